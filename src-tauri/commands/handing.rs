//! Handing over.

use super::{Answer, SharedDesk, blocking};
use muhr_app::dto::{CallScriptDto, ClipboardDto, DraftDto, PasswordDto, ShareDto, TrayDto, WayDto};
use tauri::WebviewWindow;

#[tauri::command]
pub(crate) async fn reveal_password(desk: SharedDesk<'_>) -> Answer<PasswordDto> {
    blocking(desk, |desk| desk.reveal_password()).await
}

#[tauri::command]
pub(crate) async fn call_script(desk: SharedDesk<'_>, language: String) -> Answer<CallScriptDto> {
    blocking(desk, move |desk| desk.call_script(&language)).await
}

#[tauri::command]
pub(crate) async fn share(desk: SharedDesk<'_>, way: WayDto) -> Answer<ShareDto> {
    blocking(desk, move |desk| desk.share(way)).await
}

#[tauri::command]
pub(crate) async fn open_share(desk: SharedDesk<'_>, way: WayDto) -> Answer<()> {
    blocking(desk, move |desk| desk.open_share(way)).await
}

#[tauri::command]
pub(crate) async fn copy_password(desk: SharedDesk<'_>) -> Answer<ClipboardDto> {
    blocking(desk, |desk| desk.copy_password()).await
}

#[tauri::command]
pub(crate) async fn mark_shared(desk: SharedDesk<'_>, way: WayDto, done: bool) -> Answer<Vec<WayDto>> {
    blocking(desk, move |desk| desk.mark_shared(way, done)).await
}

#[tauri::command]
pub(crate) async fn draft(desk: SharedDesk<'_>) -> Answer<DraftDto> {
    blocking(desk, |desk| desk.draft()).await
}

#[tauri::command]
pub(crate) async fn open_draft(desk: SharedDesk<'_>, program: String) -> Answer<()> {
    blocking(desk, move |desk| desk.open_draft(&program)).await
}

#[tauri::command]
pub(crate) async fn copy_draft_text(desk: SharedDesk<'_>) -> Answer<()> {
    blocking(desk, |desk| desk.copy_draft_text()).await
}

#[tauri::command]
pub(crate) async fn show_sealed(desk: SharedDesk<'_>) -> Answer<()> {
    blocking(desk, |desk| desk.show_sealed()).await
}

#[tauri::command]
pub(crate) async fn show_opened(desk: SharedDesk<'_>) -> Answer<()> {
    blocking(desk, |desk| desk.show_opened()).await
}

#[tauri::command]
pub(crate) async fn finish(desk: SharedDesk<'_>) -> Answer<TrayDto> {
    blocking(desk, |desk| Ok(desk.finish())).await
}

#[tauri::command]
pub(crate) fn close_anyway(desk: SharedDesk<'_>, window: WebviewWindow) {
    desk.leave_anyway();
    // Closing goes through the same question once more and is let through.
    let _ = window.close();
}
