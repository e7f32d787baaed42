//! Attacks on an address book: senders who want to be taken for somebody in it, family by family, from a seed. What a
//! family leaves out is what `docs/signals.md` says is left out.

use std::collections::HashSet;

/// Chance that is the same every time (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// Chance from a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Less than `count`; 0 where that is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed >> 33).unwrap_or_default().checked_rem(count).unwrap_or_default()
    }

    /// One of them.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }
}

/// Somebody in the book, and one of their addresses.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The name; may be empty.
    pub(crate) name: String,
    /// What stands before the @, lower case.
    pub(crate) local: String,
    /// What stands after it, lower case.
    pub(crate) host: String,
}

impl Target {
    /// Takes an address apart.
    pub(crate) fn of(name: &str, address: &str) -> Option<Self> {
        let (local, host) = address.rsplit_once('@')?;
        Some(Self { name: name.to_owned(), local: local.to_lowercase(), host: host.to_lowercase() })
    }

    fn address(&self) -> String {
        format!("{}@{}", self.local, self.host)
    }

    /// What somebody had to register, as its label and its suffix.
    fn registered(&self) -> Option<(String, String)> {
        let suffix = psl::suffix_str(&self.host)?;
        let label = self.host.strip_suffix(suffix)?.trim_end_matches('.').rsplit('.').next()?;
        (!label.is_empty()).then(|| (label.to_owned(), suffix.to_owned()))
    }

    fn is_free(&self) -> bool {
        is_provider(&self.host)
    }

    fn is_role(&self) -> bool {
        include_str!("../../data/role_mailboxes.txt").lines().any(|line| line == self.local)
    }

    /// The label is long enough for a wrong letter to be seen, or the local part beside it helps.
    fn shows_slips(&self, label: &str) -> bool {
        let (label, local) = (label.chars().count(), self.local.chars().count());
        label >= 6 || label == 5 && self.is_free() || label >= 3 && label + local >= 9 && !self.is_role()
    }
}

/// A family of attacks.
pub(crate) struct Family {
    /// What it does.
    pub(crate) name: &'static str,
    /// The From of an attack on somebody; nothing where it cannot be played on them, or is left out.
    pub(crate) play: fn(&Target, &mut Dice) -> Option<String>,
}

