//! What the checks of one run have in common. Many domains of a list name the same mail servers and include the same records:
//! each server is connected to once, and what was answered about names that are nobody's own is not asked again.

use crate::ask::{Answer, Kind};
use crate::servers::starttls::Seen;
use crate::together::held;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// Answers and servers that are kept.
const MOST: usize = 20_000;

/// One run: a single check, or a list.
#[derive(Default)]
pub struct Shared {
    answers: Mutex<HashMap<(String, Kind), Answer>>,
    servers: Mutex<HashMap<(String, IpAddr), Place>>,
}

/// What was seen of one server. Whoever comes while it is being looked at waits.
type Place = Arc<Mutex<Option<Seen>>>;

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn answer(&self, name: &str, kind: Kind) -> Option<Answer> {
        held(&self.answers).get(&(name.to_owned(), kind)).cloned()
    }

    /// Keeps an answer that somebody has given; that nobody knew is no reason not to ask again.
    pub(crate) fn keep(&self, name: &str, kind: Kind, answer: &Answer) {
        let mut answers = held(&self.answers);
        if answer.outcome.is_known() && answers.len() < MOST {
            answers.insert((name.to_owned(), kind), answer.clone());
        }
    }

    /// What was seen at that address of a host, or what `look` sees there now. It is kept unless `look` came to no end of
    /// its own, because the time of that check was up.
    pub(crate) fn server(&self, host: &str, address: IpAddr, look: impl FnOnce() -> (Seen, Kept)) -> Seen {
        let place = {
            let mut servers = held(&self.servers);
            let has_room = servers.len() < MOST;
            let known = servers.get(&(host.to_owned(), address)).cloned();
            known.or_else(|| has_room.then(|| servers.entry((host.to_owned(), address)).or_default().clone()))
        };
        let Some(place) = place else { return look().0 };
        let mut seen = held(&place);
        if let Some(seen) = seen.as_ref() {
            return seen.clone();
        }
        let (found, kept) = look();
        if kept == Kept::Yes {
            *seen = Some(found.clone());
        }
        found
    }
}

/// Whether what was seen holds for others too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    No,
}
