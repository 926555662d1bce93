### What a task's card says of its progress, whose move it is and what came last; the buttons that are folded away.

card-next = { $more ->
    [0] Waiting for { $names }
    [one] Waiting for { $names } and one more of { $all }
   *[other] Waiting for { $names } and { $more } more of { $all }
}
card-last = Latest: { $event } ({ $at })
card-waits = { $code ->
    [timestamp-unavailable] The time-stamp service cannot be reached
    [key-unavailable] The signing key cannot be reached
    [clock-wrong] The system clock is wrong, and the admins have been told
    [status-unavailable] The certificate authority does not answer
   *[other] A service is not available
}. It goes on by itself as soon as it can; there is nothing for you to do.
asked-copy-later = You get the document once everybody has signed
party-state-copy-later = once it is completed
party-state-did-not = did not act
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
