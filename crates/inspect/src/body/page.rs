//! What an HTML body shows, hides and links to. Tokenised by `html5gum`; never rendered, nothing in it is run.

use html5gum::{StartTag, Token, Tokenizer};

/// Characters of text that are kept.
const MOST_TEXT: usize = 200_000;
/// Links that are kept.
const MOST_LINKS: usize = 1_000;
/// Open elements that are remembered.
const MOST_OPEN: usize = 4_000;

/// A link with what a reader sees of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The target as it stands there, entities decoded.
    pub target: String,
    /// The text, white space joined.
    pub text: String,
    /// It holds a picture.
    pub has_image: bool,
}

/// What an HTML text is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The text that is seen.
    pub text: String,
    /// Characters that are there but not seen.
    pub hidden_chars: usize,
    /// Links, forms' targets and refreshes, in order.
    pub anchors: Vec<Anchor>,
    /// Pictures larger than a tracking pixel.
    pub images: u32,
    /// Hosts that pictures come from are fetched by mail programs; these are their addresses.
    pub image_sources: Vec<String>,
    /// A form.
    pub has_form: bool,
    /// A field for a password.
    pub has_password_field: bool,
    /// Script, or attributes that run one.
    pub has_script: bool,
    /// A refresh that leads away.
    pub has_refresh: bool,
    /// A limit was reached.
    pub over_limit: bool,
}

struct Open {
    name: Vec<u8>,
    hides: bool,
}

/// Reads a page.
#[must_use]
pub fn read(html: &str) -> Page {
    #[cfg(test)]
    crate::seeds::keep("html", html.as_bytes());
    let mut page = Page::default();
    let mut open: Vec<Open> = Vec::new();
    let mut hidden = 0_usize;
    let mut anchor: Option<Anchor> = None;
    let mut base = String::new();
    let mut raw_text: Option<Vec<u8>> = None;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                tag_facts(&tag, &mut page, &mut base);
                match name {
                    b"script" | b"style" | b"title" | b"noscript" | b"template" => raw_text = Some(name.to_vec()),
                    b"a" | b"area" => {
                        finish(&mut page, anchor.take());
                        let target = attribute(&tag, b"href").unwrap_or_default();
                        anchor = (!target.trim().is_empty()).then(|| Anchor { target, ..Anchor::default() });
                    }
                    b"img" => {
                        if let Some(anchor) = &mut anchor {
                            anchor.has_image = true;
                        }
                    }
                    b"br" | b"p" | b"div" | b"tr" | b"li" | b"h1" | b"h2" | b"h3" | b"td" | b"table" => {
                        push_text(&mut page.text, "\n");
                        // Only what closes again can hide what stands in it.
                        remember(&mut open, &mut hidden, &tag, &mut page);
                    }
                    b"span" | b"font" | b"section" | b"center" | b"b" | b"i" | b"strong" | b"em" | b"u" | b"tbody"
                    | b"blockquote" | b"ul" | b"ol" | b"label" | b"article" | b"header" | b"footer" | b"main" => {
                        remember(&mut open, &mut hidden, &tag, &mut page);
                    }
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if raw_text.as_deref() == Some(name) {
                    raw_text = None;
                }
                if name == b"a" {
                    finish(&mut page, anchor.take());
                }
                let near = open.iter().rev().take(64).position(|one| one.name == name);
                if let Some(above) = near {
                    for closed in open.drain(open.len() - above - 1..) {
                        hidden -= usize::from(closed.hides);
                    }
                }
            }
            Token::String(text) if raw_text.is_none() => {
                let text = String::from_utf8_lossy(&text);
                if hidden > 0 {
                    page.hidden_chars += text.chars().filter(|c| !c.is_whitespace()).count();
                } else {
                    push_text(&mut page.text, &text);
                    if let Some(anchor) = &mut anchor
                        && anchor.text.len() < 2_000
                    {
                        push_text(&mut anchor.text, &text);
                    }
                }
                page.over_limit |= page.text.len() > MOST_TEXT;
            }
            _ => {}
        }
        if page.over_limit {
            break;
        }
    }
    finish(&mut page, anchor);
    if let Some(base) = url::Url::parse(&base).ok().filter(|base| base.scheme().starts_with("http")) {
        for anchor in &mut page.anchors {
            if let Ok(joined) = base.join(&anchor.target) {
                anchor.target = joined.into();
            }
        }
    }
    page
}

