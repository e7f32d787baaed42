//! A real slapd of our own: configuration, certificates and entries in a temporary folder, on free ports of the
//! computer itself, ended by its id.

use muhr_people::import::Directory;
use std::fmt::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) const BASE: &str = "ou=people,dc=finance,dc=gov,dc=pk";
/// Sees everybody.
pub(crate) const OFFICER: &str = "cn=officer,dc=finance,dc=gov,dc=pk";
/// Is given no more than 100 entries.
pub(crate) const FEW: &str = "cn=few,dc=finance,dc=gov,dc=pk";
pub(crate) const PASSWORD: &str = "correct horse";

/// How the server encrypts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tls {
    /// With a certificate for `localhost` and `127.0.0.1`.
    Localhost,
    /// With a certificate for another name.
    OtherName,
    /// Not at all.
    None,
}

pub(crate) struct Slapd {
    process: Child,
    pub(crate) folder: TempDir,
    pub(crate) plain: u16,
    pub(crate) tls: u16,
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Slapd {
    /// A running server with `people`, or why there is none.
    pub(crate) fn start(people: usize, tls: Tls) -> Result<Self, String> {
        let schema = ["/etc/ldap/schema", "/etc/openldap/schema"].map(Path::new);
        let schema = schema.into_iter().find(|it| it.join("core.schema").exists()).ok_or("no schema of OpenLDAP")?;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // AppArmor, as Ubuntu sets it up, keeps the installed program from every folder but its own.
        let slapd = at("slapd");
        std::fs::copy(program("slapd")?, &slapd).map_err(|error| error.to_string())?;
        certificates(
            folder.path(),
            if tls == Tls::OtherName { "DNS:elsewhere.gov.pk" } else { "DNS:localhost,IP:127.0.0.1" },
        )?;
        std::fs::create_dir(at("db")).unwrap();
        std::fs::write(at("slapd.conf"), configuration(folder.path(), schema, tls)).unwrap();
        std::fs::write(at("people.ldif"), entries(people)).unwrap();
        run(Command::new(&slapd)
            .args(["-T", "add", "-q"])
            .arg("-f")
            .arg(at("slapd.conf"))
            .arg("-l")
            .arg(at("people.ldif")))?;
        let (plain, encrypted) = (free_port(), free_port());
        let mut urls = format!("ldap://127.0.0.1:{plain}/");
        if tls != Tls::None {
            write!(urls, " ldaps://127.0.0.1:{encrypted}/").unwrap();
        }
        let log = std::fs::File::create(at("log")).unwrap();
        let mut command = Command::new(&slapd);
        // A level of debugging, even none, keeps it a child of ours.
        command.args(["-d", "0", "-h", &urls]).arg("-f").arg(at("slapd.conf")).stdout(Stdio::null()).stderr(log);
        let process = command.spawn().map_err(|error| error.to_string())?;
        let mut server = Self { process, folder, plain, tls: encrypted };
        server.wait_for(if tls == Tls::None { plain } else { encrypted })?;
        Ok(server)
    }

    fn wait_for(&mut self, port: u16) -> Result<(), String> {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = self.process.try_wait().is_ok_and(|status| status.is_some());
            if ended || begun.elapsed() > Duration::from_secs(20) {
                let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                return Err(format!("slapd does not start: {log}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    pub(crate) fn ldaps(&self) -> Directory {
        self.directory(&format!("ldaps://localhost:{}", self.tls))
    }

    pub(crate) fn start_tls(&self) -> Directory {
        self.directory(&format!("ldap://127.0.0.1:{}", self.plain))
    }

    fn directory(&self, url: &str) -> Directory {
        let mut directory = Directory::new(url, BASE);
        directory.bind_dn = OFFICER.to_owned();
        directory.password = PASSWORD.to_owned().into();
        directory.root_certificate = Some(self.certificate("ca.pem"));
        directory
    }

    pub(crate) fn certificate(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}

/// Debian keeps servers where the path of a person does not lead.
fn program(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/lib/openldap"].map(PathBuf::from));
    let found = places.map(|place| place.join(name)).find(|file| file.is_file());
    found.ok_or_else(|| format!("{name} is not installed"))
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {text}")) }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An authority and a server's certificate of it, and another authority that has nothing to do with them.
fn certificates(folder: &Path, names: &str) -> Result<(), String> {
    let openssl = || {
        let mut command = Command::new("openssl");
        command.current_dir(folder);
        command
    };
    let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    for (name, subject) in [("ca", "/CN=Test authority"), ("other", "/CN=Another authority")] {
        let (key, certificate) = (format!("{name}.key"), format!("{name}.pem"));
        let mut authority = openssl();
        authority
            .args(["req", "-x509", "-days", "2", "-subj", subject, "-keyout", &key, "-out", &certificate])
            .args(new_key);
        run(&mut authority)?;
    }
    run(openssl().args(["req", "-subj", "/CN=server", "-keyout", "server.key", "-out", "server.csr"]).args(new_key))?;
    std::fs::write(folder.join("names"), format!("subjectAltName={names}\n")).unwrap();
    let sign =
        ["x509", "-req", "-days", "2", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
    run(openssl().args(sign).args(["-extfile", "names", "-out", "server.pem"]))
}

fn configuration(folder: &Path, schema: &Path, tls: Tls) -> String {
    let (folder, schema) = (folder.display(), schema.display());
    let certificates = match tls {
        Tls::None => String::new(),
        _ => format!(
            "TLSCACertificateFile {folder}/ca.pem\nTLSCertificateFile {folder}/server.pem\n\
             TLSCertificateKeyFile {folder}/server.key\n"
        ),
    };
    let module = ["/usr/lib/ldap", "/usr/lib64/openldap", "/usr/lib/openldap"].into_iter();
    let module = module
        .filter(|path| Path::new(path).join("back_mdb.so").exists() || Path::new(path).join("back_mdb.la").exists());
    let module: String = module.take(1).map(|path| format!("modulepath {path}\nmoduleload back_mdb\n")).collect();
    format!(
        "include {schema}/core.schema\ninclude {schema}/cosine.schema\ninclude {schema}/inetorgperson.schema\n\
         attributetype ( 1.2.840.113556.1.2.210 NAME 'proxyAddresses' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )\n\
         attributetype ( 1.2.840.113556.1.2.146 NAME 'company' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )\n\
         objectclass ( 1.3.6.1.4.1.32473.1 NAME 'likeActiveDirectory' AUXILIARY MAY ( proxyAddresses $ company ) )\n\
         pidfile {folder}/pid\n{module}{certificates}\
         disallow bind_anon\nsizelimit unlimited\n\
         database mdb\nmaxsize 268435456\nsuffix \"dc=finance,dc=gov,dc=pk\"\ndirectory {folder}/db\n\
         limits dn.exact=\"{FEW}\" size=100\n\
         access to attrs=userPassword by anonymous auth by * none\naccess to * by users read by * auth\n"
    )
}

/// Two who bind, a list that is nobody, and people.
fn entries(people: usize) -> String {
    let mut ldif =
        "dn: dc=finance,dc=gov,dc=pk\nobjectClass: dcObject\nobjectClass: organization\ndc: finance\no: Finance\n\n"
            .to_owned();
    for dn in [OFFICER, FEW] {
        let name = dn.trim_start_matches("cn=").split(',').next().unwrap();
        write!(ldif, "dn: {dn}\nobjectClass: person\ncn: {name}\nsn: {name}\nuserPassword: {PASSWORD}\n\n").unwrap();
    }
    write!(ldif, "dn: {BASE}\nobjectClass: organizationalUnit\nou: people\n\n").unwrap();
    write!(
        ldif,
        "dn: cn=All staff,{BASE}\nobjectClass: groupOfNames\nobjectClass: extensibleObject\ncn: All staff\n\
         mail: all@finance.gov.pk\nmember: {OFFICER}\n\n"
    )
    .unwrap();
    for number in 1..=people {
        let name = match number {
            1 => "علی خان".to_owned(),
            2 => "Star * (and brackets) \\2a".to_owned(),
            _ => format!("Person {number}"),
        };
        write!(
            ldif,
            "dn: uid=p{number},{BASE}\nobjectClass: inetOrgPerson\nobjectClass: likeActiveDirectory\nuid: p{number}\n\
             cn: {name}\nsn: Family{number}\nmail: P{number}@finance.gov.pk\nproxyAddresses: smtp:alias{number}@finance.gov.pk\n\
             proxyAddresses: X500:/o=Finance\ntelephoneNumber: +92 51 920{number:04}\nmobile: 0300 123{number:04}\n\
             company: Ministry of Finance\nou: Budget Wing\ntitle: Section Officer\n\n"
        )
        .unwrap();
    }
    ldif
}
