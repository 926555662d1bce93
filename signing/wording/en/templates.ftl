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
button-template-archive = Archive
button-confirm-template-archive = Yes, archive it
command-templates = My templates: use, rename, archive
