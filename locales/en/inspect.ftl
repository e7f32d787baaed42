# What Muhr says about received mail and files. Same keys and variables as in every other language.
# A reason is `signal-<id>` with `.` written as `-`; `signal-<id>-why` says why it matters.

## The two answers

verdict-danger = Danger
verdict-danger-title = Do not open this, and do not answer it.
verdict-danger-advice = Open nothing in it, follow no link, and do not answer. If it seems to come from someone you know, call them on a number that you already have, never on one that stands in it. Then report it to your IT or security office.
verdict-caution = Caution
verdict-caution-title = Something here is odd. Confirm before you act.
verdict-caution-advice = Before you open anything or answer, call the sender on a number that you already have, never on one that stands in it, and ask whether they sent it.
verdict-clear = No warning signs
verdict-clear-title = No warning signs were found.
verdict-clear-advice = If you expected it, you can go on as usual. If anything in it surprises you, call the sender first: nothing found does not mean that it is harmless.
verdict-clear-unknown-advice = You do not know this sender. Before you open a file in it or do what it asks, find the sender’s number yourself and call.

standing-verified = Verified
standing-verified-text = The sender is someone whom you have verified, and the mail is proven to come from their domain.
standing-known = Known
standing-known-text = The address is one that you know. Anyone can write an address, so anything unusual deserves a call.
standing-unknown = Unknown
standing-unknown-text = The sender is not among the people you know.
standing-look-alike = Look-alike
standing-look-alike-text = The sender is almost someone you know or an official address, but is not.
standing-forged = Forged
standing-forged-text = The address in it is not the one it was sent from.

severity-critical = Very serious:
severity-high = Serious:
severity-medium = Odd:
severity-low = A small sign:
severity-info = For information:

## What could not be checked

gap-encrypted = “{ $file }” is locked with a password, so nobody could look inside.
gap-limit = There is too much in it, or it goes too deep; not everything was looked at.
gap-unreadable = “{ $file }” could not be read: it is damaged, or of a kind that cannot be looked into.
gap-offline = Whether the mail really comes from that domain was not asked, because that needs the Internet.
gap-no-answer = Whether the mail really comes from that domain was asked on the Internet, but no answer came.
gap-no-results = Your mail server left no note on whether the mail really comes from the domain it names.

## Where it comes from

auth-proven = Yes: the mail comes from the domain that stands in its address.
auth-not-proven = No: nothing that can be trusted proves that the mail comes from the domain in its address.
auth-said-by-receiver = Your own mail server says so.
auth-said-by-claimed = Some notes in the mail speak about it, but the sender could have written them, so they do not count.
auth-said-by-nobody = No server has left a note about it.
auth-said-by-computed = Muhr has computed it from what the domain has published.
auth-spf = Sent by a server that the domain allows (SPF)
auth-dkim = Signed by the domain (DKIM)
auth-dmarc = Both fit the address that is shown (DMARC)
auth-proves-domain-only = Even proven mail proves the domain only, never the person: mailboxes are stolen, and anyone can register a domain.

link-place-text = in the text
link-place-html = in the text
link-place-document = in a file
link-place-qr = in a QR code
