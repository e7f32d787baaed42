//! Macros in SPF records (RFC 7208 §7): names that are made of the sender's address and server.

use std::net::IpAddr;

/// A string with macros, read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacroString(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Macro { letter: char, escaped: bool, keep: usize, reversed: bool, delimiters: String },
}

/// What macros stand for.
pub(super) struct Values<'a> {
    pub(super) address: IpAddr,
    /// Local part and domain of the sender.
    pub(super) local: &'a str,
    pub(super) sender_domain: &'a str,
    /// The domain whose record is read.
    pub(super) domain: &'a str,
    pub(super) helo: &'a str,
    /// The validated name of the address, asked for only where a macro wants it.
    pub(super) validated: &'a dyn Fn() -> String,
}

impl MacroString {
    /// The name that it becomes whoever sends, in the record of that domain; nothing where that depends on the sender.
    #[must_use]
    pub fn fixed_in(&self, domain: &str) -> Option<String> {
        let only_domain = self.0.iter().all(|piece| matches!(piece, Piece::Text(_) | Piece::Macro { letter: 'd', .. }));
        let address = IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);
        let values = Values { address, local: "", sender_domain: "", domain, helo: "", validated: &String::new };
        only_domain.then(|| self.expand(&values).to_ascii_lowercase())
    }

    /// Reads any macro string.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..)?;
            if c != '%' {
                if !('!'..='~').contains(&c) {
                    return None;
                }
                plain.push(c);
                continue;
            }
            let what = rest.chars().next()?;
            rest = rest.get(what.len_utf8()..)?;
            match what {
                '%' => plain.push('%'),
                '_' => plain.push(' '),
                '-' => plain.push_str("%20"),
                '{' => {
                    let (inside, after) = rest.split_once('}')?;
                    rest = after;
                    if !plain.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(one(inside)?);
                }
                _ => return None,
            }
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Some(Self(pieces))
    }

    /// Reads a macro string that is to become a domain: it ends in a label that may be one, or in a macro.
    pub(super) fn domain(text: &str) -> Option<Self> {
        let read = Self::parse(text)?;
        let good = match read.0.last()? {
            Piece::Macro { .. } => true,
            Piece::Text(text) => {
                let text = text.strip_suffix('.').unwrap_or(text);
                text.rsplit_once('.').map(|(_, label)| label).is_some_and(is_top_label)
            }
        };
        good.then_some(read)
    }

    /// The name that it becomes, cut from the left to what a name may be long (RFC 7208 §7.3).
    pub(super) fn expand(&self, values: &Values<'_>) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Macro { letter, escaped, keep, reversed, delimiters } => {
                    let value = values.of(*letter);
                    let mut parts: Vec<&str> = value.split(|c| delimiters.contains(c)).collect();
                    if *reversed {
                        parts.reverse();
                    }
                    let kept = parts.get(parts.len().saturating_sub(*keep)..).unwrap_or_default().join(".");
                    if *escaped { out.push_str(&url_escaped(&kept)) } else { out.push_str(&kept) }
                }
            }
            // Names grow by what hostile records ask for; nothing beyond a name's length is ever used but its end.
            if out.len() > 4_096 {
                break;
            }
        }
        let whole = out.strip_suffix('.').unwrap_or(&out);
        let mut name = whole;
        while name.len() > 253 {
            match name.split_once('.') {
                Some((_, rest)) => name = rest,
                None => break,
            }
        }
        name.to_owned()
    }
}

impl Values<'_> {
    fn of(&self, letter: char) -> String {
        match letter {
            's' => format!("{}@{}", self.local, self.sender_domain),
            'l' => self.local.to_owned(),
            'o' => self.sender_domain.to_owned(),
            'd' => self.domain.to_owned(),
            'i' => match self.address {
                IpAddr::V4(v4) => v4.to_string(),
                IpAddr::V6(v6) => {
                    let digits: Vec<String> = v6
                        .octets()
                        .iter()
                        .flat_map(|byte| [byte >> 4, byte & 15])
                        .map(|digit| format!("{digit:x}"))
                        .collect();
                    digits.join(".")
                }
            },
            'p' => (self.validated)(),
            'v' => if self.address.is_ipv4() { "in-addr" } else { "ip6" }.to_owned(),
            'h' => self.helo.to_owned(),
            _ => String::new(),
        }
    }
}

