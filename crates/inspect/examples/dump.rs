//! Prints one JSON-like line per message: for looking at what the rules find.
use muhr_inspect::{Book, Context, inspect_message};
fn main() {
    let book = Book::default();
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let start = std::time::Instant::now();
        let report = inspect_message(&bytes, &Context::new(&book));
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        let ids: Vec<String> =
            report.findings.iter().map(|f| format!("{}={}", f.signal.id(), f.severity.as_str())).collect();
        println!("{path}\t{}\t{ms:.1}\t{}\t{}", report.verdict.as_str(), ids.join(" "), report.sender.address);
    }
}
