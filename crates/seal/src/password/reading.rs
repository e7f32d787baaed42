//! What somebody meant who typed a password from a phone message.

use zeroize::Zeroizing;

pub(super) fn readings(text: &str) -> Vec<Zeroizing<String>> {
    let mut found: Vec<Zeroizing<String>> = Vec::with_capacity(3);
    found.push(Zeroizing::new(text.to_owned()));
    found
}
