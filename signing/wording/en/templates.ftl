### Templates: a task that is kept, to be sent again to other people.

## Refusals

refusal-template-incomplete = The draft is not complete, so it cannot become a template yet. Add its parties and places first.
refusal-template-no-document = The document as it was before sending cannot be found, so this task cannot become a template. Begin a new one with the original file and save that.
refusal-template-merge-gone = What there is to fill in has changed. Press “Save as template” again.
refusal-template-changed = This template has just changed. Send /templates and choose it again.
refusal-template-name-empty = A template needs a name: please write one line.
refusal-template-name-long = The name of a template has { NUMBER($limit) } characters at most; this one has { NUMBER($length) }. Please shorten it.
refusal-template-name-taken = You have a template called “{ $name }” already. Please choose another name.
refusal-templates-many = You can keep { NUMBER($limit) } templates at most. Send /templates and archive those you no longer use.
refusal-template-people-many = { $open ->
    [0] Every role has somebody already, so there is nobody to add.
    [one] These are more people than roles: one role is open. Please write them again.
   *[other] These are more people than roles: { NUMBER($open) } roles are open. Please write them again.
}
refusal-template-role-twice = { $line ->
    [0] “{ $role }” is there twice: write one line for each role.
   *[other] Line { NUMBER($line) }: “{ $role }” is there twice. Write one line for each role.
}
refusal-label-empty = A role needs a name. Please send one line.
refusal-label-long = A role name has at most { NUMBER($limit) } characters, this one has { NUMBER($length) }. Please shorten it.
refusal-label-taken = This template already has a role named “{ $name }”. Please choose another name.
refusal-label-gone = This role is no longer in the template. Please choose again.
refusal-template-people-missing = { $roles ->
    [one] One role has nobody yet: say who takes it first.
   *[other] { NUMBER($roles) } roles have nobody yet: say who takes them first.
}

## Roles

template-role-letter = Party { $letter }
template-role-signer = Signer{ $number ->
    [0] { "" }
   *[other] { " " }{ $number }
}
template-role-approver = Approver{ $number ->
    [0] { "" }
   *[other] { " " }{ $number }
}
template-role-viewer = Reader{ $number ->
    [0] { "" }
   *[other] { " " }{ $number }
}
template-role-cc = Copy to{ $number ->
    [0] { "" }
   *[other] { " " }{ $number }
}
template-role-of = { $role }: { $name } this time
template-role-finds = { $act }, named by the company
template-role-open = { $role } ({ $act })
template-role-taken = { $role } ({ $act }): { $name }

## In the chat

templates-mine = My templates
templates-none = There are no templates yet. Press “Save as template” at the review of a draft or on the card of a task that you sent, and next time it is ready at once.
template-facts = Version { NUMBER($version) } · { $pages ->
    [one] one page
   *[other] { NUMBER($pages) } pages
} · { $roles ->
    [one] one role
   *[other] { NUMBER($roles) } roles
} · { $days ->
    [0] no deadline
    [one] due in one day
   *[other] due in { NUMBER($days) } days
}
ask-template-people = { $count ->
    [1] Who takes this role? Write the name, with company, telephone or e-mail if you like:
   *[other] Who takes these { NUMBER($count) } roles? Write one line each, in this order, with company, telephone or e-mail if you like:
}
example-template-person = { $at ->
    [1] { $role }: Ann Miller, Harbor Ltd, ann@example.com
   *[other] { $role }: Tom Baker, +1 202 555 0176
}
ask-template-picking = Please pick who takes, in this order: { $roles }.
template-blank-progress = To be filled in: { NUMBER($at) } of { NUMBER($of) }
ask-template-blank = What stands in “{ $label }”? Write it to me, or skip it: then the party fills it in.
template-blank = { $kind } on page { NUMBER($page) }
template-starting = Preparing the draft from the template …
template-save-title = Save “{ $title }” as a template
ask-template-name = What shall it be called? Press the name below to save it, or write another. Its people are named anew each time.
template-new-version = You have a template called “{ $name }”: this will be its new version.
ask-template-blanks = What do you fill in yourself at every start? Tick it; the rest is filled in by the parties.
template-saved = The template “{ $name }” is saved.
ask-template-new-name = Please write its new name.
confirm-template-archive = It will no longer be in the list; what was started from it goes on. Archive it?
button-templates = My templates
button-template-save = Save as template
button-template-use = Use it now
button-template-go = Continue
button-template-pick = Pick from contacts
button-template-skip = Skip: the party fills it in
button-template-rename = Rename
ask-template-role = Which role should be renamed?
ask-template-role-label = Please send the new name of “{ $role }”, such as Landlord. It makes a new version; tasks already started keep theirs.
button-template-roles = Rename roles
button-template-archive = Archive
button-confirm-template-archive = Yes, archive it
command-templates = My templates: use, rename, archive

