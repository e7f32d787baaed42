//! The text between the tags of an XML document: Office Open XML (ECMA-376), OpenDocument (ISO 26300) and their forms in
//! one file.

/// Letters of an entity.
const LONGEST_ENTITY: usize = 10;

/// The text, with a line for each paragraph and a blank between cells. Runs of one paragraph are put together, since
/// programs cut words wherever their history did.
pub(super) fn text(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, behind)) = rest.split_once('<') {
        push(&mut out, before);
        let Some((tag, after)) = behind.split_once('>') else { return out };
        rest = after;
        let is_end = tag.starts_with('/') || tag.ends_with('/');
        let name =
            tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        match name.rsplit(':').next().unwrap_or_default() {
            "p" | "row" | "tr" | "table-row" | "h" | "si" | "sp" | "comment" if is_end => out.push('\n'),
            "br" | "cr" | "line-break" => out.push('\n'),
            "tab" | "tc" | "table-cell" | "s" | "c" if is_end => out.push(' '),
            _ => {}
        }
    }
    push(&mut out, rest);
    out
}

/// Appends text with its entities resolved; line breaks between tags are nothing.
fn push(out: &mut String, text: &str) {
    if text.trim_matches(['\n', '\r']).is_empty() {
        return;
    }
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let entity = part.split_once(';').filter(|(name, _)| name.len() <= LONGEST_ENTITY);
        match entity.and_then(|(name, rest)| Some((resolved(name)?, rest))) {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
}

fn resolved(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_put_together_and_paragraphs_are_not() {
        let xml = "<w:p><w:r><w:t>Your OTP is 48</w:t></w:r><w:r><w:t>2913</w:t></w:r></w:p><w:p><w:t>a &amp; &#x627;</w:t></w:p>";
        assert_eq!(text(xml), "Your OTP is 482913\na & ا\n");
    }
}
