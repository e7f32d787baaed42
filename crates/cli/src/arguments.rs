//! The command line contract of `DESIGN.md`, and its help.

use crate::domain_arguments::Domain;
use crate::people_arguments::{History, People, Settings};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use muhr_app::checking::ClamdPlace;
use std::path::PathBuf;

/// Seal files before you send them, check what you receive, open what was sealed for you.
#[derive(Parser)]
#[command(name = "muhr", version, about, max_term_width = 100, after_help = EXIT_STATUSES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_STATUSES: &str = "Exit status: 0 done, clear, clean, good or fit, 1 caution (check), weak (domain) or could not \
tell (endpoint, domain), 2 danger (check), infected (scan), bad (domain), not fit (endpoint) or a code (codes), 64 wrong usage, 65 bad input, 73 cannot write, \
75 try again, 130 cancelled. With --json the answer goes to standard output and nothing else.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Seal files and folders under a generated password
    #[command(after_help = "Examples:
  muhr seal report.pdf annex.docx
  muhr seal --to 'Ayesha <ayesha@finance.gov.pk>' --format muhr case-17/
  muhr seal --style digits --out /media/usb --json minutes.pdf

The password is shown once, on standard error (with --json: in the object). Tell it by SMS, call or
WhatsApp, never by e-mail.

Files in which a one-time code stands are refused, with the code masked; --allow-codes is the second
step for what must leave all the same. See 'muhr codes'.")]
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

With --password-stdin the draft is refused if it contains the password in any form. It is also refused
if a one-time code stands in a name in it, unless --allow-codes is given.")]
    Draft(Draft),
    /// Check received messages and files before you open them
    #[command(after_help = "Examples:
  muhr check suspicious.eml
  muhr check --json Maildir/ | jq -r 'select(.verdict == \"danger\") | .file'
  muhr check --own-domain finance.gov.pk --know 'Ayesha <ayesha@finance.gov.pk>' invoice.msg
  muhr check --dns --resolver 192.0.2.53 notice.eml
  muhr check --scan report.docx
  wl-paste | muhr check -

Reads .eml, .msg, .mbox, a Maildir or any other folder, any lone file, and with - the source of a message from \
standard input. Nothing is opened, executed, rendered or fetched.

With --dns the domain name system is asked for the sender's key and lists, and nothing else is asked for; who \
answers for that domain can notice it. Whom it asked, and every name, stands in the answer.

With --scan the antivirus of this computer is asked too (see muhr scan --help), and its answer stands under 'scan'. \
What it could not look at changes nothing else.

With --json one object for each message or file goes to standard output, one on a line. The exit status is that of \
the worst: 0 clear, 1 caution, 2 danger; 65 where something could not be read and nothing is danger. 'Clear' means \
that no warning signs were found, never that something is safe.")]
    Check(Check),
    /// Watch folders, and tell what arrives in them and looks suspicious
    #[command(after_help = "Examples:
  muhr watch
  muhr watch ~/Downloads ~/Maildir
  muhr watch --json --all /srv/incoming | jq -r 'select(.verdict == \"danger\") | .file'

Without a folder those of the settings are watched, or else Downloads. What is there already is not checked, and what \
is still being written is waited for. Nothing is moved, deleted or fetched, and nobody is asked.

With --json one object for each suspicious message or file goes to standard output, one on a line, as of 'muhr check'. \
Ctrl-C ends it, with status 0.")]
    Watch(Watch),
    /// Ask the antivirus of this computer about messages and files
    #[command(after_help = "Examples:
  muhr scan invoice.zip
  muhr scan --json Downloads/ | jq -r 'select(.verdict == \"infected\") | .file'
  muhr scan --clamd 127.0.0.1:3310 suspicious.eml

Asks clamd, clamscan or Microsoft Defender, whichever is installed and answers, about each message or file and about \
what is attached to a message. Nothing leaves this computer. Its name, its version and the date of its signatures stand \
in the answer.

