//! The messages of LDAP that are needed: bind, search, StartTLS (RFC 4511), pages (RFC 2696).

use super::ber::{self, Bytes, Malformed, OCTET_STRING, Reader, SEQUENCE, number, of, value};

/// The operation of StartTLS (RFC 4511 section 4.14).
const START_TLS: &[u8] = b"1.3.6.1.4.1.1466.20037";
/// The control of pages (RFC 2696 section 2).
const PAGED: &[u8] = b"1.2.840.113556.1.4.319";
/// Most attributes, and most values of one of them, that are looked at.
const MOST_ATTRIBUTES: usize = 64;
const MOST_VALUES: usize = 200;
/// Longest cookie of a page, in bytes.
const MOST_COOKIE: usize = 64 * 1024;
/// Seconds in which the server may search.
const TIME_LIMIT: u32 = 60;

/// Tags of operations and of what stands in them.
mod tag {
    pub(super) const BIND: u8 = 0x60;
    pub(super) const BIND_RESPONSE: u8 = 0x61;
    pub(super) const UNBIND: u8 = 0x42;
    pub(super) const SEARCH: u8 = 0x63;
    pub(super) const ENTRY: u8 = 0x64;
    pub(super) const DONE: u8 = 0x65;
    pub(super) const REFERENCE: u8 = 0x73;
    pub(super) const EXTENDED: u8 = 0x77;
    pub(super) const EXTENDED_RESPONSE: u8 = 0x78;
    pub(super) const CONTROLS: u8 = 0xA0;
    pub(super) const SIMPLE: u8 = 0x80;
    pub(super) const REQUEST_NAME: u8 = 0x80;
    pub(super) const AND: u8 = 0xA0;
    pub(super) const OR: u8 = 0xA1;
    pub(super) const EQUALITY: u8 = 0xA3;
    pub(super) const SUBSTRINGS: u8 = 0xA4;
    pub(super) const ANY: u8 = 0x81;
    pub(super) const PRESENT: u8 = 0x87;
}

/// What a server answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Response {
    /// To a bind, with the code of its result.
    Bind(u32),
    /// To StartTLS.
    Extended(u32),
    /// One entry.
    Entry(Entry),
    /// Another server that may know more; it is not asked.
    Reference,
    /// The end of a search, with the cookie of the next page.
    Done(u32, Option<Vec<u8>>),
}

/// Attributes of an entry: names in lower case without options, and values.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(pub(super) Vec<(String, Vec<String>)>);

impl Entry {
    /// The values of an attribute that are not empty.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(it, _)| it.eq_ignore_ascii_case(name));
        named.flat_map(|(_, values)| values).map(String::as_str).filter(|text| !text.trim().is_empty())
    }
}

/// A search below `base`.
pub(super) struct Search<'a> {
    pub(super) base: &'a str,
    pub(super) filter: &'a Bytes,
    pub(super) attributes: &'a [&'a str],
    /// Most entries; 0 for the server's own limit.
    pub(super) limit: u32,
    /// Entries of a page, and the cookie that the last one gave.
    pub(super) page: Option<(u32, &'a [u8])>,
}

fn message(id: u32, operation: Bytes, controls: Option<Bytes>) -> Bytes {
    let parts: Vec<Bytes> = [number(ber::INTEGER, id), operation].into_iter().chain(controls).collect();
    of(SEQUENCE, &parts)
}

/// StartTLS.
pub(super) fn start_tls(id: u32) -> Bytes {
    message(id, of(tag::EXTENDED, &[value(tag::REQUEST_NAME, START_TLS)]), None)
}

/// A simple bind (RFC 4513 section 5.1).
pub(super) fn bind(id: u32, dn: &str, password: &str) -> Bytes {
    let version = number(ber::INTEGER, 3);
    let name = value(OCTET_STRING, dn.as_bytes());
    message(id, of(tag::BIND, &[version, name, value(tag::SIMPLE, password.as_bytes())]), None)
}

/// The end of the conversation.
pub(super) fn unbind(id: u32) -> Bytes {
    message(id, value(tag::UNBIND, &[]), None)
}

/// A search of the whole subtree; aliases are not followed.
pub(super) fn search(id: u32, search: &Search<'_>) -> Bytes {
    const WHOLE_SUBTREE: u32 = 2;
    const NEVER_DEREF: u32 = 0;
    let attributes: Vec<Bytes> = search.attributes.iter().map(|name| value(OCTET_STRING, name.as_bytes())).collect();
    let operation = [
        value(OCTET_STRING, search.base.as_bytes()),
        number(ber::ENUMERATED, WHOLE_SUBTREE),
        number(ber::ENUMERATED, NEVER_DEREF),
        number(ber::INTEGER, search.limit),
        number(ber::INTEGER, TIME_LIMIT),
        value(ber::BOOLEAN, &[0]),
        search.filter.clone(),
        of(SEQUENCE, &attributes),
    ];
    let controls = search.page.map(|(size, cookie)| {
        let page = of(SEQUENCE, &[number(ber::INTEGER, size), value(OCTET_STRING, cookie)]);
        // Not critical: a server without pages answers as far as it will, which is told as its limit.
        of(tag::CONTROLS, &[of(SEQUENCE, &[value(OCTET_STRING, PAGED), value(OCTET_STRING, &page)])])
    });
    message(id, of(tag::SEARCH, &operation), controls)
}

