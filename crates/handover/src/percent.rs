//! Percent-encoding (RFC 3986, section 2.1).

use std::path::Path;
use zeroize::Zeroizing;

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Every byte but the unreserved ones (section 2.3) becomes `%XX`. Overwritten when dropped: it may carry a secret.
pub(crate) fn encode(text: &str) -> Zeroizing<String> {
    // Reserved for the worst case, so that growing leaves no copy behind.
    let mut encoded = Zeroizing::new(String::with_capacity(text.len().saturating_mul(3)));
    push(&mut encoded, text.as_bytes(), b"");
    encoded
}

/// The `file:` URI (RFC 8089) of an absolute path. No quote and no comma stays as it is.
pub(crate) fn file_uri(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut uri = "file://".to_owned();
    // A drive letter needs a slash before it and keeps its colon; a share `\\server\…` brings its own slashes.
    if let Some(share) = text.strip_prefix(r"\\") {
        push(&mut uri, share.replace('\\', "/").as_bytes(), b"/");
    } else if text.starts_with('/') {
        push(&mut uri, path.as_os_str().as_encoded_bytes(), b"/");
    } else {
        uri.push('/');
        push(&mut uri, text.replace('\\', "/").as_bytes(), b"/:");
    }
    uri
}

fn push(out: &mut String, bytes: &[u8], also_plain: &[u8]) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also_plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.extend(HEX.get(usize::from(nibble)).map(|&digit| char::from(digit)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(*encode("aZ09-._~"), "aZ09-._~");
        assert_eq!(*encode("a b&c=d?e#f/g+h%i,j'k\"l\r\n"), "a%20b%26c%3Dd%3Fe%23f%2Fg%2Bh%25i%2Cj%27k%22l%0D%0A");
        assert_eq!(*encode("مہر"), "%D9%85%DB%81%D8%B1");
        assert_eq!(*encode(""), "");
    }

    #[test]
    fn a_file_uri_has_no_character_that_ends_a_quoted_list() {
        assert_eq!(file_uri(Path::new("/tmp/a b,c'd\"e.zip")), "file:///tmp/a%20b%2Cc%27d%22e.zip");
        assert_eq!(file_uri(Path::new("/tmp/مہر.zip")), "file:///tmp/%D9%85%DB%81%D8%B1.zip");
        assert_eq!(file_uri(Path::new(r"C:\Users\Ali Khan\a,b.zip")), "file:///C:/Users/Ali%20Khan/a%2Cb.zip");
        assert_eq!(file_uri(Path::new(r"\\server\share\a.zip")), "file://server/share/a.zip");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_name_that_is_not_utf8_is_still_found() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/\xFF.zip"));
        assert_eq!(file_uri(path), "file:///tmp/%FF.zip");
    }
}
