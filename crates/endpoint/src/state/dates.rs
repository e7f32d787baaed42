//! Dates as systems write them. Those without a zone are taken as UTC: here days count, not hours.

use crate::scan::clamav;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// Whole days from `then` to `now`; negative where `then` is yet to come.
pub(super) fn days(then: OffsetDateTime, now: OffsetDateTime) -> i64 {
    (now - then).whole_days()
}

/// The day alone, as texts mention it: `2026-11-23`.
pub(super) fn day(time: OffsetDateTime) -> String {
    time.date().to_string()
}

fn month(name: &str) -> Option<Month> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.get(..3)?.to_ascii_lowercase();
    let number = names.iter().position(|known| *known == name)?;
    Month::try_from(u8::try_from(number).ok()? + 1).ok()
}

fn clock(text: &str, separator: char) -> Option<Time> {
    let mut parts = text.split(separator);
    let [hour, minute] = [parts.next()?, parts.next()?].map(|part| part.parse::<u8>().ok());
    let second = parts.next().map_or(Some(0), |part| part.parse::<u8>().ok());
    Time::from_hms(hour?, minute?, second?).ok()
}

/// `Thu Nov  7 09:35:23 2024`, as `ctime` writes it.
pub(super) fn ctime(text: &str) -> Option<OffsetDateTime> {
    clamav::written(text).map(PrimitiveDateTime::assume_utc)
}

/// `07 Nov 2024 04-35 -0500`, as ClamAV's databases write it; with a colon in older ones.
pub(super) fn cvd(text: &str) -> Option<OffsetDateTime> {
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next()?.parse().ok()?, month(words.next()?)?, words.next()?.parse().ok()?);
    let time = words.next()?;
    let time = clock(time, '-').or_else(|| clock(time, ':'))?;
    let date = Date::from_calendar_date(year, month, day).ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_offset(words.next().and_then(offset).unwrap_or(UtcOffset::UTC)))
}

/// `+0500`, `-05:00` or `Z`.
fn offset(text: &str) -> Option<UtcOffset> {
    if text == "Z" {
        return Some(UtcOffset::UTC);
    }
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    let number: i32 = digits.parse().ok()?;
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    UtcOffset::from_whole_seconds(sign * (number / 100 * 3600 + number % 100 * 60)).ok()
}

/// `2024-11-07T04:35:00+0500` or `2024-11-07  04:35:00`, as package managers write it.
pub(super) fn iso(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse::<u8>().ok()?, parts.next()?.parse().ok()?);
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    let rest = text.get(10..)?.trim_start_matches(['T', ' ']);
    let time =
        rest.get(..8).and_then(|text| clock(text, ':')).or_else(|| rest.get(..5).and_then(|text| clock(text, ':')));
    let zone = rest.find(['+', '-', 'Z']).and_then(|at| offset(rest.get(at..)?)).unwrap_or(UtcOffset::UTC);
    Some(PrimitiveDateTime::new(date, time.unwrap_or(Time::MIDNIGHT)).assume_offset(zone))
}

/// Days since 30 December 1899, as OLE Automation counts. Before 1970 means never: Windows gives 1899 for that.
pub(super) fn ole(days: f64) -> Option<OffsetDateTime> {
    /// 1 January 1970.
    const EPOCH: f64 = 25_569.0;
    /// 1 January 2200, far below what the time crate can hold.
    const FARTHEST: f64 = 109_575.0;
    if !(EPOCH..FARTHEST).contains(&days) {
        return None;
    }
    Some(OffsetDateTime::UNIX_EPOCH + Duration::seconds_f64((days - EPOCH) * 86_400.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn every_way_of_writing_a_date_is_read() {
        assert_eq!(ctime("Thu Nov  7 09:35:23 2024"), Some(datetime!(2024-11-07 09:35:23 UTC)));
        assert_eq!(cvd("07 Nov 2024 04-35 -0500"), Some(datetime!(2024-11-07 04:35 -5)));
        assert_eq!(cvd("16 Sep 2021 08:32 -0400"), Some(datetime!(2021-09-16 08:32 -4)));
        assert_eq!(iso("2024-11-07T04:35:09+0500"), Some(datetime!(2024-11-07 04:35:09 +5)));
        assert_eq!(iso("2024-11-07  04:35:09"), Some(datetime!(2024-11-07 04:35:09 UTC)));
        assert_eq!(iso("2024-11-07 04:35"), Some(datetime!(2024-11-07 04:35 UTC)));
        assert_eq!(iso("2024-11-07T04:35:09Z"), Some(datetime!(2024-11-07 04:35:09 UTC)));
        assert_eq!(ole(45_603.5), Some(datetime!(2024-11-07 12:00 UTC)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "never", "Thu Nov 77 09:35:23 2024", "07 Nov", "2024-13-01", "2024-11-07T", "مہر مہر مہر مہر", "+"]
        {
            assert_eq!((ctime(text), cvd(text)), (None, None), "{text}");
            assert!(text == "2024-11-07T" || iso(text).is_none(), "{text}");
        }
        for days in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(ole(days), None, "never is no date");
        }
    }
}
