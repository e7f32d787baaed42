//! What an antivirus is asked about, and what it said made part of the report. Asking it is not done here.

use crate::context::Context;
use crate::finding::Finding;
use crate::inspect::Report;
use crate::limits::Budget;
use crate::message::{self, Attachment, Message};
use crate::report::FileReport;
use crate::signals as is;

/// The attachments of a message, each with its content as it is decoded and the name that it claims; nothing of a lone file.
#[must_use]
pub fn attachments<'a>(bytes: &'a [u8], name: &str, context: &Context<'_>) -> Vec<Attachment<'a>> {
    let budget = Budget::new(context.limits, context.impatient);
    let whole = bytes.get(..context.limits.input_bytes).unwrap_or(bytes);
    let message: Option<Message<'a>> = match crate::files::kind::of(bytes, Some(name)).name {
        "eml" => Some(message::mime::read(whole, &budget)),
        "msg" => message::outlook::read(bytes, &budget),
        _ => None,
    };
    message.map(|message| message.attachments).unwrap_or_default()
}

impl Report {
    /// An antivirus knows what this is: danger, whatever else was found. `sha256` is that of the whole or of an attachment.
    pub fn found_by_antivirus(&mut self, file: &str, sha256: &str, threat: &str) {
        let finding = Finding::new(is::FILE_ANTIVIRUS).with("threat", threat);
        self.attachments.iter_mut().for_each(|inside| mark(inside, sha256, &finding));
        // Nothing weighs more, so it is told first.
        self.findings.insert(0, finding.with("file", file));
        self.verdict = crate::verdict::verdict(&self.findings);
    }
}

fn mark(file: &mut FileReport, sha256: &str, finding: &Finding) {
    if file.sha256 == sha256 {
        file.findings.insert(0, finding.clone());
    }
    file.members.iter_mut().for_each(|member| mark(member, sha256, finding));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::report::Verdict;

    const MAIL: &[u8] = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: minutes\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n--x\r\n\
        Content-Type: application/octet-stream; name=minutes.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        bWludXRlcw==\r\n--x\r\nContent-Type: text/csv; name=a.csv\r\n\r\na,b\r\n--x--\r\n";

    #[test]
    fn attachments_come_as_they_are_decoded() {
        let book = Book::default();
        let context = Context::new(&book);
        let found = attachments(MAIL, "mail.eml", &context);
        let told: Vec<_> = found.iter().map(|one| (one.name.as_deref(), one.bytes.as_ref())).collect();
        assert_eq!(told, [(Some("minutes.txt"), b"minutes".as_slice()), (Some("a.csv"), b"a,b".as_slice())]);
        assert!(attachments(b"minutes", "minutes.txt", &context).is_empty(), "a lone file has none");
    }

    #[test]
    fn a_hit_is_danger_for_the_message_and_for_the_attachment() {
        let book = Book::default();
        let mut report = crate::inspect(MAIL, "mail.eml", &Context::new(&book));
        assert_ne!(report.verdict, Verdict::Danger);
        let sha256 = report.attachments[0].sha256.clone();
        report.found_by_antivirus("minutes.txt", &sha256, "Win.Test.EICAR_HDB-1");
        assert_eq!(report.verdict, Verdict::Danger);
        let hit = &report.findings[0];
        assert_eq!((hit.signal, hit.evidence.get("file")), (is::FILE_ANTIVIRUS, Some("minutes.txt")));
        assert_eq!(hit.evidence.get("threat"), Some("Win.Test.EICAR_HDB-1"));
        let marked: Vec<_> = report.attachments.iter().map(|file| file.findings.len()).collect();
        assert_eq!(marked, [1, 0]);
    }
}
