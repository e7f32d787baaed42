//! People at the desk: looking up, changing, verifying, importing, backing up.

use super::Desk;
use crate::dto::{
    BackupDto, DetailsDto, DirectoryDto, DoneDto, GroupDto, ImportDto, ImportedDto, PeopleDto, PersonDto,
    RecipientCheckDto, RecipientDto, RestoredDto, VerifyDto,
};
use crate::error::{AppError, Code};
use crate::handing::Recipient;
use crate::people::importing::Pending;
use crate::people::{self, backup, recipient};
use crate::walk;
use muhr_people::key::KeyPlace;
use muhr_people::store::Stored;
use muhr_people::{Details, PersonId, Store, UndoId, Verification};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// People of one page of the list.
const PAGE: usize = 50;

impl Desk {
    pub(super) fn now(&self) -> i64 {
        self.host.now().unix_timestamp()
    }

    pub(super) fn store(&self) -> Result<Arc<Store>, AppError> {
        let now = self.now();
        let store = self.address_book.store(now)?;
        let earlier = Some(&self.state().settings).filter(|it| !it.known_people.is_empty()).cloned();
        if let Some(settings) = earlier {
            self.address_book.adopt(&settings, &self.host.settings_file(), now)?;
            self.state().settings.known_people.clear();
        }
        Ok(store)
    }

    /// Opens the address book before anybody asks for it.
    pub fn warm_up(&self) {
        let settings = self.state().settings.clone();
        let _ = self.store().and_then(|_| self.address_book.book(&settings, self.now()));
    }

    /// A page of the people whom `text` finds.
    ///
    /// # Errors
    /// The address book cannot be opened or read.
    pub fn people_search(&self, text: &str, skip: usize) -> Result<PeopleDto, AppError> {
        let store = self.store()?;
        let page = store.search(text, skip, PAGE, self.now())?;
        Ok(PeopleDto {
            people: page.people.into_iter().map(Into::into).collect(),
            total: page.total,
            key: match store.key_place() {
                KeyPlace::System => "system",
                KeyPlace::File => "file",
            },
            set_aside: store.set_aside().map(walk::shown_name).unwrap_or_default(),
        })
    }

