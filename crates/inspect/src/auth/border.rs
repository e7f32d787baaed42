//! Which header fields the receiving server wrote.
//!
//! Servers prepend. Reading from the top, hops inside the receiving organisation come first; the first hop that took
//! the message from outside is the border. Everything above the border's Received was written inside, everything below
//! it may be the sender's. A hop counts as inside only by addresses that the receiving server saw, never by names,
//! which a sender chooses. Where it is doubtful the border is assumed early, which makes a result "claimed" and never
//! trusted.
//!
//! Where the officer has told what the receiving server calls itself, only results in that name count, and they count
//! too where the border cannot be told, as long as no hop of anybody else stands above them.

use super::received::{Hop, same_organisation};
use super::results::Results;
use crate::message::Headers;
use crate::names::domain::{is_within, registrable};

/// Hops that are looked at.
const MOST: usize = 50;

/// Where the outside begins.
pub(super) struct Border {
    /// Position of its Received field among all fields.
    pub(super) at: usize,
    /// What the receiving server saw.
    pub(super) hop: Hop,
}

impl Border {
    /// The border of a message, if it can be told.
    fn find(headers: &Headers, receiver: Option<&str>) -> Option<Self> {
        let mut inside: Option<String> = receiver.map(str::to_owned);
        for (at, hop) in hops(headers) {
            let of_receiver = inside.as_ref().is_none_or(|first| is_of(first, &hop));
            if !of_receiver {
                // The hop above took it from another organisation without saying so: nothing below is to be trusted.
                return None;
            }
            if !hop.is_internal() {
                return Some(Self { at, hop });
            }
            if inside.is_none() && hop.by.contains('.') {
                inside = Some(hop.by);
            }
        }
        None
    }

    /// Whether the field at `at` was written inside.
    fn wrote(&self, at: usize, results: &Results) -> bool {
        // Google's border writes its result below its own Received; it removes results in its name that came in.
        let below = at > self.at && at <= self.at + 3;
        at < self.at || (below && results.server() == "mx.google.com" && registrable(&self.hop.by) == "google.com")
    }
}

/// Whose results are believed.
pub(super) struct Trust<'a> {
    receiver: Option<&'a str>,
    pub(super) border: Option<Border>,
    /// Only what stands above may be the named server's, where there is no border.
    limit: usize,
    /// The topmost hop is the named server's own.
    is_own: bool,
}

impl<'a> Trust<'a> {
    pub(super) fn read(headers: &Headers, receiver: Option<&'a str>) -> Self {
        // Somebody else may take the mail in for the office: then his border is the one that saw the sender.
        let border = Border::find(headers, receiver).or_else(|| Border::find(headers, None));
        let (mut limit, mut is_own) = (0, false);
        if let Some(name) = receiver {
            for (at, hop) in hops(headers) {
                let own = is_of(name, &hop);
                if !own && is_own {
                    break;
                }
                // Above the lowest of its own hops, or where it leaves none, above the first of anybody else.
                limit = at;
                if !own {
                    break;
                }
                is_own = true;
            }
        }
        Self { receiver, border, limit, is_own }
    }

    /// Whether the receiving server wrote these results, which stand at `at` among all fields.
    pub(super) fn wrote(&self, at: usize, results: &Results) -> bool {
        let inside = match &self.border {
            Some(border) => border.wrote(at, results),
            None => self.receiver.is_some() && at < self.limit,
        };
        inside && self.receiver.is_none_or(|name| self.is_named(name, results.server()))
    }

    /// Microsoft leaves the name out; there the hop must be the named server's.
    fn is_named(&self, name: &str, server: &str) -> bool {
        if server.is_empty() { self.is_own } else { is_within(server, name) }
    }
}

/// Whether a hop was written within the organisation of `name`, or says nothing of who wrote it.
fn is_of(name: &str, hop: &Hop) -> bool {
    hop.by.is_empty() || !hop.by.contains('.') || same_organisation(name, &hop.by)
}

/// All hops, topmost first, with their position among all fields.
pub(super) fn hops(headers: &Headers) -> impl Iterator<Item = (usize, Hop)> {
    let fields = headers.all().iter().enumerate().filter(|(_, field)| field.name.eq_ignore_ascii_case("Received"));
    fields.take(MOST).map(|(at, field)| (at, Hop::parse(&field.value)))
}
