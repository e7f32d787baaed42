//! The real `muhr`, run as a person or a script runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    unreachable_pub
)]

mod asking;
mod codes;
mod contract;
mod domain;
mod endpoint;
mod people;
#[cfg(unix)]
mod scanning;
mod support;
#[cfg(unix)]
mod survival;
#[cfg(unix)]
mod watching;
