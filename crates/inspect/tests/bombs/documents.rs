//! Bombs that are documents.

use super::archives::{Member, deflated, stored, zip};
use super::streams::{deflated_zeros, le16, le32};
use super::{Bomb, bomb, read};

pub(crate) const BOMBS: &[Bomb] = &[
    bomb("megabytes of zeros in a PDF object stream", "a.pdf", object_stream, (60, 10_000)),
    bomb("PDF object streams of 40 MB", "a.pdf", object_streams, (5, 200)),
    read("pages of a PDF", "a.pdf", pdf_pages, (500, 10_000)),
    read("filters on a PDF stream", "a.pdf", filters, (20, 1_000)),
    read("filters in a row on 30 MB of PDF", "a.pdf", packed_filters, (2, 8)),
    read("arrays in arrays of a PDF", "a.pdf", |size| pdf(&"[".repeat(size)), (20_000, 5_000_000)),
    read("links of a PDF", "a.pdf", pdf_links, (500, 500_000)),
    bomb("streams of a PDF", "a.pdf", |size| pdf(&"1 0 obj<<>>\nstream\nendstream\n".repeat(size)), (6_000, 1_000_000)),
    read("names with hexadecimal digits in a PDF", "a.pdf", |size| pdf(&"/#4a".repeat(size)), (20_000, 5_000_000)),
    read("entities of entities in a Word document", "a.docx", |_| document(&laughs("w:document")), (1, 1)),
    read("one long entity in a Word document, often", "a.docx", |size| document(&quadratic(size)), (1_000, 1_000_000)),
    bomb("megabytes of zeros in a Word document", "a.docx", zeros, (60, 10_000)),
    read(
        "elements in elements of a Word document",
        "a.docx",
        |size| document(&"<w:p>".repeat(size)),
        (5_000, 1_000_000),
    ),
    read("fields of a Word document", "a.docx", |size| document(&FIELD.repeat(size)), (500, 100_000)),
    read("relationships of a Word document", "a.docx", relationships, (500, 200_000)),
    read("entities of entities in a picture", "a.svg", |_| laughs("svg").into_bytes(), (1, 1)),
    read("elements in elements of a picture", "a.svg", svg, (5_000, 1_000_000)),
    read("tags in tags of a page", "a.html", |size| page("<div>", size), (5_000, 1_000_000)),
    read("scripts of a page", "a.html", |size| page("<script>eval(atob('TVqQ'))</script>", size), (500, 500_000)),
    read("files that a page carries", "a.html", carried, (100, 10_000)),
    read("groups in groups of an RTF", "a.rtf", |size| rtf("{", size), (20_000, 1_000_000)),
    read("groups behind each other of an RTF", "a.rtf", |size| rtf("{\\b x}", size), (20_000, 1_000_000)),
    read("objects of an RTF", "a.rtf", |size| rtf("{\\object\\objdata 0105}", size), (500, 500_000)),
    read("megabytes of one RTF object", "a.rtf", |size| rtf("41", size << 19), (1, 60)),
    read("a compound file whose table leads in circles", "a.doc", circles, (8, 100_000)),
    read("entries of a compound file", "a.doc", entries, (500, 700_000)),
    read("modules of a VBA project", "a.doc", modules, (200, 1_000_000)),
    read("megabytes of VBA packed in a thousandth", "a.doc", packed_vba, (4, 4_000)),
    bomb("files of a notebook that are all of it", "a.one", notebook, (6_000, 100_000)),
    read("formulas of a table", "a.csv", |size| b"=cmd|'/C calc'!A0,".repeat(size), (500, 5_000_000)),
];

const FIELD: &str = "<w:instrText>HYPERLINK \"http://a.example\"</w:instrText>";

fn pdf(objects: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{objects}\n%%EOF\n").into_bytes()
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    [format!("1 0 obj\n<<{dictionary}>>\nstream\n").as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

/// RFC 1950 around RFC 1951.
fn zlib(deflated: &[u8]) -> Vec<u8> {
    [b"\x78\xDA".as_slice(), deflated, &[0; 4]].concat()
}

fn object_stream(megabytes: usize) -> Vec<u8> {
    let inside = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &zlib(&deflated_zeros(megabytes)));
    [b"%PDF-1.7\n".as_slice(), &inside].concat()
}

fn object_streams(size: usize) -> Vec<u8> {
    let inside = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &zlib(&deflated_zeros(40)));
    [b"%PDF-1.7\n".as_slice(), &inside.repeat(size)].concat()
}

