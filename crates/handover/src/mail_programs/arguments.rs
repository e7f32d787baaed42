//! What each program is told.

use super::{Brings, Found, Launch, Program, Start, System};
use crate::{GuardedDraft, percent};
use std::ffi::OsString;
use std::path::Path;

/// The ways to hand `draft` to a program that is there, best first.
pub(super) fn launches(system: System, found: &Found, draft: &GuardedDraft) -> Vec<Launch> {
    let ways = match (found.program, system) {
        (Program::Thunderbird, _) => vec![opening(found, draft.eml(), Brings::WholeDraft), thunderbird(found, draft)],
        (Program::OutlookClassic, System::Windows) => outlook(found, draft),
        (Program::Evolution, System::Linux) => vec![evolution(found, draft)],
        (Program::KMail, System::Linux) => vec![kmail(found, draft)],
        (Program::AppleMail, System::MacOs) => {
            vec![opening(found, draft.sealed(), Brings::Attachment), opening(found, draft.eml(), Brings::ReadOnly)]
        }
        (Program::XdgEmail, System::Linux) => vec![xdg_email(found, draft)],
        _ => Vec::new(),
    };
    ways.into_iter().flatten().collect()
}

/// Whatever opens an `.eml` here.
pub(super) fn system_handler(system: System, draft: &GuardedDraft) -> Option<Launch> {
    let executable = match system {
        System::Linux => "xdg-open",
        System::MacOs => "/usr/bin/open",
        // It takes a comma for the end of the path.
        System::Windows if draft.eml().to_string_lossy().contains(',') => return None,
        System::Windows => "explorer.exe",
    };
    let arguments = vec![draft.eml().into()];
    Some(Launch { program: Program::SystemHandler, executable: executable.into(), arguments, brings: Brings::Unknown })
}

/// The program with one file. Thunderbird and Outlook open a message with `X-Unsent: 1` as a draft.
fn opening(found: &Found, file: &Path, brings: Brings) -> Option<Launch> {
    let (executable, arguments) = match &found.start {
        Start::Executable(executable) => (executable.clone(), vec![file.into()]),
        Start::Flatpak { flatpak, application } => {
            // Between the marks stands a file that the sandbox does not see otherwise.
            let words = ["run", "--file-forwarding", application, "@@"].map(OsString::from);
            (flatpak.clone(), words.into_iter().chain([file.into(), "@@".into()]).collect())
        }
        Start::Bundle(bundle) => ("/usr/bin/open".into(), vec!["-a".into(), bundle.into(), file.into()]),
    };
    Some(Launch { program: found.program, executable, arguments, brings })
}

/// A program that is told everything in words. Only a plain executable: a sandbox would not see the attachment.
fn told<T: Into<OsString>>(found: &Found, arguments: Vec<T>, brings: Brings) -> Option<Launch> {
    let Start::Executable(executable) = &found.start else { return None };
    let arguments = arguments.into_iter().map(Into::into).collect();
    Some(Launch { program: found.program, executable: executable.clone(), arguments, brings })
}

/// `-compose`. Thunderbird splits the one argument at commas outside quotes, ends a quote wherever its sign comes
/// before a comma, knows no escape within quotes, and percent-decodes what is not quoted. So every value is
/// percent-encoded and none is quoted, but the attachment: a `file:` URI has to stay encoded, and in it stands
/// neither quote nor comma.
fn thunderbird(found: &Found, draft: &GuardedDraft) -> Option<Launch> {
    let mut fields = Vec::with_capacity(5);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            fields.push(format!("{name}={}", percent::encode(value).as_str()));
        }
    };
    field("to", recipient(draft));
    field("subject", draft.subject());
    field("body", draft.body());
    // Without it the text would be taken for HTML.
    field("format", "text");
    fields.push(format!("attachment='{}'", percent::file_uri(draft.sealed())));
    told(found, vec!["-compose".to_owned(), fields.join(",")], Brings::WholeDraft)
}

/// `/eml` is what Office registers for `.eml` files; `/c ipm.note /m … /a …` is documented by Microsoft.
fn outlook(found: &Found, draft: &GuardedDraft) -> Vec<Option<Launch>> {
    let eml = vec![OsString::from("/eml"), draft.eml().into()];
    let mut note = vec![OsString::from("/c"), "ipm.note".into()];
    let mut brings = Brings::Attachment;
    if !recipient(draft).is_empty() {
        note.extend(["/m".into(), recipient(draft).into()]);
        brings = Brings::RecipientAndAttachment;
    }
    note.extend(["/a".into(), draft.sealed().into()]);
    vec![told(found, eml, Brings::WholeDraft), told(found, note, brings)]
}

/// A `mailto:` URI (RFC 6068) with Evolution's own field `attach`.
fn evolution(found: &Found, draft: &GuardedDraft) -> Option<Launch> {
    let uri = format!(
        "mailto:{}?subject={}&body={}&attach={}",
        percent::encode(recipient(draft)).as_str(),
        percent::encode(draft.subject()).as_str(),
        // RFC 6068, section 5: lines end with CR LF.
        percent::encode(&draft.body().replace('\n', "\r\n")).as_str(),
        percent::encode(&percent::file_uri(draft.sealed())).as_str(),
    );
    told(found, vec![uri], Brings::WholeDraft)
}

/// Values are joined to their option, so that one that begins with a hyphen is none.
fn kmail(found: &Found, draft: &GuardedDraft) -> Option<Launch> {
    let mut arguments = vec![
        "--composer".to_owned(),
        format!("--subject={}", draft.subject()),
        format!("--body={}", draft.body()),
        format!("--attach={}", percent::file_uri(draft.sealed())),
    ];
    if !recipient(draft).is_empty() {
        arguments.extend(["--".to_owned(), recipient(draft).to_owned()]);
    }
    told(found, arguments, Brings::WholeDraft)
}

/// `xdg-email` is a shell script that decodes the attachment's path into a quoted list of Thunderbird's: nothing is
/// passed to it that means something there. Whether the file is attached depends on the desktop.
fn xdg_email(found: &Found, draft: &GuardedDraft) -> Option<Launch> {
    let harmless = |c: char| c.is_alphanumeric() || "/._- ".contains(c);
    let path = draft.sealed().to_str().filter(|path| path.chars().all(harmless))?;
    let mut arguments = vec!["--utf8"];
    for (option, value) in [("--subject", draft.subject()), ("--body", draft.body()), ("--attach", path)] {
        if !value.is_empty() {
            arguments.extend([option, value]);
        }
    }
    let to = recipient(draft);
    if !to.is_empty() {
        arguments.push(to);
    }
    told(found, arguments, Brings::Unknown)
}

/// The bare address: a name would have to be quoted for each program in its own way, and it stands in the `.eml`.
fn recipient(draft: &GuardedDraft) -> &str {
    draft.to().map(|to| to.address().as_str()).unwrap_or_default()
}
