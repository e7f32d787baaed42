//! Files written as text, alone and in mails, as they should be and as they should not.

use super::*;

#[test]
fn a_file_written_as_text_is_opened_alone_and_in_a_mail() {
    use crate::files::encoded;
    let text: Vec<u8> = {
        let mut text = b"begin 644 annex.exe\n".to_vec();
        for line in program().chunks(45) {
            let digit = |value: u8| if value == 0 { b'`' } else { value + 32 };
            text.push(digit(u8::try_from(line.len()).unwrap()));
            for three in line.chunks(3) {
                let at = |index: usize| three.get(index).copied().unwrap_or_default();
                let (a, b, c) = (at(0), at(1), at(2));
                text.extend([a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63].map(digit));
            }
            text.push(b'\n');
        }
        [text.as_slice(), b"`\nend\n"].concat()
    };
    assert_eq!(encoded::kind_of(&text), Some("uu"));
    let (verdict, _) = judge(&text, "annex.txt");
    assert_eq!(verdict, Verdict::Danger);
    let mail =
        [b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Annex\r\n\r\nDear all,\r\n".as_slice(), &text].concat();
    let book = Book::default();
    let report = crate::inspect(&mail, "annex.eml", &Context::new(&book));
    assert_eq!(report.verdict, Verdict::Danger);
    assert_eq!(report.attachments.first().map(|file| file.name.as_str()), Some("annex.exe"));
}

/// Base64 of a program.
fn base64_of_a_program() -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (index, three) in program().chunks_exact(3).enumerate() {
        let number = three.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
        (0..4).for_each(|part| text.push(char::from(digits[number >> (18 - 6 * part) & 63])));
        if index % 19 == 18 {
            text.push('\n');
        }
    }
    text + "\n"
}

#[test]
fn attachments_of_malformed_mails_are_found() {
    let head = "From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n";
    let code = base64_of_a_program();
    let part =
        format!("Content-Type: application/octet-stream; name=annex\nContent-Transfer-Encoding: base64\n\n{code}");
    let mixed = "Content-Type: multipart/mixed; boundary=xx\n\n";
    let hello = "--xx\nContent-Type: text/plain\n\nhello\n";
    let odd = part.replacen("AAA", "A!#A$A", 1);
    let mails = [
        ("no boundary", format!("{head}Content-Type: multipart/mixed\n\n{hello}--xx\n{part}--xx--\n")),
        ("another boundary", format!("{head}{}{hello}--xx\n{part}--xx--\n", mixed.replace("xx", "yy"))),
        (
            "no encoding",
            format!("{head}{mixed}--xx\n{}--xx--\n", part.replace("Content-Transfer-Encoding: base64\n", "")),
        ),
        ("odd encoding", format!("{head}{mixed}--xx\n{}--xx--\n", part.replace(": base64", ": base64; x"))),
        ("odd characters", format!("{head}{mixed}--xx\n{odd}--xx--\n")),
        ("in the text", format!("{head}\nHello\n\n{code}\nBye\n")),
        ("behind the end", format!("{head}{mixed}{hello}--xx--\n\n--xx\n{part}--xx--\n")),
        ("before the beginning", format!("{head}{mixed}{code}\n{hello}--xx--\n")),
    ];
    for (what, mail) in mails {
        let report = crate::inspect(mail.as_bytes(), "mail.eml", &Context::new(&Book::default()));
        assert_eq!(report.verdict, Verdict::Danger, "{what}: {:?}", report.attachments);
    }
}

#[test]
fn every_message_of_a_mailbox_is_looked_at() {
    let one = "From a@b Mon\nFrom: a@b.example\nTo: c@d.example\nSubject: one\n\nHello\n\n";
    let two = "From a@b Mon\nFrom: a@b.example\nTo: c@d.example\nContent-Type: application/x; name=a.js\n\nalert(1)\n";
    let (verdict, report) = judge(format!("{one}{two}").as_bytes(), "all.mbox");
    assert_eq!((verdict, report.members.len()), (Verdict::Danger, 2));
}
