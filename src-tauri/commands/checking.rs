//! Checking what was received.

use super::tray::dialog;
use super::{Answer, SharedDesk, blocking};
use muhr_app::AppError;
use muhr_app::desk::Desk;
use muhr_app::dto::{CheckListDto, CheckedOneDto, PageDto};
use muhr_app::error::Code;
use std::path::PathBuf;
use tauri::WebviewWindow;
use tauri_plugin_dialog::FilePath;

#[tauri::command]
pub(crate) async fn turn_to(desk: SharedDesk<'_>, page: PageDto) -> Answer<()> {
    blocking(desk, move |desk| {
        desk.turn_to(page);
        Ok(())
    })
    .await
}

#[tauri::command]
pub(crate) async fn check_files(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<CheckListDto> {
    blocking(desk, move |desk| chosen(desk, dialog(&window).blocking_pick_files())).await
}

#[tauri::command]
pub(crate) async fn check_folder(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<CheckListDto> {
    blocking(desk, move |desk| chosen(desk, dialog(&window).blocking_pick_folders())).await
}

#[tauri::command]
pub(crate) async fn check_pasted(desk: SharedDesk<'_>, name: String, source: String) -> Answer<CheckListDto> {
    blocking(desk, move |desk| desk.check_pasted(&name, &source)).await
}

#[tauri::command]
pub(crate) async fn check_waiting(desk: SharedDesk<'_>) -> Answer<CheckListDto> {
    blocking(desk, Desk::check_waiting).await
}

#[tauri::command]
pub(crate) async fn checked(desk: SharedDesk<'_>, id: String) -> Answer<CheckedOneDto> {
    blocking(desk, move |desk| desk.checked(&id)).await
}

/// Asks the domain name system about it: only this command and the setting do.
#[tauri::command]
pub(crate) async fn checked_asking(desk: SharedDesk<'_>, id: String) -> Answer<CheckedOneDto> {
    blocking(desk, move |desk| desk.checked_asking(&id)).await
}

/// Asks the antivirus of this computer about it: only this command does.
#[tauri::command]
pub(crate) async fn checked_scanning(desk: SharedDesk<'_>, id: String) -> Answer<CheckedOneDto> {
    blocking(desk, move |desk| desk.checked_scanning(&id)).await
}

#[tauri::command]
pub(crate) async fn check_source(desk: SharedDesk<'_>, id: String) -> Answer<String> {
    blocking(desk, move |desk| desk.check_source(&id)).await
}

/// Checks what was chosen; a dialog that was closed is a cancellation.
fn chosen(desk: &Desk, picked: Option<Vec<FilePath>>) -> Result<CheckListDto, AppError> {
    let picked = picked.ok_or_else(|| AppError::new(Code::Cancelled))?;
    let paths: Vec<PathBuf> = picked.into_iter().filter_map(|path| path.into_path().ok()).collect();
    desk.check(&paths)
}
