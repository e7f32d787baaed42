//! The questions to Windows, each in a thread of its own: WMI may keep whoever asks waiting for minutes.

use super::registry::Saver;
use super::security_center::{self, Defender, Registered};
use super::{bitlocker, com, registry};
use crate::state::updating::{self, Updates};
use crate::state::volumes::{self, Encryption, Volume};
use crate::state::{Condition, Place, Probe, Seen, Unseen, dates, locking, protection};
use serde::Deserialize;
use std::io::ErrorKind;
use winreg::RegKey;
use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE};
use wmi::{AuthLevel, Variant, WMIConnection};

pub(in crate::state) const PROBES: &[Probe] = &[
    |place, now| protection::judge(security_center::products(place, list(), defender()), now),
    |_, now| vec![updating::judge(updates(), now)],
    |_, _| vec![updating::judge_restart(restart())],
    |place, _| vec![disk(place)],
    |_, _| vec![locking::judge(registry::lock(inactivity(), saver()))],
];

fn list() -> Seen<Vec<Registered>> {
    let listed = com::antivirus_list();
    listed
        .map(|list| {
            list.into_iter().map(|it| security_center::from_list(it.name, it.state, it.signatures, it.path)).collect()
        })
        .or_else(|_| list_of_wmi())
}

#[derive(Deserialize)]
struct AntiVirusProduct {
    #[serde(rename = "displayName")]
    name: String,
    #[serde(rename = "productState")]
    state: u32,
    #[serde(rename = "pathToSignedProductExe")]
    path: Option<String>,
}

fn list_of_wmi() -> Seen<Vec<Registered>> {
    let products: Vec<AntiVirusProduct> = connection(r"ROOT\SecurityCenter2")?
        .raw_query("SELECT displayName, productState, pathToSignedProductExe FROM AntiVirusProduct")
        .map_err(|_| Unseen::Failed)?;
    let registered = |it: AntiVirusProduct| security_center::from_wmi(it.name, it.state, it.path.unwrap_or_default());
    Ok(products.into_iter().map(registered).collect())
}

#[derive(Deserialize)]
struct MpComputerStatus {
    #[serde(rename = "AMRunningMode")]
    mode: Option<String>,
    #[serde(rename = "RealTimeProtectionEnabled")]
    real_time: Option<bool>,
    #[serde(rename = "AntivirusSignatureAge")]
    signature_age: Option<u32>,
    #[serde(rename = "IsTamperProtected")]
    tamper_protected: Option<bool>,
}

fn defender() -> Seen<Defender> {
    let all: Vec<MpComputerStatus> = connection(r"ROOT\Microsoft\Windows\Defender")?
        .raw_query("SELECT * FROM MSFT_MpComputerStatus")
        .map_err(|_| Unseen::Failed)?;
    let status = all.into_iter().next().ok_or(Unseen::Failed)?;
    Ok(Defender {
        mode: status.mode.unwrap_or_default(),
        real_time: status.real_time,
        signature_age: status.signature_age,
        tamper_protected: status.tamper_protected,
    })
}

fn connection(namespace: &str) -> Seen<WMIConnection> {
    WMIConnection::with_namespace_path(namespace).map_err(|_| Unseen::Failed)
}

fn updates() -> Updates {
    let (searched, installed) = com::update_dates().unwrap_or_default();
    Updates { searched: searched.and_then(dates::ole), installed: installed.and_then(dates::ole), pending: None }
}

fn restart() -> Seen<updating::Restart> {
    const VERSION: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion";
    registry::restart(&[
        has_key(&format!(r"{VERSION}\WindowsUpdate\Auto Update"), "RebootRequired"),
        has_key(&format!(r"{VERSION}\Component Based Servicing"), "RebootPending"),
    ])
}

/// Whether the machine's key `parent` has a key `child`; an error where the parent itself cannot be seen.
fn has_key(parent: &str, child: &str) -> Seen<bool> {
    let parent = RegKey::predef(HKEY_LOCAL_MACHINE).open_subkey(parent).map_err(|_| Unseen::Failed)?;
    match parent.open_subkey(child) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(_) => Err(Unseen::Failed),
    }
}

