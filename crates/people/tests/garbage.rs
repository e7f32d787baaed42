//! No source makes reading fail otherwise than by saying so, and nobody is read who could not be kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_people::Details;
use muhr_people::import::{Read, Sent, mbox, table, thunderbird, vcard};
use proptest::prelude::*;
use std::ops::ControlFlow;

/// What vCards, tables and headers are made of.
const PIECES: &[&str] = &[
    "BEGIN:VCARD\r\n",
    "END:VCARD\n",
    "FN",
    "N",
    "EMAIL",
    "TEL",
    "ORG",
    "NOTE",
    "AGENT:\n",
    "X-ABLabel",
    "item1.",
    ":",
    ";",
    "=",
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "\\",
    "\"",
    ",",
    "ENCODING=QUOTED-PRINTABLE",
    "CHARSET=utf-16",
    "CHARSET=utf-8",
    "=D8=B9",
    "=\n",
    "PREF=1",
    "TYPE=cell",
    "PREF=999",
    "علی",
    "ali@finance.gov.pk",
    "0300-1234567",
    "\u{202E}",
    "\0",
    "\u{FEFF}",
    "Name",
    "E-mail",
    "موبائل",
    "sep=;",
    "From - 10:11:12 ",
    "From: ",
    "To: ",
    "Cc: ",
    "Date: Tue, 24 Nov 2026 10:00:00 +0500",
    "=?utf-8?B?2LnZhNuM?=",
    "<",
    ">",
    "(",
    "List-Post: <mailto:",
];

fn soup() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        9 => proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_hidden(character: char) -> bool {
    character.is_control() || ('\u{202A}'..='\u{202E}').contains(&character)
}

fn checked(read: &Read) -> Result<(), TestCaseError> {
    for person in &read.people {
        prop_assert_eq!(person.checked(), Ok(person.clone()));
        for text in [&person.name, &person.organisation, &person.office] {
            prop_assert!(!text.contains(is_hidden));
        }
    }
    for skipped in &read.skipped {
        prop_assert!(!skipped.found.contains(is_hidden));
    }
    Ok(())
}

fn all_of(bytes: &[u8]) -> Result<(), TestCaseError> {
    checked(&vcard(bytes))?;
    if let Ok(table) = table(bytes) {
        checked(&table.read(table.columns()))?;
        let _ = table.first_rows(3);
    }
    let mut sent = Sent::new(&[]);
    sent.add(bytes);
    let each = |header: &[u8]| {
        sent.add(header);
        ControlFlow::Continue(())
    };
    let _ = mbox(bytes, each);
    checked(&sent.finish().into())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        all_of(&bytes)?;
    }

    #[test]
    fn pieces_in_any_order_are_read_or_refused(bytes in soup()) {
        all_of(&bytes)?;
        all_of(&[b"BEGIN:VCARD\r\n".as_slice(), &bytes, b"\r\nEND:VCARD\r\n"].concat())?;
        all_of(&[b"Name,E-mail,Phone\r\n".as_slice(), &bytes].concat())?;
    }

    #[test]
    fn names_of_urdu_survive_every_way(
        words in proptest::collection::vec("[\u{0627}-\u{064A}\u{0679}\u{067E}\u{0686}\u{0688}\u{0691}\u{06A9}\u{06AF}\u{06BA}\u{06BE}\u{06C1}\u{06CC}\u{06D2}][\u{0627}-\u{064A}\u{0679}\u{067E}\u{0686}\u{0688}\u{0691}\u{06A9}\u{06AF}\u{06BA}\u{06BE}\u{06C1}\u{06CC}\u{06D2}\u{200C}]{0,11}", 1..4),
    ) {
        let name = words.join(" ");
        let kept = Details { name: name.clone(), ..Details::default() }.checked().unwrap().name;
        prop_assert_eq!(&kept, &name);
        let card = vcard(format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEND:VCARD\r\n").as_bytes());
        prop_assert_eq!(&card.people[0].name, &name);
        let quoted: String = name.bytes().map(|byte| format!("={byte:02X}")).collect();
        let card = vcard(format!("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:{quoted}\nEND:VCARD\n").as_bytes());
        prop_assert_eq!(&card.people[0].name, &name);
        let rows = table(format!("نام;ای میل\n{name};a@b.pk\n").as_bytes()).unwrap();
        prop_assert_eq!(&rows.read(rows.columns()).people[0].name, &name);
        let mut sent = Sent::new(&[]);
        sent.add(format!("To: \"{name}\" <a@b.pk>\n").as_bytes());
        prop_assert_eq!(&sent.finish().people[0].details.name, &name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_address_book_is_read_or_refused(at in 0_usize..12_288, bytes in proptest::collection::vec(any::<u8>(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("abook.sqlite");
        let book = rusqlite::Connection::open(&file).unwrap();
        book.execute_batch(
            "CREATE TABLE properties (card TEXT, name TEXT, value TEXT);
             INSERT INTO properties VALUES ('u1', 'DisplayName', 'Ali'), ('u1', 'PrimaryEmail', 'ali@finance.gov.pk');",
        ).unwrap();
        drop(book);
        let mut damaged = std::fs::read(&file).unwrap();
        for (place, byte) in damaged.iter_mut().skip(at).zip(&bytes) {
            *place = *byte;
        }
        std::fs::write(&file, damaged).unwrap();
        if let Ok(read) = thunderbird(&file) {
            checked(&read)?;
        }
    }
}
