//! Where the chunks stand, and how much padding hides the size, "Stream" and "Padding" in `docs/sealed-format.md`.

use super::header::HEADER_LEN;
use super::stream::{Chunk, TAG_LEN};

/// No plain stream is shorter, so that all small containers are alike.
pub(super) const LEAST_PLAIN: u64 = 4096;

/// The shape of one container, given by the length of its plain stream and the size of its chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Geometry {
    /// Plain bytes of a full chunk.
    chunk: u64,
    /// Plain bytes of the whole stream, padding included.
    plain: u64,
    /// Number of chunks.
    count: u32,
}

/// Place and length of one chunk in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) chunk: Chunk,
    /// Offset in the file.
    pub(super) offset: u64,
    /// Plain bytes.
    pub(super) plain: usize,
}

impl Geometry {
    /// For `used` bytes that are to be padded.
    pub(super) fn for_plain(chunk_exponent: u8, used: u64) -> Option<Self> {
        Self::of(chunk_exponent, padded(used)?)
    }

    /// For a file of `length` bytes. `None` where no container has that length.
    pub(super) fn for_file(chunk_exponent: u8, length: u64) -> Option<Self> {
        let tag = TAG_LEN as u64;
        let body = length.checked_sub(HEADER_LEN as u64)?;
        let chunk = 1_u64.checked_shl(chunk_exponent.into())?;
        let full = body / (chunk + tag);
        let rest = body % (chunk + tag);
        let rest_plain = if rest == 0 { 0 } else { rest.checked_sub(tag).filter(|plain| *plain > 0)? };
        let plain = full.checked_mul(chunk)?.checked_add(rest_plain)?;
        Self::of(chunk_exponent, plain).filter(|_| padded(plain) == Some(plain))
    }

    fn of(chunk_exponent: u8, plain: u64) -> Option<Self> {
        let chunk = 1_u64.checked_shl(chunk_exponent.into())?;
        let count = u32::try_from(plain.div_ceil(chunk)).ok()?;
        Some(Self { chunk, plain, count })
    }

    /// Plain bytes of the whole stream.
    pub(super) fn plain(&self) -> u64 {
        self.plain
    }

    /// Number of chunks.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// `None` behind the last chunk.
    pub(super) fn place(&self, number: u32) -> Option<Place> {
        let last = self.count.checked_sub(1)?;
        let start = u64::from(number).checked_mul(self.chunk)?;
        let plain = self.plain.checked_sub(start)?.min(self.chunk);
        let tags = u64::from(number).checked_mul(TAG_LEN as u64)?;
        let offset = start.checked_add(tags)?.checked_add(HEADER_LEN as u64)?;
        let chunk = Chunk { number, last: number == last };
        (number <= last).then_some(Place { chunk, offset, plain: usize::try_from(plain).ok()? })
    }
}

/// Rounds a length up so that it tells only its rough magnitude: Padmé (Nikitin et al., "Reducing Metadata
/// Leakage from Encrypted Files and Communication with PURBs", 2019). Adds a sixteenth at most, less the longer it is.
pub(super) fn padded(length: u64) -> Option<u64> {
    let length = length.max(LEAST_PLAIN);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let step = 1_u64 << (exponent - kept);
    length.checked_next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_specification_hold() {
        for (length, expected) in
            [(0, 4096), (4096, 4096), (4097, 4352), (9_000, 9_216), (100_000, 100_352), (1 << 30, 1 << 30)]
        {
            assert_eq!(padded(length), Some(expected), "{length}");
        }
        assert_eq!(padded((1 << 30) + 1), Some((1 << 30) + (1 << 25)));
        assert_eq!(padded(u64::MAX), None);
    }

    proptest! {
        #[test]
        fn padding_never_shortens_nor_adds_more_than_a_sixteenth(length in 4096_u64..1 << 62) {
            let with = padded(length).unwrap();
            prop_assert!(with >= length && with - length <= length / 16);
            prop_assert_eq!(padded(with), Some(with));
        }

        #[test]
        fn a_file_has_the_shape_it_was_written_with(used in 0_u64..1 << 40, exponent in 12_u8..=20) {
            let written = Geometry::for_plain(exponent, used);
            prop_assume!(written.is_some());
            let written = written.unwrap();
            let last = written.place(written.count() - 1).unwrap();
            prop_assert!(last.chunk.last && last.plain > 0);
            prop_assert_eq!(written.place(written.count()), None);
            let length = last.offset + last.plain as u64 + TAG_LEN as u64;
            prop_assert_eq!(Geometry::for_file(exponent, length), Some(written));
        }
    }
}
