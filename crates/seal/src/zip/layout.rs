//! The records of a ZIP file as bytes (APPNOTE 6.3.10 sections 4.3 to 4.5, WinZip AE-2).
//!
//! Everything that could tell something about the content is fixed: the CRC-32 is 0, as AE-2 asks,
//! and the time is the earliest that DOS knows, 1980-01-01 00:00. Sizes that do not fit 32 bits
//! move to a Zip64 extra field.

/// How an entry's content was packed before it was encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Stored,
    Deflated,
}

impl Method {
    fn code(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
        }
    }
}

/// Salt, password verifier and authentication code around the encrypted content.
pub(super) const AES_OVERHEAD: u64 = 16 + 2 + 10;

/// APPNOTE 4.4.3.2: 5.1 is the version that knows AES; it includes Zip64 (4.5).
const VERSION: u16 = 51;
/// Encrypted (bit 0), name in UTF-8 (bit 11).
const FLAGS: u16 = 1 | 1 << 11;
/// "The real method stands in the AES extra field."
const METHOD_AES: u16 = 99;
const DOS_TIME: u16 = 0;
const DOS_DATE: u16 = 1 << 5 | 1;
/// In a 32-bit field: look into the Zip64 extra field.
const ELSEWHERE: u32 = u32::MAX;

/// What both headers say about one entry.
#[derive(Clone, Debug)]
pub(super) struct EntryRecord {
    pub(super) name: String,
    pub(super) method: Method,
    /// Length of the content.
    pub(super) bytes: u64,
    /// Length of what stands behind the local header, [`AES_OVERHEAD`] included.
    pub(super) packed: u64,
    /// Where the local header stands.
    pub(super) offset: u64,
    /// Whether the sizes stand in a Zip64 extra field. Decided before the packed size is known,
    /// because the local header must keep its length when it is filled in afterwards.
    pub(super) wide: bool,
}

/// Whether an entry of `bytes` may outgrow the 32-bit fields, however badly it packs.
pub(super) fn may_outgrow(bytes: u64) -> bool {
    let packed_at_worst = bytes.saturating_add(bytes / 1024).saturating_add(4096);
    packed_at_worst >= u64::from(ELSEWHERE)
}

/// The longest central header of an entry whose name has this length.
pub(super) fn central_bytes(name: usize) -> u64 {
    (46 + name + 4 + 24 + 11) as u64
}

/// A number in a 32-bit field, or the mark that it stands elsewhere.
fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(ELSEWHERE)
}

fn fits(number: u64) -> bool {
    number < u64::from(ELSEWHERE)
}

impl EntryRecord {
    /// The local file header, APPNOTE 4.3.7.
    pub(super) fn local_header(&self) -> Vec<u8> {
        let mut zip64 = Vec::new();
        if self.wide {
            zip64.extend(self.bytes.to_le_bytes());
            zip64.extend(self.packed.to_le_bytes());
        }
        let extra = extra_fields(&zip64, self.method);
        let mut header = Vec::with_capacity(30 + self.name.len() + extra.len());
        header.extend(b"PK\x03\x04");
        header.extend(VERSION.to_le_bytes());
        self.push_common(&mut header, &extra);
        header.extend(self.name.as_bytes());
        header.extend(extra);
        header
    }

    /// The central directory header, APPNOTE 4.3.12.
    pub(super) fn central_header(&self) -> Vec<u8> {
        let mut zip64 = Vec::new();
        if self.wide {
            zip64.extend(self.bytes.to_le_bytes());
            zip64.extend(self.packed.to_le_bytes());
        }
        if !fits(self.offset) {
            zip64.extend(self.offset.to_le_bytes());
        }
        let extra = extra_fields(&zip64, self.method);
        let mut header = Vec::with_capacity(46 + self.name.len() + extra.len());
        header.extend(b"PK\x01\x02");
        // Made by: FAT (0), so that nobody expects permissions.
        header.extend(VERSION.to_le_bytes());
        header.extend(VERSION.to_le_bytes());
        self.push_common(&mut header, &extra);
        // No comment, first disk, no internal and no external attributes.
        header.extend([0; 2 + 2 + 2 + 4]);
        header.extend(narrow(self.offset).to_le_bytes());
        header.extend(self.name.as_bytes());
        header.extend(extra);
        header
    }

