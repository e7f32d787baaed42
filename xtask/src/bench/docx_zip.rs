//! The least of ZIP (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16) that an Office package needs.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::{self, Write};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A ZIP archive being written to memory.
#[derive(Debug, Default)]
pub(crate) struct Package {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl Package {
    /// Adds a part as an office suite would add XML.
    pub(crate) fn deflated(&mut self, name: &str, data: &[u8]) -> io::Result<()> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(data)?;
        let packed = encoder.finish()?;
        self.add(name, DEFLATED, data, &packed)
    }

    /// Adds a part as an office suite would add a picture.
    pub(crate) fn stored(&mut self, name: &str, data: &[u8]) -> io::Result<()> {
        self.add(name, STORED, data, data)
    }

    fn add(&mut self, name: &str, method: u16, data: &[u8], packed: &[u8]) -> io::Result<()> {
        let mut crc = Crc::new();
        crc.update(data);
        let offset = length(self.bytes.len())?;
        let mut shared = Vec::new();
        shared.extend_from_slice(&20_u16.to_le_bytes());
        shared.extend_from_slice(&0_u16.to_le_bytes());
        shared.extend_from_slice(&method.to_le_bytes());
        // The time that office suites write: 1980-01-01, 00:00.
        shared.extend_from_slice(&0_u16.to_le_bytes());
        shared.extend_from_slice(&0x21_u16.to_le_bytes());
        shared.extend_from_slice(&crc.sum().to_le_bytes());
        shared.extend_from_slice(&length(packed.len())?.to_le_bytes());
        shared.extend_from_slice(&length(data.len())?.to_le_bytes());
        shared.extend_from_slice(&u16::try_from(name.len()).map_err(io::Error::other)?.to_le_bytes());
        shared.extend_from_slice(&0_u16.to_le_bytes());

        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&shared);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(packed);

        self.directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.directory.extend_from_slice(&shared);
        // Comment length, disk number, attributes.
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&offset.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.parts += 1;
        Ok(())
    }

    /// The archive with its directory.
    pub(crate) fn finish(mut self) -> io::Result<Vec<u8>> {
        let offset = length(self.bytes.len())?;
        self.bytes.extend_from_slice(&self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
        self.bytes.extend_from_slice(&self.parts.to_le_bytes());
        self.bytes.extend_from_slice(&self.parts.to_le_bytes());
        self.bytes.extend_from_slice(&length(self.directory.len())?.to_le_bytes());
        self.bytes.extend_from_slice(&offset.to_le_bytes());
        self.bytes.extend_from_slice(&0_u16.to_le_bytes());
        Ok(self.bytes)
    }
}

fn length(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_follows_the_parts_and_counts_them() {
        let mut package = Package::default();
        package.deflated("a.xml", b"<a/>").unwrap();
        package.stored("b.jpeg", b"picture").unwrap();
        let bytes = package.finish().unwrap();
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        assert_eq!(&bytes[end + 8..end + 12], &[2, 0, 2, 0]);
        let directory = usize::try_from(u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap())).unwrap();
        assert_eq!(&bytes[directory..directory + 4], b"PK\x01\x02");
    }
}
