//! Where things stand in the workspace, whatever folder xtask was started from.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The workspace and the places in it that xtask writes to or reads from.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The workspace this xtask was built from.
    pub(crate) fn find() -> Result<Self, Failure> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().map(Path::to_path_buf).filter(|root| root.join("tauri.conf.json").is_file());
        root.map(|root| Self { root }).ok_or_else(|| {
            Failure::step(format!(
                "{} is not inside Muhr's workspace; start xtask with `cargo xtask`",
                manifest.display()
            ))
        })
    }

    /// The top of the workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top of the workspace.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// Cargo's target folder.
    pub(crate) fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |given| self.root.join(given))
    }

    /// Where cargo lays a program built in `profile` (`debug` or `release`).
    pub(crate) fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Programs that xtask installs for itself: inside `target`, so that nothing is left on the machine.
    pub(crate) fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }
}
