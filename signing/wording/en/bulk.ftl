### Bulk issue: mended in place, invitations together, links to a template.

## Refusals

refusal-bulk-begun = These are being sent already, so the sheet can no longer be changed. For more, please use another sheet.
refusal-bulk-row-gone = This row is no longer there. Please check the others.
refusal-bulk-row-only = This is the only row left, so it cannot be left out. To send nothing, tap Cancel.
refusal-bulk-faulty = The sheet still has { NUMBER($count) } { $count ->
    [one] cell
   *[other] cells
} to correct. It can be sent after that.
refusal-bulk-row-failed = Failed { NUMBER($tries) } times in a row and was given up. Please start this one by itself, and ask an administrator if that fails too.
refusal-bulk-all-reached = Everybody has been reached. There is no invitation to forward.
refusal-bulk-preparing = The documents are still being prepared. Please tap again in a minute.

## In the chat

ask-sheet-cell = Reply with what row { NUMBER($line) }, “{ $column }” should say { $words ->
    [none] (it is empty now)
   *[other] (now “{ $words }”)
}, or send the corrected sheet.
button-cell-empty = Leave empty
button-row-off = Leave out row { NUMBER($line) }
bulk-row-by-number = Send a row number of the sheet to look at that row.
bulk-links-hint = Somebody not reached yet? Download the invitation links or QR codes and forward them.
bulk-links-making = Preparing the invitations…
bulk-links = “{ $name }”: { NUMBER($count) } { $count ->
    [one] invitation
   *[other] invitations
}. Each link works for one person only. Links downloaded before remain valid.
bulk-links-preparing = { NUMBER($count) } more { $count ->
    [one] is
   *[other] are
} still being prepared. Please download again a little later.
button-bulk-links = Invitation links
button-bulk-codes = Invitation QR codes
links-name = Invitation links
links-codes-name = Invitation QR codes
links-head-row = Row
links-head-title = Title
links-head-number = Number
links-head-person = Name
links-head-company = Company
links-head-phone = Telephone
links-head-email = E-mail
links-head-link = Link
links-head-letter = Words to forward
links-letter = Dear { $name }, please open this link for “{ $title }”:
told-bulk-links = The next step has begun for bulk tasks such as “{ $title }”, and some people have not been reached. Download the invitation links or QR codes and forward them.
told-bulk-trouble = Row { NUMBER($row) } of the bulk issue “{ $name }” failed { NUMBER($tries) } times and was given up. Please look at the logs.
button-row-before = Row before
button-row-after = Next row
sheet-name-missing = The name must not be empty.
