//! Telling what the watch has found: notifications that do not pour, and a window that is told once a second.

use super::Desk;
use crate::checking::Item;
use crate::dto::{Event, PageDto, VerdictDto};
use muhr_inspect::visible::visible;
use muhr_l10n::{Isolation, Texts};
use muhr_people::store::{Arrival, Caught, CaughtId};
use std::sync::{Arc, PoisonError};

/// Seconds in which what is found is told together after one notification.
const TOGETHER: u64 = 3;

/// What waits to be told.
#[derive(Default)]
pub(super) struct Telling {
    /// A notification was shown a moment ago; these come with the next.
    notice: Option<usize>,
    /// The window was told a moment ago; whether something has changed since.
    window: Option<bool>,
}

impl Desk {
    /// Tells what was found: the first at once, what comes right after it together.
    pub(super) fn notice(self: &Arc<Self>, id: Option<CaughtId>, caught: &Caught) {
        {
            let mut telling = self.telling();
            if let Some(held) = &mut telling.notice {
                *held += 1;
                return;
            }
            telling.notice = Some(0);
        }
        let key = if caught.verdict == VerdictDto::Danger.as_str() { "danger" } else { "caution" };
        let texts = self.texts();
        let name = visible(&caught.name);
        let desk = Arc::downgrade(self);
        let act = move || {
            if let Some(desk) = desk.upgrade() {
                desk.show_caught(id);
            }
        };
        let title = texts.text(&format!("notice-caught-{key}"), &[]);
        let body = texts.text("notice-caught-text", &[("name", &name)]);
        self.host.notify_with(&title, &body, &texts.text("notice-caught-look", &[]), Box::new(act));
        self.notice_later();
    }

    fn notice_later(self: &Arc<Self>) {
        let desk = Arc::downgrade(self);
        let job = move || {
            let Some(desk) = desk.upgrade() else { return };
            let held = {
                let mut telling = desk.telling();
                let held = telling.notice.unwrap_or_default();
                telling.notice = (held > 0).then_some(0);
                held
            };
            if held > 0 {
                let texts = desk.texts();
                let count = held.to_string();
                let again = Arc::downgrade(&desk);
                let act = move || {
                    if let Some(desk) = again.upgrade() {
                        desk.show_caught(None);
                    }
                };
                let body = texts.text("notice-caught-many", &[("count", &count)]);
                let title = texts.text("notice-caught-caution", &[]);
                desk.host.notify_with(&title, &body, &texts.text("notice-caught-look", &[]), Box::new(act));
                desk.notice_later();
            }
        };
        self.host.after(TOGETHER, Box::new(job));
    }

    /// Somebody has chosen a notification: shows the one that it was about, or all of them.
    fn show_caught(&self, id: Option<CaughtId>) {
        let found = id.and_then(|id| self.find_caught(&id.0.to_string()).ok());
        let Some(Arrival { path, detail, .. }) = found else {
            self.turn_to(PageDto::Computer);
            self.host.show_window();
            self.announce_now();
            return;
        };
        let item = Item::found_at(detail.name, path, detail.part);
        self.show_when_ready(item);
        if self.host.show_window() {
            let checked = self.check_waiting().map(Event::Checked);
            self.host.emit(checked.unwrap_or_else(|error| Event::Failed(error.into())));
        }
    }

    /// Tells the window how the watch stands, but not more than once a second.
    pub(super) fn announce(self: &Arc<Self>) {
        {
            let mut telling = self.telling();
            if let Some(changed) = &mut telling.window {
                *changed = true;
                return;
            }
            telling.window = Some(false);
        }
        self.announce_now();
        let desk = Arc::downgrade(self);
        let job = move || {
            let Some(desk) = desk.upgrade() else { return };
            let changed = desk.telling().window.take();
            if changed == Some(true) {
                desk.announce();
            }
        };
        self.host.after(1, Box::new(job));
    }

    fn announce_now(&self) {
        if let Ok(state) = self.watch_state() {
            self.host.emit(Event::WatchChanged(state));
        }
    }

    fn telling(&self) -> std::sync::MutexGuard<'_, Telling> {
        self.watching.telling.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn texts(&self) -> Texts {
        Texts::new(self.state().settings.language(), Isolation::None)
    }
}
