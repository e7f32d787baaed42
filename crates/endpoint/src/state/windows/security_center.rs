//! The antivirus, by the Windows Security Center (`IWSCProductList`, else the WMI class that it fills) and by Defender's
//! own word (`MSFT_MpComputerStatus`).

use crate::state::protection::{Activity, Guard, MOST_DAYS, Product, Signatures};
use crate::state::{Place, Seen, Unseen};

/// What Defender is called since Windows 10 2004; earlier Windows has its old name in the list.
const DEFENDER: &str = "Microsoft Defender Antivirus";
/// Ages from here on mean that Defender never had signatures: -1 in 16 or in 32 bits.
const NEVER: u32 = 65_535;

/// An entry of the Security Center.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Registered {
    pub(super) name: String,
    pub(super) activity: Activity,
    pub(super) signatures: Signatures,
    /// The program that belongs to it, or that repairs it.
    pub(super) path: String,
}

/// `MSFT_MpComputerStatus`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Defender {
    /// `Normal`, `Passive Mode`, `SxS Passive Mode`, `EDR Block Mode` or `Not running`.
    pub(super) mode: String,
    pub(super) real_time: Option<bool>,
    pub(super) signature_age: Option<u32>,
    pub(super) tamper_protected: Option<bool>,
}

/// `WSC_SECURITY_PRODUCT_STATE` and `WSC_SECURITY_SIGNATURE_STATUS`, iwscapi.h.
pub(super) fn from_list(name: String, state: i32, signatures: i32, path: String) -> Registered {
    let activity = match state {
        0 => Activity::On,
        1 => Activity::Off,
        2 => Activity::Snoozed,
        3 => Activity::Expired,
        _ => Activity::Unclear,
    };
    let signatures = match signatures {
        0 => Signatures::Stale,
        1 => Signatures::Current,
        _ => Signatures::Untold,
    };
    Registered { name, activity, signatures, path }
}

/// `productState` of `root\SecurityCenter2`, which Microsoft does not document: the third hexadecimal digit from the right
/// but one is the state, the second the signatures (397568 = 0x61100: active, current, Microsoft's).
pub(super) fn from_wmi(name: String, state: u32, path: String) -> Registered {
    let activity = match state & 0xF000 {
        0x0000 => Activity::Off,
        0x1000 => Activity::On,
        0x2000 => Activity::Snoozed,
        0x3000 => Activity::Expired,
        _ => Activity::Unclear,
    };
    let signatures = match state & 0xF0 {
        0x00 => Signatures::Current,
        0x10 => Signatures::Stale,
        _ => Signatures::Untold,
    };
    Registered { name, activity, signatures, path }
}

/// What there is. Server editions keep no list, and there Defender answers for itself.
pub(super) fn products(place: &Place, list: Seen<Vec<Registered>>, defender: Seen<Defender>) -> Seen<Vec<Product>> {
    let list = match (list, &defender) {
        (Ok(list), _) => list,
        (Err(_), Ok(_)) => Vec::new(),
        (Err(_), Err(_)) => return Err(Unseen::Failed),
    };
    let mut products: Vec<Product> = Vec::new();
    for entry in list.into_iter().filter(|entry| !is_ghost(place, &entry.path)) {
        let product = product(entry);
        match products.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&product.name)) {
            // After an update some products stand there twice: the entry that is used is the one that is active.
            Some(known) if is_better(&product, known) => *known = product,
            Some(_) => {}
            None => products.push(product),
        }
    }
    if let Ok(defender) = defender {
        let at = products.iter().position(|product| is_defender(&product.name));
        let listed = at.map(|at| products.swap_remove(at));
        products.extend(with_own_word(listed, &defender));
    }
    // Defender is on every Windows that keeps a list: where nothing is left, it is the questions that failed.
    if products.is_empty() { Err(Unseen::Failed) } else { Ok(products) }
}

fn product(entry: Registered) -> Product {
    let guard = match entry.activity {
        // The list's "on" is that of the protection in real time.
        Activity::On => Guard::On,
        Activity::Off | Activity::Snoozed => Guard::Off,
        _ => Guard::Untold,
    };
    Product {
        name: entry.name,
        activity: entry.activity,
        signatures: entry.signatures,
        guard,
        most_days: MOST_DAYS,
        notes: Vec::new(),
    }
}

fn is_better(one: &Product, other: &Product) -> bool {
    let worth = |product: &Product| (product.activity, product.signatures != Signatures::Current);
    worth(one) < worth(other)
}

fn is_defender(name: &str) -> bool {
    name.to_ascii_lowercase().contains("defender")
}

/// Defender as it sees itself. That it stepped back for another one is not the same as off.
fn with_own_word(listed: Option<Product>, defender: &Defender) -> Option<Product> {
    let name = listed.as_ref().map_or_else(|| DEFENDER.to_owned(), |product| product.name.clone());
    let mode = defender.mode.to_ascii_lowercase();
    let (activity, guard) = match (mode.as_str(), defender.real_time) {
        ("normal", Some(true)) => (Activity::On, Guard::On),
        // It runs, and looks only at what it is asked about. Its list entry says "off" then.
        ("normal", Some(false)) => (Activity::Off, Guard::Off),
        ("not running", _) => (Activity::Off, Guard::Off),
        (mode, _) if mode.contains("passive") || mode.contains("edr") => (Activity::Passive, Guard::Off),
        // What it does not tell, the list may have told.
        _ => match &listed {
            Some(listed) => (listed.activity, listed.guard),
            None => (Activity::Unclear, Guard::Untold),
        },
    };
    let signatures = match defender.signature_age {
        Some(NEVER..) => Signatures::Missing,
        Some(days) => Signatures::Days(days.into()),
        None => listed.map_or(Signatures::Untold, |product| product.signatures),
    };
    let word = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let notes = defender.tamper_protected.map(|is| ("tamper-protected", word(is))).into_iter().collect();
    Some(Product { name, activity, signatures, guard, most_days: MOST_DAYS, notes })
}

/// Whether what the entry belongs to is gone: an entry may outlive its product.
fn is_ghost(place: &Place, path: &str) -> bool {
    let path = expanded(place, path.trim().trim_matches('"'));
    let is_absolute = path.as_bytes().get(1..3) == Some(br":\");
    // Links such as `windowsdefender://` and command lines with arguments say nothing about a file.
    is_absolute && path.to_ascii_lowercase().ends_with(".exe") && !place.is_there(&path)
}

/// `%ProgramFiles%\…` with its variable replaced.
fn expanded(place: &Place, path: &str) -> String {
    let replaced = path.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let value = |name: &str| {
        let names = ["ProgramFiles", "ProgramFiles(x86)", "ProgramData", "SystemRoot", "windir", "SystemDrive"];
        place.variable(names.into_iter().find(|known| known.eq_ignore_ascii_case(name))?)
    };
    replaced.and_then(|(name, rest)| Some(format!("{}{rest}", value(name)?))).unwrap_or_else(|| path.to_owned())
}
