//! A network on which nobody is reached, and somebody who hears each question, for tests.

use muhr_domain::{Answer, Connect, Kind, Resolve, Stream};
use std::io;
use std::net::SocketAddr;
use std::time::Instant;

/// Nobody is reached.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unreachable;

impl Connect for Unreachable {
    fn tcp(&self, _: SocketAddr, _: Instant) -> io::Result<Box<dyn Stream>> {
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

/// Hears the name of each question before `names` is asked.
pub struct Hearing<N, F> {
    /// Who answers.
    pub names: N,
    /// Who hears.
    pub hears: F,
}

impl<N: Resolve, F: Fn(&str) + Sync> Resolve for Hearing<N, F> {
    fn ask(&self, name: &str, kind: Kind, until: Instant) -> Answer {
        (self.hears)(name);
        self.names.ask(name, kind, until)
    }

    fn servers(&self) -> Vec<String> {
        self.names.servers()
    }
}
