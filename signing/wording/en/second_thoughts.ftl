# The rescission agreement
rescission-heading = Rescission agreement
rescission-title = Rescission: { $title }
rescission-intro = All parties have signed the document named below. By mutual consent they rescind it and agree as follows.
rescission-row-title = Document
rescission-row-number = Task number
rescission-row-completed = Completed
rescission-row-parties = Signed by
rescission-row-reason = Reason
rescission-row-digest = SHA-256 of the file
rescission-more = and { $count ->
    [one] one more file
   *[other] { $count } more files
} of the same task
rescission-term-1 = The document is rescinded on the day on which all parties have signed this agreement. What has not been performed by then need not be performed.
rescission-term-2 = What has been performed, and what the document says on settling accounts and disputes, is not affected; the parties settle it according to law.
rescission-term-3 = The electronic signatures of the document can still be verified, as proof that it was signed. Whoever verifies it is told as well that it has been rescinded.
rescission-foot = Drawn up by Yinxin for task { $number }

# Cards
card-rescinded = ✗ Rescinded by { $number } on { $at }. The signatures stay valid as signatures; the document is no longer in force.
card-rescission = Rescission agreement { $number }: { $state }
card-rescinds = This agreement rescinds { $number } “{ $title }”
card-corrected = Corrected and started anew as { $number }
card-corrects = Corrects { $number }
card-follow-unseen = another task

# Buttons
button-take-back = Take back approval
button-extend = Extend deadline
button-replace-document = Replace document
button-correct = Correct and resend
button-rescind = Rescind
button-undo = { $act ->
    [withdraw] Don’t withdraw
    [reject] Don’t reject
   *[discard] Don’t discard
}
button-at-once-withdraw = Withdraw now
button-at-once-reject = Reject now
button-at-once-discard = Discard now
button-plus-days = { $days ->
    [one] 1 more day
   *[other] { $days } more days
}

# Undo
put-off-withdraw = “{ $title }” will be withdrawn in { $seconds } seconds.
put-off-reject = “{ $title }” will be rejected in { $seconds } seconds.
put-off-discard = The draft “{ $title }” will be discarded in { $seconds } seconds.
put-off-discard-means = The file and everything you have filled in are deleted for good.
undone-withdraw = All right, “{ $title }” is not withdrawn.
undone-reject = All right, “{ $title }” is not rejected.
undone-discard = All right, the draft “{ $title }” is still there.
not-done-withdraw = “{ $title }” was not withdrawn: somebody has acted meanwhile. Please look at the card and decide again.
not-done-reject = “{ $title }” was not rejected: it has moved on meanwhile. Please look at the card and decide again.
not-done-discard = The draft “{ $title }” was not discarded: it has been changed meanwhile. Please look at the card and decide again.
refusal-put-off-not-now = This cannot be done now: the task has moved on. Please look at its card.
refusal-undo-late = The ten seconds are over and it is done. Please look at the card.

# Taking back an approval
confirm-take-back = Take back your approval of “{ $title }”?
confirm-take-back-means = It will be your turn again, and those who come after you wait until you have decided.
button-confirm-take-back = Take it back
done-take-back = Your approval of “{ $title }” is taken back. It is your turn again.
refusal-nothing-to-take-back = You have no approval here that could be taken back. Please look at the newest card.
refusal-acted-since = { $name } has acted after you, so your approval can no longer be taken back. Please contact the sender.
event-approval-taken-back = { $name } took the approval back
told-turn-waits = { $name } has taken back an approval, so it is not your turn with “{ $title }” ({ $number }) yet. You will be told when it is.
told-approval-taken-back = { $name } has taken back the approval of “{ $title }” ({ $number }) to think again.

# Extending the deadline
ask-extend = What is the new deadline of “{ $title }”?
ask-extend-now = Deadline now
ask-extend-hint = Choose, or type a date, for example:
example-extend = next Friday 18:00
extend-done = The deadline of “{ $title }” is extended. The parties are told, and the reminders are planned anew.
refusal-extend-no-deadline = This document has no deadline, so there is nothing to extend.
refusal-deadline-not-later = A deadline can only be extended. Please give a date after the present one; to end the task sooner, withdraw it.
event-deadline-extended = { $who } extended the deadline
told-deadline-extended = The sender has extended the deadline of “{ $title }” ({ $number }).

# Replacing a document
ask-replace-sent = Please send the new file for “{ $title }”. Nobody has acted yet, so it can be replaced. Pages, codes and links that the parties have now become void, and they have to read again.
ask-replace-which = Which file of “{ $title }” shall be replaced?
replace-done = The file is now “{ $filename }”. It is being prepared, and the parties are told. The places to sign stay where they were.
replace-done-anew = The file is now “{ $filename }”. It is being prepared, and the parties are told. Its pages differ from before, so the places to sign were looked for anew: please open it and check them.
refusal-somebody-acted = Somebody has acted already, so the document can no longer be replaced. You can withdraw it, then correct and resend it.
refusal-still-preparing = The document is still being prepared. Please try again in a moment.
refusal-same-document = This is the file that is there already. Please send the corrected one.
refusal-replace-no-room = There is no place to sign in the new file. Please send another one, or withdraw the task, then correct and resend it.
refusal-which-document = This task has several files. Please choose first which one to replace.
refusal-replace-needs-file = Please send a file, not words; press Cancel to keep the one that is there.
event-document-replaced = { $who } replaced “{ $name }” with “{ $to }”
told-document-replaced = The sender has replaced the file of “{ $title }” ({ $number }): “{ $name }” is now “{ $to }”. Links and codes from before are void; please read it again when it is your turn.

# Correcting and resending
refusal-not-correctable = Only a task that was rejected, withdrawn or not signed in time can be corrected and resent. One that is under way is withdrawn first.
refusal-correction-there = It has been corrected and resent already: /status { $number } shows it.
event-corrected = { $who } corrected it and started { $to }
event-corrects = It corrects { $to }

# Rescinding
ask-rescind-reason = Why is it to be rescinded? Please type the reason; it stands in the agreement, which the same parties sign.
example-rescind-reason = The parties have agreed to end their cooperation
rescind-drafted = The rescission agreement is drawn up. Please look at it and send it; once all who signed have signed it too, the document is rescinded.
refusal-not-rescindable = Only a completed task that somebody has signed can be rescinded. One that is under way can be withdrawn.
refusal-rescinded-already = This document has been rescinded already. To agree anew, please send it to be signed again.
refusal-is-a-rescission = This is a rescission agreement itself, and cannot be rescinded. To renew what was ended, sign a new document.
refusal-rescission-there = A rescission agreement is on its way already: /status { $number } shows it.
event-rescission-begun = { $who } drew up the rescission agreement { $to }: { $reason }
event-rescinds = It rescinds { $to }
event-rescinded = Rescinded by agreement { $to }
told-rescinded = “{ $title }” ({ $number }) has been rescinded by agreement { $to }. Its signatures can still be verified.
register-rescinded = This document was rescinded by agreement { $number } on { $at }: the signatures are valid, but it is no longer in force.
page-word-register-rescinded = This document was rescinded by agreement { $number } on { $at }: the signatures are valid, but it is no longer in force.

# Commands
command-withdraw = Withdraw a task you sent
command-extend = Extend a deadline
which-task-withdraw = Which one do you want to withdraw?
no-task-withdraw = There is nothing that you could withdraw.
which-task-extend = Whose deadline do you want to extend?
no-task-extend = There is no deadline that you could extend.
