//! ClamAV, and whatever else is known to be one.

use crate::clamd_conf::Configuration;
use crate::scan::clamd::Place as Listens;
use crate::state::protection::{self, Activity, Guard, MOST_DAYS, Product, Signatures};
use crate::state::{Condition, Place, Seen, Unseen, dates};
use time::OffsetDateTime;

/// Where distributions keep the daemon's configuration.
const CONFIGURATIONS: [&str; 5] = [
    "/etc/clamav/clamd.conf",
    "/etc/clamd.d/scan.conf",
    "/etc/clamd.conf",
    "/usr/local/etc/clamav/clamd.conf",
    "/usr/local/etc/clamd.conf",
];
/// Where their packages let it listen. None of these is a folder that everyone may write to.
const SOCKETS: [&str; 3] = ["/run/clamav/clamd.ctl", "/run/clamav/clamd.sock", "/run/clamd.scan/clamd.sock"];
const PROGRAMS: [&str; 6] = [
    "/usr/bin/clamscan",
    "/usr/sbin/clamd",
    "/usr/bin/clamd",
    "/usr/local/bin/clamscan",
    "/usr/local/sbin/clamd",
    "/usr/bin/clamdscan",
];
/// What `freshclam` lays into its folder. The daily part is what changes; whoever has only the main one is years behind.
const DATABASES: [&str; 4] = ["daily.cld", "daily.cvd", "main.cld", "main.cvd"];
const DATABASE_FOLDER: &str = "/var/lib/clamav";
/// The header of a database, by ClamAV's "CVD format".
const HEADER: u64 = 512;

const OTHERS: &str = include_str!("../../../data/linux-antivirus.tsv");

pub(super) fn conditions(place: &Place, now: OffsetDateTime) -> Vec<Condition> {
    protection::judge(products(place), now)
}

fn products(place: &Place) -> Seen<Vec<Product>> {
    let processes = processes(place);
    let mut found: Vec<Product> = clamav(place, processes.as_ref().ok()).into_iter().collect();
    found.extend(others(place));
    match processes {
        // Who may not see what runs cannot say that nothing does.
        Err(_) if found.is_empty() => Err(Unseen::Failed),
        _ => Ok(found),
    }
}

fn others(place: &Place) -> impl Iterator<Item = Product> {
    let entries = OTHERS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    entries.filter(|(_, folder)| place.is_there(folder)).map(|(name, _)| Product::unclear(name))
}

/// The names of what runs; an error where others' processes are hidden.
fn processes(place: &Place) -> Seen<Vec<String>> {
    place.text("/proc/1/comm")?;
    let numbers = place.names("/proc")?.into_iter().filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    let name = |number: String| place.text(&format!("/proc/{number}/comm")).ok();
    Ok(numbers.filter_map(name).map(|name| name.trim_end().to_owned()).collect())
}

fn clamav(place: &Place, processes: Option<&Vec<String>>) -> Option<Product> {
    let configuration = CONFIGURATIONS.iter().find_map(|path| place.text(path).ok());
    let configuration = configuration.map(|text| Configuration::read(&text)).unwrap_or_default();
    let runs = |name: &str| processes.is_some_and(|names| names.iter().any(|process| process == name));
    let answer = daemon(place, &configuration);
    let installed = PROGRAMS.iter().any(|path| place.is_there(path));
    let mut notes = Vec::new();
    let (activity, signatures) = match answer.map(|text| version(&text)) {
        Ok(Some((version, date))) => {
            notes.push(("version", version));
            match date {
                Some(date) => (Activity::On, Signatures::Dated(date)),
                None => (Activity::NotReady, Signatures::Missing),
            }
        }
        // Somebody is there who may not be asked, is still loading, or speaks another language.
        Ok(None) | Err(Unseen::Failed) => (Activity::Unclear, databases(place, &configuration)),
        Err(Unseen::Absent) if runs("clamd") => (Activity::Unclear, databases(place, &configuration)),
        Err(Unseen::Absent) if installed => (Activity::NotRunning, databases(place, &configuration)),
        Err(Unseen::Absent) => return None,
    };
    let guard = match (activity, processes) {
        (_, None) => Guard::Untold,
        (Activity::On, Some(_)) if runs("clamonacc") => Guard::On,
        (Activity::Unclear, Some(_)) if runs("clamonacc") => Guard::Untold,
        _ if is_to_watch(&configuration) => Guard::NotRunning,
        _ => Guard::Off,
    };
    if guard == Guard::On {
        let prevents = configuration.last("OnAccessPrevention").is_some_and(|value| value.eq_ignore_ascii_case("yes"));
        notes.push(("prevents", if prevents { "yes" } else { "no" }.to_owned()));
    }
    Some(Product { name: "ClamAV".to_owned(), activity, signatures, guard, most_days: MOST_DAYS, notes })
}

