//! Which names are worth a look.

use super::Kind;
use std::path::Path;

/// What programs call a file that they are still writing (Firefox, Chromium, Edge, Opera, Safari, wget, curl, KDE, GNOME,
/// LibreOffice, rsync, Muhr).
const HALF_WRITTEN: [&str; 11] = [
    "part",
    "crdownload",
    "partial",
    "opdownload",
    "download",
    "filepart",
    "kpart",
    "tmp",
    "temp",
    "aria2",
    "muhr-partial",
];

/// What mail programs keep beside their messages (Thunderbird, Evolution, KMail, Dovecot).
const NO_MESSAGES: [&str; 14] =
    ["msf", "dat", "sqlite", "db", "json", "lock", "index", "cmeta", "ibex", "sorted", "ids", "html", "log", "wdseml"];

/// Whether a file of this name is worth a look.
pub(super) fn is_wanted(path: &Path, kind: Kind) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let is_one_of = |list: &[&str]| extension.as_deref().is_some_and(|extension| list.contains(&extension));
    if name.starts_with(".~lock.") || name.starts_with(".goutputstream-") || name.starts_with("~$") {
        return false;
    }
    match kind {
        Kind::Files => !is_one_of(&HALF_WRITTEN),
        Kind::Mail => {
            let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
            // Maildir: what is in `cur` and `new` was delivered, what is in `tmp` was not yet.
            folder == "cur"
                || folder == "new"
                || folder != "tmp" && !is_one_of(&HALF_WRITTEN) && !is_one_of(&NO_MESSAGES) && !name.starts_with('.')
        }
    }
}

/// The part of a name that stays the same when a message is moved from `new` to `cur` or its flags change; nothing where
/// the name alone does not tell that it is the same message.
pub(super) fn delivered_as(path: &Path, kind: Kind) -> Option<String> {
    let folder = path.parent()?.file_name()?;
    if kind != Kind::Mail || folder != "cur" && folder != "new" {
        return None;
    }
    let name = path.file_name()?.to_string_lossy();
    // `:2,` by the specification; `;2,` and `!2,` where a colon cannot stand in a name.
    let flags = name.rfind([':', ';', '!']).and_then(|at| name.get(..at));
    Some(flags.unwrap_or(&name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_written_is_not_looked_at() {
        for name in ["a.pdf.part", "Unconfirmed 1.crdownload", "a.zip.CRDOWNLOAD", ".~lock.a.odt#", "~$minutes.docx"] {
            assert!(!is_wanted(&Path::new("/d").join(name), Kind::Files), "{name}");
        }
        for name in ["a.pdf", "README", ".hidden.exe", "a.part.pdf", "بل.pdf"] {
            assert!(is_wanted(&Path::new("/d").join(name), Kind::Files), "{name}");
        }
    }

    #[test]
    fn of_a_mail_program_only_messages_are_looked_at() {
        for name in ["new/1.a", "cur/1.a:2,S", "Inbox", "Sent.mbox", "a.eml", "cur/12.M1.part"] {
            assert!(is_wanted(&Path::new("/m").join(name), Kind::Mail), "{name}");
        }
        for name in ["tmp/1.a", "Inbox.msf", "filterlog.html", "msgFilterRules.dat", ".parentlock"] {
            assert!(!is_wanted(&Path::new("/m").join(name), Kind::Mail), "{name}");
        }
    }

    #[test]
    fn reading_a_message_does_not_make_it_new() {
        let known = |path: &str| delivered_as(Path::new(path), Kind::Mail);
        assert_eq!(known("/m/new/17.a.host"), known("/m/cur/17.a.host:2,S"));
        assert_ne!(known("/m/new/17.a.host"), known("/m/new/18.a.host"));
        assert_eq!(known("/m/Inbox"), None);
    }
}
