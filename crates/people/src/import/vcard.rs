//! vCards: RFC 6350, and 3.0 and 2.1 as telephones, Outlook, Gmail and Thunderbird write them.

use super::content_line::{ContentLine, content_lines};
use super::draft::{Draft, Label, UNRANKED};
use super::{MOST_BYTES, Read};
use std::borrow::Cow;
use std::collections::HashMap;

/// Most values of one card.
const MOST_VALUES: usize = 500;

/// Reads a file of any number of vCards.
#[must_use]
pub fn vcard(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    if bytes.len() > MOST_BYTES {
        read.skip(0, "too-long", "");
        return read;
    }
    let mut cards = Cards { read, record: 0, card: None };
    for line in content_lines(&as_ascii_superset(bytes)) {
        cards.take(line);
    }
    cards.end()
}

/// What one card says, as other address books keep it in a field.
pub(super) fn one_card(text: &str, record: usize) -> Option<Draft> {
    let mut card = Card::new(record);
    for line in content_lines(text.as_bytes()).flatten().take(MOST_VALUES) {
        card.take(line);
    }
    card.finish().ok()
}

/// UTF-16 as UTF-8, and no byte order mark: what is left divides into lines byte by byte.
fn as_ascii_superset(bytes: &[u8]) -> Cow<'_, [u8]> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => {
            Cow::Borrowed(bytes.get(mark..).unwrap_or_default())
        }
        Some((encoding, _)) => Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes()),
        None => Cow::Borrowed(bytes),
    }
}

/// The cards of a file.
struct Cards {
    read: Read,
    record: usize,
    card: Option<Card>,
}

impl Cards {
    fn take(&mut self, line: Option<ContentLine>) {
        let Some(line) = line else { return };
        let marks_card = line.value.trim().eq_ignore_ascii_case("VCARD");
        match line.name.as_str() {
            "BEGIN" if marks_card => match &mut self.card {
                // vCard 2.1 writes the agent's own card where a value would stand.
                Some(card) if card.agent_follows => card.depth = card.depth.saturating_add(1),
                _ => {
                    self.unfinished();
                    self.record = self.record.saturating_add(1);
                    self.card = Some(Card::new(self.record));
                }
            },
            "END" if marks_card => match &mut self.card {
                Some(card) if card.depth > 0 => card.depth -= 1,
                _ => {
                    let Some(card) = self.card.take() else { return };
                    match card.finish() {
                        Ok(draft) => draft.finish(&mut self.read),
                        Err(name) => self.read.skip(self.record, "nobody", &name),
                    }
                }
            },
            _ => {
                if let Some(card) = &mut self.card {
                    card.take(line);
                }
            }
        }
    }

    /// A card that does not end was cut off, and what is left of it could be half an address.
    fn unfinished(&mut self) {
        if self.card.take().is_some() {
            self.read.skip(self.record, "unreadable", "");
        }
    }

    fn end(mut self) -> Read {
        self.unfinished();
        if self.record == 0 {
            self.read.skip(0, "unreadable", "");
        }
        self.read
    }
}

/// One card.
struct Card {
    draft: Draft,
    /// FN, N, NICKNAME: the first that says something is the name.
    nickname: String,
    role: String,
    /// Numbers with the group they stand in, until the labels of the groups are known.
    phones: Vec<(u8, Label, String, String)>,
    /// Apple's labels of groups, in the person's own words.
    labels: HashMap<String, String>,
    is_group: bool,
    agent_follows: bool,
    depth: usize,
    values: usize,
}

impl Card {
    fn new(record: usize) -> Self {
        let (phones, labels) = (Vec::new(), HashMap::new());
        let (nickname, role) = (String::new(), String::new());
        let draft = Draft::new(record);
        Self { draft, nickname, role, phones, labels, is_group: false, agent_follows: false, depth: 0, values: 0 }
    }

