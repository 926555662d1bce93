### How long what has ended is kept: rules, warnings, legal holds.

button-keeping = Retention
button-keep-years = { $years ->
    [0] Keep for good
    [one] Keep one more year
   *[other] Keep { NUMBER($years) } more years
  }
button-hold = Legal hold
button-hold-off = Lift the hold
button-going = Soon to be deleted
button-folder-keep = Retention
keeping-none = No rule deletes this document: it is kept until somebody decides otherwise.
keeping-rule = { $years ->
    [0] The rule that applies keeps it for { NUMBER($days) } days after its end.
    [one] The rule that applies keeps it for one year after its end.
   *[other] The rule that applies keeps it for { NUMBER($years) } years after its end.
  }
keeping-until = To be deleted on
keeping-for-ever = Kept for good, as somebody here has chosen.
keeping-chosen = Kept longer, at least until
keeping-held = Legal hold: nothing deletes this document. Reason: { $reason }
keeping-held-by = Set by { $name } on { $at }
keeping-folder-held = It lies in a folder under legal hold: nothing deletes it.
keeping-means = Its files and personal data are deleted then. Its number, fingerprints and record stay, so that any copy can still be checked.
card-held = Legal hold: { $reason }
card-deleted = Deleted on { $at } by the retention rule. Number, fingerprints and record stay, so that a copy can still be checked.
ask-hold-reason = Why is “{ $title }” to be held? Write the reason in one sentence; it goes into the record and onto the card.
ask-hold-folder-reason = Why is everything in “{ $title }” to be held? Write the reason in one sentence; it goes into the record.
example-hold-reason = Lawsuit against Acme Ltd., file 26-117
going-title = Soon to be deleted
going-title-whole = Soon to be deleted (everybody’s)
going-nothing = Nothing is due to be deleted in the next thirty days.
going-line = { $number } · on { $at }
told-going = { $count ->
    [one] { $title } reaches the end of its retention period and will be deleted on { $until }. If you still need it, download it before then, or keep it longer.
   *[other] { NUMBER($count) } documents reach the end of their retention period; the first will be deleted on { $until }. Export what you still need before then, or keep it longer.
  }
folder-keep-title = How long are documents kept that you sent and filed in “{ $name }”?
folder-keep-now = { $days ->
    [-1] Now: as long as your organisation’s rule says.
    [0] Now: for good.
   *[other] Now: at least { NUMBER($years) } years after their end.
  }
folder-keep-longest = Where several rules apply, the longest one counts.
button-folder-keep-days = { $years ->
    [-1] Default rule
    [0] For good
   *[other] { NUMBER($years) } years
  }
folder-held = Legal hold on everything in this folder: { $reason }
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