/// People of whom each word stands in one of the attributes. The words are octets of a filter in BER (RFC 4511 section
/// 4.5.1.7), not of its text form, so that none of them is a star or a bracket and nothing has to be escaped (RFC 4515).
pub(super) fn people_with<'a>(words: impl Iterator<Item = &'a str>, attributes: &[&str]) -> Bytes {
    let contains = |attribute: &&str, word: &str| {
        let any = of(SEQUENCE, &[value(tag::ANY, word.as_bytes())]);
        of(tag::SUBSTRINGS, &[value(OCTET_STRING, attribute.as_bytes()), any])
    };
    let in_any =
        |word: &'a str| of(tag::OR, &attributes.iter().map(|attribute| contains(attribute, word)).collect::<Vec<_>>());
    of(tag::AND, &std::iter::once(is_person()).chain(words.map(in_any)).collect::<Vec<_>>())
}

/// People who have an address.
pub(super) fn people_with_mail() -> Bytes {
    of(tag::AND, &[is_person(), value(tag::PRESENT, b"mail")])
}

/// Lists and computers have addresses and names too.
fn is_person() -> Bytes {
    of(tag::EQUALITY, &[value(OCTET_STRING, b"objectClass"), value(OCTET_STRING, b"person")])
}

/// Reads the content of a message that answers `id`.
pub(super) fn read(content: &[u8], id: u32) -> Result<Response, Malformed> {
    let mut message = Reader::new(content);
    if message.number(ber::INTEGER)? != id {
        return Err(Malformed);
    }
    let (kind, operation) = message.next()?;
    match kind {
        tag::BIND_RESPONSE => Ok(Response::Bind(result(operation)?)),
        tag::EXTENDED_RESPONSE => Ok(Response::Extended(result(operation)?)),
        tag::ENTRY => Ok(Response::Entry(entry(operation)?)),
        tag::REFERENCE => Ok(Response::Reference),
        tag::DONE => {
            let cookie = if message.is_empty() { None } else { cookie(message.expect(tag::CONTROLS)?)? };
            Ok(Response::Done(result(operation)?, cookie))
        }
        _ => Err(Malformed),
    }
}

/// The code of an LDAPResult (RFC 4511 section 4.1.9).
fn result(operation: &[u8]) -> Result<u32, Malformed> {
    Reader::new(operation).number(ber::ENUMERATED)
}

fn entry(operation: &[u8]) -> Result<Entry, Malformed> {
    let mut reader = Reader::new(operation);
    reader.expect(OCTET_STRING)?;
    let mut attributes = Reader::new(reader.expect(SEQUENCE)?);
    let mut entry = Entry::default();
    while !attributes.is_empty() && entry.0.len() < MOST_ATTRIBUTES {
        let mut attribute = Reader::new(attributes.expect(SEQUENCE)?);
        let name = String::from_utf8_lossy(attribute.expect(OCTET_STRING)?).to_ascii_lowercase();
        let mut set = Reader::new(attribute.expect(ber::SET)?);
        let mut values = Vec::new();
        while !set.is_empty() && values.len() < MOST_VALUES {
            values.push(String::from_utf8_lossy(set.expect(OCTET_STRING)?).into_owned());
        }
        // "cn;lang-ur" is a cn (RFC 4512 section 2.5.2).
        let name = name.split(';').next().unwrap_or_default().to_owned();
        entry.0.push((name, values));
    }
    Ok(entry)
}