/// Free mail providers that attackers use here.
const FREE: [&str; 5] = ["gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "protonmail.com"];
/// Domains of attackers.
const EVIL: [&str; 6] =
    ["mx-relay.example", "cloud-files.net", "webnode-77.com", "sv-hosting.org", "quickbox.pw", "mailout.info"];
/// Words that imitators put beside a name.
const WORDS: [&str; 10] =
    ["secure", "login", "portal", "support", "verify", "official", "mail", "online", "account", "update"];
/// Suffixes that anybody may register under.
const SUFFIXES: [&str; 9] = ["com", "org", "net", "pk", "com.pk", "org.pk", "info", "co", "net.pk"];
/// Letters of other scripts that look like Latin ones.
const HOMOGLYPHS: [(char, &[char]); 17] = [
    ('a', &['а', 'α']),
    ('b', &['в']),
    ('c', &['с', 'ϲ']),
    ('e', &['е']),
    ('h', &['һ']),
    ('i', &['і', 'ι']),
    ('j', &['ј']),
    ('k', &['к', 'κ']),
    ('m', &['м']),
    ('n', &['п', 'η']),
    ('o', &['о', 'ο']),
    ('p', &['р', 'ρ']),
    ('s', &['ѕ']),
    ('t', &['т', 'τ']),
    ('v', &['ν', 'ѵ']),
    ('x', &['х', 'χ']),
    ('y', &['у', 'γ']),
];
/// ASCII that looks like other ASCII.
const LOOKALIKES: [(&str, &str); 10] = [
    ("rn", "m"),
    ("m", "rn"),
    ("o", "0"),
    ("l", "1"),
    ("i", "1"),
    ("i", "l"),
    ("l", "i"),
    ("w", "vv"),
    ("d", "cl"),
    ("s", "5"),
];
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Every family.
pub(crate) const FAMILIES: &[Family] = &[
    Family { name: "homoglyphs in the domain", play: |target, dice| homoglyph_domain(target, dice, false) },
    Family { name: "homoglyphs in the domain, as punycode", play: |target, dice| homoglyph_domain(target, dice, true) },
    Family { name: "ASCII look-alikes in the domain (rn for m, 0 for o, 1 for l, vv for w)", play: ascii_domain },
    Family { name: "swapped letters in the domain", play: |target, dice| slip(target, dice, swapped) },
    Family { name: "doubled letter in the domain", play: |target, dice| slip(target, dice, doubled) },
    Family { name: "dropped letter in the domain", play: |target, dice| slip(target, dice, dropped) },
    Family { name: "letter of the key beside in the domain", play: |target, dice| slip(target, dice, replaced) },
    Family { name: "added hyphen in the domain", play: |target, dice| slip(target, dice, hyphened) },
    Family { name: "removed hyphen or dot in the domain", play: closed_up },
    Family { name: "other top-level domain", play: other_suffix },
    Family { name: "real domain as a subdomain", play: subdomain },
    Family { name: "real domain with hyphens for dots", play: with_hyphens },
    Family { name: "real domain written together", play: together },
    Family { name: "added word (`-secure`)", play: added_word },
    Family { name: "known name, another address", play: known_name },
    Family { name: "known address in the display name", play: address_in_name },
    Family { name: "known name in homoglyphs", play: homoglyph_name },
    Family { name: "known name in another order", play: turned_name },
    Family { name: "ASCII look-alikes in the local part, same domain", play: ascii_local },
    Family { name: "one wrong letter in the local part, same domain", play: slipped_local },
    Family { name: "free mailbox of the local part and the office", play: free_mailbox },
];

/// `count` attacks of a family on whoever is in the book; fewer where it can hardly be played on anybody.
pub(crate) fn attacks(family: &Family, targets: &[Target], count: usize, dice: &mut Dice) -> Vec<String> {
    let known: HashSet<String> = targets.iter().map(Target::address).collect();
    let mut made = Vec::new();
    for _ in 0..count * 40 {
        if made.len() >= count || targets.is_empty() {
            break;
        }
        let Some(target) = targets.get(dice.below(targets.len())) else { break };
        let attack = (family.play)(target, dice);
        let address = |from: &str| from.rsplit('<').next().unwrap_or_default().trim_end_matches('>').to_lowercase();
        made.extend(attack.filter(|from| !known.contains(&address(from))));
    }
    made
}

/// A whole message with this From.
pub(crate) fn message(from: &str) -> Vec<u8> {
    format!(
        "From: {from}\r\nTo: officer@office.example\r\nSubject: Meeting\r\nDate: Mon, 23 Nov 2026 09:00:00 +0500\r\n\
         Message-ID: <1@mail.example>\r\n\r\nPlease find the agenda of Monday's meeting below.\r\n"
    )
    .into_bytes()
}

fn at(local: &str, host: &str) -> Option<String> {
    Some(format!("<{local}@{host}>"))
}

fn named(name: &str, local: &str, host: &str) -> Option<String> {
    Some(format!("\"{}\" <{local}@{host}>", name.replace(['"', '\\'], "")))
}

/// The host with another registered label.
fn relabelled(target: &Target, label: &str) -> Option<String> {
    let (real, suffix) = target.registered()?;
    let before = target.host.strip_suffix(&format!("{real}.{suffix}"))?;
    let is_host = !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label != real;
    is_host.then(|| format!("{before}{label}.{suffix}"))
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// One to three letters in another script.
fn in_homoglyphs(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let places: Vec<usize> = letters
        .iter()
        .enumerate()
        .filter(|(_, c)| HOMOGLYPHS.iter().any(|(latin, _)| latin == *c))
        .map(|(at, _)| at)
        .collect();
    for _ in 0..=dice.below(3) {
        let place = dice.pick(&places)?;
        let letter = letters.get_mut(place)?;
        if let Some((_, others)) = HOMOGLYPHS.iter().find(|(latin, _)| latin == letter) {
            *letter = dice.pick(others)?;
        }
    }
    Some(letters.into_iter().collect())
}

fn homoglyph_domain(target: &Target, dice: &mut Dice, is_encoded: bool) -> Option<String> {
    let (label, _) = target.registered()?;
    let host = relabelled(target, &in_homoglyphs(&label, dice)?)?;
    if !is_encoded {
        return at(&target.local, &host);
    }
    let encoded = idna::domain_to_ascii(&host).ok()?;
    // Some letters become others on their way into the domain name system.
    (idna::domain_to_unicode(&encoded).0 == host).then(|| at(&target.local, &encoded))?
}

/// One place in which ASCII looks like other ASCII.
fn in_lookalikes(text: &str, dice: &mut Dice) -> Option<String> {
    let possible: Vec<(&str, &str)> = LOOKALIKES.into_iter().filter(|(real, _)| text.contains(real)).collect();
    let (real, fake) = dice.pick(&possible)?;
    let places: Vec<usize> = text.match_indices(real).map(|(at, _)| at).collect();
    let place = dice.pick(&places)?;
    let (before, after) = text.split_at_checked(place)?;
    Some(format!("{before}{fake}{}", after.strip_prefix(real)?))
}

fn ascii_domain(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, _) = target.registered()?;
    at(&target.local, &relabelled(target, &in_lookalikes(&label, dice)?)?)
}

fn slip(target: &Target, dice: &mut Dice, change: fn(&str, &mut Dice) -> Option<String>) -> Option<String> {
    let (label, _) = target.registered().filter(|(label, _)| target.shows_slips(label))?;
    let host = relabelled(target, &change(&label, dice)?)?;
    // Another provider is no imitation of the first.
    (!is_provider(&host)).then(|| at(&target.local, &host))?
}

fn is_provider(host: &str) -> bool {
    include_str!("../../data/free_mail.txt").lines().any(|line| line == host)
}

fn swapped(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let place = dice.below(letters.len().checked_sub(1)?);
    letters.get(place + 1).filter(|next| letters.get(place) != Some(next))?;
    letters.swap(place, place + 1);
    Some(letters.into_iter().collect())
}

fn doubled(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let place = dice.below(letters.len());
    letters.insert(place, *letters.get(place)?);
    Some(letters.into_iter().collect())
}

fn dropped(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let place = dice.below(letters.len());
    (place < letters.len()).then(|| letters.remove(place))?;
    Some(letters.into_iter().collect())
}

fn replaced(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let place = dice.below(letters.len());
    let letter = letters.get_mut(place)?;
    let row = chars(KEYS.iter().find(|row| row.contains(*letter))?);
    let key = row.iter().position(|key| key == letter)?;
    let beside = [key.checked_sub(1), Some(key + 1)].into_iter().flatten().filter_map(|at| row.get(at).copied());
    *letter = dice.pick(&beside.collect::<Vec<_>>())?;
    Some(letters.into_iter().collect())
}

fn hyphened(text: &str, dice: &mut Dice) -> Option<String> {
    let mut letters = chars(text);
    let place = 1 + dice.below(letters.len().checked_sub(1)?);
    letters.insert(place, '-');
    Some(letters.into_iter().collect())
}

fn closed_up(target: &Target, dice: &mut Dice) -> Option<String> {
    let end = target.host.rfind('.')?;
    let places: Vec<usize> =
        target.host.match_indices(['.', '-']).map(|(at, _)| at).filter(|place| *place < end).collect();
    let (before, after) = target.host.split_at_checked(dice.pick(&places)?)?;
    let host = format!("{before}{}", after.get(1..)?);
    // Below what somebody registered, the owner alone makes names.
    let (label, suffix) = target.registered()?;
    (!host.ends_with(&format!(".{label}.{suffix}"))).then(|| at(&target.local, &host))?
}

fn other_suffix(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, suffix) = target.registered().filter(|(label, _)| label.chars().count() >= 2 && !target.is_role())?;
    let other = dice.pick(&SUFFIXES).filter(|other| *other != suffix && !target.is_free())?;
    let host = format!("{label}.{other}");
    (!is_provider(&host)).then(|| at(&target.local, &host))?
}

