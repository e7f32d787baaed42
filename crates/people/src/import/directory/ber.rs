//! The Basic Encoding Rules as LDAP restricts them (RFC 4511 section 5.1, X.690): definite lengths, small tags.
//!
//! Own code for some hundred lines: what the network sends is looked at before anything is encrypted, and the readers
//! that were found follow nested values without end and end the program on a message that is none.

use zeroize::Zeroizing;

/// Encoded bytes; a password may be among them.
pub(super) type Bytes = Zeroizing<Vec<u8>>;

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const ENUMERATED: u8 = 0x0A;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// What is read is not what LDAP allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// One value. The buffer is as large as it will be from the beginning, so that no copy of a secret stays behind.
pub(super) fn value(tag: u8, content: &[u8]) -> Bytes {
    let length = length(content.len());
    let mut bytes = Zeroizing::new(Vec::with_capacity(content.len().saturating_add(length.len()).saturating_add(1)));
    bytes.push(tag);
    bytes.extend_from_slice(&length);
    bytes.extend_from_slice(content);
    bytes
}

/// A value that is made of others.
pub(super) fn of(tag: u8, parts: &[Bytes]) -> Bytes {
    let mut content = Zeroizing::new(Vec::with_capacity(parts.iter().map(|part| part.len()).sum()));
    parts.iter().for_each(|part| content.extend_from_slice(part));
    value(tag, &content)
}

/// A number that is not negative.
pub(super) fn number(tag: u8, number: u32) -> Bytes {
    // A first byte of 0x80 or more would say that it is negative.
    let bytes = [0, number.to_be_bytes()[0], number.to_be_bytes()[1], number.to_be_bytes()[2], number.to_be_bytes()[3]];
    let needed = |window: &[u8]| matches!(window, [0, next] if *next < 0x80);
    let spare = bytes.windows(2).take_while(|window| needed(window)).count();
    value(tag, bytes.get(spare..).unwrap_or_default())
}

fn length(length: usize) -> Vec<u8> {
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => vec![short],
        _ => {
            let bytes = length.to_be_bytes();
            let spare = bytes.iter().take_while(|byte| **byte == 0).count();
            let bytes = bytes.get(spare..).unwrap_or_default();
            let count = u8::try_from(bytes.len()).unwrap_or_default();
            [&[0x80 | count], bytes].concat()
        }
    }
}

/// How many bytes follow the first byte of a length; none where it is the length itself.
pub(super) fn length_of_length(first: u8) -> Result<usize, Malformed> {
    match first {
        0..=0x7F => Ok(0),
        // Four bytes hold more than is ever accepted; 0x80 is the indefinite form, which LDAP forbids.
        0x81..=0x84 => Ok(usize::from(first & 0x7F)),
        _ => Err(Malformed),
    }
}

/// The length that these bytes say.
pub(super) fn read_length(bytes: &[u8]) -> Result<usize, Malformed> {
    bytes.iter().try_fold(0_usize, |length, byte| Some(length.checked_mul(256)? + usize::from(*byte))).ok_or(Malformed)
}

/// Reads values one after another; never deeper than its caller asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The next value with its tag.
    pub(super) fn next(&mut self) -> Result<(u8, &'a [u8]), Malformed> {
        let (tag, rest) = self.0.split_first().ok_or(Malformed)?;
        let (first, rest) = rest.split_first().ok_or(Malformed)?;
        // Tags from 31 on have more bytes; LDAP has none.
        if tag & 0x1F == 0x1F {
            return Err(Malformed);
        }
        let (length, rest) = match length_of_length(*first)? {
            0 => (usize::from(*first), rest),
            more => {
                let (bytes, rest) = rest.split_at_checked(more).ok_or(Malformed)?;
                (read_length(bytes)?, rest)
            }
        };
        let (content, rest) = rest.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok((*tag, content))
    }

    /// The next value, which has this tag.
    pub(super) fn expect(&mut self, tag: u8) -> Result<&'a [u8], Malformed> {
        self.next().and_then(|(found, content)| if found == tag { Ok(content) } else { Err(Malformed) })
    }

    /// The next value, a number that is not negative.
    pub(super) fn number(&mut self, tag: u8) -> Result<u32, Malformed> {
        let bytes = self.expect(tag)?;
        let valid = !bytes.is_empty() && bytes.len() <= 5 && bytes.first().is_some_and(|first| *first < 0x80);
        let number = if valid { read_length(bytes)? } else { return Err(Malformed) };
        u32::try_from(number).map_err(|_| Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_encoded_as_x_690_has_them() {
        assert_eq!(*number(INTEGER, 0), [2, 1, 0]);
        assert_eq!(*number(INTEGER, 127), [2, 1, 127]);
        assert_eq!(*number(INTEGER, 128), [2, 2, 0, 128]);
        assert_eq!(*number(INTEGER, u32::MAX), [2, 5, 0, 255, 255, 255, 255]);
        assert_eq!(*of(SEQUENCE, &[number(BOOLEAN, 1), value(OCTET_STRING, b"a")]), [0x30, 6, 1, 1, 1, 4, 1, b'a']);
        assert_eq!(value(4, &[7; 127])[..3], [4, 127, 7]);
        assert_eq!(value(4, &[7; 128])[..4], [4, 0x81, 128, 7]);
        assert_eq!(value(4, &[7; 256])[..5], [4, 0x82, 1, 0, 7]);
    }

    #[test]
    fn what_ldap_forbids_is_malformed() {
        for bytes in [
            &[][..],
            &[4],
            &[4, 2, 0],
            &[4, 0x80, 0, 0],
            &[4, 0x85, 0, 0, 0, 0, 0],
            &[0x1F, 1, 0],
            &[4, 0x84, 255, 255, 255, 255],
        ] {
            assert_eq!(Reader::new(bytes).next(), Err(Malformed), "{bytes:?}");
        }
        assert_eq!(Reader::new(&[2, 1, 0x80]).number(INTEGER), Err(Malformed));
        assert_eq!(Reader::new(&[2, 0]).number(INTEGER), Err(Malformed));
        assert_eq!(Reader::new(&[2, 6, 0, 0, 0, 0, 0, 1]).number(INTEGER), Err(Malformed));
        assert_eq!(Reader::new(&[4, 1, 1]).number(INTEGER), Err(Malformed));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(content in proptest::collection::vec(any::<u8>(), 0..700), it in any::<u32>()) {
            let bytes = of(SEQUENCE, &[number(INTEGER, it), value(OCTET_STRING, &content)]);
            let mut outer = Reader::new(&bytes);
            let mut inner = Reader::new(outer.expect(SEQUENCE).unwrap());
            prop_assert_eq!(inner.number(INTEGER).unwrap(), it);
            prop_assert_eq!(inner.expect(OCTET_STRING).unwrap(), content.as_slice());
            prop_assert!(inner.is_empty() && outer.is_empty());
        }

        #[test]
        fn reading_ends_whatever_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut reader = Reader::new(&bytes);
            while reader.next().is_ok() {}
        }
    }
}
