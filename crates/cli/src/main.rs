//! Muhr in a terminal: the same use cases as the window.
//!
//! With `--json` one object goes to standard output and nothing else; everything for people goes to standard
//! error. A password is read from a prompt or from standard input, never from the command line, where every
//! process can see it.

mod arguments;
mod bar;
mod book;
mod check;
mod codes;
mod domain;
mod domain_arguments;
mod domain_telling;
mod draft;
mod endpoint;
mod exit;
mod history;
mod open;
mod people;
mod people_arguments;
mod scan;
mod seal;
mod settings;
mod talk;
mod watch;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use muhr_app::AppError;
use muhr_app::leftovers::Leftovers;
use muhr_app::progress::Cancel;
use std::process::ExitCode;
use talk::Talk;

fn main() -> ExitCode {
    let clock = muhr_app::host::LocalClock::new();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            let _ = message.print();
            return if message.use_stderr() { exit::usage() } else { ExitCode::SUCCESS };
        }
    };
    let cancel = Cancel::default();
    let handler = cancel.clone();
    // Without a handler the default one still ends the process, and the next start cleans up.
    let main = std::thread::current();
    let _ = ctrlc::set_handler(move || {
        handler.cancel();
        main.unpark();
    });
    let leftovers = Leftovers::in_folder(muhr_app::host::state_folder());
    leftovers.sweep();
    let talk = Talk::new(arguments.command.wants_json());
    let done = match &arguments.command {
        Command::Seal(seal) => seal::run(seal, &talk, clock, &leftovers, &cancel),
        Command::Open(open) => open::run(open, &talk, &leftovers, &cancel),
        Command::Draft(draft) => draft::run(draft, &talk),
        Command::People(people) => people::run(people, &talk, clock, &leftovers),
        Command::History(history) => history::run(history, &talk, clock),
        Command::Settings(settings) => settings::run(settings, &talk),
        Command::Watch(watch) => watch::run(watch, &talk, clock, &cancel),
        Command::Check(check) => return answered(check::run(check, &talk, clock, &cancel), &talk),
        Command::Domain(domain) => return answered(domain::run(domain, &talk, clock, &cancel), &talk),
        Command::Scan(scan) => return answered(scan::run(scan, &talk, clock, &cancel), &talk),
        Command::Endpoint(_) => return endpoint::run(&talk, clock),
        Command::Codes(codes) => return answered(codes::run(codes, &talk, &cancel), &talk),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "muhr", &mut std::io::stdout());
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            talk.error(&error);
            exit::code(&error)
        }
    }
}

/// The status that an answer comes to.
fn answered(answer: Result<u8, AppError>, talk: &Talk) -> ExitCode {
    answer.map_or_else(
        |error| {
            talk.error(&error);
            exit::code(&error)
        },
        ExitCode::from,
    )
}
