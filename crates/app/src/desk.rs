//! What happens in the window: one tray of files, one sealing at a time, one password to hand over.
//! The shell calls these methods from its commands and adds nothing; every one runs without a desktop too.

use crate::clipboard::Watcher;
use crate::dto::{
    CallScriptDto, ClipboardDto, CoverDto, DraftDto, DraggingDto, EntryDto, ErrorDto, Event, LanguageDto, NoteDto,
    OpenedDto, OpenedEntryDto, OrderDto, PasswordDto, ProgramDto, RecipientDto, SealedDto, SettingsDto, ShareDto,
    StartDto, TrayDto, WayDto,
};
use crate::error::{AppError, Code};
use crate::handing::{self, DraftRequest, Recipient};
use crate::host::{Clip, Host};
use crate::leftovers::Leftovers;
use crate::progress::{Cancel, Meter, Progress, Work};
use crate::sealing::{self, system_rng};
use crate::settings::Settings;
use crate::tray::Tray;
use crate::{opening, walk};
use muhr_handover::mail_programs::{self, Launch};
use muhr_handover::{GuardedDraft, Reference, preflight, probe};
use muhr_l10n::{Isolation, Language, Texts};
use muhr_seal::{Format, Names, Password};
use rand::RngExt;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

/// The officer's desk.
pub struct Desk {
    host: Arc<dyn Host>,
    leftovers: Leftovers,
    clipboard: Arc<Watcher>,
    state: Mutex<State>,
}

struct State {
    settings: Settings,
    tray: Tray,
    running: Option<Cancel>,
    sealed: Option<Sealed>,
    opened: Option<PathBuf>,
    /// What failed before there was a window to say it in.
    failed_at_start: Option<AppError>,
    leave_anyway: bool,
}

/// A sealed file that waits to be handed over.
struct Sealed {
    outcome: sealing::Outcome,
    indexed: bool,
    recipient: Recipient,
    typed: RecipientDto,
    reference: Reference,
    ways: BTreeSet<WayDto>,
    draft: Option<(GuardedDraft, Vec<Launch>)>,
    /// The draft on disk; the mail program has read it by the time the hand-over ends.
    eml: Option<DraftFile>,
}

/// A draft that was written; dropping it removes it.
struct DraftFile(PathBuf);

