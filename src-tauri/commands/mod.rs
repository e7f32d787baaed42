//! What the window may ask for. Each command is listed in `permissions/` and granted to the one window.

mod checking;
mod computer;
mod domain;
mod handing;
mod history;
mod people;
mod tray;
mod watch;
mod work;

use muhr_app::AppError;
use muhr_app::desk::Desk;
use muhr_app::dto::ErrorDto;
use muhr_app::error::Code;
use std::sync::Arc;
use tauri::ipc::Invoke;
use tauri::{State, Wry};

type SharedDesk<'a> = State<'a, Arc<Desk>>;
type Answer<T> = Result<T, ErrorDto>;

/// All commands.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        tray::start,
        tray::set_language,
        tray::save_settings,
        tray::choose_files,
        tray::choose_folder,
        tray::remove_item,
        tray::restore_item,
        tray::clear_tray,
        checking::turn_to,
        checking::check_files,
        checking::check_folder,
        checking::check_pasted,
        checking::check_waiting,
        checking::checked,
        checking::checked_asking,
        checking::checked_scanning,
        checking::check_source,
        people::people_search,
        people::person,
        people::person_for,
        people::save_person,
        people::remove_person,
        people::verify_person,
        people::merge_people,
        people::duplicates,
        people::undo_people,
        people::read_people,
        people::read_directory,
        people::choose_columns,
        people::take_people,
        people::back_up_people,
        people::restore_people,
        people::check_recipient,
        computer::endpoint,
        domain::domain_start,
        domain::domain_plan,
        domain::check_domain,
        domain::checked_domain,
        domain::forget_domain,
        domain::choose_domain_message,
        domain::domain_of_checked,
        domain::choose_domain_list,
        domain::check_domain_list,
        domain::export_domain,
        history::checklist,
        history::conclude,
        history::report,
        history::history,
        history::delete_receipt,
        history::clear_history,
        history::export_history,
        history::keep_password,
        history::receipt_password,
        history::forget_password,
        watch::watch_state,
        watch::watch_add_folder,
        watch::watch_suggested,
        watch::watch_remove,
        watch::watch_options,
        watch::open_caught,
        watch::dismiss_caught,
        watch::quarantine,
        watch::quarantine_checked,
        watch::restore_quarantined,
        watch::delete_quarantined,
        work::seal,
        work::codes,
        work::codes_in_text,
        work::open_sealed,
        work::cancel,
        handing::reveal_password,
        handing::call_script,
        handing::share,
        handing::open_share,
        handing::copy_password,
        handing::mark_shared,
        handing::draft,
        handing::open_draft,
        handing::copy_draft_text,
        handing::show_sealed,
        handing::show_opened,
        handing::finish,
        handing::close_anyway,
    ]
}

/// Runs something that takes a while off the window's thread.
async fn blocking<T: Send + 'static>(
    desk: SharedDesk<'_>,
    work: impl FnOnce(&Desk) -> Result<T, AppError> + Send + 'static,
) -> Answer<T> {
    let desk = desk.inner().clone();
    let done = tauri::async_runtime::spawn_blocking(move || work(&desk)).await;
    let crashed = |_| AppError::new(Code::System).with("reason", "stopped");
    Ok(done.map_err(crashed)??)
}
