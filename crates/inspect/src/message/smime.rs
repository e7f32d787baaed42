//! Signed mail (S/MIME, RFC 8551): what an opaque signature wraps is taken out, and who signed is read from the
//! certificates (RFC 5652, RFC 5280). Whether the signature fits is for a mail program to say, which knows whom to trust.

/// How deep values are followed: certificates lie eight deep.
const DEEPEST: u32 = 24;
/// Values that are looked at in all.
const MOST: u32 = 20_000;
/// Addresses of certificates that are kept.
const MOST_ADDRESSES: usize = 50;

/// id-signedData, id-envelopedData (RFC 5652 §5.1 and §6.1).
const SIGNED: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
const ENVELOPED: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x03";
/// emailAddress (RFC 2985 §5.2.1), and the identifier of the subject's other names (RFC 5280 §4.2.1.6) as it is written.
const EMAIL: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01";
const OTHER_NAMES: &[u8] = b"\x06\x03\x55\x1D\x11";

const SEQUENCE: u8 = 0x30;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PARTS: u8 = 0x24;
const IDENTIFIER: u8 = 0x06;
/// `[0]`, which holds the content.
const FIRST: u8 = 0xA0;
/// rfc822Name.
const ADDRESS: u8 = 0x81;

/// What a PKCS #7 file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrapped {
    /// Signed, with what was signed inside.
    Signed(Vec<u8>),
    /// Encrypted for somebody.
    Encrypted,
}

/// Opens a PKCS #7 file; nothing where it is none, or holds a signature alone.
pub(crate) fn open(bytes: &[u8]) -> Option<Wrapped> {
    let mut left = MOST;
    let (tag, outer, _) = value(bytes, &mut left, 0)?;
    let (identifier, kind, rest) = value(outer, &mut left, 1)?;
    if tag != SEQUENCE || identifier != IDENTIFIER {
        return None;
    }
    if kind == ENVELOPED {
        return Some(Wrapped::Encrypted);
    }
    let (FIRST, wrapped, _) = value(rest, &mut left, 1).filter(|_| kind == SIGNED)? else { return None };
    let (SEQUENCE, signed, _) = value(wrapped, &mut left, 2)? else { return None };
    // Version, digest algorithms, and then what was signed.
    let (_, _, rest) = value(signed, &mut left, 3)?;
    let (_, _, rest) = value(rest, &mut left, 3)?;
    let (SEQUENCE, content, _) = value(rest, &mut left, 3)? else { return None };
    let (IDENTIFIER, _, rest) = value(content, &mut left, 4)? else { return None };
    let (FIRST, inside, _) = value(rest, &mut left, 4)? else { return None };
    let mut out = Vec::new();
    octets(inside, &mut out, &mut left, 5)?;
    Some(Wrapped::Signed(out))
}

/// A text in one piece or in many.
fn octets(bytes: &[u8], out: &mut Vec<u8>, left: &mut u32, depth: u32) -> Option<()> {
    let mut rest = bytes;
    while let Some((tag, content, after)) = value(rest, left, depth) {
        match tag {
            OCTETS => out.extend_from_slice(content),
            OCTETS_IN_PARTS => octets(content, out, left, depth + 1)?,
            _ => return None,
        }
        rest = after;
    }
    Some(())
}

/// The mail addresses that the certificates in it name.
pub(crate) fn addresses(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut left = MOST;
    for at in memchr::memmem::find_iter(bytes, EMAIL).take(MOST_ADDRESSES) {
        let name = bytes.get(at + EMAIL.len()..).and_then(|rest| value(rest, &mut left, 0));
        found.extend(name.map(|(_, text, _)| address(text)));
    }
    for at in memchr::memmem::find_iter(bytes, OTHER_NAMES).take(MOST_ADDRESSES) {
        let rest = bytes.get(at + OTHER_NAMES.len()..).unwrap_or_default();
        // A mark for critical ones may stand in between.
        let rest = rest.strip_prefix(b"\x01\x01\xFF").unwrap_or(rest);
        let Some((OCTETS, names, _)) = value(rest, &mut left, 0) else { continue };
        let Some((SEQUENCE, mut names, _)) = value(names, &mut left, 1) else { continue };
        while let Some((tag, name, after)) = value(names, &mut left, 2) {
            if tag == ADDRESS && found.len() < MOST_ADDRESSES {
                found.push(address(name));
            }
            names = after;
        }
    }
    found.retain(|one| one.contains('@'));
    found.sort();
    found.dedup();
    found
}

