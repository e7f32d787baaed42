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
/// Pictures whose longest side is shorter are made larger.
const SMALL: u32 = 300;
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
    look(report, picture.to_luma8());
}

/// Looks for QR codes in samples that were taken out of something.
pub(crate) fn examine_samples(report: &mut FileReport, gray: GrayImage, examination: &Examination<'_>) {
    if examination.budget.spend(u64::from(gray.width()) * u64::from(gray.height())).is_err() {
        limit_reached(report, Limit::Bytes);
        return;
    }
    // Which value is black, and the quiet zone around it (ISO/IEC 18004, 6.3.8), are said elsewhere.
    let mut turned = gray.clone();
    imageops::invert(&mut turned);
    for gray in [framed(&gray), framed(&turned)] {
        look(report, gray);
    }
}

/// The same in a white frame, and a module of it large enough to be seen.
fn framed(gray: &GrayImage) -> GrayImage {
    let longest = gray.width().max(gray.height()).max(1);
    let times = (SMALL / longest).max(1);
    let large = imageops::resize(gray, gray.width() * times, gray.height() * times, imageops::FilterType::Nearest);
    let edge = longest * times / 8;
    let mut framed = GrayImage::from_pixel(large.width() + 2 * edge, large.height() + 2 * edge, image::Luma([255]));
    imageops::replace(&mut framed, &large, edge.into(), edge.into());
    framed
}

fn look(report: &mut FileReport, mut gray: GrayImage) {
    let (width, height) = gray.dimensions();
    if width.max(height) > ENOUGH {
        let share = f64::from(ENOUGH) / f64::from(width.max(height));
        let scaled = |side: u32| ((f64::from(side) * share).round().clamp(1.0, f64::from(ENOUGH))).to_string();
        let side = |side: u32| scaled(side).parse::<u32>().unwrap_or(ENOUGH);
        gray = imageops::resize(&gray, side(width), side(height), imageops::FilterType::Triangle);
    }
    for text in codes(&gray) {
        if report.links.iter().all(|link| link.target != text || link.place != LinkPlace::QrCode) {
            report.links.push(FileLink { target: text, place: LinkPlace::QrCode });
        }
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
