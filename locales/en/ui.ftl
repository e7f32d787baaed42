# The words of the window. Same keys and variables as in every other language.
# Names that must not flip inside a right-to-left sentence are terms, so that they are isolated.

-brand = Muhr
-seven-zip = 7-Zip

## The frame of the window

app-title = { -brand }
app-brand = Muhr
app-brand-other = مہر
app-skip = Skip to the content
app-loading = One moment…
app-navigation = Pages
nav-seal = Seal
nav-settings = Settings
nav-keys = Keys
keys-title = On the keyboard
keys-choose-files = Choose files
keys-choose-folder = Choose a folder
keys-seal = Seal
keys-undo = Bring back what was removed
keys-cancel = Cancel, or close a box
keys-show = Show the password while held down
keys-call = During a call: one group back, one group on
keys-read-back = During a call: they read it back
key-space = Space
key-escape = Esc

close = Close
done = Done
cancel = Cancel
dismiss = Dismiss
undo = Undo

## Sizes and times

size-bytes = { $amount } bytes
size-kb = { $amount } KB
size-mb = { $amount } MB
size-gb = { $amount } GB
speed = { $size } a second
left-few-seconds = a few seconds left
left-seconds = about { $seconds } seconds left
left-minutes =
    { $minutes ->
        [one] about a minute left
       *[other] about { $minutes } minutes left
    }
left-hours =
    { $hours ->
        [one] about an hour left
       *[other] about { $hours } hours left
    }

## Drop

drop-title = Drop files here to seal them
drop-let-go = Let go, and they are on the list
drop-text = They are locked with a password that only you see. Nothing leaves this computer.
drop-choose-files = Choose files
drop-choose-folder = Choose a folder
drop-open-hint = Have you received a sealed file? Drop it here too, and open it.
drop-steps = How it goes
drop-step-seal = Seal the files here
drop-step-mail = Send the sealed file by e-mail
drop-step-phone = Tell the password by phone

## The list

list-title =
    { $count ->
        [one] Seal one file
       *[other] Seal { $count } files
    }
list-files = Files
list-remove = Remove { $name }
list-removed = { $name } is off the list.
list-restored = { $name } is back on the list.
list-add-files = Add files
list-add-folder = Add a folder
list-folder-files =
    { $count ->
        [0] empty
        [one] one file
       *[other] { $count } files
    }
kind-folder = Folder
list-total = { $size } in all
list-cancelled = Stopped. No sealed file was made, and your files are as they were.

recipient-title = Who is it for?
recipient-hint = Type a name: people from your address book are offered. All of this may stay empty.
recipient-name = Name
recipient-name-hint = For the greeting
recipient-address = E-mail address
recipient-address-hint = For the sealed file
recipient-phone = Mobile number
recipient-phone-hint = For the password
recipient-language = Their language
recipient-language-hint = For the e-mail and the message

format-title = How will they open it?
format-zip = With { -seven-zip } or a similar program
format-zip-hint = Free, and on most office computers. Windows alone cannot open it.
format-muhr = They have { -brand } too
format-muhr-hint = The strongest seal. Names and sizes of the files stay hidden as well.

choices-title = More choices
choices-style = The password is made of
style-letters = Letters and digits
style-letters-hint = The shortest
style-letters-shape = ab2c-d3ef-…
style-digits = Digits only
style-digits-hint = The easiest to say in any language
style-digits-shape = 1234-5678-…
style-words = English words
style-words-hint = The easiest to type
style-words-shape = apple-river-…
real-names = Show the real file names
real-names-hint = Anyone who sees the sealed file can then read its file names, even without the password. When this is off, the real names come back only for those who open it.
real-names-muhr = With { -brand } the names are always hidden.

mail-estimate = About { $size } as an e-mail
mail-limit = limit { $limit }
mail-over = Too big for one e-mail
mail-over-advice = It would be { $size }, and mailboxes take { $limit }. Remove something and send it in two parts, or seal it and carry it on a drive.
seal = Seal

## Work

work-key = Making the key
work-seal = Sealing
work-check = Checking that it opens
work-open = Opening
work-key-text = This takes a moment on purpose: it makes guessing slow.
work-seal-text = Your files are only read, never changed.
work-check-text = The sealed file is opened again and compared, byte for byte.
work-open-text = Every piece is checked before it is written.
work-progress = Progress
work-done-of = { $done } of { $total }
work-cancelling = Stopping…
work-announce = { $phase }, { $percent } %

## Sealed

sealed-title = Sealed
sealed-text = Now send the file and its password by two different ways.
sealed-step = Step { $number }
sealed-step-done = Step { $number }, done
sealed-file-title = Send the file by e-mail
sealed-draft = Draft e-mail
sealed-draft-again = Draft e-mail again
sealed-show = Show in folder
sealed-inside =
    { $count ->
        [one] One file inside
       *[other] { $count } files inside
    }
sealed-stored-as = stored as { $name }
sealed-mail-over = As an e-mail it is { $size }, more than the { $limit } a mailbox takes. Send it in parts, or carry it on a drive.

password-title = Tell the password by phone
password-text = Never by e-mail.
password-why = Why?
password-why-title = Why not by e-mail?
password-why-text = Whoever can read one of your e-mails can read the other one too. Then the seal protects nothing. A call or a message goes another way, and you hear or see who gets it.
password-label = The password
password-hidden =
    { $count ->
        [one] Hidden, one group
       *[other] Hidden, { $count } groups
    }
