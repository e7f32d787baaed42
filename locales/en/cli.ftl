# What the terminal says to a person.

phase-deriving-key = Key
phase-sealing = Sealing
phase-checking = Checking
phase-opening = Opening

sealed-as = Sealed and checked: { $path }
sealed-password = Password:
sealed-how-to-share = Tell it by SMS, call or WhatsApp, never by e-mail. It is not kept here.

open-prompt = Password:
open-needs-terminal = There is no terminal to ask on. Use --password-stdin.
opened-into = Opened into { $path }
opened-file = { "  " }{ $name }

draft-written = Draft: { $path }

check-progress = Checking
check-line = { $verdict }: { $file }  { $address }
check-summary = Danger: { $danger }. Caution: { $caution }. No warning signs: { $clear }. Could not be read: { $unread }.
check-head = { $verdict }: { $file }
check-who = From: { $name } <{ $address }> ({ $standing })
check-subject = Subject: { $subject }
check-advice = What to do now: { $advice }
check-where-from = Is it proven where it comes from? { $text }
check-asked = Asked { $servers } for:
check-why = Why:
check-files = Files:
check-links = Links (do not follow them):
check-gaps = What could not be checked:
check-item = { "  - " }{ $text }

scanned-progress = Scanning
scanned-head = { $verdict }: { $file }
scanned-says = What the antivirus says:
scanned-engine = Asked: { $engine } { $version }, signatures of { $date }
scanned-no-date = unknown date
scanned-clean = Clean
scanned-infected = Infected
scanned-not = Not scanned
scanned-summary = Infected: { $infected }. Not scanned: { $notscanned }. Clean: { $clean }. Could not be read: { $unread }.
scanned-because-no-antivirus = there is no antivirus that Muhr can ask
scanned-because-no-signatures = the antivirus has no signatures with a date; update it
scanned-because-not-answering = the antivirus does not answer, or took too long
scanned-because-too-large = it is larger than the antivirus looks at
scanned-because-encrypted = it is under a password
scanned-because-refused = the antivirus refused, or failed
scanned-because-excluded = the antivirus was told to leave it out
scanned-because-not-understood = the answer of the antivirus made no sense
scanned-because-elsewhere = the antivirus is set up on another computer, and nothing is sent there
scanned-because-only-whole = this antivirus scans only files on the disk; save it first
scanned-because-cancelled = cancelled

look-line = { "  " }[{ $state }] { $topic }: { $text }
look-remedy = { "      " }What to do: { $remedy }
look-fine = fine
look-problem = problem
look-unknown = could not check
look-not-applicable = does not apply

codes-found = One-time code in { $file }: { $masked }
codes-none = No one-time code was found.

seal-unknown = Nobody in the address book has { $address }. Call before you send.
seal-unverified = Nobody has confirmed yet that { $address } is { $name }. Call before you send.
seal-expired = The verification of { $name } has expired. Call before you send.
seal-refused = The last verification of { $name } failed. Do not send before you know why.
seal-look-alike = Beware: { $address } looks like { $real }, but is another address.
seal-known-name = Beware: { $name } is known under { $real }, not under { $address }.

people-added = Added { $name } (number { $id }).
people-changed = Changed { $name } (number { $id }).
people-recorded = Recorded for { $name } (number { $id }).
people-merged = Now one: { $name } (number { $id }).
people-removed = Removed { $name } (number { $id }).
people-undo = To take this back: muhr people undo { $change }
people-undone = Taken back.
people-count = { $count } in all.
people-line = { $id }  { $name }  <{ $address }>  { $office }  [{ $standing }]
people-head = { $name } (number { $id })
people-verification = { "  " }{ $day }: { $outcome }, { $how }, until { $until }
people-share = These share { $shared }:
people-skipped = Left out, record { $record }: { $reason } { $found }
people-read = { $total } people were read, { $known } of them are in the address book. Nothing was taken in.
people-imported = Added: { $added }. Changed: { $changed }. Nothing new: { $unchanged }.
people-backed-up = Backup: { $path }
people-backup-password = Write it down and keep it apart from the file. It is not kept here.
people-restored = Restored { $people } people and { $receipts } receipts. What was there before: { $before }
history-line = { $id }  { $day }  { $kind }: { $title }  { $who }  [{ $result }]
history-deleted = Deleted: { $count }.
settings-line = { $name } = { $value }
settings-locked-line = { $name } = { $value }  (locked by { $by })

watching-begins = Watching { $folder }. Ctrl-C ends it.
watching-lost = { $folder } is not there, or cannot be read. Its return is waited for.
watching-polled = { $folder } tells nothing of changes, so it is looked through every few seconds.
