## Letters

letter-greeting = Hello { $name },
letter-subject-invitation = { $from } asks you to { $role ->
    [approver] approve
    [filler] fill in
    [viewer] read
    [cc] keep
   *[signer] sign
} “{ $title }”
letter-invitation = { $from } has sent you “{ $title }” { $role ->
    [approver] to approve.
    [filler] to fill in.
    [viewer] to read.
    [cc] to keep.
   *[signer] to sign.
}
letter-invitation-how = It opens in the browser of your phone or computer. You need no account and no app.
letter-deadline = Deadline: { $at }
letter-subject-turn = It is your turn: “{ $title }”
letter-turn = “{ $title }” is now waiting for you. Please open it.
letter-subject-told = News about “{ $title }”
letter-subject-nudge = Reminder: “{ $title }” is waiting for you
letter-subject-completed = “{ $title }” is completed
letter-completed = “{ $title }” ({ $number }) is completed. Open it to download the signed document, and keep it safe.
letter-enclosed = Enclosed { $count ->
    [one] is the signed document.
   *[other] are { NUMBER($count) } files: what was signed, and the evidence of how.
} Any PDF reader can check the signatures.
letter-subject-link = A new link to “{ $title }”
letter-link = Here is the new link that you asked for. It opens “{ $title }”.
letter-subject-code = Your code for “{ $title }”
letter-code = { $act ->
    [approve] This is your code to approve “{ $title }”. It is good for ten minutes:
    [fill] This is your code to confirm what you filled in on “{ $title }”. It is good for ten minutes:
   *[sign] This is your code to sign “{ $title }”. It is good for ten minutes:
}
letter-code-secret = Do not tell this code to anybody; we will never ask you for it. If it was not you who asked for it, you need do nothing.
letter-button-open = Open the document
letter-button-download = Open and download
letter-link-says = Or scan this with your phone:
letter-personal = This link is for you alone and works once, so please do not forward it. If it has run out, the page that it opens sends you a new one.
letter-why = { $organisation } sends this through Yinxin, because the sender gave your address { $to }.
letter-why-own = { $organisation } sends you this mail with Yinxin because you have given your e-mail address { $to } for notices.
letter-open-chat = The bot @{ $bot } cannot write to you now. Open it in Telegram and press Start to go on.
letter-in-chat = Please open @{ $bot } in Telegram to look and to act.
letter-sms = { $organisation }: { $words }
letter-sms-code = { $organisation }: { $code } is your code to { $act ->
    [approve] approve
    [fill] fill in
   *[sign] sign
} “{ $title }”, good for ten minutes. Do not tell it to anybody.

## Pages

page-word-letter-title = Open your document
page-word-letter-text = This link was sent to you alone. It takes effect when you press the button, and works once.
page-word-letter-open = Open the document
page-word-letter-language = 中文
page-word-letter-over-title = This link has been used or has run out
page-word-letter-over-text = For your safety each link works once. We can send a new one to the same address.
page-word-letter-fresh = Send a new link
page-word-letter-gone-title = A new link is on its way
page-word-letter-gone-email = Please look into the mailbox of { $value } and open the newest message.
page-word-letter-gone-sms = Please look at the text messages of { $value }.
page-word-code-sent-email = We sent a six-digit code to your mailbox { $value }. It is good for ten minutes.
page-word-code-sent-sms = We sent a six-digit code to your phone { $value } as a text message. It is good for ten minutes.
page-word-code-typed-letter = Enter the six-digit code that was sent to you.

## What the sender sees

letter-gone = { $way ->
    [sms] A text message with an invitation has gone to { $name } ({ $to }), who can sign in a browser. You can also forward this Telegram invitation yourself.
   *[email] An e-mail with an invitation has gone to { $name } ({ $to }), who can sign in a browser. You can also forward this Telegram invitation yourself.
}
told-letter-back = The invitation to “{ $title }” could not be delivered to { $name }: the address may be wrong. Please check it, or contact them another way.

## Refusals

refusal-code-no-way = There is no way to send you a code right now. Please contact the sender.
refusal-letters-enough = Several links have been sent today already. Please open the newest one, or try again tomorrow.
refusal-letter-over = This link is no longer good. Please ask the sender for another invitation.

## Evidence reports

report-letters = No Telegram account; came in by a one-time link sent to the address given
report-open-means = Ways to confirm that were open then: { $means }
report-code-as-link = The code went { $channel ->
    [chat] into the chat with this person where the link to the document stood
   *[other] to the same address as the link to the document
  }{ $others ->
    [none] , for no other way was known
   *[some] {""}
  }
report-by-email-link = , one-time link sent by e-mail
report-by-sms-link = , one-time link sent by text message