/// The whole name has letters enough to be told from other words.
fn is_telling(target: &Target, least: usize) -> Option<(String, String)> {
    target.registered().filter(|(label, suffix)| format!("{label}{suffix}").replace(['.', '-'], "").len() >= least)
}

fn subdomain(target: &Target, dice: &mut Dice) -> Option<String> {
    is_telling(target, 5)?;
    at(&target.local, &format!("{}.{}", target.host, dice.pick(&EVIL)?))
}

fn with_hyphens(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, suffix) = is_telling(target, 5)?;
    at(&target.local, &format!("{}.{}", format!("{label}.{suffix}").replace('.', "-"), dice.pick(&SUFFIXES)?))
}

fn together(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, suffix) = is_telling(target, 6)?;
    at(&target.local, &format!("{}.{}", format!("{label}{suffix}").replace('.', ""), dice.pick(&SUFFIXES)?))
}

fn added_word(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, suffix) = target.registered().filter(|(label, _)| label.chars().count() >= 4 && !target.is_free())?;
    let word = dice.pick(&WORDS)?;
    let joined = label.chars().count() >= 6 && dice.below(2) == 0;
    let between = if joined { "" } else { "-" };
    let whole = if dice.below(2) == 0 { format!("{label}{between}{word}") } else { format!("{word}{between}{label}") };
    at(&target.local, &format!("{whole}.{suffix}"))
}

