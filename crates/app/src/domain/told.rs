//! What a check found, as it is shown: every text comes from strangers and is made visible here, once and for all.

use crate::dto::{
    ConditionStateDto, ContactDto, ContactedDto, DomainDto, DomainFindingDto, DomainSeverityDto, DomainTopicDto,
    DomainTopicNameDto, DomainVerdictDto, HostAddressDto, HostAnswerDto, HostDto, PasteDto, RecordDto, SpfNodeDto,
    SpfTermDto,
};
use muhr_domain::{
    Contact, ContactKind, Finding, Grade, Host, HostAddress, Paste, Profile, Report, Severity, Shown, SpfNode, SpfTerm,
    Standing, Topic, TopicReport, Verdict,
};
use muhr_inspect::visible::visible;
use time::format_description::well_known::Rfc3339;

impl From<Report> for DomainDto {
    fn from(report: Report) -> Self {
        let (verdict, grade, answered) = (report.verdict().into(), report.grade(), !report.nobody_answered());
        let profile = match report.profile {
            Profile::Mail => "mail",
            Profile::Parked => "parked",
            Profile::Missing => "missing",
        };
        Self {
            domain: report.domain.ascii().to_owned(),
            shown: visible(report.domain.unicode()),
            checked: report.checked.format(&Rfc3339).unwrap_or_default(),
            profile: profile.to_owned(),
            answered,
            verdict,
            grade: grade.map(letter),
            topics: report.topics.into_iter().map(Into::into).collect(),
            spf: report.spf.map(Into::into),
            hosts: report.hosts.into_iter().map(Into::into).collect(),
            records: report.records.into_iter().map(Into::into).collect(),
            contacted: report.contacted.into_iter().map(Into::into).collect(),
            changes: None,
        }
    }
}

fn letter(grade: Grade) -> String {
    let letter = match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
        Grade::F => "F",
    };
    letter.to_owned()
}

fn all_visible(texts: Vec<String>) -> Vec<String> {
    texts.iter().map(|text| visible(text)).collect()
}

impl From<TopicReport> for DomainTopicDto {
    fn from(topic: TopicReport) -> Self {
        let findings = topic.findings.into_iter().map(Into::into).collect();
        Self { topic: topic.topic.into(), state: topic.standing.into(), findings }
    }
}

impl From<Finding> for DomainFindingDto {
    fn from(finding: Finding) -> Self {
        let evidence = finding.evidence.into_iter().map(|(name, value)| (name.to_owned(), visible(&value)));
        Self {
            id: finding.id.to_owned(),
            state: finding.standing.into(),
            severity: finding.severity.map(Into::into),
            subject: visible(&finding.subject),
            evidence: evidence.collect(),
            record: finding.record.map(Into::into),
        }
    }
}

impl From<Paste> for PasteDto {
    fn from(paste: Paste) -> Self {
        Self { name: visible(&paste.name), kind: paste.kind.to_owned(), value: visible(&paste.value) }
    }
}

impl From<Shown> for RecordDto {
    fn from(record: Shown) -> Self {
        Self {
            topic: record.topic.into(),
            name: visible(&record.name),
            kind: record.kind.to_owned(),
            value: visible(&record.value),
            authentic: record.authentic,
        }
    }
}

impl From<SpfNode> for SpfNodeDto {
    fn from(node: SpfNode) -> Self {
        Self {
            domain: visible(&node.domain),
            record: visible(&node.record),
            terms: node.terms.into_iter().map(Into::into).collect(),
            lookups: node.lookups,
            void: node.void,
            fault: node.fault.map(str::to_owned),
        }
    }
}

impl From<SpfTerm> for SpfTermDto {
    fn from(term: SpfTerm) -> Self {
        Self {
            text: visible(&term.text),
            addresses: all_visible(term.addresses),
            fault: term.fault.map(str::to_owned),
            node: term.node.map(|node| Box::new(node.into())),
        }
    }
}

impl From<Host> for HostDto {
    fn from(host: Host) -> Self {
        Self {
            topic: host.topic.into(),
            name: visible(&host.name),
            preference: host.preference,
            addresses: host.addresses.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<HostAddress> for HostAddressDto {
    fn from(address: HostAddress) -> Self {
        let answer =
            |(what, standing): (&str, Standing)| HostAnswerDto { what: what.to_owned(), state: standing.into() };
        Self {
            address: visible(&address.address),
            reverse: visible(&address.reverse),
            tls: visible(&address.tls),
            certificate_names: all_visible(address.certificate_names),
            issuer: visible(&address.issuer),
            expires: visible(&address.expires),
            answers: address.answers.into_iter().map(answer).collect(),
        }
    }
}

impl From<Contact> for ContactDto {
    fn from(contact: Contact) -> Self {
        let kind = match contact.kind {
            ContactKind::Dns => "dns",
            ContactKind::Smtp => "smtp",
            ContactKind::Https => "https",
        };
        Self { kind, server: visible(&contact.server) }
    }
}

impl From<Contact> for ContactedDto {
    fn from(contact: Contact) -> Self {
        let ContactDto { kind, server } = contact.into();
        Self { kind: kind.to_owned(), server }
    }
}

impl From<Standing> for ConditionStateDto {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::NotApplicable => Self::NotApplicable,
            Standing::Fine => Self::Fine,
            Standing::Unknown => Self::Unknown,
            Standing::Problem => Self::Problem,
        }
    }
}

impl From<Severity> for DomainSeverityDto {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Low => Self::Low,
            Severity::Medium => Self::Medium,
            Severity::High => Self::High,
            Severity::Critical => Self::Critical,
        }
    }
}

impl From<Verdict> for DomainVerdictDto {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Good => Self::Good,
            Verdict::Unknown => Self::Unknown,
            Verdict::Weak => Self::Weak,
            Verdict::Bad => Self::Bad,
        }
    }
}

impl From<Topic> for DomainTopicNameDto {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::Spf => Self::Spf,
            Topic::Dkim => Self::Dkim,
            Topic::Dmarc => Self::Dmarc,
            Topic::Mx => Self::Mx,
            Topic::Starttls => Self::Starttls,
            Topic::Web => Self::Web,
            Topic::MtaSts => Self::MtaSts,
            Topic::TlsRpt => Self::TlsRpt,
            Topic::Dane => Self::Dane,
            Topic::Dnssec => Self::Dnssec,
            Topic::Caa => Self::Caa,
        }
    }
}
