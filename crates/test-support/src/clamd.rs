//! ClamAV for tests: a real clamd in a folder of its own with signatures of its own, and one that misbehaves as it is told.
//!
//! There are no official signatures here, because nothing is fetched: these know EICAR's test file and ClamAV's own. Such
//! signatures have no date, so that a date comes from [`ScriptedClamd`], which hands everything else on to the real one.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What clamd with official signatures says of itself.
pub const DATED: &str = "ClamAV 1.4.6/27820/Sun Nov 22 09:26:04 2026";
/// What is found in EICAR's test file by the signatures here.
pub const EICAR_NAME: &str = "Test.Eicar.UNOFFICIAL";

/// EICAR's harmless test file, put together so that no antivirus finds it in our sources (eicar.org, 2006).
#[must_use]
pub fn eicar() -> Vec<u8> {
    ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANT", "IVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// A folder of ClamAV's signatures that know EICAR's test file, wherever it stands in a file, and ClamAV's own.
///
/// # Errors
/// It cannot be written.
pub fn signatures(folder: &Path) -> io::Result<()> {
    let hexadecimal: String = eicar().iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("test.ndb"), format!("Test.Eicar:0:*:{hexadecimal}\n"))?;
    std::fs::write(folder.join("test.hdb"), "aa15bcf478d165efd2065190eb473bcb:544:Test.Clam\n")
}

/// A real clamd. It ends with its owner.
pub struct RealClamd {
    process: Child,
    folder: TempDir,
    port: u16,
}

impl Drop for RealClamd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl RealClamd {
    /// One with these further lines in its configuration, or why there is none.
    ///
    /// # Errors
    /// It is not installed, or does not start.
    pub fn start(more: &str) -> Result<Self, String> {
        let told = |error: io::Error| error.to_string();
        let folder = TempDir::new().map_err(told)?;
        let at = |name: &str| folder.path().join(name);
        // AppArmor, as Ubuntu sets it up, keeps the installed program from every folder but its own.
        std::fs::copy(program("clamd")?, at("clamd")).map_err(told)?;
        signatures(&at("signatures")).map_err(told)?;
        std::fs::create_dir(at("temporary")).map_err(told)?;
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(told)?.port();
        let shown = folder.path().display();
        let configuration = format!(
            "Foreground yes\nDatabaseDirectory {shown}/signatures\nTemporaryDirectory {shown}/temporary\n\
             LocalSocket {shown}/socket\nTCPSocket {port}\nTCPAddr 127.0.0.1\n{more}\n"
        );
        std::fs::write(at("clamd.conf"), configuration).map_err(told)?;
        let log = std::fs::File::create(at("log")).map_err(told)?;
        let mut command = Command::new(at("clamd"));
        command.arg("--config-file").arg(at("clamd.conf")).stdin(Stdio::null());
        let process = command.stdout(Stdio::null()).stderr(log).spawn().map_err(told)?;
        let mut clamd = Self { process, folder, port };
        let begun = Instant::now();
        while UnixStream::connect(clamd.socket()).is_err() || TcpStream::connect(clamd.address()).is_err() {
            let ended = clamd.process.try_wait().is_ok_and(|status| status.is_some());
            if ended || begun.elapsed() > Duration::from_secs(30) {
                let log = std::fs::read_to_string(clamd.folder.path().join("log")).unwrap_or_default();
                return Err(format!("clamd does not start: {log}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(clamd)
    }

    /// Its socket.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// Its address on the loopback.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// Where it unpacks what it looks at.
    #[must_use]
    pub fn temporary(&self) -> PathBuf {
        self.folder.path().join("temporary")
    }

    /// Ends it at once; its socket stays behind, as after a crash.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where a program of ClamAV is; Debian keeps servers where the path of a person does not lead.
///
/// # Errors
/// It is not installed.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/bin"].map(PathBuf::from));
    let found = places.map(|place| place.join(name)).find(|file| file.is_file());
    found.ok_or_else(|| format!("{name} is not installed"))
}

/// What a [`ScriptedClamd`] does with a file.
#[derive(Clone, Debug)]
pub enum Script {
    /// Takes all of it and answers this, so much later.
    Answers(&'static [u8], Duration),
    /// Takes all of it and never answers.
    Hangs,
    /// Does not even take it.
    Deaf,
    /// Takes the beginning and is gone.
    BreaksOff,
    /// Takes the beginning, answers this, and is gone.
    Interrupts(&'static [u8]),
    /// Answers without end.
    Floods,
    /// Hands it to the clamd behind this socket, and its answer back.
    HandsOn(PathBuf),
}

/// A clamd that says of itself what it was told, and does what it was told. It runs until the test ends.
pub struct ScriptedClamd {
    folder: TempDir,
}

impl ScriptedClamd {
    /// One that answers this to VERSION, or nothing.
    ///
    /// # Panics
    /// Where no socket can be made.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn start(version: Option<&'static str>, script: Script) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let listener = UnixListener::bind(folder.path().join("socket")).expect("a socket");
        std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                let script = script.clone();
                // What goes wrong here is what the test is about.
                std::thread::spawn(move || serve(connection, version, &script).ok());
            }
        });
        Self { folder }
    }

    /// Its socket.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }
}

fn serve(mut connection: UnixStream, version: Option<&str>, script: &Script) -> io::Result<()> {
    let mut command = Vec::new();
    while command.last() != Some(&0) {
        let mut byte = [0];
        connection.read_exact(&mut byte)?;
        command.extend(byte);
    }
    if command == b"zVERSION\0" {
        return match version {
            Some(version) => connection.write_all(format!("{version}\0").as_bytes()),
            None => wait_for_end(&mut connection),
        };
    }
    match script {
        Script::Answers(answer, after) => {
            file(&mut connection)?;
            std::thread::sleep(*after);
            connection.write_all(answer)
        }
        Script::Hangs => wait_for_end(&mut connection),
        Script::Deaf => {
            std::thread::sleep(Duration::from_secs(60));
            Ok(())
        }
        Script::BreaksOff => connection.read_exact(&mut [0; 4]),
        Script::Interrupts(answer) => {
            connection.read_exact(&mut [0; 4])?;
            connection.write_all(answer)
        }
        Script::Floods => loop {
            connection.write_all(&[b'x'; 4_096])?;
        },
        Script::HandsOn(socket) => {
            let content = file(&mut connection)?;
            let mut real = UnixStream::connect(socket)?;
            real.write_all(&command)?;
            // A real clamd that has had enough hangs up, and has said so.
            let _ = real.write_all(&content);
            let mut answer = Vec::new();
            let _ = real.read_to_end(&mut answer);
            connection.write_all(&answer)
        }
    }
}

/// All chunks of a file, with their lengths.
fn file(connection: &mut UnixStream) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let mut length = [0; 4];
        connection.read_exact(&mut length)?;
        content.extend_from_slice(&length);
        let length = u32::from_be_bytes(length);
        if length == 0 {
            return Ok(content);
        }
        let taken = Read::by_ref(connection).take(length.into()).read_to_end(&mut content)?;
        if u32::try_from(taken) != Ok(length) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// Takes what comes and says nothing, until the other side hangs up.
fn wait_for_end(connection: &mut UnixStream) -> io::Result<()> {
    io::copy(connection, &mut io::sink()).map(drop)
}
