//! A reader of OLE2 compound files (MS-CFB) that gives what it can: malware damages its containers on purpose, and
//! Office opens them all the same.

use std::cell::Cell;
use std::collections::HashSet;

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on are no sectors (MS-CFB 2.1).
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Directory entries that are read.
const MOST_ENTRIES: usize = 20_000;
const ENTRY: usize = 128;
/// How often as many bytes as the file has may be read out of it. Streams are read by several rules, but in a file whose
/// chains share sectors ten thousand streams may each be all of it.
const MOST_READ: usize = 16;

/// An entry of the directory.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Where it stands: the names of its storages and its own, with `/` between.
    pub(crate) path: String,
    /// Its class, all zero where it has none.
    pub(crate) class: [u8; 16],
    /// True for a stream.
    pub(crate) is_stream: bool,
    start: u32,
    size: u64,
}

/// A compound file.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    mini_cutoff: u64,
    entries: Vec<Entry>,
    /// Bytes that may still be read out of it.
    left: Cell<usize>,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

impl<'a> Compound<'a> {
    /// Reads header, tables and directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let sector = 1_usize.checked_shl(u32::from(half(bytes, 30)?)).filter(|size| (128..=65_536).contains(size))?;
        let most_sectors = bytes.len() / sector + 1;
        let at = |number: u32| {
            let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(sector)?;
            bytes.get(start..start.checked_add(sector)?.min(bytes.len()))
        };
        // The table of sectors: 109 numbers in the header, the rest in sectors that form a chain.
        let mut tables: Vec<u32> = words(bytes.get(76..512)?).take_while(|&number| number < NO_SECTOR).collect();
        let mut next = word(bytes, 68)?;
        let mut seen = HashSet::new();
        while next < NO_SECTOR && seen.insert(next) && tables.len() < most_sectors {
            let Some(content) = at(next) else { break };
            let numbers: Vec<u32> = words(content).collect();
            let Some((&last, numbers)) = numbers.split_last() else { break };
            tables.extend(numbers.iter().copied().take_while(|&number| number < NO_SECTOR));
            next = last;
        }
        let mut fat = Vec::new();
        for table in tables.into_iter().take(most_sectors) {
            if let Some(content) = at(table) {
                fat.extend(words(content));
            }
            if fat.len() > most_sectors {
                break;
            }
        }
        let mut compound = Self {
            bytes,
            sector,
            fat,
            mini_fat: Vec::new(),
            mini: Vec::new(),
            mini_cutoff: u64::from(word(bytes, 56)?),
            entries: Vec::new(),
            left: Cell::new(bytes.len().saturating_mul(MOST_READ).saturating_add(1 << 20)),
        };
        let mini_fat = compound.chain(word(bytes, 60)?, bytes.len());
        compound.mini_fat = words(&mini_fat).collect();
        let directory = compound.chain(word(bytes, 48)?, MOST_ENTRIES * ENTRY);
        let raw: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        if let Some(root) = raw.first() {
            let size = usize::try_from(word(root, 120)?).ok()?.min(bytes.len());
            compound.mini = compound.chain(word(root, 116)?, size);
        }
        compound.list(&raw);
        Some(compound)
    }

    /// Everything in it.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether more was to be read than may be: streams came out shorter than they are.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// How much of a stream may be read.
    fn afford(&self, size: usize) -> usize {
        let size = size.min(self.bytes.len()).min(self.left.get());
        self.left.set(self.left.get() - size);
        size
    }

    /// A stream's content, but no more than `most` bytes.
    pub(crate) fn read(&self, entry: &Entry, most: usize) -> Vec<u8> {
        let size = usize::try_from(entry.size).unwrap_or(usize::MAX).min(most);
        if entry.size >= self.mini_cutoff {
            return self.chain(entry.start, size);
        }
        const MINI: usize = 64;
        let size = self.afford(size);
        let mut content = Vec::new();
        let (mut next, mut steps) = (entry.start, 0_usize);
        while next < NO_SECTOR && content.len() < size && steps <= self.mini_fat.len() {
            let Ok(number) = usize::try_from(next) else { break };
            let Some(part) = number.checked_mul(MINI).and_then(|start| self.mini.get(start..)) else { break };
            content.extend_from_slice(part.get(..MINI).unwrap_or(part));
            next = self.mini_fat.get(number).copied().unwrap_or(NO_SECTOR);
            steps += 1;
        }
        content.truncate(size);
        content
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let size = self.afford(size);
        let mut content = Vec::new();
        let (mut next, mut steps) = (start, 0_usize);
        while next < NO_SECTOR && content.len() < size && steps <= self.fat.len() {
            let Ok(number) = usize::try_from(next) else { break };
            let Some(from) = number.checked_add(1).and_then(|number| number.checked_mul(self.sector)) else { break };
            let Some(part) = self.bytes.get(from..) else { break };
            content.extend_from_slice(part.get(..self.sector).unwrap_or(part));
            next = self.fat.get(number).copied().unwrap_or(NO_SECTOR);
            steps += 1;
        }
        content.truncate(size);
        content
    }

    /// Lists the directory: a tree of siblings in each storage.
    fn list(&mut self, raw: &[&[u8]]) {
        let mut open: Vec<(usize, String)> = vec![(0, String::new())];
        let mut seen = HashSet::new();
        while let Some((number, folder)) = open.pop() {
            let Some(entry) = raw.get(number).filter(|_| seen.insert(number)) else { continue };
            let name: Vec<u16> = entry
                .get(..64)
                .unwrap_or_default()
                .chunks_exact(2)
                .filter_map(|two| two.try_into().ok())
                .map(u16::from_le_bytes)
                .take_while(|&unit| unit != 0)
                .collect();
            let name = String::from_utf16_lossy(&name);
            let kind = entry.get(66).copied().unwrap_or_default();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let number_at = |at: usize| word(entry, at).and_then(|number| usize::try_from(number).ok());
            if number != 0 {
                for sibling in [68, 72].into_iter().filter_map(number_at) {
                    open.push((sibling, folder.clone()));
                }
            }
            let inside = if number == 0 { String::new() } else { path.clone() };
            if matches!(kind, 1 | 5) && inside.len() < 1_000 {
                open.extend(number_at(76).map(|child| (child, inside)));
            }
            let mut class = [0; 16];
            if let Some(read) = entry.get(80..96) {
                class.copy_from_slice(read);
            }
            self.entries.push(Entry {
                path,
                class,
                is_stream: kind == 2,
                start: word(entry, 116).unwrap_or(NO_SECTOR),
                size: u64::from(word(entry, 120).unwrap_or_default()),
            });
        }
        // Entries that the tree has lost are still opened by some programs.
        for (number, entry) in raw.iter().enumerate() {
            if !seen.contains(&number) && entry.get(66) == Some(&2) {
                self.list_lost(entry);
            }
        }
    }

    fn list_lost(&mut self, entry: &[u8]) {
        let name: Vec<u16> = entry
            .get(..64)
            .unwrap_or_default()
            .chunks_exact(2)
            .filter_map(|two| two.try_into().ok())
            .map(u16::from_le_bytes)
            .take_while(|&unit| unit != 0)
            .collect();
        self.entries.push(Entry {
            path: String::from_utf16_lossy(&name),
            class: [0; 16],
            is_stream: true,
            start: word(entry, 116).unwrap_or(NO_SECTOR),
            size: u64::from(word(entry, 120).unwrap_or_default()),
        });
    }
}

