//! Encryption of the disk. The rules for all systems.

use super::{Condition, Reason, Seen, reason};

/// Whether who takes the disk can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encryption {
    /// It is encrypted.
    On,
    /// It is not.
    Off,
    /// It is, and its key lies beside it in clear.
    Suspended,
    /// Part of it is, and work on it goes on.
    Unfinished,
    /// That was not told.
    Untold,
}

/// One volume that holds what belongs to the officer or to the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    /// What people call it: `/home`, `C:`.
    pub(super) name: String,
    pub(super) encryption: Encryption,
}

impl Volume {
    pub(super) fn new(name: impl Into<String>, encryption: Encryption) -> Self {
        Self { name: name.into(), encryption }
    }
}

/// The topic about the disk. `swap` is what memory is written to, where there is such a place.
pub(super) fn judge(volumes: Seen<Vec<Volume>>, swap: Option<Encryption>) -> Condition {
    let volumes = volumes.unwrap_or_default();
    let named = |encryption: Encryption| {
        let those = volumes.iter().filter(|volume| volume.encryption == encryption);
        Some(those.map(|volume| volume.name.as_str()).collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
    };
    let about = |reason: &'static Reason, names: String| Condition::new(reason).with("where", names);
    let [on, off, suspended, unfinished, untold] =
        [Encryption::On, Encryption::Off, Encryption::Suspended, Encryption::Unfinished, Encryption::Untold].map(named);
    let condition = match (on, off, suspended, unfinished, untold) {
        (Some(_), Some(off), ..) => about(&reason::DISK_PARTLY, off),
        (None, Some(off), ..) => about(&reason::DISK_PLAIN, off),
        (_, None, Some(suspended), ..) => about(&reason::DISK_SUSPENDED, suspended),
        (_, None, None, Some(unfinished), _) => about(&reason::DISK_UNFINISHED, unfinished),
        (_, None, None, None, Some(untold)) => about(&reason::DISK_NOT_TOLD, untold),
        (Some(on), None, None, None, None) if swap == Some(Encryption::Off) => about(&reason::DISK_SWAP_PLAIN, on),
        (Some(on), None, None, None, None) => about(&reason::DISK_ENCRYPTED, on),
        (None, None, None, None, None) => Condition::new(&reason::DISK_NOT_TOLD),
    };
    match swap {
        Some(Encryption::On) => condition.with("swap", "encrypted"),
        Some(Encryption::Off) => condition.with("swap", "not-encrypted"),
        Some(_) => condition.with("swap", "not-told"),
        None => condition,
    }
}
