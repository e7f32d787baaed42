//! What is going to stand in the archive, decided before the first byte is written: the names, the order,
//! and a salt for each entry.

use super::crypt::{SALT_BYTES, Salt};
use super::layout::central_bytes;
use super::names;
use super::survey::DIRECTORY_BYTES;
use crate::seal::{Names, Order};
use crate::{Limits, SealError, Source};
use rand::CryptoRng;
use std::collections::HashSet;
use std::io::Read;

/// One entry to come.
pub(super) struct Item<'a> {
    /// The name in the directory.
    pub(super) stored_as: String,
    pub(super) salt: Salt,
    pub(super) bytes: u64,
    pub(super) content: Content<'a>,
}

pub(super) enum Content<'a> {
    /// The list of names.
    List(String),
    Source(&'a dyn Source),
}

impl Item<'_> {
    /// Opens the content.
    pub(super) fn open(&self) -> Result<Box<dyn Read + Send + '_>, SealError> {
        match &self.content {
            Content::List(list) => Ok(Box::new(list.as_bytes())),
            Content::Source(source) => match source.open() {
                Ok(reader) => Ok(reader),
                Err(error) => Err(self.unreadable(error)),
            },
        }
    }

    pub(super) fn unreadable(&self, error: std::io::Error) -> SealError {
        SealError::Source { name: self.real_name(), error }
    }

    /// It is longer or shorter than when it was listed.
    pub(super) fn changed(&self) -> SealError {
        SealError::SourceChanged { name: self.real_name() }
    }

    fn real_name(&self) -> String {
        match &self.content {
            Content::List(_) => self.stored_as.clone(),
            Content::Source(source) => source.path().to_string(),
        }
    }
}

/// Every entry, in order.
pub(super) fn plan<'a>(order: &Order<'a>, rng: &mut dyn CryptoRng) -> Result<Vec<Item<'a>>, SealError> {
    let sources = order.sources;
    if sources.is_empty() {
        return Err(SealError::Empty);
    }
    // What our own opening would refuse is not worth sealing.
    let limits = Limits::default();
    let total = sources.iter().try_fold(0u64, |total, source| total.checked_add(source.bytes()));
    if sources.len() > limits.entries || total.is_none_or(|total| total > limits.total_bytes) {
        return Err(SealError::TooLarge);
    }
    refuse_same_names(sources)?;

    let stored: Vec<String> = match order.names {
        Names::Real => sources.iter().map(|source| source.path().to_string()).collect(),
        Names::Neutral => {
            let paths = sources.iter().map(|source| source.path()).enumerate();
            paths.map(|(index, path)| names::neutral(index, sources.len(), path)).collect()
        }
    };
    let directory: u64 = stored.iter().map(|name| central_bytes(name.len())).sum();
    if directory + central_bytes(names::LIST_NAME.len()) > DIRECTORY_BYTES {
        return Err(SealError::TooLarge);
    }
    let mut drawn = Salts { rng, drawn: HashSet::with_capacity(sources.len() + 1) };
    let own_salt = drawn.draw()?;
    let salts: Vec<Salt> = sources.iter().map(|_| drawn.draw()).collect::<Result<_, _>>()?;
    let mut items = Vec::with_capacity(sources.len() + 1);
    if order.names == Names::Neutral {
        let list = names::list(sources, &stored, &salts, &own_salt);
        let bytes = list.len() as u64;
        if bytes > names::LIST_BYTES {
            return Err(SealError::TooLarge);
        }
        items.push(Item { stored_as: names::LIST_NAME.into(), salt: own_salt, bytes, content: Content::List(list) });
    }
    for ((source, stored_as), salt) in sources.iter().zip(stored).zip(salts) {
        let content = Content::Source(source.as_ref());
        items.push(Item { stored_as, salt, bytes: source.bytes(), content });
    }
    Ok(items)
}

/// Two files under one name could not both be taken out again.
fn refuse_same_names(sources: &[Box<dyn Source>]) -> Result<(), SealError> {
    let mut seen = HashSet::with_capacity(sources.len());
    for source in sources {
        if !seen.insert(source.path()) {
            return Err(SealError::SameName { name: source.path().to_string() });
        }
    }
    Ok(())
}

struct Salts<'r> {
    rng: &'r mut dyn CryptoRng,
    drawn: HashSet<Salt>,
}

impl Salts<'_> {
    /// A salt that this archive has not used. With 128 random bits a repetition means a broken source of randomness.
    fn draw(&mut self) -> Result<Salt, SealError> {
        let mut salt = [0; SALT_BYTES];
        self.rng.fill_bytes(&mut salt);
        if self.drawn.insert(salt) { Ok(salt) } else { Err(SealError::System("random numbers")) }
    }
}