password-hold = Hold to show
password-keep = Keep it in view
password-group = Group { $number }
password-reference = Reference { $reference }

ways-title = Ways to tell it
way-sms = SMS
way-sms-hint = A text message
way-whatsapp = WhatsApp
way-whatsapp-hint = App or phone
way-call = Call
way-call-hint = Say it, letter by letter
way-copy = Copy
way-copy-hint = For 45 seconds
way-done = Done
way-copied = Copied, { $seconds } s left

finish = Seal something else
finish-text = { -brand } stores the password nowhere. When you finish here, it is forgotten.
finished = The password is forgotten. The sealed file is where it was.

## SMS and WhatsApp

message-sms-title = Send the password by SMS
message-whatsapp-title = Send the password by WhatsApp
message-to = To { $who }
message-text = The message
message-count =
    { $count ->
        [one] One SMS
       *[other] { $count } SMS
    }
message-open = Open on this computer
message-opened = It was handed to the program on this computer. Press send there.
message-no-phone = Without a mobile number it cannot be opened on this computer. Use your phone.
message-qr = QR code with the message
message-scan = With your own phone
message-scan-text = Point its camera at the code. The message opens there, ready to send.
message-sent = I have sent it
message-waiting = Reading the message…

## The call

call-title = Tell it on the phone
call-who = Call { $who }
call-language = Code words in
call-group = Group { $number } of { $count }
call-read-back = They read it back
call-read-back-text = Ask them to repeat the group to you.
call-previous = Back
call-next = Next group
call-all = All groups are read back
call-all-text = Remind them not to write it into an e-mail.
call-told = I have told them
call-groups = Groups
call-group-done = Group { $number }, read back
call-join = Between the groups they type a hyphen: -

## Copy

copy-title = Copy the password
copy-text = It is copied. Paste it where you need it, but not into an e-mail.
copy-left =
    { $seconds ->
        [one] second until it is cleared
       *[other] seconds until it is cleared
    }
copy-cleared = Cleared
copy-cleared-text = The password is no longer on the clipboard.
copy-replaced = Replaced
copy-replaced-text = You copied something else meanwhile, so the password is gone from the clipboard.
copy-again = Copy again
copy-shared = I have passed it on

## The draft

draft-title = The e-mail
draft-field-to = To
draft-to-nobody = Nobody yet: fill it in when it is open
draft-field-subject = Subject
draft-field-attached = Attached
draft-size = { $size } as an e-mail, limit { $limit }
draft-open = Open in { $program }
draft-no-program = No mail program was found on this computer. Write the e-mail where you usually do: copy this text, and attach the file from its folder.
draft-show = Show in folder
draft-copy = Copy the text
draft-copied = The text is copied.
draft-opened = It opens in { $program }. Look it over and press send there.

## Leaving

leave-title = You have not told anyone the password yet
leave-text = If you leave now, it is forgotten, and nobody can open the sealed file.
leave-stay = Stay here
leave-anyway = Leave anyway
leave-close-work = { -brand } is not done yet
leave-close-work-text = If you close it now, the work stops. No half-made file stays behind.
leave-close-stay = Let it finish
leave-close-anyway = Stop and close

## Opening a sealed file

open-title = Open a sealed file
open-text = Its password came to you by phone, not by e-mail.
open-password = Password
open-password-hint = You may paste it. The hyphens belong to it.
open-show = Show the password
open-hide = Hide the password
open-go = Open
open-trying = Trying the password…
open-other = Not now
open-wrong = This password does not open the file.
open-wrong-advice = Look at each letter again, or ask the sender to read it to you once more.
open-empty = Type or paste the password first.
opened-title = Opened
opened-text =
    { $count ->
        [one] One file is in a folder of its own.
       *[other] { $count } files are in a folder of their own.
    }
opened-folder = Folder
opened-files = Files
opened-cover = Cover note
opened-from = From
opened-to = To
opened-when = Sealed
opened-show = Show in folder
opened-cover-caution = The cover note is what the sender wrote. It proves that the sender knew the password, no more.
opened-finish = Back to the start

## Settings

settings-title = Settings
settings-limit = A mailbox takes up to
settings-limit-unit = MB
settings-limit-hint = Ask your mail administrator. { $usual } is usual.
settings-limit-wrong = Please give a whole number from { $least } to { $most }.
settings-style = Passwords are made of
settings-language = Language
settings-save = Save
settings-saved = The settings are saved.

## When something went wrong

trouble-unknown = Something went wrong.
trouble-unknown-advice = Please try again. If it happens once more, tell whoever looks after your computer.
trouble-start = { -brand } could not start properly.

## Check

nav-check = Check
keys-page-seal = Go to Seal
keys-page-check = Go to Check
check-title = Drop a message or file here before you open it
check-let-go = Let go, and it is checked
check-text = You learn who it is really from and whether to open it. Nothing in it is opened, run or fetched.
check-choose-files = Choose files
check-choose-folder = Choose a folder
check-paste = Paste a message
check-private = Everything stays on this computer.
check-private-asking = The mail stays on this computer. As you have set it, its sender’s domain is asked for on the Internet.
check-how-to-save = In your mail program, save the message as a file (.eml or .msg), or drag it out of the list onto this window.
check-stopped = Stopped. Nothing was kept.
check-paste-title = Paste the source of a message
check-paste-text = In webmail open the message, choose “Show original” or “View source”, copy all of it, and paste it here.
check-paste-go = Check it
check-pasted-name = Pasted message
check-working = Checking
check-looking = Looking what there is
check-done-of = { $done } of { $total }
check-list = Checked messages and files
check-list-title =
    { $count ->
        [one] One was checked
       *[other] { $count } were checked
    }
