//! The check of a mail domain. The terminal prints the same values as JSON, so every name is one plain word.

use super::ConditionStateDto;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Who is asked about names, and everything that is known before anything is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainStartDto {
    /// Who is asked about names now.
    pub resolver: ResolverDto,
    /// Who else could be: the system's own first, then a short list of well-known ones.
    pub resolvers: Vec<ResolverDto>,
    /// Whether the policy allows to ask at all.
    pub allowed: bool,
    /// Whether the policy fixes the resolver.
    pub locked: bool,
    /// Domains checked before, the latest first, each once.
    pub before: Vec<DomainBeforeDto>,
    /// Domains of recently checked messages that were not checked yet, the latest first; at most five.
    pub senders: Vec<String>,
}

/// Somebody who answers questions about names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ResolverDto {
    /// As the settings and `--resolver` take it; empty for the system's own.
    pub name: String,
    /// Whom it asks, as shown.
    pub servers: Vec<String>,
    /// How: `system`, `plain`, `tls` (RFC 7858) or `https` (RFC 8484).
    #[ts(type = r#""system" | "plain" | "tls" | "https""#)]
    pub way: &'static str,
    /// Who runs it, where that is known; else empty.
    pub label: String,
}

/// A domain that was checked before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainBeforeDto {
    /// With punycode.
    pub domain: String,
    /// As a person reads it.
    pub shown: String,
    /// When, RFC 3339.
    pub checked: String,
    /// What came of it.
    pub verdict: DomainVerdictDto,
    /// The grade, if there was one.
    pub grade: Option<String>,
}

/// What a check would do, told before anything is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainPlanDto {
    /// With punycode.
    pub domain: String,
    /// As a person reads it; the same where it is plain.
    pub shown: String,
    /// Everybody who would be asked; hosts that only the answers will name stand as `domain-plan-<key>` texts.
    pub contacts: Vec<ContactDto>,
}

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ContactDto {
    /// How.
    #[ts(type = r#""dns" | "smtp" | "https""#)]
    pub kind: &'static str,
    /// Host and address, as far as known; in a plan empty for hosts that only the answers will name.
    pub server: String,
}

/// What is to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct DomainOrderDto {
    /// As it was typed.
    pub name: String,
    /// Selectors of DKIM that somebody knows.
    pub selectors: Vec<String>,
    /// The web mail host; empty where usual names are to be tried.
    pub web_host: String,
    /// The domain is not for mail, and should say so; nothing where its records tell.
    pub parked: Option<bool>,
    /// Id of the checked message whose signatures count.
    pub message: Option<String>,
    /// Who is asked about names: a name of `resolvers`, or nothing for what the settings say.
    pub resolver: Option<String>,
}

/// A message that was dropped on the page, read for what it says about its domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainMessageDto {
    /// Its id among what was checked.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// The domain in From.
    pub domain: String,
    /// Selectors of its signatures by that domain.
    pub selectors: Vec<String>,
}

/// A topic is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainProgressDto {
    /// Which domain.
    pub domain: String,
    /// Which topic; text `domain-topic-<topic>`.
    pub topic: DomainTopicNameDto,
    /// Its answer.
    pub state: ConditionStateDto,
    /// How many of the list are done, when a list is checked.
    pub done: u32,
    /// How many there are; 1 for a single domain.
    pub all: u32,
}

/// The topics in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DomainTopicNameDto {
    /// Which servers may send.
    Spf,
    /// Signatures of messages.
    Dkim,
    /// What becomes of forged mail.
    Dmarc,
    /// Mail servers.
    Mx,
    /// Encryption between mail servers.
    Starttls,
    /// The web mail's certificate.
    Web,
    /// Encryption that others must insist on.
    MtaSts,
    /// Reports of encryption that failed.
    TlsRpt,
    /// Certificates named in the domain name system.
    Dane,
    /// Signatures of the domain name system.
    Dnssec,
    /// Who may issue certificates.
    Caa,
}

