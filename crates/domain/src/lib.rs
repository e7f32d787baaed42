//! Whether a mail domain is set up as the advisory demands (section 2): SPF, DKIM, DMARC, mail servers with STARTTLS and
//! certificates, and what stands around them.
//!
//! Nothing here touches the world: names are asked through [`Resolve`], servers reached through [`Connect`], roots and
//! clock are passed in. Whatever answers is hostile: bounded in size, count and time.

mod ask;
mod asker;
mod check;
mod connect;
pub mod findings;
mod name;
mod records;
mod report;
mod servers;
mod shared;
mod together;

pub use ask::{Answer, Data, Kind, Outcome, Resolve};
pub use check::{Question, Selector, SelectorSource, Signed, World, check};
pub use connect::{Connect, Stop, Stream, Tcp};
pub use name::{DomainName, NotADomain};
pub use report::{
    Contact, ContactKind, Finding, Grade, Host, HostAddress, Paste, Profile, Report, Severity, Shown, SpfNode, SpfTerm,
    Standing, Topic, TopicReport, Verdict,
};
#[doc(hidden)]
pub use servers::doors;
pub use shared::Shared;