    /// The fields from the flags to the length of the extra fields, the same in both headers.
    fn push_common(&self, header: &mut Vec<u8>, extra: &[u8]) {
        header.extend(FLAGS.to_le_bytes());
        header.extend(METHOD_AES.to_le_bytes());
        header.extend(DOS_TIME.to_le_bytes());
        header.extend(DOS_DATE.to_le_bytes());
        header.extend([0; 4]);
        let sizes = if self.wide { [ELSEWHERE; 2] } else { [narrow(self.packed), narrow(self.bytes)] };
        header.extend(sizes.iter().flat_map(|size| size.to_le_bytes()));
        header.extend(length_of(self.name.as_bytes()).to_le_bytes());
        header.extend(length_of(extra).to_le_bytes());
    }
}

/// An [`crate::EntryPath`] has at most 4,096 bytes and the extra fields at most 39, so this never saturates.
fn length_of(field: &[u8]) -> u16 {
    u16::try_from(field.len()).unwrap_or(u16::MAX)
}

/// Zip64 (0x0001, APPNOTE 4.5.3) where there is something to say, and the AES extra field (0x9901).
fn extra_fields(zip64: &[u8], method: Method) -> Vec<u8> {
    let mut extra = Vec::with_capacity(4 + zip64.len() + 11);
    if !zip64.is_empty() {
        extra.extend(1u16.to_le_bytes());
        extra.extend(length_of(zip64).to_le_bytes());
        extra.extend(zip64);
    }
    extra.extend(0x9901u16.to_le_bytes());
    extra.extend(7u16.to_le_bytes());
    // AE-2, vendor "AE", strength 3 = AES-256.
    extra.extend(2u16.to_le_bytes());
    extra.extend(b"AE\x03");
    extra.extend(method.code().to_le_bytes());
    extra
}

