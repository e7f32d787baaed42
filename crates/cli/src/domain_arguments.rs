//! The arguments of `muhr domain`.

use clap::Args;
use muhr_app::domain::many::{AT_ONCE, MOST_AT_ONCE};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Domain {
    /// Whom to ask about names: system, ADDRESS[:PORT], tls://ADDRESS#NAME or https://ADDRESS/PATH#NAME
    /// [default: of the settings, else the system's resolver]
    #[arg(long, value_name = "WHO")]
    pub(crate) resolver: Option<String>,
    /// A selector of DKIM that you know; may be repeated
    #[arg(long = "selector", value_name = "S")]
    pub(crate) selectors: Vec<String>,
    /// A message of the domain, whose signatures are verified and whose selectors are used
    #[arg(long, value_name = "FILE.eml", conflicts_with = "list")]
    pub(crate) message: Option<PathBuf>,
    /// The web mail host [default: webmail, mail and owa below the domain]
    #[arg(long, value_name = "HOST", conflicts_with = "list")]
    pub(crate) web: Option<String>,
    /// The domain is not for mail, and should say so
    #[arg(long)]
    pub(crate) parked: bool,
    /// Ask the domain name system alone; reach no mail and no web server
    #[arg(long)]
    pub(crate) dns_only: bool,
    /// Domains of a file, one on each line, or a table (CSV) with a column 'domain'; - reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,
    /// How many domains at once
    #[arg(long, value_name = "N", default_value_t = AT_ONCE, value_parser = at_once)]
    pub(crate) jobs: usize,
    /// How long one domain may take
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(crate) limit: u64,
    /// Write a report to print, in English and in Urdu; never over another file
    #[arg(long, value_name = "FILE.html", conflicts_with = "plan")]
    pub(crate) report: Option<PathBuf>,
    /// Tell what has changed since an earlier answer of --json
    #[arg(long, value_name = "OLD.json", conflicts_with = "plan")]
    pub(crate) compare: Option<PathBuf>,
    /// Only say who would be asked; nobody is asked
    #[arg(long)]
    pub(crate) plan: bool,
    /// Print one JSON object for each domain, one on a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Domains, e-mail addresses or web addresses
    #[arg(required_unless_present = "list", value_name = "NAME")]
    pub(crate) names: Vec<String>,
}

fn at_once(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_AT_ONCE).contains(number));
    number.ok_or_else(|| format!("{text} is not in 1..={MOST_AT_ONCE}"))
}
