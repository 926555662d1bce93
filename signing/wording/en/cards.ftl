### What a task's card says of its progress, whose move it is and what came last; the buttons that are folded away.

card-next = { $more ->
    [0] Waiting for { $names }
    [one] Waiting for { $names } and one more of { $all }
   *[other] Waiting for { $names } and { $more } more of { $all }
}
card-last = Latest: { $event } ({ $at })
button-more = More…
button-fewer = Back
button-preview = Preview
button-change = Change…

## /help

help-send = Have something signed
help-act = What is yours to do
help-follow = Keep track
help-check = Check a document
help-own = You and this chat
help-house = For admins
