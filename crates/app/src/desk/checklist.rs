//! The sender-verification checklist for one message, and reporting it.

use super::Desk;
use super::handing_over::Sealed;
use crate::checking::{self, Judged};
use crate::dto::{
    AnswerDto, AttachmentDto, CheckedDto, CheckedFileDto, ConcludedDto, DoneDto, FindingDto, OutcomeDto,
    PersonStandingDto, RecipientDto, SealedDto, StepsDto,
};
use crate::error::{AppError, Code};
use crate::handing::Recipient;
use crate::progress::Cancel;
use crate::sealing::{self, system_rng};
use muhr_handover::Reference;
use muhr_inspect::body::contact;
use muhr_people::receipt::{Receipt, Reported};
use muhr_people::{Details, How, Outcome, Verification};
use muhr_seal::watch::Unwatched;
use zeroize::Zeroizing;

/// What a message asks for that the fifth step names.
const ASKS: [&str; 12] = [
    "body.otp_request",
    "body.credential_request",
    "body.bank_change",
    "body.gift_card",
    "body.urgency",
    "body.authority",
    "body.secrecy",
    "body.archive_password",
    "body.enable_macros",
    "body.callback_number",
    "body.form",
    "link.download_executable",
];
/// Attachments that are read back.
const MOST_ATTACHMENTS: usize = 50;
/// Largest message that is sealed as evidence.
const MOST_EVIDENCE: usize = 512 << 20;

impl Desk {
    /// What stands beside the steps for one of the checked messages.
    ///
    /// # Errors
    /// It is no longer there; it is no message.
    pub fn checklist(&self, id: &str) -> Result<StepsDto, AppError> {
        let Judged { checked, text, sha256, .. } = self.judged(id)?;
        let sender =
            checked.sender.as_ref().ok_or_else(|| AppError::new(Code::NotFound).with("name", &checked.file))?;
        let (store, now) = (self.store()?, self.now());
        let person = store.by_address(&sender.address)?;
        let real = evidence(&checked, &["from.lookalike_contact", "from.known_name_other_address"], "real");
        // The person whom the address imitates is the one to call.
        let first = real.split(',').next().unwrap_or_default().trim().to_owned();
        let to_call = match &person {
            Some(person) => Some(person.clone()),
            None => store.by_address(&first)?,
        };
        let standing = person.as_ref().map_or(PersonStandingDto::Unverified, |person| {
            let address = muhr_people::details::canonical_address(&sender.address);
            person.standing(address.as_deref(), now).into()
        });
        let call: Vec<String> = to_call.iter().flat_map(|it| &it.details.phones).map(|it| it.number.clone()).collect();
        let read = checked.attachments.iter().filter(|file| !file.sha256.is_empty()).take(MOST_ATTACHMENTS);
        let attachments =
            read.map(|file| AttachmentDto { name: file.name.clone(), sha256: file.sha256.clone() }).collect();
        Ok(StepsDto {
            name: sender.name.clone(),
            address: sender.address.clone(),
            domain: sender.domain.clone(),
            person: person.as_ref().map(|person| person.id.0),
            known_as: to_call.map(|person| person.details.name).unwrap_or_default(),
            standing,
            real: first,
            struck: contact::telephone_numbers(&text).into_iter().map(str::to_owned).collect(),
            call,
            origin: origin(&checked).to_owned(),
            asks: ASKS.iter().filter(|id| has(&checked, id)).map(|id| (*id).to_owned()).collect(),
            attachments,
            message: sha256,
            asks_code: has(&checked, "body.otp_request"),
            report_address: self.state().settings.report_address.clone(),
        })
    }

    /// Records what came of the checklist. Whoever was not in the address book is added, so that it is known next time.
    ///
    /// # Errors
    /// The message asks for a one-time code, which nothing can verify; it is no longer there.
    pub fn conclude(&self, id: &str, concluded: &ConcludedDto) -> Result<DoneDto, AppError> {
        let Judged { checked, sha256, .. } = self.judged(id)?;
        let sender =
            checked.sender.as_ref().ok_or_else(|| AppError::new(Code::NotFound).with("name", &checked.file))?;
        if concluded.outcome == OutcomeDto::Verified && has(&checked, "body.otp_request") {
            return Err(AppError::new(Code::CodeRequested));
        }
        let (store, now) = (self.store()?, self.now());
        let person = match store.by_address(&sender.address)? {
            Some(person) => person.id,
            None => {
                let addresses = vec![sender.address.clone()];
                store.add(&Details { name: sender.name.clone(), addresses, ..Details::default() }, now)?.0
            }
        };
        let address = muhr_people::details::canonical_address(&sender.address).unwrap_or_default();
        let verification = Verification {
            at: now,
            until: now.saturating_add(muhr_people::verification::HOLDS),
            by: concluded.by.trim().to_owned(),
            how: How::Checklist,
            outcome: Outcome::from(concluded.outcome),
            addresses: vec![address],
            note: note(concluded),
            message: sha256,
        };
        self.record(person, &verification)
    }

