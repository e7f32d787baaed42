//! One-time codes (advisory 3d). A request for one is danger, whoever asks; one that was delivered is masked.

use crate::lists::of_kind;
use crate::patterns::{Patterns, Words};
use regex::Regex;
use std::cell::Cell;
use std::sync::LazyLock;

/// Names of codes in one text that are looked at.
const MOST_NOUNS: usize = 50;

const DATA: &str = include_str!("../../data/otp.txt");

/// Names of codes. They are looked for in every message, what is done with them only in the few that name one.
static NOUNS: LazyLock<Option<Patterns>> =
    LazyLock::new(|| Patterns::of(of_kind(DATA, "noun").into_iter().map(ToOwned::to_owned)));

struct Asking {
    give: Words,
    whom: Words,
    not: Words,
}

static ASKING: LazyLock<Asking> = LazyLock::new(|| {
    let words = |kind: &str| Words::any_of(of_kind(DATA, kind));
    Asking { give: words("give"), whom: words("whom"), not: words("not") }
});

/// 4-9 characters with a digit, or two groups of three; Urdu digits count as digits.
static CODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\d{3}[ -]\d{3}|(?:[a-z]{1,3}-)?\d{4,8}|[a-z]*\d[a-z\d]{3,7})\b").ok());

/// Whether a text in lower case names a one-time code at all.
#[must_use]
pub fn is_named(text: &str) -> bool {
    let named = Cell::new(false);
    if let Some(nouns) = NOUNS.as_ref() {
        nouns.find(text, |_| !named.get(), |_, _| named.set(true));
    }
    named.get()
}

/// What comes between sentences.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '۔', '؟', '\n', ';']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The sentence that asks for a one-time code, in a text that [`super::cues::plain`] made.
#[must_use]
pub fn request(plain: &str) -> Option<String> {
    let words = &*ASKING;
    let mut before = "";
    for sentence in sentences(plain) {
        let here = is_named(sentence);
        // "You will receive a six-digit code. Send it to us."
        let it = || (is_named(before) && !words.not.is_match(before)) && refers(sentence);
        let asked = (here || it()) && words.give.is_match(sentence) && words.whom.is_match(sentence);
        if asked && !words.not.is_match(sentence) && !is_offer(sentence) && is_secret(sentence, before) {
            return Some(sentence.chars().take(160).collect());
        }
        before = sentence;
    }
    None
}

/// "it", "the same", "this": the sentence speaks of the code before.
fn refers(sentence: &str) -> bool {
    sentence
        .split_whitespace()
        .any(|word| matches!(word, "it" | "that" | "same" | "them" | "woh" | "wo" | "usay" | "اسے" | "وہ"))
}

/// "We sent you a code", "we will send you": handing it to the officer is no request.
fn is_offer(sentence: &str) -> bool {
    [
        "we sent",
        "we have sent",
        "we'll send",
        "we will send",
        "sent to you",
        "send you",
        "text you",
        "give you",
        "we emailed",
        "code will be sent",
    ]
    .iter()
    .any(|offer| sentence.contains(offer))
        && !["to us", "to me", "with us", "with me", "back", "share"].iter().any(|back| sentence.contains(back))
}

/// The bare word "code" means many things; beside it must stand what makes it a secret one.
fn is_secret(sentence: &str, before: &str) -> bool {
    const INNOCENT: [&str; 22] = [
        "source code",
        "area code",
        "zip code",
        "pin code",
        "pincode",
        "postal code",
        "postcode",
        "discount code",
        "promo",
        "coupon",
        "voucher code",
        "claim code",
        "reference code",
        "tracking",
        "dress code",
        "code of",
        "the code base",
        "code review",
        "bar code",
        "country code",
        "your address",
        "complete address",
    ];
    const SECRET: [&str; 20] = [
        "otp",
        "o.t.p",
        "one-time",
        "one time",
        "onetime",
        "verification",
        "security code",
        "confirmation code",
        "digit",
        "passcode",
        "pin",
        "sms",
        "whatsapp",
        "authenti",
        "2fa",
        "your phone",
        "mobile",
        "او",
        "تصدیقی",
        "موبائل",
    ];
    let both = [sentence, before];
    !INNOCENT.iter().any(|word| sentence.contains(word))
        && both.iter().any(|text| SECRET.iter().any(|word| text.contains(word)))
}