check-list-text = Danger: { $danger }. Caution: { $caution }. No warning signs found: { $clear }.{ $unread ->
        [0] {""}
       *[other] {" "}Could not be read: { $unread }.
    }
check-unread = Not read
check-more = Show more ({ $count } left)
check-more-not-shown = { $count } more are not shown.
check-other = Check something else
check-to-list = Back to the list
check-answer = The answer
check-now = What to do now
check-sender = Who it says it is from
check-sender-name = Name
check-sender-address = Address
check-sender-answers = Your answer would go to
check-sender-subject = Subject
check-sender-date = Date
check-nothing = (nothing)
check-reasons = Why
check-no-reasons = No warning signs were found. That does not prove that it is harmless.
check-why-it-matters = Why this matters
check-context = Also noticed ({ $count })
check-attachments = Files in it
check-file-name = Name
check-file-kind = What it is
check-file-answer = Answer
check-file-unnamed = (no name)
check-file-hash = Fingerprint to read back to the sender (SHA-256)
check-links-title = Where it leads
check-links-text = Written so that nothing can be clicked by mistake. Do not type these addresses.
check-links-more = All others ({ $count })
check-link-text = shown as “{ $text }”
check-authentication = Is it proven where it comes from?
check-authentication-details = The technical results
check-computed = What Muhr has found out itself
check-ask = Check the signature now
check-ask-text = Muhr then asks { $servers } for what the sender’s domain has published about its mail. Nothing of the mail’s text is sent, but whoever runs that domain can notice the question.
check-ask-nobody = The electronic signature cannot be checked here: this computer has nobody to ask about names on the Internet.
check-asking = Asking on the Internet
check-signed-by = Signature of { $domain }
check-sent-by = Sent by the server { $address }, for { $domain }
check-sent-late = That was checked so long after it came that it proves nothing either way.
check-policy = What the owner of the address wants done with mail that is not its own
check-passed-on-by = Passed on by { $domains }
check-questions = Whom Muhr asked, and for what ({ $count })
check-questions-servers = Asked: { $servers }
check-questions-unanswered = no answer
check-gaps-title = What could not be checked
check-gaps-text = None of this counts as clean.
check-message = The message as plain text
check-source = The source
settings-domains = Domains of your own office
settings-domains-hint = One on each line, such as finance.gov.pk.
settings-receiver = Name of your own mail server
settings-receiver-hint = As it stands at the beginning of “Authentication-Results” in your mail. Then only notes in that name are believed. Leave it empty if you do not know it.
settings-ask = Always check electronic signatures
settings-ask-hint = For every message Muhr then asks the Internet what the sender’s domain has published. Whoever runs that domain can notice it.
settings-resolver = Ask this server
settings-resolver-hint = Its address in numbers, or one that is asked so that nobody on the way can read it, such as tls://9.9.9.9#dns.quad9.net. Left empty, Muhr asks the one that this computer uses.

## The other pages

nav-people = People
nav-checklist = Checklist
nav-history = History
keys-page-people = Go to People
keys-page-checklist = Go to the Checklist
keys-page-history = Go to the History
keys-search = Search, among people or in the history
keys-print = Print the checklist
back = Back
differs-begin = (differs:
differs-end = )

## People

people-title = People
people-add = Add a person
people-import = Import people
people-search = Search by name, office or address
people-none = Nobody matches this.
people-total =
    { $count ->
        [one] one person
       *[other] { $count } people
    }
people-empty-title = Whom do you write to?
people-empty-text = Bring your people here first. { -brand } then recognises them in the mail you receive, warns of anyone who imitates them, and shows the number to call.
people-key-system = Everything here is encrypted. This computer’s own key store keeps the key.
people-key-file = Everything here is encrypted. The key is in a file that only your account on this computer can read.
people-set-aside = The address book was damaged, so it was set aside as { $name } and a new one was begun. If you have a backup, restore it.
people-duplicates = Find duplicates
people-backup = Back up
people-restore = Restore a backup
people-as-before = It is as it was before.
people-let-go = Let go, and people are read from it

## How sure it is who somebody is

person-standing-verified = Verified
person-standing-verified-date = Verified until { $date }
person-standing-verified-text = Somebody has confirmed that this is who it seems to be.
person-standing-expired = Expired
person-standing-expired-date = Expired on { $date }
person-standing-expired-text = This was confirmed once, but that was long ago. Please verify it again.
person-standing-unverified = Not verified
person-standing-unverified-text = Nobody has confirmed yet that this is who it seems to be.
person-standing-refused = Refused
person-standing-refused-text = The last verification failed. Do not trust mail from this address until you know why.

## One person

