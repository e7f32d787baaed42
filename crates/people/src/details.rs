//! What is known of a person.

use muhr_handover::address::EmailAddress;
use muhr_handover::phone::PhoneNumber;
use serde::{Deserialize, Serialize};

/// Longest name, organisation or office, in characters.
pub const MOST_LINE: usize = 200;
/// Longest notes, in characters.
pub const MOST_NOTES: usize = 4_000;
/// Most addresses, and most telephone numbers, of one person.
pub const MOST_EACH: usize = 20;

/// What is known of a person, as typed or imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Name; may be empty where an address is all that is known.
    pub name: String,
    /// Ministry, department or firm.
    pub organisation: String,
    /// The office held, such as "Section Officer (Budget)".
    pub office: String,
    /// E-mail addresses, the preferred one first.
    pub addresses: Vec<String>,
    /// Telephone numbers, the preferred one first.
    pub phones: Vec<Phone>,
    /// The way by which this person wants passwords.
    pub channel: Option<Channel>,
    /// BCP 47 tag of the language of texts for this person.
    pub language: Option<String>,
    /// What opens the attachments of this person.
    pub opens: Option<Opens>,
    /// Whatever else is worth knowing.
    pub notes: String,
}

/// A telephone number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// ITU-T E.164, such as `+923001234567`.
    pub number: String,
    /// What kind of number, in the person's own words: "mobile", "office".
    pub label: String,
}

/// A way for a password that is no e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// SMS.
    Sms,
    /// A call.
    Call,
    /// WhatsApp.
    Whatsapp,
    /// Told or handed over in person.
    Person,
}

/// What opens sealed files at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opens {
    /// 7-Zip, WinZip, Keka and the like.
    Zip,
    /// Muhr.
    Muhr,
}

/// Why details cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DetailsError {
    /// Neither a name nor an address.
    #[error("neither a name nor an address")]
    Nobody,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Address(String),
    /// Not a telephone number.
    #[error("not a telephone number")]
    Phone(String),
    /// A text or a list is longer than is kept.
    #[error("too long")]
    TooLong,
}

impl Details {
    /// The same in the one form that is kept: addresses in lower case and numbers in E.164, each once; no control
    /// characters, nothing that reorders what is seen, and no space around.
    ///
    /// # Errors
    /// What does not fit is named.
    pub fn checked(&self) -> Result<Self, DetailsError> {
        let mut addresses: Vec<String> = Vec::new();
        for text in self.addresses.iter().filter(|text| !text.trim().is_empty()) {
            let address = canonical_address(text).ok_or_else(|| DetailsError::Address(text.clone()))?;
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        let mut phones: Vec<Phone> = Vec::new();
        for phone in self.phones.iter().filter(|phone| !phone.number.trim().is_empty()) {
            let number =
                PhoneNumber::parse(&phone.number).map_err(|_| DetailsError::Phone(phone.number.clone()))?.to_string();
            if phones.iter().all(|known| known.number != number) {
                phones.push(Phone { number, label: line(&phone.label) });
            }
        }
        let language = self.language.as_deref().map(line).filter(|tag| !tag.is_empty());
        let checked = Self {
            name: line(&self.name),
            organisation: line(&self.organisation),
            office: line(&self.office),
            addresses,
            phones,
            channel: self.channel,
            language,
            opens: self.opens,
            notes: lines(&self.notes),
        };
        let lines = [&checked.name, &checked.organisation, &checked.office];
        let labels = checked.phones.iter().map(|phone| &phone.label).chain(&checked.language);
        let too_long = lines.into_iter().chain(labels).any(|text| text.chars().count() > MOST_LINE)
            || checked.notes.chars().count() > MOST_NOTES
            || checked.addresses.len() > MOST_EACH
            || checked.phones.len() > MOST_EACH;
        if too_long {
            Err(DetailsError::TooLong)
        } else if checked.name.is_empty() && checked.addresses.is_empty() {
            Err(DetailsError::Nobody)
        } else {
            Ok(checked)
        }
    }
}

/// An address as it is compared: without what stands around it, in lower case.
#[must_use]
pub fn canonical_address(untrusted: &str) -> Option<String> {
    EmailAddress::parse(untrusted).ok().map(|address| address.to_string().to_lowercase())
}

/// One line: control characters and runs of space become one space, and what has no shape goes.
pub(crate) fn line(untrusted: &str) -> String {
    let shown: String = untrusted.chars().filter(|character| !is_invisible(*character)).collect();
    let words = shown.split(|c: char| c.is_whitespace() || c.is_control());
    let words = words.filter(|word| word.chars().any(|character| !is_joiner(character)));
    words.collect::<Vec<_>>().join(" ")
}

/// Lines separated by `\n`. Direction marks and isolates stay, they only concern their own line; overrides and
/// embeddings, which show a text that is not the one written, go (Unicode TR 36, section 3.1.1).
fn lines(untrusted: &str) -> String {
    let unified = untrusted.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let kept = |character: &char| match character {
        '\n' | '\t' => true,
        '\u{202A}'..='\u{202E}' | '\u{FEFF}' => false,
        _ => !character.is_control(),
    };
    unified.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// Joins letters or keeps them apart, and is nothing without them.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

/// What has no shape of its own and could make two names that look alike differ, or one name look like another:
/// direction marks, embeddings, overrides and isolates, zero-width spaces, soft hyphens, fillers, interlinear marks and tags.
/// The zero-width joiner and non-joiner stay, Urdu is written with them.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_address(address: &str) -> Details {
        Details { addresses: vec![address.into()], ..Details::default() }
    }

