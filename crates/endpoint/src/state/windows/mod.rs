//! What Windows tells. What is read here is plain values; [`ask`] fetches them, and [`com`] holds the calls that Rust cannot
//! check.

mod bitlocker;
mod registry;
mod security_center;

#[cfg(windows)]
mod ask;
#[cfg(windows)]
mod com;

#[cfg(windows)]
pub(super) use ask::PROBES;

#[cfg(test)]
mod tests;
