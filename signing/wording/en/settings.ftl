## Settings of one's own

command-settings = Your settings: quiet hours, deputy, reminders
settings-title = Your settings
settings-language = Language: { $language }
settings-zone = Time zone: { $zone }
settings-quiet = Quiet hours: { $hours }
settings-ways = { $way ->
    [email] Notices: by e-mail first
    [sms] Notices: by text message first
    [own] Notices: by a robot of a group first
   *[other] Notices: in this chat
  }{ $copies ->
    [yes] , with a copy by e-mail
   *[other] {""}
  }
settings-days-off = Weekends and holidays: { $days }
settings-reminders = Reminders for what I send: { $plan }
settings-away = While I am away: { $away }
button-set-language = Language
button-set-zone = Time zone
button-set-quiet = Quiet hours
button-set-ways = Notices
button-set-days = Holidays
button-set-reminders = Reminders
button-set-away = Away
button-settings-back = Back to settings
quiet-off = Off
quiet-hours = { $from }:00–{ $to }:00
quiet-title = Quiet hours
quiet-means = No notices in these hours ({ $zone }); they come in the morning. Codes, and answers to what you have just done, come at once. While this is off, reminders still come between 8:00 and 22:00 only.
refusal-quiet-wrong = These quiet hours do not work: please choose two different full hours, for example 22 to 8.
way-chat = This chat
way-email = E-mail
way-sms = Text message
ways-title = Notices
ways-mean = Notices take the first of these ways, and the next one where it fails. Cards, files and codes always stay in the chat.
button-email-copies = Copies by e-mail
refusal-way-not-open = { $way ->
    [sms] Text messages cannot be used yet: please share your phone number in this chat first, and make sure text messages are set up here.
   *[other] E-mail cannot be used yet: please confirm your e-mail address first, and make sure e-mail is set up here.
}
days-title = Weekends and holidays
days-mean = When this is on, you are not reminded on days off but on the next working day (in China also on worked weekends). Holidays are those of { $region }.
button-days-off = No reminders on days off
days-off-on = no reminders ({ $region })
days-off-off = reminders as always
region-name = { $region ->
    [CN] Mainland China
    [HK] Hong Kong, China
    [TW] Taiwan, China
    [SG] Singapore
    [JP] Japan
    [GB] United Kingdom
    [DE] Germany
    [US] United States
   *[other] { $region }
}
refusal-region-unknown = I do not know the region “{ $region }”. Please choose one of the list.

## Plans of reminders

plan-title-own = Reminders for what you send
plan-means-own = For everything you send from now on; each document can have its own.
plan-title = Reminders for “{ $title }”
plan-means = Press to change. Only those who have the next move are reminded, by the clock of their own time zone.
plan-means-open = This document has no deadline, so nothing is reminded of before it; choose “every n days” to remind regularly, by the clock of the reader’s time zone.
plan-now = Now: { $plan }
plan-after = { $count ->
    [0] You are not told when reminders are in vain.
    [one] After one reminder in vain, you are told.
   *[other] After { $count } reminders in vain, you are told.
}
plan-after-deputy = { $count ->
    [one] After one reminder in vain, you and { $name } are told; { $name } also hears of a missed deadline.
   *[other] After { $count } reminders in vain, you and { $name } are told; { $name } also hears of a missed deadline.
}
plan-at = at { $time }
plan-workdays = working days only
button-plan-more = More about reminders
button-plan-every = { $days ->
    [0] Repeat: no
    [1] Repeat: daily
   *[other] Repeat: every { $days } days
}
button-plan-at = { $time ->
    [no] Time: as the deadline
   *[other] Time: { $time }
}
button-plan-workdays = Working days only
button-plan-after = { $count ->
    [0] Tell me: never
   *[other] Tell me after { $count }
}
button-plan-deputy = Tell { $name } too
told-escalated = { $name } has been reminded of “{ $title }” { $count ->
    [one] once
   *[other] { $count } times
  } and has not acted. You may want to reach them another way, or put somebody else in their place on the card.
