//! Text that carries a password.

use zeroize::Zeroizing;

/// A link or a message with a password in it. Overwritten when dropped; never printed, compared or stored.
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Wraps `text`.
    #[must_use]
    pub fn new(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}
