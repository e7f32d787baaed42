//! Bombs that are pictures: 65,535 points on each side where the kind allows it.

use super::streams::{deflated_zeros, le32};
use super::{Bomb, read};

pub(crate) const BOMBS: &[Bomb] = &[
    read("megabytes of points in PNG", "a.png", png, (1, 4_000)),
    read("frames of 65,535 by 65,535 points in GIF", "a.gif", gif, (1, 10_000)),
    read("65,535 by 65,535 points in JPEG", "a.jpg", jpeg, (1, 1)),
    read("65,535 by 65,535 points in BMP", "a.bmp", bmp, (1, 1_000_000)),
    read("16,383 by 16,383 points in WebP", "a.webp", webp, (1, 1_000_000)),
    read("pictures of 1,000 by 1,000 points in a mail", "a.eml", album, (5, 1_000)),
];

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes(), kind.as_slice(), content, &crc.sum().to_be_bytes()].concat()
}

fn picture(side: u32, depth: u8, deflated: &[u8]) -> Vec<u8> {
    let head = [side.to_be_bytes().as_slice(), &side.to_be_bytes(), &[depth, 0, 0, 0, 0]].concat();
    let data = [b"\x78\xDA".as_slice(), deflated, &[0; 4]].concat();
    [b"\x89PNG\r\n\x1A\n".as_slice(), &chunk(b"IHDR", &head), &chunk(b"IDAT", &data), &chunk(b"IEND", b"")].concat()
}

fn png(megabytes: usize) -> Vec<u8> {
    picture(65_535, 8, &deflated_zeros(megabytes))
}

fn gif(frames: usize) -> Vec<u8> {
    let frame = b"\x2C\0\0\0\0\xFF\xFF\xFF\xFF\0\x02\x03\x8C\x2D\x99\0";
    [b"GIF89a\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\xFF\xFF\xFF".as_slice(), &frame.repeat(frames), b";"].concat()
}

fn jpeg(_: usize) -> Vec<u8> {
    let mut bytes = b"\xFF\xD8\xFF\xDB\0\x43\0".to_vec();
    bytes.extend([1; 64]);
    bytes.extend(b"\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0\xFF\xC4\0\x14\0\x01");
    bytes.extend([0; 16]);
    bytes.extend(b"\xFF\xDA\0\x08\x01\x01\0\0\x3F\0");
    bytes.extend([0; 1_000]);
    bytes
}

fn bmp(size: usize) -> Vec<u8> {
    let head = [le32(40), le32(65_535), le32(65_535), [1, 0, 24, 0]].concat();
    [b"BM".as_slice(), &le32(size), &[0; 4], &le32(54), &head, &[0; 24], &vec![0; size]].concat()
}

/// RFC 9649: lossless, with nothing where the points should be.
fn webp(size: usize) -> Vec<u8> {
    let body = [b"\x2F\xFE\xBF\xFF\x0F".as_slice(), &vec![0; size]].concat();
    [b"RIFF".as_slice(), &le32(body.len() + 12), b"WEBPVP8L", &le32(body.len()), &body].concat()
}

fn album(size: usize) -> Vec<u8> {
    use base64::Engine;
    let one = base64::engine::general_purpose::STANDARD.encode(picture(1_000, 8, &deflated_zeros(1)));
    let lines: String =
        one.as_bytes().chunks(76).map(|line| format!("{}\r\n", String::from_utf8_lossy(line))).collect();
    let part =
        format!("--x\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}");
    let head =
        "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n";
    format!("{head}{}--x--\r\n", part.repeat(size)).into_bytes()
}
