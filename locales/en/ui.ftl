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
recipient-hint = All of this may stay empty. It only saves you typing later.
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
settings-people = Addresses that you know
settings-people-hint = One on each line, such as Ayesha Siddiqui <ayesha.siddiqui@finance.gov.pk>. Look-alikes of them are found.
settings-domains = Domains of your own office
settings-domains-hint = One on each line, such as finance.gov.pk.
settings-receiver = Name of your own mail server
settings-receiver-hint = As it stands at the beginning of “Authentication-Results” in your mail. Then only notes in that name are believed. Leave it empty if you do not know it.
settings-ask = Always check electronic signatures
settings-ask-hint = For every message Muhr then asks the Internet what the sender’s domain has published. Whoever runs that domain can notice it.
settings-resolver = Ask this server
settings-resolver-hint = Its address in numbers. Left empty, Muhr asks the one that this computer uses.
