//! Bombs that are mails.

use super::{Bomb, bomb, read};

pub(crate) const BOMBS: &[Bomb] = &[
    bomb("header fields", "a.eml", fields, (2_000, 1_000_000)),
    bomb("folded lines of one header field", "a.eml", folded, (100_000, 1_000_000)),
    bomb("recipients", "a.eml", recipients, (50_000, 1_000_000)),
    read("comments in comments of an address", "a.eml", comments, (20_000, 200_000)),
    read("encoded words of a subject", "a.eml", encoded_words, (2_000, 20_000)),
    read("unseen characters of a subject", "a.eml", unseen, (20_000, 150_000)),
    read("parameters of a content type", "a.eml", parameters, (1_000, 15_000)),
    read("continued parameters of a content type", "a.eml", continued, (1_000, 15_000)),
    bomb("multiparts in multiparts", "a.eml", multiparts, (200, 10_000)),
    bomb("messages in messages", "a.eml", forwarded, (200, 10_000)),
    bomb("parts", "a.eml", parts, (6_000, 10_000)),
    bomb("empty parts", "a.eml", empty_parts, (6_000, 1_000_000)),
    read("text parts of 16 KiB", "a.eml", texts, (20, 4_000)),
    read("HTML parts of 16 KiB", "a.eml", pages, (20, 4_000)),
    read("megabytes of one text", "a.eml", |size| text("One two three, four five. ", size), (1, 100)),
    read("megabytes of links in a text", "a.eml", |size| text("http://a.example/ ", size), (1, 20)),
    read("different links in a text", "a.eml", links, (2_000, 500_000)),
    read("different links in HTML", "a.eml", anchors, (2_000, 500_000)),
    read("megabytes of codes in a text", "a.eml", |size| text("Your code is 123 456. ", size), (1, 20)),
    read("megabytes of digits", "a.eml", |size| text("1234567890-", size), (1, 20)),
    read("megabytes of mailboxes in a text", "a.eml", |size| text("From: a@b.example ", size), (1, 20)),
    read("megabytes of opening brackets in a text", "a.eml", |size| text("<", size), (1, 20)),
    read("tags in tags", "a.eml", |size| html("<div>", size), (20_000, 1_000_000)),
    read("tags in tags that hide", "a.eml", |size| html("<b style='display:none'>", size), (20_000, 1_000_000)),
    read("closing tags of nothing", "a.eml", |size| html("<i></p>", size), (20_000, 1_000_000)),
    read("attributes of a tag", "a.eml", attributes, (5_000, 1_000_000)),
    read("links in links", "a.eml", |size| html("<a href=//a.example>", size), (5_000, 1_000_000)),
    read("entities", "a.eml", |size| html("&amp;&#x41;", size), (20_000, 1_000_000)),
    read("comments that do not end", "a.eml", |size| html("<!--", size), (20_000, 1_000_000)),
    read("addresses wrapped in addresses", "a.eml", wrapped, (100, 2_000)),
    read("megabytes of Base64", "a.eml", |size| base64("", size), (1, 90)),
    read("megabytes of broken Base64", "a.eml", |size| base64("!", size), (1, 90)),
    read("megabytes of quoted-printable", "a.eml", quoted, (1, 90)),
    bomb("messages of a mailbox", "a.mbox", mailbox, (6_000, 500_000)),
    bomb("attributes of a TNEF", "winmail.dat", tnef, (6_000, 1_000_000)),
];

const HEAD: &str = "From: Ayesha <ayesha@finance.example>\r\nTo: b@office.example\r\nSubject: Minutes\r\n";

fn with_type(kind: &str, body: &str) -> Vec<u8> {
    format!("{HEAD}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{body}").into_bytes()
}

fn fields(size: usize) -> Vec<u8> {
    format!("{HEAD}{}\r\nHello\r\n", "X-Field: value\r\n".repeat(size)).into_bytes()
}

fn folded(size: usize) -> Vec<u8> {
    format!("{HEAD}References: <1@a>\r\n{}\r\nHello\r\n", " <2@a>\r\n".repeat(size)).into_bytes()
}

fn recipients(size: usize) -> Vec<u8> {
    let to: String = (0..size).map(|number| format!("b{number}@office.example,\r\n ")).collect();
    format!("{HEAD}Cc: {to}c@office.example\r\n\r\nHello\r\n").into_bytes()
}

