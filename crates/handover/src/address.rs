//! E-mail addresses and mailboxes as people type them (RFC 5322 section 3.4, RFC 6531, RFC 5890).

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

impl EmailAddress {
    /// Reads one address, with or without space, `<>` or `mailto:` around it.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(untrusted: &str) -> Result<Self, AddressError> {
        let _ = untrusted;
        Err(AddressError::Empty)
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

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Mailbox {
    /// An address with a name to show. The name is made harmless for a header; an empty one is none.
    #[must_use]
    pub fn new(untrusted_name: &str, address: EmailAddress) -> Self {
        let _ = untrusted_name;
        Self { name: None, address }
    }

    /// Reads `a@b.pk`, `Name <a@b.pk>` or `"Name, with comma" <a@b.pk>`.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(untrusted: &str) -> Result<Self, AddressError> {
        Ok(Self { name: None, address: EmailAddress::parse(untrusted)? })
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

impl From<EmailAddress> for Mailbox {
    fn from(address: EmailAddress) -> Self {
        Self { name: None, address }
    }
}
