//! The key that one password gave with one salt, so that the self-check need not derive it a second time.

use super::header::Preamble;
use super::keys::PasswordKey;
use crate::Password;
use ring::hmac;

/// Remembers at most one key, and gives it only for the same password, salt and cost: a header that was damaged
/// on its way to the disk finds nothing here.
#[derive(Default)]
pub(crate) struct KeyMemo(Option<Remembered>);

struct Remembered {
    preamble: Preamble,
    /// Of the password under the key, so that the password itself need not be kept.
    password: hmac::Tag,
    key: PasswordKey,
}

impl KeyMemo {
    pub(super) fn remember(preamble: &Preamble, password: &Password, key: PasswordKey) -> Self {
        let password = hmac::sign(&tagging(&key), password.expose().as_bytes());
        Self(Some(Remembered { preamble: *preamble, password, key }))
    }

    pub(super) fn recall(&self, preamble: &Preamble, password: &Password) -> Option<PasswordKey> {
        let remembered = self.0.as_ref()?;
        let same = (remembered.preamble.cost, remembered.preamble.salt) == (preamble.cost, preamble.salt);
        let tag = remembered.password.as_ref();
        let fits = hmac::verify(&tagging(&remembered.key), password.expose().as_bytes(), tag).is_ok();
        (same && fits).then(|| remembered.key.clone())
    }
}

fn tagging(key: &PasswordKey) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, &*key.0)
}
