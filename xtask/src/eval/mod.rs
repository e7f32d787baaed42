//! `cargo xtask eval`: how often the verdict is right on the samples, and beside SpamAssassin on the same messages.

mod peer;

use crate::cli::EvalOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use crate::{needs, setup};
use std::fs;

const HEAD: &str = "\
# How often the verdict is right

Rates on the samples, offline, and with no address book but where it is said; attachments are looked into. The rules
were tuned on these messages: on others they will do worse.
`phish` are 600 phishing mails of 2022–2024, the two list folders 400 wanted mails of public lists, `ham-newsletters`
200 wanted mails of 2002. The recipient of the phish is redacted to `phishing@pot`; it is replaced by an ordinary
address first, and no rule looks at it. *Phish with free headers* are the same with everything that any sender can write
to look wanted: List-Id, List-Unsubscribe, Precedence, In-Reply-To, References, a filter's and a server's good opinion,
an Authentication-Results. One of the wanted list mails that is not clear is itself an advance fee fraud that the list
let through.

Times are those of one message in a process that has read its lists, on one core.

Made by `cargo xtask eval`.

";

/// Measures, prints, and keeps a full run in docs/evaluation.md.
pub(crate) fn eval(project: &Project, options: EvalOptions) -> Result<(), Failure> {
    let samples = project.path("../shared/samples");
    if !samples.is_dir() {
        note(&format!("skipped: there are no samples at {}", samples.display()));
        return Ok(());
    }
    setup::install(needs::EVAL)?;
    say("Building for release");
    shell::run(shell::cargo(project).args(["build", "--release", "-p", "muhr-inspect", "--example", "eval"]))?;
    shell::run(shell::cargo(project).args(["build", "--release", "-p", "muhr-cli"]))?;
    say("Judging the samples");
    let program = project.target().join("release/examples").join(format!("eval{}", std::env::consts::EXE_SUFFIX));
    let tables = shell::output_of(std::process::Command::new(&program).arg(&samples))
        .ok_or_else(|| Failure::step("the samples could not be judged"))?;
    say("Beside SpamAssassin");
    let beside = peer::compare(project, &samples, &program, options)?;
    println!("\n{tables}\n{beside}");
    if options.quick {
        note("docs/evaluation.md is written by a full run only");
        return Ok(());
    }
    fs::write(project.path("docs/evaluation.md"), format!("{HEAD}{tables}\n{beside}"))
        .map_err(|error| Failure::step(format!("docs/evaluation.md: {error}")))?;
    note("written to docs/evaluation.md");
    Ok(())
}
