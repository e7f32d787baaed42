//! The arguments of `muhr people`, `muhr history` and `muhr settings`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct People {
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: PeopleCommand,
}

#[derive(Subcommand)]
pub(crate) enum PeopleCommand {
    /// Add somebody
    Add(Known),
    /// Change what is known of somebody; what is not named stays
    Change {
        /// Number, address or name
        who: String,
        #[command(flatten)]
        known: Known,
    },
    /// List people, or those of whom every word of TEXT begins a word
    List {
        /// What to look for
        text: Vec<String>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: usize,
    },
    /// Show somebody with every verification
    Show {
        /// Number, address or name
        who: String,
    },
    /// Record that somebody was verified
    Verify(Verify),
    /// Take in people from vCards, tables, Thunderbird's address books, sent mail or a directory
    #[command(after_help = "Examples:
  muhr people import contacts.vcf staff.csv
  muhr people import --dry-run Sent
  muhr people import --thunderbird
  muhr people import --directory ldaps://ldap.finance.gov.pk --base 'dc=finance,dc=gov,dc=pk' --search budget

Whoever is known by an address is not added again: what is empty is filled, nothing is replaced. A directory is \
asked over TLS alone; the password of --user comes from standard input.")]
    Import(Import),
    /// Print everybody as a table or as JSON
    Export {
        /// The form
        #[arg(long, value_enum, default_value_t = Form::Csv)]
        format: Form,
    },
    /// Make one of two people: KEEP keeps its own and gets the rest
    Merge {
        /// Number, address or name
        keep: String,
        /// Number, address or name
        other: String,
    },
    /// Remove somebody
    Remove {
        /// Number, address or name
        who: String,
    },
    /// List people who may be one and the same
    Duplicates,
    /// Take a change back; every change tells its number
    Undo {
        /// The number
        change: i64,
    },
    /// Write people and history into a sealed file under a new password
    Backup {
        /// Where to put it [default: the current folder]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Put a backup in place of everything; what stood there before is kept as a file
    Restore {
        /// Read the password from standard input instead of asking
        #[arg(long)]
        password_stdin: bool,
        /// The backup
        file: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct Known {
    /// Name
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Ministry, department or firm
    #[arg(long)]
    pub(crate) organisation: Option<String>,
    /// The office held
    #[arg(long)]
    pub(crate) office: Option<String>,
    /// E-mail address; may be repeated
    #[arg(long)]
    pub(crate) address: Vec<String>,
    /// Telephone number; may be repeated
    #[arg(long)]
    pub(crate) phone: Vec<String>,
    /// The way by which this person wants passwords
    #[arg(long, value_enum)]
    pub(crate) channel: Option<Channel>,
    /// Language of texts for this person
    #[arg(long, value_name = "en|ur")]
    pub(crate) language: Option<String>,
    /// What opens the attachments of this person
    #[arg(long, value_enum)]
    pub(crate) opens: Option<Opens>,
    /// Whatever else is worth knowing
    #[arg(long)]
    pub(crate) notes: Option<String>,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// Number, address or name
    pub(crate) who: String,
    /// How
    #[arg(long, value_enum)]
    pub(crate) how: How,
    /// What came of it
    #[arg(long, value_enum, default_value_t = Outcome::Verified)]
    pub(crate) outcome: Outcome,
    /// Who did it [default: the name in the settings]
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// Months for which it holds
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=36))]
    pub(crate) months: u32,
    /// The address that it speaks for [default: all of the person's]; may be repeated
    #[arg(long)]
    pub(crate) address: Vec<String>,
    /// What is worth noting
    #[arg(long, default_value = "")]
    pub(crate) note: String,
}

#[derive(Args)]
pub(crate) struct Import {
    /// Tell what would be taken in, and take in nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Read Thunderbird's own address books
    #[arg(long, conflicts_with_all = ["files", "directory"])]
    pub(crate) thunderbird: bool,
    /// Ask an LDAP server or Active Directory: ldaps://host, or ldap://host for STARTTLS
    #[arg(long, value_name = "URL", requires = "base", conflicts_with = "files")]
    pub(crate) directory: Option<String>,
    /// Where people stand in the directory
    #[arg(long, value_name = "DN")]
    pub(crate) base: Option<String>,
    /// Who asks; the password is read from standard input
    #[arg(long, value_name = "DN", requires = "directory")]
    pub(crate) user: Option<String>,
    /// Whom to look for [default: everybody]
    #[arg(long, value_name = "TEXT", requires = "directory")]
    pub(crate) search: Option<String>,
    /// Files, or a Maildir folder of sent mail
    #[arg(required_unless_present_any = ["thunderbird", "directory"], value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Args)]
#[command(after_help = "Examples:
  muhr history
  muhr history --kind sealed ayesha
  muhr history --export csv > history.csv
  muhr history --delete 17")]
pub(crate) struct History {
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Of one kind alone
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    /// How many at most
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: usize,
    /// Print all of it as a table or as JSON
    #[arg(long, value_enum, conflicts_with_all = ["delete", "clear", "json"])]
    pub(crate) export: Option<Form>,
    /// Delete one
    #[arg(long, value_name = "NUMBER", conflicts_with = "clear")]
    pub(crate) delete: Option<i64>,
    /// Delete all of it
    #[arg(long)]
    pub(crate) clear: bool,
    /// What to look for
    pub(crate) text: Vec<String>,
}

#[derive(Args)]
#[command(after_help = "Examples:
  muhr settings
  muhr settings mailbox_limit_mb 10
  muhr settings own_domains finance.gov.pk,budget.gov.pk")]
pub(crate) struct Settings {
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// Which setting
    #[arg(requires = "value")]
    pub(crate) name: Option<String>,
    /// Its new value; several are parted by commas
    pub(crate) value: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Channel {
    Sms,
    Call,
    Whatsapp,
    Person,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Opens {
    /// 7-Zip and the like
    Zip,
    /// Muhr
    Muhr,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum How {
    /// Called back on a number that was known before
    CallBack,
    /// Face to face
    InPerson,
    /// Video call
    Video,
    /// By letter or official directory
    Official,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Outcome {
    /// It is who it seems to be
    Verified,
    /// It is not, or it could not be told
    Refused,
    /// It was reported
    Reported,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    Csv,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Sealed,
    Checked,
    Verified,
    Reported,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Checked => "checked",
            Self::Verified => "verified",
            Self::Reported => "reported",
        }
    }
}