    /// Somebody with everything that is known.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn person(&self, id: i64) -> Result<PersonDto, AppError> {
        Ok(PersonDto::of(self.store()?.person(PersonId(id))?, self.now()))
    }

    /// Whoever has this address.
    ///
    /// # Errors
    /// The address book cannot be opened or read.
    pub fn person_for(&self, address: &str) -> Result<Option<PersonDto>, AppError> {
        let now = self.now();
        Ok(self.store()?.by_address(address)?.map(|person| PersonDto::of(person, now)))
    }

    /// Adds somebody, or replaces what is known.
    ///
    /// # Errors
    /// What does not fit is named; an address is somebody else's.
    pub fn save_person(&self, id: Option<i64>, details: DetailsDto) -> Result<DoneDto, AppError> {
        let (store, details) = (self.store()?, Details::from(details));
        let (PersonId(id), UndoId(undo)) = match id {
            None => store.add(&details, self.now())?,
            Some(id) => (PersonId(id), store.change(PersonId(id), &details, self.now())?),
        };
        Ok(DoneDto { id, undo })
    }

    /// Removes somebody.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn remove_person(&self, id: i64) -> Result<DoneDto, AppError> {
        let UndoId(undo) = self.store()?.remove(PersonId(id), self.now())?;
        Ok(DoneDto { id, undo })
    }

    /// Records a verification.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn verify_person(&self, id: i64, verify: &VerifyDto) -> Result<DoneDto, AppError> {
        self.record(PersonId(id), &people::verification(verify, self.now()))
    }

    /// Records a verification, and a receipt of it.
    pub(super) fn record(&self, id: PersonId, verification: &Verification) -> Result<DoneDto, AppError> {
        let store = self.store()?;
        let UndoId(undo) = store.verify(id, verification, self.now())?;
        let person = store.person(id)?;
        self.keep(&[people::receipt(&person, verification)]);
        Ok(DoneDto { id: id.0, undo })
    }

    /// Makes one of two people.
    ///
    /// # Errors
    /// There is nobody of one of the numbers.
    pub fn merge_people(&self, keep: i64, other: i64) -> Result<DoneDto, AppError> {
        let UndoId(undo) = self.store()?.merge(PersonId(keep), PersonId(other), self.now())?;
        Ok(DoneDto { id: keep, undo })
    }

    /// People who may be one and the same.
    ///
    /// # Errors
    /// The address book cannot be opened or read.
    pub fn duplicates(&self) -> Result<Vec<GroupDto>, AppError> {
        Ok(self.store()?.duplicates(self.now())?.into_iter().map(GroupDto::from).collect())
    }

    /// Takes a change back.
    ///
    /// # Errors
    /// Somebody has been changed since.
    pub fn undo_people(&self, undo: i64) -> Result<(), AppError> {
        Ok(self.store()?.undo(UndoId(undo))?)
    }

    /// Reads people from files or folders. Nothing is taken in yet.
    ///
    /// # Errors
    /// One of them cannot be read or has no people in it.
    pub fn read_people(&self, paths: &[PathBuf]) -> Result<ImportDto, AppError> {
        self.pend(Pending::of_files(paths, &[])?)
    }

    /// Reads what Thunderbird keeps on this computer.
    ///
    /// # Errors
    /// There is nothing.
    pub fn read_thunderbird(&self) -> Result<ImportDto, AppError> {
        self.pend(Pending::of_thunderbird(&self.host.homes())?)
    }

    /// Reads people from a directory.
    ///
    /// # Errors
    /// It cannot be reached, is not encrypted or trusted, or refuses.
    pub fn read_directory(&self, mut asked: DirectoryDto) -> Result<ImportDto, AppError> {
        self.pend(Pending::of_directory(&mut asked)?)
    }

    fn pend(&self, pending: Pending) -> Result<ImportDto, AppError> {
        let dto = pending.dto(&*self.store()?)?;
        // A table without people in it may only have its columns mistaken.
        if dto.total == 0 && dto.columns.is_empty() {
            return Err(AppError::new(Code::NotPeople).with("name", dto.source));
        }
        self.state().pending = Some(pending);
        Ok(dto)
    }

    /// Reads a table again with corrected columns.
    ///
    /// # Errors
    /// Nothing was read before.
    pub fn choose_columns(&self, columns: &[String]) -> Result<ImportDto, AppError> {
        let store = self.store()?;
        let mut state = self.state();
        let pending = state.pending.as_mut().ok_or_else(|| AppError::new(Code::NotPeople))?;
        pending.choose(columns);
        pending.dto(&store)
    }

    /// Takes in what was read last.
    ///
    /// # Errors
    /// Nothing was read before, or the address book cannot be written.
    pub fn take_people(&self) -> Result<ImportedDto, AppError> {
        let pending = self.state().pending.take().ok_or_else(|| AppError::new(Code::NotPeople))?;
        let imported = self.store()?.import(pending.people(), self.now())?;
        let undo = imported.undo.map(|UndoId(undo)| undo);
        Ok(ImportedDto { added: imported.added, changed: imported.changed, unchanged: imported.unchanged, undo })
    }

    /// Writes a backup into a sealed file, and tells its new password.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn back_up_people(&self, folder: &Path) -> Result<BackupDto, AppError> {
        let style = self.state().settings.style.into();
        let outcome = backup::back_up(&*self.store()?, folder, style, self.host.now(), &self.leftovers)?;
        Ok(BackupDto {
            file: walk::shown_name(&outcome.archive),
            groups: outcome.password.groups().into_iter().map(str::to_owned).collect(),
        })
    }

    /// Puts a backup in place of everything.
    ///
    /// # Errors
    /// The password is wrong; it is no backup, or not a whole one. Nothing is changed then.
    pub fn restore_people(&self, file: &Path, password: Zeroizing<String>) -> Result<RestoredDto, AppError> {
        let restored = backup::restore(&*self.store()?, file, password, self.now())?;
        Ok(RestoredDto {
            people: restored.people,
            receipts: restored.receipts,
            before: walk::shown_name(&restored.before),
        })
    }

    /// What to ask before sealing for this recipient.
    ///
    /// # Errors
    /// The address or the number is none; the address book cannot be read.
    pub fn check_recipient(&self, recipient: &RecipientDto) -> Result<RecipientCheckDto, AppError> {
        let recipient = Recipient::read(recipient)?;
        let store = self.store()?;
        let settings = self.state().settings.clone();
        let book = self.address_book.book(&settings, self.now())?;
        recipient::question(&recipient, &store, &book, self.now())
    }

    /// The person of the address book to whom a file was sealed.
    pub(super) fn known_recipient(&self, recipient: &Recipient) -> Option<Stored> {
        let address = recipient.address.as_ref()?.to_string();
        self.store().ok()?.by_address(&address).ok().flatten()
    }
}
