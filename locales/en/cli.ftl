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
