//! Internet messages: RFC 5322 with MIME (RFC 2045–2049), taken apart by `mail-parser` and bounded by us.

use super::smime;
use super::{Attachment, Fault, Headers, Message, Stored};
use crate::files::encoded;
use crate::limits::{Budget, Limit};
use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// Boundaries in a row that are followed. Deeper nesting than this is no honest mail.
const MOST_NESTING: usize = 60;

/// Signatures in signatures that are opened.
const MOST_WRAPPED: u32 = 8;

/// Takes a message apart.
#[must_use]
pub fn read<'a>(bytes: &'a [u8], budget: &Budget<'_>) -> Message<'a> {
    let headers = Headers::read(bytes);
    let mut message = Message { stored: Stored::Internet, source: Some(bytes), headers, ..Message::default() };
    if message.headers.over_limit {
        message.limits.push(Limit::Parts);
    }
    if message.headers.malformed_lines > 0 {
        message.faults.push(Fault::HeaderLines);
    }
    if message.headers.has_nul {
        message.faults.push(Fault::Nul);
    }
    if message.headers.over_limit || nesting(bytes) > MOST_NESTING {
        // What follows a header bomb is not worth the risk of a parser that builds it all in memory.
        message.limits.push(Limit::Depth);
        return message;
    }
    take_apart(bytes, budget, &mut message);
    message.take_files_out_of_texts(budget);
    open_signed(budget, &mut message);
    message
}

/// What an opaque signature wraps is the message, and is judged as it (RFC 8551 §3.5.2).
fn open_signed(budget: &Budget<'_>, message: &mut Message<'_>) {
    let is_signature = |one: &Attachment<'_>| one.declared.as_deref().is_some_and(|it| it.contains("pkcs7-"));
    for _ in 0..MOST_WRAPPED {
        let Some(at) = message.attachments.iter().position(is_signature) else { return };
        let file = message.attachments.remove(at);
        message.signers.extend(smime::addresses(&file.bytes));
        match smime::open(&file.bytes) {
            Some(smime::Wrapped::Signed(content)) if nesting(&content) <= MOST_NESTING => {
                if let Err(limit) = budget.spend(crate::files::bytes::len(&content)) {
                    message.limits.push(limit);
                    return;
                }
                let mut inside = Message::default();
                take_apart(&content, budget, &mut inside);
                inside.take_files_out_of_texts(budget);
                message.adopt(inside);
            }
            Some(smime::Wrapped::Signed(_)) => message.limits.push(Limit::Depth),
            Some(smime::Wrapped::Encrypted) => message.is_encrypted = true,
            None => {}
        }
        if !smime::is_all(&file.bytes) {
            message.attachments.push(Attachment { declared: None, ..file });
        }
    }
}

fn take_apart<'a>(bytes: &'a [u8], budget: &Budget<'_>, message: &mut Message<'a>) {
    let Some(parsed) = MessageParser::new().with_mime_headers().parse(bytes) else { return };
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for part in parsed.parts {
        if let Err(limit) = budget.part() {
            message.limits.push(limit);
            break;
        }
        if part.is_encoding_problem && !message.faults.contains(&Fault::Encoding) {
            message.faults.push(Fault::Encoding);
        }
        // Of the whole, only where its header ends.
        let [header, body, end] = [part.offset_header, part.offset_body, part.offset_end].map(place);
        spans.push(if spans.is_empty() { (0, body) } else { (header, end) });
        let misread = if part.is_encoding_problem { leniently(&part, bytes) } else { None };
        take(part, bytes, message);
        // Beside what it was read as: mail programs skip what does not belong.
        message.attachments.extend(misread);
    }
    outside(&spans, bytes, budget, message);
}

fn place(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// Base64 with characters that do not belong there.
fn leniently<'a>(part: &MessagePart<'_>, whole: &[u8]) -> Option<Attachment<'a>> {
    let encoding = part.content_transfer_encoding()?.to_lowercase();
    let text = whole.get(place(part.offset_body)..place(part.offset_end)).filter(|_| encoding.contains("base64"))?;
    let name = part.attachment_name().map(super::headers::decode);
    Some(Attachment { name, bytes: Cow::Owned(encoded::from_base64(text)), ..Attachment::default() })
}

