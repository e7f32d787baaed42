//! The one door to building, running, testing and measuring Muhr.
//!
//! `cargo xtask run` and `cargo xtask test` are the two commands of the README: each starts on a machine
//! with nothing but Rust and Node.js and sets up the rest. Everything else hangs on the same door.

mod bench;
mod bindings;
mod bundle;
mod cargo_tools;
mod cli;
mod e2e;
mod eval;
mod failure;
mod fingerprint;
mod fuzz;
mod mail_servers;
mod needs;
mod node;
mod peers;
mod project;
mod python;
mod run;
mod setup;
mod shell;
mod test;
mod windows;

use cli::Command;
use failure::Failure;
use project::Project;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let outcome = cli::parse(&arguments).and_then(|command| dispatch(&command));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // The report ended with its count, which stays the last line.
        Err(Failure::Reported) => Failure::Reported.exit_code(),
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            failure.exit_code()
        }
    }
}

fn dispatch(command: &Command) -> Result<(), Failure> {
    let project = Project::find()?;
    match command {
        Command::Help(text) => {
            println!("{text}");
            Ok(())
        }
        Command::Run(options) => run::run(&project, options),
        Command::Test(options) => test::test(&project, options),
        Command::Bench(options) => bench::bench(&project, options),
        Command::Eval(options) => eval::eval(&project, *options),
        Command::Fuzz(options) => fuzz::fuzz(&project, options),
        Command::Bindings(mode) => bindings::bindings(&project, *mode),
        Command::Bundle(arguments) => bundle::bundle(&project, arguments),
        Command::Windows(options) => windows::windows(&project, *options),
        Command::Screenshots => e2e::screenshots(&project),
    }
}
