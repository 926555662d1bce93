# The record of all acts: looking at it, checkpoints, proofs

reason-closed = { $number } completed; its record up to now: { $mark }
about-checkpoint-hours = Hours between two checkpoints of the record of all acts; each is kept as a file and posted to the admins.

command-audit = Check that a document's record is untouched
command-audit-admin = Check the whole record and its checkpoints
button-checkpoint = Make a checkpoint now
auditing = Checking the record entry by entry, one moment.
checkpointing = Making a checkpoint, one moment.
checkpoint-made = Checkpoint { $number } is made; its file is on its way to every admin.

## All of it

audit-whole = The record is untouched: { $entries } entries in { $chains ->
    [one] one chain
   *[other] { $chains } chains
}, each one checked.
audit-broken = The record does not hold in { $count ->
    [one] one place
   *[other] { $count } places
} ({ $entries } entries, { $chains } chains). Keep everything as it is and hand this to whoever answers for security.
audit-no-checkpoint = There is no checkpoint yet: changes inside the record are seen, a database replaced by an older one is not. Please make a checkpoint.
audit-checkpoint = Newest checkpoint: number { $number }, { $at }, over { $tree } chains, root { $root }; { $files ->
    [one] one checkpoint file was
   *[other] { $files } checkpoint files were
} held against the database.
audit-stamped = Its time stamp is good; it is from “{ $by }”.
audit-stamped-untrusted = Its time stamp is from “{ $by }”, which this installation does not trust.

audit-own-chain = The installation's own record
audit-task-unknown = Task { $id }
audit-entry = { $where }, entry { $number }
audit-entry-is = { " " }({ $kind }, { $at })

finding-content = { $entry }: it was changed.
finding-link = { $entry }: it does not follow the one before it; one of the two was changed or replaced.
finding-order = { $entry }: it is not in its place; the order was changed.
finding-number = { $entry }: it is missing, or there twice.
finding-chain = { $entry }: it belongs to another document.
finding-erased = { $entry }: from here on more personal facts are missing than later entries say were erased.
finding-tail = { $entry }: from here on the record was cut off or replaced.
finding-sealed = { $entry }: it is not the one that checkpoint { $checkpoint } sealed; it or one before it was changed.
finding-cut = { $entry }: from here on nothing is there, and checkpoint { $checkpoint } sealed more.
finding-vanished = { $where }: all of it is gone.
finding-rolled-back = The database does not know checkpoint { $checkpoint }: it is older than that, and was restored or replaced.
finding-went-back = { $entry }: from here on nothing was there when checkpoint { $checkpoint } was made; the database was an older one then.
finding-checkpoint-missing = The file of checkpoint { $checkpoint } is gone: please take it from the admins' chat and put it back into the data folder.
finding-checkpoint-damaged = The file of checkpoint { $checkpoint } cannot be read, or was changed: please compare it with the one in the admins' chat.
finding-shown-damaged = The checkpoint file that was given cannot be read, or was changed: please download it again from the chat.
finding-checkpoint-edited = Checkpoint { $checkpoint } is not the same in the database and in its file; one of the two was changed.
finding-checkpoint-unlinked = Checkpoint { $checkpoint } does not follow the one before it.
finding-checkpoint-unstamped = Checkpoint { $checkpoint } has no good time stamp.

## Of one document

audit-of = The record of “{ $title }”
audit-task-whole = Untouched: { $entries } entries, each one checked; the newest is of { $at }.
audit-task-sealed = { $entries } of them are sealed in checkpoint { $number } ({ $at }, root { $root }).
audit-task-unsealed = No checkpoint has sealed this record yet.
audit-head = Fingerprint of the newest entry: { $head }

## To the admins

told-checkpoint = Checkpoint { $number }: { $tree } records as they were on { $at }, root { $root }.
checkpoint-keep = Please keep this message and its file: they show whether the database was changed or replaced by an older one.
checkpoint-file-elsewhere = Its file is too large for the chat; it is in the data folder. Please keep this message.
told-rolled-back = The database is older than checkpoint { $number }: it was restored or replaced. Send /audit to see what is missing; if that is as it should be, make a checkpoint, and all goes on.
told-checkpoint-waits = The checkpoint of the record cannot be made: the time-stamping service does not answer. We keep trying; please see to the service.

refusal-audit-which = Please add the number of a document, such as “/audit 0007”: I will check that its record is untouched.
refusal-proof-not-yet = No checkpoint has sealed the record of { $number } yet: please make one first.
refusal-proof-broken = The record of { $number } does not fit its checkpoint and proves nothing: please check the whole record first.

## On the terminal

audit-nothing = There is no Yinxin data in { $folder }: please run this in the folder where Yinxin is started, or set YINXIN_DATA.
audit-not-found = There is no document { $number }: please give its whole number, such as YX-261124-0001.
audit-proof-not-yet = No checkpoint has sealed the record of { $number } yet: please run “yinxin audit checkpoint” first.
audit-checkpoint-made = Checkpoint { $number } is made ({ $at }, { $tree } records): root { $root }, fingerprint { $hash }.
audit-proof-written = The proof of { $number } is in { $file }; scripts/verify_proof.py checks it without Yinxin. It holds addresses and devices of the parties: give it only to whom they may be shown.