fn pdf_pages(size: usize) -> Vec<u8> {
    let page = "2 0 obj\n<</Type/Page/Parent 1 0 R/Contents 3 0 R>>\nendobj\n\
                3 0 obj\n<</Length 5>>\nstream\nBT ET\nendstream\nendobj\n";
    pdf(&page.repeat(size))
}

fn filters(size: usize) -> Vec<u8> {
    let all = "/FlateDecode".repeat(size);
    let inside = stream(&format!("/Type/ObjStm/Filter[{all}]"), &zlib(&deflated(b"Hello")));
    [b"%PDF-1.7\n".as_slice(), &inside].concat()
}

fn packed_filters(size: usize) -> Vec<u8> {
    let packed = (0..size).fold(zlib(&deflated_zeros(30)), |inside, _| zlib(&deflated(&inside)));
    let all = "/FlateDecode".repeat(size + 1);
    [b"%PDF-1.7\n".as_slice(), &stream(&format!("/Type/ObjStm/Filter[{all}]"), &packed).repeat(20)].concat()
}

fn pdf_links(size: usize) -> Vec<u8> {
    pdf(&(0..size).map(|at| format!("<</S/URI/URI(http://a{at}.example)>>\n")).collect::<String>())
}

/// Each entity is ten of the one before: a billion in the end.
fn laughs(root: &str) -> String {
    let entities: String =
        (1..10).map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))).collect();
    format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY l0 \"lol\">{entities}]><{root}>&l9;</{root}>")
}

fn quadratic(size: usize) -> String {
    let long = "a".repeat(size);
    format!("<!DOCTYPE w [<!ENTITY l \"{long}\">]><w:document>{}</w:document>", "&l;".repeat(size))
}

const TYPES: &[u8] = b"<?xml version=\"1.0\"?><Types/>";

fn package(name: &str, packed: &[u8], length: usize) -> Vec<u8> {
    let member = Member { name: name.to_owned(), method: 8, packed, length };
    zip(&[stored("[Content_Types].xml", TYPES), stored("word/styles.xml", b"<w:styles/>"), member])
}

fn document(xml: &str) -> Vec<u8> {
    package("word/document.xml", &deflated(xml.as_bytes()), xml.len())
}

fn zeros(megabytes: usize) -> Vec<u8> {
    package("word/document.xml", &deflated_zeros(megabytes), megabytes << 20)
}

fn relationships(size: usize) -> Vec<u8> {
    let all: String = (0..size)
        .map(|at| format!("<Relationship Id=\"r{at}\" TargetMode=\"External\" Target=\"http://a{at}.example\"/>"))
        .collect();
    let xml = format!("<Relationships>{all}</Relationships>");
    package("word/_rels/document.xml.rels", &deflated(xml.as_bytes()), xml.len())
}

fn svg(size: usize) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(size)).into_bytes()
}

fn page(tag: &str, size: usize) -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{}", tag.repeat(size)).into_bytes()
}

fn carried(size: usize) -> Vec<u8> {
    page(&format!("<a href=\"data:application/zip;base64,{}\">x</a>", "UEsDBAoAAAAA".repeat(300)), size)
}

fn rtf(group: &str, size: usize) -> Vec<u8> {
    let all = group.repeat(size);
    format!("{{\\rtf1\\ansi {{\\object\\objdata {all}").into_bytes()
}

const FREE: u32 = 0xFFFF_FFFF;
const END: u32 = 0xFFFF_FFFE;

