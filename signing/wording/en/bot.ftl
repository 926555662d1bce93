### What is said in the chat. Facts are people's own words and are escaped when shown; no markup stands here.

plain = { $words }
not-given = not given
quoted-title = “{ $title }”
list-more = … and { NUMBER($left) } more
party-of-company = { $name } ({ $company })
party-of-task = { $name } ({ $number })

## Commands

command-start = Begin
command-new = Have a document signed
command-tasks = My documents
command-status = How things stand: who is still to act, what is due
command-status-admin = How all documents stand
command-remind = Send a reminder
command-remind-admin = Remind about any document, or all late ones
command-verify = Check the signatures of a PDF
command-cancel = Leave what you are doing; drafts are kept
command-language = Change the language
command-timezone = Set your time zone
command-whoami = What I know about you
command-help = Help

## Greeting and help

welcome-hello = Hello { $name }!
welcome-what = This is Yinxin, a signing desk: send me a PDF, name who signs, and they sign on their phones. The result is a signed PDF that any PDF reader can check.
welcome-of = This is Yinxin, the signing desk of { $organisation }: send me a PDF, name who signs, and they sign on their phones. The result is a signed PDF that any PDF reader can check.
welcome-how = Send me the PDF to be signed, right here in this chat.
welcome-drafts = { $count ->
    [one] You have an unfinished draft, “{ $title }”:
   *[other] You have { NUMBER($count) } unfinished drafts:
}
new-send-pdf = Please send the PDF to be signed to this chat (up to { NUMBER($limit_mb) } MB). Photos, pictures and text files will do, too: they are made PDFs. For larger files, up to { NUMBER($page_mb) } MB, use the upload page below.
words-answer-nothing = I am not waiting for an answer just now. To have something signed, send me a PDF; /tasks shows your documents, /help what I can do.
words-answer-nothing-drafts = I am not waiting for an answer just now. You have an unfinished draft: shall we go on?
unknown-command = There is no such command. Send /help to see what I can do.
group-pointer = Signing is a private matter: please open our private chat, where documents and tasks are.
button-private-chat = Open private chat
help-title = What Yinxin can do
help-sender = To have something signed: send me a PDF. I ask for the parties, the order, the places and the deadline, and send it when you say so.
help-party = To sign: use the button on the card, read the document, sign, and type the code that comes here. If you do not agree, reject it and say why.
whoami-id = Telegram id: { $id }
whoami-phone = Phone: { $phone }
whoami-settings = Language: { $language }, time zone: { $zone }
whoami-admin = You are an admin.
ask-language = Please choose a language:
language-chosen = All right, English from now on.
ask-time-zone = Your time zone is { $zone }. Choose another, or type one, for example Europe/Berlin.
time-zone-chosen = Your time zone is now { $zone }; deadlines are shown in it.
phone-shared = Your phone number { $phone } is noted.
contact-not-yours = This is somebody else’s contact. To add them as a party, first send a PDF, then share the contact at the step “Parties”.
nobody-picked = Please send a PDF first; people are picked at the step “Parties”.
cancelled = All right, cancelled; nothing has changed.
cancelled-draft = All right, that is all for now. Your drafts are kept; you can go on at any time.
cancelled-nothing = There is nothing to cancel just now.

## Messages that are no answer

file-too-large-for-chat = This file is { $size }; the chat takes { NUMBER($limit_mb) } MB at most. Please use the upload page instead, which takes up to { NUMBER($page_mb) } MB.
file-too-large-to-verify = This file is { $size }; the chat takes { NUMBER($limit_mb) } MB at most. Please check it on the page instead, which takes up to { NUMBER($page_mb) } MB.
unsupported-photo = A photo holds no signatures to check. Send the signed PDF as a file.
unsupported-voice = I cannot listen to voice messages. Please type your answer, or send me a PDF.
unsupported-video = A video cannot be signed. Please send a PDF.
unsupported-sticker = Nice one! But I only know what to do with words and PDFs.
unsupported-location = A location is not needed here. Please type your answer, or send me a PDF.
unsupported-other = I do not know what to do with this kind of message. Send me a PDF, or see /help.
refusal-file-too-big = The file is too large for the chat. Please use the upload page that /new shows.
refusal-download-failed = The file could not be fetched from the chat’s server. Please send it again.

## The card of a task

