//! QR codes as a square of modules (ISO/IEC 18004); the caller draws them.

use qrcode::{Color, EcLevel, QrCode};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Why there is no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// The text does not fit into the largest code.
    #[error("too long for a QR code")]
    TooLong,
}

/// How many light modules the renderer must leave on every side.
pub const QUIET_ZONE: usize = 4;

/// A QR code, which may carry a password. Overwritten when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct QrMatrix {
    size: usize,
    dark: Vec<bool>,
}

impl QrMatrix {
    /// Encodes `text`. Level M (15 % may be unreadable) while it fits, for a clean screen level L otherwise.
    ///
    /// # Errors
    /// [`QrError::TooLong`].
    pub fn encode(text: &str) -> Result<Self, QrError> {
        let code = [EcLevel::M, EcLevel::L]
            .into_iter()
            .find_map(|level| QrCode::with_error_correction_level(text, level).ok())
            .ok_or(QrError::TooLong)?;
        let size = code.width();
        let mut colors = code.into_colors();
        let dark = colors.iter().map(|&color| color == Color::Dark).collect();
        colors.fill(Color::Light);
        std::hint::black_box(&colors);
        Ok(Self { size, dark })
    }

    /// Modules along one side, without the quiet zone.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The rows from the top, each from the left; `true` is dark.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.size.max(1))
    }
}