With --json one object for each message or file goes to standard output, one on a line. The exit status is that of \
the worst: 0 clean, 2 infected, 65 something could not be read, 75 something was not scanned. 'Clean' means that this \
antivirus knows nothing bad in it; what nobody could look at is 'not scanned' and never clean.")]
    Scan(Scan),
    /// Check whether a mail domain is set up as it should be
    #[command(after_help = "Examples:
  muhr domain finance.gov.pk
  muhr domain --plan finance.gov.pk
  muhr domain --resolver tls://9.9.9.9#dns.quad9.net --message notice.eml --report finance.html finance.gov.pk
  muhr domain --json --list ministries.csv > today.jsonl
  muhr domain --compare yesterday.jsonl --list ministries.csv

Looks at SPF, DKIM, DMARC, the mail servers with their encryption and certificates, the web mail's certificate, MTA-STS, \
TLS-RPT, DANE, DNSSEC and CAA. Whom that asks is said before, and again behind it; no mail is sent, nothing is signed in \
to, and nothing is kept. 'Could not be checked' is an answer of its own and never a good one.

With --json one object for each domain goes to standard output, one on a line. The exit status is that of the worst: \
0 good, 1 weak or not fully checked, 2 bad; 65 where something is no domain, 75 where nobody answered at all.")]
    Domain(Box<Domain>),
    /// See whether this computer is fit for official mail
    #[command(after_help = "Examples:
  muhr endpoint
  muhr endpoint --json | jq -r '.conditions[] | select(.state == \"problem\") | .topic'

Looks at the antivirus, its signatures and its constant protection, at updates, a restart that waits, disk encryption \
and the screen lock. Nothing is changed, and nothing leaves this computer.

The exit status is the answer: 0 fit, 1 something could not be checked, 2 not fit.")]
    Endpoint(Endpoint),
    /// Look for one-time codes in what is about to leave
    #[command(after_help = "Examples:
  muhr codes minutes.docx letters/
  wl-paste | muhr codes -
  muhr codes --json case-17/ | jq -r '.found[].file'

Looks for one-time codes, PINs and passcodes in English, Urdu and Roman Urdu: in names, in plain text, and in the text of
messages (.eml, .msg, mailboxes), pages, .rtf, .pdf, .docx, .xlsx, .pptx and OpenDocument, also inside a ZIP archive. \
Pictures, old Office formats and what is locked are not looked into. Every code is masked in the answer.

Exit status: 0 none was found, 2 a code was found, 65 something could not be read. 'None' never means that there is none.")]
    Codes(Codes),
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
            Self::Watch(watch) => watch.json,
            Self::Scan(scan) => scan.json,
            Self::Domain(domain) => domain.json,
            Self::Endpoint(endpoint) => endpoint.json,
            Self::Codes(codes) => codes.json,
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
    /// Seal even where a one-time code stands in a file
    #[arg(long)]
    pub(crate) allow_codes: bool,
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
    /// Make the draft even where a one-time code stands in a name
    #[arg(long)]
    pub(crate) allow_codes: bool,
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
pub(crate) struct Codes {
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// Files and folders; - reads a text, a message or a file from standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
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
    /// Ask the antivirus of this computer too; a hit is danger
    #[arg(long)]
    pub(crate) scan: bool,
    /// Where clamd listens [default: what is installed]
    #[arg(long, value_name = "SOCKET|ADDR:PORT", requires = "scan")]
    pub(crate) clamd: Option<ClamdPlace>,
    /// Print one JSON object for each message or file, one on a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Messages, mailboxes, folders, files; - reads a message from standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Watch {
    /// Tell of everything that arrives, not only of what is suspicious
    #[arg(long)]
    pub(crate) all: bool,
    /// Print one JSON object for each message or file, one on a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Folders: downloads, a Maildir, the folder of a mail program [default: those of the settings, else Downloads]
    #[arg(value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Scan {
    /// Where clamd listens [default: what is installed]
    #[arg(long, value_name = "SOCKET|ADDR:PORT")]
    pub(crate) clamd: Option<ClamdPlace>,
    /// Print one JSON object for each message or file, one on a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Messages, mailboxes, folders, files; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Endpoint {
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
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
