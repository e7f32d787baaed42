//! The calls into COM that have no safe form. Each fetches plain values and judges nothing.
#![allow(unsafe_code, reason = "COM interfaces are called through pointers")]

use crate::state::{Seen, Unseen};
use windows::Win32::Foundation::PROPERTYKEY;
use windows::Win32::System::Com::{CLSCTX_INPROC_SERVER, COINIT_MULTITHREADED, CoCreateInstance, CoInitializeEx};
use windows::Win32::System::SecurityCenter::{IWSCProductList, WSC_SECURITY_PROVIDER_ANTIVIRUS, WSCProductList};
use windows::Win32::System::UpdateAgent::{AutomaticUpdates, IAutomaticUpdates2};
use windows::Win32::System::Variant::{VARIANT, VT_DATE};
use windows::Win32::UI::Shell::PropertiesSystem::PSGetPropertyKeyFromName;
use windows::Win32::UI::Shell::{IShellItem2, SHCreateItemFromParsingName};
use windows::core::{HSTRING, Result, w};

/// Most entries of the list.
const MOST_PRODUCTS: u32 = 64;

/// An antivirus as the Security Center lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) state: i32,
    pub(super) signatures: i32,
    pub(super) path: String,
}

/// Lets this thread call COM. That another part of the program has settled it otherwise is no harm; the thread ends soon.
fn enter() {
    // SAFETY: may be called on any thread at any time; the thread keeps COM until it ends.
    let _ = unsafe { CoInitializeEx(None, COINIT_MULTITHREADED) };
}

/// All antivirus products. Server editions have no such list, and say that its class is not registered.
pub(super) fn antivirus_list() -> Seen<Vec<Listed>> {
    enter();
    let ask = || -> Result<Vec<Listed>> {
        // SAFETY: each call takes values of ours and gives values that own themselves; the interfaces live in this thread.
        unsafe {
            let list: IWSCProductList = CoCreateInstance(&WSCProductList, None, CLSCTX_INPROC_SERVER)?;
            list.Initialize(WSC_SECURITY_PROVIDER_ANTIVIRUS)?;
            let count = u32::try_from(list.Count()?).unwrap_or(0).min(MOST_PRODUCTS);
            let product = |index| {
                let product = list.get_Item(index)?;
                Ok(Listed {
                    name: product.ProductName()?.to_string(),
                    state: product.ProductState()?.0,
                    // What a product does not tell is not worth losing the product for.
                    signatures: product.SignatureStatus().map_or(-1, |status| status.0),
                    path: product.RemediationPath().map(|path| path.to_string()).unwrap_or_default(),
                })
            };
            (0..count).map(product).collect()
        }
    };
    ask().map_err(|_| Unseen::Failed)
}

/// When updates were last looked for, and when they were last installed, both with success; days since 30 December 1899.
pub(super) fn update_dates() -> Seen<(Option<f64>, Option<f64>)> {
    enter();
    let ask = || -> Result<(Option<f64>, Option<f64>)> {
        // SAFETY: as in `antivirus_list`.
        unsafe {
            let updates: IAutomaticUpdates2 = CoCreateInstance(&AutomaticUpdates, None, CLSCTX_INPROC_SERVER)?;
            let results = updates.Results()?;
            let [searched, installed] = [results.LastSearchSuccessDate(), results.LastInstallationSuccessDate()];
            Ok((searched.ok().and_then(|it| date(&it)), installed.ok().and_then(|it| date(&it))))
        }
    };
    ask().map_err(|_| Unseen::Failed)
}

fn date(value: &VARIANT) -> Option<f64> {
    // SAFETY: `vt` says which of the union's values is there, and is valid in every VARIANT.
    unsafe {
        let inner = &value.Anonymous.Anonymous;
        (inner.vt == VT_DATE).then(|| inner.Anonymous.date)
    }
}

/// The shell's `System.Volume.BitLockerProtection` of the volume whose root is `root` (`C:\`).
pub(super) fn volume_property(root: &str) -> Seen<i32> {
    enter();
    let ask = || -> Result<i32> {
        let mut key = PROPERTYKEY::default();
        // SAFETY: `key` outlives both calls that are given its address.
        unsafe {
            PSGetPropertyKeyFromName(w!("System.Volume.BitLockerProtection"), &raw mut key)?;
            let volume: IShellItem2 = SHCreateItemFromParsingName(&HSTRING::from(root), None)?;
            volume.GetInt32(&raw const key)
        }
    };
    ask().map_err(|_| Unseen::Failed)
}
