//! The desktop shell: it wires the window to the use cases and holds no rules of its own.

mod commands;
mod desktop_host;
mod tray;
mod window;

use desktop_host::DesktopHost;
use muhr_app::desk::Desk;
use muhr_app::host::LocalClock;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{Manager, RunEvent};

/// What the start with the session is told by.
pub(crate) const IN_TRAY: &str = "--in-tray";

/// The one window. Capabilities are granted to this name.
pub(crate) const MAIN: &str = "main";

/// Opens the window and returns when it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let clock = LocalClock::new();
    let builder = tauri::Builder::default()
        // First of all plugins, so that a second start ends before anything else begins.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let files = files_in(&arguments, &PathBuf::from(folder));
            let desk = app.state::<Arc<Desk>>().inner().clone();
            if app.get_webview_window(MAIN).is_some() {
                window::show(app);
                let page = wants_check(&arguments, &files);
                std::thread::spawn(move || if page { desk.check_arrived(&files) } else { desk.files_arrived(&files) });
            } else if !wants_tray(&arguments) {
                take(&desk, &arguments, files);
                window::show(app);
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let desk = Arc::new(Desk::new(Arc::new(DesktopHost::new(app.handle().clone(), clock)?)));
            let arguments: Vec<String> = std::env::args().collect();
            let files = files_in(&arguments, &std::env::current_dir()?);
            take(&desk, &arguments, files);
            let opening = Arc::clone(&desk);
            app.manage(Arc::clone(&desk));
            std::thread::spawn(move || {
                // The address book is there by the time somebody asks for it.
                opening.warm_up();
                if let Err(error) = opening.watch() {
                    opening.start_with_error(error);
                }
            });
            // The mark of this computer's page is there before somebody turns to it.
            let looking = Arc::clone(&desk);
            std::thread::spawn(move || looking.endpoint(false));
            if !(wants_tray(&arguments) && desk.keeps_in_tray()) {
                window::open(app.handle())?;
            }
            Ok(())
        });
    let app = match builder.build(tauri::generate_context!()) {
        Ok(app) => app,
        Err(error) => {
            eprintln!("muhr: the window could not be opened: {error}");
            return ExitCode::FAILURE;
        }
    };
    app.run(|app, event| {
        let Some(desk) = app.try_state::<Arc<Desk>>() else { return };
        match event {
            RunEvent::Exit => desk.closing(),
            // The last window was closed; somebody who wants to quit brings a code.
            RunEvent::ExitRequested { code: None, api, .. } if desk.keeps_in_tray() => {
                api.prevent_exit();
                desk.closing();
            }
            _ => {}
        }
    });
    ExitCode::SUCCESS
}

/// Keeps the files that came with a start for the window that is about to open.
fn take(desk: &Desk, arguments: &[String], files: Vec<PathBuf>) {
    if wants_check(arguments, &files) {
        desk.check_when_ready(files);
    } else if let Err(error) = desk.add_files(&files) {
        desk.start_with_error(error);
    }
}

/// The start with the session: without a window.
fn wants_tray(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == IN_TRAY)
}

/// Messages are for checking, whoever handed them over; other files only with `--check`.
fn wants_check(arguments: &[String], files: &[PathBuf]) -> bool {
    let is_mail = |file: &PathBuf| {
        let extension = file.extension().map(|extension| extension.to_ascii_lowercase());
        extension.is_some_and(|extension| ["eml", "msg", "mbox"].iter().any(|mail| extension == *mail))
    };
    arguments.iter().any(|argument| argument == "--check") || !files.is_empty() && files.iter().all(is_mail)
}

/// The files named on a command line, as a file manager hands them over.
fn files_in(arguments: &[String], folder: &std::path::Path) -> Vec<PathBuf> {
    let names = arguments.iter().skip(1).filter(|argument| !argument.starts_with("--"));
    names.map(|name| folder.join(name)).collect()
}
