//! An entry as a person: inetOrgPerson (RFC 2798) and Active Directory's user ([MS-ADSC]).

use super::message::Entry;
use crate::import::draft::{Draft, Label, UNRANKED};

/// What is asked for.
pub(super) const ATTRIBUTES: [&str; 14] = [
    "displayName",
    "cn",
    "givenName",
    "sn",
    "mail",
    "proxyAddresses",
    "telephoneNumber",
    "homePhone",
    "mobile",
    "company",
    "o",
    "department",
    "ou",
    "title",
];

/// The person that an entry is of.
pub(super) fn draft(entry: &Entry, record: usize) -> Draft {
    let first = |names: &[&str]| names.iter().find_map(|name| entry.values(name).next()).unwrap_or_default().to_owned();
    let mut draft = Draft::new(record);
    draft.name = first(&["displayName", "cn"]);
    draft.parts = vec![first(&["givenName"]), first(&["sn"])];
    draft.organisation = vec![first(&["company", "o"]), first(&["department", "ou"])];
    draft.office = first(&["title"]);
    for address in entry.values("mail") {
        draft.address(1, address);
    }
    for proxy in entry.values("proxyAddresses") {
        // In capitals it is the one that mail is sent from; `x500:` and `sip:` are no mail.
        match proxy.split_once(':') {
            Some(("SMTP", address)) => draft.address(2, address),
            Some(("smtp", address)) => draft.address(UNRANKED, address),
            _ => {}
        }
    }
    let labels = [("mobile", Label::Mobile), ("telephoneNumber", Label::Work), ("homePhone", Label::Home)];
    for (name, label) in labels {
        entry.values(name).for_each(|number| draft.phone(UNRANKED, &label, number));
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Read;

    #[test]
    fn a_user_of_active_directory_is_read_with_all_addresses() {
        let entry = [
            ("cn", vec!["akhan"]),
            ("displayname", vec!["علی خان"]),
            ("mail", vec!["Ali@finance.gov.pk"]),
            (
                "proxyaddresses",
                vec!["smtp:a.khan@finance.gov.pk", "SMTP:ali@finance.gov.pk", "x500:/o=X", "sip:a@b.pk"],
            ),
            ("telephonenumber", vec!["+92 51 9201234"]),
            ("mobile", vec!["0300-1234567"]),
            ("company", vec!["Ministry of Finance"]),
            ("o", vec!["MoF"]),
            ("department", vec!["Budget Wing"]),
            ("title", vec!["Section Officer"]),
        ];
        let own =
            |(name, values): (&str, Vec<&str>)| (name.to_owned(), values.into_iter().map(str::to_owned).collect());
        let mut read = Read::default();
        draft(&Entry(entry.into_iter().map(own).collect()), 1).finish(&mut read);
        assert_eq!(read.skipped, []);
        let person = &read.people[0];
        assert_eq!((person.name.as_str(), person.office.as_str()), ("علی خان", "Section Officer"));
        assert_eq!(person.addresses, ["ali@finance.gov.pk", "a.khan@finance.gov.pk"]);
        assert_eq!(person.organisation, "Ministry of Finance, Budget Wing");
        assert_eq!(person.phones.iter().map(|it| it.label.as_str()).collect::<Vec<_>>(), ["mobile", "office"]);
    }
}
