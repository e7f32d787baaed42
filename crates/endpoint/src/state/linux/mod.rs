//! What Linux tells, read from its file system.

mod antivirus;
mod disk;
mod screen;
mod updates;

use super::{Condition, Place, Probe};

pub(super) const PROBES: &[Probe] = &[
    |place, now| outside(place, || antivirus::conditions(place, now)),
    |place, now| outside(place, || updates::conditions(place, now)),
    |place, _| outside(place, || vec![disk::condition(place)]),
    |place, _| outside(place, || vec![screen::condition(place)]),
];

/// Inside a Flatpak the file system is not the computer's, and whatever was read there would be about something else.
fn outside(place: &Place, probe: impl FnOnce() -> Vec<Condition>) -> Vec<Condition> {
    if place.is_there("/.flatpak-info") { Vec::new() } else { probe() }
}
