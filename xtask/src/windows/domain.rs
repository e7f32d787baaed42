//! What `muhr domain` answers under Wine. Nobody outside this computer is asked.

use super::{Wine, expect, json_of};
use crate::failure::Failure;
use crate::shell::note;
use serde_json::Value;
use std::net::UdpSocket;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Nobody has it: `.test` is for tests (RFC 6761).
const DOMAIN: &str = "office.test";
/// A resolver that is named only in plans.
const NAMED: &str = "tls://192.0.2.53#dns.test";

impl Wine {
    /// What is wrong is said, a plan names whom it would ask, silence is no answer, and an answer is one.
    pub(super) fn domain(&self) -> Result<(), Failure> {
        self.refused()?;
        self.planned()?;
        self.unanswered()?;
        self.answered()
    }

    fn refused(&self) -> Result<(), Failure> {
        let said = self.ends_with(&[65], &["domain", "192.0.2.1"], "")?.stderr;
        let said = String::from_utf8_lossy(&said).into_owned();
        expect(said.contains("192.0.2.1 is an IP address"), "it does not say what is wrong with a domain")?;
        note(&format!("domain: {}", said.lines().next().unwrap_or_default()));
        self.ends_with(&[64], &["domain", "--jobs", "0", DOMAIN], "")?;
        let unknown = self.domain_json(65, &["--plan", "--resolver", "dns.test"])?;
        expect(text(&unknown, "/error/code") == "no-resolver", "it asks a resolver without an address")
    }

    fn planned(&self) -> Result<(), Failure> {
        let plan = self.domain_json(0, &["--plan", "--resolver", NAMED])?;
        expect(text(&plan, "/contacts/0/server") == NAMED, "the plan does not name the resolver")?;
        // Whatever Wine knows of this computer's own.
        let plan = self.domain_json(0, &["--plan", "--resolver", "system"])?;
        let contacts = plan.get("contacts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let names = contacts.iter().filter(|contact| text(contact, "/kind") == "dns");
        let servers: Vec<&str> = names.map(|contact| text(contact, "/server")).collect();
        expect(!servers.is_empty(), "the plan asks nobody")?;
        note(&format!("domain: the system's resolver is [{}]", servers.join(", ")));
        Ok(())
    }

    /// A port that takes everything and says nothing, and one that nobody has.
    fn unanswered(&self) -> Result<(), Failure> {
        let silent = socket()?;
        for port in [port(&silent)?, port(&socket()?)?] {
            let checked = self.checked(75, port)?;
            let is_honest = text(&checked, "/verdict") == "unknown" && checked.get("grade").is_some_and(Value::is_null);
            expect(is_honest, "it judges a domain of which nobody told anything")?;
        }
        note("domain: without an answer, could not be checked");
        Ok(())
    }

    fn answered(&self) -> Result<(), Failure> {
        let server = socket()?;
        let port = port(&server)?;
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        // Ends with this program.
        thread::spawn(move || deny(&server, &count));
        let checked = self.checked(2, port)?;
        expect(asked.load(Ordering::SeqCst) > 0, "nobody was asked")?;
        expect(text(&checked, "/profile") == "missing", "it does not say that a domain is not there")?;
        note("domain: that there is none was asked, and told");
        Ok(())
    }

    /// Asks the name server at that port, and nobody else.
    fn checked(&self, status: i32, port: u16) -> Result<Value, Failure> {
        self.domain_json(status, &["--dns-only", "--limit", "2", "--resolver", &format!("127.0.0.1:{port}")])
    }

    fn domain_json(&self, status: i32, options: &[&str]) -> Result<Value, Failure> {
        let arguments = [&["domain", "--json"], options, &[DOMAIN]].concat();
        json_of(&self.ends_with(&[status], &arguments, "")?, &arguments)
    }
}

/// The text there (RFC 6901); nothing where there is none.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn socket() -> Result<UdpSocket, Failure> {
    UdpSocket::bind("127.0.0.1:0").map_err(|error| Failure::step(format!("a port for a name server: {error}")))
}

fn port(socket: &UdpSocket) -> Result<u16, Failure> {
    let address = socket.local_addr();
    address.map(|address| address.port()).map_err(|error| Failure::step(format!("a name server: {error}")))
}

/// A name server that knows no name: each question comes back as the answer that there is none (RFC 1035 4.1.1).
fn deny(server: &UdpSocket, asked: &AtomicUsize) {
    let mut message = [0; 1_500];
    while let Ok((length, from)) = server.recv_from(&mut message) {
        let Some([_, _, flags, code, ..]) = message.get_mut(..length) else { continue };
        // An answer, and recursion as it was asked for; recursion is to be had, and NXDOMAIN.
        (*flags, *code) = (*flags | 0x80, 0x83);
        asked.fetch_add(1, Ordering::SeqCst);
        let _ = message.get(..length).map(|answer| server.send_to(answer, from));
    }
}
