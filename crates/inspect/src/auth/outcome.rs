//! What came of a check that Muhr made itself: the words of RFC 8601 §2.7, and why.

/// A result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It fits.
    Pass,
    /// It does not fit.
    Fail,
    /// It probably does not fit (SPF).
    SoftFail,
    /// It says neither.
    Neutral,
    /// There is nothing to check.
    #[default]
    None,
    /// It could not be checked now.
    TempError,
    /// It cannot be checked as it is.
    PermError,
}

impl Outcome {
    /// The name as it stands in JSON and, behind the method, in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::Neutral => "neutral",
            Self::None => "none",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

/// Why a signature was judged as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It fits.
    Fits,
    /// The body is not the one that was signed.
    BodyChanged,
    /// The signed header fields are not those that were signed, or the signature is false.
    HeaderChanged,
    /// The key is not, or no longer, published.
    NoKey,
    /// The key was taken back.
    KeyRevoked,
    /// What is published is no key for this signature.
    KeyUnusable,
    /// Nobody answered where the key is published.
    NoAnswer,
    /// It was no longer meant to be checked when the mail arrived.
    Expired,
    /// It is not what the standard asks for.
    Faulty,
    /// Somebody who passed the mail on has already found the chain broken.
    BrokenBefore,
    /// It is of a kind that is not known here.
    Unsupported,
    /// There are more than are looked at.
    Limit,
}

impl Reason {
    /// The name as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::BodyChanged => "body-changed",
            Self::HeaderChanged => "header-changed",
            Self::NoKey => "no-key",
            Self::KeyRevoked => "key-revoked",
            Self::KeyUnusable => "key-unusable",
            Self::NoAnswer => "no-answer",
            Self::Expired => "expired",
            Self::Faulty => "faulty",
            Self::BrokenBefore => "broken-before",
            Self::Unsupported => "unsupported",
            Self::Limit => "limit",
        }
    }

    /// It may have been a good signature, but nobody can tell any more, or nobody could tell now.
    #[must_use]
    pub const fn leaves_open(self) -> bool {
        matches!(
            self,
            Self::NoKey | Self::KeyRevoked | Self::KeyUnusable | Self::NoAnswer | Self::Expired | Self::Limit
        )
    }
}

/// Why a signature that fits proves little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weakness {
    /// Something stands behind the signed part of the body.
    PartOfBody,
    /// Others can compute the key (RFC 8301).
    ShortKey,
    /// Made over SHA-1 (RFC 8301).
    Sha1,
}

impl Weakness {
    /// The name as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PartOfBody => "part-of-body",
            Self::ShortKey => "short-key",
            Self::Sha1 => "sha1",
        }
    }
}

/// A signature that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The domain that signed; empty where the signature does not say it.
    pub domain: String,
    /// Its selector.
    pub selector: String,
    /// The result.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// Why it proves little though it fits.
    pub weak: Vec<Weakness>,
}

impl Checked {
    /// It fits, and nobody else could have made it.
    #[must_use]
    pub fn proves(&self) -> bool {
        self.outcome == Outcome::Pass && self.weak.is_empty()
    }
}
