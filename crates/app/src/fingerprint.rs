//! SHA-256 of what is sealed, taken as it is read: the receipt names what went into the sealed file, not what stands on the
//! disk later.

use muhr_seal::{EntryPath, Source};
use ring::digest::{Context, SHA256, digest};
use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// SHA-256 of files by their names, in hexadecimal.
#[derive(Clone, Default)]
pub struct Fingerprints(Arc<Mutex<HashMap<String, String>>>);

impl Fingerprints {
    /// That of the file of this name; empty where it was not read to its end.
    #[must_use]
    pub fn of(&self, path: &EntryPath) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(path.as_str()).cloned().unwrap_or_default()
    }
}

/// SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

/// The same source; whoever reads it to its end leaves its fingerprint.
pub(crate) fn watched(source: Box<dyn Source>, fingerprints: &Fingerprints) -> Box<dyn Source> {
    Box::new(Watched { source, fingerprints: fingerprints.clone() })
}

struct Watched {
    source: Box<dyn Source>,
    fingerprints: Fingerprints,
}

impl Source for Watched {
    fn path(&self) -> &EntryPath {
        self.source.path()
    }
    fn bytes(&self) -> u64 {
        self.source.bytes()
    }
    fn modified(&self) -> Option<i64> {
        self.source.modified()
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let (reader, name) = (self.source.open()?, self.path().to_string());
        let (left, context) = (self.bytes(), Context::new(&SHA256));
        Ok(Box::new(Reader { reader, name, left, context: Some(context), fingerprints: self.fingerprints.clone() }))
    }
}

struct Reader {
    reader: Box<dyn Read + Send>,
    name: String,
    /// Bytes until the end: not every reader is asked once more to find that there is nothing left.
    left: u64,
    context: Option<Context>,
    fingerprints: Fingerprints,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        if let Some(context) = &mut self.context {
            context.update(buffer.get(..read).unwrap_or_default());
            self.left = self.left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        }
        if self.left == 0
            && let Some(context) = self.context.take()
        {
            let mut all = self.fingerprints.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(std::mem::take(&mut self.name), hex(context.finish().as_ref()));
        }
        Ok(read)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
