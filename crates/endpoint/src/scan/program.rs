//! Running an antivirus that is a program: with an end, whatever it does, and bounded in what it may say.

use super::{Cancelled, Reason};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How often it is looked whether it has ended.
const TICK: Duration = Duration::from_millis(20);
/// Most bytes of its output that are kept.
const MOST: usize = 1 << 16;

/// What a program has come to.
pub(super) struct Ended {
    /// Its status; nothing where it was killed.
    pub(super) code: Option<i32>,
    /// The beginning of what it wrote.
    pub(super) output: String,
}

/// A program that ends with its owner.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs it with `input`, but no longer than `patience`.
pub(super) fn run(
    command: &mut Command,
    input: &[u8],
    patience: Duration,
    cancelled: Cancelled<'_>,
) -> Result<Ended, Reason> {
    let until = Instant::now() + patience;
    without_window(command);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = Owned(child.map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => Reason::Refused,
        _ => Reason::NotAnswering,
    })?);
    let (stdin, stdout) = (child.0.stdin.take(), child.0.stdout.take());
    std::thread::scope(|scope| {
        // It may end without having read everything; what it says then is what counts.
        let write = move || stdin.map(|mut stdin| stdin.write_all(input));
        let read = move || stdout.map(kept).unwrap_or_default();
        let threads = (
            std::thread::Builder::new().spawn_scoped(scope, write),
            std::thread::Builder::new().spawn_scoped(scope, read),
        );
        let (Ok(_), Ok(reading)) = threads else { return Err(Reason::NotAnswering) };
        let code = loop {
            match child.0.try_wait() {
                Ok(Some(status)) => break status.code(),
                Err(_) => return Err(Reason::NotAnswering),
                Ok(None) if cancelled() => return kill(&mut child.0, Reason::Cancelled),
                Ok(None) if Instant::now() >= until => return kill(&mut child.0, Reason::NotAnswering),
                Ok(None) => std::thread::sleep(TICK),
            }
        };
        let output = reading.join().unwrap_or_default();
        Ok(Ended { code, output: String::from_utf8_lossy(&output).into_owned() })
    })
}

/// Ended here, because the threads wait for it and are waited for.
fn kill(child: &mut Child, reason: Reason) -> Result<Ended, Reason> {
    let _ = child.kill();
    let _ = child.wait();
    Err(reason)
}

/// The beginning of what is written; the rest is read too, so that nobody waits for room.
fn kept(mut output: impl Read) -> Vec<u8> {
    let (mut kept, mut buffer) = (Vec::new(), [0; 4_096]);
    while let Ok(read @ 1..) = output.read(&mut buffer) {
        let room = MOST.saturating_sub(kept.len()).min(read);
        kept.extend_from_slice(buffer.get(..room).unwrap_or_default());
    }
    kept
}

#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// `CREATE_NO_WINDOW`: no console flashes up.
    const NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(NO_WINDOW);
}

#[cfg(not(windows))]
const fn without_window(_: &mut Command) {}

/// A folder that nobody else may look into, in memory where the system has such a place. It goes with its owner, and with
/// it whatever a killed program has left there.
pub(super) struct Private(PathBuf);

impl Private {
    pub(super) fn new() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let memory = Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir());
        [memory, Some(std::env::temp_dir())].into_iter().flatten().find_map(|base| {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
            let path = base.join(format!("muhr-scan-{}-{since}-{number}", std::process::id()));
            // One that is there already is somebody else's.
            create(&path).ok().map(|()| Self(path))
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn create(path: &Path) -> std::io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