person-to-list = All people
person-verify = Verify…
person-edit = Edit
person-remove = Remove
person-added = { $name } is in the address book.
person-saved = { $name } is saved.
person-removed = { $name } is removed.
person-details = What is known
person-add-title = Add a person
person-edit-title = Edit
person-name = Name
person-organisation = Ministry, department or firm
person-office = Office held
person-addresses = E-mail addresses
person-address-n = E-mail address { $number }
person-address-less = Remove e-mail address { $number }
person-address-more = Another address
person-phones = Telephone numbers
person-phones-hint = Take them from an official list or from the person, never from an e-mail: these are the numbers you will call.
person-phone-n = Telephone number { $number }
person-phone-label = What number { $number } is
person-phone-less = Remove telephone number { $number }
person-phone-more = Another number
phone-mobile = Mobile
phone-office = Office
phone-home = Home
phone-other = Other
person-channel = Wants passwords by
channel-sms = SMS
channel-whatsapp = WhatsApp
channel-call = Call
channel-person = In person
person-opens = Opens sealed files
person-notes = Notes
person-sealed = Last sealed for
person-unsaid = Not known
person-save = Save
person-history = Verifications
person-history-none = None yet.
verification-by = { $date }, by { $who }.
verification-on = { $date }.
verification-until = Holds until { $date }.
verification-answers = The answers
verification-about = What it speaks for

## Verifying a person

verify-title = Verify { $name }
verify-how = How did you make sure?
how-call-back = Called back
how-call-back-hint = On a number that you knew before
how-in-person = In person
how-in-person-hint = You met face to face
how-video = Video call
how-video-hint = You called, and you know the face
how-official = Official letter or directory
how-official-hint = The address stands there in print
how-checklist = By the checklist
verify-call = Call this number:
verify-no-number = There is no number for this person. Find it in an official directory and add it first.
verify-never-the-mail = Never call a number that stands in the e-mail itself.
verify-outcome = What came of it?
verify-outcome-verified = It is them
verify-outcome-refused = It is not, or I am not sure
verify-addresses = Which addresses are theirs?
verify-by = Your name
verify-months = Holds for
verify-months-unit = months
verify-note = Note
verify-note-hint = For example what they told you that only they could know
verify-record = Record it
verify-recorded = The verification is recorded.
outcome-verified = Verified
outcome-refused = Refused
outcome-reported = Reported

## People from elsewhere

import-title = Import people
import-text = Where are your people now? Everything is only read, and you see it before it is taken in.
import-file = From a file
import-file-hint = Contacts (.vcf) or a table (.csv)
import-thunderbird = From Thunderbird
import-thunderbird-hint = Its address books on this computer
import-sent = From sent mail, one file
import-sent-hint = Whoever you have written to (.mbox)
import-folder = From sent mail, a folder
import-folder-hint = A folder of messages (.eml) or a Maildir
import-directory = From the office directory
import-directory-hint = LDAP. Whoever looks after your network knows the address
import-reading = Reading…
import-again = Back
import-take =
    { $count ->
        [one] Take in one person
       *[other] Take in { $count } people
    }
import-done = New: { $added }. Completed: { $changed }. Known already: { $unchanged }.
import-count =
    { $count ->
        [one] One person was read
       *[other] { $count } people were read
    }
import-known = { $known } of { $count } are already here. What is new about them is added.
import-columns = What stands in each column?
import-columns-text = { -brand } has guessed. Please correct what is wrong.
import-column-n = Column { $number }
column-none = Leave it out
column-name = Full name
column-first-name = First name
column-middle-name = Middle name
column-last-name = Last name
column-email = E-mail address
column-mobile = Mobile number
column-work-phone = Office number
column-home-phone = Number at home
column-phone = Telephone number
column-organisation = Ministry, department or firm
column-department = Department or wing
column-office = Office held
column-notes = Notes
import-people = The first of them
import-more = and { $count } more
import-skipped =
    { $count ->
        [one] One entry was left out
       *[other] { $count } entries were left out
    }
import-record = Entry { $number }
skipped-nobody = Neither a name nor an address
skipped-bad-address = Not a complete e-mail address
skipped-bad-phone = Not a telephone number
skipped-too-long = Too long
skipped-unreadable = Could not be read
skipped-too-many = There were more people than are taken at once
skipped-still-open = The other program has not written all of it yet: close it and read again
directory-intro = Whoever looks after your network can tell you what to write here. The password is used once and not kept.
directory-url = Address of the directory
directory-url-hint = Such as ldaps://directory.office.gov.pk
directory-base = Where people stand in it
directory-base-hint = Such as ou=People,dc=office,dc=gov,dc=pk
directory-user = Your user name
directory-user-hint = Left empty, the directory is asked without a name.
directory-password = Your password
directory-password-hint = Only if you have given a user name.
directory-text = Whom to look for
directory-text-hint = A part of a name. Left empty: everybody.
directory-ask = Ask the directory

## Duplicates, backup, restore

duplicates-title = One person or several?
duplicates-text = These entries share { $shared }.
duplicates-left = { $count } such groups are left.
duplicates-keep = Which entry stays?
duplicates-this-stays = This one stays
duplicates-hint = Addresses and numbers of the others are added to the one that stays.
duplicates-none = There are no duplicates.
duplicates-pass = They are different people
duplicates-merge = Merge them
duplicates-merged = The entries are merged.
backup-title = Back up the address book
backup-text = People, verifications and history go into one encrypted file. Keep it on another drive.
backup-write = Choose where
backup-working = Writing and checking it…
backup-written = The backup is written:
backup-password = Its password
backup-once = Write it down now: it is shown only this once.
backup-once-text = Keep the paper apart from the file. Between the groups stands a hyphen.
backup-done = I have written it down
restore-title = Restore a backup
restore-text = The backup takes the place of what is here now. What is here now is set aside in a file, not lost.
restore-password = Password of the backup
restore-working = Restoring…
restore-go = Choose the file
restore-done = Restored. People: { $people }. Entries in the history: { $receipts }.
restore-before = What stood here before is in { $name }.

