//! BitLocker and device encryption.

use crate::state::volumes::Encryption;

/// What `GetProtectionStatus` and `GetConversionStatus` of `Win32_EncryptableVolume` give. Not protected, and encrypted
/// from end to end, means that the key lies beside it in clear.
pub(super) fn of_volume(protection: u32, conversion: Option<u32>) -> Encryption {
    match (protection, conversion) {
        (1, _) => Encryption::On,
        (0, Some(1)) => Encryption::Suspended,
        // Encrypting, and encrypting that was paused. What is being decrypted will soon be plain.
        (0, Some(2 | 4)) => Encryption::Unfinished,
        (0, _) => Encryption::Off,
        _ => Encryption::Untold,
    }
}

/// The shell's `System.Volume.BitLockerProtection`, which whoever is no administrator may ask for.
pub(super) fn of_property(value: i32) -> Encryption {
    match value {
        1 | 6 => Encryption::On,
        2 | 4 => Encryption::Off,
        3 => Encryption::Unfinished,
        // Suspended, and waiting for somebody to back the key up: in both the key lies in clear.
        5 | 8 => Encryption::Suspended,
        _ => Encryption::Untold,
    }
}