card-from = From { $name }
card-parties = Parties
card-order = Order: { $order }
card-deadline = Deadline
card-ended = Ended
card-reason = Reason: { $reason }
card-preparing = Preparing the document; the parties get it in a moment …
card-closing = Everybody has acted; the archive time stamp is being added …
card-waiting = A service is away; it goes on by itself once that is back.
card-digest = SHA-256: { $digest }…
card-draft = { $number } · a draft, not sent yet
card-gone = This document is no longer here for you.
asked-sign = { $fills ->
    [0] Please sign
    [one] Please fill in one entry and sign
   *[other] Please fill in { NUMBER($fills) } entries and sign
} ({ $places ->
    [one] one place
   *[other] { NUMBER($places) } places
})
asked-under-name = You act as “{ $name }”. If that is not you, tell the sender.
asked-approve = Please approve
asked-read = For you to read; nothing to sign
asked-writing = Your signature is being written …
asked-done = You are done; others are still to act
asked-later = Not your turn yet; you will get a message
reach-unreachable = cannot be reached
reach-opened = opened { $at }
reach-invited = invited, not opened yet
reach-known = in this chat
order-all_at_once = All at once
order-one_after_another = One after another
order-steps = In numbered steps
history-of = What happened to “{ $title }”

button-sign = Read and sign
button-approve = Read and approve
button-open = Read
button-reject = Reject
button-browser = Open in browser
button-remind = Remind
button-invite = Invitation links
button-download = Download
button-history = History
button-withdraw = Withdraw
button-card = Open the card
button-open-page = Open the page
button-share = Forward
button-copy-link = Copy link
button-copy-code = Copy code
button-new = New document
button-tasks = My documents
button-help = Help
button-language = Language / 语言
button-upload = Open the upload page
button-verify-page = Open the page
button-continue = Continue
button-continue-title = Continue: { $title }
button-discard = Discard
button-back = Back
button-cancel = Cancel
button-next = Next
button-to-review = Back to review
button-done = Done
button-later = Send later

## Deliveries

invitation-forward = Please forward this invitation to { $name }
invitation-letter = Hello { $name }, { $from } asks you to { $role ->
    [signer] sign
    [approver] approve
    [filler] fill in
    [viewer] read
   *[cc] keep a copy of
} “{ $title }”. Please open this link with Telegram:
invitation-once = It is for { $name } only: whoever opens it first takes the invitation. Please do not post it in a group.
invitation-heading = { $role ->
    [signer] For you to sign
    [approver] For you to approve
    [filler] For you to fill in
    [viewer] For you to read
   *[cc] A copy for you
}
invitation-note = Scan with your phone · for one person, once
invitation-over = This invitation is over. If it is still needed, make a new one on the card.
downloaded = This is “{ $title }” as everybody has signed it.
copy-too-large = The file is too large for the chat. Press “Read” and download it from the page.
page-link-once = This link is for you alone: it works once, within 15 minutes. Please do not forward it.

## Drafting

draft-document = { $filename } · { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
} · { $size }
draft-progress = Step { NUMBER($at) } of { NUMBER($of) }: { $name }
draft-review = Please review, then send
draft-step-title = Title
draft-step-parties = Parties
draft-step-order = Order
draft-step-places = Places
draft-step-deadline = Deadline
draft-step-review = Review
draft-discarded = The draft “{ $title }” is discarded.
draft-kept = The draft “{ $title }” is kept; you can go on at any time.

ask-parties = Who takes part? One line each: name, company, phone or e-mail, and role (sign, approve, fill in, view, cc), with commas between. You can also share a contact, or say it in a sentence: “get this signed by Ann then Bob by Friday”.
ask-parties-more = Anybody else? Write more lines; press a name to change it. When all are there, press Next.
example-party = Ann Miller, Harbor Ltd, +44 7700 900123, ann@example.com, sign
button-pick = From contacts
button-add-me = Add me too
ask-people = Press the button below and pick who takes part (up to ten at once).
button-pick-users = Pick people
button-stop-picking = Never mind
pick-placeholder = Press the button to pick
people-added = { $count ->
    [one] Added.
   *[other] { NUMBER($count) } people added.
}
picking-stopped = All right, nobody was picked.

party-of-draft = Party { NUMBER($at) } of { NUMBER($of) } · “{ $title }”
party-role = Role: { $role }
party-side = { $side ->
    [internal] From your own organisation
   *[external] From outside
}
party-company = Company
party-phone = Phone
party-email = E-mail
button-side = { $side ->
    [internal] Make internal
   *[external] Make external
}
button-party-name = Name
button-party-company = Company
button-party-phone = Phone
button-party-email = E-mail
button-up = Move up
button-down = Move down
button-remove = Remove
ask-party-name = Please type the name:
ask-party-company = Which company do they sign for? Please type its full name:
ask-party-phone = Please type the phone number, with the country code:
ask-party-email = Please type the e-mail address:
ask-clear = Send a lone “-” to leave it empty.
example-name = Ann Miller
example-company = Harbor Trading Ltd
example-phone = +44 7700 900123
example-email = ann@example.com
refusal-party-gone = This party has been removed. Please choose from the newest list.

