//! Lists of tags (RFC 6376 §3.2), as signatures, keys and DMARC records are written.

/// Tags of one list that are looked at.
const MOST: usize = 100;

/// A list of `tag=value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    all: Vec<(String, String)>,
    /// Nothing stands between two semicolons.
    pub has_gap: bool,
}

/// Why something is no list of tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTags {
    /// A part without `=`, or with something before it that is no name.
    NoTag(String),
    /// A tag that stands twice.
    Twice(String),
}

impl Tags {
    /// Reads a list; nothing where it is none, or where a tag stands twice.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }

    /// Reads a list.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, NotTags> {
        let mut tags: Vec<(String, String)> = Vec::new();
        let (mut has_gap, mut after_empty) = (false, false);
        for part in text.split(';').take(MOST) {
            // Behind the last semicolon there may be nothing; elsewhere it is a fault that many make.
            has_gap |= after_empty;
            after_empty = part.trim().is_empty();
            if after_empty {
                continue;
            }
            let (name, value) = part.split_once('=').ok_or_else(|| NotTags::NoTag(part.trim().to_owned()))?;
            let name = name.trim();
            let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if !plain {
                return Err(NotTags::NoTag(part.trim().to_owned()));
            }
            if tags.iter().any(|(there, _)| there == name) {
                return Err(NotTags::Twice(name.to_owned()));
            }
            tags.push((name.to_owned(), value.trim().to_owned()));
        }
        Ok(Self { all: tags, has_gap })
    }

    /// A value, white space at its ends taken off.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// A value without any white space, which may stand wherever a line is folded.
    #[must_use]
    pub fn flat(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.split_whitespace().collect())
    }

    /// The names of all tags, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|(name, _)| name.as_str())
    }

    /// The name of the first tag.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.all.first().map(|(name, _)| name.as_str())
    }

    /// The parts of a value between colons, lower case.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<Vec<String>> {
        Some(self.flat(name)?.split(':').map(str::to_ascii_lowercase).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags_of(text: &str) -> Tags {
        Tags::parse(text).unwrap()
    }

    #[test]
    fn tags_are_read_and_doubled_ones_refused() {
        let tags = Tags::parse(" v=1; h=From : To;\r\n\t b=ab c\r\n d ;").unwrap();
        assert_eq!(tags.get("v"), Some("1"));
        assert_eq!(tags.flat("b").as_deref(), Some("abcd"));
        assert_eq!(tags.list("h").unwrap(), ["from", "to"]);
        assert!(!tags_of("a=b;").has_gap && tags_of("a=b;;c=d").has_gap && tags_of(";a=b").has_gap);
        for bad in ["v=1; v=2", "v", "=1", "v=1; 9=2"] {
            assert_eq!(Tags::parse(bad), None, "{bad}");
        }
    }
}