fn inactivity() -> Seen<Option<u32>> {
    let key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System";
    let key = RegKey::predef(HKEY_LOCAL_MACHINE).open_subkey(key).map_err(|_| Unseen::Failed)?;
    match key.get_value::<u32, _>("InactivityTimeoutSecs") {
        Ok(seconds) => Ok(Some(seconds)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(Unseen::Failed),
    }
}

fn saver() -> Seen<Saver> {
    let user = RegKey::predef(HKEY_CURRENT_USER);
    let read = |key: &str| -> Seen<Saver> {
        let key = match user.open_subkey(key) {
            Ok(key) => key,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Unseen::Absent),
            Err(_) => return Err(Unseen::Failed),
        };
        let value = |name: &str| key.get_value::<String, _>(name).ok();
        Ok(Saver {
            active: value("ScreenSaveActive"),
            secure: value("ScreenSaverIsSecure"),
            timeout: value("ScreenSaveTimeOut"),
            program: value("SCRNSAVE.EXE"),
        })
    };
    let policy = match read(r"Software\Policies\Microsoft\Windows\Control Panel\Desktop") {
        Ok(policy) => policy,
        Err(Unseen::Absent) => Saver::default(),
        Err(Unseen::Failed) => return Err(Unseen::Failed),
    };
    Ok(policy.or(read(r"Control Panel\Desktop")?))
}

fn disk(place: &Place) -> Condition {
    let drive = |name: &str| place.variable(name).and_then(|path| path.get(..2)).map(str::to_ascii_uppercase);
    let mut drives: Vec<String> = ["SystemDrive", "USERPROFILE"].iter().filter_map(|name| drive(name)).collect();
    drives.retain(|drive| drive.ends_with(':'));
    drives.dedup();
    let told = encryptable_volumes().unwrap_or_default();
    let volume = |drive: String| {
        let told = told.iter().find(|(letter, _)| *letter == drive).map(|(_, encryption)| *encryption);
        let asked = || com::volume_property(&format!(r"{drive}\")).map_or(Encryption::Untold, bitlocker::of_property);
        let encryption = told.filter(|told| *told != Encryption::Untold).unwrap_or_else(asked);
        Volume::new(drive, encryption)
    };
    volumes::judge(Ok(drives.into_iter().map(volume).collect()), None)
}

#[derive(Deserialize)]
struct EncryptableVolume {
    #[serde(rename = "__Path")]
    path: String,
    #[serde(rename = "DriveLetter")]
    letter: Option<String>,
}

/// Only administrators are told. The property `ProtectionStatus` is as old as the volume's last change, so the method is
/// called.
fn encryptable_volumes() -> Seen<Vec<(String, Encryption)>> {
    let connection = connection(r"ROOT\CIMV2\Security\MicrosoftVolumeEncryption")?;
    connection.set_proxy_blanket(AuthLevel::PktPrivacy).map_err(|_| Unseen::Failed)?;
    let all: Vec<EncryptableVolume> =
        connection.raw_query("SELECT __Path, DriveLetter FROM Win32_EncryptableVolume").map_err(|_| Unseen::Failed)?;
    let number = |path: &str, method: &str, property: &str| -> Option<u32> {
        let answer = connection.exec_method(path, method, None).ok()??;
        match answer.get_property(property).ok()? {
            Variant::UI4(number) => Some(number),
            Variant::I4(number) => u32::try_from(number).ok(),
            _ => None,
        }
    };
    let told = |volume: EncryptableVolume| {
        let protection = number(&volume.path, "GetProtectionStatus", "ProtectionStatus")?;
        let conversion = number(&volume.path, "GetConversionStatus", "ConversionStatus");
        Some((volume.letter?.to_ascii_uppercase(), bitlocker::of_volume(protection, conversion)))
    };
    Ok(all.into_iter().filter_map(told).collect())
}
