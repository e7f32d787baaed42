//! Values of a document as they are written (ISO 32000-2, 7.3): enough to read the dictionaries of streams.

/// How deep values are followed.
const DEEPEST: u32 = 12;
/// Values of one dictionary in all.
const MOST: u32 = 4_000;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Without its stroke, `#xx` resolved.
    Name(Vec<u8>),
    /// Without what stands behind the point.
    Number(i64),
    /// Decoded, but encrypted as it may be.
    Text(Vec<u8>),
    /// Names and values.
    Dictionary(Dictionary),
    /// Several.
    Array(Vec<Value>),
    /// The number of another object.
    Reference(u32),
    /// True, false, null and what is none of all this.
    Word(Vec<u8>),
}

/// Names and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Value)>);

impl Dictionary {
    /// All names with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&[u8], &Value)> {
        self.0.iter().map(|(name, value)| (name.as_slice(), value))
    }

    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == name.as_bytes()).map(|(_, value)| value)
    }

    /// The same where it is a number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// All names of a value that is one or several.
    pub(super) fn names(&self, name: &str) -> Vec<&[u8]> {
        let named = |value: &'_ Value| matches!(value, Value::Name(_));
        match self.get(name) {
            Some(Value::Name(name)) => vec![name],
            Some(Value::Array(values)) => values
                .iter()
                .filter(|value| named(value))
                .filter_map(|value| if let Value::Name(name) = value { Some(name.as_slice()) } else { None })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The same where it is a dictionary, or the first of several.
    pub(super) fn dictionary(&self, name: &str) -> Option<&Self> {
        match self.get(name)? {
            Value::Dictionary(inside) => Some(inside),
            Value::Array(values) => values.iter().find_map(|value| match value {
                Value::Dictionary(inside) => Some(inside),
                _ => None,
            }),
            _ => None,
        }
    }
}

/// Reads one value after another.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    left: u32,
}

impl<'a> Reader<'a> {
    /// From the beginning of these bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, left: MOST }
    }

    /// How far it has come.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    self.at += memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
                }
                _ => return,
            }
        }
    }

    /// The next value; nothing at the end, or where a list ends.
    pub(super) fn value(&mut self, depth: u32) -> Option<Value> {
        self.left = self.left.checked_sub(1).filter(|_| depth <= DEEPEST)?;
        self.skip_blanks();
        let next = self.bytes.get(self.at + 1).copied();
        Some(match self.peek()? {
            b'/' => Value::Name(self.name()),
            b'(' => Value::Text(self.literal()),
            b'<' if next == Some(b'<') => Value::Dictionary(self.dictionary(depth)?),
            b'<' => Value::Text(self.hex()),
            b'[' => Value::Array(self.array(depth)),
            b']' | b')' | b'{' | b'}' => return None,
            b'>' => return None,
            _ => self.word(),
        })
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        super::names(self.bytes.get(start..self.at).unwrap_or_default()).into_owned()
    }

    fn word(&mut self) -> Value {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        self.at = self.at.max(start + 1);
        let word = self.bytes.get(start..self.at).unwrap_or_default();
        let whole = word.split(|&byte| byte == b'.').next().unwrap_or_default();
        let number = std::str::from_utf8(whole).ok().and_then(|text| text.parse::<i64>().ok());
        number.map_or_else(|| Value::Word(word.to_vec()), Value::Number)
    }

    /// The dictionary that begins here.
    pub(super) fn dictionary(&mut self, depth: u32) -> Option<Dictionary> {
        self.skip_blanks();
        self.bytes.get(self.at..)?.strip_prefix(b"<<")?;
        self.at += 2;
        let values = self.values(depth);
        self.skip_blanks();
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(b">>")) {
            self.at += 2;
        }
        let mut values = values.into_iter();
        let mut dictionary = Dictionary::default();
        while let Some(name) = values.next() {
            let Value::Name(name) = name else { continue };
            let Some(value) = values.next() else { break };
            dictionary.0.push((name, value));
        }
        Some(dictionary)
    }

    fn array(&mut self, depth: u32) -> Vec<Value> {
        self.at += 1;
        let values = self.values(depth);
        self.skip_blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
        }
        values
    }

    /// Values up to the end of what they stand in, references put together.
    fn values(&mut self, depth: u32) -> Vec<Value> {
        let mut values = Vec::new();
        while let Some(value) = self.value(depth + 1) {
            if value == Value::Word(b"R".to_vec())
                && let [.., Value::Number(number), Value::Number(_)] = values.as_slice()
            {
                let reference = u32::try_from(*number).unwrap_or_default();
                values.truncate(values.len() - 2);
                values.push(Value::Reference(reference));
                continue;
            }
            values.push(value);
        }
        values
    }

    /// A text in parentheses (7.3.4.2).
    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut open) = (Vec::new(), 1_u32);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    out.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            out.push(byte);
        }
        out
    }

    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 0x0C,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                return None;
            }
            b'\n' => return None,
            b'0'..=b'7' => {
                let mut value = byte - b'0';
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value.wrapping_mul(8).wrapping_add(digit - b'0');
                    self.at += 1;
                }
                value
            }
            other => other,
        })
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        super::filters::ascii_hex(rest.get(..end).unwrap_or_default())
    }
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_read_with_everything_in_it() {
        let text =
            br"<< /Wi#64th 12 /F [/A /B] /R 3 0 R /T (a\)\(b\\\101) /H <4D 5> /D << /X 1.5 /Y true >> /Z (\>>) >>";
        let read = Reader::new(text).dictionary(0).unwrap();
        assert_eq!(read.number("Width"), Some(12));
        assert_eq!(read.names("F"), [b"A", b"B"]);
        assert_eq!(read.get("R"), Some(&Value::Reference(3)));
        assert_eq!(read.get("T"), Some(&Value::Text(b"a)(b\\A".to_vec())));
        assert_eq!(read.get("H"), Some(&Value::Text(b"MP".to_vec())));
        assert_eq!(read.dictionary("D").and_then(|inside| inside.number("X")), Some(1));
        assert_eq!(read.get("Z"), Some(&Value::Text(b">>".to_vec())));
    }

    #[test]
    fn what_is_nested_without_end_is_no_value() {
        let _ = Reader::new(&b"<< /A ".repeat(5_000)).dictionary(0);
        let _ = Reader::new(&b"[".repeat(5_000)).value(0);
    }
}
