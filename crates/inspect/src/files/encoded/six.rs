//! Six bits a character: what uuencode, xxencode, BinHex and base64 have in common.

/// Collects bytes from characters of six bits.
#[derive(Default)]
pub(super) struct Bits {
    pub(super) bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    pub(super) fn push(&mut self, six: u8) {
        self.held = (self.held << 6 | u32::from(six & 63)) & 0xFFFF;
        self.count += 6;
        if self.count >= 8 {
            self.count -= 8;
            let [.., byte] = (self.held >> self.count).to_be_bytes();
            self.bytes.push(byte);
        }
    }
}

/// The value of each character in an alphabet of 64; 255 for what is not in it.
pub(super) fn table(alphabet: &[u8; 64]) -> [u8; 256] {
    let mut table = [255; 256];
    for (value, &character) in (0..).zip(alphabet) {
        if let Some(entry) = table.get_mut(usize::from(character)) {
            *entry = value;
        }
    }
    table
}

/// The value of one character.
pub(super) fn value(table: &[u8; 256], character: u8) -> Option<u8> {
    table.get(usize::from(character)).copied().filter(|&value| value < 64)
}