## Bulk issue

refusal-bulk-nobody = You take all roles of this template yourself, so there is nobody to fill in. Just use the template.
refusal-sheet-too-large = The sheet has more than { NUMBER($limit_mb) } MB. Keep only the columns and rows that are needed.
refusal-sheet-unreadable = This sheet cannot be read. Fill in the one that I sent you, save it as .xlsx or .csv and send it again.
refusal-sheet-empty = There is no row to issue in this sheet. Fill in one row for each document below the example and send it again.
refusal-sheet-rows-many = At most { NUMBER($limit) } can be issued at once. Split them into several sheets.
refusal-sheet-columns = These columns are missing: { $columns }. Leave the head of the sheet as it is and send it again.
refusal-sheet-column-strange = I do not know the column “{ $column }”. Delete it, or use the head of the sheet that I sent you.
refusal-sheet-cell-headless = In row { NUMBER($line) } something stands in a column without a head. Move it to its column, or delete it.
sheet-name = Bulk issue
sheet-head-name = { $role } name (required)
sheet-head-company = { $role } company
sheet-head-phone = { $role } telephone
sheet-head-email = { $role } e-mail
sheet-head-title = Title
sheet-head-deadline = Deadline
sheet-example-mark = Example: { $words }
sheet-example-name = Ann Miller
sheet-example-company = Harbor Ltd
sheet-example-phone = +1 202 555 0176
sheet-example-email = ann@example.com
sheet-example-title = may be empty: named by the template
sheet-example-deadline = in 7 days
sheet-fault = Row { NUMBER($line) }, “{ $column }”:
sheet-faults = { $count ->
    [one] One cell has to be changed; nothing was sent:
   *[other] { NUMBER($count) } cells have to be changed; nothing was sent:
}
sheet-reading = Checking the sheet …
ask-sheet = Fill in this sheet and send it back to me: one row for each document, { NUMBER($rows) } at most; columns with a red head are required. You can look at it before anything is sent.
ask-sheet-again = Please send me the corrected sheet (.xlsx or .csv).
bulk-ready = { $rows ->
    [one] The sheet is right: one document, not sent yet. Please check:
   *[other] The sheet is right: { NUMBER($rows) } documents, none sent yet. Please check:
}
bulk-row = { NUMBER($at) } of { NUMBER($of) } (row { NUMBER($line) } of the sheet)
bulk-left-to-party = filled in by the party
bulk-days = { $days ->
    [one] Due one day after sending
   *[other] Due { NUMBER($days) } days after sending
}
bulk-going = Being sent: { NUMBER($issued) }/{ NUMBER($whole) }
bulk-done = Sent: { NUMBER($issued) } of { NUMBER($whole) }.
bulk-refused = { $count ->
    [one] One could not be sent; the sheet of results says why.
   *[other] { NUMBER($count) } could not be sent; the sheet of results says why.
}
bulk-results = The results of the bulk issue of “{ $name }”.
result-name = Results
result-head-row = Row
result-head-title = Title
result-head-people = People
result-head-number = Number
result-head-state = State
result-head-why = Reason
result-waiting = to be sent
result-refused = not sent
told-bulk-done = The bulk issue of “{ $name }” is done: { NUMBER($issued) } sent{ $refused ->
    [0] .
   *[other] , { NUMBER($refused) } not sent; the sheet of results says why.
}{ $unbound ->
    [0] { "" }
    [one] { " " }One person has not been reached yet: please download the invitation and forward it.
   *[other] { " " }{ NUMBER($unbound) } people have not been reached yet: please download the invitations and forward them.
}
button-bulk = Bulk issue
button-bulk-go = Send all { NUMBER($rows) }
button-bulk-refresh = Refresh
button-bulk-results = Sheet of results
