//! RAR archives of all versions, read in one pass: members of a solid one stand on those before. Encrypted members are
//! opened where the mail names the password; else they are listed and judged by their names.

use super::{closed_member, is_cut, locked, member, weigh};
use crate::files::bytes::len;
use crate::files::{Examination, limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use rars::{ArchiveReadOptions, ArchiveReader, ErrorKind, ExtractionDecision, ExtractionErrorAction};
use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::rc::Rc;

/// Memory that reading may take.
const MEMORY: u64 = 128 << 20;
/// Members that are listed, a few more than are looked at.
const MOST_MEMBERS: usize = 5_001;

/// Rounds of hashing that a password takes in archives up to RAR 4; they are fixed.
const OLD_ROUNDS: u64 = 1 << 18;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let attempt = |report: &mut FileReport, password: Option<&str>| read(report, bytes, examination, depth, password);
    let mut plain = FileReport::new(&report.name, report.kind, &[]);
    let locked = attempt(&mut plain, None);
    // What the names do not need is counted member by member.
    let rounds = |names: bool| if names { rounds_in(bytes) } else { 0 };
    if let Some(Locked { names }) = locked
        && locked::open_named(report, examination, rounds(names), |inside, password| {
            attempt(inside, Some(password)).is_none()
        })
    {
        return;
    }
    report.findings.append(&mut plain.findings);
    report.gaps.append(&mut plain.gaps);
    report.members.append(&mut plain.members);
    match locked {
        Some(Locked { names: true }) => locked::lock_names(report),
        Some(_) => locked::lock_members(report),
        None => {}
    }
}

/// What a password is needed for.
struct Locked {
    /// Even for the names.
    names: bool,
}

/// Examines all members that can be read; says if a password, or another one, is needed for some.
fn read(
    report: &mut FileReport,
    bytes: &[u8],
    examination: &Examination<'_>,
    depth: u32,
    password: Option<&str>,
) -> Option<Locked> {
    let options = ArchiveReadOptions::with_optional_password(password.map(str::as_bytes))
        .with_max_total_output_bytes(examination.budget.limits().unpacked_bytes)
        .with_max_reader_workspace_bytes(MEMORY)
        .with_rar50_dictionary_size_limit(MEMORY);
    let archive = match ArchiveReader::read_with_options(bytes, options) {
        Ok(archive) => archive,
        Err(error) if is_locked(&error) || password.is_some() => {
            return Some(Locked { names: true });
        }
        Err(_) => {
            unreadable(report);
            return None;
        }
    };
    let is_file = |meta: &rars::ArchiveMemberMeta| !meta.is_directory && !meta.is_redirection;
    let names: Vec<(String, bool)> = archive
        .members()
        .filter(|member| is_file(&member.meta))
        .map(|member| (member.meta.name_lossy(), member.meta.is_encrypted))
        .take(MOST_MEMBERS)
        .collect();
    let (is_solid, has_key) = (archive.is_solid(), password.is_some());
    let reading = RefCell::new(Reading {
        report,
        examination,
        depth,
        key_rounds: has_key.then(|| rounds_of(&archive)),
        is_refused: false,
        opened: 0,
        open: None,
        reached: 0,
        unpacked: 0,
        is_over: false,
    });
    let done = archive.extract_with_control_and_errors(
        options,
        |member| {
            let mut reading = reading.borrow_mut();
            reading.close(None);
            if !is_file(&member.meta) {
                return Ok(ExtractionDecision::Skip);
            }
            let is_shut = member.meta.is_encrypted && !has_key;
            if reading.is_over || reading.is_refused || is_solid && is_shut {
                return Ok(ExtractionDecision::Stop);
            }
            Ok(match reading.open(member.meta.name_lossy(), member.meta.is_encrypted) {
                Some(sink) => ExtractionDecision::Extract(Box::new(sink)),
                None if reading.is_over => ExtractionDecision::Stop,
                None => ExtractionDecision::Skip,
            })
        },
        |_, error| {
            reading.borrow_mut().close(Some(error));
            Ok(ExtractionErrorAction::Continue)
        },
    );
    let mut reading = reading.into_inner();
    reading.close(done.as_ref().err());
    let Reading { report, reached, unpacked, is_over, is_refused, opened, .. } = reading;
    weigh(report, len(bytes), unpacked);
    // What was not reached: behind a fault in a solid archive, or behind a limit.
    for (name, is_encrypted) in names.iter().skip(reached) {
        let why = match is_encrypted {
            true => GapKind::Encrypted,
            false if is_over => GapKind::Limit,
            false => GapKind::Unreadable,
        };
        closed_member(report, name, 0, why);
    }
    let is_locked = is_refused || opened == 0 && names.iter().any(|(_, is_encrypted)| *is_encrypted);
    is_locked.then_some(Locked { names: false })
}

