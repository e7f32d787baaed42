//! Whom the officer has written to, out of the headers of sent mail (RFC 5322 section 3.6.3).

use super::mailbox::MOST_HEADER;
use super::{MOST_PEOPLE, Read};
use crate::details::{Details, canonical_address, line};
use mail_parser::{Address, HeaderName, Message, MessageParser};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Most recipients of one message that are looked at.
const MOST_RECIPIENTS: usize = 2_000;
/// Most names of one address that are counted.
const MOST_NAMES: usize = 16;

/// Collects the recipients of messages.
#[derive(Debug)]
pub struct Sent {
    parser: MessageParser,
    own: HashSet<String>,
    people: HashMap<String, Tally>,
    lists: HashSet<String>,
    messages: usize,
    of_others: usize,
    more: bool,
}

/// One address, so far.
#[derive(Debug, Default)]
struct Tally {
    times: usize,
    last: Option<i64>,
    names: Vec<(String, usize)>,
}

/// Somebody the officer has written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondent {
    /// The address and its most frequent name, in the form of [`Details::checked`].
    pub details: Details,
    /// To how many messages.
    pub times: usize,
    /// When last, in Unix seconds, as the messages say; `None` where none of them does.
    pub last: Option<i64>,
}

/// What sent mail told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRead {
    /// Everyone, the one most often written to first.
    pub people: Vec<Correspondent>,
    /// Messages whose recipients were counted.
    pub messages: usize,
    /// Messages that somebody else wrote, and which therefore tell nothing of whom the officer knows.
    pub of_others: usize,
    /// Whether there were more addresses than are kept.
    pub more: bool,
}

impl From<SentRead> for Read {
    fn from(sent: SentRead) -> Self {
        let people = sent.people.into_iter().map(|one| one.details).collect();
        let mut read = Self { people, skipped: Vec::new() };
        if sent.more {
            read.too_many(0);
        }
        read
    }
}

impl Sent {
    /// Nobody yet. Only messages from one of the officer's `own` addresses count, and these are nobody either; without
    /// any every message counts, which is right for a folder of sent mail alone.
    #[must_use]
    pub fn new(own: &[String]) -> Self {
        let parser = MessageParser::new()
            .default_header_ignore()
            .header_address(HeaderName::From)
            .header_address(HeaderName::To)
            .header_address(HeaderName::Cc)
            .header_address(HeaderName::Bcc)
            .header_date(HeaderName::Date)
            .header_raw(HeaderName::ListPost);
        let own = own.iter().filter_map(|address| canonical_address(address)).collect();
        let (people, lists) = (HashMap::new(), HashSet::new());
        Self { parser, own, people, lists, messages: 0, of_others: 0, more: false }
    }

    /// Counts the recipients of one message, of which the header is enough; no more than 1 MiB is looked at.
    pub fn add(&mut self, untrusted_header: &[u8]) {
        let header = untrusted_header.get(..MOST_HEADER).unwrap_or(untrusted_header);
        let Some(message) = self.parser.parse_headers(header) else { return };
        let mut authors = message.from().into_iter().flat_map(Address::iter);
        let is_own = |address: &str| canonical_address(address).is_some_and(|address| self.own.contains(&address));
        if !self.own.is_empty() && !authors.any(|author| author.address().is_some_and(is_own)) {
            self.of_others = self.of_others.saturating_add(1);
            return;
        }
        self.messages = self.messages.saturating_add(1);
        if let Some(list) = list_of(&message) {
            self.lists.insert(list);
        }
        let date = message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_timestamp);
        let mut seen = HashSet::new();
        let recipients = [message.to(), message.cc(), message.bcc()].into_iter().flatten().flat_map(Address::iter);
        for recipient in recipients.take(MOST_RECIPIENTS) {
            let Some(address) = recipient.address().and_then(canonical_address) else { continue };
            if self.own.contains(&address) || is_automatic(&address) || !seen.insert(address.clone()) {
                continue;
            }
            if self.people.len() >= MOST_PEOPLE && !self.people.contains_key(&address) {
                self.more = true;
                continue;
            }
            self.people.entry(address).or_default().count(date, recipient.name().unwrap_or_default());
        }
    }

    /// Everyone who was written to.
    #[must_use]
    pub fn finish(self) -> SentRead {
        let Self { people, lists, messages, of_others, more, .. } = self;
        let people = people.into_iter().filter(|(address, _)| !lists.contains(address));
        let mut people: Vec<Correspondent> = people.filter_map(|(address, tally)| tally.into_person(address)).collect();
        people.sort_by(|one, other| {
            let key = |one: &Correspondent| (Reverse(one.times), Reverse(one.last));
            key(one).cmp(&key(other)).then_with(|| one.details.addresses.cmp(&other.details.addresses))
        });
        SentRead { people, messages, of_others, more }
    }
}

impl Tally {
    fn count(&mut self, date: Option<i64>, untrusted_name: &str) {
        self.times = self.times.saturating_add(1);
        self.last = self.last.max(date);
        let name = line(untrusted_name);
        // Outlook writes 'ali@finance.gov.pk' where it knows no name.
        let name = name.trim_matches(['\'', '"', ' ']);
        if name.is_empty() || name.chars().count() > crate::details::MOST_LINE || canonical_address(name).is_some() {
            return;
        }
        let room = self.names.len() < MOST_NAMES;
        match self.names.iter_mut().find(|(known, _)| known == name) {
            Some((_, times)) => *times = times.saturating_add(1),
            None if room => self.names.push((name.to_owned(), 1)),
            None => {}
        }
    }

