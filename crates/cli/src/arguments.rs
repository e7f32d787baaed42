//! The command line contract of `DESIGN.md`, and its help.

use crate::people_arguments::{History, People, Settings};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Seal files before you send them, check what you receive, open what was sealed for you.
#[derive(Parser)]
#[command(name = "muhr", version, about, max_term_width = 100, after_help = EXIT_STATUSES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_STATUSES: &str = "Exit status: 0 done or clear, 1 caution, 2 danger (check only), 64 wrong usage, \
65 bad input, 73 cannot write, 75 try again, 130 cancelled. With --json the answer goes to standard output and nothing \
else.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Seal files and folders under a generated password
    #[command(after_help = "Examples:
  muhr seal report.pdf annex.docx
  muhr seal --to 'Ayesha <ayesha@finance.gov.pk>' --format muhr case-17/
  muhr seal --style digits --out /media/usb --json minutes.pdf

The password is shown once, on standard error (with --json: in the object). Tell it by SMS, call or
WhatsApp, never by e-mail.")]
    Seal(Seal),
    /// Open a sealed file into a new folder
    #[command(after_help = "Examples:
  muhr open sealed-2026-11-23.zip
  muhr open --out ~/Documents --password-stdin sealed-2026-11-23.muhr < password.txt

The password is asked for, or read from standard input. It is never an argument.")]
    Open(Open),
    /// Make a draft e-mail (.eml) that carries a sealed file
    #[command(after_help = "Examples:
  muhr draft --to 'Ayesha <ayesha@finance.gov.pk>' sealed-2026-11-23.zip
  muhr draft --language ur --open sealed-2026-11-23.zip

With --password-stdin the draft is refused if it contains the password in any form.")]
    Draft(Draft),
    /// Check received messages and files before you open them
    #[command(after_help = "Examples:
  muhr check suspicious.eml
  muhr check --json Maildir/ | jq -r 'select(.verdict == \"danger\") | .file'
  muhr check --own-domain finance.gov.pk --know 'Ayesha <ayesha@finance.gov.pk>' invoice.msg
  muhr check --dns --resolver 192.0.2.53 notice.eml
  wl-paste | muhr check -

Reads .eml, .msg, .mbox, a Maildir or any other folder, any lone file, and with - the source of a message from \
standard input. Nothing is opened, executed, rendered or fetched.

With --dns the domain name system is asked for the sender's key and lists, and nothing else is asked for; who \
answers for that domain can notice it. Whom it asked, and every name, stands in the answer.

With --json one object for each message or file goes to standard output, one on a line. The exit status is that of \
the worst: 0 clear, 1 caution, 2 danger; 65 where something could not be read and nothing is danger. 'Clear' means \
that no warning signs were found, never that something is safe.")]
    Check(Check),
    /// The address book: whom you know, and who was verified
    People(People),
    /// What was sealed, checked, verified and reported
    History(History),
    /// Show or change the settings
    Settings(Settings),
    /// Print a completion script for a shell
    #[command(after_help = "Example:
  muhr completions bash > ~/.local/share/bash-completion/completions/muhr")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

impl Command {
    /// Whether the answer is for a program.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::Seal(seal) => seal.json,
            Self::People(people) => people.json,
            Self::History(history) => history.json,
            Self::Settings(settings) => settings.json,
            Self::Open(open) => open.json,
            Self::Draft(draft) => draft.json,
            Self::Check(check) => check.json,
            Self::Completions { .. } => false,
        }
    }
}

#[derive(Args)]
pub(crate) struct Seal {
    /// Who is to receive it: a name, an address, or both
    #[arg(long, value_name = "WHO")]
    pub(crate) to: Option<String>,
    /// How the recipient will open it
    #[arg(long, value_enum, default_value_t = Format::Zip)]
    pub(crate) format: Format,
    /// How the password looks
    #[arg(long, value_enum, default_value_t = Style::Letters)]
    pub(crate) style: Style,
    /// Show the real file names in the ZIP directory, which anyone can read
    #[arg(long)]
    pub(crate) real_names: bool,
    /// Where to put the sealed file [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// What to seal: files and folders
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Open {
    /// Where to put the new folder [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Read the password from standard input instead of asking
    #[arg(long)]
    pub(crate) password_stdin: bool,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// The sealed file
    #[arg(value_name = "SEALED")]
    pub(crate) sealed: PathBuf,
}

#[derive(Args)]
pub(crate) struct Draft {
    /// Who is to receive it: an address, with or without a name
    #[arg(long, value_name = "WHO")]
    pub(crate) to: Option<String>,
    /// Language of the text [default: yours]
    #[arg(long, value_name = "en|ur")]
    pub(crate) language: Option<String>,
    /// Where to write the draft [default: named after the sealed file, in the current folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Refuse the draft if it contains the password, read from standard input
    #[arg(long)]
    pub(crate) password_stdin: bool,
    /// Open the draft in the mail program
    #[arg(long)]
    pub(crate) open: bool,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// The sealed file
    #[arg(value_name = "SEALED")]
    pub(crate) sealed: PathBuf,
}

#[derive(Args)]
pub(crate) struct Check {
    /// Ask no server anything, even where the settings allow it [default, unless the settings allow it]
    #[arg(long)]
    pub(crate) offline: bool,
    /// Ask the domain name system what the sender's domain has published (DKIM, SPF, DMARC, ARC)
    #[arg(long, conflicts_with = "offline")]
    pub(crate) dns: bool,
    /// Whom to ask [default: of the settings, else the system's resolver]
    #[arg(long, value_name = "ADDR[:PORT]", requires = "dns")]
    pub(crate) resolver: Option<String>,
    /// An address that you know, besides those in the settings; may be repeated
    #[arg(long, value_name = "WHO")]
    pub(crate) know: Vec<String>,
    /// A domain of your own office, besides those in the settings; may be repeated
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) own_domain: Vec<String>,
    /// An official domain, besides the built-in ones; may be repeated
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) official_domain: Vec<String>,
    /// The name that your receiving mail server gives itself [default: of the settings, else told from the message]
    #[arg(long, value_name = "NAME")]
    pub(crate) receiver: Option<String>,
    /// Print one JSON object for each message or file, one on a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Messages, mailboxes, folders, files; - reads a message from standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Anyone with 7-Zip or similar
    Zip,
    /// Anyone with Muhr; strongest
    Muhr,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Style {
    /// 16 letters and digits, 79 bits
    Letters,
    /// 24 digits, 80 bits
    Digits,
    /// 8 English words, 83 bits
    Words,
}
