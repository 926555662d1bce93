### Who fills in fields of theirs and confirms them, without signing.

role-filler = fills in
party-state-filled = filled in
template-role-filler = Filler{ $number ->
    [0] { "" }
   *[other] { " " }{ $number }
}

## While it is a draft

missing-fills = Somebody is to fill in, and has nothing to fill in yet: use “Edit places”.
refusal-draft-no-fills = { $name } has nothing to fill in yet. Press “Place on the page” and put a field there for them, or give them another role.
refusal-fills-only = Who only fills in cannot have a place to sign, to seal or for a date. Please choose something to fill in, or another party.
places-fills-none = { $names } has nothing to fill in yet: press “Place on the page” and put a field there.
places-fills-signed = This PDF came signed, so nothing more can be filled in. Please give { $names } another role.
ask-fills = { $count ->
    [0] Nobody signs here. What is filled in needs fields on the page.
    [one] One field is there to be filled in.
   *[other] { NUMBER($count) } fields are there to be filled in.
}
order-filling-first = All at once, after what is to be filled in
places-to-fill-only = { $count ->
    [one] one field to fill in
   *[other] { NUMBER($count) } fields to fill in
}
page-word-placing-fills-none = { $names } is to fill in and has no field yet: choose the name, then put one on the page.
page-word-fills-only = { $name } only fills in. Please choose something to fill in, or somebody who signs.

need-fill-all = Filling in: all { $of } of them
need-fill-any = Filling in: any { $count } of { $of }
need-fill-some = Filling in: any { $count } of { $of }

## While it runs

asked-fill = { $fills ->
    [one] Please fill in one entry
   *[other] Please fill in { NUMBER($fills) } entries
}
button-fill = Read and fill in
event-filled-in = { $name } filled in
told-filled-in = { $name } has filled in “{ $title }” ({ NUMBER($done) } of { NUMBER($total) }).
told-filling-voided = What you filled in could not be written into “{ $title }”. Please open the document and confirm it again.
refusal-no-free-fields = The fields of a document are fixed when it is sent, and none is free for { $name } to fill in. You can put them in the place of somebody else who fills in.
reason-filled = Filled in by { $name } · { $number }

## On the page

page-word-ask-fill = You are asked to fill in
page-word-fill-confirm = Check and confirm
page-word-consent-fill = I confirm that what I have filled in on “{ $title }” ({ $number }) as { $name } is right. This is not a signature. I have read the document with the fingerprint { $digest }.
page-word-go-to-fill = Go to the field
page-word-confirm-fill = Confirm now
page-word-filling-in = Writing what you filled in…
page-word-done-filled = Filled in

## In the evidence

report-at-filled-in = Filled in

## In a check of the file

verdict-filled = Filled in by { $who }
page-word-kind-filling = Filled in, without signing
copy-is-filled = It is the version that { $name } filled in.