## Verifying a sender, step by step

check-verify = Verify this sender
check-person = { $name } in the address book
report = Report this message
report-no-address = No address for reports is set yet. Write it into the settings first.
steps-back = Back to the message
steps-title = Verify this sender
steps-text = Ten steps. Take your time: only a fraud is in a hurry.
steps-done = { $done } of { $count } answered
steps-answer = Your answer
answer-yes = Yes
answer-no = No
answer-unchecked = Could not check
steps-open =
    { $count ->
        [one] One step is not answered with yes:
       *[other] { $count } steps are not answered with yes:
    }
steps-recorded = The outcome is recorded.
steps-record-report = Record and report it
steps-outcome-verified = Verified
steps-outcome-verified-hint = I have made sure that they sent it.
steps-outcome-refused = Refused
steps-outcome-refused-hint = They did not send it, or I could not make sure. I do not act on it.
steps-outcome-reported = Report
steps-outcome-reported-hint = It is a fraud. The original message is sealed as evidence.
step-expected-title = Was it expected?
step-expected-text = Ask yourself whether you were waiting for this message from this person.
step-expected-ask = Were you waiting for this message?
step-expected-why = A message that nobody announced is how most frauds begin.
step-address-title = Read the whole address aloud
step-address-text = Read the address letter by letter; the part after @ says whose it is.
step-address-ask = Is the marked part really their office?
step-address-why = The name can be anything. Only the marked part had to be registered by somebody.
step-same-title = Compare it with your address book
step-same-text = Compare it with the address in your address book and in earlier mail.
step-same-ask = Is it the same address as before, letter for letter?
step-same-why = One wrong letter is enough to send your answer to somebody else.
step-origin-title = Is it proven where it comes from?
step-origin-text = See whether the receiving mail server proved where the message comes from.
step-origin-ask = Is it proven that it comes from that address?
step-origin-why = Anyone can write any address into a message, as on the back of an envelope.
step-asks-title = What is asked for?
step-asks-text = Be careful with money, passwords, codes, files, haste and secrecy.
step-asks-ask = Is what it asks for usual and proper?
step-asks-why = Money, passwords, codes, haste and secrecy are what frauds live on.
step-call-title = Call them
step-call-text = Call a number from your own address book, never one from the message.
step-call-ask = Did you reach them, and did they confirm it?
step-call-why = Whoever forged the message answers the number in it.
step-secret-title = Ask what only they can know
step-secret-text = Ask something that only they can answer, or have them quote the reference number.
step-secret-ask = Did they answer what only they can know?
step-secret-why = A voice can be imitated. What you two alone know cannot.
step-files-title = Compare the attachments
step-files-text = Have them read back the name and the fingerprint of each attachment.
step-files-ask = Is each file the one that they sent?
step-files-why = A right sender and a changed file are also possible.
step-second-title = Ask a second officer
step-second-text = For payments and changed accounts a second officer must agree.
step-second-ask = Has a second officer agreed, or is none needed?
step-second-why = Two people are harder to deceive than one.
step-outcome-title = Record the outcome
step-outcome-text = Verified, refused or reported: write down which, with your name.
step-outcome-ask = What came of it?
step-address-marked = The marked part is the one that counts.
step-same-differs = It looks like the address of { $name }, but it is another one.
step-same-message = In the message
step-same-book = In your address book
step-same-known = It stands in your address book as { $name }.
step-same-unknown = This address is not in your address book.
origin-proven = It is proven that the message comes from this domain.
origin-not-proven = It is not proven where the message comes from.
origin-failed = The check failed: the message does not come from where it says.
origin-unknown = It could not be found out where the message comes from.
step-asks-none = { -brand } has found nothing that stands out. Please read the message yourself as well.
step-call-book = The number of { $name } in your address book:
step-call-none = There is no number to call in your address book.
step-call-directory = Find it in an official directory or ask your exchange, and add it to the person. Never take it from the message.
step-call-struck = Numbers in the message. Do not call them:
step-call-do-not = Do not call:
step-files-read-back = The first and the last group of the fingerprint are the least that should be read back.
step-files-none = Nothing is attached. Answer with yes.
stop-title = A one-time code is asked for: report it, never answer
stop-text = Nobody who is entitled to it ever asks for such a code. There is nothing to verify here: whoever has the code has your account.

## The checklist on paper

checklist-title = Before you trust a message
checklist-text = Ten steps to make sure who wrote it, and four rules. Print it and keep it by your telephone.
checklist-print = Print
checklist-steps = Ten steps
checklist-never = If a one-time code (OTP) is asked for: stop, report it, never answer.
checklist-rules = Four rules
rule-encrypt-title = Encrypt every attachment.
rule-encrypt-text = Send the password by SMS, call or WhatsApp, never by e-mail.
rule-confirm-title = Confirm who it is.
rule-confirm-text = Before you send something and before you trust what you received.
rule-untrusted-title = Open nothing from untrusted sources.
rule-untrusted-text = No attachment and no link. Check it with { -brand } first.
rule-antivirus-title = Keep a licensed antivirus up to date.
rule-antivirus-text = And never forward a one-time code (OTP) to anybody.
checklist-source = After section 3 of the advisory “Phishing Emails Targeting Top Ranked Civil and Military Officials”.

