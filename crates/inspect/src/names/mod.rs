//! Names of hosts, people and brands, and how one is made to look like another.

pub mod confusable;
pub mod domain;
pub(crate) mod person;
