//! RAR archives of all versions, read in one pass: members of a solid one stand on those before. Encrypted members are
//! listed and judged by their names.

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

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let options = ArchiveReadOptions::new()
        .with_max_total_output_bytes(examination.budget.limits().unpacked_bytes)
        .with_max_reader_workspace_bytes(MEMORY)
        .with_rar50_dictionary_size_limit(MEMORY);
    let archive = match ArchiveReader::read_with_options(bytes, options) {
        Ok(archive) => archive,
        Err(error) if is_locked(&error) => {
            locked::lock_names(report);
            return;
        }
        Err(_) => {
            unreadable(report);
            return;
        }
    };
    let is_file = |meta: &rars::ArchiveMemberMeta| !meta.is_directory && !meta.is_redirection;
    let names: Vec<(String, bool)> = archive
        .members()
        .filter(|member| is_file(&member.meta))
        .map(|member| (member.meta.name_lossy(), member.meta.is_encrypted))
        .take(MOST_MEMBERS)
        .collect();
    let is_solid = archive.is_solid();
    let reading =
        RefCell::new(Reading { report, examination, depth, open: None, reached: 0, unpacked: 0, is_over: false });
    let done = archive.extract_with_control_and_errors(
        options,
        |member| {
            let mut reading = reading.borrow_mut();
            reading.close(None);
            if !is_file(&member.meta) {
                return Ok(ExtractionDecision::Skip);
            }
            if reading.is_over || is_solid && member.meta.is_encrypted {
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
    let Reading { report, reached, unpacked, is_over, .. } = reading;
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
    if names.iter().any(|(_, is_encrypted)| *is_encrypted) {
        locked::lock_members(report);
    }
}

/// What is known while members come one after another.
struct Reading<'a, 'r> {
    report: &'r mut FileReport,
    examination: &'a Examination<'a>,
    depth: u32,
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
            closed_member(self.report, &name, 0, GapKind::Encrypted);
            return None;
        }
        let most = usize::try_from(self.examination.budget.member_bytes()).unwrap_or(usize::MAX);
        let open = Open { name, bytes: Rc::default(), left: Rc::new(Cell::new(most)) };
        let sink = Sink { bytes: Rc::clone(&open.bytes), left: Rc::clone(&open.left) };
        self.open = Some(open);
        Some(sink)
    }

    /// Examines the file that is complete, or what came of it before a fault.
    fn close(&mut self, fault: Option<&rars::Error>) {
        let Some(Open { name, bytes, left }) = self.open.take() else { return };
        let inside = bytes.take();
        self.unpacked += len(&inside);
        let is_full = fault.is_some() && left.get() == 0;
        if let Err(limit) = self.examination.budget.spend(len(&inside)) {
            self.stop(limit);
        }
        if is_full {
            limit_reached(self.report, Limit::Bytes);
        }
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