    fn take(&mut self, line: ContentLine) {
        self.agent_follows = line.name == "AGENT" && line.value.trim().is_empty();
        self.values = self.values.saturating_add(1);
        if self.depth > 0 || self.values > MOST_VALUES {
            return;
        }
        match line.name.as_str() {
            "FN" if self.draft.name.is_empty() => self.draft.name = line.text(),
            "N" if self.draft.parts.is_empty() => self.draft.parts = name_parts(&line.components()),
            "NICKNAME" => self.nickname = line.text(),
            "ORG" if self.draft.organisation.is_empty() => self.draft.organisation = line.components(),
            "TITLE" if self.draft.office.is_empty() => self.draft.office = line.text(),
            "ROLE" => self.role = line.text(),
            "EMAIL" => self.draft.address(rank(&line), &line.text()),
            "TEL" => self.phones.push((rank(&line), label(&line), number(&line), line.group)),
            "NOTE" if self.draft.notes.is_empty() => self.draft.notes = line.text(),
            "X-ABLABEL" => {
                self.labels.insert(line.group.clone(), apple_label(&line.text()));
            }
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_group = line.text().trim().eq_ignore_ascii_case("group"),
            _ => {}
        }
    }

    /// Its name where the card is of nobody, such as a list of others.
    fn finish(self) -> Result<Draft, String> {
        let mut draft = self.draft;
        for (rank, label, number, group) in self.phones {
            let own = self.labels.get(&group).cloned().filter(|text| !group.is_empty() && !text.is_empty());
            draft.phone(rank, &own.map_or(label, Label::Other), &number);
        }
        if draft.office.trim().is_empty() {
            draft.office = self.role;
        }
        let nameless = draft.name.trim().is_empty() && draft.parts.iter().all(|part| part.trim().is_empty());
        if nameless {
            draft.name = self.nickname;
        }
        if self.is_group || draft.is_empty() { Err(draft.name) } else { Ok(draft) }
    }
}

/// Family; given; additional; prefixes; suffixes (RFC 6350 section 6.2.2), in the order in which they are said.
fn name_parts(components: &[String]) -> Vec<String> {
    [3, 1, 2, 0, 4].into_iter().filter_map(|at| components.get(at)).filter(|part| !part.is_empty()).cloned().collect()
}

/// `PREF=1` to `PREF=100` in 4.0, a type in 3.0 and 2.1.
fn rank(line: &ContentLine) -> u8 {
    let number = line.values_of("PREF").find_map(|value| value.parse::<u8>().ok()).filter(|rank| *rank < UNRANKED);
    let as_type = line.values_of("TYPE").any(|value| value == "pref").then_some(1);
    number.or(as_type).unwrap_or(UNRANKED)
}

fn label(line: &ContentLine) -> Label {
    let types: Vec<String> = line.values_of("TYPE").collect();
    let has = |wanted: &str| types.iter().any(|it| it == wanted);
    if has("fax") || has("pager") {
        Label::Fax
    } else if has("cell") || has("iphone") {
        Label::Mobile
    } else if has("work") {
        Label::Work
    } else if has("home") {
        Label::Home
    } else {
        Label::Other(String::new())
    }
}

