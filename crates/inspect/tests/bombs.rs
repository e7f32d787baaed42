//! What would overwhelm a reader ends as a finding or as a gap, and never in silence. How soon it ends at full size is
//! what `cargo run --release -p muhr-inspect --example bombs` measures.
#![allow(missing_docs)]

#[path = "bombs/mod.rs"]
mod made;

use made::{Bomb, Ends};
use muhr_inspect::{Book, Context, GapKind, Limits, Report, inspect};

fn judged(bomb: &Bomb) -> Report {
    let book = Book::default();
    inspect(&(bomb.make)(bomb.small), bomb.name, &Context::new(&book))
}

/// The limit that was told, or that it is a bomb.
fn tells_a_limit(report: &Report) -> bool {
    let told = |id: &str| matches!(id, "file.limit" | "file.archive_bomb" | "message.limit");
    report.findings.iter().any(|finding| told(finding.signal.id()))
        && (report.gaps.iter().any(|gap| gap.kind == GapKind::Limit)
            || report.findings.iter().any(|finding| finding.signal.id() == "file.archive_bomb"))
}

fn each_ends(bombs: &[Bomb]) {
    let most = usize::try_from(Limits::default().parts).unwrap_or(usize::MAX);
    for bomb in bombs {
        assert!(bomb.small <= bomb.large, "{}: a test needs no more than what is measured", bomb.what);
        let report = judged(bomb);
        let files = report.attachments.iter().flat_map(|file| file.walk()).count();
        assert!(files <= most + 10, "{} {}: {files} files", bomb.small, bomb.what);
        let bytes: u64 = report.attachments.iter().flat_map(|file| file.walk()).map(|file| file.bytes).sum();
        assert!(bytes < 1 << 30, "{} {}: {bytes} bytes", bomb.small, bomb.what);
        let ids: Vec<&str> = report.findings.iter().map(|finding| finding.signal.id()).take(8).collect();
        if bomb.ends == Ends::Limited {
            assert!(tells_a_limit(&report), "{} {}: {ids:?} {:?}", bomb.small, bomb.what, report.gaps.first());
        }
    }
}

#[test]
fn messages_end_and_their_limit_is_told() {
    each_ends(made::messages::BOMBS);
}

#[test]
fn archives_end_and_their_limit_is_told() {
    each_ends(made::archives::BOMBS);
}

#[test]
fn packed_streams_end_and_their_limit_is_told() {
    each_ends(made::streams::BOMBS);
}

#[test]
fn documents_end_and_their_limit_is_told() {
    each_ends(made::documents::BOMBS);
}

#[test]
fn pictures_end_and_their_limit_is_told() {
    each_ends(made::pictures::BOMBS);
}
