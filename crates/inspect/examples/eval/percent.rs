//! Shares, as the tables print them.

/// `count` of `all`, in percent.
pub(crate) fn percent(count: usize, all: usize) -> f64 {
    let [count, all] = [count, all.max(1)].map(|n| u32::try_from(n).map_or(f64::MAX, f64::from));
    100.0 * count / all
}
