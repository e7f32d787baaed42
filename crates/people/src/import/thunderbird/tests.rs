//! Books as Thunderbird makes them, and what only looks like one.

use super::*;

/// A book as Thunderbird makes it, with properties of cards.
fn book(folder: &Path, properties: &[(&str, &str, &str)]) -> PathBuf {
    let file = folder.join("a book #1?.sqlite");
    let book = Connection::open(&file).unwrap();
    book.execute_batch(
        "CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER);
         CREATE TABLE properties (card TEXT, name TEXT, value TEXT);
         CREATE TABLE lists (uid TEXT PRIMARY KEY, localId INTEGER, name TEXT, nickName TEXT, description TEXT);
         CREATE INDEX properties_card ON properties(card);
         PRAGMA user_version = 3;",
    )
    .unwrap();
    for (card, name, value) in properties {
        book.execute("INSERT INTO properties VALUES (?1, ?2, ?3)", [card, name, value]).unwrap();
    }
    file
}

fn in_folder(properties: &[(&str, &str, &str)]) -> Result<Read, ThunderbirdError> {
    let folder = tempfile::tempdir().unwrap();
    thunderbird(&book(folder.path(), properties))
}

#[test]
fn cards_are_read_in_their_order() {
    let read = in_folder(&[
        ("u2", "DisplayName", "سارہ احمد"),
        ("u1", "FirstName", "Ali"),
        ("u2", "SecondEmail", "sara@example.pk"),
        ("u1", "LastName", "Khan"),
        ("u2", "PrimaryEmail", "sara@finance.gov.pk"),
        ("u1", "PrimaryEmail", "ali@finance.gov.pk"),
        ("u1", "WorkPhone", "051-9201234"),
        ("u1", "CellularNumber", "0300-1234567"),
        ("u1", "Company", "Ministry of Finance"),
        ("u1", "Department", "Budget Wing"),
        ("u1", "JobTitle", "Section Officer"),
        ("u1", "Notes", "one\ntwo"),
        ("u1", "PopularityIndex", "3"),
    ])
    .unwrap();
    assert_eq!(read.skipped, []);
    let [sara, ali] = read.people.as_slice() else { panic!("{read:?}") };
    assert_eq!((sara.name.as_str(), sara.addresses.first().unwrap().as_str()), ("سارہ احمد", "sara@finance.gov.pk"));
    assert_eq!((ali.name.as_str(), ali.office.as_str()), ("Ali Khan", "Section Officer"));
    assert_eq!(ali.organisation, "Ministry of Finance, Budget Wing");
    assert_eq!(ali.phones.first().unwrap().label, "mobile");
}

#[test]
fn the_vcard_of_newer_versions_counts_before_what_is_kept_for_searching() {
    let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nEMAIL;PREF=1:ali@finance.gov.pk\r\nEMAIL:third@example.pk\r\n\
                FN:Ali Khan\r\nTEL;TYPE=CELL:0300-1234567\r\nEND:VCARD\r\n";
    let read = in_folder(&[("u1", "_vCard", card), ("u1", "DisplayName", "Old")]).unwrap();
    assert_eq!((read.people[0].name.as_str(), read.people[0].addresses.len()), ("Ali Khan", 2));
}

#[test]
fn nothing_is_written_and_changes_that_are_not_in_the_file_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = book(folder.path(), &[("u1", "DisplayName", "Ali")]);
    let owner = Connection::open(&file).unwrap();
    owner.pragma_update(None, "journal_mode", "WAL").unwrap();
    owner.execute("INSERT INTO properties VALUES ('u2', 'DisplayName', 'Sara')", []).unwrap();
    let listed = || {
        let mut all: Vec<_> =
            entries(folder.path()).iter().map(|it| (it.clone(), std::fs::read(it).unwrap())).collect();
        all.sort();
        all
    };
    let before = listed();
    let read = thunderbird(&file).unwrap();
    assert!(listed() == before, "nothing beside the book changed");
    assert_eq!((read.people.len(), read.skipped[0].reason), (1, "still-open"));
    drop(owner);
    let read = thunderbird(&file).unwrap();
    assert_eq!((read.people.len(), read.skipped.len()), (2, 0));
}