fn address(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(320).collect::<String>().to_lowercase()
}

/// The next value: its tag, its content and what follows (X.690 §8.1). Lengths may be left open, as in BER.
fn value<'a>(bytes: &'a [u8], left: &mut u32, depth: u32) -> Option<(u8, &'a [u8], &'a [u8])> {
    *left = left.checked_sub(1).filter(|_| depth <= DEEPEST)?;
    let (&[tag, first], rest) = bytes.split_first_chunk::<2>()?;
    // Tags of several bytes do not occur here; two zeros end an open length.
    if tag & 0x1F == 0x1F || (tag, first) == (0, 0) {
        return None;
    }
    match first {
        0..=0x7F => rest.split_at_checked(first.into()),
        0x80 => {
            let mut inside = rest;
            while let Some((_, _, after)) = value(inside, left, depth + 1) {
                inside = after;
            }
            let length = rest.len() - inside.len();
            Some((rest.get(..length)?, inside.strip_prefix(b"\0\0").unwrap_or(inside)))
        }
        _ => {
            let (digits, rest) =
                rest.split_at_checked(usize::from(first & 0x7F)).filter(|(digits, _)| digits.len() <= 4)?;
            let length = digits.iter().fold(0_usize, |length, &digit| length << 8 | usize::from(digit));
            // What was cut off is still looked at.
            Some(rest.split_at_checked(length).unwrap_or((rest, &[])))
        }
    }
    .map(|(content, after)| (tag, content, after))
}

/// Whether it is a signature and nothing else: what is written behind one could be opened as another file.
pub(crate) fn is_all(bytes: &[u8]) -> bool {
    let mut left = MOST;
    let Some((_, outer, after)) = value(bytes, &mut left, 0) else { return false };
    let is_blank = |byte: &u8| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n');
    after.iter().all(is_blank) && matches!(value(outer, &mut left, 1), Some((IDENTIFIER, SIGNED | ENVELOPED, _)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap();
        [&[tag, 0x84][..], &length.to_be_bytes(), content].concat()
    }

    /// SignedData around a content, with a certificate that names an address.
    fn signed(content: &[u8], address: &str) -> Vec<u8> {
        let names = der(SEQUENCE, &der(ADDRESS, address.as_bytes()));
        let certificate = der(SEQUENCE, &[OTHER_NAMES, &der(OCTETS, &names)].concat());
        let wrapped = der(SEQUENCE, &[der(IDENTIFIER, b"\x2A"), der(FIRST, &der(OCTETS, content))].concat());
        let inside = [der(0x02, &[1]), der(0x31, &[]), wrapped, der(FIRST, &certificate)].concat();
        der(SEQUENCE, &[der(IDENTIFIER, SIGNED), der(FIRST, &der(SEQUENCE, &inside))].concat())
    }

    #[test]
    fn what_is_signed_and_by_whom_is_read() {
        let file = signed(b"Content-Type: text/plain\r\n\r\nHello", "Ali@B.example");
        assert_eq!(open(&file), Some(Wrapped::Signed(b"Content-Type: text/plain\r\n\r\nHello".to_vec())));
        assert_eq!(addresses(&file), ["ali@b.example"]);
    }

    #[test]
    fn open_lengths_and_pieces_are_read() {
        let pieces = b"\x24\x80\x04\x02He\x04\x03llo\0\0";
        let wrapped = [b"\x30\x80\x06\x01\x2A\xA0\x80".as_slice(), pieces, b"\0\0\0\0"].concat();
        let inside = [b"\x30\x80\x02\x01\x01\x31\x00".as_slice(), &wrapped, b"\0\0"].concat();
        let file = [&b"\x30\x80\x06\x09"[..], SIGNED, b"\xA0\x80", &inside, b"\0\0\0\0"].concat();
        assert_eq!(open(&file), Some(Wrapped::Signed(b"Hello".to_vec())));
    }

    #[test]
    fn what_is_encrypted_is_told_and_garbage_is_none() {
        assert_eq!(open(&der(SEQUENCE, &der(IDENTIFIER, ENVELOPED))), Some(Wrapped::Encrypted));
        assert_eq!(open(b"MZ\0\0"), None);
        assert_eq!(open(&[0x30, 0x80].repeat(10_000)), None);
        assert!(addresses(&EMAIL.repeat(1_000)).is_empty());
    }
}