/// The name tells somebody: two words, five letters.
fn full_name(target: &Target) -> Option<&str> {
    let words = target.name.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    let letters = target.name.chars().filter(|c| c.is_alphabetic()).count();
    (words.count() >= 2 && letters >= 5 && !target.name.contains('@')).then_some(target.name.as_str())
}

/// A mailbox that has nothing to do with anybody.
fn strange(dice: &mut Dice) -> Option<(String, &'static str)> {
    let host = if dice.below(2) == 0 { dice.pick(&FREE)? } else { dice.pick(&EVIL)? };
    Some((format!("{}{}", dice.pick(&["office", "mx", "desk", "q7", "contact.me"])?, dice.below(9_000)), host))
}

fn known_name(target: &Target, dice: &mut Dice) -> Option<String> {
    let (local, host) = strange(dice)?;
    named(full_name(target)?, &local, host)
}

fn address_in_name(target: &Target, dice: &mut Dice) -> Option<String> {
    let (local, host) = strange(dice)?;
    let name = match dice.below(3) {
        0 => target.address(),
        1 => format!("{} ({})", target.name, target.address()),
        _ => format!("{} <{}>", target.name, target.address()),
    };
    named(&name, &local, host)
}

fn homoglyph_name(target: &Target, dice: &mut Dice) -> Option<String> {
    let (local, host) = strange(dice)?;
    let name = in_homoglyphs(&full_name(target)?.to_lowercase(), dice)?;
    named(&name, &local, host)
}

fn turned_name(target: &Target, dice: &mut Dice) -> Option<String> {
    let (local, host) = strange(dice)?;
    let words: Vec<&str> = full_name(target)?.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (last, first) = words.split_last()?;
    let name = match dice.below(3) {
        0 => format!("{last}, {}", first.join(" ")),
        1 => format!("{} {}", last.to_uppercase(), first.join(" ")),
        _ => format!("Dr. {} {last}", first.join(" ")),
    };
    named(&name, &local, host)
}

fn ascii_local(target: &Target, dice: &mut Dice) -> Option<String> {
    let local = in_lookalikes(&target.local, dice)?;
    (target.local.chars().count() >= 2).then(|| at(&local, &target.host))?
}

/// Not the first letter of a word, and not a number: those are other people.
fn slipped_local(target: &Target, dice: &mut Dice) -> Option<String> {
    let words: Vec<&str> = target.local.split(['.', '-', '_', '+']).collect();
    let place = dice.below(words.len());
    let word = words.get(place)?;
    if target.local.chars().count() < 5 || !word.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let (first, rest) = word.split_at_checked(1)?;
    let change = dice.pick(&[swapped, doubled, dropped, replaced] as &[fn(&str, &mut Dice) -> Option<String>])?;
    let changed = format!("{first}{}", change(rest, dice).filter(|changed| changed != rest)?);
    let before: usize = words.iter().take(place).map(|word| word.len() + 1).sum();
    let (start, end) = (target.local.get(..before)?, target.local.get(before + word.len()..)?);
    // What is left over when the first letter goes is the case that is left out.
    (changed.get(1..) != Some(*word)).then(|| at(&format!("{start}{changed}{end}"), &target.host))?
}

fn free_mailbox(target: &Target, dice: &mut Dice) -> Option<String> {
    let (label, suffix) = target.registered().filter(|_| !target.is_free())?;
    let local = target.local.split('+').next()?;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_full_name = local.split(['.', '-', '_']).filter(|word| word.len() >= 2).count() >= 2 && letters(local) >= 7;
    let office = match dice.below(4) {
        0 if is_full_name && !target.is_role() => return at(local, dice.pick(&FREE)?),
        1 => format!("{label}{suffix}").replace('.', ""),
        _ => label,
    };
    let told = letters(local) >= 2 && letters(&office) >= 3 && letters(local) + letters(&office) >= 7;
    let between = dice.pick(&[".", "_", "-", ""])?;
    let whole = match dice.below(3) {
        0 => format!("{office}{between}{local}"),
        1 => format!("{local}{between}{office}{}", dice.below(100)),
        _ => format!("{local}{between}{office}"),
    };
    (told && whole.len() <= 64).then(|| at(&whole, dice.pick(&FREE)?))?
}
