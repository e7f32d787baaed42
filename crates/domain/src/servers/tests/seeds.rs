//! Seeds for the fuzz targets (`docs/fuzzing.md`): kept where `MUHR_SEEDS` names a folder, without it nothing is written.
//! What they are is looked at in any case, so that none goes stale.

use super::*;
use crate::servers::doors;

const ZONES: [&str; 3] = [
    "TXT v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a:b.example/24//64 mx ptr include:c.example include:%{i}.d.example \
     exists:e.example redirect=f.example exp=why.g.example ?all\nTXT v=DMARC1; p=reject; sp=quarantine; np=none; \
     adkim=s; aspf=r; psd=n; t=y; pct=50; rua=mailto:a@b.example!10m,mailto:c@example.org; fo=1:d\nMX 10 \
     mx.example.org\nMX 20 mx.example.net\nA 192.0.2.1\nAAAA 2001:db8::1\nSOA ns.example.org\n",
    "AD\nTXT v=spf1 -all\nTXT v=DKIM1; k=ed25519; h=sha256; s=email; t=s:y; \
     p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\nTXT v=TLSRPTv1; rua=mailto:a@b.example,https://c.example/d\nTXT \
     v=STSv1; id=20260601T0;\nMX 0 \nDS x\n",
    "TXT v=spf1 +all\nTXT v=DKIM1; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKnrZQtI\nCAA 0 issue ca.example; \
     accounturi=x\nCAA 128 issuewild ;\nCAA 0 iodef mailto:a@b.example\nTLSA 3 1 1 abcdefghabcdefghabcdefghabcdefgh\nA \
     192.0.2.1\n",
];

const MAIL: [(&str, &str); 8] = [
    ("220-mx\r\n220 hello\r\n250-mx\r\n250-SIZE 1\r\n250 STARTTLS\r\n220 go\r\n", "starttls.closed"),
    ("220 mx\r\n250-mx\r\n250 STARTTLS\r\n220 go\n250 in\r\n", "starttls.injected"),
    ("220 mx\r\n250-mx\r\n250 STARTTLS\r\n454 not now\r\n", "starttls.withdrawn"),
    ("220 mx\r\n250 mx\r\n", "starttls.not-offered"),
    ("220 mx\r\n250-mx\r\n250 XXXXXXXA\r\n", "starttls.hidden"),
    ("220 mx\r\n550 5.7.1 not you\r\n", "starttls.not-greeted"),
    ("554-no\r\n554 not from there\r\n", "starttls.busy"),
    ("SSH-2.0-x\r\n", "starttls.not-smtp"),
];

const PAGES: [(&str, &[&str]); 4] = [
    (
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nversion: STSv1\r\nmode: enforce\r\n\
         mx: *.example.org\r\nmx: mx.example.net\r\nmax_age: 604800\r\n",
        &[],
    ),
    (
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: \
         chunked\r\n\r\n1d;x=y\r\nversion: STSv1\nmode: testing\n\r\n21\r\nmx: mx.example.net\nmax_age: 6048\n\r\n0\r\n\r\n",
        &["mta-sts.brief", "mta-sts.not-listed-yet", "mta-sts.testing"],
    ),
    (
        "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 41\r\n\r\nversion: STSv1\nmode: none\nmax_age: \
         86400\nx: y\n",
        &["mta-sts.off", "mta-sts.type"],
    ),
    ("HTTP/1.1 301 Moved\r\nLocation: https://example.net/\r\n\r\n", &["mta-sts.redirect"]),
];

fn keep(kind: &str, bytes: &[u8]) {
    let Some(folder) = std::env::var_os("MUHR_SEEDS").map(|folder| std::path::PathBuf::from(folder).join(kind)) else {
        return;
    };
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    let name: String = digest.as_ref()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

/// One behind the other.
fn joined(shown: Shown) -> Vec<u8> {
    shown.chain.iter().flat_map(|one| one.to_vec()).collect()
}

#[test]
fn what_names_and_servers_say_are_seeds() {
    for zone in ZONES {
        keep("zone", zone.as_bytes());
    }
    for (said, id) in MAIL {
        keep("smtp", said.as_bytes());
        assert_eq!(ids(&doors::mail_server(said.as_bytes())), [id]);
    }
    for (said, expected) in PAGES {
        keep("policy", said.as_bytes());
        assert_eq!(ids(&doors::policy_host(said.as_bytes())), expected);
    }
    for hello in of_another_age() {
        keep("smtp", &[b"220 mx\r\n250-mx\r\n250 STARTTLS\r\n220 go\r\n", hello.as_slice()].concat());
    }
}

#[test]
fn certificates_are_seeds() {
    let root = Authority::new("Root");
    let middle = root.below("Middle");
    let shown = joined(middle.issue(&linked("mx.example.org")).with(&middle).with(&root));
    keep("certificates", &shown);
    // The last is trusted, and the domain name system names it; the server's own key is not there to sign with.
    assert_eq!(ids(&doors::certificates(&shown)), ["dane.fine", "starttls.broken"]);
    let mut everything = right("*.example.net");
    everything.not_after = NOW;
    everything.distinguished_name.push(DnType::OrganizationName, "Office");
    everything.subject_alt_names.push(rcgen::SanType::IpAddress(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    everything.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
    keep("certificates", &joined(root.issue(&everything).with(&root)));
    keep("certificates", &joined(self_signed("mx.example.org")));
}
