//! The desktop as the use cases see it.

use crate::{IN_TRAY, MAIN, tray, window};
use arboard::Clipboard;
use auto_launch::{AutoLaunch, AutoLaunchBuilder};
use muhr_app::AppError;
use muhr_app::Host;
use muhr_app::checking::Scanner;
use muhr_app::domain::Reach;
use muhr_app::dto::Event;
use muhr_app::error::Code;
use muhr_app::host::{self, Clip, Condition, LocalClock};
use muhr_app::people::{KeyStore, SystemKeys};
use muhr_app::policy::Policy;
use muhr_handover::mail_programs::Installed;
use muhr_handover::probe;
use serde::Serialize;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};
use time::OffsetDateTime;
use zeroize::Zeroizing;

pub(crate) struct DesktopHost {
    app: AppHandle,
    clock: LocalClock,
    documents: PathBuf,
    /// Kept open: on Linux what was copied lives only as long as its owner.
    clipboard: Mutex<Option<Clipboard>>,
    /// Notifications whose choice is waited for.
    #[cfg_attr(any(windows, target_os = "macos"), allow(dead_code))]
    waiting: Arc<AtomicUsize>,
}

/// Most notifications whose choice is waited for at once.
#[cfg(not(any(windows, target_os = "macos")))]
const MOST_WAITING: usize = 16;

impl DesktopHost {
    pub(crate) fn new(app: AppHandle, clock: LocalClock) -> tauri::Result<Self> {
        let documents = app.path().document_dir().or_else(|_| app.path().home_dir())?;
        Ok(Self { app, clock, documents, clipboard: Mutex::new(None), waiting: Arc::default() })
    }

    fn tell<T: Serialize + Clone>(&self, name: &str, payload: T) {
        // The window may be gone already.
        let _ = self.app.emit_to(MAIN, name, payload);
    }

    fn with_clipboard<T>(&self, work: impl FnOnce(&mut Clipboard) -> Result<T, arboard::Error>) -> Result<T, AppError> {
        let mut held = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let refused = |_| AppError::new(Code::Clipboard);
        if held.is_none() {
            *held = Some(Clipboard::new().map_err(refused)?);
        }
        held.as_mut().map_or(Err(AppError::new(Code::Clipboard)), |clipboard| work(clipboard).map_err(refused))
    }
}

impl Host for DesktopHost {
    fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    fn open_link(&self, link: &str) -> Result<(), AppError> {
        open_secret_link(link)
    }

    fn takes_links(&self, _: &str) -> bool {
        TAKES_SECRET_LINKS
    }

    fn mail_programs(&self) -> Installed {
        probe::installed()
    }

    fn endpoint(&self) -> Vec<Condition> {
        host::endpoint(self.now())
    }

    fn reveal(&self, file: &Path) -> Result<(), AppError> {
        opener::reveal(file).map_err(|_| AppError::new(Code::NoProgram))
    }

    fn launch(&self, program: &OsStr, arguments: &[OsString]) -> Result<(), AppError> {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|_| AppError::new(Code::NoProgram))?;
        // Waited for, so that it does not stay behind as a zombie.
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    fn set_clipboard(&self, text: &str, clip: Clip) -> Result<(), AppError> {
        self.with_clipboard(|clipboard| match clip {
            Clip::Secret => out_of_history(clipboard.set()).text(text),
            Clip::Plain => clipboard.set_text(text),
        })
    }

    fn clipboard(&self) -> Option<Zeroizing<String>> {
        self.with_clipboard(Clipboard::get_text).ok().map(Zeroizing::new)
    }

    fn clear_clipboard(&self) {
        let _ = self.with_clipboard(Clipboard::clear);
    }