/// What stands between `%{` and `}`.
fn one(inside: &str) -> Option<Piece> {
    let mut chars = inside.chars();
    let letter = chars.next()?;
    let lower = letter.to_ascii_lowercase();
    // c, r and t are for explanations, which are not fetched; in a name they are a fault.
    if !"slodiphv".contains(lower) {
        return None;
    }
    let rest = chars.as_str();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let keep = if digits.is_empty() { usize::MAX } else { digits.parse().unwrap_or(usize::MAX) };
    if keep == 0 {
        return None;
    }
    let rest = rest.get(digits.len()..)?;
    let (reversed, rest) = match rest.strip_prefix(['r', 'R']) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if !rest.chars().all(|c| ".-+,/_=".contains(c)) {
        return None;
    }
    let delimiters = if rest.is_empty() { "." } else { rest }.to_owned();
    Some(Piece::Macro { letter: lower, escaped: letter.is_ascii_uppercase(), keep, reversed, delimiters })
}

/// The grammar's toplabel: letters, digits and hyphens, not digits alone.
fn is_top_label(label: &str) -> bool {
    let all = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let ends = !label.starts_with('-') && !label.ends_with('-');
    !label.is_empty() && all && ends && !label.bytes().all(|byte| byte.is_ascii_digit())
}

fn url_escaped(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(text: &str, address: &str) -> String {
        let values = Values {
            address: address.parse().unwrap(),
            local: "strong-bad",
            sender_domain: "email.example.com",
            domain: "email.example.com",
            helo: "mx.example.org",
            validated: &|| "unknown".into(),
        };
        MacroString::parse(text).unwrap().expand(&values)
    }

    /// The examples of RFC 7208 §7.4.
    #[test]
    fn the_examples_of_the_standard_come_out() {
        for (text, expected) in [
            ("%{s}", "strong-bad@email.example.com"),
            ("%{d4}", "email.example.com"),
            ("%{d2}", "example.com"),
            ("%{dr}", "com.example.email"),
            ("%{d2r}", "example.email"),
            ("%{lr-}", "bad.strong"),
            ("%{l1r-}", "strong"),
            ("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
            ("%{S}", "strong-bad%40email.example.com"),
        ] {
            assert_eq!(expand(text, "192.0.2.3"), expected, "{text}");
        }
        assert_eq!(
            expand("%{ir}.%{v}", "2001:db8::cb01"),
            "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6"
        );
    }

    #[test]
    fn what_does_not_depend_on_the_sender_is_told_beforehand() {
        let fixed = |text: &str| MacroString::parse(text).unwrap().fixed_in("mail.example.org");
        assert_eq!(fixed("_SPF.example.net.").as_deref(), Some("_spf.example.net"));
        assert_eq!(fixed("_spf.%{d2}").as_deref(), Some("_spf.example.org"));
        assert_eq!(fixed("%{ir}._spf.%{d2}"), None);
        assert_eq!(fixed("%{o}"), None);
    }

    #[test]
    fn broken_macros_are_refused_and_long_names_cut() {
        for bad in ["%", "%{", "%{}", "%{x}", "%{d0}", "%{d1rr}", "%a", "%{c}", "a b"] {
            assert_eq!(MacroString::parse(bad), None, "{bad}");
        }
        for bad in ["", "example", "example.1", "a.-b", "%{d}.example.-"] {
            assert_eq!(MacroString::domain(bad), None, "{bad}");
        }
        assert!(MacroString::domain("%{p}").is_some());
        let long = format!("{}.%{{d}}", vec!["abcdefghi"; 40].join("."));
        let name = expand(&long, "192.0.2.3");
        assert!(name.len() <= 253 && name.ends_with("email.example.com"), "{name}");
    }
}