## History

history-title = History
history-text = What was sealed, checked, verified and reported on this computer. It stays here, encrypted.
history-off = The history is switched off in the settings. What is here was kept before.
history-empty = Nothing yet. What you seal, check, verify or report will be listed here.
history-search = Search by file, name or address
history-kind = Show
history-all = All
history-sealed = Sealed
history-checked = Checked
history-verified = Verified
history-reported = Reported
history-quarantined = Quarantine
history-none = Nothing matches this.
history-count =
    { $count ->
        [one] one entry
       *[other] { $count } entries
    }
history-result-zip = ZIP
history-result-muhr = { -brand }
history-result-clear = No warning signs
history-result-caution = Caution
history-result-danger = Danger
history-result-verified = Verified
history-result-refused = Refused
history-result-quarantined = Put in quarantine
history-result-put-back = Put back
history-result-deleted = Deleted for good
history-reported-to = Reported to
history-reference = Reference
history-ways = Password told by
history-hash = Fingerprint (SHA-256)
history-kept = The password is kept until { $date }.
history-forget = Delete the password now
history-forgotten = The password is deleted.
history-delete = Delete this entry
history-delete-title = Delete this entry?
history-delete-text = { $title } disappears from the history. The file itself stays where it is. This cannot be undone.
history-delete-go = Delete
history-keep = Keep
history-entry-gone = The entry is deleted.
history-clear = Delete the whole history
history-clear-title = Delete the whole history?
history-clear-text = Every entry disappears, with every password that is kept. Your files and people stay. This cannot be undone.
history-cleared = The history is deleted.
history-export-csv = Save as a table (CSV)
history-export-json = Save for programs (JSON)
history-exported = Saved as { $name }.
keep-password = Keep the password for 7 days
keep-password-hint = For when they ask again. It is kept encrypted in the history.
keep-password-kept = It is in the history now, and you can delete it there.
finish-text-kept = The password stays in the history for 7 days. Then it is forgotten.
finished-kept = The password is in the history for 7 days. The sealed file is where it was.

## Who it is for: asked before sealing

recipient-found = People in the address book
way-wanted = As they wish
asked-look-alike-title = Is this the right address?
asked-look-alike-text = It looks like the address of { $name }, but some letters differ.
asked-known-name-title = A new address for { $name }?
asked-known-name-text = You know { $name }, but under another address. Ask by phone whether this one is theirs.
asked-unknown-title = Do you know who this is?
asked-unknown-text = This address is not in your address book. Make sure whose it is before you send something to it.
asked-unverified-title = Not verified yet
asked-unverified-text = { $name } is in your address book, but nobody has confirmed yet that this address is theirs.
asked-expired-title = Verified long ago
asked-expired-text = The verification of { $name } ended on { $date }. A short call makes sure that nothing has changed.
asked-refused-title = This address could not be verified
asked-refused-text = The last attempt to verify { $name } failed. Call before you send anything to this address.
asked-yours = You have written
asked-book = { $name } in your address book
asked-real = The genuine one
asked-call = Call { $name }:
asked-no-number = There is no number in your address book. Find it in an official directory, not in an e-mail.
asked-call-first = I will call first
asked-anyway = Seal anyway
asked-use-real = Use { $address }

## More settings

settings-officer = Your name
settings-officer-hint = Your verifications are signed with it.
settings-report = Address for reports
settings-report-hint = Suspicious mail that you report is addressed to it. Your security officer knows it.
settings-history = Keep a history
settings-history-hint = What was sealed, checked, verified and reported. Encrypted, on this computer only.
check-ask-locked = Your administrator has set that the Internet is not asked.
settings-locked = Set by your administrator
settings-locked-by = Set by { $who }

## This computer

nav-computer = This computer
keys-page-computer = Go to This computer
computer-news-not-fit = It needs attention.
computer-news-caught =
    { $count ->
        [one] Something was caught.
       *[other] { $count } things were caught.
    }
computer-title = This computer
computer-answer = The answer
computer-first = Looking at this computer…
computer-looked = Looked at on { $date }.
computer-private = Nothing leaves this computer.
computer-again = Check again
computer-looking = Checking…
computer-view = Show
computer-view-state = Its condition
computer-view-watch =
    { $count ->
        [0] Watch on folders
       *[other] Watch on folders ({ $count })
    }
computer-conditions = What was looked at
computer-apart = Does not apply here ({ $count })
condition-fine = Fine
condition-problem = Needs attention
condition-unknown = Could not be checked
condition-not-applicable = Does not apply

## The watch on folders

watch-text = { -brand } can check whatever arrives in the folders that you choose, such as your downloads, and warn you before you open it. Nothing is moved or deleted without a click of yours, and nothing leaves this computer.
watch-folders = Folders
watch-none = No folder is watched yet.
watch-suggested = Worth watching
watch-kind-downloads = Downloads
watch-kind-mail = Messages
watch-kind-files = Files
watch-state-watched = Watched
watch-state-polled = Watched, looked at from time to time
watch-state-missing = Not there at the moment. It is watched again once it is back.
watch-state-unreadable = Not watched: it cannot be read
watch-state-suggested = Not watched
watch-start = Watch
watch-stop = Stop watching
watch-add = Watch another folder…
watch-begun = { $place } is watched now.
watch-stopped = { $place } is no longer watched.
watch-checked =
    { $count ->
        [0] Nothing new has arrived since the start.
        [one] One arrival was checked since the start.
       *[other] { $count } arrivals were checked since the start.
    }
