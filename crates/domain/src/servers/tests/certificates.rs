//! Every part of a certificate is judged by itself.

use super::*;
use rcgen::ExtendedKeyUsagePurpose;

/// What is said of a mail server that shows that, to whoever trusts the authority.
fn said(shown: &Shown, trusted: &Authority) -> Vec<&'static str> {
    let mut bench = Bench::new(trusted.roots());
    bench.mx(10, "mx.example.org");
    bench.host("mx.example.org", Ok(mail(shown.config())));
    ids(&bench.mail())
}

#[test]
fn a_right_certificate_is_fine() {
    let authority = Authority::new("Root");
    assert_eq!(said(&authority.issue(&right("mx.example.org")), &authority), ["starttls.fine"]);
    assert_eq!(said(&authority.issue(&right("*.example.org")), &authority), ["starttls.fine"]);
    let middle = authority.below("Middle");
    assert_eq!(said(&middle.issue(&linked("mx.example.org")).with(&middle), &authority), ["starttls.fine"]);
}

#[test]
fn a_certificate_for_others_is_told() {
    let authority = Authority::new("Root");
    for wrong in ["example.org", "mail.example.org", "*.mx.example.org", "mx.example.com"] {
        assert_eq!(said(&authority.issue(&right(wrong)), &authority), ["starttls.wrong-name"], "{wrong}");
    }
}

#[test]
fn the_end_of_a_certificate_is_told_and_hides_nothing() {
    let authority = Authority::new("Root");
    let other = Authority::new("Other");
    let ending = |until| {
        let mut params = right("mx.example.org");
        params.not_after = until;
        params
    };
    let soon = ending(NOW + time::Duration::days(13));
    assert_eq!(said(&authority.issue(&soon), &authority), ["starttls.soon"]);
    assert_eq!(said(&authority.issue(&ending(NOW + time::Duration::days(15))), &authority), ["starttls.fine"]);
    let expired = ending(NOW - time::Duration::hours(1));
    assert_eq!(said(&authority.issue(&expired), &authority), ["starttls.expired"]);
    assert_eq!(said(&other.issue(&expired), &authority), ["starttls.expired", "starttls.untrusted"]);
    let mut early = right("mx.example.org");
    early.not_before = NOW + time::Duration::hours(1);
    assert_eq!(said(&authority.issue(&early), &authority), ["starttls.not-yet"]);
    let mut everything = ending(NOW - time::Duration::days(1));
    everything.subject_alt_names = right("other.example.org").subject_alt_names;
    assert_eq!(
        said(&other.issue(&everything), &authority),
        ["starttls.expired", "starttls.untrusted", "starttls.wrong-name"]
    );
}

#[test]
fn whoever_vouches_is_told_apart() {
    let authority = Authority::new("Root");
    let other = Authority::new("Other");
    assert_eq!(said(&self_signed("mx.example.org"), &authority), ["starttls.self-signed"]);
    assert_eq!(said(&other.issue(&right("mx.example.org")), &authority), ["starttls.untrusted"]);
    assert_eq!(said(&other.issue(&right("mx.example.org")).with(&other), &authority), ["starttls.untrusted"]);
    let middle = authority.below("Middle");
    assert_eq!(said(&middle.issue(&linked("mx.example.org")), &authority), ["starttls.incomplete"]);
    // An authority's own certificate in the server's place.
    let key = KeyPair::generate().unwrap();
    let mut params = right("mx.example.org");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let certificate = params.self_signed(&key).unwrap();
    let own = Shown { chain: vec![certificate.der().clone()], key: key.serialize_der() };
    assert_eq!(said(&own, &authority), ["starttls.self-signed"]);
}

#[test]
fn the_end_of_a_certificate_above_is_told() {
    let authority = Authority::new("Root");
    let mut params = authority_named("Middle");
    params.not_after = NOW - time::Duration::days(1);
    let middle = authority.issue_authority(params);
    let shown = middle.issue(&right("mx.example.org")).with(&middle);
    assert_eq!(said(&shown, &authority), ["starttls.authority-expired"]);
}

