### How long what has ended is kept: rules, warnings, legal holds.

button-keeping = Retention
button-keep-years = { $years ->
    [0] Keep for good
    [one] Keep { NUMBER($years) } year longer
   *[other] Keep { NUMBER($years) } years longer
  }
button-hold = Legal hold
button-hold-off = Lift the hold
button-going = Soon to be deleted
button-folder-keep = Retention
keeping-none = No rule deletes this document: it is kept until somebody decides otherwise.
keeping-rule = Kept for { NUMBER($days) } days after its end, by the rule that applies to it.
keeping-until = It will be deleted on
keeping-for-ever = Kept for good, as somebody here has chosen.
keeping-chosen = Kept longer, at least until
keeping-held = Legal hold: nothing deletes this document. Reason: { $reason }
keeping-held-by = Set by { $name } on { $at }
keeping-folder-held = It lies in a folder under legal hold: nothing deletes it.
keeping-means = Its files and personal data go; its number, its fingerprints and the record stay, so that a copy elsewhere can still be checked.
card-held = Legal hold: { $reason }
card-deleted = Deleted on { $at } by the retention rule. Number, fingerprints and record stay, so that a copy can still be checked.
ask-hold-reason = Why is “{ $title }” to be held? Write the reason in a sentence; it stands in the record and on the card.
ask-hold-folder-reason = Why is all that lies in “{ $title }” to be held? Write the reason in a sentence; it stands in the record.
example-hold-reason = Lawsuit against Acme Ltd., file 26-117
going-title = Soon to be deleted
going-title-whole = Soon to be deleted, in the whole house
going-nothing = Nothing is going to be deleted in the next thirty days.
going-line = { $number } · on { $at }
told-going = { $count ->
    [one] A document has been kept as long as the retention rule says, and will be deleted on { $until }. Export what you still need, or keep it longer.
   *[other] { NUMBER($count) } documents have been kept as long as the retention rule says; the first will be deleted on { $until }. Export what you still need, or keep them longer.
  }
folder-keep-title = How long is what you sent and filed in “{ $name }” kept?
folder-keep-now = { $days ->
    [-1] As the rule of the house says.
    [0] For good.
   *[other] At least { NUMBER($years) } years after its end.
  }
folder-keep-longest = Where several rules apply, the longest counts.
button-folder-keep-days = { $years ->
    [-1] House rule
    [0] For good
   *[other] { NUMBER($years) } years
  }
folder-held = Legal hold over all that lies in it: { $reason }
folder-kept = Kept: { $days ->
    [0] for good
   *[other] at least { NUMBER($years) } years
  }
event-retention-warned = Announced: the retention rule deletes it on { $until }
event-retention-deleted = Deleted by the retention rule
event-kept-longer = { $until ->
    [0] { $who } keeps it for good
   *[other] { $who } keeps it longer, until { $until }
  }
report-event-retention-warned = Deletion by the retention rule was announced for { $until }
report-event-retention-deleted = Files and personal data were deleted by the retention rule
report-event-kept-longer = { $name } chose to keep it longer
report-event-held = { $name } set a legal hold
report-event-released = { $name } lifted the legal hold
register-deleted = This installation made it. Its own copy was deleted on { $at } by the retention rule; the fingerprint is still in the register.
page-word-register-deleted = This installation made it. Its own copy was deleted on { $at } by the retention rule; the fingerprint is still in the register.
folder-sheet-deleted = Deleted by the retention rule
refusal-deleted-by-rule = { $number } was deleted on { $at } by the retention rule; there is nothing left to change. A copy of it can be checked with /verify.
refusal-keep-not-ended = A document is kept as long as it is under way. How long after that can be decided once it has ended.
refusal-hold-reason = A reason has 1 to { NUMBER($limit) } characters. Please send it again.
refusal-held = { $number } is under legal hold. An admin or auditor has to lift it first, on the document’s card under “Retention”.
refusal-held-already = There is a legal hold already. Lift it first to set another.
refusal-not-held = There is no legal hold any more.
setting-retention-days = { $name } is 0 (nothing is deleted) or at least 1096 days, which are three years.
setting-retention-unfinished-days = { $name } is 0 (nothing is deleted) or at least 30 days.
about-retention-days = Days after completion at which a document is deleted by rule, warned of 30 and 7 days before; at least 1096. 0: completed documents are never deleted.
about-retention-unfinished-days = The same for what was rejected, withdrawn or not signed in time; at least 30 days. 0: never.
