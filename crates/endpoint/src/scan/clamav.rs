//! What ClamAV writes, whether clamd answers it or `clamscan` prints it. clamd(8), clamscan(1).

use super::{Engine, Reason, Verdict, shown};
use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

/// Longest name of a threat, in characters.
const MOST_THREAT: usize = 120;

/// Reads `ClamAV 1.4.3/27500/Tue Nov 24 09:26:04 2026`: its version, and the number and date of its daily signatures, as
/// the computer's clock shows it. Without daily signatures it is `ClamAV 1.4.3`, and then there is no date.
///
/// # Errors
/// That is not what ClamAV says.
pub fn version(untrusted: &str, offset: UtcOffset) -> Result<Engine, Reason> {
    let told = untrusted.trim().strip_prefix("ClamAV ").ok_or(Reason::NotUnderstood)?;
    let mut parts = told.splitn(3, '/');
    let version = shown(parts.next().unwrap_or_default(), 40);
    let number = parts.next().and_then(|number| number.trim().parse::<u32>().ok()).filter(|number| *number > 0);
    let date = parts.next().and_then(written).map(|at| at.assume_offset(offset));
    Ok(Engine { name: "ClamAV", version, signatures: number.and(date), most: u64::MAX })
}

/// Where a version begins to have larger limits.
#[must_use]
pub fn major(version: &str) -> u32 {
    version.split('.').next().and_then(|major| major.parse().ok()).unwrap_or_default()
}

/// A time as ctime(3) writes it.
pub(crate) fn written(untrusted: &str) -> Option<PrimitiveDateTime> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = untrusted.split_ascii_whitespace().skip(1);
    let month = words.next()?;
    let month = MONTHS.iter().zip(1_u8..).find(|(name, _)| **name == month)?.1;
    let day = words.next()?.parse().ok()?;
    let clock: Vec<u8> = words.next()?.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[hour, minute, second] = clock.as_slice() else { return None };
    let date = Date::from_calendar_date(words.next()?.parse().ok()?, Month::try_from(month).ok()?, day).ok()?;
    Some(PrimitiveDateTime::new(date, Time::from_hms(hour, minute, second).ok()?))
}

/// Reads what is said of one file: `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, `… ERROR`.
#[must_use]
pub fn verdict(untrusted: &str) -> Verdict {
    let line = untrusted.trim();
    if let Some(why) = line.strip_suffix(" ERROR") {
        let reason = if why.contains("size limit exceeded") { Reason::TooLarge } else { Reason::Refused };
        return Verdict::NotScanned(reason);
    }
    match line.split_once(": ") {
        Some(("stream" | "stdin", "OK")) => Verdict::Clean,
        Some(("stream" | "stdin", found)) => match found.strip_suffix(" FOUND") {
            Some(name) if !name.trim().is_empty() => hit(name.trim()),
            _ => Verdict::NotScanned(Reason::NotUnderstood),
        },
        _ => Verdict::NotScanned(Reason::NotUnderstood),
    }
}

/// Some of what ClamAV calls found only says that it did not look at everything.
fn hit(name: &str) -> Verdict {
    if name.starts_with("Heuristics.Limits.Exceeded") {
        return Verdict::NotScanned(Reason::TooLarge);
    }
    if name.starts_with("Heuristics.Encrypted") {
        return Verdict::NotScanned(Reason::Encrypted);
    }
    Verdict::Infected { threat: shown(without_details(name), MOST_THREAT) }
}

/// With `ExtendedDetectionInfo` a name ends in `(<hash>:<length>)`.
fn without_details(name: &str) -> &str {
    let details = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let is_details = |text: &str| {
        text.split_once(':').is_some_and(|(hash, length)| {
            hash.len() >= 32 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && length.parse::<u64>().is_ok()
        })
    };
    match details {
        Some((name, details)) if !name.is_empty() && is_details(details) => name,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{datetime, offset};

    fn infected(threat: &str) -> Verdict {
        Verdict::Infected { threat: threat.to_owned() }
    }

    #[test]
    fn a_version_tells_how_old_the_signatures_are() {
        let engine = version("ClamAV 1.4.3/27500/Tue Nov 24 09:26:04 2026\n", offset!(+5)).unwrap();
        assert_eq!(engine.version, "1.4.3");
        assert_eq!(engine.signatures, Some(datetime!(2026-11-24 9:26:04 +5)));
        let early = version("ClamAV 0.103.8/26800/Wed Feb  1 00:00:00 2023", UtcOffset::UTC).unwrap();
        assert_eq!(early.signatures, Some(datetime!(2023-02-01 0:00 UTC)));
    }

    #[test]
    fn without_a_date_there_are_no_signatures() {
        for text in [
            "ClamAV 1.4.6",
            "ClamAV 1.4.6/27500",
            "ClamAV 1.4.6/0/Tue Nov 24 09:26:04 2026",
            "ClamAV 1.4.6/27500/",
            "ClamAV 1.4.6/27500/Tue Nov 31 09:26:04 2026",
            "ClamAV 1.4.6/27500/Tue Nov 24 25:26:04 2026",
            "ClamAV 1.4.6/27500/Tue Nov 24 09:26 2026",
            "ClamAV 1.4.6/27500/(null)",
        ] {
            assert_eq!(version(text, UtcOffset::UTC).unwrap().signatures, None, "{text}");
        }
    }

    #[test]
    fn what_is_no_version_is_not_understood() {
        for text in ["", "HTTP/1.1 400 Bad Request", "UNKNOWN COMMAND", "clamav 1"] {
            assert_eq!(version(text, UtcOffset::UTC), Err(Reason::NotUnderstood), "{text}");
        }
    }

    #[test]
    fn every_answer_has_one_meaning() {
        let not = Verdict::NotScanned;
        for (text, expected) in [
            ("stream: OK", Verdict::Clean),
            ("stdin: OK\n", Verdict::Clean),
            ("stream: Win.Test.EICAR_HDB-1 FOUND", infected("Win.Test.EICAR_HDB-1")),
            ("stream: Eicar-Signature(44d88612fea8a8f36de82e1278abb02f:68) FOUND", infected("Eicar-Signature")),
            ("stream: Odd(name) FOUND", infected("Odd(name)")),
            ("INSTREAM size limit exceeded. ERROR", not(Reason::TooLarge)),
            ("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", not(Reason::TooLarge)),
            ("stream: Heuristics.Encrypted.Zip FOUND", not(Reason::Encrypted)),
            ("stream: Can't allocate memory ERROR", not(Reason::Refused)),
            ("COMMAND READ TIMED OUT ERROR", not(Reason::Refused)),
            ("UNKNOWN COMMAND", not(Reason::NotUnderstood)),
            ("stream: FOUND", not(Reason::NotUnderstood)),
            ("stream:  FOUND", not(Reason::NotUnderstood)),
            ("OK", not(Reason::NotUnderstood)),
            ("", not(Reason::NotUnderstood)),
            // More than one line is no answer to one question; what is found in it still counts.
            ("stream: Bad FOUND\nstream: OK", not(Reason::NotUnderstood)),
            ("stream: OK\nstream: Bad FOUND", infected("OK\u{fffd}stream: Bad")),
        ] {
            assert_eq!(verdict(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_threats_are_bounded_and_visible() {
        let Verdict::Infected { threat } = verdict(&format!("stream: \u{202e}a\u{1b}[31m{} FOUND", "x".repeat(5_000)))
        else {
            unreachable!()
        };
        assert_eq!(threat.chars().count(), 120);
        assert!(threat.starts_with("\u{fffd}a\u{fffd}[31mx"));
    }
}
