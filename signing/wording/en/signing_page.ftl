### The signing page: questions and answers, a kept signature, what must be read.

## Questions and answers

event-question-asked = { $name } asked the sender a question
event-question-asked-words = { $name } asked: { $words }
event-question-answered = { $who } answered { $name }
event-question-answered-words = { $who } answered { $name }: { $words }

told-question = { $name } asks you about “{ $title }” ({ $number }):
told-answer = { $name } answers you about “{ $title }” ({ $number }):
button-ask = Ask the sender
button-reply = Reply
ask-question = What would you like to ask { $name }? Just send it as a message.
example-question = For example: from which day does the delivery time in clause 3 run?
ask-answer = Send your answer to { $name } as a message. You can answer once.
question-sent = Your question was sent to { $name }. The answer will come here.
answer-sent = Your answer was sent to { $name }.

refusal-cannot-ask = Nothing can be asked about this document now. Please get in touch with its sender directly.
refusal-questions-waiting = { NUMBER($limit) } of your questions still have no answer. Please wait for the sender before you ask another.
refusal-questions-too-many = You can ask { NUMBER($limit) } questions a day. Please ask again tomorrow, or contact the sender directly.
refusal-question-answered = This question has been answered already; there is nothing more to do.
refusal-words-empty = Please write something before you send it.
refusal-words-too-long = At most { NUMBER($limit) } characters fit, and this has { NUMBER($length) }. Please shorten it and send it again.

page-word-questions = Questions
page-word-questions-none = Is something unclear? You can ask the sender before you sign.
page-word-question-waits = Waiting for an answer. It will come to your chat, too.
page-word-ask-sender = Ask the sender
page-word-ask-title = Ask the sender
page-word-ask-text = Your question goes to { $name }’s chat. Only you and the sender can read it.
page-word-ask-label = Your question
page-word-ask-send = Send the question
page-word-ask-sent = Your question was sent.
page-word-answer = Answer
page-word-answer-title = Answer the question
page-word-answer-label = Your answer (you can answer once)
page-word-answer-send = Send the answer
page-word-answer-sent = Your answer was sent.

## A signature that is kept

command-signature = Your saved signature
hand-none = No signature of yours is saved. When you draw or photograph it on a signing page, you can tick “Save it for next time”.
hand-kept = { $kind ->
    [initials] These are your saved initials. Only you can use them.
   *[signature] This is your saved signature. Only you can use it.
}
hand-forgotten = { $kind ->
    [initials] Your saved initials are deleted. What you have signed stays as it is.
   *[signature] Your saved signature is deleted. What you have signed stays as it is.
}
button-hand-forget = Delete it
refusal-hand-gone = Your saved signature was deleted. Please draw it again.

page-word-kept = Saved
page-word-kept-hint = You agreed to save this an earlier time. It is encrypted, and only you can use it.
page-word-kept-alt = Your saved signature
page-word-kept-forget = Delete what is saved
page-word-kept-forgotten = Deleted. What you have signed stays as it is.
page-word-keep-hand = Save it for next time
page-word-keep-hand-means = It is encrypted, only you can use it, and you can delete it here or with /signature in the chat.

## What must be read

event-read-through = { $name } read the document as asked
button-reading = Reading
button-reading-end = To the last page
button-reading-seconds = { $seconds ->
    [30] At least 30 seconds
    [60] At least a minute
   *[180] At least 3 minutes
}
button-reading-none = Nothing
ask-reading = What must everybody read before they sign or approve? You can choose “To the last page” and a time together. Nobody gets a code before that, and the audit trail says how it was read.
draft-reading = Reading
reading-none = not required
reading-wanted = { $end ->
    [yes] to the last page{ $seconds ->
        [0] { "" }
       *[other] , for at least { NUMBER($seconds) } seconds
    }
   *[no] for at least { NUMBER($seconds) } seconds
}
refusal-reading-wrong = A reading time is at most { NUMBER($limit) } minutes. Please choose again.
refusal-reading-not-done = The sender asks you to read the document first: { $pages ->
    [0] please read for { NUMBER($seconds) } more seconds.
   *[other] { NUMBER($pages) ->
        [one] one page is
       *[other] { NUMBER($pages) } pages are
    } still unread{ $seconds ->
        [0] { "" }
       *[other] , and please read for { NUMBER($seconds) } more seconds
    }.
}

page-word-reading-pages = Please read it first: { $n } pages are still unread
page-word-reading-page = Please read it first: page { $n } is still unread
page-word-reading-seconds = Please read for { $seconds } more seconds
page-word-reading-both = , and read for { $seconds } more seconds
page-word-reading-go = Show me
page-word-reading-done = You have read it. You can go on now.