ask-order = In which order? You can also type a step number for each; the same number acts at the same time:
ask-steps = Press a name to change its number; the same number acts at the same time. Or type the numbers in the order of the list:
button-step-of = { $name }: step { NUMBER($step) }
refusal-steps-unreadable = These step numbers cannot be read. Please give each of the { NUMBER($count) } people a number from 1 to { NUMBER($count) }, for example { $example }.

ask-places = { $count ->
    [one] One place was found and is numbered in the picture.
   *[other] { NUMBER($count) } places were found and are numbered in the picture.
} Are they right?
ask-places-page = There is no usable place in the text, so a signature page will be added at the end for everybody to sign on.
ask-places-mixed = { $count ->
    [one] One place was found in the text and is numbered in the picture.
   *[other] { NUMBER($count) } places were found in the text and are numbered in the picture.
} None was found for { $names }: for them a signature page will be added at the end. Is that right?
places-page = The picture shows page { NUMBER($page) }; places are on { $pages ->
    [one] this page only
   *[other] { NUMBER($pages) } pages
}:
places-legend = { $number }. { $name }
places-open = not chosen yet
places-found = { NUMBER($count) } in the text
places-on-page = on an added signature page
places-mixed = { NUMBER($count) } in the text, the others on an added signature page
places-searching = Looking for places to sign …
button-accept-places = They are right
button-signature-page = All on a signature page
button-search-again = Search again

ask-deadline = By when? Choose, or type it:
example-deadline = next Friday 18:00
ask-reminders = Before the deadline, whoever has not acted is reminded (never between { NUMBER($from) }:00 and { NUMBER($to) }:00):
button-days = { $days ->
    [one] In one day
   *[other] In { NUMBER($days) } days
}
button-no-deadline = No deadline
button-type-it = Type it
typeit-toast = Just type it, for example: next Friday 18:00, in 3 days, 2026-12-04 18:00
button-reminder = { NUMBER($hours) } h before
no-deadline = no deadline
no-reminders = none

review-reminders = Reminders: { $hours }
review-language = Language of signatures and signature page: { $language ->
    [zh] 中文
   *[en] English
}
review-hint = The parties get it at once. You can withdraw it until everybody has signed.
button-send = Send
button-edit-title = Edit title
button-edit-parties = Edit parties
button-edit-order = Edit order
button-edit-places = Edit places
button-edit-deadline = Edit deadline, reminders
button-edit-document = Replace the file
ask-title = The title is “{ $title }”. Please type the new one:
example-title = Purchase agreement 2026
ask-file = Please send the PDF that takes the place of the one in “{ $title }” (up to { NUMBER($limit_mb) } MB; use the upload page for more). Parties and deadline stay, places are looked for anew.
reading-file = Reading the file …
preparing-picture = Drawing the page …

## Asked once more

ask-reject-reason = Why do you reject it? Please type the reason; the sender and the other parties will see it.
example-reject-reason = The amount in clause 3 is wrong
ask-withdraw-reason = Why do you withdraw it? Please type the reason; all parties will see it.
example-withdraw-reason = The terms have changed; a new version follows
confirm-reject-means = It ends at once and for good: nobody can sign it any more.
confirm-withdraw-means = It ends at once and for good: nobody can sign it any more.
done-reject = You have rejected “{ $title }”. The sender gets your reason.
done-withdraw = You have withdrawn “{ $title }”. The parties are being told.
confirm-late = Everybody who is still to act in a document that is nearly due, or has been out for long, gets a reminder. { $count ->
    [one] One open document
   *[other] { NUMBER($count) } open documents
} will be looked at. Go ahead?
button-confirm-late = Yes, remind
ask-invite = For whom shall there be a new invitation to “{ $title }”? Their old link stops working.
invite-made = A new invitation for { $name } is on its way to this chat.

## Lists

tasks-mine_to_do = Waiting for me
tasks-sent = Sent by me
tasks-all = All my documents
tasks-none-mine_to_do = Nothing is waiting for you.
tasks-none-sent = You have not sent anything yet. Send me a PDF to begin.
tasks-none-all = There are no documents yet.
tab-mine_to_do = To do
tab-sent = Sent
tab-all = All
line-until = until { $at }
line-overdue = overdue since { $at }
page-before = Back
page-after = More
status-whole = How all documents stand
status-own = How the documents I sent stand
status-nothing = There are no documents yet.
status-nothing-own = You have not sent anything yet. What waits for you is in /tasks.
status-overdue = Needs attention ({ NUMBER($count) })
status-waiting = Waiting
status-lacks = “{ $title }” waits for a service to come back
status-late = “{ $title }” is overdue ({ $at })
status-waits = “{ $title }” waits for { $names }; { $days ->
    [one] sent a day ago
    [0] sent today
   *[other] sent { NUMBER($days) } days ago
}
refusal-number-not-found = There is no document with the number { $number }, nor a single one with these words. Numbers look like YX-261124-0007; /find looks for words.

