//! The one door to building, running and testing Muhr.
fn main() {}
