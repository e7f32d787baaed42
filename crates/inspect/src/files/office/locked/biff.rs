//! Workbooks of Excel 97 to 2003 and before (MS-XLS 2.2.10): the records of the stream are encrypted, their headers are
//! not.

use super::crypto_api::Verifier;
use super::{Opened, open_with};
use crate::files::bytes::{le16, slice};
use crate::files::crypt::{Hash, Rc4, utf16};
use crate::limits::{Budget, Limit};

const FILEPASS: u16 = 0x2F;
/// Records that stand as they are: BOF of all versions, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead.
const PLAIN: [u16; 9] = [0x809, 0x409, 0x209, 0x009, FILEPASS, 0x194, 0x195, 0xE1, 0x138];
const BOUNDSHEET: u16 = 0x85;
/// After so many bytes the key changes.
const BLOCK: usize = 1024;

/// Tries to open the stream of a workbook; `filepass` is the record that says how it is encrypted.
pub(in crate::files::office) fn open(
    stream: &[u8],
    filepass: &[u8],
    budget: &Budget<'_>,
) -> Result<Option<Opened>, Limit> {
    open_with(budget, 10, |password| {
        let kind = le16(filepass, 0)?;
        // Before Excel 97 there was only one way, and no word for it.
        let obfuscated = if filepass.len() == 4 { Some(filepass) } else { slice(filepass, 2, 4).filter(|_| kind == 0) };
        if let Some(verifier) = obfuscated {
            let key = xor_key(password)?;
            let told = (le16(verifier, 0)?, le16(verifier, 2)?);
            return (told == (key.key, key.verifier)).then(|| undo(stream, |at, record| key.undo(at, record)));
        }
        match le16(filepass, 2)? {
            1 => {
                let salt = slice(filepass, 6, 16)?;
                let cipher = |block: u32| Rc4::new(&rc4_key(password, salt, block));
                Hash::Md5
                    .confirms(cipher(0), slice(filepass, 22, 16)?, slice(filepass, 38, 16)?)
                    .then(|| by_blocks(stream, cipher))
            }
            _ => {
                let verifier = Verifier::read(filepass.get(2..)?)?;
                (verifier.is_rc4() && verifier.fits_rc4(password))
                    .then(|| by_blocks(stream, |block| verifier.rc4(password, block)))
            }
        }
    })
}

/// The key of a block (MS-OFFCRYPTO 2.3.6.2).
fn rc4_key(password: &str, salt: &[u8], block: u32) -> Vec<u8> {
    let hashed = Hash::Md5.of(&[&utf16(password)]);
    let start = hashed.get(..5).unwrap_or_default();
    let repeated = [start, salt].concat().repeat(16);
    let derived = Hash::Md5.of(&[&repeated]);
    Hash::Md5.of(&[derived.get(..5).unwrap_or_default(), &block.to_le_bytes()])
}

/// The stream with what `open` makes of each record; it is given the place of the record's content and the content.
fn undo(stream: &[u8], mut open: impl FnMut(usize, &mut [u8])) -> Vec<u8> {
    let mut out = stream.to_vec();
    let mut at = 0_usize;
    while let (Some(kind), Some(length)) = (le16(&out, at), le16(&out, at + 2)) {
        let start = at + 4;
        at = start + usize::from(length);
        if PLAIN.contains(&kind) {
            continue;
        }
        let Some(content) = out.get_mut(start..at) else { break };
        // The place of a sheet is needed before anything is opened.
        let place: Option<[u8; 4]> = content.get(..4).and_then(|four| four.try_into().ok());
        open(start, content);
        if let (BOUNDSHEET, Some(place), Some(target)) = (kind, place, content.get_mut(..4)) {
            target.copy_from_slice(&place);
        }
    }
    out
}

/// The stream under a cipher that begins anew in each block, and runs over headers too.
fn by_blocks(stream: &[u8], cipher: impl Fn(u32) -> Rc4) -> Vec<u8> {
    let mut current = (0_usize, cipher(0), 0_usize);
    undo(stream, |start, content| {
        for (place, byte) in (start..).zip(content) {
            let block = place / BLOCK;
            if block != current.0 {
                current = (block, cipher(u32::try_from(block).unwrap_or(u32::MAX)), 0);
            }
            while current.2 < place % BLOCK {
                current.1.next();
                current.2 += 1;
            }
            *byte ^= current.1.next();
            current.2 += 1;
        }
    })
}

/// What a password makes of the oldest way (MS-OFFCRYPTO 2.3.7.2): sixteen bytes that are laid over everything.
struct XorKey {
    key: u16,
    verifier: u16,
    pad: [u8; 16],
}

/// What fills up short passwords (MS-OFFCRYPTO 2.3.7.2).
const FILL: [u8; 16] = [0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0, 0xBE, 0x0F, 0, 0xBF, 0x0F, 0, 0];

/// Nothing for passwords that are empty or longer than fifteen characters, which the format does not know.
fn xor_key(password: &str) -> Option<XorKey> {
    let password = password.as_bytes();
    let length = u16::try_from(password.len()).ok().filter(|length| (1..=15).contains(length))?;
    // The table of the specification is a shift register with the polynomial 0x1020.
    let step = |state: u16| {
        let turned = state.rotate_left(1);
        if turned & 1 == 1 { turned ^ 0x1020 } else { turned }
    };
    let (mut state, mut end, mut key) = (0x8000_u16, 0xFFFF_u16, 0_u16);
    for &byte in password.iter().rev() {
        for bit in 0..8 {
            (state, end) = (step(state), step(end));
            if byte & 0x7F & (1 << bit) != 0 {
                key ^= state;
            }
        }
    }
    let key = key ^ end;
    let mut verifier = length ^ 0xCE4B;
    for (turn, &byte) in (1_u32..).zip(password) {
        let wide = u32::from(byte) << (turn % 15);
        verifier ^= u16::try_from((wide | wide >> 15) & 0x7FFF).unwrap_or_default();
    }
    let mut pad = [0_u8; 16];
    let halves = key.to_le_bytes();
    let filled = password.iter().chain(&FILL).zip(halves.iter().cycle());
    pad.iter_mut().zip(filled).for_each(|(place, (byte, half))| *place = (byte ^ half).rotate_left(2));
    Some(XorKey { key, verifier, pad })
}

impl XorKey {
    fn undo(&self, start: usize, content: &mut [u8]) {
        let from = start + content.len();
        for (place, byte) in (from..).zip(content) {
            *byte = byte.rotate_left(3) ^ self.pad.get(place % 16).copied().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_way_makes_the_well_known_numbers_of_its_password() {
        let key = xor_key("VelvetSweatshop").map(|key| (key.key, key.verifier));
        assert_eq!(key, Some((0xB359, 0x9A0A)));
        assert!(xor_key("").is_none() && xor_key("sixteen letters!").is_none());
    }
}
