//! Whatever bytes come, nothing breaks, and nothing is taken for more than it is.

use super::*;
use crate::servers::{certificate, http, policy, smtp, tls};
use proptest::prelude::*;

/// A connection on which all that will ever come is there already.
struct Said(io::Cursor<Vec<u8>>);

impl Read for Said {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Said {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn said(bytes: Vec<u8>) -> Said {
    Said(io::Cursor::new(bytes))
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader_of_mail_servers(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = smtp::begin(Box::new(said(bytes)));
    }

    #[test]
    fn no_replies_break_it_either(replies in "(2[0-9]{2}[- ][A-Z ]{0,9}\r?\n){0,8}") {
        let _ = smtp::begin(Box::new(said(replies.into_bytes())));
    }

    #[test]
    fn no_bytes_break_tls(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(tls::begin(Box::new(said(bytes)), "mx.example.org", &[]).stream.is_err());
    }

    #[test]
    fn no_page_is_longer_than_the_limit(
        head in "HTTP/1.1 200 OK\r\n(Transfer-Encoding: chunked\r\n)?(Content-Length: [0-9]{1,9}\r\n)?\r\n",
        body in "([0-9a-f]{1,3}\r\n[a-z]{0,40}\r\n){0,9}",
    ) {
        if let Ok(page) = http::get(&mut said((head + &body).into_bytes()), "a.b", "/") {
            prop_assert!(page.body.len() <= http::MOST_BODY);
        }
    }

    #[test]
    fn no_bytes_break_http_or_policies(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = policy::Policy::parse(&bytes);
        let _ = policy::id(&String::from_utf8_lossy(&bytes));
        let _ = http::get(&mut said(bytes), "a.b", "/");
    }

    #[test]
    fn a_certificate_with_any_byte_changed_is_never_trusted(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let authority = Authority::new("Root");
        let shown = authority.issue(&right("mx.example.org"));
        let mut bytes = shown.chain[0].to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        let changed = [CertificateDer::from(bytes)];
        if let Some(judged) = certificate::judge(&changed, "mx.example.org", &authority.roots(), NOW) {
            prop_assert_ne!(judged.chain, certificate::Chain::Trusted);
        }
    }
}
