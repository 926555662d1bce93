### refusal-<code>: what is wrong, and what to do next. One plain sentence, two at most.

## The file

refusal-empty-file = The file is empty. Please send the PDF again.
refusal-not-a-pdf = This is not a PDF. Save or export the document as a PDF and send that.
refusal-damaged-pdf = The PDF is damaged and cannot be read. Export it again from the program it was made with, and send the new file.
refusal-locked-pdf = The PDF is protected by a password. Save it without the password and send it again.
refusal-password-wrong = This is not the right password for the PDF. Please check it and try again.
refusal-password-tries = Five passwords did not open the PDF. Save it without the password and send it again.
refusal-restricted-pdf = The author restricts printing or editing of this PDF. Say that the restriction may be lifted, or send a copy without it.
refusal-no-pages = This PDF has no pages. Export it again from the program it was made with, and send the new file.
refusal-page-too-large = Page { NUMBER($page) } is larger than five metres, which no PDF reader shows reliably. Export the document with a smaller paper size.
refusal-xfa-form = This is a dynamic XFA form, which cannot be signed reliably. Print it to a PDF and send that.
refusal-too-many-pages = The PDF has { NUMBER($pages) } pages; at most { NUMBER($limit) } can be taken. Please split it.
refusal-pdf-too-large = The PDF is larger than { NUMBER($limit_mb) } MB. Make it smaller, for example by scanning at a lower resolution, and send it again.
refusal-certified-no-changes = The author has locked this PDF against any change, further signatures included. Please ask for a copy without that lock.
refusal-certified-no-new-fields = The author of this PDF allows no new signature places. Please ask for a copy that does.
refusal-signed-but-damaged = This PDF carries signatures but is damaged; repairing it would void them. Please get an intact copy from its sender.
refusal-signed-and-encrypted = This PDF is both signed and encrypted, and nothing can be added to it. Please ask for a copy without encryption.
refusal-active-content = This PDF holds scripts or hidden active content that cannot be removed safely. Print it to a PDF and send that.
refusal-pdf-too-hard = This PDF takes too long to process. Print it to a new PDF and send that.
refusal-cannot-append-to-signed = Pages cannot be added to a PDF that is already signed. Choose places on its existing pages instead.
refusal-glyph-missing = No font here can write the character “{ $character }”. Please write it another way.
refusal-right-to-left = Writing from right to left, as in Arabic or Hebrew, cannot be set here: “{ $character }”. Please write it in Latin letters, for example as in a passport.
refusal-no-such-page = There is no page { NUMBER($page) }; the document has { $pages ->
    [one] one page
   *[other] { NUMBER($pages) } pages
}.
refusal-name-unusable = “{ $name }” cannot stand in a certificate. Please give the name in plain letters or characters, at most 64.

## Whose it is, and whose turn

refusal-not-found = There is nothing here for you. Please check the link, or ask the sender for a new invitation.
refusal-initiator-only = Only the person who sent this document can do that. Please ask them.
refusal-nothing-to-do = There is nothing for you to decide in this document. What else waits for you, /tasks in the chat shows.
refusal-not-your-turn = It is not your turn yet. You will get a message as soon as it is.
refusal-already-acted = You have already done this. Nothing more is needed from you.
refusal-already-accepted = { $name } has already accepted the invitation. No new link is needed.
refusal-everybody-acted = Everybody has already signed; the document is being completed and can no longer be stopped. Once it is complete, you can rescind it from its card.
refusal-not-sent-yet = This document has not been sent yet. Please wait until it is.
refusal-task-ended = { $state ->
    [completed] This document is already completed. You can download the signed copy.
    [rejected] This document was rejected, so nobody can sign it any more. Ask the sender for a new one.
    [withdrawn] The sender has withdrawn this document. Ask them for a new one.
    [expired] The deadline of this document has passed. Ask the sender to send it again.
    [discarded] This draft was discarded. Send the PDF again to begin a new one.
   *[other] This document is closed. Ask the sender for a new one.
}
refusal-task-moved-on = Things have moved on meanwhile. Here is the current state.
refusal-task-changed = Something changed just now. Please look at the current state and try again.
refusal-document-changed = The document has changed since you looked: somebody else has signed. Please look at it again and ask for a new code.
refusal-signing-busy = A signature is being written into this document right now. Please look at it again in a minute.
refusal-restarting = The system is restarting. Please open this page again in a minute to see how things stand.
refusal-invitation-used = This invitation has already been accepted by somebody else. Ask the sender for one of your own.
refusal-invitation-of-another = This invitation is for { $name }, and you take part as { $mine }. Please forward it to them; if you act for both, ask the sender to replace the party.
refusal-invitation-own = This invitation is for { $name }. Please forward it to them; to sign yourself, name yourself as a party.

