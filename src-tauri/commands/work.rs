//! Long work.

use super::{Answer, SharedDesk, blocking};
use muhr_app::dto::{CodesDto, OpenedDto, OrderDto, SealedDto};
use zeroize::Zeroizing;

#[tauri::command]
pub(crate) async fn seal(desk: SharedDesk<'_>, order: OrderDto) -> Answer<SealedDto> {
    blocking(desk, move |desk| desk.seal(&order)).await
}

#[tauri::command]
pub(crate) async fn open_sealed(desk: SharedDesk<'_>, id: String, password: String) -> Answer<OpenedDto> {
    let password = Zeroizing::new(password);
    blocking(desk, move |desk| desk.open_sealed(&id, password)).await
}

#[tauri::command]
pub(crate) async fn codes(desk: SharedDesk<'_>) -> Answer<CodesDto> {
    blocking(desk, |desk| desk.codes()).await
}

#[tauri::command]
pub(crate) async fn codes_in_text(desk: SharedDesk<'_>, text: String) -> Answer<CodesDto> {
    let text = Zeroizing::new(text);
    blocking(desk, move |desk| Ok(desk.codes_in_text(&text))).await
}

#[tauri::command]
pub(crate) fn cancel(desk: SharedDesk<'_>) {
    desk.cancel();
}
