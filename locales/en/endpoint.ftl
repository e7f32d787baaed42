### The state of this computer: endpoint-<reason> (what is so) and endpoint-<reason>-remedy (what to do).

endpoint-fit = This computer is fit for official mail.
endpoint-not-fit = This computer is not fit for official mail yet.
endpoint-unknown = Nothing wrong was found on this computer, but not everything could be checked.

endpoint-topic-antivirus = Antivirus
endpoint-topic-signatures = List of known viruses
endpoint-topic-on-access = Constant protection
endpoint-topic-updates = System updates
endpoint-topic-restart = Restart
endpoint-topic-disk-encryption = Disk encryption
endpoint-topic-screen-lock = Screen lock

## Antivirus

endpoint-antivirus-active = { $product } is active.
endpoint-antivirus-none = No antivirus that Muhr knows was found on this computer.
endpoint-antivirus-none-remedy = Ask your IT office to install a licensed antivirus; on Linux, ClamAV is free. If they say that one is there already, ask them to show you that it is active.
endpoint-antivirus-not-running = { $product } is installed but is not running, so it protects nothing by itself.
endpoint-antivirus-not-running-remedy = Ask your IT office to start { $product } and to let it start with the computer (for ClamAV: the service clamav-daemon).
endpoint-antivirus-not-ready = { $product } is running but has no list of known viruses, so it recognises nothing.
endpoint-antivirus-not-ready-remedy = Connect to the internet and let { $product } fetch its list (for ClamAV: freshclam), then look again.
endpoint-antivirus-off = { $product } is switched off.
endpoint-antivirus-off-remedy = Open { $product } or the system’s security settings and switch protection on. If you cannot, call your IT office before you open any attachment.
endpoint-antivirus-snoozed = { $product } has been paused.
endpoint-antivirus-snoozed-remedy = Open { $product } and let it continue.
endpoint-antivirus-expired = The licence of { $product } has expired, so it no longer protects this computer.
endpoint-antivirus-expired-remedy = Ask your IT office to renew the licence, or to remove { $product } so that the system’s own antivirus takes over.
endpoint-antivirus-passive = { $product } has stepped back for another antivirus, but no other one is active.
endpoint-antivirus-passive-remedy = Ask your IT office to activate the other antivirus, or to remove it so that { $product } takes over again.
endpoint-antivirus-unclear = { $product } is on this computer, but whether it is active and licensed could not be checked.
endpoint-antivirus-unclear-remedy = Open { $product } and see whether it says that you are protected, or ask your IT office.
endpoint-antivirus-not-told = Whether there is an active antivirus could not be checked.
endpoint-antivirus-not-told-remedy = Open the system’s security settings or your antivirus and look yourself, or ask your IT office.

## List of known viruses

endpoint-signatures-current =
    { $days ->
        [0] The list of known viruses of { $product } is from today.
        [one] The list of known viruses of { $product } is one day old.
       *[other] The list of known viruses of { $product } is { $days } days old.
    }
endpoint-signatures-up-to-date = { $product } says that its list of known viruses is up to date.
endpoint-signatures-old = The list of known viruses of { $product } is { $days } days old, so it misses what is new.
endpoint-signatures-old-remedy = Connect to the internet and start the update in { $product }. If the list stays old, tell your IT office.
endpoint-signatures-stale = { $product } says that its list of known viruses is out of date.
endpoint-signatures-stale-remedy = Connect to the internet and start the update in { $product }. If that does not help, tell your IT office.
endpoint-signatures-none = { $product } has no list of known viruses at all.
endpoint-signatures-none-remedy = Connect to the internet and start the update in { $product } (for ClamAV: freshclam). Until then it recognises nothing.
endpoint-signatures-ahead = The list of known viruses of { $product } carries a date that is yet to come ({ $date }), so its age cannot be told.
endpoint-signatures-ahead-remedy = See whether date and time of this computer are right, correct them, and look again.
endpoint-signatures-not-told = How old the antivirus’s list of known viruses is could not be checked.
endpoint-signatures-not-told-remedy = Open your antivirus and see when it was last updated; it should be within the last few days.
endpoint-signatures-no-antivirus = There is no antivirus whose list of known viruses could be looked at.
endpoint-signatures-no-antivirus-remedy = First have an antivirus installed.

## Constant protection

endpoint-on-access-on = { $product } checks files by itself when they are opened.
endpoint-on-access-off = { $product } checks only the files it is asked about, not every file that is opened.
endpoint-on-access-off-remedy = Switch on real-time protection in { $product }, or ask your IT office to (for ClamAV: clamonacc). Until then, have each file checked before you open it.
endpoint-on-access-not-running = { $product } is set up to check every file that is opened, but this protection is not running.
endpoint-on-access-not-running-remedy = Ask your IT office to start it and to let it start with the computer (for ClamAV: the service clamav-clamonacc).
endpoint-on-access-not-told = Whether files are checked by themselves when they are opened could not be checked.
endpoint-on-access-not-told-remedy = Open your antivirus and see whether real-time protection is on, or ask your IT office.
endpoint-on-access-no-antivirus = There is no antivirus that could check files when they are opened.
endpoint-on-access-no-antivirus-remedy = First have an antivirus installed.

