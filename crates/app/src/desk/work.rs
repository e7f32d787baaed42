//! Long work at the desk: one sealing or opening at a time, which can be cancelled.

use super::handing_over::Sealed;
use super::{Desk, State};
use crate::codes;
use crate::dto::{CodesDto, CoverDto, Event, NoteDto, OpenedDto, OpenedEntryDto, OrderDto, SealedDto};
use crate::error::{AppError, Code};
use crate::handing::Recipient;
use crate::progress::{Cancel, Meter, Progress, Work};
use crate::sealing::{self, system_rng};
use crate::{opening, walk};
use muhr_handover::Reference;
use muhr_l10n::{Isolation, Texts};
use muhr_seal::{Names, Password};
use rand::RngExt;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

impl Desk {
    /// Seals what is in the tray.
    ///
    /// # Errors
    /// [`Code::CodeFound`] where a one-time code stands in it and the order does not allow that; any other [`AppError`].
    /// The tray stays as it was.
    pub fn seal(&self, order: &OrderDto) -> Result<SealedDto, AppError> {
        let recipient = Recipient::read(&order.recipient)?;
        if !self.policy.formats().contains(&order.format) {
            return Err(AppError::new(Code::SettingLocked).with("name", self.policy.organisation.as_str()));
        }
        let (paths, running) = self.begin(|state| Ok(state.tray.paths()))?;
        let done = self.seal_paths(order, &recipient, &paths, &running.cancel);
        drop(running);
        let notice = if done.is_ok() { "notice-sealed" } else { "notice-failed" };
        self.notify(notice, done.as_ref().err());
        let outcome = done?;
        self.own(&outcome.archive);
        let known = self.known_recipient(&recipient);
        let mut sealed = Sealed::new(outcome, order, recipient, Reference::generate(&mut system_rng()?));
        let receipt = sealed.to_receipt().and_then(|receipt| self.keep(&[receipt]));
        sealed.received(receipt);
        if let Some(person) = known
            && let Ok(store) = self.store()
        {
            let _ = store.sealed_for(person.id, self.now());
        }
        let mut state = self.state();
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
        if !order.allow_codes {
            codes::refuse(codes::in_name(&recipient.name))?;
            codes::refuse(codes::in_files(&prepared, cancel)?)?;
        }
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

    /// The one-time codes in what is in the tray.
    ///
    /// # Errors
    /// A file or folder of the tray is not there any more.
    pub fn codes(&self) -> Result<CodesDto, AppError> {
        let paths = self.state().tray.paths();
        if paths.is_empty() {
            return Ok(CodesDto::default());
        }
        match sealing::prepare(&paths) {
            Ok(prepared) => codes::in_files(&prepared, &Cancel::default()),
            // An empty folder.
            Err(error) if error.code == Code::NothingToSeal => Ok(CodesDto::default()),
            Err(error) => Err(error),
        }
    }

    /// The one-time codes in a text that is about to be copied into a draft.
    #[must_use]
    pub fn codes_in_text(&self, text: &str) -> CodesDto {
        codes::in_text(text)
    }

    /// Opens the sealed file `id` of the tray.
    ///
    /// # Errors
    /// [`AppError`]; after a wrong password it can simply be called again.
    pub fn open_sealed(&self, id: &str, password: Zeroizing<String>) -> Result<OpenedDto, AppError> {
        let missing = || AppError::new(Code::NotFound).with("name", "");
        let (sealed, running) = self.begin(|state| state.tray.path(id).map(Path::to_owned).ok_or_else(missing))?;
        let parent = self.folder_beside(Some(&sealed));
        let done = system_rng().and_then(|mut rng| {
            let typed = Password::typed(password);
            let random = rng.random();
            opening::open(&sealed, &typed, &parent, &self.leftovers, random, &running.cancel, |look| self.report(look))
        });
        drop(running);
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

    pub(super) fn begin<T>(
        &self,
        take: impl FnOnce(&State) -> Result<T, AppError>,
    ) -> Result<(T, Running<'_>), AppError> {
        let mut state = self.state();
        if state.running.is_some() {
            return Err(AppError::new(Code::Busy));
        }
        let taken = take(&state)?;
        let cancel = Cancel::default();
        state.running = Some(cancel.clone());
        Ok((taken, Running { desk: self, cancel }))
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
}

/// Work under way. However it ends, the desk is free again.
pub(super) struct Running<'a> {
    desk: &'a Desk,
    pub(super) cancel: Cancel,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.desk.state().running = None;
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
