//! What the domain's mail and web servers do.

mod addresses;
mod certificate;
pub(crate) mod dane;
pub mod doors;
pub mod findings;
mod http;
pub(crate) mod mta_sts;
pub(crate) mod mx;
mod policy;
mod reach;
mod smtp;
pub(crate) mod starttls;
mod tls;
pub(crate) mod web;

#[cfg(test)]
mod tests;
