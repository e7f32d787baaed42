//! The key in a file, for computers without a key store.

use super::{Key, KeyError, KeyStore};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A file that its owner alone may read.
pub struct KeyFile(PathBuf);

impl KeyFile {
    /// The file, which need not exist.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Whether the key is kept here.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.exists()
    }
}

impl KeyStore for KeyFile {
    fn key(&self) -> Result<Option<Key>, KeyError> {
        match fs::read(&self.0).map(Zeroizing::new) {
            Ok(text) => Key::from_hex(&text).map(Some).ok_or(KeyError::Damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(_) => Err(KeyError::Locked),
        }
    }

    fn keep(&self, key: &Key) -> Result<(), KeyError> {
        // Whole or not at all, readable by nobody else at any moment (tempfile), and never in place of another.
        let keep = || -> io::Result<()> {
            let folder = self.0.parent().ok_or(io::ErrorKind::InvalidInput)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(key.hex().as_bytes())?;
            file.as_file().sync_all()?;
            file.persist_noclobber(&self.0).map(drop).map_err(|error| error.error)
        };
        keep().map_err(|_| KeyError::Locked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_for_its_owner_alone_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = KeyFile::at(&folder.path().join("people.key"));
        assert!(file.key().unwrap().is_none() && !file.exists());
        file.keep(&Key::new([7; 32])).unwrap();
        assert_eq!(file.key().unwrap().unwrap().0, [7; 32]);
        assert_eq!(file.keep(&Key::new([8; 32])), Err(KeyError::Locked));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file.0).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file.0, "no key").unwrap();
        assert!(matches!(file.key(), Err(KeyError::Damaged)));
    }
}
