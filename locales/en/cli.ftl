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
