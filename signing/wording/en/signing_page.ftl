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

refusal-cannot-ask = Nothing can be asked about this document now.
refusal-questions-waiting = { NUMBER($limit) } of your questions still have no answer. Please wait for the sender before you ask another.
refusal-questions-too-many = You can ask { NUMBER($limit) } questions a day. Please ask again tomorrow, or contact the sender directly.
refusal-question-answered = This question has been answered already.
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
