//! Fields and records of e-mail authentication: one line of the input each, set into a mail and into the answers of the
//! domain name system.

use crate::promises;
use muhr_inspect::auth::dns::{Dns, Reply};
use muhr_inspect::{Book, Context, inspect_message};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const ARRIVED: &str = "Received: from out.list.example (unknown [203.0.113.9]) by mx.office.gov.pk with ESMTP id 1; \
                       Mon, 23 Nov 2026 10:00:00 +0500\r\n";
const MAIL: &str = "From: Ayesha <ayesha@finance.gov.pk>\r\nTo: b@office.gov.pk\r\nSubject: Minutes\r\n\
                    Date: Mon, 23 Nov 2026 09:59:00 +0500\r\nMessage-ID: <1@finance.gov.pk>\r\n\r\nHello\r\n";

/// Gives the lines to those who read such fields and records.
pub(crate) fn open(door: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(str::to_owned);
    let mut field = |name: &str| lines.next().map(|line| format!("{name}: {line}\r\n")).unwrap_or_default();
    let fields = match door {
        "results" => field("Authentication-Results") + &field("Authentication-Results") + &field("Received-SPF"),
        "dkim" => field("DKIM-Signature"),
        "arc" => {
            let set = |field: &mut dyn FnMut(&str) -> String| {
                field("ARC-Seal") + &field("ARC-Message-Signature") + &field("ARC-Authentication-Results")
            };
            set(&mut field) + &set(&mut field)
        }
        "spf" | "dmarc" => String::new(),
        other => panic!("targets.txt names no door: {other:?}"),
    };
    let zone = Zone { records: lines.collect() };
    let book = Book::default();
    let context =
        Context { receiver: Some("mx.office.gov.pk"), dns: Some(&zone), now: Some(1_795_406_400), ..Context::new(&book) };
    let path = "Return-Path: <ayesha@finance.gov.pk>\r\n";
    // Results are believed above the border only.
    let mail = match door {
        "results" => format!("{fields}{path}{ARRIVED}{MAIL}"),
        _ => format!("{path}{ARRIVED}{fields}{MAIL}"),
    };
    promises::report(&inspect_message(mail.as_bytes(), &context));
}

/// Answers every question with the same records.
struct Zone {
    records: Vec<String>,
}

impl Dns for Zone {
    fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        let is_policy = |record: &&String| record.starts_with("v=spf1") || record.starts_with("v=DMARC1");
        let is_asked = |record: &&String| is_policy(record) != name.contains("._domainkey.");
        let found: Vec<Vec<u8>> =
            self.records.iter().filter(is_asked).map(|record| record.clone().into_bytes()).collect();
        if found.is_empty() { Reply::NoRecords } else { Reply::Records(found) }
    }

    fn a(&self, _: &str) -> Reply<Ipv4Addr> {
        Reply::Records(vec![Ipv4Addr::new(203, 0, 113, 10); 3])
    }

    fn aaaa(&self, _: &str) -> Reply<Ipv6Addr> {
        Reply::Records(vec![Ipv6Addr::LOCALHOST])
    }

    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        Reply::Records(vec![(10, format!("mx.{name}")); 12])
    }

    fn ptr(&self, _: IpAddr) -> Reply<String> {
        Reply::Records(vec!["out.list.example".into(); 12])
    }
}
