//! What the domain name system says about the domain.

pub(crate) mod caa;
pub(crate) mod dkim;
pub(crate) mod dmarc;
pub(crate) mod dnssec;
pub mod findings;
pub(crate) mod spf;
pub(crate) mod tls_rpt;
