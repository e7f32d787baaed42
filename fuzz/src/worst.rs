//! The slowest and the largest input so far, for the table that `cargo xtask fuzz` prints.

use crate::memory;
use rustix::time::{ClockId, clock_gettime};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

/// Bytes and processor time that one input may take. The clock on the wall also counts what else the machine does. Two
/// seconds are what the program itself may take; up to seven tenths of the time here are the fuzzer's own counting.
const MOST: usize = 512 << 20;
const LONGEST: Duration = Duration::from_secs(6);

#[derive(Default)]
struct Worst {
    time: Duration,
    bytes: usize,
}

static WORST: Mutex<Worst> = Mutex::new(Worst { time: Duration::ZERO, bytes: 0 });

/// Runs `look` and keeps what it took where `MUHR_FUZZ_WORST` names a folder.
pub(crate) fn watch(input: &[u8], look: impl FnOnce() -> bool) -> bool {
    let (held, since) = (memory::begin(), spent());
    let fits = look();
    let (time, bytes) = (spent().saturating_sub(since), memory::most_since(held));
    if let Ok(mut worst) = WORST.lock()
        && (time > worst.time || bytes > worst.bytes)
    {
        keep(&mut worst, input, time, bytes);
    }
    assert!(bytes <= MOST, "one input took {} MiB", bytes >> 20);
    assert!(time <= LONGEST, "one input took {} ms", time.as_millis());
    fits
}

/// Processor time of the process: a domain is checked in several threads, and besides them hardly anything runs.
fn spent() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

fn keep(worst: &mut Worst, input: &[u8], time: Duration, bytes: usize) {
    let slower = time > worst.time;
    worst.time = worst.time.max(time);
    worst.bytes = worst.bytes.max(bytes);
    let Some(folder) = std::env::var_os("MUHR_FUZZ_WORST").map(PathBuf::from) else { return };
    let _ = std::fs::write(folder.join("worst"), format!("{} {}", worst.time.as_micros(), worst.bytes));
    let _ = std::fs::write(folder.join(if slower { "slowest" } else { "largest" }), input);
}
