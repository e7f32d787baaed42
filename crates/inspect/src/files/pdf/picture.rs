//! Pictures in a document (ISO 32000-2, 8.9.5), as far as they may be codes that lead somewhere.

use super::object::Dictionary;
use crate::files::{Examination, qr};
use crate::report::FileReport;
use image::GrayImage;

/// Pictures of one document that are looked at: a letter has a few.
pub(super) const MOST: u32 = 32;
/// Smaller pictures are no codes, larger ones are photographs.
const SIDES: std::ops::RangeInclusive<u32> = 21..=6_000;

/// Looks for codes in a picture whose filters were undone up to `coded`, which is how the rest of it is coded.
pub(super) fn examine(
    report: &mut FileReport,
    dictionary: &Dictionary,
    content: &[u8],
    coded: Option<&[u8]>,
    examination: &Examination<'_>,
) {
    match coded {
        Some(b"DCTDecode" | b"DCT") => qr::examine_image(report, content, examination, 0),
        None => {
            if let Some(gray) = samples(dictionary, content) {
                qr::examine_samples(report, gray, examination);
            }
        }
        // JPEG 2000, JBIG2 and fax are not read: codes are hardly ever drawn in them.
        Some(_) => {}
    }
}

/// The samples as shades of grey. What a palette makes of them is not asked: two shades far apart stay two shades.
fn samples(dictionary: &Dictionary, content: &[u8]) -> Option<GrayImage> {
    let number = |long: &str, short: &str| {
        let found = dictionary.number(long).or_else(|| dictionary.number(short))?;
        u32::try_from(found).ok()
    };
    let side = |long, short| number(long, short).filter(|side| SIDES.contains(side));
    let (width, height) = (side("Width", "W")?, side("Height", "H")?);
    let (columns, rows) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    let is_mask = dictionary.get("ImageMask").or_else(|| dictionary.get("IM")).is_some();
    let bits = if is_mask { 1 } else { number("BitsPerComponent", "BPC").unwrap_or(8) };
    let predicted = dictionary.dictionary("DecodeParms").or_else(|| dictionary.dictionary("DP"));
    let predictor = predicted.and_then(|it| it.number("Predictor")).unwrap_or(1);
    let extra = usize::from(predictor >= 10);
    // The colours of a sample follow from how much there is: one, three or four.
    let colours = match bits {
        1 => 1,
        8 => [4, 3, 1].into_iter().find(|colours| content.len() >= rows * (columns * colours + extra))?,
        _ => return None,
    };
    let row = if bits == 1 { columns.div_ceil(8) } else { columns * colours };
    let plain = if extra == 1 { unpredicted(content, row, colours) } else { content.to_vec() };
    let mut shades = Vec::with_capacity(columns * rows);
    for line in plain.chunks(row).take(rows) {
        if bits == 1 {
            let bit = |at: usize| line.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
            shades.extend((0..columns).map(|at| bit(at) * 255));
        } else {
            let shade = |sample: &[u8]| {
                let sum: u32 = sample.iter().take(3).map(|&colour| u32::from(colour)).sum();
                u8::try_from(sum / u32::try_from(sample.len().clamp(1, 3)).unwrap_or(1)).unwrap_or(u8::MAX)
            };
            shades.extend(line.chunks(colours).map(shade));
        }
    }
    shades.resize(columns * rows, 0);
    if bits == 8 && colours == 1 {
        stretch(&mut shades);
    }
    GrayImage::from_raw(width, height, shades)
}

/// Numbers of a palette's colours lie close together.
fn stretch(shades: &mut [u8]) {
    let (Some(&low), Some(&high)) = (shades.iter().min(), shades.iter().max()) else { return };
    let range = u32::from(high - low).max(1);
    for shade in shades {
        *shade = u8::try_from(u32::from(*shade - low) * 255 / range).unwrap_or(u8::MAX);
    }
}

/// Undoes the filters of PNG (W3C PNG, 9), which stand in front of every row.
fn unpredicted(content: &[u8], row: usize, step: usize) -> Vec<u8> {
    let mut before = vec![0_u8; row];
    let mut out = Vec::with_capacity(content.len());
    for line in content.chunks(row + 1) {
        let Some((&filter, line)) = line.split_first() else { break };
        let mut done: Vec<u8> = Vec::with_capacity(row);
        for (at, &byte) in line.iter().enumerate() {
            let left = at.checked_sub(step).and_then(|at| done.get(at)).copied().unwrap_or_default();
            let up = before.get(at).copied().unwrap_or_default();
            let corner = at.checked_sub(step).and_then(|at| before.get(at)).copied().unwrap_or_default();
            let guess = match filter {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            done.push(byte.wrapping_add(guess));
        }
        done.resize(row, 0);
        out.extend_from_slice(&done);
        before = done;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    let [to_a, to_b, to_c] = [a, b, c].map(|one| (guess - one).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_png_are_undone() {
        let rows = [[0, 1, 2, 3], [1, 1, 1, 1], [2, 1, 1, 1], [3, 1, 1, 1], [4, 1, 1, 1]].concat();
        let plain = unpredicted(&rows, 3, 1);
        assert_eq!(plain, [1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]);
    }
}
