### States, roles and sides; what intake did; what a draft still lacks; refusals of drafting.

## Whose move it is

state-draft = Draft
state-preparing = Being prepared
state-awaiting = Waiting for the parties
state-partially_signed = In progress
state-closing = Being completed
state-completed = Completed
state-rejected = Rejected
state-withdrawn = Withdrawn
state-expired = Expired
state-discarded = Discarded

party-state-not_yet = not their turn yet
party-state-to_act = their turn
party-state-signing = being written
party-state-signed = signed
party-state-approved = approved
party-state-rejected = rejected
party-state-informed = can read it
party-state-copied = has the copy
party-state-ended = no longer needed

role-signer = signs
role-approver = approves
role-viewer = reads
role-cc = gets a copy


untitled-document = Document
event-discarded = { $who } discarded the draft

## What intake repaired or removed

note-junk-before = Stray bytes before the document were removed.
note-junk-after = Stray bytes after the document were removed.
note-rebuilt-cross-reference = The file was slightly damaged and has been repaired.
note-repaired-structure = Small faults in the file were repaired.
note-restrictions-removed = Restrictions on printing and editing were lifted, so that it can be signed.
note-password-removed = The password was used once to open the file; the document to be signed has none.
note-xfa-removed = The XFA part of a form was removed; its content stays visible.
note-active-content-removed = Scripts and other active content were removed.
note-scripts-removed = A script in the file was removed.
note-open-action-removed = What the file would have done when opened was removed.
note-actions-removed = Buttons and links that start something or send data elsewhere were disabled.
note-players-removed = Sounds, films and 3D content were removed.
note-outside-removed = Links to pictures and pages outside the file were removed; what stands in the file stays.
note-form-flattened = Form fields were turned into fixed text: what you see is what is signed.
note-already-signed = This PDF already carries signatures; they stay untouched.
note-has-attachments = This PDF has attached files; they are part of what is signed.
note-hidden-layers = This PDF has hidden layers, which the signers do not see.
note-paper-as-screen = Layers and stamps that would look different when printed were fixed as they are shown.
note-differs-on-paper = Parts of this PDF can look different when printed, or be switched on and off by readers.

## What a draft still lacks

missing-parties = Nobody has been named yet: add the parties.
missing-nobody-acts = Nobody signs, approves or fills in: give at least one party such a role.
missing-places = The places to sign have not been confirmed yet: use “Edit places”.
missing-deadline = The deadline has passed or is only minutes away: choose another.

## Refusals

refusal-already-sent = This document has already been sent. To change it, withdraw it and begin again.
refusal-draft-incomplete = It cannot be sent yet: { $missing ->
    [parties] nobody has been named. Add a line, for example: Ann Miller, ann@example.com, sign
    [nobody-acts] nobody signs, approves or fills in. Give at least one party such a role.
    [places] the places to sign are not confirmed. Use “Edit places”.
    [fills] somebody is to fill in, and has nothing to fill in yet. Use “Edit places”.
   *[deadline] the deadline has passed or is only minutes away. Choose another, for example “in 3 days”.
}
refusal-draft-no-parties = Please name at least one party first, for example: Ann Miller, ann@example.com, sign
refusal-draft-nobody-signs = Somebody must sign or approve. Press a name to change their role, or add a line like: Ann Miller, ann@example.com, sign
refusal-draft-no-places = Please confirm the places first: “They are right”, or a signature page.
refusal-no-free-room = There is no free room left on the pages of this signed PDF for { $name }. Mark the places in the text, for example “Signature:”, or ask for a copy that is not signed yet.
refusal-title-empty = Please type a title, for example “Purchase agreement 2026”.
refusal-title-too-long = The title has { NUMBER($length) } characters; { NUMBER($limit) } is the limit. A shorter one, please, for example “Purchase agreement 2026”.
refusal-reminders-wrong = Reminders can come 1 to 720 hours before the deadline, at most five of them: for example 72, 24 and 3 hours.
refusal-invitation-over = This invitation is no longer good. Please ask the sender for a new link.
refusal-steps-wrong = A step is a number from 1 to { NUMBER($limit) }, for example 2. The same number acts at the same time.
refusal-picked-none = Nobody was chosen. Please choose again, or type a line like: Ann Miller, ann@example.com, sign

refusal-party-unreadable = { $line ->
    [0] I cannot make out “{ $words }”.
   *[other] Line { NUMBER($line) }: I cannot make out “{ $words }”.
} One person per line, a company after “for”: Ann Miller, for Harbor Ltd, ann@example.com, sign
refusal-party-name-missing = { $line ->
    [0] Whose is this? The name is missing.
   *[other] Line { NUMBER($line) }: the name is missing.
} For example: Ann Miller, Harbor Ltd, ann@example.com, sign
refusal-party-name-too-long = { $line ->
    [0] That name is too long;
   *[other] Line { NUMBER($line) }: the name is too long;
} { NUMBER($limit) } characters at most. For example: Ann Miller
refusal-party-company-too-long = { $line ->
    [0] That company name is too long;
   *[other] Line { NUMBER($line) }: the company name is too long;
} { NUMBER($limit) } characters at most. For example: Harbor Trading Ltd
refusal-party-phone-wrong = { $line ->
    [0] “{ $phone }” is not a telephone number I know.
   *[other] Line { NUMBER($line) }: “{ $phone }” is not a telephone number I know.
} Please write it with the country code, for example +44 7700 900123.
refusal-party-email-wrong = { $line ->
    [0] “{ $email }” is not an e-mail address.
   *[other] Line { NUMBER($line) }: “{ $email }” is not an e-mail address.
} Please write it like ann@example.com.
refusal-party-twice = { $line ->
    [0] { $name } is already on the list in this role.
   *[other] Line { NUMBER($line) }: { $name } is already on the list in this role.
} Tell people of one name apart by phone or e-mail, for example: { $name }, ann@example.com, sign
refusal-too-many-parties = There can be { NUMBER($limit) } parties at most. Please take somebody off, or split the document into several tasks of { NUMBER($limit) } or fewer.

refusal-deadline-unreadable = I cannot read “{ $words }” as a date. Try “next Friday 18:00”, “in 3 days” or “2026-12-04 18:00”.
refusal-deadline-past = That moment has passed or is less than an hour away. Choose a later one, for example “in 3 days”.
refusal-deadline-too-far = The deadline may be at most { NUMBER($limit) } days away. Choose an earlier one, for example “in 30 days”.
