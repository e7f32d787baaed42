//! Beginning, settings and the waiting files.

use super::{Answer, SharedDesk, blocking};
use muhr_app::AppError;
use muhr_app::desk::Desk;
use muhr_app::dto::{SettingsDto, StartDto, TrayDto};
use std::path::PathBuf;
use tauri::{Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

#[tauri::command]
pub(crate) async fn start(desk: SharedDesk<'_>) -> Answer<StartDto> {
    blocking(desk, |desk| Ok(desk.start())).await
}

#[tauri::command]
pub(crate) async fn set_language(desk: SharedDesk<'_>, language: String) -> Answer<()> {
    blocking(desk, move |desk| desk.set_language(&language)).await
}

#[tauri::command]
pub(crate) async fn save_settings(desk: SharedDesk<'_>, settings: SettingsDto) -> Answer<SettingsDto> {
    blocking(desk, move |desk| desk.save_settings(settings)).await
}

#[tauri::command]
pub(crate) async fn choose_files(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<TrayDto> {
    blocking(desk, move |desk| chosen(desk, dialog(&window).blocking_pick_files())).await
}

#[tauri::command]
pub(crate) async fn choose_folder(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<TrayDto> {
    blocking(desk, move |desk| chosen(desk, dialog(&window).blocking_pick_folders())).await
}

#[tauri::command]
pub(crate) async fn remove_item(desk: SharedDesk<'_>, id: String) -> Answer<TrayDto> {
    blocking(desk, move |desk| Ok(desk.remove_item(&id))).await
}

#[tauri::command]
pub(crate) async fn restore_item(desk: SharedDesk<'_>, id: String) -> Answer<TrayDto> {
    blocking(desk, move |desk| Ok(desk.restore_item(&id))).await
}

#[tauri::command]
pub(crate) async fn clear_tray(desk: SharedDesk<'_>) -> Answer<TrayDto> {
    blocking(desk, |desk| Ok(desk.clear_tray())).await
}

pub(super) fn dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    window.app_handle().dialog().file().set_parent(window)
}

/// Adds what was chosen; nothing where the dialog was cancelled.
fn chosen(desk: &Desk, picked: Option<Vec<FilePath>>) -> Result<TrayDto, AppError> {
    let paths: Vec<PathBuf> = picked.unwrap_or_default().into_iter().filter_map(|path| path.into_path().ok()).collect();
    desk.add_files(&paths)
}