    fn notify(&self, title: &str, body: &str) {
        let mut notification = notify_rust::Notification::new();
        notification.appname("Muhr").summary(title).body(body);
        // A desktop without notifications is no reason to stop; asking it may take a while.
        std::thread::spawn(move || notification.show().map(drop));
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn notify_with(&self, title: &str, body: &str, label: &str, act: Box<dyn FnOnce() + Send>) {
        let mut notification = notify_rust::Notification::new();
        notification.appname("Muhr").icon("muhr").summary(title).body(body);
        // A choice is waited for by a thread, until the notification is gone; some desktops never tell that.
        let waiting = Arc::clone(&self.waiting);
        if waiting.fetch_add(1, Ordering::SeqCst) < MOST_WAITING {
            // A click on the notification itself, and the button.
            notification.action("default", label).action("look", label);
            std::thread::spawn(move || {
                if let Ok(shown) = notification.show() {
                    let mut act = Some(act);
                    shown.wait_for_action(|action| match action {
                        "default" | "look" => act.take().into_iter().for_each(|act| act()),
                        _ => {}
                    });
                }
                waiting.fetch_sub(1, Ordering::SeqCst);
            });
        } else {
            waiting.fetch_sub(1, Ordering::SeqCst);
            std::thread::spawn(move || notification.show().map(drop));
        }
    }

    #[cfg(any(windows, target_os = "macos"))]
    fn notify_with(&self, title: &str, body: &str, _: &str, _: Box<dyn FnOnce() + Send>) {
        self.notify(title, body);
    }

    fn show_window(&self) -> bool {
        window::show(&self.app)
    }

    fn keep_in_tray(&self, keep: bool) {
        tray::keep(&self.app, keep);
    }

    fn starts_with_session(&self) -> Option<bool> {
        launcher()?.is_enabled().ok()
    }

    fn start_with_session(&self, start: bool) -> Result<(), AppError> {
        let refused = || AppError::new(Code::System).with("reason", "start with the session");
        let launcher = launcher().ok_or_else(refused)?;
        let done = if start { launcher.enable() } else { launcher.disable() };
        done.map_err(|_| refused())
    }

    fn in_front(&self) -> bool {
        self.app.get_webview_window(MAIN).is_some_and(|window| window.is_focused().unwrap_or(false))
    }

    fn emit(&self, event: Event) {
        match event {
            Event::TrayChanged(tray) => self.tell("tray-changed", tray),
            Event::Dragging(dragging) => self.tell("dragging", dragging),
            Event::Progress(progress) => self.tell("progress", progress),
            Event::Clipboard(clipboard) => self.tell("clipboard", clipboard),
            Event::Checking(checking) => self.tell("checking", checking),
            Event::Checked(list) => self.tell("checked", list),
            Event::ImportRead(read) => self.tell("import-read", read),
            Event::EndpointChanged(endpoint) => self.tell("endpoint-changed", endpoint),
            Event::WatchChanged(watch) => self.tell("watch-changed", watch),
            Event::DomainProgress(progress) => self.tell("domain-progress", progress),
            Event::DomainMessage(message) => self.tell("domain-message", message),
            Event::Failed(error) => self.tell("failed", error),
            Event::CloseAsked => self.tell("close-asked", ()),
        }
    }

    fn after(&self, seconds: u64, job: Box<dyn FnOnce() + Send>) {
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(seconds));
            job();
        });
    }

    fn settings_file(&self) -> PathBuf {
        host::settings_file()
    }

    fn state_folder(&self) -> PathBuf {
        host::state_folder()
    }

    fn people_folder(&self) -> PathBuf {
        host::people_folder()
    }

    fn scanner(&self) -> Scanner {
        Scanner::installed(self.clock.now().offset())
    }

    fn reach(&self, resolver: &str) -> Result<Reach, AppError> {
        Reach::network(resolver)
    }

    fn key_store(&self) -> Box<dyn KeyStore> {
        Box::new(SystemKeys)
    }

    fn policy_file(&self) -> PathBuf {
        Policy::file()
    }

    fn homes(&self) -> Vec<PathBuf> {
        host::homes()
    }

    fn documents(&self) -> PathBuf {
        self.documents.clone()
    }

    fn downloads(&self) -> Option<PathBuf> {
        host::downloads()
    }

    fn quarantine_folder(&self) -> PathBuf {
        host::quarantine_folder()
    }
}

/// What lets this program start with the session; nothing where nobody knows where it stands.
fn launcher() -> Option<AutoLaunch> {
    // An AppImage is started by its own name, not by that of what is unpacked from it.
    let program = std::env::var_os("APPIMAGE").map(PathBuf::from).or_else(|| std::env::current_exe().ok())?;
    AutoLaunchBuilder::new().set_app_name("Muhr").set_app_path(program.to_str()?).set_args(&[IN_TRAY]).build().ok()
}

#[cfg(target_os = "linux")]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(windows)]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_history().exclude_from_cloud().exclude_from_monitoring()
}

#[cfg(target_os = "macos")]
fn out_of_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

/// A link with a password in it must not become an argument of a process, where other people on the machine can read
/// it. Linux has no other way to open a link, so there the officer scans the code with the phone.
const TAKES_SECRET_LINKS: bool = cfg!(any(windows, target_os = "macos"));

#[cfg(windows)]
fn open_secret_link(link: &str) -> Result<(), AppError> {
    // ShellExecute: the link goes to the shell inside this process.
    opener::open(link).map_err(|_| AppError::new(Code::NoProgram))
}

#[cfg(target_os = "macos")]
fn open_secret_link(link: &str) -> Result<(), AppError> {
    use std::io::Write;
    let failed = |_| AppError::new(Code::NoProgram);
    // The script comes on standard input; links are percent-encoded, so nothing in one ends the string.
    let mut command = Command::new("/usr/bin/osascript");
    command.arg("-").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(mut script) = child.stdin.take() {
        script.write_all(format!("open location \"{link}\"").as_bytes()).map_err(failed)?;
    }
    let opened = child.wait().map_err(failed)?;
    if opened.success() { Ok(()) } else { Err(AppError::new(Code::NoProgram)) }
}

#[cfg(not(any(windows, target_os = "macos")))]
fn open_secret_link(_: &str) -> Result<(), AppError> {
    Err(AppError::new(Code::NoProgram))
}
