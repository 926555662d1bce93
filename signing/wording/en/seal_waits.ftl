## A seal's keeper is waited for: whose move it is

seal-wait-you = you (to let { $name } use the seal)
seal-wait-keeper = { $keeper }{ $more ->
    [0] {""}
    [one] {" "}or one other keeper
   *[other] {" "}or { NUMBER($more) } other keepers
  } (to let { $name } use the seal)
seal-wait-owner = the keeper of the seal of { $owner } (to let { $name } use it)
asked-seal-waits = You have asked to use the seal. You can sign as soon as { $keeper }{ $more ->
    [0] {""}
    [one] {" "}or one other keeper
   *[other] {" "}or { NUMBER($more) } other keepers
  } agrees.
asked-seal-waits-nobody = You have asked to use the seal. You can sign as soon as its keeper agrees.
seal-keeper-of = the keeper of the seal of { $owner }
party-state-for-seal = waits for leave to use the seal
line-next = Waiting for { $names }
button-answer-seal = Answer the seal request

## A request for a seal that needs no answer any more

seal-over-granted = ✓ { $by } agreed ({ $at }).
seal-over-refused = ✗ { $by } did not agree ({ $at }). Reason: { $reason }
seal-over-lapsed = The request has run out; no answer is needed any more.
seal-over-gone = The document has changed, somebody else signs now, or it is over: no answer is needed any more.
seal-over-not-yours = You keep this seal no longer; no answer is needed from you.

## A reminder to a keeper

seal-told-reminded = A reminder: { $by } asks to use “{ $seal }” on “{ $title }” ({ $number }) and waits for your answer.