watch-waiting =
    { $count ->
        [one] One more waits to be checked.
       *[other] { $count } more wait to be checked.
    }
watch-tray = Keep watching when the window is closed
watch-tray-hint = { -brand } then stays beside the clock; its menu there ends it.
watch-session = Start with the computer
watch-session-hint = The watch begins when you log in, and the window stays closed.
watch-bound = The watch ends when this window is closed: this computer has no place beside the clock where { -brand } could stay.

caught-title = What was caught
caught-none = Nothing suspicious has arrived.
caught-unchecked = Part of it could not be checked, so nobody knows what that part is.
caught-look = Look at it
caught-quarantine = Put in quarantine
caught-leave = Leave it
caught-left = { $name } stays where it is.
caught-fixed = It lies in a mailbox with others and cannot be moved alone. Delete it in your mail program.

quarantine-title = In quarantine
quarantine-text = What lies here cannot be opened by mistake.
quarantine-none = Nothing is in quarantine.
quarantine-moved = { $name } is in quarantine now.
quarantine-back = Put back
quarantine-back-title = Put this file back?
quarantine-back-text = { $name } goes back to { $place }, where one click opens it. Do that only if the sender has told you by phone what it is, or if your security office has looked at it.
quarantine-back-go = Put it back
quarantine-restored = { $name } is back in { $place }.
quarantine-delete = Delete for good
quarantine-delete-title = Delete this file for good?
quarantine-delete-text = { $name } ({ $size }) cannot be brought back. If your security office wants to look at it, leave it where it is.
quarantine-delete-go = Delete for good
quarantine-deleted = { $name } is deleted.
quarantine-keep = Leave it in quarantine
check-quarantine-text = It is moved to where it cannot be opened by mistake. You can put it back at any time.

## The antivirus

scan-title = What the antivirus says
scan-text = The antivirus of this computer looks at it and at what is in it. Nothing leaves this computer.
scan-ask = Ask the antivirus
scan-again = Ask again
scan-asking = The antivirus is looking…
scan-clean = Knows nothing bad
scan-clean-text = The antivirus knows nothing bad in it. What is new, it may not know yet.
scan-infected = Infected
scan-infected-text = The antivirus knows it as harmful. Open nothing in it, and tell your security office.
scan-not-scanned = Not scanned
scan-not-scanned-text = The antivirus has not looked at it, or not at all of it. That does not speak for it.
scan-engine = Antivirus
scan-signatures = Its knowledge is of
scan-signatures-unknown = It does not tell.
scan-files = Each file
scan-threat = It is called { $threat }.
scan-not-no-antivirus = No antivirus that could be asked is running on this computer. Ask whoever looks after it.
scan-not-no-signatures = The antivirus has no up-to-date knowledge yet. Have it updated, then ask again.
scan-not-not-answering = The antivirus does not answer. Try again in a few minutes.
scan-not-too-large = It is larger than the antivirus looks at.
scan-not-encrypted = It is locked, and the antivirus cannot look inside.
scan-not-refused = The antivirus did not take it. Ask whoever looks after this computer.
scan-not-excluded = The antivirus has been told to leave it out.
scan-not-not-understood = The answer of the antivirus could not be understood.
scan-not-elsewhere = The antivirus runs on another computer, and nothing is sent there.
scan-not-only-whole = This antivirus looks at whole files only, not at a part of one.
scan-not-cancelled = It was stopped before the antivirus had looked.
scan-not-known = Nobody knows why. Try again.

## One-time codes

codes-title = A one-time code must never be passed on
codes-text = This looks like a one-time code (OTP). It is for you alone: whoever has it gets into your account. Never forward one to anybody, whoever asks for it. Section 3d of the advisory says so too.
codes-where = Where it stands
codes-looked = I have looked: this is no one-time code, or the recipient must have it
codes-stop = Do not send it
codes-anyway = Seal anyway
codes-draft-text = It was not handed on. Take the code out of what you have written, then try again.

## The check of a domain

