//! The history, and the checklist that fills it.

use super::people::one;
use super::tray::dialog;
use super::{Answer, SharedDesk, blocking};
use muhr_app::desk::Desk;
use muhr_app::dto::{ConcludedDto, DoneDto, ExportDto, HistoryDto, HistoryFilterDto, PasswordDto, SealedDto, StepsDto};
use tauri::WebviewWindow;

#[tauri::command]
pub(crate) async fn checklist(desk: SharedDesk<'_>, id: String) -> Answer<StepsDto> {
    blocking(desk, move |desk| desk.checklist(&id)).await
}

#[tauri::command]
pub(crate) async fn conclude(desk: SharedDesk<'_>, id: String, concluded: ConcludedDto) -> Answer<DoneDto> {
    blocking(desk, move |desk| desk.conclude(&id, &concluded)).await
}

#[tauri::command]
pub(crate) async fn report(desk: SharedDesk<'_>, id: String) -> Answer<SealedDto> {
    blocking(desk, move |desk| desk.report_message(&id)).await
}

#[tauri::command]
pub(crate) async fn history(desk: SharedDesk<'_>, filter: HistoryFilterDto, skip: usize) -> Answer<HistoryDto> {
    blocking(desk, move |desk| desk.history(&filter, skip)).await
}

#[tauri::command]
pub(crate) async fn delete_receipt(desk: SharedDesk<'_>, id: i64) -> Answer<()> {
    blocking(desk, move |desk| desk.delete_receipt(id)).await
}

#[tauri::command]
pub(crate) async fn clear_history(desk: SharedDesk<'_>) -> Answer<()> {
    blocking(desk, Desk::clear_history).await
}

#[tauri::command]
pub(crate) async fn export_history(desk: SharedDesk<'_>, window: WebviewWindow, format: ExportDto) -> Answer<String> {
    blocking(desk, move |desk| {
        let name = match format {
            ExportDto::Csv => "muhr-history.csv",
            ExportDto::Json => "muhr-history.json",
        };
        let file = one(dialog(&window).set_file_name(name).blocking_save_file())?;
        desk.export_history(format, &file)
    })
    .await
}

#[tauri::command]
pub(crate) async fn keep_password(desk: SharedDesk<'_>) -> Answer<()> {
    blocking(desk, Desk::keep_password).await
}

#[tauri::command]
pub(crate) async fn receipt_password(desk: SharedDesk<'_>, id: i64) -> Answer<PasswordDto> {
    blocking(desk, move |desk| desk.receipt_password(id)).await
}

#[tauri::command]
pub(crate) async fn forget_password(desk: SharedDesk<'_>, id: i64) -> Answer<()> {
    blocking(desk, move |desk| desk.forget_password(id)).await
}