/// Whether there is something that `clamonacc` shall watch.
fn is_to_watch(configuration: &Configuration) -> bool {
    ["OnAccessIncludePath", "OnAccessMountPath"].iter().any(|option| configuration.last(option).is_some())
}

/// The first answer; where nobody answers, whether that is because nobody is there.
fn daemon(place: &Place, configuration: &Configuration) -> Seen<String> {
    let mut places = configuration.places();
    for usual in SOCKETS.map(|path| Listens::Socket(path.into())) {
        if !places.contains(&usual) {
            places.push(usual);
        }
    }
    let mut outcome = Err(Unseen::Absent);
    for listens in places {
        match place.clamd_version(&listens) {
            Ok(answer) => return Ok(answer),
            Err(Unseen::Failed) => outcome = Err(Unseen::Failed),
            Err(Unseen::Absent) => {}
        }
    }
    outcome
}

/// `ClamAV 1.0.7/27451/Thu Nov  7 09:35:23 2024`: the version, and the date of the signatures if there are any.
fn version(answer: &str) -> Option<(String, Option<OffsetDateTime>)> {
    let mut parts = answer.trim().strip_prefix("ClamAV ")?.splitn(3, '/');
    let version = parts.next().filter(|version| version.starts_with(|c: char| c.is_ascii_digit()))?;
    let date = parts.nth(1);
    match date {
        None => Some((version.to_owned(), None)),
        // A date that cannot be read is another thing than none.
        Some(date) => Some((version.to_owned(), Some(dates::ctime(date)?))),
    }
}

/// What the databases on the disk say of themselves.
fn databases(place: &Place, configuration: &Configuration) -> Signatures {
    let named = configuration.last("DatabaseDirectory").filter(|folder| folder.starts_with('/'));
    let folder = named.unwrap_or(DATABASE_FOLDER);
    let Ok(names) = place.names(folder) else { return Signatures::Untold };
    let there: Vec<_> = DATABASES.iter().filter(|known| names.iter().any(|name| name == *known)).collect();
    if there.is_empty() {
        return Signatures::Missing;
    }
    let date = |name: &&&str| header(&place.bytes(&format!("{folder}/{name}"), HEADER).ok()?);
    there.iter().filter_map(date).max().map_or(Signatures::Untold, Signatures::Dated)
}

/// `ClamAV-VDB:date:version:signatures:level:md5:signature:builder:seconds`, filled up with blanks to 512 bytes.
fn header(untrusted: &[u8]) -> Option<OffsetDateTime> {
    let text = String::from_utf8_lossy(untrusted);
    let fields: Vec<_> = text.strip_prefix("ClamAV-VDB:")?.split(':').collect();
    let seconds = fields.last().and_then(|field| field.trim_end_matches(['\0', ' ', '\n']).parse::<i64>().ok());
    let built = seconds.filter(|seconds| *seconds > 0).and_then(|it| OffsetDateTime::from_unix_timestamp(it).ok());
    built.or_else(|| {
        // Older headers have a colon in the clock, so the date ends in the second field.
        let first = (*fields.first()?).to_owned();
        dates::cvd(&first).or_else(|| dates::cvd(&format!("{first}:{}", fields.get(1)?)))
    })
}

#[cfg(test)]
mod tests;
