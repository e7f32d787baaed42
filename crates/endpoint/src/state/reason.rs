//! Every answer that there is: the one table behind conditions, texts and tests.

use super::{State, Topic};

/// Why a topic is as it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its stable name: texts `endpoint-<id>` and, unless it is fine, `endpoint-<id>-remedy`.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// Which of the four answers it gives.
    pub state: State,
    /// What its texts may mention. Further evidence is for programs.
    pub mentions: &'static [&'static str],
}

macro_rules! reasons {
    ($($name:ident = $id:literal, $topic:ident, $state:ident, $mentions:expr;)*) => {
        $(pub(super) const $name: Reason =
            Reason { id: $id, topic: Topic::$topic, state: State::$state, mentions: &$mentions };)*
        /// All of them.
        pub const ALL: &[Reason] = &[$($name),*];
    };
}

reasons! {
    ANTIVIRUS_ACTIVE = "antivirus-active", Antivirus, Fine, ["product"];
    ANTIVIRUS_NONE = "antivirus-none", Antivirus, Problem, [];
    ANTIVIRUS_NOT_RUNNING = "antivirus-not-running", Antivirus, Problem, ["product"];
    ANTIVIRUS_NOT_READY = "antivirus-not-ready", Antivirus, Problem, ["product"];
    ANTIVIRUS_OFF = "antivirus-off", Antivirus, Problem, ["product"];
    ANTIVIRUS_SNOOZED = "antivirus-snoozed", Antivirus, Problem, ["product"];
    ANTIVIRUS_EXPIRED = "antivirus-expired", Antivirus, Problem, ["product"];
    ANTIVIRUS_PASSIVE = "antivirus-passive", Antivirus, Problem, ["product"];
    ANTIVIRUS_UNCLEAR = "antivirus-unclear", Antivirus, Unknown, ["product"];
    ANTIVIRUS_NOT_TOLD = "antivirus-not-told", Antivirus, Unknown, [];

    SIGNATURES_CURRENT = "signatures-current", Signatures, Fine, ["product", "days"];
    SIGNATURES_UP_TO_DATE = "signatures-up-to-date", Signatures, Fine, ["product"];
    SIGNATURES_OLD = "signatures-old", Signatures, Problem, ["product", "days"];
    SIGNATURES_STALE = "signatures-stale", Signatures, Problem, ["product"];
    SIGNATURES_NONE = "signatures-none", Signatures, Problem, ["product"];
    SIGNATURES_AHEAD = "signatures-ahead", Signatures, Unknown, ["product", "date"];
    SIGNATURES_NOT_TOLD = "signatures-not-told", Signatures, Unknown, [];
    SIGNATURES_NO_ANTIVIRUS = "signatures-no-antivirus", Signatures, NotApplicable, [];

    ON_ACCESS_ON = "on-access-on", OnAccess, Fine, ["product"];
    ON_ACCESS_OFF = "on-access-off", OnAccess, Problem, ["product"];
    ON_ACCESS_NOT_RUNNING = "on-access-not-running", OnAccess, Problem, ["product"];
    ON_ACCESS_NOT_TOLD = "on-access-not-told", OnAccess, Unknown, [];
    ON_ACCESS_NO_ANTIVIRUS = "on-access-no-antivirus", OnAccess, NotApplicable, [];

    UPDATES_CURRENT = "updates-current", Updates, Fine, ["days"];
    UPDATES_RECENT = "updates-recent", Updates, Fine, ["days"];
    UPDATES_PENDING = "updates-pending", Updates, Problem, ["count"];
    UPDATES_NOT_LOOKED_FOR = "updates-not-looked-for", Updates, Problem, ["days"];
    UPDATES_OLD = "updates-old", Updates, Problem, ["days"];
    UPDATES_NOT_TOLD = "updates-not-told", Updates, Unknown, [];

    RESTART_NONE = "restart-none", Restart, Fine, [];
    RESTART_PENDING = "restart-pending", Restart, Problem, [];
    RESTART_KERNEL = "restart-kernel", Restart, Problem, [];
    RESTART_NOT_TOLD = "restart-not-told", Restart, Unknown, [];

    DISK_ENCRYPTED = "disk-encrypted", DiskEncryption, Fine, [];
    DISK_PLAIN = "disk-not-encrypted", DiskEncryption, Problem, [];
    DISK_PARTLY = "disk-partly-encrypted", DiskEncryption, Problem, ["where"];
    DISK_SWAP_PLAIN = "disk-swap-not-encrypted", DiskEncryption, Problem, [];
    DISK_SUSPENDED = "disk-encryption-suspended", DiskEncryption, Problem, ["where"];
    DISK_UNFINISHED = "disk-encryption-unfinished", DiskEncryption, Problem, ["where"];
    DISK_NOT_TOLD = "disk-encryption-not-told", DiskEncryption, Unknown, [];

    SCREEN_LOCK_ON = "screen-lock-on", ScreenLock, Fine, [];
    SCREEN_LOCK_AFTER = "screen-lock-after", ScreenLock, Fine, ["minutes"];
    SCREEN_LOCK_LATE = "screen-lock-late", ScreenLock, Problem, ["minutes"];
    SCREEN_LOCK_OFF = "screen-lock-off", ScreenLock, Problem, [];
    SCREEN_LOCK_NOT_TOLD = "screen-lock-not-told", ScreenLock, Unknown, [];
    SCREEN_LOCK_NO_SCREEN = "screen-lock-no-screen", ScreenLock, NotApplicable, [];
}
