//! How often the verdict is right on real mail and files: rates by folder of the samples, which signals carried them,
//! whether headers that any sender can write for free change anything, and how long a message took.
//!
//! `cargo xtask eval` runs this and the comparison with SpamAssassin, and keeps the result in docs/evaluation.md. Alone:
//! `cargo run --release -p muhr-inspect --example eval -- ../shared/samples`, Markdown on standard output; with
//! `--each FILE…`, one line a message: verdict, milliseconds, path; with `--book` before the folder, only what an address
//! book changes.

mod book;
mod files;
mod mail;
mod percent;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    if arguments.next_if(|argument| argument.as_os_str() == "--each").is_some() {
        mail::warm_up();
        arguments.for_each(|path| mail::one(&path));
        return ExitCode::SUCCESS;
    }
    let only_book = arguments.next_if(|argument| argument.as_os_str() == "--book").is_some();
    let Some(samples) = arguments.next().filter(|path| path.is_dir()) else {
        eprintln!("name the folder of the samples, such as ../shared/samples");
        return ExitCode::from(64);
    };
    mail::warm_up();
    if !only_book {
        mail::tables(&samples);
        files::tables(&samples.join("files"));
    }
    book::tables(&samples);
    ExitCode::SUCCESS
}