#[test]
fn a_certificate_that_is_not_for_servers_or_damaged_is_told() {
    let authority = Authority::new("Root");
    let mut of_a_client = right("mx.example.org");
    of_a_client.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    assert_eq!(said(&authority.issue(&of_a_client), &authority), ["starttls.broken"]);
    let mut of_an_authority = right("mx.example.org");
    of_an_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    assert_eq!(said(&authority.issue(&of_an_authority), &authority), ["starttls.broken"]);
    let shown = authority.issue(&right("mx.example.org"));
    let with_last_byte_changed = |bytes: &CertificateDer<'_>| {
        let mut bytes = bytes.to_vec();
        *bytes.last_mut().unwrap() ^= 1;
        CertificateDer::from(bytes)
    };
    let damaged = Shown { chain: vec![with_last_byte_changed(&shown.chain[0])], ..shown };
    assert_eq!(said(&damaged, &authority), ["starttls.broken"]);
}

#[test]
fn a_certificate_whose_key_the_server_does_not_hold_is_told() {
    let authority = Authority::new("Root");
    let [theirs, own] = ["mx.example.org"; 2].map(|host| authority.issue(&right(host)));
    for chain in [theirs.chain, vec![CertificateDer::from(b"no certificate".to_vec())]] {
        let mut bench = Bench::new(authority.roots());
        bench.mx(10, "mx.example.org");
        bench.host("mx.example.org", Ok(mail(Shown { chain, key: own.key.clone() }.unmatched())));
        let (findings, hosts, _) = bench.run(|cx| crate::servers::starttls::check(cx, &crate::servers::mx::find(cx)));
        assert_eq!(ids(&findings), ["starttls.broken"]);
        let answers = &hosts[0].addresses[0].answers;
        assert!(answers.contains(&("chain", Standing::Problem)), "{answers:?}");
    }
}

#[test]
fn where_nobody_is_trusted_nobody_is_blamed() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(Arc::new(RootCertStore::empty()));
    bench.mx(10, "mx.example.org");
    bench.host("mx.example.org", Ok(mail(authority.issue(&right("mx.example.org")).config())));
    let findings = bench.mail();
    assert_eq!(ids(&findings), ["starttls.no-roots"]);
    assert_eq!(findings[0].standing, Standing::Unknown);
}

#[test]
fn the_separate_answers_stand_beside_each_address() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    let shown = authority.issue(&right("other.example.org")).config_of(&[&rustls::version::TLS12]);
    bench.host("mx.example.org", Ok(mail(shown)));
    bench.record("1.2.0.192.in-addr.arpa", Kind::Ptr, Data::Name("mx.example.org".into()));
    let (_, hosts, chains) = bench.run(|cx| crate::servers::starttls::check(cx, &crate::servers::mx::find(cx)));
    let row = &hosts[0].addresses[0];
    assert_eq!((row.tls.as_str(), row.reverse.as_str()), ("TLSv1.2", "mx.example.org"));
    assert_eq!(row.certificate_names, ["other.example.org"]);
    assert_eq!((row.issuer.as_str(), row.expires.as_str()), ("Root", "2026-09-01T00:00:00Z"));
    assert_eq!(
        row.answers,
        [
            ("reachable", Standing::Fine),
            ("offered", Standing::Fine),
            ("version", Standing::Fine),
            ("chain", Standing::Fine),
            ("name", Standing::Problem),
            ("expiry", Standing::Fine)
        ]
    );
    assert_eq!(chains[0].certificates.len(), 1);
}

#[test]
fn servers_of_another_age_are_told() {
    let authority = Authority::new("Root");
    let ids_of_them = [
        "starttls.old-version",
        "starttls.old-version",
        "starttls.no-method",
        "starttls.wrong-name",
        "starttls.not-tls",
        "starttls.not-tls",
        "starttls.closed",
    ];
    for (said, id) in of_another_age().into_iter().zip(ids_of_them) {
        let mut bench = Bench::new(authority.roots());
        bench.mx(10, "mx.example.org");
        bench.host(
            "mx.example.org",
            Ok(serve(move |stream| {
                greet(&stream)?;
                say(&stream, "220 go ahead\r\n")?;
                answer(stream, &said)
            })),
        );
        assert_eq!(ids(&bench.mail()), [id]);
    }
}