/// Codes that the message delivers: they stand near the word for one. Byte ranges in `text`.
#[must_use]
pub fn delivered(text: &str) -> Vec<std::ops::Range<usize>> {
    let Some(nouns) = NOUNS.as_ref() else { return Vec::new() };
    // Lower case in ASCII alone keeps every letter where it was.
    let lower = text.to_ascii_lowercase();
    let mut named = Vec::new();
    let many = Cell::new(0);
    nouns.find(
        &lower,
        |_| many.get() < MOST_NOUNS,
        |_, noun| {
            many.set(many.get() + 1);
            let start = noun.as_ptr().addr() - lower.as_ptr().addr();
            named.push((noun, start..start + noun.len()));
        },
    );
    if named.is_empty() {
        return Vec::new();
    }
    let Some(code) = CODE.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    for (noun, place) in named {
        let named = noun.chars().count() > 4 || noun.contains("otp");
        let around = near(text, place.start, place.end);
        let Some(window) = text.get(around.clone()) else { continue };
        let lower = window.to_lowercase();
        if !named && !["your", "is", ":", "use", "enter"].iter().any(|word| lower.contains(word)) {
            continue;
        }
        for code in code.find_iter(window).take(5) {
            let digits = code.as_str().chars().filter(char::is_ascii_digit).count();
            let year = code.as_str().len() == 4 && (code.as_str().starts_with("19") || code.as_str().starts_with("20"));
            let range = around.start + code.start()..around.start + code.end();
            let apart = range.end <= place.start || range.start >= place.end;
            if digits >= 4 && !year && apart && !found.contains(&range) {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

/// A hundred bytes around, at character boundaries.
fn near(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut from = start.saturating_sub(60);
    let mut to = end.saturating_add(80).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    from..to
}

/// The text with every code replaced by dots; `codes` by where they begin.
#[must_use]
pub fn mask(text: &str, codes: &[std::ops::Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for code in codes {
        if code.start < done {
            done = done.max(code.end);
            continue;
        }
        out.push_str(text.get(done..code.start).unwrap_or_default());
        out.push_str("••••••");
        done = code.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::cues::plain;

    #[test]
    fn a_request_for_a_code_is_found_in_three_ways_of_writing() {
        for text in [
            "Please send us the 6-digit code you received on your phone.",
            "You will get a verification code by SMS. Kindly forward it to this number.",
            "Reply to this email with the OTP to complete the process",
            "براہ کرم اپنے موبائل پر موصول ہونے والا او ٹی پی ہمیں بتائیں۔",
            "Apko jo OTP mobile par aya hai wo mujhe bhej dein",
            "Share the one-time password with our officer now",
        ] {
            assert!(request(&plain(text)).is_some(), "{text}");
        }
    }

    #[test]
    fn a_warning_or_a_delivery_is_no_request() {
        for text in [
            "Your OTP is 482913. Never share it with us or anyone.",
            "Do not forward this code to anyone, even if they say they are from our team.",
            "We sent you a verification code. Enter it to sign in.",
            "اپنا او ٹی پی کسی کو نہ بتائیں، ہمیں بھی نہیں",
            "OTP kisi ko mat batayen, hamein bhi nahi",
            "Please send me the source code of the module, we received the old one.",
            "Send us your postal code",
            "Kindly share your complete address with pin code and mobile number so that we can send it back to you",
            "7368631 if you didn't request this code, you can ignore this message",
            "Quote the claim code in your reply to our agent; we received it from the office.",
        ] {
            assert!(request(&plain(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn a_delivered_code_is_masked_and_nothing_else() {
        let text = "Your verification code is 482 913. It was sent on 2026-11-24 to room 12.";
        let masked = mask(text, &delivered(text));
        assert!(masked.starts_with("Your verification code is ••••••.") && masked.contains("room 12"), "{masked}");
        let text = "G-482913 is your Google verification code.";
        assert!(!mask(text, &delivered(text)).contains("482913"));
    }
}
