//! Tables as programs and offices write them.

use super::*;
use crate::details::Details;

fn people(text: &str) -> Vec<Details> {
    let table = table(text.as_bytes()).unwrap();
    let read = table.read(table.columns());
    assert_eq!(read.skipped, [], "{text}");
    read.people
}

fn only(text: &str) -> Details {
    let people = people(text);
    assert_eq!(people.len(), 1, "{people:?}");
    people.into_iter().next().unwrap()
}

fn labels(person: &Details) -> Vec<(&str, &str)> {
    person.phones.iter().map(|phone| (phone.number.as_str(), phone.label.as_str())).collect()
}

#[test]
fn outlooks_export_is_read() {
    let person = only(
        "\u{FEFF}Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Fax,Business Phone,\
         Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes\r\n\
         \"Mr.\",\"Ali\",,\"Khan\",,\"Ministry of Finance\",\"Budget Wing\",\"Section Officer\",\"051-9200000\",\
         \"051-9201234\",,\"0300-1234567\",\"ali@finance.gov.pk\",\"SMTP\",\"Ali Khan (ali@finance.gov.pk)\",\
         \"ali@example.pk\",\"one\r\ntwo\"\r\n",
    );
    assert_eq!((person.name.as_str(), person.office.as_str()), ("Ali Khan", "Section Officer"));
    assert_eq!(person.organisation, "Ministry of Finance, Budget Wing");
    assert_eq!(person.addresses, ["ali@finance.gov.pk", "ali@example.pk"]);
    assert_eq!(labels(&person), [("+923001234567", "mobile"), ("+92519201234", "office")]);
    assert_eq!(person.notes, "one\ntwo");
}

#[test]
fn gmails_export_is_read() {
    let person = only(
        "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Organization Department,\
         Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,\
         Phone 1 - Label,Phone 1 - Value\n\
         علی,,خان,,,وزارت خزانہ,سیکشن افسر,,,,,* myContacts,* Work,ali@finance.gov.pk ::: a.khan@finance.gov.pk,Home,\
         ali@example.pk,Mobile,+92 300 1234567 ::: 051 9201234\n",
    );
    assert_eq!((person.name.as_str(), person.office.as_str()), ("علی خان", "سیکشن افسر"));
    assert_eq!(person.addresses, ["ali@finance.gov.pk", "a.khan@finance.gov.pk", "ali@example.pk"]);
    assert_eq!(person.phones.len(), 2);
}

#[test]
fn thunderbirds_export_is_read() {
    let person = only(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,\
         Fax Number,Pager Number,Mobile Number,Job Title,Department,Organization,Notes\n\
         Ali,Khan,Ali A. Khan,,ali@finance.gov.pk,,,051-9201234,,,,0300-1234567,Joint Secretary,,Finance,\n",
    );
    assert_eq!((person.name.as_str(), person.office.as_str()), ("Ali A. Khan", "Joint Secretary"));
    assert_eq!(labels(&person), [("+923001234567", "mobile"), ("+92519201234", "office")]);
}

#[test]
fn an_offices_list_in_urdu_is_read_with_every_delimiter_and_encoding() {
    let list =
        "نمبر شمار|نام|عہدہ|وزارت|ای میل|موبائل نمبر\r\n1|علی خان|سیکشن افسر|خزانہ|ali@finance.gov.pk|۰۳۰۰۱۲۳۴۵۶۷\r\n";
    for delimiter in [",", ";", "\t"] {
        let text = list.replace('|', delimiter);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let person = only(&text);
        assert_eq!((person.name.as_str(), person.office.as_str()), ("علی خان", "سیکشن افسر"));
        assert_eq!(labels(&person), [("+923001234567", "mobile")]);
        let table = table(&[b"\xFF\xFE".as_slice(), &wide].concat()).unwrap();
        assert_eq!(table.read(table.columns()).people, [person]);
    }
}

#[test]
fn windows_1252_is_read_where_it_is_not_utf_8() {
    let table = table(b"Name;E-mail\r\nRen\xE9 Dupr\xE9;rene@example.fr\r\n").unwrap();
    assert_eq!(table.read(table.columns()).people[0].name, "René Dupré");
}