/// Makes compound files for tests.
#[cfg(test)]
pub(crate) mod tests {
    /// A compound file with these streams, in storages where a path has `/` in it.
    pub(crate) fn build(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut entries: Vec<(String, Vec<u8>, u8, u32)> = vec![("Root Entry".to_owned(), Vec::new(), 5, u32::MAX)];
        let mut open: Vec<(usize, String)> = vec![(0, String::new())];
        // Entry, right sibling.
        let mut next = vec![u32::MAX];
        while let Some((parent, folder)) = open.pop() {
            let mut children: Vec<(String, Option<&[u8]>)> = Vec::new();
            for (path, content) in streams {
                let Some(rest) = path.strip_prefix(folder.as_str()) else { continue };
                let (name, content) = rest.split_once('/').map_or((rest, Some(*content)), |(name, _)| (name, None));
                if children.iter().all(|(there, _)| there != name) {
                    children.push((name.to_owned(), content));
                }
            }
            for (index, (name, content)) in children.iter().enumerate() {
                let number = entries.len();
                if index == 0 {
                    entries[parent].3 = u32::try_from(number).unwrap();
                }
                let is_last = index + 1 == children.len();
                next.push(if is_last { u32::MAX } else { u32::try_from(number + 1).unwrap() });
                let kind = if content.is_some() { 2 } else { 1 };
                entries.push((name.clone(), content.unwrap_or_default().to_vec(), kind, u32::MAX));
                if content.is_none() {
                    open.push((number, format!("{folder}{name}/")));
                }
            }
        }
        assemble(&entries, &next)
    }

