### Several tasks confirmed together, with one code.

told-batch-code = Your one code for { NUMBER($count) } { $count ->
    [one] document
   *[other] documents
}: { $code }
    It confirms exactly the list that you have seen, and is good for ten minutes. Give it to nobody; we never ask for it.
told-batch-done = { $done ->
    [0] None of the documents you confirmed together could be done.
    [one] One document that you confirmed is done.
   *[other] { NUMBER($done) } documents that you confirmed together are done.
}{ $pending ->
    [0] {""}
    [one] {" "}One more is confirmed; its signature is written as soon as our services are back.
   *[other] {" "}{ NUMBER($pending) } more are confirmed; their signatures are written as soon as our services are back.
}{ $left ->
    [0] {""}
    [one] {" "}One was left out, as it changed meanwhile. You find it under /tasks.
   *[other] {" "}{ NUMBER($left) } were left out, as they changed meanwhile. You find them under /tasks.
}

refusal-batch-both = You have two parts in this one. Please do it on its own page.
refusal-batch-values = Something has to be filled in. Please do it on its own page.
refusal-batch-papers = You are asked to hand in papers. Please do it on its own page.
refusal-batch-initials = It needs your initials. Please do it on its own page.
refusal-batch-means = It has to be confirmed in another way than with a code from this chat. Please do it on its own page.
refusal-batch-unread = You have not opened this document yet. Please read it first.
refusal-batch-none = Nothing that could be confirmed together is waiting for you. /tasks shows what is there.
refusal-batch-empty = No document is chosen. Please choose at least one.
refusal-batch-too-many = At most { NUMBER($limit) } documents go together. Please choose fewer; the others follow after these.
refusal-batch-changed = Your list is no longer the one this code was sent for, so nothing was signed. Please get a new code.
refusal-batch-overtaken = Another code was asked for this document meanwhile, so it was left out. Please confirm it on its own page.
refusal-batch-not-written = Your signature could not be written into this document, so it does not count. Please open it and sign again.

report-batch = Confirmed with others by one code; digest of that list

tasks-batch = { NUMBER($count) } of these can be confirmed together with one code.
button-batch = Sign all { NUMBER($count) } waiting for me
button-batch-browser = The same in a browser
batch-link = Your personal page to read and confirm { NUMBER($count) } documents together. The link opens once, within 15 minutes; please forward it to nobody.
button-batch-open = Read and confirm

web-title-batch = Confirm together · Yinxin
page-word-batch-title = Waiting for you
page-word-batch-lead = Read each document and choose what you want to confirm. One code confirms them all; each one gets your signature or approval by itself.
page-word-batch-count = { $n } chosen · { $done } of { $total } read
page-word-batch-pages = { $pages } p.
page-word-batch-until = by { $time }
page-word-batch-sender = from { $name }
page-word-batch-sign = To sign
page-word-batch-approve = To approve
page-word-batch-read = Read
page-word-batch-read-again = Read again
page-word-batch-is-read = Read
page-word-batch-not-read = Not read yet
page-word-batch-to-end = The sender asks you to read all of it
page-word-batch-changed = It has changed since you read it. Please read it again.
page-word-batch-choose = Confirm “{ $title }” with the others
page-word-batch-apart = Each on its own page
page-word-batch-apart-lead = These wait for you, too, but one code cannot confirm them with the others.
page-word-batch-open = Open
page-word-batch-more = { $n } more follow when these are done.
page-word-batch-none = Nothing that could be confirmed together is waiting for you.
page-word-batch-none-chosen = Choose at least one document.
page-word-batch-still-to-read = Read the documents you have chosen first: { $n } left.
page-word-batch-go = Confirm { $n }
page-word-batch-done-reading = I have read it
page-word-batch-back = Back to the list
page-word-batch-hand = Your signature for all of them
page-word-batch-check = { $n } documents, one code
page-word-batch-consent = One code says all of this at once, for exactly these { $n } documents. Each is signed or approved by itself.
page-word-batch-left-title = Not among them
page-word-batch-code-for = The code confirms these { $n } documents and nothing else.
page-word-batch-confirm = Confirm all { $n }
page-word-batch-working = One after the other
page-word-batch-working-at = { $done } of { $total }
page-word-batch-keep-open = Please keep the page open. If it closes, we finish what you have confirmed and tell you in the chat.
page-word-batch-item-waiting = Waiting
page-word-batch-item-under-way = Under way
page-word-batch-item-pending = Confirmed; the signature is written as soon as our services are back
page-word-batch-item-signed = Signed
page-word-batch-item-approved = Approved
page-word-batch-item-left = Left out
page-word-batch-result = { $done } of { $total } done
page-word-batch-result-all = All { $total } are done
page-word-batch-result-none = None could be done
page-word-batch-result-left = What was left out is not signed. The reason stands below each.
page-word-batch-to-list = Back to what is waiting
page-word-batch-slow = The connection is gone. What you have confirmed is finished all the same; we will tell you in the chat.