/// Rounds of hashing that a password takes for a member: each has a salt of its own.
fn rounds_of(archive: &rars::Archive) -> u64 {
    match archive {
        rars::Archive::Rar50Plus(archive) => {
            let given = archive.files().filter_map(|file| file.encryption.as_ref()).map(|it| rounds(it.kdf_count));
            given.max().unwrap_or(0)
        }
        rars::Archive::Rar15To40(_) => OLD_ROUNDS,
        _ => 0,
    }
}

/// The same where the names are locked too: in RAR 5 that is told by the first header (type 4), and in older archives it
/// is fixed.
fn rounds_in(bytes: &[u8]) -> u64 {
    const RAR_5: &[u8] = b"Rar!\x1A\x07\x01\x00";
    let Some(start) = memchr::memmem::find(bytes, RAR_5) else { return OLD_ROUNDS };
    // Behind the sum: length, type, flags, version and flags of the encryption, all small, then the power.
    let header = bytes.get(start + RAR_5.len() + 4..).unwrap_or_default();
    let (rest, numbers) = (header.get(..6), header.get(..5));
    let is_short = numbers.is_some_and(|numbers| numbers.iter().all(|byte| byte & 0x80 == 0));
    rest.filter(|rest| is_short && rest.get(1) == Some(&4))
        .and_then(|rest| rest.get(5))
        .map_or(u64::MAX, |it| rounds(*it))
}

/// Each round is two of the digest, twice keyed.
fn rounds(power: u8) -> u64 {
    4_u64.checked_shl(u32::from(power)).filter(|_| power < 60).unwrap_or(u64::MAX)
}

/// What is known while members come one after another.
struct Reading<'a, 'r> {
    report: &'r mut FileReport,
    examination: &'a Examination<'a>,
    depth: u32,
    /// Rounds of hashing that a member takes, where there is a password.
    key_rounds: Option<u64>,
    /// Encrypted members that it opened.
    opened: u32,
    /// It did not fit.
    is_refused: bool,
    open: Option<Open>,
    /// Files that were seen so far.
    reached: usize,
    unpacked: u64,
    /// A limit says that it is enough.
    is_over: bool,
}

/// The member that is being unpacked.
struct Open {
    name: String,
    is_encrypted: bool,
    bytes: Rc<RefCell<Vec<u8>>>,
    left: Rc<Cell<usize>>,
}

impl Reading<'_, '_> {
    /// Where the next file goes; nowhere if it is locked or enough was read.
    fn open(&mut self, name: String, is_encrypted: bool) -> Option<Sink> {
        if let Err(limit) = self.examination.budget.part() {
            self.stop(limit);
            return None;
        }
        self.reached += 1;
        if is_encrypted {
            let is_payable = self.key_rounds.map(|rounds| self.examination.budget.passwords().pay(rounds));
            if is_payable == Some(false) {
                self.stop(Limit::Time);
            }
            if is_payable != Some(true) {
                closed_member(self.report, &name, 0, GapKind::Encrypted);
                return None;
            }
        }
        let most = usize::try_from(self.examination.budget.member_bytes()).unwrap_or(usize::MAX);
        let open = Open { name, is_encrypted, bytes: Rc::default(), left: Rc::new(Cell::new(most)) };
        let sink = Sink { bytes: Rc::clone(&open.bytes), left: Rc::clone(&open.left) };
        self.open = Some(open);
        Some(sink)
    }

    /// Examines the file that is complete, or what came of it before a fault.
    fn close(&mut self, fault: Option<&rars::Error>) {
        let Some(Open { name, is_encrypted, bytes, left }) = self.open.take() else { return };
        let inside = bytes.take();
        self.unpacked += len(&inside);
        let is_full = fault.is_some() && left.get() == 0;
        if is_encrypted && fault.is_some() && !is_full {
            // Without a check of its own, only damage tells that a password is wrong.
            self.is_refused = true;
            closed_member(self.report, &name, 0, GapKind::Encrypted);
            return;
        }
        if let Err(limit) = self.examination.budget.spend(len(&inside)) {
            self.stop(limit);
        }
        if is_full {
            limit_reached(self.report, Limit::Bytes);
        }
        self.opened += u32::from(is_encrypted);
        if inside.is_empty()
            && let Some(fault) = fault
        {
            let why = if is_locked(fault) { GapKind::Encrypted } else { GapKind::Unreadable };
            closed_member(self.report, &name, 0, why);
            return;
        }
        member(self.report, &name, &inside, self.examination, self.depth);
        if fault.is_some() && !is_full {
            is_cut(self.report);
        }
    }

    fn stop(&mut self, limit: Limit) {
        limit_reached(self.report, limit);
        self.is_over = true;
    }
}

/// Takes as many bytes as a member may have.
struct Sink {
    bytes: Rc<RefCell<Vec<u8>>>,
    left: Rc<Cell<usize>>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.get(..self.left.get()).unwrap_or(bytes);
        self.bytes.borrow_mut().extend(taken);
        self.left.set(self.left.get() - taken.len());
        if taken.is_empty() && !bytes.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn is_locked(error: &rars::Error) -> bool {
    matches!(error.kind(), ErrorKind::PasswordRequired | ErrorKind::BadPassword)
}
