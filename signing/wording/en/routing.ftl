### Roles and routing: internal levels, how many are enough, copies at the start, readers without a file, a company's signer; parties changed while the task runs.

## What a role says beside itself

party-state-spared = not needed
asked-spared = Enough others of your step have acted: there is nothing left for you to do.
party-level = Approves inside, level { $level }: nobody outside hears of it before
party-level-short = inside, level { $level }
party-start = Copied in from the start, and gets the final document
party-look = Reads online only, gets no file
party-finds = Says first who of the company acts
button-level = { $level ->
    [0] Approve inside first
   *[other] ✓ Internal level { $level }
}
button-start = Copy from the start
button-look = Reading only
button-finds = Names who acts

need-step-all = Step { $number }: all { $of } of them
need-step-any = Step { $number }: any { $count } of { $of }
need-step-some = Step { $number }: any { $count } of { $of }
need-level-all = Internal level { $number }: all { $of } of them
need-level-any = Internal level { $number }: any { $count } of { $of }
need-level-some = Internal level { $number }: any { $count } of { $of }

need-refusal = Once enough of them have acted, the others need not. But if any one of them refuses, the whole task ends.
refusal-need-wrong = Choose a number from 1 to { $of }.
refusal-others-sufficed = Enough others of your step have acted: there is nothing left for you to do.
refusal-name-signer-first = Please say first who acts: you, or somebody else of the company.

told-spared = “{ $title }”: enough others of your step have acted, so there is nothing left for you to do.
told-turn-gone = The sender has changed the order of “{ $title }”: it is not your turn yet. You will be told when it is.
event-spared = { $name } need not act: enough others of the step have

## A company's signer

asked-name-signer = Please say who acts for the company: you, or somebody else.
button-name-signer = Name who acts
ask-name-signer = Who acts for the company in this document?
button-signer-me = I do
button-signer-other = Somebody else
ask-signer = Send the name and the phone number or e-mail address of the person who acts, or choose a contact with the button below.
signer-is-me = Good, it is you. Your card is up to date.
signer-named = { $known ->
    [yes] { $name } acts now, and has it in the chat already.
   *[no] { $name } acts now. The sender has the invitation link and forwards it.
}
event-signer-named = { $name } named { $to } to act
told-signer-named = { $name } has named { $to } to act in “{ $title }”.
refusal-nobody-to-name = There is nobody for you to name just now. Please look at the newest card.

## Parties changed while the task runs

button-change-party = Change parties
changing-parties = Choose somebody who has not acted: replace or remove them, or change the order. You can also add somebody.
changing-nobody = Everybody has acted or is acting, so nobody can be changed; you can still add somebody.
changing-vacant = { $count ->
    [one] A place to sign is free, for a new signer.
   *[other] { $count } places to sign are free, for new signers.
}
changing-one = The links and codes of who is replaced or removed die at once.
button-add-party = Add somebody
button-to-card = Back to the task
button-replace-party = Replace
button-remove-party = Remove
button-party-earlier = Earlier
button-party-later = Later
ask-replace-party = Who takes the place of { $name }? Send a name and a phone number or e-mail address, or choose a contact with the button below.
example-replace-party = Ann Miller ann@example.com
ask-add-party = Who is added? Send a name, a phone number or e-mail address and what they do (sign, approve, fill in, read, copy), or choose a contact with the button below.
example-add-party = Ann Miller ann@example.com approves
ask-add-role = What does { $name } do in this document?
party-picked = Chosen: { $name }.
ask-change-why = Why is { $name } replaced or removed? They are told the reason, and it goes into the record.
example-change-why = for example: no longer on this project
confirm-replace-party = Replace { $name } by { $to } in “{ $title }”?
confirm-replace-means = The links and codes of { $name } die at once, and what they filled in is cleared. The new person uses the same places to sign.
button-confirm-replace = Replace
confirm-remove-party = Remove { $name } from “{ $title }”?
confirm-remove-means = The links and codes of { $name } die at once, their places stay empty, and the task is done when the others are.
button-confirm-remove = Remove
party-brought-in = { $name } has been added.

event-party-replaced = { $who } replaced { $name } by { $to }: { $reason }
event-party-added = { $who } added { $name }
event-party-removed = { $who } removed { $name }: { $reason }
event-party-moved = { $who } put { $name } { $what ->
    [earlier] earlier
   *[other] later
}
told-party-left = The sender has taken you out of “{ $title }”: { $reason }

refusal-parties-fixed = The parties of this document cannot be changed now. If need be, withdraw it, then correct and resend it.
refusal-party-acted = { $name } has acted or is acting, and cannot be changed any more. Please choose somebody who has not acted yet.
refusal-replace-same = { $name } is in this place already: name who takes it.
refusal-last-to-act = { $name } is the only one who acts. Replace them, or withdraw the task.
refusal-no-free-place = The document is final and has no place left for { $name } to sign. Replace a party that has not signed by { $name }, or withdraw the task and send it again.
refusal-all-act-at-once = Everybody acts at the same time: there is no order to change. For an order, withdraw it, then correct and resend it.
refusal-nothing-to-order = { $name } does not act, and has no place in the order. Please choose somebody who signs or approves.
refusal-nobody-before = Nobody before { $name } is still to act: they cannot come earlier.
refusal-nobody-after = { $name } is the last one already.
