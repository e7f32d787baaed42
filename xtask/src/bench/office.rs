//! A folder such as somebody attaches to an e-mail: Word documents, PDF files and photographs.
//!
//! Each has the structure of the real thing as far as it matters to sealing: how much of it is already
//! compressed, and where. docx: ECMA-376 part 2 (a ZIP of deflated XML and stored pictures). pdf: ISO 32000-1
//! section 7.5 (objects, Flate streams, DCT pictures). jpg: ITU T.81 annex B (markers around entropy-coded data).

use super::docx_zip::Package;
use super::prose::Prose;
use super::random::Random;
use flate2::{Compression, write::ZlibEncoder};
use std::io::{self, Write};
use std::path::Path;

/// How many of each kind a folder has, and their sizes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Folder {
    /// Word documents.
    pub(crate) documents: usize,
    /// PDF files.
    pub(crate) pdfs: usize,
    /// Photographs.
    pub(crate) photographs: usize,
}

/// About 60 MB.
pub(crate) const TYPICAL: Folder = Folder { documents: 36, pdfs: 30, photographs: 14 };

impl Folder {
    /// Writes the files; the same seed gives the same bytes.
    pub(crate) fn write(self, folder: &Path, seed: u64) -> io::Result<()> {
        let mut random = Random::new(seed);
        let mut prose = Prose::new(seed);
        let annexes = folder.join("annexes");
        std::fs::create_dir_all(&annexes)?;
        let place = |number: usize| if number.is_multiple_of(3) { annexes.as_path() } else { folder };
        for number in 0..self.documents {
            std::fs::write(place(number).join(format!("letter-{number:02}.docx")), docx(&mut random, &mut prose)?)?;
        }
        for number in 0..self.pdfs {
            std::fs::write(place(number).join(format!("report-{number:02}.pdf")), pdf(&mut random, &mut prose)?)?;
        }
        for number in 0..self.photographs {
            let length = random.between(900_000, 3_200_000);
            std::fs::write(place(number).join(format!("site-{number:02}.jpg")), jpg(&mut random, length))?;
        }
        Ok(())
    }
}

/// A letter or report of 2 to 20 pages, in one of three cases with a picture.
fn docx(random: &mut Random, prose: &mut Prose) -> io::Result<Vec<u8>> {
    let mut package = Package::default();
    package.deflated(
        "[Content_Types].xml",
        b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
    )?;
    package.deflated(
        "_rels/.rels",
        b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
    )?;
    let mut text = Vec::new();
    let length = random.between(6_000, 60_000);
    prose.write(&mut text, length);
    package.deflated("word/document.xml", &word_xml(&text, random))?;
    if random.chance(33) {
        let length = random.between(80_000, 700_000);
        package.stored("word/media/image1.jpeg", &jpg(random, length))?;
    }
    package.finish()
}

/// The text as WordprocessingML: one paragraph per line, split into runs as an editor leaves them.
fn word_xml(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut xml = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>".to_vec();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let id = random.next();
        xml.extend_from_slice(
            format!("<w:p w14:paraId=\"{:08X}\" w:rsidR=\"00{:06X}\">", id >> 32, id & 0xFF_FFFF).as_bytes(),
        );
        for run in line.chunks(random.between(40, 400)) {
            xml.extend_from_slice(b"<w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">");
            xml.extend_from_slice(run);
            xml.extend_from_slice(b"</w:t></w:r>");
        }
        xml.extend_from_slice(b"</w:p>");
    }
    xml.extend_from_slice(b"<w:sectPr/></w:body></w:document>");
    xml
}

