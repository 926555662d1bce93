# yinxin backup, yinxin restore

backup-passphrase = Passphrase of the backup
backup-passphrase-again = The passphrase once more
backup-passphrase-short = The passphrase is too short: take at least { $least } characters, for example five words, and keep it where you find it without this computer.
backup-file-there = “{ $file }” is already there: choose another name, backups are never overwritten.
backup-made = Backup written: { $file } ({ $size } MB, { NUMBER($rows) } rows, { NUMBER($blobs) } documents). SHA-256: { $sha256 }
backup-checkpoint = It holds everything up to checkpoint { $number } and what came after it until now. Keep it on another computer, and its passphrase apart from it.
backup-other-tables = The database has tables of another version ({ $found }; this one has { $needed }): start this version once, then make the backup.
backup-other-version = This backup was made by Yinxin { $version }, whose tables are others: restore it with that version, then upgrade.
backup-not-empty = “{ $place }” is not empty: a backup is only put back where nothing is. Name other places in the settings, or move what is there away.
backup-foreign = This file is no backup of Yinxin: give the file that “yinxin backup” wrote.
backup-damaged = The backup is damaged or cut short: copy it again from where it was kept, or take another one. Nothing was restored.
backup-passphrase-wrong = The passphrase is wrong, or the backup's beginning is damaged. Nothing was restored: try again.
restore-done = Restored: the state of { $at }, { NUMBER($rows) } rows, { NUMBER($blobs) } documents whose bytes are right.
restore-document-wrong = Document { $name } is missing or damaged: take it from another backup.
restore-more-wrong = And { NUMBER($count) } more documents are missing or damaged.
restore-newest = The newest checkpoint in this backup is number { $number }. Compare it with the newest in the admins' chat: if that one is higher, acts of the time in between are missing; “--against” with its file names them.
restore-no-checkpoint = There is no checkpoint in this backup. If there is one in the admins' chat, acts since the backup are missing; “--against” with its file names them.

# yinxin doctor; what is bad also goes to the admins

