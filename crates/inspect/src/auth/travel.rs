//! When a mail was written and which way it took, as far as its own header section tells: context, never more.

use super::border::{Border, hops};
use super::received::timestamp;
use crate::finding::Finding;
use crate::message::Headers;
use crate::signals as is;

const DAY: i64 = 24 * 60 * 60;
/// Mail waits in queues, but seldom longer.
const LATE: i64 = 7 * DAY;
/// Clocks are wrong, and time zones are mistaken.
const EARLY: i64 = DAY;
/// Clocks of servers are less wrong.
const BACKWARDS: i64 = 60 * 60;

/// What is odd about dates and hops.
pub(super) fn judge(headers: &Headers, border: Option<&Border>, now: Option<i64>, findings: &mut Vec<Finding>) {
    let arrived = border.and_then(|border| border.hop.time);
    if let Some(date) = headers.first("Date").filter(|date| is_odd(date, arrived, now)) {
        findings.push(Finding::new(is::HEADER_DATE_ODD).with("date", date));
    }
    let mut later: Option<(String, i64)> = None;
    for (_, hop) in hops(headers) {
        let Some(time) = hop.time else { continue };
        if let Some((by, above)) = later.as_ref().filter(|(_, above)| time > above.saturating_add(BACKWARDS)) {
            let hours = time.saturating_sub(*above) / BACKWARDS;
            let found = format!("{} → {by}: −{hours} h", hop.by);
            findings.push(Finding::new(is::HEADER_RECEIVED_GAP).with("found", found));
            return;
        }
        later = Some((hop.by, time));
    }
}

fn is_odd(date: &str, arrived: Option<i64>, now: Option<i64>) -> bool {
    let Some(date) = timestamp(date) else { return true };
    let ahead = |of: Option<i64>| of.is_some_and(|of| date > of.saturating_add(EARLY));
    ahead(arrived) || ahead(now) || arrived.is_some_and(|arrived| date < arrived.saturating_sub(LATE))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_406_400;

    #[test]
    fn a_date_must_be_one_and_fit_the_arrival() {
        let odd = |date: &str, arrived: Option<i64>, now: Option<i64>| is_odd(date, arrived, now);
        let date = "Mon, 23 Nov 2026 09:00:00 +0500";
        assert!(!odd(date, Some(NOW), Some(NOW)) && !odd(date, None, None) && !odd(date, None, Some(NOW + 900 * DAY)));
        assert!(odd("yesterday", None, None) && odd("Mon, 99 Nov 2026 09:00:00", None, None));
        assert!(odd(date, None, Some(NOW - 2 * DAY)) && odd(date, Some(NOW - 2 * DAY), None));
        assert!(odd(date, Some(NOW + 8 * DAY), None) && !odd(date, Some(NOW + 6 * DAY), None));
    }

    #[test]
    fn time_does_not_run_backwards_between_hops() {
        let found = |above: &str, below: &str| {
            let text = format!(
                "Received: by b.example; Mon, 23 Nov 2026 {above} +0500\nReceived: by a.example; Mon, 23 Nov 2026 {below} +0500\n\n"
            );
            let mut findings = Vec::new();
            judge(&Headers::read(text.as_bytes()), None, None, &mut findings);
            findings.len()
        };
        assert_eq!(found("09:00:00", "08:00:00"), 0);
        assert_eq!(found("09:00:00", "09:50:00"), 0);
        assert_eq!(found("09:00:00", "10:30:00"), 1);
    }
}
