//! Presentations of PowerPoint 97 to 2003 (MS-PPT 2.3.7): each object of the stream is encrypted under its number.

use super::crypto_api::Verifier;
use super::{Opened, open_with};
use crate::files::bytes::{le16, le32, size32, slice};
use crate::limits::{Budget, Limit};
use std::collections::HashSet;

const USER_EDIT: u16 = 0x0FF5;
const PERSIST_DIRECTORY: u16 = 0x1772;
const CRYPT_SESSION: u16 = 0x2F14;
/// Objects that are looked at.
const MOST: usize = 20_000;

/// Tries to open the stream of a presentation; `user` is the stream that tells where it begins.
pub(in crate::files::office) fn open(stream: &[u8], user: &[u8], budget: &Budget<'_>) -> Result<Option<Opened>, Limit> {
    let Some((session, objects)) = objects(stream, user) else { return Ok(None) };
    let Some(verifier) = record(stream, session, CRYPT_SESSION).and_then(Verifier::read) else { return Ok(None) };
    open_with(budget, 10, |password| {
        (verifier.is_rc4() && verifier.fits_rc4(password)).then(|| undo(stream, &verifier, password, &objects))
    })
}

fn undo(stream: &[u8], verifier: &Verifier<'_>, password: &str, objects: &[(u32, usize)]) -> Vec<u8> {
    let mut out = stream.to_vec();
    for &(number, at) in objects {
        let mut cipher = verifier.rc4(password, number);
        let Some(header) = out.get_mut(at..).and_then(|rest| rest.get_mut(..8)) else { continue };
        cipher.apply(header);
        let length = size32(header, 4).unwrap_or_default();
        let Some(content) = out.get_mut(at + 8..) else { continue };
        let length = length.min(content.len());
        if let Some(content) = content.get_mut(..length) {
            cipher.apply(content);
        }
    }
    out
}

/// The content of a record, if it is one of this kind.
fn record(stream: &[u8], at: usize, kind: u16) -> Option<&[u8]> {
    let found = le16(stream, at.checked_add(2)?)?;
    (found == kind).then(|| slice(stream, at + 8, size32(stream, at + 4)?)).flatten()
}

/// Where the object stands that tells of the encryption, and numbers and places of all others, the newest first.
fn objects(stream: &[u8], user: &[u8]) -> Option<(usize, Vec<(u32, usize)>)> {
    let mut next = size32(user, 16)?;
    let (mut session, mut objects, mut seen) = (None, Vec::new(), HashSet::new());
    let (mut edits, mut places) = (HashSet::new(), HashSet::new());
    while next != 0 && edits.insert(next) && objects.len() < MOST {
        let Some(edit) = record(stream, next, USER_EDIT) else { break };
        next = size32(edit, 8)?;
        session = session.or_else(|| le32(edit, 28));
        let directory = record(stream, size32(edit, 12)?, PERSIST_DIRECTORY)?;
        let mut rest = directory;
        while let Some(head) = le32(rest, 0) {
            let (first, count) = (head & 0xF_FFFF, head >> 20);
            rest = rest.get(4..).unwrap_or_default();
            for number in first..first.saturating_add(count) {
                let Some(place) = size32(rest, 0) else { break };
                rest = rest.get(4..).unwrap_or_default();
                // Undone twice, it would be encrypted again.
                if seen.insert(number) && places.insert(place) && objects.len() < MOST {
                    objects.push((number, place));
                }
            }
        }
    }
    let session = session?;
    let at = objects.iter().find(|(number, _)| *number == session)?.1;
    objects.retain(|(number, _)| *number != session);
    Some((at, objects))
}
