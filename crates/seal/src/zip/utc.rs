//! Times in the list of names: seconds since 1970 as `2026-11-23T14:55:00Z` and back (RFC 3339, UTC only).
//!
//! The conversion between days and dates counts in eras of 400 years that start on the first of March,
//! so that the leap day is the last of its year.

const DAY: i64 = 86_400;
/// Days from 0000-03-01 to 1970-01-01.
const TO_1970: i64 = 719_468;
/// Days in 400 years.
const ERA: i64 = 146_097;

/// The time as text; `None` outside the years 0 to 9999.
pub(super) fn to_text(seconds: i64) -> Option<String> {
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let days = days.checked_add(TO_1970)?;
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1460 + day / 36_524 - day / (ERA - 1)) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    (0..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// The time that [`to_text`] wrote; `None` for anything else.
pub(super) fn from_text(text: &str) -> Option<i64> {
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<i64>().ok());
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let year_from_march = year - i64::from(month <= 2);
    let (era, year_of_era) = (year_from_march.div_euclid(400), year_from_march.rem_euclid(400));
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let days = era * ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - TO_1970;
    let seconds = days * DAY + hour * 3600 + minute * 60 + second;
    // Whatever is not a real date in exactly this form comes back different.
    (to_text(seconds)? == text).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_times_read_and_write_alike() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (1_795_445_759, "2026-11-23T14:55:59Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"),
        ] {
            assert_eq!(to_text(seconds).as_deref(), Some(text));
            assert_eq!(from_text(text), Some(seconds));
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in 0..146_097 {
            let seconds = day * DAY + day % DAY;
            assert_eq!(to_text(seconds).and_then(|text| from_text(&text)), Some(seconds));
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!(to_text(253_402_300_800), None);
        assert_eq!(to_text(-62_167_219_201), None);
        assert_eq!(to_text(i64::MAX), None);
        assert_eq!(to_text(i64::MIN), None);
        for text in [
            "",
            "-",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23 14:55:00Z",
            "2026-11-23T14:55:00",
            "+026-11-23T14:55:00Z",
            "2026-11-23T14:55:00Z ",
            "مہر",
        ] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }
}
