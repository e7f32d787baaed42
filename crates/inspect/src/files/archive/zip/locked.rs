//! Members of ZIP archives that are encrypted, opened with a password that the mail names: the stream cipher of PKZIP
//! (APPNOTE 6.3.10, 6.1) and WinZip's AES (its specification "AE-1 and AE-2").

use super::directory::Entry;
use super::method;
use crate::files::Examination;
use crate::files::bytes::len;
use crate::files::crypt::crc32;
use crate::limits::Budget;
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use flate2::Crc;
use ring::{hmac, pbkdf2};
use std::io::Read;
use std::num::NonZeroU32;

/// Rounds of WinZip's derivation, for the four blocks that its longest key takes.
const ROUNDS: NonZeroU32 = match NonZeroU32::new(1_000) {
    Some(rounds) => rounds,
    None => NonZeroU32::MIN,
};
const AES_COST: u64 = 4_000;
/// Bytes that are unpacked and summed up in the time of a round.
const BYTES_A_ROUND: u64 = 32;
/// Before the content stand as many bytes of the old cipher.
const HEADER: usize = 12;
/// What the method of a member of WinZip's AES says.
pub(super) const AES: u16 = 99;
/// Behind the content stands as much of its authentication.
const CODE: usize = 10;

/// A member as it is without its lock, and its packed content.
pub(super) fn open(entry: &Entry, data: &[u8], examination: &Examination<'_>) -> Option<(Entry, Vec<u8>)> {
    let passwords = examination.budget.passwords();
    for password in passwords.named() {
        let opened = if entry.method == AES {
            passwords.pay(AES_COST).then(|| winzip(entry, data, password.as_bytes())).flatten()
        } else {
            pkzip(entry, data, password.as_bytes(), examination.budget)
        };
        if opened.is_some() {
            passwords.has_opened(&password);
            return opened;
        }
    }
    None
}

/// The three keys of the old cipher.
struct Keys(u32, u32, u32);

impl Keys {
    fn of(password: &[u8]) -> Self {
        let mut keys = Self(0x1234_5678, 0x2345_6789, 0x3456_7890);
        password.iter().for_each(|&byte| keys.turn(byte));
        keys
    }

    fn turn(&mut self, byte: u8) {
        self.0 = crc32(self.0, byte);
        self.1 = self.1.wrapping_add(self.0 & 0xFF).wrapping_mul(134_775_813).wrapping_add(1);
        self.2 = crc32(self.2, self.1.to_be_bytes()[0]);
    }

    fn undo(&mut self, byte: u8) -> u8 {
        let mixed = (self.2 | 2) & 0xFFFF;
        let pad = (mixed.wrapping_mul(mixed ^ 1) >> 8) & 0xFF;
        let plain = byte ^ pad.to_le_bytes()[0];
        self.turn(plain);
        plain
    }
}

/// The old cipher is no work to try, but unpacking to compare the sum is, and a sum may be forged: so both are paid for.
fn pkzip(entry: &Entry, data: &[u8], password: &[u8], budget: &Budget<'_>) -> Option<(Entry, Vec<u8>)> {
    let most = budget.member_bytes();
    let afford = |bytes: &[u8]| budget.passwords().pay(len(bytes) / BYTES_A_ROUND) && budget.wait_no_longer().is_ok();
    let mut keys = Keys::of(password);
    let (header, content) = data.split_at_checked(HEADER)?;
    let last = header.iter().fold(0, |_, &byte| keys.undo(byte));
    // One byte tells: of the time where the sum was not yet known when this was written.
    let told = [entry.crc.to_be_bytes()[0], entry.time.to_be_bytes()[0]];
    if !told.contains(&last) {
        return None;
    }
    if !afford(content) {
        return None;
    }
    let plain: Vec<u8> = content.iter().map(|&byte| keys.undo(byte)).collect();
    // One password in 128 gets this far by chance; the sum of what is unpacked settles it.
    let mut sum = Crc::new();
    let mut inside = method::open(entry, &plain, most)?.take(most);
    let mut part = [0; 8 << 10];
    let mut whole = 0_u64;
    loop {
        let got = inside.read(&mut part).ok()?;
        let read = part.get(..got).filter(|read| !read.is_empty());
        let Some(read) = read else { break };
        if !afford(read) {
            return None;
        }
        sum.update(read);
        whole += len(read);
    }
    drop(inside);
    (sum.sum() == entry.crc || whole >= most).then(|| (Entry { flags: entry.flags & !1, ..entry.clone() }, plain))
}

fn winzip(entry: &Entry, data: &[u8], password: &[u8]) -> Option<(Entry, Vec<u8>)> {
    let (strength, method) = entry.aes?;
    let key_bytes = match strength {
        1 => 16,
        2 => 24,
        3 => 32,
        _ => return None,
    };
    let (salt, rest) = data.split_at_checked(key_bytes / 2)?;
    let mut derived = vec![0; 2 * key_bytes + 2];
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA1, ROUNDS, salt, password, &mut derived);
    let (check, rest) = rest.split_at_checked(2)?;
    if derived.get(2 * key_bytes..)? != check {
        return None;
    }
    let (content, code) = rest.split_at_checked(rest.len().checked_sub(CODE)?)?;
    let authentic = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, derived.get(key_bytes..2 * key_bytes)?);
    if hmac::sign(&authentic, content).as_ref().get(..CODE)? != code {
        return None;
    }
    let mut plain = content.to_vec();
    let key = derived.get(..key_bytes)?;
    match key_bytes {
        16 => counter(&Aes128::new_from_slice(key).ok()?, &mut plain),
        24 => counter(&Aes192::new_from_slice(key).ok()?, &mut plain),
        _ => counter(&Aes256::new_from_slice(key).ok()?, &mut plain),
    }
    Some((Entry { flags: entry.flags & !1, method, ..entry.clone() }, plain))
}

/// Counter mode with the lowest byte first, from one on.
fn counter<C: BlockCipherEncrypt>(cipher: &C, bytes: &mut [u8]) {
    for (number, part) in (1_u128..).zip(bytes.chunks_mut(16)) {
        let mut pad = number.to_le_bytes();
        if let Ok(block) = <&mut Block<C>>::try_from(&mut pad[..]) {
            cipher.encrypt_block(block);
        }
        part.iter_mut().zip(pad).for_each(|(byte, pad)| *byte ^= pad);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    #[test]
    fn sums_that_are_forged_are_compared_only_so_often() {
        use std::io::Write;
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&vec![0; 1 << 20]).unwrap();
        let mut keys = Keys::of(b"2847");
        let mut lock = |plain: u8| {
            let mixed = (keys.2 | 2) & 0xFFFF;
            let pad = (mixed.wrapping_mul(mixed ^ 1) >> 8).to_le_bytes()[0];
            keys.turn(plain);
            plain ^ pad
        };
        let data: Vec<u8> = [vec![0; HEADER], packer.finish().unwrap()].concat().into_iter().map(&mut lock).collect();
        // The last byte of the header fits, the sum of the content does not.
        let entry = Entry { method: 8, flags: 1, crc: 1, length: 1 << 20, ..Entry::default() };
        let budget = Budget::new(Limits::default(), &|| false);
        let before = budget.passwords().left();
        assert!(pkzip(&entry, &data, b"2847", &budget).is_none());
        let cost = before - budget.passwords().left();
        assert!(cost >= (1 << 20) / BYTES_A_ROUND, "{cost}");
        assert!(budget.passwords().pay(budget.passwords().left()));
        assert!(pkzip(&entry, &data, b"2847", &budget).is_none());
        assert_eq!(budget.passwords().left(), 0);
    }
}