## System updates

endpoint-updates-current =
    { $days ->
        [0] No update is waiting; the system looked for updates today.
        [one] No update is waiting; the system looked for updates yesterday.
       *[other] No update is waiting; the system looked for updates { $days } days ago.
    }
endpoint-updates-recent =
    { $days ->
        [0] Updates were last installed today.
        [one] Updates were last installed yesterday.
       *[other] Updates were last installed { $days } days ago.
    }
endpoint-updates-pending =
    { $count ->
        [one] One important update is waiting to be installed.
       *[other] { $count } important updates are waiting to be installed.
    }
endpoint-updates-pending-remedy = Save your work, open the system’s update settings and install them now.
endpoint-updates-not-looked-for = This computer has not looked for updates for { $days } days.
endpoint-updates-not-looked-for-remedy = Connect to the internet, open the system’s update settings and let it look for updates. Switch automatic updates on.
endpoint-updates-old = No update has been installed for { $days } days.
endpoint-updates-old-remedy = Open the system’s update settings, look for updates and install them. If none can be installed, tell your IT office.
endpoint-updates-not-told = Whether the system has its latest updates could not be checked.
endpoint-updates-not-told-remedy = Open the system’s update settings and see whether anything is waiting and when it last looked.

## Restart

endpoint-restart-none = No update is waiting for a restart.
endpoint-restart-pending = Updates have been installed that take effect only after a restart.
endpoint-restart-pending-remedy = Save your work and restart the computer today.
endpoint-restart-kernel = A newer core of the system is installed, but the old one is still running.
endpoint-restart-kernel-remedy = Save your work and restart the computer today.
endpoint-restart-not-told = Whether updates are waiting for a restart could not be checked.
endpoint-restart-not-told-remedy = If you have not restarted the computer for a week, save your work and restart it.

## Disk encryption

endpoint-disk-encrypted = The disk is encrypted: whoever takes the computer cannot read it.
endpoint-disk-not-encrypted = The disk is not encrypted: whoever takes the computer can read every file on it.
endpoint-disk-not-encrypted-remedy = Ask your IT office to encrypt it (Windows: BitLocker, macOS: FileVault, Linux: LUKS). Until then, keep no official files on it that you can keep elsewhere, and never leave it unattended.
endpoint-disk-partly-encrypted = Only part of the disk is encrypted; this part is not: { $where }
endpoint-disk-partly-encrypted-remedy = Ask your IT office to encrypt the rest as well. Until then, keep official files only on the encrypted part.
endpoint-disk-swap-not-encrypted = The disk is encrypted, but the place to which the system moves memory is not; passwords and mail may lie there in clear.
endpoint-disk-swap-not-encrypted-remedy = Ask your IT office to encrypt the swap space or to switch it off.
endpoint-disk-encryption-suspended = The disk is encrypted, but its protection is suspended, as if the key were left in the lock: { $where }
endpoint-disk-encryption-suspended-remedy = Open the BitLocker settings and choose “Resume protection”. If you did not suspend it, tell your IT office.
endpoint-disk-encryption-unfinished = The disk is being encrypted, and that is not finished yet: { $where }
endpoint-disk-encryption-unfinished-remedy = Leave the computer on and plugged in until it is done, restart it if it asks you to, then look again.
endpoint-disk-encryption-not-told = Whether the disk is encrypted could not be checked.
endpoint-disk-encryption-not-told-remedy = Look in the system’s settings (Windows: BitLocker or device encryption, macOS: FileVault), or ask your IT office.

## Screen lock

endpoint-screen-lock-on = The screen locks by itself.
endpoint-screen-lock-after =
    { $minutes ->
        [one] The screen locks by itself after one minute.
       *[other] The screen locks by itself after { $minutes } minutes.
    }
endpoint-screen-lock-late = The screen locks by itself only after { $minutes } minutes.
endpoint-screen-lock-late-remedy = Set it to 15 minutes or less in the system’s settings, and lock the screen yourself whenever you get up.
endpoint-screen-lock-off = The screen does not lock by itself: whoever sits down at it can read your mail.
endpoint-screen-lock-off-remedy = Switch on the automatic screen lock in the system’s settings, with 15 minutes or less, and lock the screen yourself whenever you get up.
endpoint-screen-lock-not-told = Whether the screen locks by itself could not be checked.
endpoint-screen-lock-not-told-remedy = Leave the computer alone for 15 minutes and see whether it asks for your password.
endpoint-screen-lock-no-screen = Nobody works at a screen in this session, so there is none to lock.
endpoint-screen-lock-no-screen-remedy = Nothing needs to be done. If you work at a screen, look again from there.
