//! Errors of the address book as they cross the boundary.

use crate::error::{AppError, Code};
use muhr_people::StoreError;
use muhr_people::details::DetailsError;
use muhr_people::import::{DirectoryError, TableError, ThunderbirdError};
use muhr_people::key::KeyError;

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Key(KeyError::Absent) => Self::new(Code::PeopleNoKey),
            StoreError::Key(KeyError::Locked) => Self::new(Code::PeopleLocked),
            StoreError::Key(KeyError::Damaged) | StoreError::Damaged => Self::new(Code::PeopleDamaged),
            StoreError::Newer => Self::new(Code::PeopleNewer),
            StoreError::Busy => Self::new(Code::Busy),
            StoreError::Full => Self::new(Code::DiskFull).with("folder", "Muhr"),
            StoreError::NotWritable => Self::new(Code::PeopleNotWritable),
            StoreError::Details(error) => error.into(),
            StoreError::Taken { address, name } => Self::new(Code::AddressTaken)
                .with("name", if name.is_empty() { address.clone() } else { name })
                .with("address", address),
            StoreError::NotFound => Self::new(Code::NobodyThere),
            StoreError::Changed => Self::new(Code::ChangedSince),
            StoreError::NotBackup => Self::new(Code::NotBackup),
            StoreError::Other(reason) => Self::new(Code::System).with("reason", reason),
        }
    }
}

impl From<DetailsError> for AppError {
    fn from(error: DetailsError) -> Self {
        match error {
            DetailsError::Nobody => Self::new(Code::PersonNobody),
            DetailsError::Address(address) => Self::new(Code::BadAddress).with("address", address),
            DetailsError::Phone(phone) => Self::new(Code::BadPhone).with("phone", phone),
            DetailsError::TooLong => Self::new(Code::PersonTooLong),
        }
    }
}

impl From<DirectoryError> for AppError {
    fn from(error: DirectoryError) -> Self {
        Self::new(match error {
            DirectoryError::Url => Code::DirectoryUrl,
            DirectoryError::Unreachable => Code::DirectoryUnreachable,
            DirectoryError::NotEncrypted => Code::DirectoryNotEncrypted,
            DirectoryError::RootCertificate | DirectoryError::CertificateNotTrusted => Code::DirectoryNotTrusted,
            DirectoryError::BindRefused => Code::DirectoryRefused,
            DirectoryError::BaseNotFound => Code::DirectoryBase,
            DirectoryError::Protocol => Code::DirectoryProtocol,
        })
    }
}

impl From<TableError> for AppError {
    fn from(_: TableError) -> Self {
        Self::new(Code::NotPeople)
    }
}

impl From<ThunderbirdError> for AppError {
    fn from(_: ThunderbirdError) -> Self {
        Self::new(Code::NotPeople)
    }
}