    #[test]
    fn addresses_and_numbers_are_kept_in_one_form_and_once() {
        let phone = |number: &str| Phone { number: number.into(), label: " office\n".into() };
        let details = Details {
            name: "  Ali \t Khan ".into(),
            addresses: vec!["Ali@Finance.GOV.pk".into(), " <ali@finance.gov.pk> ".into(), String::new()],
            phones: vec![phone("0300-1234567"), phone("+92 300 1234567")],
            ..Details::default()
        };
        let checked = details.checked().unwrap();
        assert_eq!((checked.name.as_str(), checked.addresses.len()), ("Ali Khan", 1));
        assert_eq!(checked.addresses.first().unwrap(), "ali@finance.gov.pk");
        assert_eq!(checked.phones, [Phone { number: "+923001234567".into(), label: "office".into() }]);
        assert_eq!(checked.checked().unwrap(), checked, "checking again changes nothing");
    }

    #[test]
    fn what_does_not_fit_is_named() {
        assert_eq!(Details::default().checked(), Err(DetailsError::Nobody));
        assert_eq!(with_address("no address").checked(), Err(DetailsError::Address("no address".into())));
        let phones = vec![Phone { number: "12".into(), label: String::new() }];
        let short = Details { name: "Ali".into(), phones, ..Details::default() };
        assert_eq!(short.checked(), Err(DetailsError::Phone("12".into())));
        let named = |length: usize| Details { name: "x".repeat(length), ..Details::default() };
        assert!(named(MOST_LINE).checked().is_ok());
        assert_eq!(named(MOST_LINE + 1).checked(), Err(DetailsError::TooLong));
    }

    #[test]
    fn nothing_that_reorders_or_hides_is_kept_and_urdu_stays_whole() {
        let details = Details {
            name: "\u{202E}ilA\u{202C} \u{2067}Khan\u{2069}\u{200B}\0".into(),
            organisation: "وزارتِ خزانہ\u{200F}".into(),
            office: "سیکریٹری\u{200C}ز".into(),
            notes: " one\r\ntwo\u{202E}\u{7}\n\u{2067}تین\u{2069} ".into(),
            ..Details::default()
        };
        let checked = details.checked().unwrap();
        assert_eq!(checked.name, "ilA Khan");
        assert_eq!(checked.organisation, "وزارتِ خزانہ");
        assert_eq!(checked.office, "سیکریٹری\u{200C}ز");
        assert_eq!(checked.notes, "one\ntwo\n\u{2067}تین\u{2069}");
        for hidden in ["\u{202E}\u{200B}", "\u{200C} \u{200D}", "\u{3164}\u{2800}"] {
            let hidden = Details { name: hidden.into(), ..Details::default() };
            assert_eq!(hidden.checked(), Err(DetailsError::Nobody));
        }
    }
}
