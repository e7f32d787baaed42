//! Running a program of the system that answers one question: by its absolute path, with a limit on time and output.

use super::{Seen, Unseen};
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take.
const LONGEST: Duration = Duration::from_secs(3);
/// Most bytes of each of its outputs that are read.
const MOST_BYTES: u64 = 64 << 10;
/// How often it is looked whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);

/// What the program says on both of its outputs, if it ends well. Some (`sysadminctl`) answer on standard error.
pub(super) fn run(program: &str, arguments: &[&str]) -> Seen<String> {
    run_for(program, arguments, LONGEST)
}

fn run_for(program: &str, arguments: &[&str], longest: Duration) -> Seen<String> {
    let end = Instant::now() + longest;
    let mut command = Command::new(program);
    // Its words are read by us, so they are asked for in the one language that is recorded.
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Unseen::Absent,
        _ => Unseen::Failed,
    })?;
    let (sender, received) = channel();
    let outputs = [child.stdout.take().map(boxed), child.stderr.take().map(boxed)];
    for (number, output) in outputs.into_iter().flatten().enumerate() {
        let sender = sender.clone();
        // A grandchild may keep the pipe open for ever, so nobody waits for these threads.
        let _ = thread::Builder::new().spawn(move || {
            let mut bytes = Vec::new();
            let read = output.take(MOST_BYTES).read_to_end(&mut bytes);
            let _ = sender.send((number, read.map(|_| bytes)));
        });
    }
    drop(sender);
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < end => thread::sleep(PAUSE),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Unseen::Failed);
            }
        }
    };
    let mut texts = [String::new(), String::new()];
    while let Ok((number, bytes)) = received.recv_timeout(end.saturating_duration_since(Instant::now())) {
        if let (Some(text), Ok(bytes)) = (texts.get_mut(number), bytes) {
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    if status.success() { Ok(texts.concat()) } else { Err(Unseen::Failed) }
}

fn boxed(output: impl Read + Send + 'static) -> Box<dyn Read + Send> {
    Box::new(output)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Seen<String> {
        run_for("/bin/sh", &["-c", script], Duration::from_secs(5))
    }

    #[test]
    fn both_outputs_are_read() {
        assert_eq!(shell("echo out; echo err >&2").unwrap(), "out\nerr\n");
    }

    #[test]
    fn a_program_that_fails_hangs_or_is_not_there_gives_no_answer() {
        assert_eq!(shell("echo half an answer; exit 3"), Err(Unseen::Failed));
        assert_eq!(run("/no/such/program", &[]), Err(Unseen::Absent));
        let started = Instant::now();
        assert_eq!(run_for("/bin/sleep", &["60"], Duration::from_millis(100)), Err(Unseen::Failed));
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_flood_is_cut() {
        let flood = shell("head -c 60000 /dev/zero | tr '\\0' a").unwrap();
        assert_eq!(flood.len(), 60_000);
        // Who writes on against a closed pipe is ended by the system, so this is no good end.
        assert!(shell("head -c 10000000 /dev/zero | tr '\\0' a").map_or(0, |text| text.len()) <= 64 << 10);
    }
}
