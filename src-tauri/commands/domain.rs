//! The check of a mail domain. Only `check_domain` and `check_domain_list` ask anybody.

use super::people::one;
use super::tray::dialog;
use super::{Answer, SharedDesk, blocking};
use muhr_app::domain::export_name;
use muhr_app::dto::{
    DomainDto, DomainExportDto, DomainListDto, DomainMessageDto, DomainOrderDto, DomainPlanDto, DomainStartDto,
    DomainSummaryDto,
};
use std::path::PathBuf;
use tauri::WebviewWindow;

#[tauri::command]
pub(crate) async fn domain_start(desk: SharedDesk<'_>) -> Answer<DomainStartDto> {
    blocking(desk, |desk| Ok(desk.domain_start())).await
}

#[tauri::command]
pub(crate) async fn domain_plan(desk: SharedDesk<'_>, order: DomainOrderDto) -> Answer<DomainPlanDto> {
    blocking(desk, move |desk| desk.domain_plan(&order)).await
}

#[tauri::command]
pub(crate) async fn check_domain(desk: SharedDesk<'_>, order: DomainOrderDto) -> Answer<DomainDto> {
    blocking(desk, move |desk| desk.check_domain(&order)).await
}

#[tauri::command]
pub(crate) async fn checked_domain(desk: SharedDesk<'_>, domain: String) -> Answer<Option<DomainDto>> {
    blocking(desk, move |desk| desk.checked_domain(&domain)).await
}

#[tauri::command]
pub(crate) async fn forget_domain(desk: SharedDesk<'_>, domain: Option<String>) -> Answer<DomainStartDto> {
    blocking(desk, move |desk| desk.forget_domain(domain.as_deref())).await
}

#[tauri::command]
pub(crate) async fn choose_domain_message(
    desk: SharedDesk<'_>,
    window: WebviewWindow,
) -> Answer<Option<DomainMessageDto>> {
    blocking(desk, move |desk| chosen(&window).map(|file| desk.domain_message(&file)).transpose()).await
}

#[tauri::command]
pub(crate) async fn domain_of_checked(desk: SharedDesk<'_>, id: String) -> Answer<DomainMessageDto> {
    blocking(desk, move |desk| desk.domain_of_checked(&id)).await
}

#[tauri::command]
pub(crate) async fn choose_domain_list(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<Option<DomainListDto>> {
    blocking(desk, move |desk| chosen(&window).map(|file| desk.domain_list(&file)).transpose()).await
}

#[tauri::command]
pub(crate) async fn check_domain_list(desk: SharedDesk<'_>, resolver: Option<String>) -> Answer<DomainSummaryDto> {
    blocking(desk, move |desk| desk.check_domain_list(resolver.as_deref())).await
}

#[tauri::command]
pub(crate) async fn export_domain(
    desk: SharedDesk<'_>,
    window: WebviewWindow,
    domain: Option<String>,
    format: DomainExportDto,
) -> Answer<String> {
    blocking(desk, move |desk| {
        let name = export_name(domain.as_deref(), format);
        let file = one(dialog(&window).set_file_name(name).blocking_save_file())?;
        desk.export_domain(domain.as_deref(), format, &file)
    })
    .await
}

/// One file; nothing where the dialog was closed.
fn chosen(window: &WebviewWindow) -> Option<PathBuf> {
    one(dialog(window).blocking_pick_file()).ok()
}