check-failed = A part of the check itself failed ({ $part }: { $why }): look into the log, and tell whoever looks after this program.
check-settings = Settings: all understood.
check-settings-wrong = Settings: { $why }
check-nothing-yet = Nothing is kept in { $path } yet: the first “yinxin serve” makes it.
check-closed = Yinxin's data cannot be opened: { $why }
check-tables = The database has tables of another version ({ $found }; this one has { $needed }): make a backup with the version that runs, then start this one, which brings them up to date.
check-no-admins = Nobody is an admin: put your Telegram id into YINXIN_ADMINS, so that somebody hears of what goes wrong.
check-root-passphrase = The root's passphrase still lies in { $file }: write it down elsewhere and delete the file.
check-root-passphrase-set = YINXIN_ROOT_PASSPHRASE is set: it is only needed for “yinxin ca”, take it out of the settings again.
check-permissions = Files: only Yinxin's own user reads and writes them.
check-open-to-others = Others on this computer may read { $path }: run “chmod { $mode } { $path }”.
check-no-master-key = The master key { $path } is missing: put it back from its copy or a backup; without it no document can be opened.
check-unwritable = Yinxin may not write to { $path }: give it to the user that Yinxin runs as.
check-disk = Disk: { $free_gb } GB free at { $path }.
check-disk-short = Only { $free_gb } GB are free at { $path }: make room, or move the data to a larger disk.
check-disk-full = Only { $free_gb } GB are left at { $path }: make room now, or documents can soon be neither taken nor signed.
check-fonts = Typefaces: all there.
check-fonts-missing = Typefaces are missing: run “./start” or “npm ci” in Yinxin's folder; nothing is signed without them.
check-office = Office files: made into PDFs by { $path }.
check-office-named = Office files: made into PDFs by { $url }.
check-office-missing = Office files cannot be taken: install LibreOffice, or name a Gotenberg service in YINXIN_GOTENBERG_URL.
check-gotenberg = Gotenberg at { $host } answers.
check-gotenberg-away = Gotenberg at { $host } does not answer: start it, or correct YINXIN_GOTENBERG_URL; Office files cannot be taken until then.
check-journal = Journal: { $count ->
    [0] nothing waits in it.
    [one] one signature in it, which becomes a file by itself.
   *[other] { $count } signatures in it, which become files by themselves.
}
check-journal-long = { $count } signatures wait in journals: look into the log for what keeps them from becoming files, often a full or slow disk.
check-journal-unreadable = The journal { $path } cannot be read ({ $why }): check the disk and the owner of the folder.
check-telegram = Telegram: reached as @{ $name }.
check-telegram-local = Telegram: none is set; the chat is the one for trying, on this computer.
check-telegram-away = { $host } cannot be reached: check the network, a firewall or proxy, and YINXIN_TELEGRAM_API. Messages wait until then.
check-telegram-token = { $host } does not accept the bot's token: take the current one from @BotFather into YINXIN_TELEGRAM_TOKEN and start Yinxin again.
check-mail = Mail: { $host } takes it.
check-mail-away = The mail server { $host } cannot be reached, or offers no encryption: check the network, a firewall, and YINXIN_SMTP_URL. Letters wait until then.
check-mail-login = The mail server { $host } does not accept the user name and password: correct them in YINXIN_SMTP_URL and start Yinxin again.
check-returns = Returned mails: { $host } can be read.
check-returns-away = The mailbox for returned mails at { $host } cannot be read: check the network, a firewall, and the address and folder in YINXIN_SMTP_RETURNS. Until then nobody learns which mails come back.
check-returns-login = The mailbox for returned mails at { $host } does not accept the user name and password: correct them in YINXIN_SMTP_RETURNS (many mailboxes want IMAP switched on and a password of its own for programs) and start Yinxin again.
check-pages = Pages: { $host } answers.
check-pages-away = The pages do not answer at { $host }, seen from this computer: start Yinxin, and check the proxy in front of it and YINXIN_PUBLIC_URL.
check-tsa = Time stamps: { $count ->
    [one] the service gives them.
   *[other] all { $count } services give them.
}
check-tsa-own = Time stamps: Yinxin's own. For a witness from outside, name a service in YINXIN_TSA_URL.
check-tsa-some = { $hosts } gives no time stamps; another service stands in. Ask it, or take it out of YINXIN_TSA_URL.
check-tsa-none = No time-stamping service answers ({ $hosts }): check the network and YINXIN_TSA_URL. Signing waits until one does.
check-clock-before = Clock: it says { $now }, which is before { $since }, when the certificates of Yinxin begin. Nothing can be signed: set the clock right (for example with systemd-timesyncd or chrony).
check-clock = Clock: agrees with others'.
check-clock-unseen = Clock: nobody was asked; the system does not say that it is wrong.
check-clock-unsynchronised = The clock follows no time server: switch on systemd-timesyncd, chrony or the like; times in signatures are worth no more than it.
check-clock-off = The clock is { $seconds } seconds off: switch on a time server.
check-clock-wrong = The clock is { $seconds } seconds off: set it right now and switch on a time server; codes and time stamps fail until then.
check-database = Database: { $kind ->
    [postgresql] PostgreSQL
   *[sqlite] SQLite
}, open, its tables up to date.
check-certificates = Certificates: the next one ends on { $until }.
check-certificate-near = { $what ->
    [root] The root certificate
    [root-crl] The root's revocation list
   *[other] The certificate “{ $what }”
} ends in { $days ->
    [one] one day
   *[other] { $days } days
}, on { $until }: { $what ->
    [root] run “yinxin ca new-root” and start Yinxin again.
    [signing] get the next one from who issued it, change YINXIN_SIGN_… and start Yinxin again.
   *[other] run “yinxin ca renew” and start Yinxin again.
}
check-certificate-ended = { $what ->
    [root] The root certificate
    [root-crl] The root's revocation list
   *[other] The certificate “{ $what }”
} ended on { $until }: { $what ->
    [root] run “yinxin ca new-root” and start Yinxin again.
    [signing] get the next one from who issued it, change YINXIN_SIGN_… and start Yinxin again.
   *[other] run “yinxin ca renew” and start Yinxin again.
}
check-jobs = Work in the background: { $count ->
    [0] nothing waits.
    [one] one piece is due.
   *[other] { $count } pieces are due.
}
check-jobs-late = Work in the background is { $minutes } minutes late ({ $count } due): look into the log for what fails, and start Yinxin again if nothing moves.
check-inbox = Updates from Telegram: { $count ->
    [0] none waits.
    [one] one waits.
   *[other] { $count } wait.
}
check-inbox-late = Updates from Telegram have waited for { $minutes } minutes ({ $count }): look into the log for what fails, and start Yinxin again if nothing moves.
check-outbox = Messages: { $count ->
    [0] none is due.
    [one] one is due.
   *[other] { $count } are due.
}
check-outbox-late = Messages do not get through ({ $count } due, up to { $attempts } attempts): look into the log, and whether Telegram is reachable.
check-unfinished = { $count ->
    [one] A signature was
   *[other] { $count } signatures were
} begun and not finished for minutes: start Yinxin, or look into its log; it finishes or takes back by itself what it can.
check-tasks-wait = { $count ->
    [one] A document waits
   *[other] { $count } documents wait
} for something outside, for example a time stamp: /status tells which; it goes on by itself once it is there.
check-checkpoint = Record: the newest checkpoint is number { $number }.
check-checkpoint-none = Record: no checkpoint yet; the first comes by itself.
check-checkpoint-late = The last checkpoint, number { $number }, was { $hours } hours ago: look whether time stamps are to be had, then run “yinxin audit checkpoint”.
check-rolled-back = The database is older than checkpoint { $number }, which lies beside it (it knows number { $known }): find out who restored it; “yinxin audit verify” names what is missing.