nav-domain = Domain check
keys-page-domain = Go to the Domain check
domains-title = Domain check
domains-text = Whether the mail of a domain can be forged, read or lost. Nothing is asked before you press Check.
domains-let-go = Let go, and the domain of its sender is filled in
domains-forbidden = Your administrator does not allow Muhr to ask the Internet. What was checked before can still be read.
domains-stopped = Stopped. Nothing was kept.
domains-name = Domain
domains-name-example = finance.gov.pk
domains-name-hint = A domain, or an e-mail address of it.
domains-check = Check
domains-resolver = Who is asked about names
domains-resolver-system = This computer’s own name server
domains-resolver-set = The one from the settings: { $server }
domains-resolver-plain-named = { $name }
domains-resolver-tls-named = { $name }, encrypted
domains-resolver-https-named = { $name }, encrypted
domains-resolver-system-hint = Asked as every program on this computer asks: { $servers }. Whoever runs it sees the domain.
domains-resolver-plain-hint = Asked openly: { $servers }. Whoever runs it, and everybody on the way, sees the domain.
domains-resolver-tls-hint = Asked over an encrypted connection: { $servers }. Only whoever runs it sees the domain.
domains-resolver-https-hint = Asked over an encrypted connection: { $servers }. Only whoever runs it sees the domain.
domains-resolver-locked = Your administrator has set this.
domains-before = Who will be asked about { $domain }
domains-before-nothing = Who will be asked
domains-before-none = Type a domain, and everybody who will be asked stands here.
domains-before-text = Nothing of your mail is sent. Whoever runs these servers can notice that they were asked, and from which address.
domains-more = More that you may know
domains-message = A message of the domain
domains-message-choose = Choose a message
domains-message-drop = Without the message
domains-message-hint = Choose an .eml file or drop it on this page: its signature shows which keys the domain really uses.
domains-selectors = Selectors of its signatures (DKIM)
domains-selectors-hint = With spaces between them; Muhr tries the usual ones by itself.
domains-web-host = Address of the webmail
domains-web-host-hint = Such as mail.finance.gov.pk; Muhr tries the usual ones by itself.
domains-parked = Is the domain meant for mail?
domains-parked-hint = A domain without mail should say so, so that nobody can misuse its name.
domains-parked-auto = Its records tell
domains-parked-no = Yes
domains-parked-yes = No
domains-senders = From messages you checked lately
domains-recent = Checked before
domains-forget = Forget { $domain }
domains-forget-all = Forget all
domains-forget-title = Forget what was checked?
domains-forget-text = The reports on { $domain } are deleted from this computer. Files you saved stay where they are.
domains-forget-all-text = All reports on domains are deleted from this computer. Files you saved stay where they are.
domains-forget-go = Forget
domains-forgotten = It is forgotten.
domains-forgotten-all = All of them are forgotten.
domains-verdict-good = Good
domains-verdict-unknown = Not fully checked
domains-verdict-weak = Weak
domains-verdict-bad = Bad
domains-grade = Grade
domains-grade-none-short = No grade
domains-short-spf = SPF
domains-short-dkim = DKIM
domains-short-dmarc = DMARC
domains-short-mx = MX
domains-short-starttls = STARTTLS
domains-short-web = HTTPS
domains-short-mta-sts = MTA-STS
domains-short-tls-rpt = TLS-RPT
domains-short-dane = DANE
domains-short-dnssec = DNSSEC
domains-short-caa = CAA

domains-working = Checking
domains-done-of = { $done } of { $total } topics
domains-topics = What is checked
domains-waiting = waiting

domains-answer = Answer
domains-punycode = Written in the DNS as
domains-checked = Checked on { $date }.
domains-no-grade =
    { $count ->
        [0] There is no grade, because not everything could be seen.
       *[other] There is no grade, because not everything could be seen: { $topics }. What was not seen is not counted as good.
    }
domains-again = Check again
domains-other = Another domain
domains-to-summary = Back to the list
domains-copy-summary = Copy for the administrator
domains-summary-copied = Problems and records are copied. Paste them into a message to the administrator.
domains-not-copied = It could not be copied. Mark the text and copy it yourself.
domains-export-html = Save the report
domains-export-json = Save as JSON
domains-export-csv = Save as a table (CSV)
domains-changes = Since the last check
domains-changes-since = That was on { $date }.
domains-changes-none = Nothing has changed.
domains-change-new = New:
domains-change-gone = Mended:
domains-change-record = Another record:
domains-why = What it means for you
domains-do = What the administrator should do
domains-record-name = Name
domains-record-kind = Type
domains-record-value = Value
domains-copy = Copy: { $what }
domains-copy-whole = Copy the record
domains-copied = It is copied.
domains-spf = Everything that may send
domains-spf-lookups = { $count } of { $most } look-ups
domains-spf-void = { $count } of { $most } without an answer
domains-spf-below =
    { $count ->
        [one] one more look-up
       *[other] { $count } more look-ups
    }
domains-spf-none = { $domain } has no such record.
domains-hosts = Servers and what was seen there
domains-host = Server and address
domains-preference = preference { $number }
domains-no-address = no address
domains-answer-fine = yes
domains-answer-problem = no
domains-answer-unknown = not seen
domains-answer-not-applicable = not needed
domains-tls = Encryption
domains-certificate = Certificate for
domains-issuer = Issued by
domains-expires = Valid until
domains-records = Records that were found ({ $count })
domains-authentic = signed
domains-asked = Who was asked ({ $count })

domains-list = Many at once
domains-list-text = For administrators: a file with one domain on each line, or a table (CSV).
domains-list-choose = Choose a list
domains-list-other = Another list
domains-list-title =
    { $count ->
        [0] No domain in this list
        [one] One domain in this list
       *[other] { $count } domains in this list
    }
domains-list-show = Show the domains
domains-list-refused =
    { $count ->
        [one] One line is no domain and is left out
       *[other] { $count } lines are no domains and are left out
    }
domains-list-line = Line { $line }
domains-list-asks = For each of them the same is asked as for a single domain. That takes a few seconds each.
domains-list-check = Check the list
domains-list-working = Checking the list
domains-list-done-of = { $done } of { $total } domains
domains-summary = The domains of the list
domains-summary-title =
    { $count ->
        [0] No domain was checked
        [one] One domain was checked
       *[other] { $count } domains were checked
    }
domains-summary-stopped = Stopped: { $done } of { $total } are done and kept.
domains-order = Order
domains-order-worst = The worst first
domains-order-list = As in the list
domains-worst = Worst problem:
check-domain = Check this domain
person-domain = Check the domain { $domain }