fn comments(size: usize) -> Vec<u8> {
    format!("From: {}a@b.example\r\nSubject: x\r\n\r\nHello\r\n", "(".repeat(size)).into_bytes()
}

fn encoded_words(size: usize) -> Vec<u8> {
    format!("From: a@b.example\r\nSubject: {}\r\n\r\nHello\r\n", "=?utf-8?B?4oCu?= ".repeat(size)).into_bytes()
}

fn unseen(size: usize) -> Vec<u8> {
    format!("From: a@b.example\r\nSubject: {}\r\n\r\nHello\r\n", "\u{202e}".repeat(size)).into_bytes()
}

fn parameters(size: usize) -> Vec<u8> {
    let all: String = (0..size).map(|number| format!("; name{number}=\"a\"")).collect();
    with_type(&format!("text/plain{all}"), "Hello\r\n")
}

fn continued(size: usize) -> Vec<u8> {
    let all: String = (0..size).map(|number| format!(";\r\n name*{number}*=utf-8''%41")).collect();
    with_type(&format!("application/pdf{all}"), "Hello\r\n")
}

fn multiparts(size: usize) -> Vec<u8> {
    let inside: String = (0..size)
        .map(|number| format!("--b{number}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", number + 1))
        .collect();
    with_type("multipart/mixed; boundary=b0", &inside)
}

fn forwarded(size: usize) -> Vec<u8> {
    with_type("message/rfc822", &format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(size))
}

fn part(kind: &str, body: &str) -> String {
    format!("--x\r\nContent-Type: {kind}\r\n\r\n{body}\r\n")
}

fn mixed(parts: &str) -> Vec<u8> {
    with_type("multipart/mixed; boundary=x", &format!("{parts}--x--\r\n"))
}

fn parts(size: usize) -> Vec<u8> {
    mixed(&part("application/octet-stream; name=a.txt", "Hello").repeat(size))
}

fn empty_parts(size: usize) -> Vec<u8> {
    mixed(&"--x\r\n\r\n\r\n".repeat(size))
}

fn texts(size: usize) -> Vec<u8> {
    mixed(&part("text/plain", &"Please sign in. ".repeat(1_024)).repeat(size))
}

fn pages(size: usize) -> Vec<u8> {
    mixed(&part("text/html", &"<p>Please sign in</p>\r\n".repeat(745)).repeat(size))
}

fn text(line: &str, megabytes: usize) -> Vec<u8> {
    with_type("text/plain", &line.repeat((megabytes << 20) / line.len()))
}

fn links(size: usize) -> Vec<u8> {
    with_type("text/plain", &(0..size).map(|number| format!("http://a{number}.example/x\r\n")).collect::<String>())
}

fn anchors(size: usize) -> Vec<u8> {
    let all: String =
        (0..size).map(|number| format!("<a href='http://a{number}.example/x'>here {number}</a>\r\n")).collect();
    with_type("text/html", &all)
}

fn html(tag: &str, size: usize) -> Vec<u8> {
    with_type("text/html; charset=utf-8", &format!("<html><body>{}", tag.repeat(size)))
}

fn attributes(size: usize) -> Vec<u8> {
    let all: String = (0..size).map(|number| format!(" a{number}=b")).collect();
    with_type("text/html", &format!("<html><a href='//a.example'{all}>x</a>"))
}

fn wrapped(size: usize) -> Vec<u8> {
    let inside = "https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3D".repeat(size);
    with_type("text/plain", &format!("https://eur01.safelinks.protection.outlook.com/?url={inside}\r\n").repeat(200))
}

fn base64(odd: &str, megabytes: usize) -> Vec<u8> {
    let line = format!("{}{odd}\r\n", "QUJD".repeat(19));
    let body = line.repeat((megabytes << 20) / line.len());
    let head = "application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64";
    with_type(head, &body)
}

fn quoted(megabytes: usize) -> Vec<u8> {
    with_type("text/html\r\nContent-Transfer-Encoding: quoted-printable", &"=41=\r\n".repeat((megabytes << 20) / 6))
}

fn mailbox(size: usize) -> Vec<u8> {
    "From a@b.example Mon Nov 23 10:00:00 2026\nFrom: a@b.example\nSubject: x\n\nHello\n\n".repeat(size).into_bytes()
}

fn tnef(size: usize) -> Vec<u8> {
    let attribute = b"\x02\x0F\x80\x06\0\x02\0\0\0MZ\0\0";
    [b"\x78\x9F\x3E\x22\0\0".as_slice(), &attribute.repeat(size)].concat()
}
