//! `muhr history`.

use crate::book::{Book, day};
use crate::people_arguments::{Form, History};
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::dto::{ExportDto, ReceiptDto};
use muhr_app::host::LocalClock;
use muhr_app::people::{Filter, ReceiptId, export};
use serde_json::json;
use std::io::Write;

pub(crate) fn run(arguments: &History, talk: &Talk, clock: LocalClock) -> Result<(), AppError> {
    let book = Book::open(clock);
    let store = book.store()?;
    let kind = arguments.kind.map(|kind| kind.as_str().to_owned());
    let filter = Filter { text: arguments.text.join(" "), kind, ..Filter::default() };
    if let Some(form) = arguments.export {
        let form = match form {
            Form::Csv => ExportDto::Csv,
            Form::Json => ExportDto::Json,
        };
        let mut out = std::io::stdout().lock();
        export::history(&store, &filter, form, &mut out)?;
        return out.flush().map_err(|error| AppError::writing("-", &error));
    }
    if let Some(id) = arguments.delete {
        store.delete_receipt(ReceiptId(id))?;
        talk.result(&json!({ "deleted": 1 }));
        talk.say("history-deleted", &[("count", "1")]);
        return Ok(());
    }
    if arguments.clear {
        let count = store.delete_receipts(&filter)?;
        talk.result(&json!({ "deleted": count }));
        talk.say("history-deleted", &[("count", &count.to_string())]);
        return Ok(());
    }
    let (stubs, total) = store.receipts(&filter, 0, arguments.limit)?;
    let receipts: Vec<ReceiptDto> = stubs.into_iter().map(ReceiptDto::from).collect();
    talk.result(&json!({ "receipts": receipts, "total": total }));
    for one in &receipts {
        let kind = talk.text(&format!("history-{}", one.kind), &[]);
        let [title, who] = [&one.title, &one.address].map(|text| visible(text));
        let told = [
            ("id", one.id.to_string()),
            ("day", day(one.at)),
            ("kind", kind),
            ("title", title),
            ("who", who),
            ("result", visible(&one.result)),
        ];
        talk.say("history-line", &told.each_ref().map(|(key, value)| (*key, value.as_str())));
    }
    talk.say("people-count", &[("count", &total.to_string())]);
    Ok(())
}
