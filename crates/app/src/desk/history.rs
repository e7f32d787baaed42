//! The history at the desk. It is kept as well as can be: nothing that the officer does waits or fails for it.

use super::Desk;
use crate::dto::{ExportDto, HistoryDto, HistoryFilterDto, PasswordDto, ReceiptDto};
use crate::error::{AppError, Code};
use crate::people::export;
use crate::walk;
use muhr_people::Receipt;
use muhr_people::store::{Filter, ReceiptId};
use std::io::Write;
use std::path::Path;

/// Receipts of one page.
const PAGE: usize = 50;
/// Seconds for which a password is kept that the officer wants kept: seven days.
const KEPT: i64 = 7 * 86_400;

impl Desk {
    /// Keeps receipts, where the settings want that; returns the number of the first.
    pub(super) fn keep(&self, receipts: &[Receipt]) -> Option<ReceiptId> {
        if receipts.is_empty() || !self.state().settings.keep_history {
            return None;
        }
        let kept = self.store().ok()?.keep(receipts, self.now()).ok()?;
        kept.first().copied()
    }

    /// A page of the history, the latest first.
    ///
    /// # Errors
    /// The address book cannot be opened or read.
    pub fn history(&self, filter: &HistoryFilterDto, skip: usize) -> Result<HistoryDto, AppError> {
        let store = self.store()?;
        store.forget_old_passwords(self.now())?;
        let (receipts, total) = store.receipts(&filter_of(filter), skip, PAGE)?;
        Ok(HistoryDto { receipts: receipts.into_iter().map(ReceiptDto::from).collect(), total })
    }

    /// Deletes one receipt.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn delete_receipt(&self, id: i64) -> Result<(), AppError> {
        Ok(self.store()?.delete_receipt(ReceiptId(id))?)
    }

    /// Deletes the whole history.
    ///
    /// # Errors
    /// The address book cannot be written.
    pub fn clear_history(&self) -> Result<(), AppError> {
        Ok(self.store()?.delete_receipts(&Filter::default()).map(drop)?)
    }

    /// Writes the whole history into a new file; whole or not at all.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn export_history(&self, form: ExportDto, file: &Path) -> Result<String, AppError> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let refused = |error: &std::io::Error| AppError::writing(&walk::shown_name(folder), error);
        let mut new = tempfile::NamedTempFile::new_in(folder).map_err(|error| refused(&error))?;
        export::history(&*self.store()?, &Filter::default(), form, &mut new)?;
        new.flush().map_err(|error| refused(&error))?;
        new.persist(file).map_err(|error| refused(&error.error))?;
        Ok(walk::shown_name(file))
    }

    /// Keeps the password of what was just sealed for seven days, because the officer wants that.
    ///
    /// # Errors
    /// Nothing was sealed; the history is not kept.
    pub fn keep_password(&self) -> Result<(), AppError> {
        let (receipt, password) = self
            .with_sealed(|sealed| Ok(sealed.receipt().zip(Some(sealed.password()))))?
            .ok_or_else(|| AppError::new(Code::NobodyThere))?;
        Ok(self.store()?.keep_password(receipt, &password, self.now().saturating_add(KEPT))?)
    }

    /// A password that was kept, because somebody asked to see it.
    ///
    /// # Errors
    /// It is not kept, or no longer.
    pub fn receipt_password(&self, id: i64) -> Result<PasswordDto, AppError> {
        let kept = self.store()?.kept_password(ReceiptId(id), self.now())?;
        let password = kept.ok_or_else(|| AppError::new(Code::NobodyThere))?;
        Ok(PasswordDto { groups: password.split('-').map(str::to_owned).collect() })
    }

    /// Deletes a password that was kept.
    ///
    /// # Errors
    /// The address book cannot be written.
    pub fn forget_password(&self, id: i64) -> Result<(), AppError> {
        Ok(self.store()?.forget_password(ReceiptId(id))?)
    }
}

fn filter_of(filter: &HistoryFilterDto) -> Filter {
    let kind = Some(filter.kind.clone()).filter(|kind| !kind.is_empty());
    Filter { text: filter.text.clone(), kind, ..Filter::default() }
}
