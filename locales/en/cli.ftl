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
