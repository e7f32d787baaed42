//! One program for all targets, so that it is built once: `MUHR_FUZZ=zip cargo +nightly fuzz run inspect`.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[global_allocator]
static MEMORY: muhr_fuzz::memory::Counting = muhr_fuzz::memory::Counting;

fuzz_target!(|bytes: &[u8]| -> Corpus { if muhr_fuzz::run(bytes) { Corpus::Keep } else { Corpus::Reject } });
