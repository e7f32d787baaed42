//! Muhr in a terminal.
fn main() {}