#[test]
fn a_file_of_another_computer_has_an_address_that_sqlite_takes() {
    let of = |url: &str| immutable(&url::Url::parse(url).unwrap());
    assert_eq!(of("file:///C:/a%20b/abook.sqlite"), "file:///C:/a%20b/abook.sqlite?immutable=1");
    assert_eq!(of("file://server/home/abook.sqlite"), "file:////server/home/abook.sqlite?immutable=1");
}

#[test]
fn what_is_no_book_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("abook.mab");
    std::fs::write(&file, "// <!-- <mdb:mork:z v=\"1.4\"/> -->").unwrap();
    assert!(matches!(thunderbird(&file), Err(ThunderbirdError::Old)));
    std::fs::write(&file, "hello").unwrap();
    assert!(matches!(thunderbird(&file), Err(ThunderbirdError::NotABook)));
    std::fs::write(&file, "SQLite format 3\0and then nothing").unwrap();
    assert!(matches!(thunderbird(&file), Err(ThunderbirdError::NotABook)));
    assert!(matches!(thunderbird(&folder.path().join("none")), Err(ThunderbirdError::Io(_))));
    for other in ["CREATE TABLE other (x)", "CREATE VIEW properties AS SELECT 1 AS card, 2 AS name, 3 AS value"] {
        let file = folder.path().join(format!("{}.sqlite", other.len()));
        Connection::open(&file).unwrap().execute_batch(other).unwrap();
        assert!(matches!(thunderbird(&file), Err(ThunderbirdError::NotABook)), "{other}");
    }
}

#[test]
fn a_value_that_is_too_long_is_left_out_and_its_person_stays() {
    for (length, skipped) in [(MOST_VALUE, 0), (MOST_VALUE + 1, 1)] {
        let photo = "x".repeat(length);
        let read = in_folder(&[("u1", "DisplayName", "Ali"), ("u1", "PhotoURI", &photo)]).unwrap();
        assert_eq!((read.people.len(), read.skipped.len()), (1, skipped));
    }
}

#[test]
fn values_that_are_no_text_are_read_as_far_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = book(folder.path(), &[("u1", "DisplayName", "Ali")]);
    let own = Connection::open(&file).unwrap();
    own.execute_batch(
        "INSERT INTO properties VALUES ('u1', 'Notes', x'FF41'), (1, 'DisplayName', 5), (NULL, 'DisplayName', 'x'),
         ('u3', NULL, 'x'), ('u4', 'DisplayName', NULL)",
    )
    .unwrap();
    drop(own);
    let read = thunderbird(&file).unwrap();
    let names: Vec<_> = read.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!((names, read.people[0].notes.as_str()), (vec!["Ali", "5"], "\u{FFFD}A"));
}

#[test]
fn books_are_found_where_the_three_systems_keep_them() {
    let home = tempfile::tempdir().unwrap();
    let places = [
        ".thunderbird/a1.default-release/abook.sqlite",
        ".thunderbird/a1.default-release/history.sqlite",
        "snap/thunderbird/common/.thunderbird/a2.default/abook-1.sqlite",
        ".var/app/org.mozilla.Thunderbird/.thunderbird/a3.default/abook.sqlite",
        ".thunderbird/a6.default/abook.mab",
        "Library/Thunderbird/Profiles/a4.default/abook.sqlite",
        "AppData/Roaming/Thunderbird/Profiles/a5.default/abook.sqlite",
    ];
    let others = [
        ".thunderbird/a1.default-release/places.sqlite",
        ".thunderbird/a1.default-release/abook.mab",
        ".thunderbird/abook.sqlite",
    ];
    for place in places.into_iter().chain(others) {
        let file = home.path().join(place);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, "").unwrap();
    }
    let mut expected: Vec<_> = places.iter().map(|place| home.path().join(place)).collect();
    expected.sort();
    // On Windows both roots lead to the same books.
    let roots = [home.path().to_owned(), home.path().join("AppData/Roaming")];
    assert_eq!(thunderbird_books(&roots), expected);
    assert_eq!(thunderbird_books(&[home.path().join("nobody")]), Vec::<PathBuf>::new());
}