impl Drop for DraftFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Desk {
    /// Sets the desk up and removes what a killed process has left.
    #[must_use]
    pub fn new(host: Arc<dyn Host>) -> Self {
        let leftovers = Leftovers::in_folder(host.state_folder());
        leftovers.sweep();
        let state = State {
            settings: Settings::load(&host.settings_file()),
            tray: Tray::default(),
            running: None,
            sealed: None,
            opened: None,
            failed_at_start: None,
            leave_anyway: false,
        };
        Self { host, leftovers, clipboard: Arc::default(), state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // --- Beginning, settings ---

    /// What the window shows first.
    #[must_use]
    pub fn start(&self) -> StartDto {
        let mut state = self.state();
        StartDto {
            failed: state.failed_at_start.take().map(ErrorDto::from),
            language: state.settings.language.clone(),
            languages: Language::ALL.into_iter().map(LanguageDto::from).collect(),
            settings: SettingsDto::from(&state.settings),
            tray: state.tray_dto(),
        }
    }

    /// Keeps an error for the window that is about to open.
    pub fn start_with_error(&self, error: AppError) {
        self.state().failed_at_start = Some(error);
    }

    /// Changes the language and remembers it.
    ///
    /// # Errors
    /// [`Code::SettingsNotSaved`]; the language is changed all the same.
    pub fn set_language(&self, tag: &str) -> Result<(), AppError> {
        let mut settings = self.state().settings.clone();
        tag.clone_into(&mut settings.language);
        self.save_settings(SettingsDto::from(&settings)).map(drop)
    }

    /// Takes and remembers settings; returns them with impossible values replaced.
    ///
    /// # Errors
    /// [`Code::SettingsNotSaved`]; they hold until the window closes all the same.
    pub fn save_settings(&self, settings: SettingsDto) -> Result<SettingsDto, AppError> {
        let settings = Settings::from(settings);
        self.state().settings = settings.clone();
        settings.save(&self.host.settings_file())?;
        Ok(SettingsDto::from(&settings))
    }

    // --- The tray ---

    /// Adds files that were chosen, dropped or named at the start.
    ///
    /// # Errors
    /// Whatever cannot be read is named, and nothing is added.
    pub fn add_files(&self, paths: &[PathBuf]) -> Result<TrayDto, AppError> {
        let mut state = self.state();
        state.tray.add(paths)?;
        Ok(state.tray_dto())
    }

    /// Adds files that nobody waits for an answer about: a drop, or a second start. The window is told.
    pub fn files_arrived(&self, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        self.host.emit(match self.add_files(paths) {
            Ok(tray) => Event::TrayChanged(tray),
            Err(error) => Event::Failed(error.into()),
        });
    }

    /// Tells the window that something is being dragged over it, or no longer is.
    pub fn dragging(&self, over: bool) {
        self.host.emit(Event::Dragging(DraggingDto { over }));
    }

    /// Takes one out of the tray.
    pub fn remove_item(&self, id: &str) -> TrayDto {
        let mut state = self.state();
        state.tray.remove(id);
        state.tray_dto()
    }

    /// Puts one back.
    pub fn restore_item(&self, id: &str) -> TrayDto {
        let mut state = self.state();
        state.tray.restore(id);
        state.tray_dto()
    }

    /// Empties the tray.
    pub fn clear_tray(&self) -> TrayDto {
        let mut state = self.state();
        state.tray.clear();
        state.tray_dto()
    }

    // --- Long work ---

    /// Seals what is in the tray.
    ///
    /// # Errors
    /// [`AppError`]; the tray stays as it was.
    pub fn seal(&self, order: &OrderDto) -> Result<SealedDto, AppError> {
        let recipient = Recipient::read(&order.recipient)?;
        let (paths, cancel) = self.begin(|state| Ok(state.tray.paths()))?;
        let done = self.seal_paths(order, &recipient, &paths, &cancel);
        self.end();
        let notice = if done.is_ok() { "notice-sealed" } else { "notice-failed" };
        self.notify(notice, done.as_ref().err());
        let outcome = done?;
        let mut state = self.state();
        let sealed = Sealed {
            indexed: outcome.format == Format::Zip && !order.real_names,
            recipient,
            typed: order.recipient.clone(),
            reference: Reference::generate(&mut system_rng()?),
            ways: BTreeSet::new(),
            draft: None,
            eml: None,
            outcome,
        };
        let dto = sealed.dto(state.settings.mailbox_limit_bytes());
        state.leave_anyway = false;
        state.sealed = Some(sealed);
        state.tray.clear();
        Ok(dto)
    }

    fn seal_paths(
        &self,
        order: &OrderDto,
        recipient: &Recipient,
        paths: &[PathBuf],
        cancel: &Cancel,
    ) -> Result<sealing::Outcome, AppError> {
        let prepared = sealing::prepare(paths)?;
        let folder = self.folder_beside(paths.first());
        let meter = Meter::new(Work::Sealing, prepared.total_bytes(), cancel.clone(), |look| self.report(look));
        let request = sealing::Request {
            folder: &folder,
            format: order.format.into(),
            style: order.style.into(),
            names: if order.real_names { Names::Real } else { Names::Neutral },
            sender: None,
            recipient: recipient.line(),
            now: self.host.now(),
        };
        sealing::seal(prepared, &request, &self.leftovers, &mut system_rng()?, &meter)
    }

    /// Opens the sealed file `id` of the tray.
    ///
    /// # Errors
    /// [`AppError`]; after a wrong password it can simply be called again.
    pub fn open_sealed(&self, id: &str, password: Zeroizing<String>) -> Result<OpenedDto, AppError> {
        let missing = || AppError::new(Code::NotFound).with("name", "");
        let (sealed, cancel) = self.begin(|state| state.tray.path(id).map(Path::to_owned).ok_or_else(missing))?;
        let parent = self.folder_beside(Some(&sealed));
        let done = system_rng().and_then(|mut rng| {
            let typed = Password::typed(password);
            let random = rng.random();
            opening::open(&sealed, &typed, &parent, &self.leftovers, random, &cancel, |look| self.report(look))
        });
        self.end();
        let outcome = done?;
        self.notify("notice-opened", None);
        let mut state = self.state();
        state.opened = Some(outcome.folder.clone());
        state.tray.clear();
        Ok(opened_dto(outcome))
    }

    /// Stops what is running.
    pub fn cancel(&self) {
        if let Some(running) = &self.state().running {
            running.cancel();
        }
    }

    fn begin<T>(&self, take: impl FnOnce(&State) -> Result<T, AppError>) -> Result<(T, Cancel), AppError> {
        let mut state = self.state();
        if state.running.is_some() {
            return Err(AppError::new(Code::Busy));
        }
        let taken = take(&state)?;
        let cancel = Cancel::default();
        state.running = Some(cancel.clone());
        Ok((taken, cancel))
    }

    fn end(&self) {
        self.state().running = None;
    }

    fn report(&self, progress: Progress) {
        self.host.emit(Event::Progress(progress.into()));
    }

    /// Says in the background that long work ended, unless the person is looking or ended it.
    fn notify(&self, key: &str, error: Option<&AppError>) {
        let cancelled = error.is_some_and(|error| error.code == Code::Cancelled);
        if !cancelled && !self.host.in_front() {
            let texts = Texts::new(self.state().settings.language(), Isolation::None);
            self.host.notify(&texts.text("notice-sealed-title", &[]), &texts.text(key, &[]));
        }
    }

    /// The folder in which a file stands, where it can be written; else the documents.
    fn folder_beside(&self, path: Option<&PathBuf>) -> PathBuf {
        let beside = path.and_then(|path| path.parent()).filter(|folder| tempfile::tempfile_in(folder).is_ok());
        beside.map_or_else(|| self.host.documents(), Path::to_owned)
    }

    // --- Handing over ---

    fn with_sealed<T>(&self, work: impl FnOnce(&mut Sealed) -> Result<T, AppError>) -> Result<T, AppError> {
        let mut state = self.state();
        work(state.sealed.as_mut().ok_or(AppError::new(Code::NothingSealed))?)
    }

    /// The password, because somebody asked to see it.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn reveal_password(&self) -> Result<PasswordDto, AppError> {
        self.with_sealed(|sealed| {
            let groups = sealed.outcome.password.groups();
            Ok(PasswordDto { groups: groups.into_iter().map(str::to_owned).collect() })
        })
    }

    /// The script for a call.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn call_script(&self, language: &str) -> Result<CallScriptDto, AppError> {
        let language = Language::from_tag(language).unwrap_or_default();
        self.with_sealed(|sealed| Ok(handing::call_script(&sealed.outcome.password, language)))
    }