/// The cookie of the next page; none where there is none.
fn cookie(controls: &[u8]) -> Result<Option<Vec<u8>>, Malformed> {
    let mut controls = Reader::new(controls);
    while !controls.is_empty() {
        let mut control = Reader::new(controls.expect(SEQUENCE)?);
        if control.expect(OCTET_STRING)? != PAGED {
            continue;
        }
        let mut next = control.next()?;
        if next.0 == ber::BOOLEAN {
            next = control.next()?;
        }
        let mut page = Reader::new(Reader::new(next.1).expect(SEQUENCE)?);
        page.number(ber::INTEGER)?;
        let cookie = page.expect(OCTET_STRING)?;
        let usable = next.0 == OCTET_STRING && cookie.len() <= MOST_COOKIE;
        return if usable { Ok((!cookie.is_empty()).then(|| cookie.to_vec())) } else { Err(Malformed) };
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What stands in a message.
    fn content(bytes: &Bytes) -> Vec<u8> {
        Reader::new(bytes).expect(SEQUENCE).unwrap().to_vec()
    }

    fn done(code: u32, cookie: &[u8]) -> Vec<u8> {
        let result = [number(ber::ENUMERATED, code), value(OCTET_STRING, b""), value(OCTET_STRING, b"why")];
        let page = of(SEQUENCE, &[number(ber::INTEGER, 0), value(OCTET_STRING, cookie)]);
        let control =
            of(SEQUENCE, &[value(OCTET_STRING, PAGED), value(ber::BOOLEAN, &[0]), value(OCTET_STRING, &page)]);
        content(&message(7, of(tag::DONE, &result), Some(of(tag::CONTROLS, &[control]))))
    }

    #[test]
    fn start_tls_and_bind_are_encoded_as_rfc_4511_has_them() {
        assert_eq!(start_tls(1)[..], *b"\x30\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037");
        assert_eq!(bind(2, "cn=a", "pw")[..], *b"\x30\x12\x02\x01\x02\x60\x0d\x02\x01\x03\x04\x04cn=a\x80\x02pw");
        assert_eq!(unbind(3)[..], *b"\x30\x05\x02\x01\x03\x42\x00");
    }

    #[test]
    fn stars_and_brackets_are_octets_of_a_word() {
        let filter = people_with(["*)(mail=*"].into_iter(), &["cn"]);
        let mut and = Reader::new(Reader::new(&filter).expect(tag::AND).unwrap());
        and.expect(tag::EQUALITY).unwrap();
        let mut or = Reader::new(and.expect(tag::OR).unwrap());
        let mut substrings = Reader::new(or.expect(tag::SUBSTRINGS).unwrap());
        assert_eq!(substrings.expect(OCTET_STRING).unwrap(), b"cn");
        let mut parts = Reader::new(substrings.expect(SEQUENCE).unwrap());
        assert_eq!(parts.expect(tag::ANY).unwrap(), b"*)(mail=*");
        assert!(parts.is_empty() && substrings.is_empty() && or.is_empty() && and.is_empty());
    }

    #[test]
    fn the_end_of_a_search_gives_its_code_and_its_cookie() {
        assert_eq!(read(&done(0, b"more"), 7), Ok(Response::Done(0, Some(b"more".to_vec()))));
        assert_eq!(read(&done(4, b""), 7), Ok(Response::Done(4, None)));
        assert_eq!(read(&done(0, &[1; MOST_COOKIE]), 7), Ok(Response::Done(0, Some(vec![1; MOST_COOKIE]))));
        assert_eq!(read(&done(0, &[1; MOST_COOKIE + 1]), 7), Err(Malformed));
        assert_eq!(read(&done(0, b""), 8), Err(Malformed), "an answer to something else");
    }

    #[test]
    fn an_entry_is_read_with_its_options_taken_off() {
        let attribute = |name: &str, values: &[&str]| {
            let values: Vec<_> = values.iter().map(|text| value(OCTET_STRING, text.as_bytes())).collect();
            of(SEQUENCE, &[value(OCTET_STRING, name.as_bytes()), of(ber::SET, &values)])
        };
        let many: Vec<_> = (0..MOST_ATTRIBUTES + 5).map(|_| attribute("CN;lang-ur", &["علی", "x"])).collect();
        let parts = [value(OCTET_STRING, b"cn=a"), of(SEQUENCE, &many)];
        let Ok(Response::Entry(entry)) = read(&content(&message(1, of(tag::ENTRY, &parts), None)), 1) else { panic!() };
        assert_eq!(entry.0.len(), MOST_ATTRIBUTES);
        assert_eq!(entry.0[0], ("cn".to_owned(), vec!["علی".to_owned(), "x".to_owned()]));
    }

    proptest! {
        #[test]
        fn no_message_makes_reading_fail_otherwise_than_by_saying_so(
            bytes in proptest::collection::vec(any::<u8>(), 0..300), kind in 0x60_u8..0x7F,
        ) {
            let _ = read(&bytes, 1);
            let _ = read(&[number(ber::INTEGER, 1).as_slice(), &value(kind, &bytes)].concat(), 1);
            let _ = cookie(&value(SEQUENCE, &[value(OCTET_STRING, PAGED).as_slice(), &bytes].concat()));
        }

        #[test]
        fn a_flipped_bit_is_read_or_refused(at in 0_usize..60, bit in 0_u8..8) {
            let mut bytes = done(0, b"cookie");
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
            let _ = read(&bytes, 7);
        }
    }
}