## Reminders

remind-which = Which document do you want to remind about?
button-remind-late = Remind all late ones
remind-reached = Reminded: { $names }
remind-capped = Enough reminders for today: { $names }
remind-too-soon = Reminded only recently: { $names }
remind-unreachable = Cannot be reached here, please contact them another way: { $names }
remind-nobody = No document is nearly due or has been out for long; nobody needs a reminder.

## Checking signatures

ask-verify-file = Please send me the PDF to be checked.
ask-password = “{ $filename }” opens with a password only. Please send me the password.
ask-password-means = I use it once to open the file, delete your message and keep it nowhere. The document to be signed will have no password.
password-tries-left = { $left ->
    [one] One try is left.
   *[other] { NUMBER($left) } tries are left.
}
ask-lift = “{ $filename }” restricts printing or editing, so nothing can be added to it as it is.
ask-lift-means = May I lift the restriction? The document to be signed is then open to everyone who gets it. Only say yes if you may decide this.
button-lift = Lift it and go on
verifying-file = Checking the signatures …
verdict-not-signed = “{ $filename }” carries no electronic signature.
verdict-tampered = “{ $filename }” cannot be relied on: a signature is broken, or something unexplained was changed after it.
verdict-valid = “{ $filename }” is valid: all signatures are intact and trusted, and nothing unexplained was changed after them.
verdict-valid-untrusted = The signatures of “{ $filename }” are intact and nothing unexplained was changed after them, but not every signer’s certificate is trusted here.
verdict-older-version = “{ $filename }” is genuine but not the newest version: please ask the sender for that one.
verdict-unregistered = “{ $filename }” was signed here, but this file is not one of ours: it was changed, or it is a copy with something added.
verdict-unknown-kind = “{ $filename }” carries a signature of a kind that cannot be checked here. That says nothing against it, and all that can be checked is in order. Have it checked with its signer’s software.
verdict-cannot-judge = “{ $filename }” cannot be judged, so do not rely on it.
verdict-why-damaged-pdf = It is damaged. Please ask the sender for an intact copy.
verdict-why-locked-pdf = It opens with a password only. Please ask the sender for a copy without one.
verdict-why-signed-and-encrypted = It is encrypted in a way that cannot be opened here. Please ask the sender for a copy without encryption.
verdict-why-pdf-too-hard = Checking it takes too long. Please ask the sender which signatures it should carry.
register-whole = These are exactly the bytes of our completed document { $number }.
register-prolonged = This is our completed document { $number }; since then only its proof of time was prolonged.
register-open = This is the newest version of our document { $number }, which is not completed yet.
register-ended = This is our document { $number }, which was never completed: it was rejected, withdrawn or not signed in time.
register-older = This is an earlier version of our document { $number }; there is a newer one.
register-unregistered = Its certificates name our document { $number }, but no version of that has these bytes.
register-alone = It was signed here as a single file, without a signing task.
verdict-signed = Signed by { $who }
verdict-certified = Certified by { $who }
verdict-timestamp = Document time stamp
verdict-unknown-signer = an unknown signer
verdict-stamped = Trusted time
verdict-stamped-unknown = Time stamp (its authority is not known here)
verdict-claimed = Claimed time
verdict-intact = intact
verdict-broken = broken
verdict-trusted = trusted
verdict-untrusted = not trusted here
verdict-unknown = { $what ->
    [several-signers] cannot be checked here: several signers share one signature
    [no-certificate] cannot be checked here: its certificate is not in the file
   *[other] cannot be checked here: it is made with { $what }
}
verdict-later-none = no later changes
verdict-later-form-filling = later only filled in or signed
verdict-later-archive = later only archive data added
verdict-later-unexplained = unexplained later changes

## When something goes wrong

card-refreshed = Things have moved on; the card is up to date now. Please look again.
something-wrong = Sorry, something went wrong. Nothing of yours is lost. Please try again later; if it stays so, give your admin this number: { $id }.
refusal-use-buttons-places = Please use the buttons below for the places.
refusal-use-buttons-review = Please use the buttons below to change something, or press Send.
refusal-button-over = This button is no longer valid. Please use the newest message, or open it again with /tasks.
refusal-nobody-to-invite = Everybody has accepted; no new link is needed.
