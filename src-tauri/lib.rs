//! The desktop shell: it wires the window to the use cases and holds no rules of its own.

/// Opens the window and returns when it is closed.
#[must_use]
pub fn run() -> std::process::ExitCode {
    let started = tauri::Builder::default()
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::default()).title("Muhr").build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match started {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}
