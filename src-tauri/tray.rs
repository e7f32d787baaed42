//! The icon in the tray, and the program that goes on without a window.

use crate::window;
use muhr_app::desk::Desk;
use muhr_l10n::{Isolation, Language, Texts};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager};

const ICON: &str = "muhr";
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// Shows the icon, or takes it away. Returns at once.
pub(crate) fn keep(app: &AppHandle, keep: bool) {
    let on_main = app.clone();
    // The desktops want it made by the thread that runs their windows.
    let _ = app.run_on_main_thread(move || {
        drop(on_main.remove_tray_by_id(ICON));
        if keep {
            // Without the library for it the icon cannot be made, and the binding knows no better way to say so. The
            // program goes on all the same: starting it again shows its window.
            let _ = catch_unwind(AssertUnwindSafe(|| make(&on_main)));
        }
    });
}

fn make(app: &AppHandle) -> tauri::Result<()> {
    let language = app.try_state::<Arc<Desk>>().map_or_else(Language::default, |desk| desk.language());
    let texts = Texts::new(language, Isolation::None);
    let item = |id: &str, key: &str| MenuItem::with_id(app, id, texts.text(key, &[]), true, None::<&str>);
    let menu = Menu::with_items(app, &[&item(OPEN, "tray-open")?, &item(QUIT, "tray-quit")?])?;
    let mut tray = TrayIconBuilder::with_id(ICON).tooltip("Muhr").menu(&menu).on_menu_event(|app, event| {
        match event.id().as_ref() {
            OPEN => drop(window::show(app)),
            QUIT => app.exit(0),
            _ => {}
        }
    });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app).map(drop)
}
