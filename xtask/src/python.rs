//! A Python of our own with the independent readers that the tests compare with.

use crate::failure::Failure;
use crate::fingerprint::Stamp;
use crate::project::Project;
use crate::shell::{self, note, say};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Imported to see whether the packages of `tests/requirements.txt` are really there.
const IMPORTS: &str = "import pyzipper, argon2, cryptography.hazmat.primitives.ciphers.aead";

/// Python with the pinned packages; made on the first call.
///
/// Three ways, in this order: `python3 -m venv`, the same with the system's own Python (a Python from
/// elsewhere may come first on the search path and lack the module), and a Python that has the packages already.
pub(crate) fn interpreter(project: &Project) -> Result<PathBuf, Failure> {
    let folder = project.path("tests/.venv");
    let requirements = project.path("tests/requirements.txt");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = Stamp::of(folder.join(".muhr-installed"), std::slice::from_ref(&requirements), &[])
        .map_err(|error| Failure::step(format!("{}: {error}", requirements.display())))?;
    if stamp.is_fresh() && works(&python) {
        return Ok(python);
    }
    say("Installing the Python readers into tests/.venv");
    for base in ["python3", "/usr/bin/python3", "python"] {
        if make(Path::new(base), &folder, &python, &requirements) && works(&python) {
            stamp.write().map_err(|error| Failure::step(error.to_string()))?;
            return Ok(python);
        }
    }
    let has_them = ["python3", "/usr/bin/python3", "python"].map(PathBuf::from).into_iter().find(|base| works(base));
    has_them
        .inspect(|base| note(&format!("no virtual environment could be made; using {}", base.display())))
        .ok_or_else(|| {
            Failure::Missing(
                "Python could not install the packages of tests/requirements.txt. Please type this, then start \
                 again:\n\n    python3 -m venv tests/.venv && tests/.venv/bin/pip install -r tests/requirements.txt"
                    .into(),
            )
        })
}

fn make(base: &Path, folder: &Path, python: &Path, requirements: &Path) -> bool {
    // `--clear` also heals a folder that a broken attempt left behind.
    let made = shell::succeeds(Command::new(base).args(["-m", "venv", "--clear"]).arg(folder));
    made && shell::run(
        Command::new(python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
            .arg(requirements),
    )
    .is_ok()
}

fn works(python: &Path) -> bool {
    shell::succeeds(Command::new(python).args(["-c", IMPORTS]))
}
