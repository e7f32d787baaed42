//! The summary of a list as a table (RFC 4180) for a spreadsheet, which takes none of it for a formula.

use super::words;
use crate::dto::{DomainRowDto, DomainTopicNameDto};
use crate::people::export::harmless;
use muhr_l10n::Texts;
use std::io::{self, Write};

/// Writes one row for each domain. What is the matter is told in the language of `texts`.
///
/// # Errors
/// What writing gives.
pub fn write(rows: &[DomainRowDto], texts: &Texts, out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let head = ["domain", "shown", "verdict", "grade"].into_iter();
    let topics = DomainTopicNameDto::ALL.into_iter().map(DomainTopicNameDto::as_str);
    table.write_record(head.chain(topics).chain(["severity", "problem", "about", "text"]))?;
    for row in rows {
        let grade = row.grade.clone().unwrap_or_default();
        let mut cells = vec![row.domain.clone(), row.shown.clone(), row.verdict.as_str().to_owned(), grade];
        let states = row.states.iter().map(|state| words::state(*state).to_owned());
        cells.extend(states.chain(std::iter::repeat_n(String::new(), topics_missing(row))));
        match &row.worst {
            Some(worst) => cells.extend([
                worst.severity.map(|severity| severity.as_str().to_owned()).unwrap_or_default(),
                worst.id.clone(),
                worst.subject.clone(),
                words::text(texts, worst),
            ]),
            None => cells.extend(std::iter::repeat_n(String::new(), 4)),
        }
        table.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    table.flush()
}

fn topics_missing(row: &DomainRowDto) -> usize {
    DomainTopicNameDto::ALL.len().saturating_sub(row.states.len())
}
