//! Addresses that a text shows, as mail programs make links of them. Found by their few fixed letters: a regular
//! expression for this takes longer to make ready than a whole message takes to judge.

/// Characters of an address that are read.
const LONGEST: usize = 2_000;
/// Fewer characters after the beginning make no address.
const SHORTEST: usize = 3;

/// Every `http(s)://…`, `hxxp(s)://…` and `www.…` in `text`, without what usually ends the sentence around it.
pub(crate) fn find(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut read = 0;
    memchr::memchr2_iter(b':', b'.', bytes).filter_map(move |at| {
        let start = beginning(bytes, at).filter(|start| *start >= read)?;
        let after = if bytes.get(at) == Some(&b':') { at + 3 } else { at + 1 };
        let rest = text.get(after..)?;
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | ']' | ')' | '}');
        let (count, end) = rest
            .char_indices()
            .take(LONGEST)
            .take_while(|(_, c)| !ends(*c))
            .fold((0, 0), |(count, _), (at, c)| (count + 1, at + c.len_utf8()));
        if count < SHORTEST {
            return None;
        }
        read = after + end;
        Some(text.get(start..read)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']))
    })
}

/// Where the address begins whose `://` or first full stop is at `at`.
fn beginning(bytes: &[u8], at: usize) -> Option<usize> {
    const SCHEMES: [&[u8]; 4] = [b"https", b"http", b"hxxps", b"hxxp"];
    let before = bytes.get(..at)?;
    let ends_with = |word: &&[u8]| {
        let start = at.checked_sub(word.len())?;
        before.get(start..)?.eq_ignore_ascii_case(word).then_some(start)
    };
    let start = if bytes.get(at..)?.starts_with(b"://") {
        SCHEMES.iter().find_map(ends_with)?
    } else if bytes.get(at) == Some(&b'.') {
        ends_with(&&b"www"[..])?
    } else {
        return None;
    };
    let in_a_word = start.checked_sub(1).and_then(|last| bytes.get(last));
    (!in_a_word.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        find(text).collect()
    }

    #[test]
    fn addresses_are_found_as_mail_programs_find_them() {
        assert_eq!(
            all("See HTTPS://A.example/x?u=http://b.example, (www.c.example/1) or <hxxp://d.example/y>."),
            ["HTTPS://A.example/x?u=http://b.example", "www.c.example/1", "hxxp://d.example/y"]
        );
        assert_eq!(all("دیکھیں http://مثال.example/الف۔"), ["http://مثال.example/الف۔"]);
    }

    #[test]
    fn what_only_resembles_an_address_is_none() {
        assert!(all("xhttp://a.example, awww.b.example, http:// , www.x, ftp://c.example, http:/d.example").is_empty());
        assert!(all("://a.example .www ::// ..").is_empty());
    }

    #[test]
    fn an_endless_address_is_cut() {
        let text = format!("http://{}", "é".repeat(3_000));
        assert_eq!(all(&text).first().map(|it| it.chars().count()), Some(7 + LONGEST));
    }
}
