//! People and the history for other programs: tables (RFC 4180) and JSON.

use crate::dto::{DetailsDto, ExportDto, ReceiptDto};
use crate::error::AppError;
use muhr_people::store::{Filter, Stored};
use muhr_people::{Store, StoreError};
use std::io::{self, Write};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Writes people as a table that a spreadsheet and [`super::importing`] read.
///
/// # Errors
/// What writing gives.
pub fn people_csv(people: &[Stored], out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["name", "email", "phone", "organisation", "office", "notes"])?;
    for person in people {
        let details = &person.details;
        let numbers: Vec<&str> = details.phones.iter().map(|phone| phone.number.as_str()).collect();
        table.write_record(
            [
                &details.name,
                &details.addresses.join("; "),
                &numbers.join("; "),
                &details.organisation,
                &details.office,
                &details.notes,
            ]
            .map(|cell| harmless(cell)),
        )?;
    }
    table.flush()
}

/// Writes people as a JSON array.
///
/// # Errors
/// What writing gives.
pub fn people_json(people: Vec<Stored>, out: impl Write) -> io::Result<()> {
    let people: Vec<DetailsDto> = people.into_iter().map(|person| person.details.into()).collect();
    Ok(serde_json::to_writer_pretty(out, &people)?)
}

/// Writes the wanted receipts, the oldest first. A password is never among them.
///
/// # Errors
/// The history cannot be read; what writing gives.
pub fn history(store: &Store, filter: &Filter, form: ExportDto, out: &mut dyn Write) -> Result<(), AppError> {
    let mut failed = Ok(());
    match form {
        ExportDto::Csv => {
            let mut table = csv::Writer::from_writer(out);
            let head = ["time", "kind", "title", "name", "address", "result", "files", "sha256", "ways", "reference"];
            failed = failed.and(table.write_record(head).map_err(io::Error::from));
            store.each_receipt(filter, |stub| {
                failed = table.write_record(row(stub.into()).map(|cell| harmless(&cell))).map_err(io::Error::from);
                failed.is_ok()
            })?;
            failed = failed.and_then(|()| table.flush());
        }
        ExportDto::Json => {
            let mut first = true;
            failed = failed.and(out.write_all(b"["));
            store.each_receipt(filter, |stub| {
                let separator: &[u8] = if std::mem::take(&mut first) { b"\n" } else { b",\n" };
                failed = out.write_all(separator).and_then(|()| {
                    let receipt = serde_json::json!({ "time": time(stub.at), "receipt": stub.receipt });
                    Ok(serde_json::to_writer(&mut *out, &receipt)?)
                });
                failed.is_ok()
            })?;
            failed = failed.and_then(|()| out.write_all(b"\n]\n"));
        }
    }
    failed.map_err(|error| StoreError::from(error).into())
}

fn row(receipt: ReceiptDto) -> [String; 10] {
    let files = receipt.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("; ");
    let hashes = receipt.files.iter().map(|file| file.sha256.as_str()).filter(|hash| !hash.is_empty());
    let hashes = hashes.chain(Some(receipt.sha256.as_str()).filter(|hash| !hash.is_empty()));
    let hashes = hashes.collect::<Vec<_>>().join("; ");
    [
        time(receipt.at),
        receipt.kind,
        receipt.title,
        receipt.name,
        receipt.address,
        receipt.result,
        files,
        hashes,
        receipt.ways.join("; "),
        receipt.reference,
    ]
}

fn time(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at).ok().and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}

/// A cell that a spreadsheet does not take for a formula: a subject may begin with `=` on purpose.
pub(crate) fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!((harmless("+923001234567"), harmless("Ali")), ("'+923001234567".to_owned(), "Ali".to_owned()));
    }
}
