//! What people type as an address or as a phone number.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_handover::address::AddressError;
use muhr_handover::phone::PhoneError;
use muhr_handover::{EmailAddress, Mailbox, PhoneNumber};
use proptest::prelude::*;

fn parsed(text: &str) -> Result<String, AddressError> {
    EmailAddress::parse(text).map(|address| address.to_string())
}

#[test]
fn an_address_is_read_as_people_write_it() {
    for (typed, read) in [
        ("ali@example.gov.pk", "ali@example.gov.pk"),
        ("  ali@example.gov.pk\n", "ali@example.gov.pk"),
        ("<ali@example.gov.pk>", "ali@example.gov.pk"),
        ("mailto:ali@example.gov.pk", "ali@example.gov.pk"),
        ("MAILTO:ali@example.gov.pk", "ali@example.gov.pk"),
        ("Ali.Khan+x@Example.GOV.PK", "Ali.Khan+x@example.gov.pk"),
        ("o'brien_7/x=y@mil.pk", "o'brien_7/x=y@mil.pk"),
        ("ali@پاکستان.پاکستان", "ali@xn--mgbai9azgqp6j.xn--mgbai9azgqp6j"),
        ("ali@bücher.example", "ali@xn--bcher-kva.example"),
        ("علی@example.pk", "علی@example.pk"),
    ] {
        assert_eq!(parsed(typed).as_deref(), Ok(read), "{typed}");
    }
    assert!(EmailAddress::parse("علی@example.pk").unwrap().needs_utf8());
    assert!(!EmailAddress::parse("ali@پاکستان.پاکستان").unwrap().needs_utf8());
    let address = EmailAddress::parse("ali@example.gov.pk").unwrap();
    assert_eq!((address.local(), address.domain()), ("ali", "example.gov.pk"));
}

#[test]
fn what_is_no_address_is_refused_with_its_reason() {
    for (typed, error) in [
        ("", AddressError::Empty),
        ("  <> ", AddressError::Empty),
        ("ali", AddressError::NoAt),
        ("ali@a.pk, sana@b.pk", AddressError::Several),
        ("ali@a.pk;sana@b.pk", AddressError::Several),
        ("ali@b@c.pk", AddressError::Several),
        ("@example.pk", AddressError::Local),
        (".ali@example.pk", AddressError::Local),
        ("ali.@example.pk", AddressError::Local),
        ("a..b@example.pk", AddressError::Local),
        ("a b@example.pk", AddressError::Local),
        ("\"a b\"@example.pk", AddressError::Local),
        ("-oQ/tmp@example.pk", AddressError::Local),
        ("ali\u{202E}@example.pk", AddressError::Local),
        ("ali\u{200B}@example.pk", AddressError::Local),
        ("a\r\nBcc:x@example.pk", AddressError::Local),
        ("a(comment)@example.pk", AddressError::Local),
        ("ali@", AddressError::Domain),
        ("ali@localhost", AddressError::Domain),
        ("ali@example", AddressError::Domain),
        ("ali@[127.0.0.1]", AddressError::Domain),
        ("ali@127.0.0.1", AddressError::Domain),
        ("ali@example..pk", AddressError::Domain),
        ("ali@.example.pk", AddressError::Domain),
        ("ali@example.pk.", AddressError::Domain),
        ("ali@-example.pk", AddressError::Domain),
        ("ali@exa mple.pk", AddressError::Domain),
        ("ali@exa_mple.pk", AddressError::Domain),
        ("ali@example.pk\r\nBcc: x", AddressError::Domain),
        ("ali@exam\u{202E}ple.pk", AddressError::Domain),
        ("ali@example.p", AddressError::Domain),
    ] {
        assert_eq!(parsed(typed), Err(error), "{typed:?}");
    }
}

#[test]
fn the_limits_of_an_address_hold_on_both_sides() {
    let local = |length: usize| format!("{}@example.pk", "a".repeat(length));
    assert!(parsed(&local(64)).is_ok());
    assert_eq!(parsed(&local(65)), Err(AddressError::Local));
    let label = "a".repeat(63);
    assert!(parsed(&format!("ali@{label}.pk")).is_ok());
    assert_eq!(parsed(&format!("ali@{label}a.pk")), Err(AddressError::Domain));
    let domain = |length: usize| format!("{label}.{label}.{label}.{}.pk", "a".repeat(length));
    let fits = 254 - "ali@".len() - domain(1).len() + 1;
    assert_eq!(parsed(&format!("ali@{}", domain(fits))).unwrap().len(), 254);
    assert_eq!(parsed(&format!("ali@{}", domain(fits + 1))), Err(AddressError::Domain));
    assert_eq!(parsed(&format!("ali@{}.pk", "ب".repeat(100_000))), Err(AddressError::Domain));
}