/// What closes the archive: Zip64 records where a number needs them (APPNOTE 4.3.14 and 4.3.15),
/// and the end of central directory record (4.3.16).
pub(super) fn end_records(entries: u64, directory_offset: u64, directory_bytes: u64) -> Vec<u8> {
    let mut end = Vec::with_capacity(56 + 20 + 22);
    let count = u16::try_from(entries).unwrap_or(u16::MAX);
    if count == u16::MAX || !fits(directory_offset) || !fits(directory_bytes) {
        end.extend(b"PK\x06\x06");
        // Length of the rest of this record.
        end.extend(44u64.to_le_bytes());
        end.extend(VERSION.to_le_bytes());
        end.extend(VERSION.to_le_bytes());
        end.extend([0; 4 + 4]);
        end.extend(entries.to_le_bytes());
        end.extend(entries.to_le_bytes());
        end.extend(directory_bytes.to_le_bytes());
        end.extend(directory_offset.to_le_bytes());
        end.extend(b"PK\x06\x07");
        end.extend([0; 4]);
        end.extend(directory_offset.saturating_add(directory_bytes).to_le_bytes());
        end.extend(1u32.to_le_bytes());
    }
    end.extend(b"PK\x05\x06");
    end.extend([0; 2 + 2]);
    end.extend(count.to_le_bytes());
    end.extend(count.to_le_bytes());
    end.extend(narrow(directory_bytes).to_le_bytes());
    end.extend(narrow(directory_offset).to_le_bytes());
    end.extend([0; 2]);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    const BORDER: u64 = 0xffff_ffff;

    fn record(bytes: u64, packed: u64, offset: u64, wide: bool) -> EntryRecord {
        EntryRecord { name: "01.pdf".into(), method: Method::Stored, bytes, packed, offset, wide }
    }

    fn u32_at(header: &[u8], at: usize) -> u32 {
        u32::from_le_bytes(header[at..at + 4].try_into().unwrap())
    }

    fn u16_at(header: &[u8], at: usize) -> u16 {
        u16::from_le_bytes(header[at..at + 2].try_into().unwrap())
    }

    #[test]
    fn neither_header_tells_crc_or_time() {
        let record = record(5, 33, 0, false);
        let (local, central) = (record.local_header(), record.central_header());
        assert_eq!((u32_at(&local, 14), u32_at(&central, 16)), (0, 0), "CRC-32");
        assert_eq!((u32_at(&local, 10), u32_at(&central, 12)), (0x0021_0000, 0x0021_0000), "1980-01-01 00:00");
        assert_eq!((u16_at(&local, 4), u16_at(&central, 6)), (51, 51), "version needed");
        assert_eq!((u16_at(&local, 6), u16_at(&central, 8)), (0x0801, 0x0801), "encrypted, UTF-8");
        assert_eq!(&local[36..], b"\x01\x99\x07\x00\x02\x00AE\x03\x00\x00");
        assert_eq!(&central[52..], b"\x01\x99\x07\x00\x02\x00AE\x03\x00\x00");
    }

    #[test]
    fn sizes_below_the_border_stay_in_32_bits() {
        let header = record(BORDER - 1, BORDER - 1, BORDER - 1, false).central_header();
        assert_eq!((u32_at(&header, 20), u32_at(&header, 24), u32_at(&header, 42)), (!1, !1, !1));
        assert_eq!(u16_at(&header, 30), 11, "only the AES extra field");
    }

    #[test]
    fn an_offset_at_the_border_moves_to_zip64_alone() {
        let header = record(5, 33, BORDER, false).central_header();
        assert_eq!((u32_at(&header, 20), u32_at(&header, 24), u32_at(&header, 42)), (33, 5, !0));
        assert_eq!(u16_at(&header, 30), 12 + 11);
        assert_eq!(&header[52..64], b"\x01\x00\x08\x00\xff\xff\xff\xff\x00\x00\x00\x00");
    }

    #[test]
    fn wide_sizes_stand_in_zip64_in_both_headers() {
        let record = record(BORDER + 1, BORDER + 29, 7, true);
        let (local, central) = (record.local_header(), record.central_header());
        assert_eq!((u32_at(&local, 18), u32_at(&local, 22)), (!0, !0));
        assert_eq!((u32_at(&central, 20), u32_at(&central, 24), u32_at(&central, 42)), (!0, !0, 7));
        let zip64 = b"\x01\x00\x10\x00\x00\x00\x00\x00\x01\x00\x00\x00\x1c\x00\x00\x00\x01\x00\x00\x00";
        assert_eq!(&local[36..56], zip64);
        assert_eq!(&central[52..72], zip64);
    }

    #[test]
    fn no_central_header_is_longer_than_foreseen() {
        let longest = record(BORDER, BORDER, BORDER, true);
        assert_eq!(longest.central_header().len() as u64, central_bytes(longest.name.len()));
    }

    #[test]
    fn a_header_keeps_its_length_when_the_packed_size_is_filled_in() {
        for wide in [false, true] {
            let before = record(1 << 20, AES_OVERHEAD, 0, wide).local_header();
            assert_eq!(before.len(), record(1 << 20, 0xfedc_ba98, 0, wide).local_header().len());
        }
    }

    #[test]
    fn what_may_outgrow_32_bits_is_known_before_it_is_packed() {
        assert!(!may_outgrow(0));
        assert!(!may_outgrow(BORDER - BORDER / 1024 - 4096));
        assert!(may_outgrow(BORDER - 4096));
        assert!(may_outgrow(BORDER));
        assert!(may_outgrow(u64::MAX));
    }

    #[test]
    fn the_end_takes_zip64_from_the_border_on() {
        let plain = end_records(65_534, BORDER - 1, 50);
        assert_eq!(plain.len(), 22);
        assert_eq!((u16_at(&plain, 8), u16_at(&plain, 10)), (65_534, 65_534));
        assert_eq!((u32_at(&plain, 12), u32_at(&plain, 16)), (50, !1));
        for end in [end_records(65_535, 10, 50), end_records(1, BORDER, 50), end_records(1, 10, BORDER)] {
            assert_eq!(end.len(), 56 + 20 + 22);
        }
        let end = end_records(65_536, 10, 50);
        assert_eq!(&end[24..40], [65_536u64.to_le_bytes(), 65_536u64.to_le_bytes()].as_flattened());
        assert_eq!(&end[40..56], [50u64.to_le_bytes(), 10u64.to_le_bytes()].as_flattened());
        assert_eq!(&end[64..72], 60u64.to_le_bytes(), "where the Zip64 record stands");
        assert_eq!(u16_at(&end, 76 + 8), 65_535);
    }
}
