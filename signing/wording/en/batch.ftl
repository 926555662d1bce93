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
refusal-batch-empty = No document is chosen. Please choose at least one.
refusal-batch-too-many = At most { NUMBER($limit) } documents go together. Please choose fewer; the others follow after these.
refusal-batch-changed = Your list is no longer the one this code was sent for, so nothing was signed. Please get a new code.
refusal-batch-overtaken = Another code was asked for this document meanwhile, so it was left out. Please confirm it on its own page.
refusal-batch-not-written = Your signature could not be written into this document, so it does not count. Please open it and sign again.
