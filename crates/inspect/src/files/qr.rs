//! QR codes in pictures: they hide where they lead, and move the reader to a telephone that nobody guards (MITRE ATT&CK
//! T1566.002).

use crate::files::{Examination, limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileLink, FileReport, LinkPlace};
use image::{GrayImage, ImageReader, imageops};
use std::io::Cursor;

/// Larger pictures are no letter heads and no codes; looking at them would take seconds.
const MOST_PIXELS: u64 = 40_000_000;
/// A code is found in a picture of this size as well as in a larger one.
const ENOUGH: u32 = 1_200;
/// Smaller than the smallest code.
const LEAST: u32 = 21;
/// Memory that decoding may take.
const MEMORY: u64 = 200 << 20;
const MOST_CODES: usize = 8;

/// Looks for QR codes in a picture (PNG, JPEG, GIF, BMP, WebP).
pub(crate) fn examine_image(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, _depth: u32) {
    let reader = || {
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        let mut limits = image::Limits::default();
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        Some(reader)
    };
    let Some((width, height)) = reader().and_then(|reader| reader.into_dimensions().ok()) else {
        unreadable(report);
        return;
    };
    if width < LEAST || height < LEAST {
        return;
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || examination.budget.spend(pixels).is_err() {
        limit_reached(report, Limit::Bytes);
        return;
    }
    let Some(picture) = reader().and_then(|reader| reader.decode().ok()) else {
        unreadable(report);
        return;
    };
    let mut gray = picture.to_luma8();
    if width.max(height) > ENOUGH {
        let share = f64::from(ENOUGH) / f64::from(width.max(height));
        let scaled = |side: u32| ((f64::from(side) * share).round().clamp(1.0, f64::from(ENOUGH))).to_string();
        let side = |side: u32| scaled(side).parse::<u32>().unwrap_or(ENOUGH);
        gray = imageops::resize(&gray, side(width), side(height), imageops::FilterType::Triangle);
    }
    for text in codes(&gray) {
        report.links.push(FileLink { target: text, place: LinkPlace::QrCode });
    }
}

/// What the codes in a picture say, where it leads somewhere.
fn codes(gray: &GrayImage) -> Vec<String> {
    let (width, height) = gray.dimensions();
    let [Ok(columns), Ok(rows)] = [width, height].map(usize::try_from) else { return Vec::new() };
    let shade = |x: usize, y: usize| {
        let place = u32::try_from(x).ok().zip(u32::try_from(y).ok());
        place.and_then(|(x, y)| gray.get_pixel_checked(x, y)).map_or(255, |pixel| pixel.0[0])
    };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(columns, rows, shade);
    let grids = prepared.detect_grids();
    let texts = grids.into_iter().take(MOST_CODES).filter_map(|grid| grid.decode().ok()).map(|(_, text)| text);
    texts.filter(|text| text.contains("://") || text.to_lowercase().starts_with("www.")).collect()
}