/// A number, or a `tel:` URI without its parameters (RFC 3966).
fn number(line: &ContentLine) -> String {
    let text = line.text();
    match text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:")) {
        Some(_) => text.get(4..).and_then(|rest| rest.split(';').next()).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// `_$!<Mobile>!$_` is how Apple writes the labels that it translates.
fn apple_label(text: &str) -> String {
    text.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::{Details, Phone};

    fn only(bytes: &[u8]) -> Details {
        let read = vcard(bytes);
        assert_eq!(read.skipped, []);
        let [person] = read.people.as_slice() else { panic!("{read:?}") };
        person.clone()
    }

    #[test]
    fn version_4_is_read_with_its_preferences() {
        let person = only(
            "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:علی خان\r\nN:خان;علی;;;\r\nORG:Ministry of Finance;Budget Wing\r\n\
             TITLE:Section Officer (Budget)\r\nEMAIL;TYPE=home:ali@example.pk\r\nEMAIL;PREF=1:ali@finance.gov.pk\r\n\
             TEL;VALUE=uri;PREF=1;TYPE=\"voice,cell\":tel:+92-300-1234567\r\n\
             TEL;VALUE=uri;TYPE=work:tel:+92-51-9201234;ext=22\r\nNOTE:one\\ntwo\\, three\r\nEND:VCARD\r\n"
                .as_bytes(),
        );
        assert_eq!(person.name, "علی خان");
        assert_eq!(person.organisation, "Ministry of Finance, Budget Wing");
        assert_eq!(person.office, "Section Officer (Budget)");
        assert_eq!(person.addresses, ["ali@finance.gov.pk", "ali@example.pk"]);
        let phone = |number: &str, label: &str| Phone { number: number.into(), label: label.into() };
        assert_eq!(person.phones.first(), Some(&phone("+923001234567", "mobile")));
        assert_eq!(person.notes, "one\ntwo, three");
    }

    #[test]
    fn a_telephone_of_twenty_years_ago_is_read() {
        let person = only(
            b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D8=AE=D8=A7=D9=86;=D8=B9=D9=84=\n\
              =DB=8C;;;\nTEL;CELL;PREF:03001234567\nTEL;WORK;VOICE:051-9201234\nTEL;HOME;FAX:0519201235\n\
              EMAIL;INTERNET:ali@finance.gov.pk\nPHOTO;ENCODING=BASE64;JPEG:\n /9j/4AAQSkZJRg\n ABAQ==\n\nEND:VCARD\n",
        );
        assert_eq!(person.name, "علی خان");
        let labels: Vec<_> = person.phones.iter().map(|phone| phone.label.as_str()).collect();
        assert_eq!(labels, ["mobile", "office", "fax"]);
    }

    #[test]
    fn apples_groups_give_their_labels() {
        let person = only(
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Khan;Ali;;Mr.;\r\nFN:Ali Khan\r\n\
              item1.EMAIL;type=INTERNET;type=pref:ali@finance.gov.pk\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n\
              item2.TEL:051-9201234\r\nitem2.X-ABLabel:Residence\r\nitem3.TEL:0300-1234567\r\n\
              item3.X-ABLabel:_$!<Mobile>!$_\r\nEND:VCARD\r\n",
        );
        let labels: Vec<_> = person.phones.iter().map(|phone| phone.label.as_str()).collect();
        assert_eq!(labels, ["Residence", "Mobile"]);
    }

    #[test]
    fn a_card_without_fn_takes_its_name_from_n_and_then_from_nickname() {
        let card = |lines: &str| only(format!("BEGIN:VCARD\nVERSION:2.1\n{lines}\nEND:VCARD").as_bytes()).name;
        assert_eq!(card("N:Khan;Ali;Ahmad;Dr.;PhD"), "Dr. Ali Ahmad Khan PhD");
        assert_eq!(card("FN:\nN:;;;;\nNICKNAME:Ali"), "Ali");
    }

    #[test]
    fn outlooks_agent_and_lists_of_others_are_nobody() {
        let read = vcard(
            b"BEGIN:VCARD\nVERSION:2.1\nN:Khan;Ali\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Spy\nEMAIL:spy@evil.example\n\
              END:VCARD\nEMAIL:ali@finance.gov.pk\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:All\n\
              MEMBER:mailto:a@b.pk\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n",
        );
        let [person] = read.people.as_slice() else { panic!("{read:?}") };
        assert_eq!((person.name.as_str(), person.addresses.len()), ("Ali Khan", 1));
        let skipped: Vec<_> = read.skipped.iter().map(|one| (one.record, one.reason, one.found.as_str())).collect();
        assert_eq!(skipped, [(2, "nobody", "All"), (3, "nobody", "")]);
    }

    #[test]
    fn a_card_that_was_cut_off_is_told_and_the_others_are_read() {
        let read = vcard(b"BEGIN:VCARD\nFN:Ali\nEMAIL:ali@fin\nBEGIN:VCARD\nFN:Sara\nEND:VCARD\nBEGIN:VCARD\nFN:O");
        assert_eq!(read.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Sara"]);
        let skipped: Vec<_> = read.skipped.iter().map(|one| (one.record, one.reason)).collect();
        assert_eq!(skipped, [(1, "unreadable"), (3, "unreadable")]);
    }

    #[test]
    fn utf_16_and_a_byte_order_mark_are_read() {
        let text = "\u{FEFF}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:علی\r\nEND:VCARD\r\n";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!((only(&wide).name, only(text.as_bytes()).name), ("علی".into(), "علی".into()));
    }

    #[test]
    fn a_file_without_cards_and_one_that_is_too_large_are_told() {
        let reasons = |read: Read| read.skipped.iter().map(|one| one.reason).collect::<Vec<_>>();
        assert_eq!(reasons(vcard(b"PK\x03\x04")), ["unreadable"]);
        assert_eq!(reasons(vcard(&vec![b'\n'; MOST_BYTES])), ["unreadable"]);
        assert_eq!(reasons(vcard(&vec![b'\n'; MOST_BYTES + 1])), ["too-long"]);
    }
}
