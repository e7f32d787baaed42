//! Authentication-Results (RFC 8601 §2.2), read tolerantly: Microsoft leaves the server's name out.

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Results {
    server: String,
    methods: Vec<Method>,
}

/// One method's result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Method {
    name: String,
    pub(super) result: String,
    /// All comments, lower case.
    pub(super) comment: String,
    properties: Vec<(String, String)>,
}

/// Methods of one field that are kept.
const MOST: usize = 40;

impl Results {
    pub(super) fn parse(value: &str) -> Self {
        let mut results = Self::default();
        for (at, part) in split(value).into_iter().take(MOST).enumerate() {
            let (text, comment) = without_comments(&part.to_lowercase());
            let mut words = text.split_whitespace();
            let first = words.next().unwrap_or_default();
            let Some((name, result)) = first.split_once('=') else {
                if at == 0 {
                    first.clone_into(&mut results.server);
                }
                continue;
            };
            let name = name.split('/').next().unwrap_or_default().to_owned();
            let pair = |word: &str| {
                word.split_once('=').map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()))
            };
            results.methods.push(Method {
                name,
                result: result.to_owned(),
                comment,
                properties: words.filter_map(pair).collect(),
            });
        }
        results
    }

    /// The server that it names, lower case.
    pub(super) fn server(&self) -> &str {
        &self.server
    }

    /// All results of a method.
    pub(super) fn of<'a>(&'a self, method: &'a str) -> impl Iterator<Item = &'a Method> {
        self.methods.iter().filter(move |one| one.name == method)
    }

    /// The result of a method: `pass` if one of several passed, else the first.
    pub(super) fn result(&self, method: &str) -> String {
        let passed = self.of(method).find(|one| one.result == "pass");
        passed.or_else(|| self.of(method).next()).map(|one| one.result.clone()).unwrap_or_default()
    }
}

impl Method {
    /// A property such as `header.from`.
    pub(super) fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// The domain in a property that is a domain or an address.
    pub(super) fn domain(&self, name: &str) -> Option<&str> {
        let value = self.property(name)?;
        Some(value.rsplit('@').next().unwrap_or(value))
    }
}

/// Parts between semicolons that stand outside comments and quotes.
fn split(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for c in value.chars().take(8_000) {
        if escaped {
            escaped = false;
        } else {
            match c {
                '\\' => escaped = true,
                '"' if depth == 0 => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted => depth = depth.saturating_sub(1),
                ';' if !quoted && depth == 0 => {
                    parts.push(String::new());
                    continue;
                }
                _ => {}
            }
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

/// The text outside parentheses, and what stood inside.
fn without_comments(part: &str) -> (String, String) {
    let (mut text, mut comment, mut depth) = (String::new(), String::new(), 0_u32);
    for c in part.chars() {
        match c {
            '(' => {
                depth += 1;
                text.push(' ');
            }
            ')' => depth = depth.saturating_sub(1),
            c if depth > 0 => comment.push(c),
            c => text.push(c),
        }
    }
    (text, comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_hide_no_result() {
        let results = Results::parse(
            "mx.example 1; spf=fail (dmarc=pass; x) smtp.mailfrom=a@evil.example; dkim=pass header.d=evil.example",
        );
        assert_eq!(
            (results.server(), results.result("spf").as_str(), results.result("dmarc").as_str()),
            ("mx.example", "fail", "")
        );
        assert_eq!(results.of("spf").next().unwrap().domain("smtp.mailfrom"), Some("evil.example"));
    }

    #[test]
    fn microsofts_form_without_a_server_is_read() {
        let results = Results::parse(
            "spf=none (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=none header.d=none;dmarc=fail action=oreject header.from=b.example;compauth=fail reason=000",
        );
        assert_eq!((results.server(), results.result("dmarc").as_str()), ("", "fail"));
        assert_eq!(results.of("dmarc").next().unwrap().property("action"), Some("oreject"));
    }
}