    /// The message with the password, and its QR code.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn share(&self, way: WayDto) -> Result<ShareDto, AppError> {
        let can_open = handing::scheme(way).is_some_and(|scheme| self.host.takes_links(scheme));
        self.with_sealed(|sealed| {
            let (password, reference) = (&sealed.outcome.password, sealed.reference.as_str());
            handing::share(way, password, reference, &sealed.recipient, can_open)
        })
    }

    /// Opens the message in a program of this computer.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::NoProgram`]
    pub fn open_share(&self, way: WayDto) -> Result<(), AppError> {
        let link = self.with_sealed(|sealed| {
            let (password, reference) = (&sealed.outcome.password, sealed.reference.as_str());
            handing::link(way, password, reference, &sealed.recipient).ok_or(AppError::new(Code::NoProgram))
        })?;
        self.host.open_link(link.expose())
    }

    /// Copies the password; the countdown comes as events.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::Clipboard`]
    pub fn copy_password(&self) -> Result<ClipboardDto, AppError> {
        let password = self.with_sealed(|sealed| Ok(Zeroizing::new(sealed.outcome.password.expose().to_owned())))?;
        self.clipboard.copy(&self.host, &password)
    }

    /// Ticks or unticks a way; returns all that are ticked.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn mark_shared(&self, way: WayDto, done: bool) -> Result<Vec<WayDto>, AppError> {
        self.with_sealed(|sealed| {
            if done {
                sealed.ways.insert(way);
            } else {
                sealed.ways.remove(&way);
            }
            Ok(sealed.ways.iter().copied().collect())
        })
    }

    /// Prepares the draft e-mail.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::PasswordInDraft`]
    pub fn draft(&self) -> Result<DraftDto, AppError> {
        let installed = self.host.mail_programs();
        let mailbox_limit_bytes = self.state().settings.mailbox_limit_bytes();
        self.with_sealed(|sealed| {
            let request = DraftRequest {
                sealed: &sealed.outcome.archive,
                format: sealed.outcome.format,
                indexed: sealed.indexed,
                to: &sealed.recipient,
                reference: sealed.reference.as_str(),
                // Beside the sealed file: a mail program in a sandbox sees that folder, but no hidden one.
                eml: sealed.outcome.archive.with_extension(format!("{}.eml", sealed.reference.as_str())),
                unix_seconds: self.host.now().unix_timestamp(),
            };
            let draft = handing::draft(request, sealed.outcome.password.expose(), &mut system_rng()?)?;
            let launches = mail_programs::plan(probe::system(), &installed, &draft);
            let dto = DraftDto {
                to: sealed.recipient.line().unwrap_or_default(),
                subject: draft.subject().to_owned(),
                body: draft.body().to_owned(),
                mail_bytes: draft.encoded_bytes(),
                mailbox_limit_bytes,
                programs: launches.iter().map(program_dto).collect(),
            };
            sealed.draft = Some((draft, launches));
            Ok(dto)
        })
    }

    /// Opens the draft in the mail program `id`.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::TooLargeForMail`], [`Code::NoProgram`]
    pub fn open_draft(&self, id: &str) -> Result<(), AppError> {
        let (draft, launch) = self.with_sealed(|sealed| {
            let (draft, launches) = sealed.draft.as_ref().ok_or(AppError::new(Code::NothingSealed))?;
            let launch = launches.iter().find(|launch| program_dto(launch).id == id);
            Ok((draft.clone(), launch.cloned().ok_or(AppError::new(Code::NoProgram))?))
        })?;
        handing::write_eml(&draft)?;
        self.with_sealed(|sealed| {
            sealed.eml.get_or_insert_with(|| DraftFile(draft.eml().to_owned()));
            Ok(())
        })?;
        self.host.launch(launch.executable.as_os_str(), &launch.arguments)
    }

    /// Copies subject and text of the draft.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::Clipboard`]
    pub fn copy_draft_text(&self) -> Result<(), AppError> {
        let text = self.with_sealed(|sealed| {
            let (draft, _) = sealed.draft.as_ref().ok_or(AppError::new(Code::NothingSealed))?;
            Ok(format!("{}\n\n{}", draft.subject(), draft.body()))
        })?;
        self.host.set_clipboard(&text, Clip::Plain)
    }

    /// Shows the sealed file in its folder.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::NoProgram`]
    pub fn show_sealed(&self) -> Result<(), AppError> {
        let archive = self.with_sealed(|sealed| Ok(sealed.outcome.archive.clone()))?;
        self.host.reveal(&archive)
    }

    /// Shows the folder of what was opened last.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::NoProgram`]
    pub fn show_opened(&self) -> Result<(), AppError> {
        let folder = self.state().opened.clone().ok_or(AppError::new(Code::NothingSealed))?;
        self.host.reveal(&folder)
    }

    /// Ends the hand-over: the password is forgotten. Returns what was dropped meanwhile.
    pub fn finish(&self) -> TrayDto {
        self.clipboard.clear(self.host.as_ref());
        let mut state = self.state();
        state.sealed = None;
        state.opened = None;
        state.tray_dto()
    }

    // --- Closing ---

    /// Closes the window even though the password was not shared.
    pub fn leave_anyway(&self) {
        self.state().leave_anyway = true;
    }

    /// Whether the window may close now; if not, the person is asked.
    #[must_use]
    pub fn may_close(&self) -> bool {
        let state = self.state();
        let unshared = state.sealed.as_ref().is_some_and(|sealed| sealed.ways.is_empty());
        if unshared && !state.leave_anyway {
            drop(state);
            self.host.emit(Event::CloseAsked);
            return false;
        }
        true
    }

    /// The last thing before the program ends: what runs is stopped, the clipboard no longer holds the password.
    pub fn closing(&self) {
        self.cancel();
        self.clipboard.clear(self.host.as_ref());
        self.state().sealed = None;
    }
}