told-escalated-deputy = { $name } has been reminded of “{ $title }” ({ $number }), sent by { $by }, { $count ->
    [one] once
   *[other] { $count } times
  } and has not acted. You are told as the deputy of { $by }: please reach { $name } another way, or ask { $by } to put somebody else in their place.
told-expired-deputy = “{ $title }” ({ $number }) has passed its deadline unfinished. You are told as its sender’s deputy.
report-event-snoozed = { $name } put reminders off
event-escalated = { $what ->
    [keeper] The keeper of the seal that { $name } waits for was reminded in vain; the sender was told
   *[other] { $name } was reminded in vain; the sender was told
}

## Reminders, and later ones

told-digest = { $count ->
    [one] A reminder: one document is waiting for you
   *[other] A reminder: { $count } documents are waiting for you
}
digest-line = “{ $title }” ({ $number })
digest-act = { $role ->
    [approver] to approve
    [filler] to fill in
   *[other] to sign
}
letter-subject-digest = { $count ->
    [one] Reminder: one document is waiting for you
   *[other] Reminder: { $count } documents are waiting for you
}
button-snooze-hour = Remind in 1 hour
button-snooze-morning = Remind tomorrow
button-snooze-ask = Remind me when…
ask-snooze = When shall I remind you again?
snoozed = All right, I will remind you of “{ $title }” on { $until }, with no automatic reminder before then.
snoozed-all = { $count ->
    [one] All right, I will remind you of this document on { $until }.
   *[other] All right, I will remind you of these { $count } documents on { $until }.
}
snoozed-left = { $left ->
    [one] One more is due before then; its reminders stay as planned.
   *[other] { $left } more are due before then; their reminders stay as planned.
}
refusal-snooze-past-deadline = That is not before the deadline. Please choose an earlier time.
refusal-nothing-waits = Nothing is waiting for you any more, so no reminder is needed.
refusal-snooze-too-long = Reminders can be put off by { $days } days at most. Please choose an earlier time.

## Being away

away-title = While you are away
away-means = What comes to you while you are away goes to your deputy, where the sender lets you hand it on; the sender is told. All else waits for you.
away-no = nobody acts for me
away-is = { $name }, { $from } to { $until }
away-stands = From { $from } to { $until }, { $name } acts for you.
button-away-new = I will be away
button-away-change = Change
button-away-end = I am back
ask-away-from = From when will you be away?
example-away-from = 1 December
button-away-now = Now
button-away-tomorrow = From tomorrow
ask-away-until = Until when?
example-away-until = 10 December 18:00
button-away-days = { $days ->
    [one] One day
   *[other] { $days } days
}
ask-away-who = Who acts for you meanwhile? Choose somebody, or type a phone number they have confirmed here.
example-away-who = +49 1512 3456789
button-away-pick = Pick from Telegram
ask-away-pick = Please press the button below and pick somebody.
away-picked = You picked { $name }.
away-confirm = Please confirm
away-confirm-means = They are told at once. Only what comes to you while you are away is handed on; what waits for you already stays yours.
button-away-yes = Confirm
told-named-deputy = { $name } asks you to act for them while they are away: what comes to them and may be handed on will come to you.
told-stood-in = While you are away, “{ $title }” came to you and was handed on to { $to }.
absence-reason = away; a deputy acts
refusal-away-past = That time has passed. Please choose a later one.
refusal-away-backwards = That is before the beginning. Please give a later end.
refusal-away-too-long = An absence can last a year at most. Please choose an earlier end.
refusal-deputy-unknown = I do not know this person. Please ask them to open this bot and share their phone number, or pick them from Telegram.
refusal-deputy-self = You cannot act for yourself. Please choose somebody else.

## Handing over

member-heir-ask = Who takes over their open tasks? You do, unless you choose somebody.
member-heir-is = { $name } takes over their open tasks.
member-heir-has = The tasks are { $name }’s now.
button-member-heir-me = I take them
told-tasks-taken-over = What { $name } had sent and is not finished is yours from now on. You find it under /tasks.
refusal-member-heir = { $name } may not start tasks. Please choose another member.
