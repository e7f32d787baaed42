//! Agile encryption (MS-OFFCRYPTO 2.3.4.10 to 2.3.4.15), which Office 2010 and later use.

use super::{Opened, open_with, trimmed};
use crate::files::crypt::{Hash, aes_cbc, utf16};
use crate::limits::{Budget, Limit};

/// Rounds that Office writes are 100,000; the format allows a hundred times as many.
const MOST_ROUNDS: u32 = 200_000;
/// A segment of the package, each with a start of its own.
const SEGMENT: usize = 4096;
const VERIFIER_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_VALUE: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY_VALUE: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

/// Tries to open a package whose description is `info`.
pub(super) fn open(info: &[u8], locked: &[u8], budget: &Budget<'_>) -> Result<Option<Opened>, Limit> {
    let text = String::from_utf8_lossy(info.get(8..).unwrap_or_default());
    let (Some(data), Some(key)) = (Parameters::read(&text, "keyData"), Parameters::read(&text, "encryptedKey")) else {
        return Ok(None);
    };
    if key.rounds > MOST_ROUNDS {
        return Err(Limit::Time);
    }
    open_with(budget, u64::from(key.rounds), |password| {
        let secret = key.secret(password)?;
        data.package(secret.get(..key.key_bytes)?, locked)
    })
}

/// What an element of the description says.
struct Parameters<'a> {
    element: &'a str,
    hash: Hash,
    salt: Vec<u8>,
    key_bytes: usize,
    rounds: u32,
}

impl<'a> Parameters<'a> {
    fn read(text: &'a str, name: &str) -> Option<Self> {
        let start = text.match_indices(name).map(|(at, _)| at).find(|&at| {
            let before = text.get(..at).unwrap_or_default();
            before.ends_with('<') || before.ends_with(':') && before.rfind('<') >= before.rfind('>')
        })?;
        let rest = text.get(start..)?;
        let element = rest.get(..rest.find('>')?)?;
        let is_aes = attribute(element, "cipherAlgorithm")? == "AES"
            && attribute(element, "cipherChaining")? == "ChainingModeCBC"
            && attribute(element, "blockSize")? == "16";
        let hash = match attribute(element, "hashAlgorithm")? {
            "MD5" => Hash::Md5,
            "SHA1" | "SHA-1" => Hash::Sha1,
            "SHA256" => Hash::Sha256,
            "SHA384" => Hash::Sha384,
            "SHA512" => Hash::Sha512,
            _ => return None,
        };
        is_aes.then_some(())?;
        Some(Self {
            element,
            hash,
            salt: value(element, "saltValue")?,
            key_bytes: attribute(element, "keyBits")?.parse::<usize>().ok()? / 8,
            rounds: attribute(element, "spinCount").unwrap_or("0").parse().ok()?,
        })
    }

    /// The key of the package, if the password fits.
    fn secret(&self, password: &str) -> Option<Vec<u8>> {
        let derived = self.hash.rounds(self.hash.of(&[&self.salt, &utf16(password)]), self.rounds);
        let undo = |purpose: &[u8], name: &str| {
            let key = fit(self.hash.of(&[&derived, purpose]), self.key_bytes);
            aes_cbc(&key, &fit(self.salt.clone(), 16), &value(self.element, name)?)
        };
        let input = undo(&VERIFIER_INPUT, "encryptedVerifierHashInput")?;
        let told = undo(&VERIFIER_VALUE, "encryptedVerifierHashValue")?;
        let found = self.hash.of(&[&input]);
        (told.get(..found.len())? == found).then(|| undo(&KEY_VALUE, "encryptedKeyValue")).flatten()
    }

    /// The package under its key: segments, each begun by its number.
    fn package(&self, key: &[u8], locked: &[u8]) -> Option<Vec<u8>> {
        let mut plain = Vec::with_capacity(locked.len());
        for (number, segment) in (0_u32..).zip(locked.get(8..)?.chunks(SEGMENT)) {
            let first = fit(self.hash.of(&[&self.salt, &number.to_le_bytes()]), 16);
            plain.extend(aes_cbc(key, &first, segment)?);
        }
        Some(trimmed(plain, locked))
    }
}

/// Cut or filled up with 0x36 (MS-OFFCRYPTO 2.3.4.11).
fn fit(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length.min(64), 0x36);
    bytes
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let start = element.match_indices(name).map(|(at, _)| at + name.len()).find(|&at| {
        element.get(at..).is_some_and(|rest| rest.trim_start().starts_with('='))
            && element.get(..at - name.len()).is_some_and(|before| before.ends_with(char::is_whitespace))
    })?;
    let rest = element.get(start..)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = rest.get(1..)?;
    rest.get(..rest.find(quote)?)
}

fn value(element: &str, name: &str) -> Option<Vec<u8>> {
    attribute(element, name).map(|text| crate::files::office::base64(text.as_bytes()))
}