/// The check in one word: texts `domain-verdict-<verdict>` and `…-advice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DomainVerdictDto {
    /// Everything that applies was seen, and nothing of weight is wrong.
    Good,
    /// Nothing of weight is known to be wrong, and something could not be checked.
    Unknown,
    /// A protection is missing.
    Weak,
    /// Others can forge, read or lose mail of this domain; or it does not exist.
    Bad,
}

/// How bad a problem is: text `domain-severity-<severity>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DomainSeverityDto {
    /// Better without it.
    Low,
    /// A protection is missing.
    Medium,
    /// Others can forge, read or lose mail.
    High,
    /// Anybody can.
    Critical,
}

/// A whole check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DomainDto {
    /// With punycode.
    pub domain: String,
    /// As a person reads it.
    pub shown: String,
    /// When, RFC 3339.
    pub checked: String,
    /// `mail`, `parked` or `missing`: text `domain-profile-<profile>`.
    pub profile: String,
    /// Whether anybody answered anything; if not, nothing is known of it.
    #[serde(default = "answered")]
    pub answered: bool,
    /// In one word.
    pub verdict: DomainVerdictDto,
    /// `A` to `F`, only where every part was seen.
    pub grade: Option<String>,
    /// Always in the same order.
    pub topics: Vec<DomainTopicDto>,
    /// SPF with everything it includes.
    pub spf: Option<SpfNodeDto>,
    /// Mail servers, and the web mail host.
    pub hosts: Vec<HostDto>,
    /// Records that were found.
    pub records: Vec<RecordDto>,
    /// Everybody who was asked.
    pub contacted: Vec<ContactedDto>,
    /// What is different since the check before; nothing where there was none.
    pub changes: Option<DomainChangesDto>,
}

/// Checks that were kept before this was.
const fn answered() -> bool {
    true
}

/// One topic: text `domain-topic-<topic>`, and `domain-about-<topic>` what it is good for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DomainTopicDto {
    /// Which.
    pub topic: DomainTopicNameDto,
    /// The worst of its findings.
    pub state: ConditionStateDto,
    /// The worst first.
    pub findings: Vec<DomainFindingDto>,
}

/// One thing that is so: texts `domain-<id>` and, unless it is fine, `domain-<id>-why` (what it means for the officer)
/// and `domain-<id>-do` (what the administrator should do). Dots of the id are dashes there; texts may mention
/// `$subject` and whatever `evidence` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DomainFindingDto {
    /// Its stable name, such as `spf.all-pass`.
    pub id: String,
    /// Which of the four answers.
    pub state: ConditionStateDto,
    /// How bad it is; for problems alone.
    pub severity: Option<DomainSeverityDto>,
    /// The host, address, selector or name that it is about; empty for the domain itself.
    pub subject: String,
    /// What its texts mention.
    pub evidence: BTreeMap<String, String>,
    /// What would mend it, to paste into the zone.
    pub record: Option<PasteDto>,
}

/// A record to paste into the zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PasteDto {
    /// The whole name, without a closing dot.
    pub name: String,
    /// The type.
    pub kind: String,
    /// The value.
    pub value: String,
}

/// A record as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordDto {
    /// Which topic it belongs to.
    pub topic: DomainTopicNameDto,
    /// The name that was asked.
    pub name: String,
    /// The type.
    pub kind: String,
    /// The value, control characters made visible.
    pub value: String,
    /// Whether the resolver vouches for it (DNSSEC).
    pub authentic: bool,
}

/// An SPF record in the tree of look-ups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SpfNodeDto {
    /// Whose record.
    pub domain: String,
    /// The record; empty where there is none.
    pub record: String,
    /// Its terms in their order.
    pub terms: Vec<SpfTermDto>,
    /// Look-ups that it and all below it cause; more than 10 break it.
    pub lookups: u32,
    /// Those of them that find nothing; more than 2 break it.
    pub void: u32,
    /// Id of the finding that says what is wrong with it.
    pub fault: Option<String>,
}

