//! The header, "Header" in `docs/sealed-format.md`: 144 bytes, checked before anything is spent on them.

use crate::open::Limits;
use crate::{OpenError, ReadAt};
use ring::digest;

pub(super) const MAGIC: [u8; 8] = [0x8b, b'M', b'U', b'H', b'R', 0x0d, 0x0a, 0x1a];
pub(super) const VERSION: u16 = 1;
pub(super) const CHECKSUM_LEN: usize = 12;
pub(super) const HEADER_LEN: usize = 144;
/// Chunks of 4 KiB to 1 MiB.
pub(super) const CHUNK_EXPONENTS: std::ops::RangeInclusive<u8> = 12..=20;
/// What a reader takes at least: Argon2id below 8 MiB protects nobody.
pub(super) const LEAST_MEMORY_KIB: u32 = 8 * 1024;

/// What one guess at the password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u8,
}

impl Cost {
    /// What is written; "Why one pass" in the specification gives the reasons.
    pub(super) const WRITTEN: Self = Self { memory_kib: 256 * 1024, passes: 1, lanes: 4 };
}

/// The first 52 bytes: known before any key is, and every key is derived under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Preamble {
    pub(super) chunk_exponent: u8,
    pub(super) cost: Cost,
    pub(super) salt: [u8; 32],
}

impl Preamble {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER_LEN);
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_be_bytes());
        bytes.extend([self.chunk_exponent, self.cost.lanes]);
        bytes.extend(self.cost.memory_kib.to_be_bytes());
        bytes.extend(self.cost.passes.to_be_bytes());
        bytes.extend(self.salt);
        bytes
    }
}

/// A whole header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) preamble: Preamble,
    /// Fits exactly one password.
    pub(super) check: [u8; 32],
    /// The file key, encrypted and authenticated.
    pub(super) wrapped: [u8; 48],
}

impl Header {
    /// The bytes that authenticate the wrapped key.
    pub(super) fn associated(&self) -> Vec<u8> {
        let mut bytes = self.preamble.encode();
        bytes.extend(self.check);
        bytes
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = self.associated();
        bytes.extend(self.wrapped);
        let sum = checksum(&bytes);
        bytes.extend(sum);
        bytes
    }

    /// Reads a header and refuses, in the order of the specification, everything that can be refused without a key.
    pub(super) fn read(untrusted: &dyn ReadAt) -> Result<Self, OpenError> {
        if !starts_with_magic(untrusted)? {
            return Err(OpenError::NotSealed);
        }
        let mut version = [0; 2];
        fill(untrusted, &mut version, 8)?;
        match u16::from_be_bytes(version) {
            VERSION => {}
            0 => return Err(OpenError::Damaged("version")),
            _ => return Err(OpenError::Newer),
        }
        let mut untrusted_bytes = [0; HEADER_LEN];
        fill(untrusted, &mut untrusted_bytes, 0)?;
        let header = Self::parse(&untrusted_bytes).ok_or(OpenError::Damaged("header"))?;
        header.preamble.sound()?;
        Ok(header)
    }

    /// `None` where the checksum does not fit.
    fn parse(untrusted: &[u8; HEADER_LEN]) -> Option<Self> {
        let (untrusted_body, untrusted_sum) = untrusted.split_last_chunk::<CHECKSUM_LEN>()?;
        if checksum(untrusted_body) != *untrusted_sum {
            return None;
        }
        let rest = untrusted_body.get(MAGIC.len() + 2..)?;
        let ([chunk_exponent, lanes], rest) = rest.split_first_chunk()?;
        let (memory, rest) = rest.split_first_chunk()?;
        let (passes, rest) = rest.split_first_chunk()?;
        let (salt, rest) = rest.split_first_chunk()?;
        let (check, rest) = rest.split_first_chunk()?;
        let (wrapped, _) = rest.split_first_chunk()?;
        let cost = Cost { memory_kib: u32::from_be_bytes(*memory), passes: u32::from_be_bytes(*passes), lanes: *lanes };
        let preamble = Preamble { chunk_exponent: *chunk_exponent, cost, salt: *salt };
        Some(Self { preamble, check: *check, wrapped: *wrapped })
    }
}

impl Preamble {
    /// Values that no writer of this version writes.
    fn sound(&self) -> Result<(), OpenError> {
        let least = LEAST_MEMORY_KIB.max(8 * u32::from(self.cost.lanes));
        if !CHUNK_EXPONENTS.contains(&self.chunk_exponent) {
            return Err(OpenError::Damaged("chunk size"));
        }
        if self.cost.lanes == 0 || self.cost.passes == 0 || self.cost.memory_kib < least {
            return Err(OpenError::Damaged("cost of the key"));
        }
        Ok(())
    }
}

impl Cost {
    /// Asked before the first byte of memory is taken.
    pub(super) fn within(&self, limits: &Limits) -> Result<(), OpenError> {
        if self.memory_kib > limits.kdf_memory_kib {
            return Err(OpenError::OverLimit("memory for the key"));
        }
        if self.passes > limits.kdf_passes {
            return Err(OpenError::OverLimit("passes for the key"));
        }
        if u32::from(self.lanes) > limits.kdf_lanes {
            return Err(OpenError::OverLimit("lanes for the key"));
        }
        Ok(())
    }
}

/// Catches accidents only, before any work; against a forger stand the check value and the tags.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM_LEN] {
    let hash = digest::digest(&digest::SHA256, bytes);
    hash.as_ref().first_chunk().copied().unwrap_or_default()
}

pub(super) fn starts_with_magic(untrusted: &dyn ReadAt) -> Result<bool, OpenError> {
    let mut start = [0; MAGIC.len()];
    match untrusted.read_exact_at(&mut start, 0) {
        Ok(()) => Ok(start == MAGIC),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(OpenError::Read(error)),
    }
}

/// Reads what must be there.
pub(super) fn fill(untrusted: &dyn ReadAt, buffer: &mut [u8], offset: u64) -> Result<(), OpenError> {
    untrusted.read_exact_at(buffer, offset).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => OpenError::Damaged("cut off"),
        _ => OpenError::Read(error),
    })
}