#[test]
fn a_mailbox_has_a_name_that_cannot_harm() {
    for (typed, name, address) in [
        ("ali@example.pk", None, "ali@example.pk"),
        ("Ali Khan <ali@example.pk>", Some("Ali Khan"), "ali@example.pk"),
        ("\"Khan, Ali\" <ali@example.pk>", Some("Khan, Ali"), "ali@example.pk"),
        ("Khan, Ali <ali@example.pk>", Some("Khan, Ali"), "ali@example.pk"),
        (r#""Ali \"the \\ one\"" <ali@example.pk>"#, Some(r#"Ali "the \ one""#), "ali@example.pk"),
        ("علی خان <ali@example.pk>", Some("علی خان"), "ali@example.pk"),
        ("  <ali@example.pk>", None, "ali@example.pk"),
        ("\"\" <ali@example.pk>", None, "ali@example.pk"),
        ("Ali\r\nBcc: x <ali@example.pk>", Some("Ali Bcc: x"), "ali@example.pk"),
        ("\u{202E}ilA\u{202C} <ali@example.pk>", Some("ilA"), "ali@example.pk"),
    ] {
        let mailbox = Mailbox::parse(typed).unwrap();
        assert_eq!((mailbox.name(), mailbox.address().as_str()), (name, address), "{typed:?}");
    }
    for several in ["a@b.pk, Ali <c@d.pk>", "Ali <a@b.pk>, Sana <c@d.pk>", "Ali <a@b.pk>; Sana <c@d.pk>"] {
        assert_eq!(Mailbox::parse(several), Err(AddressError::Several), "{several}");
    }
    assert_eq!(Mailbox::parse("Ali Khan"), Err(AddressError::NoAt));
    assert_eq!(Mailbox::parse("Ali <>"), Err(AddressError::Empty));
}

fn number(text: &str) -> Result<String, PhoneError> {
    PhoneNumber::parse(text).map(|number| number.to_string())
}

#[test]
fn a_pakistani_number_is_read_in_every_form_people_write_it() {
    for typed in [
        "03001234567",
        "0300-1234567",
        "0300 123 4567",
        "(0300) 1234567",
        "3001234567",
        "+923001234567",
        "+92 300 1234567",
        "+92-300-1234567",
        "+92 (0)300 1234567",
        "00923001234567",
        "0092 300 1234567",
        "923001234567",
        "tel:+92-300-1234567",
        "۰۳۰۰-۱۲۳۴۵۶۷",
        "٠٣٠٠١٢٣٤٥٦٧",
        "＋９２３００１２３４５６７",
        "\u{202A}+92 300 1234567\u{202C}",
        "\u{2066}0300\u{2011}1234567\u{2069}",
        " 0300.1234567\n",
    ] {
        assert_eq!(number(typed).as_deref(), Ok("+923001234567"), "{typed}");
    }
    assert_eq!(PhoneNumber::parse("03001234567").unwrap().digits(), "923001234567");
    assert_eq!(number("051-9201234").as_deref(), Ok("+92519201234"), "Islamabad, a landline");
    assert_eq!(number("021 99201234").as_deref(), Ok("+922199201234"), "Karachi");
}

#[test]
fn a_number_of_another_country_needs_its_code() {
    assert_eq!(number("+44 20 7946 0958").as_deref(), Ok("+442079460958"));
    assert_eq!(number("0044 20 7946 0958").as_deref(), Ok("+442079460958"));
    assert_eq!(number("442079460958"), Err(PhoneError::NoCountry));
    assert_eq!(number("1234567"), Err(PhoneError::NoCountry));
    assert_eq!(number("+0300 1234567"), Err(PhoneError::NoCountry));
}

#[test]
fn what_is_no_number_is_refused_with_its_reason() {
    for (typed, error) in [
        ("", PhoneError::Empty),
        ("  ", PhoneError::Empty),
        ("---", PhoneError::Empty),
        ("+", PhoneError::TooShort),
        ("call me", PhoneError::Character),
        ("0300-1234567 ext 5", PhoneError::Character),
        ("0300+1234567", PhoneError::Character),
        ("++923001234567", PhoneError::Character),
        ("0300-1234567&text=x", PhoneError::Character),
        ("0300-123456", PhoneError::TooShort),
        ("0300-12345678", PhoneError::TooLong),
        ("051-12345", PhoneError::TooShort),
        ("051-123456789", PhoneError::TooLong),
    ] {
        assert_eq!(number(typed), Err(error), "{typed}");
    }
    assert_eq!(number("+1234567"), Err(PhoneError::TooShort));
    assert!(number("+12345678").is_ok());
    assert!(number("+123456789012345").is_ok());
    assert_eq!(number("+1234567890123456"), Err(PhoneError::TooLong));
    assert_eq!(number(&"1".repeat(10_000)), Err(PhoneError::TooLong));
}

proptest! {
    #[test]
    fn an_address_read_once_is_read_the_same_again(text in "[a-zA-Z0-9.@ ,<>_-]{0,40}|\\PC{0,40}") {
        if let Ok(address) = EmailAddress::parse(&text) {
            prop_assert_eq!(EmailAddress::parse(address.as_str()).unwrap(), address.clone());
            prop_assert!(address.domain().is_ascii() && address.domain().contains('.'));
            prop_assert!(!address.as_str().chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"\\()".contains(c)));
        }
    }

    #[test]
    fn a_number_is_always_plus_and_8_to_15_digits(text in "[0-9+ ()۰-۹-]{0,24}|\\PC{0,24}") {
        if let Ok(number) = PhoneNumber::parse(&text) {
            let digits = number.e164().strip_prefix('+').unwrap();
            prop_assert!((8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert!(!digits.starts_with('0'));
            prop_assert_eq!(PhoneNumber::parse(number.e164()).unwrap(), number.clone());
            prop_assert_eq!(number.digits(), digits);
        }
    }
}