    fn assemble(entries: &[(String, Vec<u8>, u8, u32)], next: &[u32]) -> Vec<u8> {
        let (mut fat, mut body): (Vec<u32>, Vec<u8>) = (Vec::new(), Vec::new());
        let mut store = |content: &[u8]| {
            let start = fat.len();
            for (index, part) in content.chunks(512).enumerate() {
                body.extend(part);
                body.resize(body.len().next_multiple_of(512), 0);
                fat.push(u32::try_from(start + index + 1).unwrap());
            }
            if let Some(last) = fat.last_mut().filter(|_| !content.is_empty()) {
                *last = 0xFFFF_FFFE;
            }
            if content.is_empty() { 0xFFFF_FFFE } else { u32::try_from(start).unwrap() }
        };
        let mut directory = Vec::new();
        for ((name, content, kind, child), next) in entries.iter().zip(next) {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(128, 0);
            entry[64] = u8::try_from(2 * name.len() + 2).unwrap();
            entry[66] = *kind;
            entry[68..72].fill(0xFF);
            entry[72..76].copy_from_slice(&next.to_le_bytes());
            entry[76..80].copy_from_slice(&child.to_le_bytes());
            entry[116..120].copy_from_slice(&store(content).to_le_bytes());
            entry[120..124].copy_from_slice(&u32::try_from(content.len()).unwrap().to_le_bytes());
            directory.extend(entry);
        }
        let directory = store(&directory);
        let tables = (fat.len() + 1).div_ceil(127);
        let first = fat.len();
        fat.extend(std::iter::repeat_n(0xFFFF_FFFD, tables));
        fat.resize(tables * 128, u32::MAX);
        let mut header = super::MAGIC.to_vec();
        header.resize(512, 0xFF);
        header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
        header[48..52].copy_from_slice(&directory.to_le_bytes());
        // Nothing is small enough for the mini stream.
        header[56..60].fill(0);
        for (index, place) in header[76..].chunks_exact_mut(4).take(tables).enumerate() {
            place.copy_from_slice(&u32::try_from(first + index).unwrap().to_le_bytes());
        }
        [header, body, fat.iter().flat_map(|number| number.to_le_bytes()).collect()].concat()
    }

    #[test]
    fn what_is_built_is_read() {
        let long = vec![7; 70_000];
        let bytes = build(&[("a", b"x"), ("VBA/dir", &long), ("VBA/m/n", b"")]);
        let compound = super::Compound::open(&bytes).unwrap();
        let mut paths: Vec<_> = compound.entries().iter().map(|entry| entry.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["Root Entry", "VBA", "VBA/dir", "VBA/m", "VBA/m/n", "a"]);
        let entry = compound.entries().iter().find(|entry| entry.path == "VBA/dir").unwrap();
        assert_eq!(compound.read(entry, usize::MAX), long);
    }
}
