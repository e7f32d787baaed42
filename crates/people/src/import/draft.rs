//! A person as a source has it, made into what is kept: what does not fit is told and the rest of the person stays.

use super::Read;
use crate::details::{Details, MOST_EACH, MOST_LINE, MOST_NOTES, Phone, canonical_address, line};
use muhr_handover::phone::PhoneNumber;

/// What stands between several addresses or numbers in one field; ` ::: ` is Gmail's.
const BETWEEN: [char; 4] = [';', ',', '\n', '\r'];
/// Most values looked at in one field.
const MOST_VALUES: usize = 4 * MOST_EACH;

/// A person before anything was checked.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Which record of the source, counted from 1.
    pub(super) record: usize,
    /// The whole name, as shown.
    pub(super) name: String,
    /// Given names, then family names: used where there is no whole name.
    pub(super) parts: Vec<String>,
    /// Ministry, department or firm, and what it is divided into, the largest first.
    pub(super) organisation: Vec<String>,
    /// The office held.
    pub(super) office: String,
    /// Addresses with their rank, the lowest first.
    pub(super) addresses: Vec<(u8, String)>,
    /// Numbers with their rank and label, the lowest rank first.
    pub(super) phones: Vec<(u8, Label, String)>,
    /// Whatever else.
    pub(super) notes: String,
}

/// What kind a telephone number is, in the order in which passwords are best told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Receives SMS.
    Mobile,
    /// In the person's own words, or none.
    Other(String),
    /// At the office.
    Work,
    /// At home.
    Home,
    /// Nobody answers there.
    Fax,
}

impl Label {
    /// Where it stands among the others.
    fn order(&self) -> u8 {
        match self {
            Self::Mobile => 0,
            Self::Other(_) => 1,
            Self::Work => 2,
            Self::Home => 3,
            Self::Fax => 4,
        }
    }

    /// The word that is kept.
    fn into_text(self) -> String {
        match self {
            Self::Mobile => "mobile".to_owned(),
            Self::Other(text) => text,
            Self::Work => "office".to_owned(),
            Self::Home => "home".to_owned(),
            Self::Fax => "fax".to_owned(),
        }
    }
}

/// Rank of what the source prefers to nothing else.
pub(super) const UNRANKED: u8 = 101;

impl Draft {
    pub(super) fn new(record: usize) -> Self {
        Self { record, ..Self::default() }
    }

    /// Adds the addresses of one field.
    pub(super) fn address(&mut self, rank: u8, untrusted: &str) {
        self.addresses.extend(values(untrusted).map(|one| (rank, one.to_owned())));
    }

    /// Adds the numbers of one field.
    pub(super) fn phone(&mut self, rank: u8, label: &Label, untrusted: &str) {
        self.phones.extend(values(untrusted).map(|one| (rank, label.clone(), one.to_owned())));
    }

    /// Whether nothing at all was found.
    pub(super) fn is_empty(&self) -> bool {
        let texts = [&self.name, &self.office, &self.notes].into_iter().chain(&self.parts).chain(&self.organisation);
        self.addresses.is_empty() && self.phones.is_empty() && texts.into_iter().all(|text| text.trim().is_empty())
    }

    /// Puts the person, as far as everything fits, into what was read.
    pub(super) fn finish(mut self, read: &mut Read) {
        if read.full(self.record) {
            return;
        }
        let record = self.record;
        self.addresses.sort_by_key(|(rank, _)| *rank);
        self.phones.sort_by_key(|(rank, label, _)| (*rank, label.order()));
        let mut details = Details { addresses: self.take_addresses(read), ..Details::default() };
        details.phones = self.take_phones(read);
        let name = short(read, record, &self.name);
        details.name = if name.is_empty() { short(read, record, &self.parts.join(" ")) } else { name };
        // Programs that know no name write the address in its place.
        if canonical_address(&details.name).is_some_and(|address| details.addresses.contains(&address)) {
            details.name.clear();
        }
        let parts = self.organisation.iter().map(|part| line(part)).filter(|part| !part.is_empty());
        details.organisation = short(read, record, &parts.collect::<Vec<_>>().join(", "));
        details.office = short(read, record, &self.office);
        if self.notes.chars().count() > MOST_NOTES {
            read.skip(record, "too-long", &self.notes);
        } else {
            details.notes = self.notes;
        }
        match details.checked() {
            Ok(person) => read.people.push(person),
            Err(_) => read.skip(record, "nobody", &details.organisation),
        }
    }

    fn take_addresses(&mut self, read: &mut Read) -> Vec<String> {
        let mut taken: Vec<String> = Vec::new();
        for (_, untrusted) in self.addresses.drain(..) {
            // "Ali Khan <ali@finance.gov.pk>", as people fill in such a field.
            let bare = untrusted.strip_suffix('>').and_then(|text| text.rsplit_once('<')).map(|(_, address)| address);
            match canonical_address(bare.unwrap_or(&untrusted)) {
                None => read.skip(self.record, "bad-address", &untrusted),
                Some(address) if taken.contains(&address) => {}
                Some(address) if taken.len() >= MOST_EACH => read.skip(self.record, "too-many", &address),
                Some(address) => taken.push(address),
            }
        }
        taken
    }