    /// Seals the original message as evidence for the report address; handing it over goes on as after any sealing.
    ///
    /// # Errors
    /// No address for reports is set; the message is no longer there; it cannot be sealed.
    pub fn report_message(&self, id: &str) -> Result<SealedDto, AppError> {
        let settings = self.state().settings.clone();
        let item = self.item(id)?;
        if settings.report_address.is_empty() {
            return Err(AppError::new(Code::NoReportAddress));
        }
        let Judged { checked, sha256, .. } = self.judged(id)?;
        let typed = RecipientDto {
            address: settings.report_address.clone(),
            language: settings.language.clone(),
            ..RecipientDto::default()
        };
        let recipient = Recipient::read(&typed)?;
        let bytes = Zeroizing::new(item.read(MOST_EVIDENCE)?);
        let ((), running) = self.begin(|_| Ok(()))?;
        let request = sealing::Request {
            folder: &self.host.documents(),
            format: muhr_seal::Format::Zip,
            style: settings.style.into(),
            names: muhr_seal::Names::Neutral,
            sender: None,
            recipient: recipient.line(),
            now: self.host.now(),
        };
        std::fs::create_dir_all(request.folder).map_err(|error| AppError::writing("", &error))?;
        let prepared = sealing::Prepared::of_memory("message.eml", bytes)?;
        let outcome = sealing::seal_as("report", prepared, &request, &self.leftovers, &mut system_rng()?, &Unwatched)?;
        drop(running);
        let reference = Reference::generate(&mut system_rng()?);
        let address = checked.sender.map(|sender| sender.address).unwrap_or_default();
        let receipt = Receipt::Reported(Reported {
            to: settings.report_address.clone(),
            message: sha256,
            address,
            subject: checked.subject,
            reference: reference.as_str().to_owned(),
        });
        let kept = self.keep(std::slice::from_ref(&receipt));
        let sealed = Sealed::reporting(outcome, typed, recipient, reference, kept);
        let mut state = self.state();
        let dto = sealed.dto(settings.mailbox_limit_bytes());
        state.leave_anyway = false;
        state.sealed = Some(sealed);
        Ok(dto)
    }

    fn judged(&self, id: &str) -> Result<Judged, AppError> {
        checking::check(&self.item(id)?, &self.known(), &Cancel::default())
    }
}

fn has(checked: &CheckedDto, id: &str) -> bool {
    fn in_file(file: &CheckedFileDto, id: &str) -> bool {
        file.findings.iter().any(|finding| finding.id == id) || file.members.iter().any(|member| in_file(member, id))
    }
    checked.findings.iter().any(|finding| finding.id == id) || checked.attachments.iter().any(|file| in_file(file, id))
}

fn evidence(checked: &CheckedDto, ids: &[&str], name: &str) -> String {
    let wanted = |finding: &&FindingDto| ids.contains(&finding.id.as_str());
    let found = checked.findings.iter().find(wanted).and_then(|finding| finding.evidence.get(name));
    found.cloned().unwrap_or_default()
}

/// Where it comes from, in the words of `checklist-origin-…`.
fn origin(checked: &CheckedDto) -> &'static str {
    match &checked.authentication {
        Some(one) if one.proven => "proven",
        Some(one) if one.dmarc == "fail" || one.computed.as_ref().is_some_and(|it| it.dmarc == "fail") => "failed",
        Some(one) if one.computed.is_some() || !one.dmarc.is_empty() => "not-proven",
        _ => "unknown",
    }
}

/// What the officer wrote, and the answers in one line: `1 yes, 2 no, 3 unchecked`.
fn note(concluded: &ConcludedDto) -> String {
    let answers = concluded.answers.iter().take(9).zip(1..).filter_map(|(answer, step)| {
        let word = match (*answer)? {
            AnswerDto::Yes => "yes",
            AnswerDto::No => "no",
            AnswerDto::Unchecked => "unchecked",
        };
        Some(format!("{step} {word}"))
    });
    let answers = answers.collect::<Vec<_>>().join(", ");
    let text: String = concluded.note.trim().chars().take(2_000).collect();
    [answers, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