## Codes, links, sessions

refusal-code-six-digits = The code has six digits, for example 048213. Please type it as you received it.
refusal-code-wrong = That code is not right. Please check it and type it again. { $left ->
    [one] One try is left.
   *[other] { NUMBER($left) } tries are left.
}
refusal-code-locked = Too many wrong codes. Please ask for a new one in { $minutes ->
    [one] one minute
   *[other] { NUMBER($minutes) } minutes
}.
refusal-code-over = This code is no longer good. Please ask for a new one.
refusal-code-too-soon = A code was sent just now. You can ask for another in { $seconds ->
    [one] one second
   *[other] { NUMBER($seconds) } seconds
}.
refusal-code-too-many = Several codes were sent already. You can ask for another in { $minutes ->
    [one] one minute
   *[other] { NUMBER($minutes) } minutes
}.
refusal-link-over = This link has been used or has run out. Open the document from the chat again.
refusal-session-over = You have been away for a while. Open the document from the chat again.

## Answers

refusal-drawing-not-png = The drawing did not arrive in one piece. Please sign again.
refusal-drawing-too-large = The drawing is too large; { NUMBER($limit_kb) } KB is the limit. Please clear it and sign again.
refusal-drawing-blank = The signature box is still empty. Please sign with your finger or mouse, or type your name.
refusal-typed-too-long = The typed signature may have at most { NUMBER($limit) } characters. Please shorten it.
refusal-answer-missing = This must be filled in.
refusal-answer-too-long = This may have { NUMBER($limit) } characters at most. Please shorten it.
refusal-values-changed = This page shows something else than the code is for. Please check it again and get a new code.
refusal-picture-unreadable = This picture cannot be read. Please choose a JPG or PNG, or take the photo again.
refusal-picture-too-large = The picture is larger than { NUMBER($limit_mb) } MB or has too many pixels. Please choose a smaller one.
refusal-picture-missing = The picture has not been uploaded yet. Please choose it again.
refusal-reason-empty = Please give a reason, in a few words: for example “The amount in clause 3 is wrong”.
refusal-reason-too-long = The reason has { NUMBER($length) } characters; { NUMBER($limit) } is the limit. Please shorten it.
refusal-language-unknown = This language is not available. Please choose English or 中文.
refusal-time-zone-unknown = “{ $zone }” is not a time zone I know. Write it like Asia/Shanghai or Europe/Berlin.
refusal-phone-unreadable = This telephone number cannot be read. Write it with the country code, for example +86 138 0013 8000.
refusal-remind-too-soon = They were reminded only recently. Please try later: the same person can be reminded twice a day, at least two hours apart.
refusal-nobody-to-remind = Nobody has anything to do here right now, so there is nobody to remind.

## Ours to mend

refusal-clock-wrong = The clock of the computer that Yinxin runs on is wrong: it says { $now }, which is before { $since }, when its certificates begin. Nothing is lost. Please have the clock set right; it goes on by itself then.
refusal-timestamp-unavailable = The time-stamp service cannot be reached right now. Nothing is lost: we keep trying and will tell you.
refusal-key-unavailable = The key that certifies documents cannot be reached right now. Nothing is lost: we keep trying and will tell you.
refusal-status-unavailable = An authority does not say right now whether a certificate still holds. Nothing is lost: we keep trying and will tell you.
