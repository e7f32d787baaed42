//! Seeds for the fuzz targets (`docs/fuzzing.md`): every file that a test of this crate builds is kept by its kind
//! where `MUHR_SEEDS` names a folder, so that no builder is written twice. Without it nothing is written.

use crate::files::kind;
use std::path::{Path, PathBuf};

/// Longer ones slow the fuzzer down more than they teach it.
const LONGEST: usize = 1 << 20;

/// Fields, records and texts that no file carries alone. A line each for what `fuzz/src/doors` sets into one mail.
const TEXTS: [(&str, &str); 19] = [
    ("mailbox", "\"Ayesha, S\" <ayesha@finance.gov.pk>, =?utf-8?B?2YXbgdix?= <m@X.PK.>, Team: a@b.example, c@d;"),
    ("mailbox", "<@relay.example:a@b.example> (a (nested) comment), \"a\\\"b\"@c.example"),
    (
        "results",
        "mx.office.gov.pk; dkim=pass (good) header.d=finance.gov.pk; spf=pass smtp.mailfrom=a@b.example; dmarc=fail (p=reject) header.from=finance.gov.pk\nmx.office.gov.pk 1; none\nPass (mailfrom) identity=mailfrom; client-ip=203.0.113.9; helo=out.list.example; envelope-from=\"a@b.example\"\n",
    ),
    (
        "dkim",
        "v=1; a=rsa-sha256; c=relaxed/simple; d=finance.gov.pk; s=one; h=from:to:subject; l=5; t=1795000000; x=1796000000; i=@finance.gov.pk; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\nv=DKIM1; k=rsa; t=y:s; h=sha256; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n",
    ),
    (
        "dkim",
        "v=1; a=ed25519-sha256; c=simple; d=finance.gov.pk; s=one; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\nv=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n",
    ),
    (
        "arc",
        "i=1; a=rsa-sha256; cv=none; d=list.example; s=one; b=AAAA\ni=1; a=rsa-sha256; c=relaxed/relaxed; d=list.example; s=one; h=from; bh=AAAA; b=AAAA\ni=1; mx.list.example; dkim=pass header.d=finance.gov.pk\ni=2; a=rsa-sha256; cv=pass; d=list.example; s=one; b=AAAA\ni=2; a=rsa-sha256; d=list.example; s=one; h=from; bh=AAAA; b=AAAA\ni=2; mx.list.example; arc=pass\nv=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n",
    ),
    (
        "spf",
        "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 a:b.example/24//64 mx ptr include:%{ir}.%{v}._spf.%{d2} exists:%{L}.e.example redirect=_spf.%{d} exp=why.%{d} ~all\n",
    ),
    ("spf", "v=spf1 include:c.example include:d.example a mx -all\n"),
    (
        "dmarc",
        "v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; psd=n; t=y; rua=mailto:a@b.example!10m; fo=1\nv=spf1 -all\n",
    ),
    (
        "text",
        "-----Original Message-----\nFrom: A <a@b.example>\nSent: Monday\n\nPlease call +92 300 1234567 or write to c@gmail.com.",
    ),
    ("text", "Your account will be suspended within 24 hours. Verify your password by clicking here."),
    ("otp", "Your verification code is 123 456. Do not share it.\n@bank.example #123456"),
    ("otp", "آپ کا کوڈ 482913 ہے۔ G-482913 is your Google code. PIN: 9a8b-77cd"),
    ("otp", "Please send us the OTP that you receive; the passcode 2026-11-23 and 03001234567 are none."),
    (
        "link",
        "https://user:pw@xn--80ak6aa92e.com:8080/a/b.exe?url=https%3A%2F%2Fevil.example%2F#frag\nhttp://192.0.2.1/x",
    ),
    (
        "link",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fa&data=x\nhxxps://bit.ly/abc",
    ),
    (
        "link",
        "https://urldefense.com/v3/__https://evil.example/a?b=c__;!!abc\nhttps://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a\n//evil.example\nmailto:a@b.example",
    ),
    ("name", "finance-g0v.pk\nfinance.gov.pk"),
    ("name", "xn--fiq228c.example.co.uk.\nпаураl.com"),
];

/// Keeps one.
pub(crate) fn keep(kind: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("MUHR_SEEDS")
        && bytes.len() <= LONGEST
    {
        write(&PathBuf::from(folder).join(kind), bytes);
    }
}

fn write(folder: &Path, bytes: &[u8]) {
    let name: String = ring::digest::digest(&ring::digest::SHA256, bytes).as_ref()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let _ = std::fs::create_dir_all(folder);
    let _ = std::fs::write(folder.join(name), bytes);
}

#[test]
fn texts_are_seeds_too() {
    for (kind, text) in TEXTS {
        keep(kind, text.as_bytes());
    }
}

/// Notes which samples are of which kind, where both the folder for seeds and the samples are there. They are only
/// named, never copied.
#[test]
fn samples_are_named_by_their_kind() {
    let Some(folder) = std::env::var_os("MUHR_SEEDS").map(PathBuf::from) else { return };
    let shared = std::env::var_os("MUHR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let mut open = vec![shared.join("samples")];
    let mut lists: std::collections::BTreeMap<&str, Vec<String>> = std::collections::BTreeMap::new();
    while let Some(path) = open.pop() {
        match std::fs::read_dir(&path) {
            Ok(inside) => open.extend(inside.flatten().map(|entry| entry.path())),
            Err(_) => {
                let bytes = std::fs::read(&path).unwrap_or_default();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                // The list that the fuzzer reads is parted by commas.
                if bytes.len() <= LONGEST && !path.to_string_lossy().contains(',') {
                    lists.entry(kind::of(&bytes, Some(&name)).name).or_default().push(path.display().to_string());
                }
            }
        }
    }
    for (kind, mut files) in lists {
        // Of mails there are many, and they are much alike.
        files.sort();
        let step = files.len().div_ceil(100);
        let chosen: Vec<String> = files.into_iter().step_by(step).collect();
        let _ = std::fs::create_dir_all(&folder);
        std::fs::write(folder.join(format!("{kind}.samples")), chosen.join("\n")).unwrap();
    }
}