impl State {
    fn tray_dto(&self) -> TrayDto {
        let limit = self.settings.mailbox_limit_bytes();
        self.tray.dto(limit, |bytes| preflight::of_file(bytes, limit).encoded_bytes)
    }
}

impl Sealed {
    fn dto(&self, mailbox_limit_bytes: u64) -> SealedDto {
        let outcome = &self.outcome;
        let entries = outcome.entries.iter().map(|entry| EntryDto {
            name: entry.path.to_string(),
            stored_as: entry.stored_as.clone(),
            bytes: entry.bytes,
        });
        SealedDto {
            archive: walk::shown_name(&outcome.archive),
            bytes: outcome.bytes,
            mail_bytes: preflight::of_file(outcome.bytes, mailbox_limit_bytes).encoded_bytes,
            mailbox_limit_bytes,
            format: outcome.format.into(),
            entries: entries.collect(),
            notes: outcome.notes.iter().map(NoteDto::from).collect(),
            reference: self.reference.as_str().to_owned(),
            recipient: self.typed.clone(),
            group_lengths: outcome.password.groups().iter().map(|group| group.len()).collect(),
            bits: outcome.password.bits().unwrap_or_default(),
        }
    }
}

fn opened_dto(outcome: opening::Outcome) -> OpenedDto {
    let cover = outcome.cover.map(|cover| CoverDto {
        sender: cover.sender,
        recipient: cover.recipient,
        sealed_at: cover.sealed_at.and_then(|seconds| {
            OffsetDateTime::from_unix_timestamp(seconds).ok().and_then(|time| time.format(&Rfc3339).ok())
        }),
    });
    OpenedDto {
        folder: walk::shown_name(&outcome.folder),
        entries: outcome.files.into_iter().map(|(name, bytes)| OpenedEntryDto { name, bytes }).collect(),
        cover,
        notes: outcome.notes.iter().map(NoteDto::from).collect(),
    }
}

fn program_dto(launch: &Launch) -> ProgramDto {
    use mail_programs::Program;
    let (id, name) = match launch.program {
        Program::Thunderbird => ("thunderbird", "Thunderbird"),
        Program::OutlookClassic => ("outlook", "Outlook"),
        Program::Evolution => ("evolution", "Evolution"),
        Program::KMail => ("kmail", "KMail"),
        Program::AppleMail => ("apple-mail", "Mail"),
        Program::XdgEmail => ("xdg-email", ""),
        Program::SystemHandler => ("system", ""),
    };
    ProgramDto { id: id.into(), name: name.into() }
}
