//! `muhr watch`.

use crate::book::Book;
use crate::talk::{Talk, visible};
use crate::{arguments, check};
use muhr_app::AppError;
use muhr_app::checking::{self, Known};
use muhr_app::error::Code;
use muhr_app::host::{self, LocalClock};
use muhr_app::progress::Cancel;
use muhr_app::watching::{self, Folders, Health};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// Watches until somebody ends it.
pub(crate) fn run(
    arguments: &arguments::Watch,
    talk: &Talk,
    clock: LocalClock,
    cancel: &Cancel,
) -> Result<(), AppError> {
    let book = Book::open(clock);
    let downloads = host::downloads();
    let folders = chosen(arguments, &book, downloads.as_ref())?;
    let (all, wants_json) = (arguments.all, arguments.json);
    let main = std::thread::current();
    let changed = move || main.unpark();
    let each = move |arrived: watching::Arrived| {
        let talk = Talk::new(wants_json);
        let mut settings = book.settings().clone();
        settings.ask_always = false;
        let people = book.known(&settings).unwrap_or_default();
        let known = Known { now: Some(book.now()), ..Known::of(Arc::clone(&people), &settings) };
        for looked in watching::look(&arrived, &known) {
            let is_suspicious = looked.suspicion().is_some();
            match &looked.judged {
                Ok(judged) if is_suspicious || all => {
                    check::tell(&talk, judged, false);
                    if is_suspicious {
                        book.keep(&[checking::receipt(judged)]);
                    }
                }
                Err(error) if is_suspicious => {
                    talk.result(&json!({ "file": looked.item.shown(), "error": talk.error_json(error) }));
                    if !talk.is_for_program() {
                        talk.error(error);
                    }
                }
                _ => {}
            }
        }
    };
    let watched = Folders::new(each, changed)?;
    for folder in &folders {
        watched.watch(folder, watching::kind_of(folder, downloads.as_deref()))?;
    }
    let mut told = vec![None; folders.len()];
    while !cancel.is_cancelled() {
        for (folder, told) in folders.iter().zip(&mut told) {
            let health = watched.health(folder);
            if *told != health {
                *told = health;
                let key = match health {
                    Some(Health::Watched) => "watching-begins",
                    Some(Health::Polled) => "watching-polled",
                    Some(Health::Missing | Health::Unreadable) => "watching-lost",
                    None => continue,
                };
                talk.say(key, &[("folder", &visible(&folder.display().to_string()))]);
            }
        }
        // Until a folder stands differently, or somebody ends it.
        std::thread::park();
    }
    Ok(())
}

fn chosen(arguments: &arguments::Watch, book: &Book, downloads: Option<&PathBuf>) -> Result<Vec<PathBuf>, AppError> {
    let named = if arguments.folders.is_empty() {
        let settings = book.settings().watch_folders.iter().map(PathBuf::from).collect::<Vec<_>>();
        if settings.is_empty() { downloads.cloned().into_iter().collect() } else { settings }
    } else {
        arguments.folders.clone()
    };
    let folder = |folder: PathBuf| {
        let refused = || AppError::new(Code::NotWatchable).with("name", folder.display().to_string());
        std::path::absolute(&folder).ok().filter(|folder| folder.is_dir()).ok_or_else(refused)
    };
    // One of the settings may come back; one that is named must be there.
    if arguments.folders.is_empty() { Ok(named) } else { named.into_iter().map(folder).collect() }
}
