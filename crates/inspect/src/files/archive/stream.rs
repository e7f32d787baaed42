//! One compressed file without a directory: gzip (RFC 1952), bzip2, xz, Zstandard (RFC 8878).

use super::{closed_member, member, read_bounded, weigh};
use crate::files::{Examination, unreadable};
use crate::report::{FileReport, GapKind};
use std::io::Read;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let name = inner_name(&report.name, report.kind);
    let mut rest = bytes;
    let mut source: Box<dyn Read + '_> = match report.kind {
        "gz" => Box::new(flate2::read::MultiGzDecoder::new(&mut rest)),
        "bz2" => Box::new(bzip2::read::MultiBzDecoder::new(&mut rest)),
        "xz" => Box::new(lzma_rust2::XzReader::new(&mut rest, true)),
        _ => {
            unreadable(report);
            closed_member(report, &name, 0, GapKind::Unreadable);
            return;
        }
    };
    let read = read_bounded(report, &mut source, examination);
    drop(source);
    match read {
        Ok((inside, _)) => {
            weigh(report, len(bytes).saturating_sub(len(rest)), len(&inside));
            member(report, &name, &inside, examination, depth);
        }
        Err(_) => closed_member(report, &name, 0, GapKind::Unreadable),
    }
}

fn len(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// `report.pdf.gz` holds `report.pdf`, `files.tgz` holds `files.tar`.
fn inner_name(name: &str, kind: &str) -> String {
    let lower = name.to_lowercase();
    if let Some(stem) = lower.strip_suffix(".tgz").or_else(|| lower.strip_suffix(".tbz")) {
        return format!("{}.tar", name.get(..stem.len()).unwrap_or(stem));
    }
    let ending = format!(".{kind}");
    let stem = lower.strip_suffix(&ending).map_or(lower.len(), str::len);
    name.get(..stem).unwrap_or(name).to_owned()
}
