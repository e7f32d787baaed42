//! E-mail addresses and mailboxes as people type them (RFC 5322 section 3.4, RFC 6531, RFC 5890).
//!
//! Stricter than the grammar and kinder than it: quoted local parts, comments and address literals are refused,
//! because nobody has such an address and programs disagree on them; `<>`, `mailto:` and space around are taken off.

use crate::header_text;
use std::fmt;

/// An e-mail address: one unquoted local part, one domain with at least one dot. The domain is kept in its
/// ASCII form (`xn--…`) and in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// A person or an office: an address, with a name to show where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mailbox {
    name: Option<String>,
    address: EmailAddress,
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// There is no `@`.
    #[error("an address has an @")]
    NoAt,
    /// More than one address.
    #[error("more than one address")]
    Several,
    /// The part before the `@` is empty, too long or has a character that mail systems refuse.
    #[error("the part before the @ is not valid")]
    Local,
    /// The part after the `@` is no domain name.
    #[error("the part after the @ is not a domain")]
    Domain,
}

/// RFC 5321, section 4.5.3.1.1.
const MAX_LOCAL_BYTES: usize = 64;
/// RFC 5321, section 4.5.3.1.3, less the angle brackets.
const MAX_ADDRESS_BYTES: usize = 254;
/// Longer than any name; more is somebody's attack or mistake.
const MAX_NAME_CHARS: usize = 200;

impl EmailAddress {
    /// Reads one address, with or without space, `<>` or `mailto:` around it.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(untrusted: &str) -> Result<Self, AddressError> {
        let text = untrusted.trim();
        let text = text.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(text).trim();
        let text = match text.split_at_checked(7) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
            _ => text,
        };
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError::NoAt)?;
        if local.contains('@') || text.contains([',', ';']) {
            return Err(AddressError::Several);
        }
        check_local(local)?;
        let domain = ascii_domain(domain)?;
        if local.len() + 1 + domain.len() > MAX_ADDRESS_BYTES {
            return Err(AddressError::Domain);
        }
        Ok(Self { text: format!("{local}@{domain}"), at: local.len() })
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What stands after the `@`, in ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.get(self.at.saturating_add(1)..).unwrap_or_default()
    }

    /// Whether mail systems on the way must support RFC 6531, because the local part is not ASCII.
    #[must_use]
    pub fn needs_utf8(&self) -> bool {
        !self.text.is_ascii()
    }
}

/// A dot-atom (RFC 5322, section 3.2.3), or letters, digits and marks of any script (RFC 6531).
fn check_local(local: &str) -> Result<(), AddressError> {
    let atom = |character: char| match character {
        _ if character.is_ascii() => character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character),
        // The joiners are part of Urdu and of other scripts.
        '\u{200C}' | '\u{200D}' => true,
        _ => character.is_alphanumeric(),
    };
    // A mail program would take a hyphen in front for one of its options.
    let valid = local.len() <= MAX_LOCAL_BYTES
        && !local.starts_with('-')
        && local.split('.').all(|part| !part.is_empty() && part.chars().all(atom));
    valid.then_some(()).ok_or(AddressError::Local)
}

/// The ASCII form of a domain, by UTS 46 with the checks that a registry makes.
fn ascii_domain(domain: &str) -> Result<String, AddressError> {
    if domain.len() > 4 * MAX_ADDRESS_BYTES {
        return Err(AddressError::Domain);
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| AddressError::Domain)?;
    let last = ascii.rsplit('.').next().unwrap_or_default();
    let valid = ascii.contains('.') && last.len() >= 2 && !last.bytes().all(|byte| byte.is_ascii_digit());
    if valid { Ok(ascii) } else { Err(AddressError::Domain) }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Mailbox {
    /// An address with a name to show. The name is made harmless for a header; an empty one is none.
    #[must_use]
    pub fn new(untrusted_name: &str, address: EmailAddress) -> Self {
        let name = header_text::one_line(untrusted_name, MAX_NAME_CHARS);
        Self { name: (!name.is_empty()).then_some(name), address }
    }

    /// Reads `a@b.pk`, `Name <a@b.pk>` or `"Name, with comma" <a@b.pk>`.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(untrusted: &str) -> Result<Self, AddressError> {
        let text = untrusted.trim();
        let Some((name, address)) = text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) else {
            return EmailAddress::parse(text).map(Self::from);
        };
        let name = name.trim();
        let quoted = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let name = match quoted {
            Some(inner) => unescape(inner),
            // "a@b.pk, Name <c@d.pk>" are two people. A comma without an address is a name that wants quotes.
            None if name.contains(['<', '>', ';']) || (name.contains(',') && name.contains('@')) => {
                return Err(AddressError::Several);
            }
            None => name.to_owned(),
        };
        Ok(Self::new(&name, EmailAddress::parse(address)?))
    }

    /// The name to show.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &EmailAddress {
        &self.address
    }
}

/// The content of a quoted string (RFC 5322, section 3.2.4).
fn unescape(quoted: &str) -> String {
    let mut characters = quoted.chars();
    std::iter::from_fn(|| match characters.next()? {
        '\\' => characters.next(),
        character => Some(character),
    })
    .collect()
}

impl From<EmailAddress> for Mailbox {
    fn from(address: EmailAddress) -> Self {
        Self { name: None, address }
    }
}
