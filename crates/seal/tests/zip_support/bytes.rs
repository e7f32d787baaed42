//! The records of a ZIP file, read without any of the code under test.

/// One entry as both headers tell it.
#[derive(Debug)]
pub struct Raw {
    pub name: String,
    pub central: usize,
    pub local: usize,
    pub data: usize,
    pub packed: usize,
    pub bytes: usize,
    /// What the AES extra field of the central header says: version, strength, method.
    pub aes: (u16, u8, u16),
}

pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap())
}

pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

pub fn put_u16(bytes: &mut [u8], at: usize, value: u16) {
    bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
}

pub fn put_u32(bytes: &mut [u8], at: usize, value: u32) {
    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
}

fn extra(field: &[u8], id: u16) -> Option<&[u8]> {
    let mut rest = field;
    while rest.len() >= 4 {
        let (found, length) = (u16_at(rest, 0), usize::from(u16_at(rest, 2)));
        if found == id {
            return Some(&rest[4..4 + length]);
        }
        rest = &rest[4 + length..];
    }
    None
}

fn aes(field: &[u8]) -> (u16, u8, u16) {
    let field = extra(field, 0x9901).unwrap();
    assert_eq!(&field[2..4], b"AE");
    (u16_at(field, 0), field[4], u16_at(field, 5))
}

/// Every entry, with both headers compared.
pub fn entries(zip: &[u8]) -> Vec<Raw> {
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
    let mut at = u32_at(zip, end + 16) as usize;
    let mut entries = Vec::new();
    for _ in 0..u16_at(zip, end + 10) {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        let (name_length, extra_length) = (usize::from(u16_at(zip, at + 28)), usize::from(u16_at(zip, at + 30)));
        let name = &zip[at + 46..at + 46 + name_length];
        let aes_central = aes(&zip[at + 46 + name_length..at + 46 + name_length + extra_length]);
        let local = u32_at(zip, at + 42) as usize;
        assert_eq!(&zip[local..local + 4], b"PK\x03\x04");
        let local_extra = usize::from(u16_at(zip, local + 28));
        assert_eq!(&zip[local + 30..local + 30 + name_length], name);
        let data = local + 30 + name_length + local_extra;
        assert_eq!(aes(&zip[local + 30 + name_length..data]), aes_central);
        // Version needed to the end of the sizes: the same in both.
        assert_eq!(&zip[local + 4..local + 28], &zip[at + 6..at + 30], "the headers differ");
        entries.push(Raw {
            name: String::from_utf8(name.to_vec()).unwrap(),
            central: at,
            local,
            data,
            packed: u32_at(zip, at + 20) as usize,
            bytes: u32_at(zip, at + 24) as usize,
            aes: aes_central,
        });
        at += 46 + name_length + extra_length + usize::from(u16_at(zip, at + 32));
    }
    assert_eq!(at, end);
    entries
}
