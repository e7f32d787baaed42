//! The system's key store: Windows Credential Manager, macOS Keychain, and the Secret Service elsewhere.

use super::{Key, KeyError, KeyStore};
use keyring_core::{CredentialStore, Entry, Error};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a person may take to unlock the key store.
const PATIENCE: Duration = Duration::from_secs(60);

/// Under which names the key is found in the key store's own window.
const SERVICE: &str = "Muhr";
const USER: &str = "address book";

/// The key store of the officer's session.
pub struct SystemKeys;

impl SystemKeys {
    fn entry() -> Result<Entry, KeyError> {
        let store = store().map_err(|_| KeyError::Absent)?;
        Entry::new_in_store(&store, SERVICE, USER).map_err(refused)
    }
}

impl KeyStore for SystemKeys {
    fn key(&self) -> Result<Option<Key>, KeyError> {
        patiently(|| match Self::entry()?.get_secret().map(Zeroizing::new) {
            Ok(text) => Key::from_hex(&text).map(Some).ok_or(KeyError::Damaged),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(refused(error)),
        })
    }

    fn keep(&self, key: &Key) -> Result<(), KeyError> {
        let hex = key.hex();
        patiently(move || Self::entry()?.set_secret(hex.as_bytes()).map_err(refused))
    }
}

/// A locked key store asks for its password in a window of its own. Where nobody answers, or there is nowhere to ask, it
/// would wait without end.
fn patiently<T: Send + 'static>(work: impl FnOnce() -> Result<T, KeyError> + Send + 'static) -> Result<T, KeyError> {
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || tell.send(work()));
    hear.recv_timeout(PATIENCE).unwrap_or(Err(KeyError::Locked))
}

/// What a key store says may quote what it keeps, so nothing of it is passed on.
#[allow(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn refused(_: Error) -> KeyError {
    KeyError::Locked
}

#[cfg(windows)]
fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(not(any(windows, target_os = "macos")))]
fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}
