//! The message around the sealed file. `mail-builder` writes headers and text; the attachment is left empty there and
//! streamed in between, so that memory stays flat and the size is known beforehand.

use super::{Direction, Draft, Stamp};
use crate::{EmailAddress, Mailbox};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use std::io;

/// A domain that can never exist (RFC 2606): the Message-ID says nothing about the sender's machine or office.
const MESSAGE_ID_DOMAIN: &str = "muhr.invalid";

/// What comes before the attachment's base64 and what comes after.
pub(super) struct Frame {
    pub(super) head: Vec<u8>,
    pub(super) tail: Vec<u8>,
}

pub(super) fn frame(draft: &Draft, attachment_name: &str) -> io::Result<Frame> {
    let Stamp { unix_seconds, message_id, boundary } = &draft.stamp;
    // "=_" cannot stand in base64 or quoted-printable (RFC 2045, section 6.7), so a boundary never occurs in a part.
    let outer = format!("=_{boundary}_0");
    let inner = format!("=_{boundary}_1");
    let attachment = MimePart::new(content_type(attachment_name), Vec::<u8>::new())
        .attachment(attachment_name)
        .transfer_encoding("base64");
    let parts = vec![text(draft, inner), attachment];
    let body = MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", outer.clone()), parts);
    let mut message = MessageBuilder::new().date(*unix_seconds);
    if let Some(from) = &draft.from {
        message = message.from(address(None, from));
    }
    if let Some(to) = &draft.to {
        message = message.to(mailbox(to));
    }
    let mut head = message
        .subject(draft.subject.as_str())
        .message_id(format!("{message_id}@{MESSAGE_ID_DOMAIN}"))
        .header("X-Unsent", Raw::new("1"))
        .body(body)
        .write_to_vec()?;
    let tail = format!("\r\n--{outer}--\r\n").into_bytes();
    if !head.ends_with(&tail) {
        return Err(io::Error::other("the message does not end with its boundary"));
    }
    head.truncate(head.len().saturating_sub(tail.len()));
    Ok(Frame { head, tail })
}

fn mailbox(mailbox: &Mailbox) -> Address<'_> {
    address(mailbox.name(), mailbox.address())
}

fn address<'a>(name: Option<&'a str>, address: &'a EmailAddress) -> Address<'a> {
    Address::new_address(name, address.as_str())
}

fn content_type(name: &str) -> ContentType<'_> {
    let kind = if name.ends_with(".zip") { "application/zip" } else { "application/octet-stream" };
    ContentType::new(kind).attribute("name", name)
}

fn text(draft: &Draft, boundary: String) -> MimePart<'_> {
    // Base64 keeps line breaks as they are, and in MIME they are CR LF (RFC 2045, section 6.8).
    let in_mime = |text: String| text.replace('\n', "\r\n");
    let plain = MimePart::new("text/plain", in_mime(draft.body.clone()));
    match draft.direction {
        Direction::LeftToRight => plain,
        Direction::RightToLeft => MimePart::new(
            ContentType::new("multipart/alternative").attribute("boundary", boundary),
            vec![plain, MimePart::new("text/html", in_mime(right_to_left_html(&draft.body)))],
        ),
    }
}

/// The same text with a direction: nothing but paragraphs and line breaks.
fn right_to_left_html(body: &str) -> String {
    let mut html =
        "<!DOCTYPE html>\n<html dir=\"rtl\"><head><meta charset=\"utf-8\"></head><body dir=\"rtl\">\n".to_owned();
    for paragraph in body.trim_end().split("\n\n") {
        html.push_str("<p dir=\"rtl\">");
        for character in paragraph.chars() {
            match character {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\n' => html.push_str("<br>\n"),
                _ => html.push(character),
            }
        }
        html.push_str("</p>\n");
    }
    html.push_str("</body></html>\n");
    html
}