/// MS-CFB with sectors of 512 bytes: streams of whole sectors, and a directory of them and of more entries.
fn compound(streams: &[(&str, &[u8])], more: usize, table: impl Fn(u32) -> Option<u32>) -> Vec<u8> {
    let mut content: Vec<u8> = Vec::new();
    let mut entries = entry("Root Entry", 5, 1, END, 0);
    let mut chain: Vec<u32> = Vec::new();
    for (name, bytes) in streams {
        let start = chain.len();
        let sectors = bytes.len().max(4_096).div_ceil(512);
        content.extend(*bytes);
        content.resize((start + sectors) * 512, 0);
        chain.extend((1..sectors).map(|at| u32::try_from(start + at).unwrap_or(END)));
        chain.push(END);
        entries.extend(entry(name, 2, FREE, u32::try_from(start).unwrap_or(END), sectors * 512));
    }
    (0..more).for_each(|at| entries.extend(entry(&format!("{at}"), 2, FREE, 0, 4_096)));
    entries.resize(entries.len().next_multiple_of(512), 0);
    let directory = chain.len();
    chain.extend((1..entries.len() / 512).map(|at| u32::try_from(directory + at).unwrap_or(END)));
    chain.push(END);
    content.extend(entries);
    let tables = chain.len();
    let count = tables.div_ceil(127);
    chain.extend(std::iter::repeat_n(0xFFFF_FFFD, count));
    let chain = chain.iter().zip(0..).map(|(&next, at)| table(at).unwrap_or(next));
    let mut fat: Vec<u8> = chain.flat_map(u32::to_le_bytes).collect();
    fat.resize(count * 512, 0xFF);
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(24, 0);
    header.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    header.extend([le32(count), le32(directory), [0; 4], le32(4_096)].concat());
    header.extend([END.to_le_bytes(), [0; 4]].concat());
    // The table of the table: 109 numbers in the header, the rest in sectors of 127 behind everything.
    let numbers: Vec<u32> = (0..count).map(|at| u32::try_from(tables + at).unwrap_or(END)).collect();
    let (near, far) = numbers.split_at(count.min(109));
    let first = if far.is_empty() { END } else { u32::try_from(tables + count).unwrap_or(END) };
    header.extend([first.to_le_bytes(), le32(far.len().div_ceil(127))].concat());
    header.extend(near.iter().flat_map(|number| number.to_le_bytes()));
    header.resize(512, 0xFF);
    let mut bytes = [header, content, fat].concat();
    for (at, numbers) in far.chunks(127).enumerate() {
        bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        bytes.resize(bytes.len() + (127 - numbers.len()) * 4, 0xFF);
        let last = (at + 1) * 127 >= far.len();
        bytes.extend(if last { END } else { first + u32::try_from(at).unwrap_or(END) + 1 }.to_le_bytes());
    }
    bytes
}

/// An entry of the directory; all that follow hang to the right of it.
fn entry(name: &str, kind: u8, child: u32, start: u32, size: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.resize(64, 0);
    bytes.extend(le16(name.len() * 2 + 2));
    bytes.extend([kind, 1]);
    bytes.extend([FREE, FREE, child].map(u32::to_le_bytes).concat());
    bytes.resize(116, 0);
    bytes.extend([start.to_le_bytes(), le32(size), [0; 4]].concat());
    bytes
}

fn circles(size: usize) -> Vec<u8> {
    compound(&[("WordDocument", &vec![0; size * 512])], 0, |at| Some(at ^ 1))
}

fn entries(size: usize) -> Vec<u8> {
    compound(&[("WordDocument", &[])], size, |_| None)
}

/// MS-OVBA 2.4.1: a container of one chunk as it is.
fn plain(text: &[u8]) -> Vec<u8> {
    let mut chunk = text.to_vec();
    chunk.resize(4_096, b'\n');
    [b"\x01\xFF\x3F\0Attribut".as_slice(), &chunk].concat()
}

fn modules(size: usize) -> Vec<u8> {
    let module = b"\x01\x0A\xB0\0Attribut\0e\n".repeat(size);
    compound(
        &[("WordDocument", &[]), ("_VBA_PROJECT", &[]), ("dir", &plain(b"")), ("ThisDocument", &module)],
        0,
        |_| None,
    )
}

/// One letter, and a copy of it 4,095 times, again and again.
fn packed_vba(megabytes: usize) -> Vec<u8> {
    let module = [plain(b"Sub AutoOpen()"), b"\x03\xB0\x02a\xFC\x0F".repeat(megabytes * 256)].concat();
    compound(
        &[("WordDocument", &[]), ("_VBA_PROJECT", &[]), ("dir", &plain(b"")), ("ThisDocument", &module)],
        0,
        |_| None,
    )
}

/// MS-ONESTORE: each file ends where the notebook ends.
fn notebook(size: usize) -> Vec<u8> {
    let file = b"\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    [b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3".as_slice(), &file.repeat(size)].concat()
}
