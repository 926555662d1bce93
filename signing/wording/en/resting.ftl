## A reminder by hand to somebody who rests

remind-later = { $why ->
    [holiday] { $name } has a day off and
   *[other] It is { $clock } for { $name }, who
  } will be reminded on { $until }.
remind-later-abroad = { $why ->
    [holiday] { $name } has a day off and
   *[other] It is { $clock } for { $name }, who
  } will be reminded on { $until } there ({ $own } for you).
remind-resting = { $why ->
    [holiday] { $name } has time off
   *[other] It is { $clock } for { $name }, whose quiet hours last
  } until { $until }. “{ $title }” is due before that, so no reminder has gone out yet.
button-remind-all-the-same = Remind now all the same
button-remind-all-the-same-of = Remind now · { $number }
event-remind-put-off = { $what ->
    [keeper] { $who } reminded the keeper of the seal that { $name } waits for, who will get it after their quiet hours
   *[other] { $who } reminded { $name }, who will get it after their quiet hours
}
told-not-reminded = { $why ->
    [capped] “{ $title }” ({ $number }): { $name } has had all reminders that a day allows, so the one that you wanted did not go out. Please remind them another day, or reach them another way.
   *[other] “{ $title }” ({ $number }) is nearly due, and { $name } rests until after its deadline, so no further reminder went out. You can remind them now, extend the deadline, or reach them another way.
  }