/// A term of an SPF record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SpfTermDto {
    /// As it is written.
    pub text: String,
    /// Addresses or networks that it leads to.
    pub addresses: Vec<String>,
    /// Id of the finding that says what is wrong with it.
    pub fault: Option<String>,
    /// The record that it includes or redirects to.
    pub node: Option<Box<SpfNodeDto>>,
}

/// A mail server, or the web mail host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HostDto {
    /// `mx` or `web`.
    pub topic: DomainTopicNameDto,
    /// Its name.
    pub name: String,
    /// For mail servers, the least first.
    pub preference: Option<u16>,
    /// Its addresses.
    pub addresses: Vec<HostAddressDto>,
}

/// One address of a host, and what was seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HostAddressDto {
    /// The address.
    pub address: String,
    /// What the address is called; empty where nothing.
    pub reverse: String,
    /// `TLSv1.3` and so on; empty where nothing was agreed on.
    pub tls: String,
    /// Names in the certificate.
    pub certificate_names: Vec<String>,
    /// Who issued it.
    pub issuer: String,
    /// Until when it holds, RFC 3339; empty where none was seen.
    pub expires: String,
    /// Separate answers, in this order: texts `domain-answer-<what>`.
    pub answers: Vec<HostAnswerDto>,
}

/// One answer about a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HostAnswerDto {
    /// `reachable`, `offered`, `version`, `chain`, `name` or `expiry`.
    pub what: String,
    /// Which of the four.
    pub state: ConditionStateDto,
}

/// Somebody who was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContactedDto {
    /// `dns`, `smtp` or `https`.
    pub kind: String,
    /// Host and address.
    pub server: String,
}

/// What is different since the check before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DomainChangesDto {
    /// When that was, RFC 3339.
    pub since: String,
    /// Its grade, if it had one.
    pub grade: Option<String>,
    /// Problems that were there and are gone.
    pub gone: Vec<DomainFindingDto>,
    /// Problems that are new.
    pub new: Vec<DomainFindingDto>,
    /// Records whose value is another now: the name, its type, before and now.
    pub records: Vec<RecordChangeDto>,
}

/// A record whose value is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordChangeDto {
    /// The name.
    pub name: String,
    /// The type.
    pub kind: String,
    /// What stood there; empty where nothing did.
    pub before: String,
    /// What stands there; empty where nothing does.
    pub now: String,
}

/// A list of domains that was chosen, before it is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainListDto {
    /// The name of the file.
    pub file: String,
    /// Domains in their order, each once.
    pub domains: Vec<String>,
    /// What is no domain: the line, what stands there, and the error's code.
    pub refused: Vec<DomainRefusedDto>,
}

/// A line of a list that is no domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainRefusedDto {
    /// From 1.
    pub line: u32,
    /// What stands there, visible.
    pub text: String,
    /// The code of the error that says why.
    pub code: String,
}

/// A list that was checked: one row for each domain, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainSummaryDto {
    /// The rows.
    pub rows: Vec<DomainRowDto>,
    /// Whether somebody stopped it; the rows are those that were done.
    pub stopped: bool,
}

/// A row of the summary. `checkedDomain` gives the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DomainRowDto {
    /// With punycode.
    pub domain: String,
    /// As a person reads it.
    pub shown: String,
    /// In one word.
    pub verdict: DomainVerdictDto,
    /// The grade.
    pub grade: Option<String>,
    /// The answer for each topic, in their order.
    pub states: Vec<ConditionStateDto>,
    /// The worst problem; nothing where there is none.
    pub worst: Option<DomainFindingDto>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DomainExportDto {
    /// One page in English and one in Urdu, to print or to keep.
    Html,
    /// The whole as JSON.
    Json,
    /// The summary of a list, as a table.
    Csv,
}
