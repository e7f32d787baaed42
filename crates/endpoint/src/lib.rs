//! The officer's own computer (advisory 3d): whether it is fit for official mail ([`state`]), what its antivirus says of a
//! file ([`scan`]), and what arrives in its folders ([`watch`]).
//!
//! Parsing is pure and works on text that was recorded from real systems; what asks the system is thin and stands beside
//! it. Nothing here leaves the machine: an antivirus is asked over a local socket, the loopback or as a program.

mod clamd_conf;
pub mod scan;
pub mod state;
pub mod watch;
