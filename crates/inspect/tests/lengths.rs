//! What is longer than is read is said to be, whatever it is.

use muhr_inspect::{Book, Context, GapKind, Verdict, inspect_message};

fn is_told(body: &str, kind: &str) -> bool {
    let mail = format!("From: a@b.example\r\nContent-Type: {kind}\r\n\r\n{body}");
    let report = inspect_message(mail.as_bytes(), &Context::new(&Book::default()));
    assert_eq!(report.verdict, Verdict::Clear, "long is not wrong");
    let found = report.findings.iter().any(|finding| finding.signal.id() == "message.limit");
    let gap = report.gaps.iter().any(|gap| gap.kind == GapKind::Limit);
    assert_eq!(found, gap);
    found
}

#[test]
fn a_text_that_is_read_in_part_says_so() {
    assert!(!is_told(&"word ".repeat(5_000), "text/plain"));
    assert!(is_told(&"word ".repeat(50_000), "text/plain"));
}

#[test]
fn a_page_that_is_read_in_part_says_so() {
    assert!(!is_told(&"<p>word</p>".repeat(1_000), "text/html"));
    assert!(is_told(&"<p>word</p>".repeat(100_000), "text/html"));
    assert!(is_told(&"<b>".repeat(10_000), "text/html"));
}

#[test]
fn links_that_are_not_all_looked_at_are_told() {
    let links: String = (0..2_000)
        .map(|number| format!("The report of this day stands here: http://www.b.example/page-{number}\n"))
        .collect();
    assert!(is_told(&links, "text/plain"));
}

#[test]
fn a_message_in_messages_is_told_once_in_each() {
    let mut mail = "From: \r\nX\r\n\r\nHello\r\n".to_owned();
    for _ in 0..9 {
        mail = format!("From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n{mail}");
    }
    let report = inspect_message(mail.as_bytes(), &Context::new(&Book::default()));
    let most = report.attachments.iter().flat_map(|file| file.walk()).map(|file| file.findings.len()).max();
    assert!(most.is_some_and(|most| (1..40).contains(&most)), "{most:?}");
    assert!(report.findings.len() < 200, "{}", report.findings.len());
}
