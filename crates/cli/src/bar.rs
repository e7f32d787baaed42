//! A progress bar on a terminal; nothing in a pipe.

use crate::talk::Talk;
use indicatif::{ProgressBar, ProgressStyle};
use muhr_app::progress::Progress;
use muhr_seal::Phase;
use std::sync::Mutex;

/// Draws what a meter reports.
pub(crate) struct Bar {
    bar: Option<ProgressBar>,
    shown: Mutex<Option<Phase>>,
    words: [(Phase, String); 4],
}

impl Bar {
    pub(crate) fn new(talk: &Talk) -> Self {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes} / {total_bytes}  {prefix}");
        let bar = style.ok().filter(|_| talk.shows_progress()).map(|style| ProgressBar::new(0).with_style(style));
        let words = [
            (Phase::DerivingKey, "phase-deriving-key"),
            (Phase::Sealing, "phase-sealing"),
            (Phase::Checking, "phase-checking"),
            (Phase::Opening, "phase-opening"),
        ];
        Self { bar, shown: Mutex::new(None), words: words.map(|(phase, key)| (phase, talk.text(key, &[]))) }
    }

    pub(crate) fn draw(&self, progress: Progress) {
        let Some(bar) = &self.bar else { return };
        if let Ok(mut shown) = self.shown.lock()
            && *shown != Some(progress.phase)
        {
            *shown = Some(progress.phase);
            let word = self.words.iter().find(|(phase, _)| *phase == progress.phase);
            bar.set_message(word.map(|(_, word)| word.clone()).unwrap_or_default());
        }
        bar.set_length(progress.total);
        bar.set_position(progress.done);
        bar.set_prefix(progress.left.map(|left| format!("{:.0} s", left.as_secs_f64().ceil())).unwrap_or_default());
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
