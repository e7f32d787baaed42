//! What is measured, and what was promised of it.

use super::office;
use super::prose::Prose;
use super::random::Random;
use super::seal::{Format, Sealer};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// One comparison with one peer.
#[derive(Debug)]
pub(crate) struct Case {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    /// In the table.
    pub(crate) title: &'static str,
    /// What the peer is called in the table.
    pub(crate) peer_title: &'static str,
    /// Which of our formats.
    pub(crate) ours: Format,
    /// Who is on the other side.
    pub(crate) peer: Sealer,
    /// What was promised.
    pub(crate) target: Target,
    /// How often each side runs.
    pub(crate) runs: usize,
    /// Makes the files in a folder, `scale` times smaller than they should be, under the name it gives back.
    pub(crate) make: fn(&Path, u64) -> io::Result<&'static str>,
}

/// A promise about a comparison.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// At least this many times as fast as the peer.
    Faster(f64),
    /// The same, with a sealed file at most this many times as large as the peer's.
    FasterAndAsSmall(f64, f64),
    /// At most this many times the peer's time.
    NotSlower(f64),
}

const MIB: u64 = 1 << 20;

/// The comparisons in the order of the table.
pub(crate) const ALL: &[Case] = &[
    Case {
        name: "office",
        title: "60 MB of office attachments, zip",
        peer_title: "7-Zip",
        ours: Format::Zip,
        peer: Sealer::SevenZip,
        target: Target::Faster(8.0),
        runs: 5,
        make: attachments,
    },
    Case {
        name: "text",
        title: "256 MiB of text, zip",
        peer_title: "7-Zip",
        ours: Format::Zip,
        peer: Sealer::SevenZip,
        target: Target::FasterAndAsSmall(5.0, 1.10),
        runs: 3,
        make: |folder, scale| text(folder, 256 * MIB / scale),
    },
    Case {
        name: "container",
        title: "1 GiB of random bytes, muhr",
        peer_title: "age -p",
        ours: Format::Muhr,
        peer: Sealer::Age,
        target: Target::Faster(4.0),
        runs: 3,
        make: |folder, scale| noise(folder, 1024 * MIB / scale),
    },
    Case {
        name: "small",
        title: "2,000 files of 4 KiB, zip",
        peer_title: "7-Zip",
        ours: Format::Zip,
        peer: Sealer::SevenZip,
        target: Target::NotSlower(1.5),
        runs: 5,
        make: small_files,
    },
];

/// The sizes between which peak memory must not grow.
pub(crate) const MEMORY_SIZES: [(&str, u64); 2] = [("6 KiB", 6 << 10), ("6 GiB", 6 << 30)];

fn attachments(folder: &Path, scale: u64) -> io::Result<&'static str> {
    let scale = usize::try_from(scale).map_err(io::Error::other)?;
    let typical = office::TYPICAL;
    let fewer = office::Folder {
        documents: typical.documents.div_ceil(scale),
        pdfs: typical.pdfs.div_ceil(scale),
        photographs: typical.photographs.div_ceil(scale),
    };
    fewer.write(&folder.join("attachments"), 2026)?;
    Ok("attachments")
}

/// One file of prose, written in pieces.
pub(crate) fn text(folder: &Path, length: u64) -> io::Result<&'static str> {
    let mut prose = Prose::new(1947);
    in_pieces(&folder.join("text.txt"), length, |piece, size| prose.write(piece, size))?;
    Ok("text.txt")
}

fn noise(folder: &Path, length: u64) -> io::Result<&'static str> {
    let mut random = Random::new(1024);
    in_pieces(&folder.join("archive.bin"), length, |piece, size| random.fill(piece, size))?;
    Ok("archive.bin")
}

fn in_pieces(path: &Path, length: u64, mut fill: impl FnMut(&mut Vec<u8>, usize)) -> io::Result<()> {
    const PIECE: u64 = 8 * MIB;
    let mut file = BufWriter::new(File::create(path)?);
    let mut left = length;
    let mut piece = Vec::new();
    while left > 0 {
        let size = left.min(PIECE);
        piece.clear();
        fill(&mut piece, usize::try_from(size).map_err(io::Error::other)?);
        file.write_all(&piece)?;
        left -= size;
    }
    file.flush()
}

fn small_files(folder: &Path, scale: u64) -> io::Result<&'static str> {
    let mut prose = Prose::new(4096);
    for number in 0..2000 / scale {
        let place = folder.join("notes").join(format!("{:02}", number / 100));
        fs::create_dir_all(&place)?;
        let mut note = Vec::new();
        prose.write(&mut note, 4096);
        fs::write(place.join(format!("note-{number:04}.txt")), note)?;
    }
    Ok("notes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_a_folder(name: &str, test: impl FnOnce(&Path)) {
        let folder = std::env::temp_dir().join(format!("muhr-xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        test(&folder);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_made_in_pieces_has_the_length_asked_for() {
        in_a_folder("pieces", |folder| {
            let name = noise(folder, 9 * MIB + 5).unwrap();
            assert_eq!(fs::metadata(folder.join(name)).unwrap().len(), 9 * MIB + 5);
        });
    }

    #[test]
    fn small_files_are_of_4_kib_each() {
        in_a_folder("small", |folder| {
            let name = small_files(folder, 100).unwrap();
            let files = fs::read_dir(folder.join(name).join("00")).unwrap().map(Result::unwrap).collect::<Vec<_>>();
            assert_eq!(files.len(), 20);
            assert!(files.iter().all(|file| file.metadata().unwrap().len() == 4096));
        });
    }
}