    fn take_phones(&mut self, read: &mut Read) -> Vec<Phone> {
        let mut taken: Vec<Phone> = Vec::new();
        for (_, label, untrusted) in self.phones.drain(..) {
            match PhoneNumber::parse(without_extension(&untrusted)).map(|number| number.to_string()) {
                Err(_) => read.skip(self.record, "bad-phone", &untrusted),
                Ok(number) if taken.iter().any(|known| known.number == number) => {}
                Ok(number) if taken.len() >= MOST_EACH => read.skip(self.record, "too-many", &number),
                Ok(number) => {
                    let label = line(&label.into_text()).chars().take(MOST_LINE).collect();
                    taken.push(Phone { number, label });
                }
            }
        }
        taken
    }
}

/// The values of one field, without space around and without the empty ones.
fn values(untrusted: &str) -> impl Iterator<Item = &str> {
    let parts = untrusted.split(":::").flat_map(|part| part.split(BETWEEN)).flat_map(|part| part.split(" / "));
    parts.map(str::trim).filter(|part| !part.is_empty()).take(MOST_VALUES)
}

/// The number without the extension behind it, as in "051-9201234 Ext. 22": nobody can be sent an SMS there, but the
/// number itself can be called.
fn without_extension(untrusted: &str) -> &str {
    let text = untrusted.trim();
    let has_digit = |text: &str| text.chars().any(char::is_numeric);
    match text.find(['e', 'E', 'x', 'X', '#']) {
        Some(at) if text.get(..at).is_some_and(has_digit) => text.get(..at).unwrap_or(text),
        _ => text,
    }
}

/// One line that fits, or nothing and a note of it.
fn short(read: &mut Read, record: usize, untrusted: &str) -> String {
    let text = line(untrusted);
    if text.chars().count() > MOST_LINE {
        read.skip(record, "too-long", &text);
        return String::new();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(draft: Draft) -> Read {
        let mut read = Read::default();
        draft.finish(&mut read);
        read
    }

    #[test]
    fn what_does_not_fit_is_told_and_the_person_stays() {
        let mut draft = Draft::new(7);
        draft.name = "Ali Khan".into();
        draft.office = "x".repeat(MOST_LINE + 1);
        draft.address(UNRANKED, "ali@finance.gov.pk; not an address");
        draft.phone(UNRANKED, &Label::Work, "051-9201234 Ext. 22, 12");
        let read = read(draft);
        let [person] = read.people.as_slice() else { panic!("{read:?}") };
        assert_eq!((person.name.as_str(), person.office.as_str()), ("Ali Khan", ""));
        assert_eq!(person.addresses, ["ali@finance.gov.pk"]);
        assert_eq!(person.phones, [Phone { number: "+92519201234".into(), label: "office".into() }]);
        let reasons: Vec<_> = read.skipped.iter().map(|one| (one.record, one.reason)).collect();
        assert_eq!(reasons, [(7, "bad-address"), (7, "bad-phone"), (7, "too-long")]);
    }

    #[test]
    fn as_many_addresses_are_taken_as_are_kept_and_no_more() {
        for (given, skipped) in [(MOST_EACH, 0), (MOST_EACH + 1, 1)] {
            let mut draft = Draft::new(1);
            (0..given).for_each(|number| draft.address(UNRANKED, &format!("a{number}@b.pk")));
            let read = read(draft);
            assert_eq!((read.people[0].addresses.len(), read.skipped.len()), (MOST_EACH, skipped));
        }
    }

    #[test]
    fn a_number_that_receives_sms_stands_before_one_that_does_not() {
        let mut draft = Draft::new(1);
        draft.name = "Ali".into();
        draft.phone(UNRANKED, &Label::Fax, "051-9200000");
        draft.phone(UNRANKED, &Label::Work, "051-9201234");
        draft.phone(UNRANKED, &Label::Mobile, "tel:0300-1234567");
        let labels: Vec<_> = read(draft).people[0].phones.iter().map(|phone| phone.label.clone()).collect();
        assert_eq!(labels, ["mobile", "office", "fax"]);
    }

    #[test]
    fn an_address_in_the_place_of_the_name_is_no_name() {
        let mut draft = Draft::new(1);
        draft.name = "Ali@Finance.gov.pk".into();
        draft.address(UNRANKED, "Ali Khan <ali@finance.gov.pk>");
        assert_eq!(read(draft).people[0].name, "");
    }

    #[test]
    fn no_more_people_are_taken_than_are_kept_and_it_is_told_once() {
        let mut read = Read { people: vec![Details::default(); MOST_PEOPLE_BUT_ONE], ..Read::default() };
        for record in 0..3 {
            let mut draft = Draft::new(record);
            draft.name = "Ali".into();
            draft.finish(&mut read);
        }
        assert_eq!(read.people.len(), super::super::MOST_PEOPLE);
        assert_eq!(read.skipped.iter().map(|one| (one.record, one.reason)).collect::<Vec<_>>(), [(1, "too-many")]);
    }

    const MOST_PEOPLE_BUT_ONE: usize = super::super::MOST_PEOPLE - 1;
}
