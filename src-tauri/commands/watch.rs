//! What arrives in watched folders, and quarantine.

use super::tray::dialog;
use super::{Answer, SharedDesk, blocking};
use muhr_app::AppError;
use muhr_app::desk::Desk;
use muhr_app::dto::{CheckListDto, WatchDto};
use muhr_app::error::Code;
use tauri::WebviewWindow;

#[tauri::command]
pub(crate) async fn watch_state(desk: SharedDesk<'_>) -> Answer<WatchDto> {
    blocking(desk, Desk::watch_state).await
}

#[tauri::command]
pub(crate) async fn watch_add_folder(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<WatchDto> {
    blocking(desk, move |desk| {
        let chosen = dialog(&window).blocking_pick_folder().and_then(|folder| folder.into_path().ok());
        desk.watch_folder(&chosen.ok_or_else(|| AppError::new(Code::Cancelled))?)
    })
    .await
}

#[tauri::command]
pub(crate) async fn watch_suggested(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.watch_suggested(&id)).await
}

#[tauri::command]
pub(crate) async fn watch_remove(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.watch_remove(&id)).await
}

#[tauri::command]
pub(crate) async fn watch_options(
    desk: SharedDesk<'_>,
    keep_in_tray: bool,
    start_with_session: bool,
) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.watch_options(keep_in_tray, start_with_session)).await
}

#[tauri::command]
pub(crate) async fn open_caught(desk: SharedDesk<'_>, id: String) -> Answer<CheckListDto> {
    blocking(desk, move |desk| desk.open_caught(&id)).await
}

#[tauri::command]
pub(crate) async fn dismiss_caught(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.dismiss_caught(&id)).await
}

#[tauri::command]
pub(crate) async fn quarantine(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.quarantine(&id)).await
}

#[tauri::command]
pub(crate) async fn quarantine_checked(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.quarantine_checked(&id)).await
}

#[tauri::command]
pub(crate) async fn restore_quarantined(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.restore_quarantined(&id)).await
}

#[tauri::command]
pub(crate) async fn delete_quarantined(desk: SharedDesk<'_>, id: String) -> Answer<WatchDto> {
    blocking(desk, move |desk| desk.delete_quarantined(&id)).await
}
