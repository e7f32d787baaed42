//! The one window: how it opens, what is dropped on it, and when it may close.

use crate::MAIN;
use muhr_app::desk::Desk;
use std::sync::Arc;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// Opens it.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Muhr")
        .inner_size(1080.0, 780.0)
        .min_inner_size(420.0, 480.0)
        // Nothing but our own pages is ever shown.
        .on_navigation(|url| matches!((url.scheme(), url.host_str()), ("tauri", _) | ("http", Some("tauri.localhost"))))
        .build()?;
    let desk = app.state::<Arc<Desk>>().inner().clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => desk.dragging(true),
        WindowEvent::DragDrop(DragDropEvent::Leave) => desk.dragging(false),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            desk.dragging(false);
            let (desk, paths) = (desk.clone(), paths.clone());
            // Looking through folders takes a while, and this is the window's own thread.
            std::thread::spawn(move || desk.files_arrived(&paths));
        }
        WindowEvent::CloseRequested { api, .. } if !desk.may_close() => api.prevent_close(),
        _ => {}
    });
    Ok(())
}

/// Brings it to the front, or opens it where there is none; true where there was one.
pub(crate) fn show(app: &AppHandle) -> bool {
    let Some(window) = app.get_webview_window(MAIN) else {
        let _ = open(app);
        return false;
    };
    let _ = window.unminimize();
    let _ = window.set_focus();
    true
}