#[test]
fn a_table_without_headers_is_told_by_its_cells() {
    let text = "Ali Khan;ali@finance.gov.pk;0300-1234567\nSara Ahmad;sara@finance.gov.pk;0301-1234567\n";
    let table = table(text.as_bytes()).unwrap();
    assert_eq!(table.columns(), [Some(Column::Name), Some(Column::Email), Some(Column::Mobile)]);
    assert_eq!((table.headers(), table.count()), ([String::new(), String::new(), String::new()].as_slice(), 2));
    assert_eq!(people("ali@finance.gov.pk\nsara@finance.gov.pk\n").len(), 2);
}

#[test]
fn columns_with_unknown_names_are_told_by_their_cells() {
    let table = table(b"Sr. No.,Kontakt,Adresse\n1,Ali Khan,ali@finance.gov.pk\n2,Sara,sara@finance.gov.pk\n").unwrap();
    assert_eq!(table.columns(), [None, Some(Column::Name), Some(Column::Email)]);
    assert_eq!(table.headers(), ["Sr. No.", "Kontakt", "Adresse"]);
}

#[test]
fn corrected_columns_are_what_is_read() {
    let table = table(b"A,B,C\nali@finance.gov.pk,Khan,Ali\n").unwrap();
    let columns = [Some(Column::Email), Some(Column::LastName), Some(Column::FirstName)];
    assert_eq!(table.read(&columns).people[0].name, "Ali Khan");
    assert_eq!(table.read(&[None, Some(Column::Name)]).people[0].addresses, Vec::<String>::new());
    assert_eq!(table.read(&[]).skipped[0].reason, "nobody");
}

#[test]
fn excels_line_about_the_delimiter_is_no_row() {
    assert_eq!(only("sep=;\r\nName;E-mail\r\nKhan, Ali;ali@finance.gov.pk\r\n").name, "Khan, Ali");
}

#[test]
fn commas_inside_cells_do_not_divide_a_table_of_semicolons() {
    let person = only("Name;Ministry;E-mail\nKhan, Ali;Finance, Revenue;ali@finance.gov.pk\n");
    assert_eq!((person.name.as_str(), person.organisation.as_str()), ("Khan, Ali", "Finance, Revenue"));
}

#[test]
fn records_are_counted_as_a_spreadsheet_numbers_its_rows() {
    let table = table(b"Name,E-mail\nAli,ali@finance.gov.pk\n,not an address\n").unwrap();
    let skipped = table.read(table.columns()).skipped;
    assert_eq!(
        skipped.iter().map(|one| (one.record, one.reason)).collect::<Vec<_>>(),
        [(3, "bad-address"), (3, "nobody")]
    );
}

#[test]
fn what_is_no_table_is_told() {
    let error = |bytes: &[u8]| table(bytes).map(|_| ()).unwrap_err();
    assert_eq!(error(b""), TableError::Empty);
    assert_eq!(error(b"\r\n\r\n"), TableError::Empty);
    assert_eq!(error(b"PK\x03\x04\x14\0\x06\0\x08"), TableError::NotText);
    assert_eq!(error(&vec![b'a'; MOST_BYTES + 1]), TableError::TooLarge);
}

#[test]
fn limits_hold_from_both_sides() {
    let wide = |columns: usize| table(",".repeat(columns - 1).as_bytes()).map(|_| ());
    assert_eq!((wide(MOST_COLUMNS), wide(MOST_COLUMNS + 1)), (Ok(()), Err(TableError::TooManyColumns)));
    let commas = |count: usize| table(format!("Name,\"{}\"\n", ",".repeat(count - 1)).as_bytes()).map(|_| ());
    assert_eq!((commas(MOST_IN_LINE), commas(MOST_IN_LINE + 1)), (Ok(()), Err(TableError::TooManyColumns)));
    let cell = |length: usize| format!("Name,Other\nAli,{}\n", "x".repeat(length));
    assert_eq!(people(&cell(MOST_CELL)).len(), 1);
    let long = table(cell(MOST_CELL + 1).as_bytes()).unwrap();
    assert_eq!(long.read(long.columns()).skipped[0].reason, "too-long");
    for (rows, more) in [(MOST_PEOPLE, 0), (MOST_PEOPLE + 1, 1)] {
        let table = table(format!("Name\n{}", "Ali\n".repeat(rows)).as_bytes()).unwrap();
        let read = table.read(table.columns());
        assert_eq!((read.people.len(), read.skipped.len()), (MOST_PEOPLE, more));
    }
}

#[test]
fn what_is_shown_of_a_cell_is_one_visible_line() {
    let table = table("Name,x\n\"A\u{202E}l\ni\",y\n".as_bytes()).unwrap();
    assert_eq!(table.first_rows(5), [["Al i", "y"]]);
}
