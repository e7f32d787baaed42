//! Certificates of another age, on servers that still show them.

use super::openssl::{LONG, SHORT, SOUND, Workshop, mail_before};
use super::*;
use muhr_test_support::skipped;

const HOST: &str = "mx.example.org";

/// A workshop; without OpenSSL none, and that is said.
fn workshop() -> Option<Workshop> {
    Workshop::new().map_err(|why| skipped("certificates of another age", &why)).ok()
}

/// What is said of a mail server that shows the host's certificate, in both versions of TLS.
fn said(shop: &mut Workshop, authorities: &[&str]) -> Vec<Finding> {
    let [two, three] = ["-tls1_2", "-tls1_3"].map(|version| {
        let place = mail_before(shop.serve(HOST, authorities, version));
        let mut bench = bench(shop);
        bench.mx(10, HOST);
        bench.host(HOST, Ok(place));
        bench.mail()
    });
    assert_eq!(ids(&two), ids(&three));
    three
}

/// OpenSSL dates what it issues from the moment at which it does.
fn bench(shop: &Workshop) -> Bench {
    Bench { now: OffsetDateTime::now_utc(), ..Bench::new(shop.roots()) }
}

fn said_of_web(shop: &mut Workshop) -> Vec<&'static str> {
    let mut bench = bench(shop);
    bench.question.web_host = Some(HOST.to_owned());
    bench.host(HOST, Ok(shop.serve(HOST, &[], "-tls1_3")));
    ids(&bench.run(|cx| crate::servers::web::check(cx).0))
}

#[test]
fn a_key_that_is_too_short_is_told_and_nothing_else() {
    let Some(mut shop) = workshop() else { return };
    shop.issue(HOST, SHORT, ("root", "-sha256")).unwrap();
    let findings = said(&mut shop, &[]);
    assert_eq!(ids(&findings), ["starttls.short-key"]);
    assert_eq!(findings[0].evidence["bits"], "1024");
    assert_eq!(said_of_web(&mut shop), ["web.short-key"]);
    shop.issue(HOST, LONG, ("root", "-sha256")).unwrap();
    assert_eq!(ids(&said(&mut shop, &[])), ["starttls.fine"]);
}

#[test]
fn a_signature_that_nobody_accepts_is_told_and_not_taken_for_damage() {
    let Some(mut shop) = workshop() else { return };
    shop.issue(HOST, SOUND, ("root", "-sha1")).unwrap();
    assert_eq!(ids(&said(&mut shop, &[])), ["starttls.old-signature"]);
    assert_eq!(said_of_web(&mut shop), ["web.old-signature"]);
}

#[test]
fn what_is_outdated_above_the_certificate_is_told() {
    let Some(mut shop) = workshop() else { return };
    for (key, digest) in [(SOUND, "-sha1"), (SHORT, "-sha256")] {
        shop.issue("middle", key, ("root", digest)).unwrap();
        shop.issue(HOST, SOUND, ("middle", "-sha256")).unwrap();
        assert_eq!(ids(&said(&mut shop, &["middle"])), ["starttls.old-signature"], "{key:?} {digest}");
    }
    // How the authority at the top signs itself is nobody's concern.
    shop.vouch_for_itself("root", SOUND, "-sha1").unwrap();
    shop.issue(HOST, SOUND, ("root", "-sha256")).unwrap();
    assert_eq!(ids(&said(&mut shop, &["root"])), ["starttls.fine"]);
}

#[test]
fn neither_hides_that_nobody_vouches_for_it() {
    let Some(mut shop) = workshop() else { return };
    for (key, digest, id) in [(SOUND, "-sha1", "starttls.old-signature"), (SHORT, "-sha256", "starttls.short-key")] {
        shop.vouch_for_itself(HOST, key, digest).unwrap();
        // It has no alternative name, and nobody takes the common one for a name any more.
        let mut expected = [id, "starttls.self-signed", "starttls.wrong-name"];
        expected.sort_unstable();
        assert_eq!(ids(&said(&mut shop, &[])), expected);
    }
}
