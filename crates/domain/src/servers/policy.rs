//! A policy of MTA-STS, and the record that announces it (RFC 8461 3).

/// The longest that a policy may ask to be kept: a year.
const MOST_AGE: u64 = 31_557_600;
/// Servers of a policy that are read.
const MOST_SERVERS: usize = 200;

/// What a policy asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// No mail without encryption.
    Enforce,
    /// Only reports.
    Testing,
    /// Nothing any more.
    None,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) mode: Mode,
    /// For how long it is kept, in seconds.
    pub(crate) max_age: u64,
    /// Names of mail servers, lower case; `*.` in front stands for one label.
    pub(crate) servers: Vec<String>,
}

/// What is wrong with a policy; the word stands in the evidence and selects the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Version,
    Mode,
    Age,
    Servers,
    Text,
}

impl Fault {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Mode => "mode",
            Self::Age => "age",
            Self::Servers => "servers",
            Self::Text => "text",
        }
    }
}

impl Policy {
    /// Reads one. Unknown keys do not matter; of a key that stands twice the first counts.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::Text)?;
        let (mut version, mut mode, mut age, mut servers) = (None, None, None, Vec::new());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (key, value) = line.split_once(':').ok_or(Fault::Text)?;
            let value = value.trim();
            match key.trim_end() {
                "version" => _ = version.get_or_insert(value),
                "mode" => _ = mode.get_or_insert(value),
                "max_age" => _ = age.get_or_insert(value),
                "mx" if servers.len() < MOST_SERVERS => servers.push(value.trim_end_matches('.').to_ascii_lowercase()),
                _ => {}
            }
        }
        if version != Some("STSv1") {
            return Err(Fault::Version);
        }
        let mode = match mode {
            Some("enforce") => Mode::Enforce,
            Some("testing") => Mode::Testing,
            Some("none") => Mode::None,
            _ => return Err(Fault::Mode),
        };
        let is_number =
            |age: &&str| !age.is_empty() && age.len() <= 10 && age.bytes().all(|byte| byte.is_ascii_digit());
        let max_age = age.filter(is_number).and_then(|age| age.parse().ok()).filter(|age| *age <= MOST_AGE);
        let max_age = max_age.ok_or(Fault::Age)?;
        let has_bad = servers.iter().any(|server| !is_pattern(server));
        if has_bad || (servers.is_empty() && mode != Mode::None) {
            return Err(Fault::Servers);
        }
        Ok(Self { mode, max_age, servers })
    }

    /// Whether a mail server is in the policy (RFC 8461 4.1).
    pub(crate) fn lists(&self, host: &str) -> bool {
        self.servers.iter().any(|pattern| match pattern.strip_prefix("*.") {
            Some(parent) => host.split_once('.').is_some_and(|(label, rest)| !label.is_empty() && rest == parent),
            None => pattern == host,
        })
    }
}

fn is_pattern(pattern: &str) -> bool {
    let name = pattern.strip_prefix("*.").unwrap_or(pattern);
    let is_label = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        letters && !label.is_empty() && label.len() <= 63
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

/// The `id` of a record that announces a policy; nothing where the record cannot be read (RFC 8461 3.1).
pub(crate) fn id(record: &str) -> Option<&str> {
    let mut fields = record.split(';').map(str::trim);
    if fields.next()? != "v=STSv1" {
        return None;
    }
    let mut id = None;
    for field in fields.filter(|field| !field.is_empty()) {
        let (key, value) = field.split_once('=')?;
        if key.trim_end() == "id" {
            id.get_or_insert(value.trim_start());
        }
    }
    id.filter(|id| (1..=32).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Policy, Fault> {
        Policy::parse(text.as_bytes())
    }

    #[test]
    fn a_policy_is_read_as_it_is_written() {
        let policy =
            parse("version: STSv1\r\nmode: enforce\r\nmx: MX1.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n");
        let policy = policy.expect("a policy");
        assert_eq!((policy.mode, policy.max_age), (Mode::Enforce, 604_800));
        assert!(policy.lists("mx1.example.org") && policy.lists("a.example.net"));
        for other in ["example.net", "b.a.example.net", ".example.net", "mx2.example.org", "xexample.net"] {
            assert!(!policy.lists(other), "{other}");
        }
        assert!(parse("version: STSv1\nmode: none\nmax_age: 0\nfuture: thing\n").is_ok());
        assert!(
            parse("version: STSv1\nmode: testing\nmode: enforce\nmax_age: 31557600\nmx: a.b")
                .is_ok_and(|it| it.mode == Mode::Testing)
        );
    }

    #[test]
    fn what_is_no_policy_says_why() {
        let with =
            |mode: &str, age: &str, mx: &str| parse(&format!("version: STSv1\nmode: {mode}\nmax_age: {age}\n{mx}"));
        assert_eq!(parse(""), Err(Fault::Version));
        assert_eq!(parse("<html>\n"), Err(Fault::Text));
        assert_eq!(Policy::parse(b"version: \xff"), Err(Fault::Text));
        assert_eq!(parse("version: STSv2\nmode: none\nmax_age: 1"), Err(Fault::Version));
        assert_eq!(with("strict", "1", "mx: a.b"), Err(Fault::Mode));
        for age in ["", "-1", "31557601", "one", "99999999999999999999"] {
            assert_eq!(with("enforce", age, "mx: a.b"), Err(Fault::Age), "{age}");
        }
        for mx in ["", "mx: ", "mx: *.*.b.c", "mx: a.*.c", "mx: *", "mx: a b.c"] {
            assert_eq!(with("enforce", "1", mx), Err(Fault::Servers), "{mx}");
        }
    }

    #[test]
    fn a_record_needs_an_id() {
        assert_eq!(id("v=STSv1; id=20160831085700Z;"), Some("20160831085700Z"));
        assert_eq!(id("v=STSv1;id=a ; x=y"), Some("a"));
        for bad in ["v=STSv1", "v=STSv1;", "id=1; v=STSv1", "v=STSv1; id=", "v=STSv1; id=a-b", "v=stsv1; id=1"] {
            assert_eq!(id(bad), None, "{bad}");
        }
        assert_eq!(id(&format!("v=STSv1; id={}", "a".repeat(33))), None);
    }
}
