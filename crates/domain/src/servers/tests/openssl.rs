//! Certificates and servers of OpenSSL's, for what neither rcgen nor rustls lends itself to: short keys and SHA-1.

use super::*;
use rustls::pki_types::pem::PemObject;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A key, as `openssl req` is told to make it.
pub(super) type Key = &'static [&'static str];

pub(super) const SOUND: Key = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
pub(super) const LONG: Key = &["-newkey", "rsa:2048"];
pub(super) const SHORT: Key = &["-newkey", "rsa:1024"];

/// A folder with keys and certificates, and the servers that show them.
pub(super) struct Workshop {
    folder: TempDir,
    servers: Vec<Child>,
}

impl Drop for Workshop {
    fn drop(&mut self) {
        for server in &mut self.servers {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

impl Workshop {
    /// With an authority of the name `root`, or why there is none.
    pub(super) fn new() -> Result<Self, String> {
        let shop = Self { folder: tempfile::tempdir().unwrap(), servers: Vec::new() };
        shop.vouch_for_itself("root", SOUND, "-sha256")?;
        Ok(shop)
    }

    /// A certificate that its own key signs.
    pub(super) fn vouch_for_itself(&self, name: &str, key: Key, digest: &str) -> Result<(), String> {
        let certificate = format!("{name}.pem");
        run(self.request(name, key).args(["-x509", "-days", "60", digest, "-out", &certificate]))
    }

    /// A certificate that another's key signs: an authority's, or that of the host of that name.
    pub(super) fn issue(&self, name: &str, key: Key, (issuer, digest): (&str, &str)) -> Result<(), String> {
        let is_host = name.contains('.');
        let extensions = if is_host { format!("subjectAltName=DNS:{name}") } else { "basicConstraints=CA:TRUE".into() };
        std::fs::write(self.at("extensions"), extensions).unwrap();
        run(self.request(name, key).args(["-out", "request"]))?;
        let [certificate, authority, signer] =
            [(name, "pem"), (issuer, "pem"), (issuer, "key")].map(|(name, kind)| format!("{name}.{kind}"));
        let mut sign = self.openssl();
        sign.args(["x509", "-req", "-days", "60", digest, "-in", "request", "-extfile", "extensions"]);
        sign.args(["-CA", &authority, "-CAkey", &signer, "-CAcreateserial", "-out", &certificate]);
        run(&mut sign)
    }

    /// A server that shows the certificate of that host, and below it those of the authorities, to whoever comes.
    pub(super) fn serve(&mut self, host: &str, authorities: &[&str], version: &str) -> SocketAddr {
        let above: String =
            authorities.iter().map(|name| std::fs::read_to_string(self.at(&format!("{name}.pem"))).unwrap()).collect();
        std::fs::write(self.at("above"), above).unwrap();
        let mut command = self.openssl();
        command.args(["s_server", "-accept", "127.0.0.1:0", "-rev", "-cipher", "DEFAULT:@SECLEVEL=0", version]);
        command.args(["-cert", &format!("{host}.pem"), "-key", &format!("{host}.key")]);
        if !authorities.is_empty() {
            command.args(["-cert_chain", "above"]);
        }
        let mut server = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(server.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address = said.find_map(|line| line.strip_prefix("ACCEPT ")?.parse().ok());
        // What it says of each connection must go somewhere, or it waits.
        std::thread::spawn(move || said.for_each(drop));
        self.servers.push(server);
        address.expect("openssl says where it listens")
    }

    pub(super) fn roots(&self) -> Arc<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(self.at("root.pem")).unwrap()).unwrap();
        Arc::new(roots)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn openssl(&self) -> Command {
        let mut command = Command::new("openssl");
        command.current_dir(self.folder.path());
        command
    }

    /// Asks for a certificate with a new key.
    fn request(&self, name: &str, key: Key) -> Command {
        let mut command = self.openssl();
        command.args(["req", "-nodes", "-subj", &format!("/CN={name}"), "-keyout", &format!("{name}.key")]).args(key);
        command
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {text}")) }
}

/// A mail server that leaves encryption to the server there.
pub(super) fn mail_before(behind: SocketAddr) -> SocketAddr {
    serve(move |mut stream| {
        greet(&stream)?;
        say(&stream, "220 go ahead\r\n")?;
        let mut there = TcpStream::connect(behind)?;
        let (mut back, mut to) = (there.try_clone()?, stream.try_clone()?);
        std::thread::spawn(move || {
            let copied = io::copy(&mut back, &mut to);
            to.shutdown(std::net::Shutdown::Write).and(copied)
        });
        io::copy(&mut stream, &mut there)?;
        there.shutdown(std::net::Shutdown::Write)
    })
}