/// A report of 3 to 40 pages with an embedded font, in two of five cases scanned or with pictures.
fn pdf(random: &mut Random, prose: &mut Prose) -> io::Result<Vec<u8>> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let pages = random.between(3, 40);
    let kids = (0..pages).map(|page| format!("{} 0 R", 4 + 2 * page)).collect::<Vec<_>>().join(" ");
    objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
    objects.push(format!("<< /Type /Pages /Count {pages} /Kids [{kids}] >>").into_bytes());
    objects.push(b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Text >>".to_vec());
    for page in 0..pages {
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                5 + 2 * page
            )
            .into_bytes(),
        );
        let mut text = Vec::new();
        let length = random.between(1_500, 3_500);
        prose.write(&mut text, length);
        objects.push(stream("/Filter /FlateDecode", &zlib(&page_content(&text, random))?));
    }
    // A font programme compresses badly; random bytes stand for it.
    let mut font = Vec::new();
    let length = random.between(20_000, 90_000);
    random.fill(&mut font, length);
    objects.push(stream("/Filter /FlateDecode", &zlib(&font)?));
    if random.chance(40) {
        for _ in 0..random.between(2, 8) {
            let length = random.between(120_000, 600_000);
            let picture = jpg(random, length);
            objects.push(stream("/Subtype /Image /Filter /DCTDecode", &picture));
        }
    }
    Ok(pdf_file(&objects))
}

fn page_content(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut content = b"BT\n/F1 11 Tf\n72 770 Td\n14 TL\n".to_vec();
    for line in text.chunks(88) {
        content.push(b'[');
        // Typesetters move letters by thousandths; this is what makes page streams larger than their text.
        for piece in line.chunks(random.between(3, 14)) {
            content.push(b'(');
            content.extend(
                piece.iter().map(|byte| if matches!(byte, b'(' | b')' | b'\\' | b'\n' | b'\t') { b' ' } else { *byte }),
            );
            content.extend_from_slice(format!("){}", random.below(60)).as_bytes());
        }
        content.extend_from_slice(b"] TJ\nT*\n");
    }
    content.extend_from_slice(b"ET\n");
    content
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend_from_slice(data);
    object.extend_from_slice(b"\nendstream");
    object
}

fn pdf_file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        file.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend_from_slice(trailer.as_bytes());
    file
}

fn zlib(data: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(data)?;
    encoder.finish()
}

/// Markers of a baseline JPEG around entropy-coded data, in which a byte FF is always followed by 00.
fn jpg(random: &mut Random, length: usize) -> Vec<u8> {
    let mut file = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xDB\x00\x43\x00".to_vec();
    file.extend(1..=64_u8);
    file.extend_from_slice(b"\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00");
    let mut data = Vec::new();
    random.fill(&mut data, length.saturating_sub(file.len() + 2));
    for byte in data {
        file.push(byte);
        if byte == 0xFF {
            file.push(0);
        }
    }
    file.truncate(length.saturating_sub(2));
    file.extend_from_slice(b"\xFF\xD9");
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::DeflateEncoder;

    fn share_after_deflate(data: &[u8]) -> f64 {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap().len() as f64 / data.len() as f64
    }

    #[test]
    fn a_word_document_is_a_zip_that_hardly_compresses_again() {
        let file = docx(&mut Random::new(1), &mut Prose::new(1)).unwrap();
        assert!(file.starts_with(b"PK\x03\x04"));
        assert!(share_after_deflate(&file) > 0.85);
    }

    #[test]
    fn a_pdf_points_at_its_cross_references() {
        let file = pdf(&mut Random::new(2), &mut Prose::new(2)).unwrap();
        let tail = String::from_utf8_lossy(&file[file.len() - 40..]).into_owned();
        let start: usize = tail.split("startxref\n").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
        assert!(file[start..].starts_with(b"xref\n"));
        assert!(share_after_deflate(&file) > 0.8);
    }

    #[test]
    fn a_photograph_has_no_marker_inside_its_data() {
        let file = jpg(&mut Random::new(3), 100_000);
        assert_eq!(file.len(), 100_000);
        assert!(file.starts_with(b"\xFF\xD8") && file.ends_with(b"\xFF\xD9"));
        assert!(share_after_deflate(&file) > 0.99);
    }
}
