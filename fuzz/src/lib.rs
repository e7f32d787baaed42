//! Feeds every parser of `muhr-inspect` and `muhr-domain`, through their doors, with what nobody would send, and checks
//! what is promised of every answer: there is one, within two seconds and 512 MiB, of bounded size and without a character
//! that could be obeyed. `docs/fuzzing.md` tells how it is run.

mod doors;
pub mod memory;
mod promises;
mod worst;

use std::sync::LazyLock;

/// One line of `targets.txt`.
struct Target {
    name: &'static str,
    door: &'static str,
    kinds: Vec<&'static str>,
}

impl Target {
    fn read(line: &'static str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (name, door) = (words.next()?, words.next()?);
        Some(Self { name, door, kinds: words.skip(1).collect() })
    }
}

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let wanted = std::env::var("MUHR_FUZZ").unwrap_or_default();
    let lines = include_str!("../targets.txt").lines().filter(|line| !line.starts_with('#'));
    let found = lines.filter_map(Target::read).find(|target| target.name == wanted);
    found.unwrap_or_else(|| panic!("MUHR_FUZZ names no target of targets.txt: {wanted:?}"))
});

/// Gives one input to the target that `MUHR_FUZZ` names; false where it is not what the target is about.
///
/// # Panics
/// Where a promise is broken, which is what the fuzzer looks for.
pub fn run(bytes: &[u8]) -> bool {
    let target = &*TARGET;
    worst::watch(bytes, || doors::open(target.door, &target.kinds, bytes))
}