/// Files that are written before the first and behind the last part, where no mail program of today looks but some do.
fn outside(spans: &[(usize, usize)], bytes: &[u8], budget: &Budget<'_>, message: &mut Message<'_>) {
    let Some(((_, body), parts)) = spans.split_first().filter(|(_, parts)| !parts.is_empty()) else { return };
    let first = parts.iter().map(|(header, _)| *header).min().unwrap_or(*body);
    let last = parts.iter().map(|(_, end)| *end).max().unwrap_or(bytes.len());
    for text in [bytes.get(*body..first), bytes.get(last..)].into_iter().flatten() {
        message.take_files_out_of(text, budget);
    }
}

fn take<'a>(part: MessagePart<'a>, whole: &'a [u8], message: &mut Message<'a>) {
    let name = part.attachment_name().map(super::headers::decode);
    let declared = part.content_type().map(|declared| match declared.subtype() {
        Some(subtype) => format!("{}/{}", declared.ctype(), subtype).to_lowercase(),
        None => declared.ctype().to_lowercase(),
    });
    let content_id = part.content_id().map(str::to_owned);
    let set_aside = name.is_some() || part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    let shown = |declared: &str| matches!(declared, "text/plain" | "text/html" | "text/enriched" | "text/x-amp-html");
    let shown = declared.as_deref().is_none_or(shown) && !set_aside;
    let bytes: Cow<'a, [u8]> = match part.body {
        PartType::Multipart(_) => return,
        PartType::Text(text) if shown => return message.texts.push(text),
        PartType::Html(page) if shown => return message.pages.push(page),
        PartType::Text(text) | PartType::Html(text) => match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        },
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        PartType::Message(inner) if !inner.raw_message.is_empty() => of_inner(inner),
        PartType::Message(_) => {
            let [from, to] = [part.offset_body, part.offset_end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
            Cow::Borrowed(whole.get(from..to).unwrap_or_default())
        }
    };
    message.attachments.push(Attachment { name, declared, content_id, bytes });
}

/// An attached message as it stands there: what is not encoded is given with everything around it.
fn of_inner(inner: mail_parser::Message<'_>) -> Cow<'_, [u8]> {
    let span = inner.parts.first().map(|root| place(root.offset_header)..place(root.offset_end)).unwrap_or_default();
    match inner.raw_message {
        Cow::Borrowed(whole) => Cow::Borrowed(whole.get(span).unwrap_or_default()),
        Cow::Owned(whole) => Cow::Owned(whole.get(span).unwrap_or_default().to_vec()),
    }
}

/// How many distinct multipart boundaries the message announces, which bounds how deep it can be nested.
fn nesting(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"boundary=").take(4 * MOST_NESTING).count()
        + memchr::memmem::find_iter(bytes, b"message/rfc822").take(4 * MOST_NESTING).count()
}

#[cfg(test)]
mod tests {
    use crate::limits::{Budget, Limits};

    #[test]
    fn an_attached_message_is_itself_and_nothing_around_it() {
        let inner = "From: a@home.example\r\nSubject: inside\r\n\r\nHello.\r\n";
        let encoded = "RnJvbTogYUBob21lLmV4YW1wbGUNClN1YmplY3Q6IGluc2lkZQ0KDQpIZWxsby4NCg==";
        for (encoding, body) in [("7bit", inner), ("base64", encoded)] {
            let mail = format!(
                "From: b@other.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
                 Content-Type: message/rfc822\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--x--\r\n"
            );
            let budget = Budget::new(Limits::default(), &|| false);
            let message = super::read(mail.as_bytes(), &budget);
            let [file] = message.attachments.as_slice() else { panic!("{encoding}: one file") };
            assert_eq!(String::from_utf8_lossy(&file.bytes).trim_end(), inner.trim_end(), "{encoding}");
        }
    }
}
