# Texts that leave the machine: the draft e-mail and the message with the password.

share-text =
    Password for the sealed file, reference { $reference }:
    { $password }
    Type it with the hyphens. Please delete this message afterwards.

draft-subject = Sealed file, reference { $reference }

draft-subject-report = Suspicious message, reference { $reference }
draft-body-report =
    { $greeting }

    I have received a suspicious e-mail. The original message is attached as evidence, sealed and unchanged ({ $file }).

    Do not open what is in it on an ordinary computer.

    I am giving you the password by phone, never by e-mail.

    Reference: { $reference }

draft-greeting = Dear { $name },
draft-greeting-nobody = Dear colleague,
draft-body-zip =
    { $greeting }

    Please find attached a sealed file ({ $file }). It is locked with a password.

    To open it:
    1. Save the attachment on your computer.
    2. Open it with 7-Zip (free), WinZip or WinRAR on Windows, Keka or The Unarchiver on a Mac, or with Muhr. The ZIP folders built into Windows cannot open it.
    3. Enter the password that I am giving you by phone. I never send it by e-mail.

    Reference: { $reference }

    If you did not expect this, do not open it. Call me on a number you already know.
draft-body-index = The files have neutral names inside; 00-names.txt tells the real ones.
draft-body-muhr =
    { $greeting }

    Please find attached a sealed file ({ $file }). It is locked with a password.

    To open it:
    1. Save the attachment on your computer.
    2. Drop it on the Muhr window.
    3. Enter the password that I am giving you by phone. I never send it by e-mail.

    Reference: { $reference }

    If you did not expect this, do not open it. Call me on a number you already know.

notice-sealed-title = Muhr
notice-sealed = Sealing is done. The password is waiting to be shared.
notice-failed = Sealing stopped. Nothing was written.
notice-opened = The sealed file is open.
notice-caught-danger = Do not open this
notice-caught-caution = Look before you open this
notice-caught-text = { $name } arrived and looks suspicious. Nothing was moved or deleted.
notice-caught-many = { $count } more suspicious files or messages arrived. Nothing was moved or deleted.
notice-caught-look = Look at it
tray-open = Open Muhr
tray-quit = Quit
