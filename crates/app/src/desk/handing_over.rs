//! Handing over at the desk: the sealed file by e-mail, its password by another way.

use super::Desk;
use crate::dto::{
    CallScriptDto, ClipboardDto, DraftDto, EntryDto, FormatDto, NoteDto, OrderDto, PasswordDto, ProgramDto,
    RecipientDto, SealedDto, ShareDto, TrayDto, WayDto,
};
use crate::error::{AppError, Code};
use crate::handing::{self, DraftRequest, Recipient};
use crate::host::Clip;
use crate::sealing::{self, system_rng};
use crate::walk;
use muhr_handover::mail_programs::{self, Launch};
use muhr_handover::{GuardedDraft, Reference, preflight, probe};
use muhr_l10n::Language;
use muhr_people::receipt::{self, Receipt, SealedFile};
use muhr_people::store::ReceiptId;
use muhr_seal::Format;
use std::collections::BTreeSet;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// A sealed file that waits to be handed over.
pub(super) struct Sealed {
    outcome: sealing::Outcome,
    indexed: bool,
    recipient: Recipient,
    typed: RecipientDto,
    reference: Reference,
    ways: BTreeSet<WayDto>,
    /// The receipt of the history, where it is kept.
    receipt: Option<ReceiptId>,
    /// It is a report, and the draft says so.
    is_report: bool,
    /// The order allowed one-time codes.
    allow_codes: bool,
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
    pub(super) fn with_sealed<T>(&self, work: impl FnOnce(&mut Sealed) -> Result<T, AppError>) -> Result<T, AppError> {
        let mut state = self.state();
        work(state.sealed.as_mut().ok_or(AppError::new(Code::NothingSealed))?)
    }

    /// Refuses a way that the policy does not allow.
    fn allow(&self, way: WayDto) -> Result<(), AppError> {
        let is_allowed = self.policy.channels().contains(&way);
        let refused = || AppError::new(Code::SettingLocked).with("name", self.policy.organisation.as_str());
        is_allowed.then_some(()).ok_or_else(refused)
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
        self.allow(WayDto::Call)?;
        let language = Language::from_tag(language).unwrap_or_default();
        self.with_sealed(|sealed| Ok(handing::call_script(&sealed.outcome.password, language)))
    }

    /// The message with the password, and its QR code.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn share(&self, way: WayDto) -> Result<ShareDto, AppError> {
        self.allow(way)?;
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
        self.allow(way)?;
        let link = self.with_sealed(|sealed| {
            let (password, reference) = (&sealed.outcome.password, sealed.reference.as_str());
            handing::link(way, password, reference, &sealed.recipient).ok_or(AppError::new(Code::NoProgram))
        })?;
        self.host.open_link(link.expose())
    }

    /// Copies the password; the countdown comes as events.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::Clipboard`], [`Code::SettingLocked`]
    pub fn copy_password(&self) -> Result<ClipboardDto, AppError> {
        self.allow(WayDto::Copy)?;
        let password = self.with_sealed(|sealed| Ok(Zeroizing::new(sealed.outcome.password.expose().to_owned())))?;
        self.clipboard.copy(&self.host, &password)
    }

    /// Ticks or unticks a way; returns all that are ticked.
    ///
    /// # Errors
    /// [`Code::NothingSealed`]
    pub fn mark_shared(&self, way: WayDto, done: bool) -> Result<Vec<WayDto>, AppError> {
        let (ways, receipt) = self.with_sealed(|sealed| {
            if done {
                sealed.ways.insert(way);
            } else {
                sealed.ways.remove(&way);
            }
            let receipt = sealed.receipt.zip(sealed.to_receipt());
            Ok((sealed.ways.iter().copied().collect(), receipt))
        })?;
        if let Some((id, receipt)) = receipt
            && let Ok(store) = self.store()
        {
            // The history is kept as well as can be; the password was shared all the same.
            let _ = store.amend(id, &receipt);
        }
        Ok(ways)
    }

    /// Prepares the draft e-mail.
    ///
    /// # Errors
    /// [`Code::NothingSealed`], [`Code::PasswordInDraft`], [`Code::CodeFound`]
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
                is_report: sealed.is_report,
                allow_codes: sealed.allow_codes,
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
}

impl Sealed {
    pub(super) fn new(outcome: sealing::Outcome, order: &OrderDto, recipient: Recipient, reference: Reference) -> Self {
        Self {
            indexed: outcome.format == Format::Zip && !order.real_names,
            recipient,
            typed: order.recipient.clone(),
            reference,
            ways: BTreeSet::new(),
            receipt: None,
            is_report: false,
            allow_codes: order.allow_codes,
            draft: None,
            eml: None,
            outcome,
        }
    }

    /// A message that was sealed as evidence.
    pub(super) fn reporting(
        outcome: sealing::Outcome,
        typed: RecipientDto,
        recipient: Recipient,
        reference: Reference,
        receipt: Option<ReceiptId>,
    ) -> Self {
        Self {
            indexed: outcome.format == Format::Zip,
            recipient,
            typed,
            reference,
            ways: BTreeSet::new(),
            receipt,
            is_report: true,
            allow_codes: false,
            draft: None,
            eml: None,
            outcome,
        }
    }

    /// Where the history has it.
    pub(super) const fn receipt(&self) -> Option<ReceiptId> {
        self.receipt
    }

    pub(super) const fn received(&mut self, receipt: Option<ReceiptId>) {
        self.receipt = receipt;
    }

    pub(super) fn password(&self) -> Zeroizing<String> {
        Zeroizing::new(self.outcome.password.expose().to_owned())
    }

    /// What the history says of it; nothing for a report, which has a receipt of its own.
    pub(super) fn to_receipt(&self) -> Option<Receipt> {
        if self.is_report {
            return None;
        }
        let outcome = &self.outcome;
        let file = |entry: &muhr_seal::SealedEntry| SealedFile {
            name: entry.path.to_string(),
            bytes: entry.bytes,
            sha256: outcome.fingerprints.of(&entry.path),
        };
        Some(Receipt::Sealed(receipt::Sealed {
            archive: walk::shown_name(&outcome.archive),
            format: FormatDto::from(outcome.format).as_str().to_owned(),
            bytes: outcome.bytes,
            files: outcome.entries.iter().map(file).collect(),
            name: self.recipient.name.clone(),
            address: self.recipient.address.as_ref().map(ToString::to_string).unwrap_or_default(),
            reference: self.reference.as_str().to_owned(),
            ways: self.ways.iter().map(|way| way.as_str().to_owned()).collect(),
        }))
    }

    /// Whether the person has ticked a way by which the password was shared.
    pub(super) fn is_shared(&self) -> bool {
        !self.ways.is_empty()
    }

    pub(super) fn dto(&self, mailbox_limit_bytes: u64) -> SealedDto {
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
