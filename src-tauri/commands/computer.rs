//! This computer.

use super::{Answer, SharedDesk, blocking};
use muhr_app::dto::EndpointDto;

#[tauri::command]
pub(crate) async fn endpoint(desk: SharedDesk<'_>, again: bool) -> Answer<EndpointDto> {
    blocking(desk, move |desk| desk.endpoint(again)).await
}
