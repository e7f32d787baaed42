//! People.

use super::tray::dialog;
use super::{Answer, SharedDesk, blocking};
use muhr_app::AppError;
use muhr_app::desk::Desk;
use muhr_app::dto::{
    BackupDto, DetailsDto, DirectoryDto, DoneDto, GroupDto, ImportDto, ImportedDto, PeopleDto, PersonDto,
    RecipientCheckDto, RecipientDto, RestoredDto, SourceDto, VerifyDto,
};
use muhr_app::error::Code;
use std::path::PathBuf;
use tauri::WebviewWindow;
use tauri_plugin_dialog::FilePath;
use zeroize::Zeroizing;

#[tauri::command]
pub(crate) async fn people_search(desk: SharedDesk<'_>, text: String, skip: usize) -> Answer<PeopleDto> {
    blocking(desk, move |desk| desk.people_search(&text, skip)).await
}

#[tauri::command]
pub(crate) async fn person(desk: SharedDesk<'_>, id: i64) -> Answer<PersonDto> {
    blocking(desk, move |desk| desk.person(id)).await
}

#[tauri::command]
pub(crate) async fn person_for(desk: SharedDesk<'_>, address: String) -> Answer<Option<PersonDto>> {
    blocking(desk, move |desk| desk.person_for(&address)).await
}

#[tauri::command]
pub(crate) async fn save_person(desk: SharedDesk<'_>, id: Option<i64>, details: DetailsDto) -> Answer<DoneDto> {
    blocking(desk, move |desk| desk.save_person(id, details)).await
}

#[tauri::command]
pub(crate) async fn remove_person(desk: SharedDesk<'_>, id: i64) -> Answer<DoneDto> {
    blocking(desk, move |desk| desk.remove_person(id)).await
}

#[tauri::command]
pub(crate) async fn verify_person(desk: SharedDesk<'_>, id: i64, verification: VerifyDto) -> Answer<DoneDto> {
    blocking(desk, move |desk| desk.verify_person(id, &verification)).await
}

#[tauri::command]
pub(crate) async fn merge_people(desk: SharedDesk<'_>, keep: i64, other: i64) -> Answer<DoneDto> {
    blocking(desk, move |desk| desk.merge_people(keep, other)).await
}

#[tauri::command]
pub(crate) async fn duplicates(desk: SharedDesk<'_>) -> Answer<Vec<GroupDto>> {
    blocking(desk, Desk::duplicates).await
}

#[tauri::command]
pub(crate) async fn undo_people(desk: SharedDesk<'_>, undo: i64) -> Answer<()> {
    blocking(desk, move |desk| desk.undo_people(undo)).await
}

#[tauri::command]
pub(crate) async fn read_people(desk: SharedDesk<'_>, window: WebviewWindow, source: SourceDto) -> Answer<ImportDto> {
    blocking(desk, move |desk| match source {
        SourceDto::Thunderbird => desk.read_thunderbird(),
        SourceDto::File | SourceDto::Sent => desk.read_people(&chosen(dialog(&window).blocking_pick_files())?),
        SourceDto::Folder => desk.read_people(&chosen(dialog(&window).blocking_pick_folders())?),
    })
    .await
}

#[tauri::command]
pub(crate) async fn read_directory(desk: SharedDesk<'_>, directory: DirectoryDto) -> Answer<ImportDto> {
    blocking(desk, move |desk| desk.read_directory(directory)).await
}

#[tauri::command]
pub(crate) async fn choose_columns(desk: SharedDesk<'_>, columns: Vec<String>) -> Answer<ImportDto> {
    blocking(desk, move |desk| desk.choose_columns(&columns)).await
}

#[tauri::command]
pub(crate) async fn take_people(desk: SharedDesk<'_>) -> Answer<ImportedDto> {
    blocking(desk, Desk::take_people).await
}

#[tauri::command]
pub(crate) async fn back_up_people(desk: SharedDesk<'_>, window: WebviewWindow) -> Answer<BackupDto> {
    blocking(desk, move |desk| {
        let folder = one(dialog(&window).blocking_pick_folder())?;
        desk.back_up_people(&folder)
    })
    .await
}

#[tauri::command]
pub(crate) async fn restore_people(
    desk: SharedDesk<'_>,
    window: WebviewWindow,
    password: String,
) -> Answer<RestoredDto> {
    let password = Zeroizing::new(password);
    blocking(desk, move |desk| {
        let file = one(dialog(&window).add_filter("Muhr", &["muhr"]).blocking_pick_file())?;
        desk.restore_people(&file, password)
    })
    .await
}

#[tauri::command]
pub(crate) async fn check_recipient(desk: SharedDesk<'_>, recipient: RecipientDto) -> Answer<RecipientCheckDto> {
    blocking(desk, move |desk| desk.check_recipient(&recipient)).await
}

fn chosen(picked: Option<Vec<FilePath>>) -> Result<Vec<PathBuf>, AppError> {
    let picked = picked.ok_or_else(|| AppError::new(Code::Cancelled))?;
    Ok(picked.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

/// The one that was chosen; a dialog that was closed is a cancellation.
pub(super) fn one(picked: Option<FilePath>) -> Result<PathBuf, AppError> {
    picked.and_then(|path| path.into_path().ok()).ok_or_else(|| AppError::new(Code::Cancelled))
}