## Somebody else in one's place

event-handed-on = { $name } handed it on to { $to }: { $reason }
told-handed-on = { $name } has handed “{ $title }” on to { $to }: { $reason }
button-hand-on = Hand on
button-may-delegate = May hand on
party-may-delegate = May hand it on to somebody else (once)
party-handed-by = handed on by { $name }
ask-hand-on = Who shall act in your place? Send their name with a phone number or e-mail address, or choose them with the button below. You will no longer see this document.
example-hand-on = Ann Miller +44 20 7946 0018
hand-on-named = To { $name }.
ask-hand-on-why = Why do you hand “{ $title }” on to { $name }? The sender is told, and it is kept in the history.
example-hand-on-why = For example: I am travelling; Ann acts for me
confirm-hand-on = Hand “{ $title }” on to { $name }?
confirm-hand-on-means = Your link and codes end at once, and what you filled in is deleted. This cannot be taken back.
button-confirm-hand-on = Hand it on
handed-on = { $known ->
    [yes] Handed on to { $name }, who has it in their chat.
   *[no] Handed on to { $name }. The sender has got an invitation link to forward to them.
}
refusal-may-not-hand-on = This document cannot be handed on. Please contact the sender.
refusal-hand-on-one = Please write one person’s name with a phone number or e-mail address, for example: Ann Miller +44 20 7946 0018
refusal-hand-on-unreachable = A phone number or an e-mail address is missing, for example: Ann Miller +44 20 7946 0018
refusal-hand-on-self = That is you. Please name the one who acts in your place.

page-word-hand-on = Hand on to somebody else
page-word-hand-on-lead = Not yours to decide? You can hand it on to the right person.
page-word-hand-on-title = Hand on to somebody else
page-word-hand-on-text = Your link and codes end at once, and you will no longer see this document. The sender reads why.
page-word-hand-on-name = Their name
page-word-hand-on-contact = Their phone number, e-mail address or Telegram user name (@…)
page-word-hand-on-why = Reason
page-word-hand-on-yes = Hand it on
page-word-handed-on = Handed on to { $name }
page-word-handed-on-known = They have it in their chat.
page-word-handed-on-invited = The sender has got an invitation link to forward to them.
page-word-handed-by = Handed on by { $name }: { $reason }

## Papers that a signer hands in

event-handed-in = { $name } handed in “{ $what }”
event-taken-back = { $name } took “{ $what }” back
button-party-files = Papers to hand in
party-files = Papers to hand in
asked-file = { $required ->
    [no] { $name } (optional)
   *[yes] { $name }
}
ask-party-files = What must they hand in before they sign? Put commas or new lines between, and “(optional)” behind what is not required.
example-files = Copy of the ID card, business licence (optional)
button-papers = Papers handed in
paper-of = “{ $what }”, handed in by { $name }
refusal-file-name-long = A name has at most { NUMBER($limit) } characters; “{ $name }…” is too long.
refusal-files-twice = “{ $name }” is there twice. Please leave one out.
refusal-files-many = At most { NUMBER($limit) } papers can be asked for. Please leave some out.
refusal-papers-missing = Before you sign, please hand in: { $names }. Upload them first, then sign.
refusal-paper-too-large = The file is too large. Please hand in a photo or PDF of at most { NUMBER($limit_mb) } MB.
refusal-paper-unreadable = This file cannot be opened. Please hand in a JPG or PNG photo, or a PDF.
refusal-paper-locked = This PDF has a password. Please take it off and hand it in again.

page-word-papers = Papers you need to hand in
page-word-papers-means = A photo or PDF. You can change or delete it before you sign; after that the sender can see it.
page-word-papers-in = Papers handed in
page-word-paper-required = required
page-word-paper-optional = optional
page-word-paper-choose = Choose a photo or PDF
page-word-paper-other = Change
page-word-paper-remove = Delete
page-word-paper-get = Download { $name }
page-word-paper-sending = Uploading { $percent }%
page-word-paper-too-large = The file is too large. Please choose a photo or PDF of at most { $limit } MB.
page-word-paper-missing = Before you sign, please hand in: { $name }

## Writing a sentence by hand

refusal-answer-not-written = Please write the sentence by hand.
page-word-spot-by-hand = Written by hand, not typed
page-word-written-by-hand = written
page-word-write-by-hand = Write it by hand
page-word-write-again = Write it again
page-word-write-one = Letter by letter
page-word-write-all = As a whole
page-word-write-this = Write “{ $value }” by hand
page-word-write-whole = Write the whole sentence by hand
page-word-write-before = Back one
page-word-write-next = Next
page-word-write-done = Done

## For screen readers

page-word-page-no-words = This page is a picture; there are no words to read out.