fn remember(open: &mut Vec<Open>, hidden: &mut usize, tag: &StartTag<()>, page: &mut Page) {
    if tag.self_closing {
        return;
    }
    if open.len() >= MOST_OPEN {
        page.over_limit = true;
        return;
    }
    let hides = attribute(tag, b"style").is_some_and(|style| hides(&style)) || attribute(tag, b"hidden").is_some();
    *hidden += usize::from(hides);
    open.push(Open { name: tag.name.to_vec(), hides });
}

fn tag_facts(tag: &StartTag<()>, page: &mut Page, base: &mut String) {
    let name: &[u8] = &tag.name;
    page.has_script |= name == b"script" || tag.attributes.keys().any(|key| key.starts_with(b"on") && key.len() > 4);
    match name {
        b"img" => {
            let tiny = |name| {
                attribute(tag, name)
                    .and_then(|v| v.trim_end_matches("px").trim().parse::<u32>().ok())
                    .is_some_and(|v| v <= 3)
            };
            page.images += u32::from(!tiny(b"width") && !tiny(b"height"));
            if let Some(source) = attribute(tag, b"src").filter(|_| page.image_sources.len() < 200) {
                page.image_sources.push(source);
            }
        }
        b"form" => {
            page.has_form = true;
            if let Some(target) = attribute(tag, b"action").filter(|target| target.contains(':')) {
                finish(page, Some(Anchor { target, ..Anchor::default() }));
            }
        }
        b"input" => {
            page.has_password_field |=
                attribute(tag, b"type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("password"));
        }
        b"base" if base.is_empty() => *base = attribute(tag, b"href").unwrap_or_default(),
        b"meta" if attribute(tag, b"http-equiv").is_some_and(|it| it.trim().eq_ignore_ascii_case("refresh")) => {
            let content = attribute(tag, b"content").unwrap_or_default();
            if let Some((_, target)) = content.split_once(['=']) {
                page.has_refresh = true;
                let target = target.trim_matches([' ', '\'', '"']).to_owned();
                finish(page, Some(Anchor { target, ..Anchor::default() }));
            }
        }
        _ => {}
    }
}

fn finish(page: &mut Page, anchor: Option<Anchor>) {
    let Some(mut anchor) = anchor else { return };
    if page.anchors.len() >= MOST_LINKS {
        page.over_limit = true;
        return;
    }
    anchor.text = anchor.text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.anchors.push(anchor);
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn push_text(text: &mut String, more: &str) {
    if text.len() <= MOST_TEXT {
        text.push_str(more);
    }
}

/// Inline style that keeps text from being seen.
fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    style.split(';').any(|rule| {
        let Some((property, value)) = rule.split_once(':') else { return false };
        let value = value.trim_end_matches("!important");
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse::<f32>().ok();
        match property {
            "display" => value == "none",
            "visibility" => value == "hidden",
            "mso-hide" => value == "all",
            "font-size" => number.is_some_and(|size| size <= 2.0 && !value.ends_with("em") || size == 0.0),
            "opacity" => number.is_some_and(|opacity| opacity <= 0.05),
            "max-height" | "max-width" => number == Some(0.0),
            "text-indent" => number.is_some_and(|indent| indent <= -100.0),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_carry_what_a_reader_sees() {
        let page = read(
            "<p>Pay <a href='http://evil.example/x?a=1&amp;b=2'>https://bank.example</a></p><a href=y><img src=z></a>",
        );
        let first = page.anchors.first().unwrap();
        assert_eq!(
            (first.target.as_str(), first.text.as_str()),
            ("http://evil.example/x?a=1&b=2", "https://bank.example")
        );
        assert!(page.anchors.get(1).unwrap().has_image);
    }

    #[test]
    fn hidden_text_is_counted_and_not_shown() {
        let page = read("<div style='display: none'>lorem ipsum <b>dolor</b></div><div>seen</div><script>x</script>");
        assert_eq!(page.text.trim(), "seen");
        assert_eq!(page.hidden_chars, 15);
        assert!(page.has_script);
    }

    #[test]
    fn a_page_of_nothing_but_tags_ends() {
        let page = read(&"<div>".repeat(300_000));
        assert!(page.over_limit);
    }
}