    fn into_person(self, address: String) -> Option<Correspondent> {
        let name = self.names.into_iter().max_by_key(|(_, times)| *times).map(|(name, _)| name).unwrap_or_default();
        let details = Details { name, addresses: vec![address], ..Details::default() }.checked().ok()?;
        Some(Correspondent { details, times: self.times, last: self.last })
    }
}

/// The address of the list that a message went over (RFC 2369 section 3.4).
fn list_of(message: &Message<'_>) -> Option<String> {
    let text = message.header_raw(HeaderName::ListPost)?;
    let (_, address) = text.split_once("mailto:")?;
    canonical_address(address.split(['>', '?', ',']).next().unwrap_or_default())
}

/// Whether nobody is behind an address.
fn is_automatic(address: &str) -> bool {
    let local = address.split(['@', '+']).next().unwrap_or_default();
    let plain: String = local.chars().filter(|character| !matches!(character, '.' | '-' | '_')).collect();
    let rules = include_str!("../../data/automatic.txt").lines().filter(|line| !line.starts_with('#'));
    rules.filter_map(|line| line.split_once(' ')).any(|(how, word)| match how {
        "starts" => plain.starts_with(word),
        "ends" => plain.ends_with(word),
        _ => plain == word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(own: &[&str], headers: &[&str]) -> SentRead {
        let own: Vec<String> = own.iter().map(|address| (*address).to_owned()).collect();
        let mut sent = Sent::new(&own);
        headers.iter().for_each(|header| sent.add(header.as_bytes()));
        sent.finish()
    }

    fn told(read: &SentRead) -> Vec<(&str, &str, usize)> {
        read.people
            .iter()
            .map(|one| (one.details.name.as_str(), one.details.addresses.first().unwrap().as_str(), one.times))
            .collect()
    }

    #[test]
    fn everyone_is_counted_once_a_message_with_the_most_frequent_name() {
        let read = sent(
            &["Officer@Finance.gov.pk"],
            &[
                "From: officer@finance.gov.pk\nTo: \"Khan, Ali\" <ALI@finance.gov.pk>, officer@finance.gov.pk\n\
                 Date: Tue, 24 Nov 2026 10:00:00 +0500\n",
                "From: officer@finance.gov.pk\nTo: =?utf-8?B?2LnZhNuM?= <ali@finance.gov.pk>\nCc: ali@finance.gov.pk,\n\
                 \x20sara@finance.gov.pk\nDate: Mon, 23 Nov 2026 10:00:00 +0500\n",
                "From: officer@finance.gov.pk\nBcc: =?utf-8?B?2LnZhNuM?= <ali@finance.gov.pk>\n",
                "From: officer@finance.gov.pk\nTo: 'ali@finance.gov.pk' <ali@finance.gov.pk>\n",
            ],
        );
        assert_eq!(told(&read), [("علی", "ali@finance.gov.pk", 4), ("", "sara@finance.gov.pk", 1)]);
        assert_eq!((read.people[0].last, read.people[1].last), (Some(1_795_496_400), Some(1_795_410_000)));
        assert_eq!((read.messages, read.of_others, read.more), (4, 0, false));
    }

    #[test]
    fn what_others_wrote_makes_nobody_known() {
        let read =
            sent(&["officer@finance.gov.pk"], &["From: spy@evil.example\nCc: friend@evil.example\n", "To: a@b.pk\n"]);
        assert_eq!((read.people.len(), read.messages, read.of_others), (0, 0, 2));
        assert_eq!(told(&sent(&[], &["To: a@b.pk\n"])), [("", "a@b.pk", 1)]);
    }

    #[test]
    fn lists_machines_and_groups_of_nobody_are_dropped() {
        let read = sent(
            &[],
            &[
                "To: staff@lists.gov.pk, ali@finance.gov.pk\nList-Post: <mailto:staff@lists.gov.pk>\n",
                "To: no-reply@example.pk, NoReply+7@example.pk, staff-request@lists.gov.pk, MAILER-DAEMON@example.pk\n",
                "To: undisclosed-recipients:;\n",
                "To: Team: sara@finance.gov.pk, not an address;\n",
                "Subject: to nobody\n",
                "",
            ],
        );
        assert_eq!(told(&read), [("", "ali@finance.gov.pk", 1), ("", "sara@finance.gov.pk", 1)]);
    }

    #[test]
    fn a_body_tells_nothing() {
        assert_eq!(told(&sent(&[], &["To: a@b.pk\r\n\r\nTo: spy@evil.example\r\nCc: spy@evil.example\r\n"])).len(), 1);
    }

    #[test]
    fn recipients_are_counted_up_to_their_limit() {
        for (given, kept) in [(MOST_RECIPIENTS, MOST_RECIPIENTS), (MOST_RECIPIENTS + 1, MOST_RECIPIENTS)] {
            let all: Vec<_> = (0..given).map(|number| format!("a{number}@b.pk")).collect();
            assert_eq!(sent(&[], &[&format!("To: {}\n", all.join(",\n "))]).people.len(), kept);
        }
    }

    #[test]
    fn people_are_kept_up_to_their_limit_and_more_are_told() {
        for (given, more) in [(MOST_PEOPLE, false), (MOST_PEOPLE + 1, true)] {
            let mut sent = Sent::new(&[]);
            (0..given).for_each(|number| sent.add(format!("To: a{number}@b.pk\n").as_bytes()));
            let read = sent.finish();
            assert_eq!((read.people.len(), read.more), (MOST_PEOPLE, more));
            assert_eq!(Read::from(read).skipped.len(), usize::from(more));
        }
    }
}
