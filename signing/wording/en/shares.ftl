### A template shared: others start it by a link or a QR code.

## Refusals

refusal-share-over = This link is over. Please ask whoever gave it to you for a new one.
refusal-share-own = This link is your own. To use this template, send /templates.
refusal-share-once = { $each ->
    [1] You have already submitted this. Each person can do so once.
   *[other] You have already submitted this { NUMBER($each) } times and cannot do so again.
}
refusal-share-used-up = This link has been used as often as it may be. Please contact whoever gave it to you.
refusal-share-busy = Too many requests are waiting to be reviewed. Please try again later.
refusal-share-day = You can submit { NUMBER($limit) } times a day at most. Please come back tomorrow.
refusal-share-nobody = Every role of this template is yours, so there is none to leave to others.
refusal-share-changed = The settings of this link have just changed. Please open it again.
refusal-share-decided = This request has been decided already; there is nothing more to do.

## For the template's owner

button-template-share = Share
share-title = Share the template “{ $name }”
share-role = Whoever opens the link is: { $role }
share-used = Used { NUMBER($used) } of { NUMBER($most) } times; { NUMBER($each) } per person
share-until = Valid until { $until } ({ NUMBER($days) } { $days ->
    [one] day
   *[other] days
} left)
share-approval = You review each request before it is sent.
share-straight = Each is sent at once, without your review.
share-heading = Scan to fill in
share-note = Scan to fill in, until { $until }
share-letter = Please open this link and fill in “{ $name }”:
share-code = The QR code of “{ $name }”, to be printed or forwarded. Scanning it is enough.
share-confirm-off = This link and its QR code stop working at once. Tasks already started go on. Turn it off?
share-off = The link to “{ $name }” is off.
share-request = { $name } asks to start this by the link:
share-state-started = ✓ Agreed and sent.
share-state-refused = Refused.
button-share-waiting = To review: { NUMBER($count) }
button-share-code = QR code
button-share-uses = { NUMBER($most) } in all
button-share-each = { NUMBER($each) } per person
button-share-days = { NUMBER($days) } { $days ->
    [one] day
   *[other] days
}
button-share-role = Role: { $role }
button-share-straight = Send without review
button-share-approval = Review first
button-share-off = Turn off
button-share-anew = New link
button-share-look = See the request
button-share-yes = Agree and send
button-share-no = Refuse
told-share-asked = { $name } asks to start “{ $template }” by your link. Please review it.
told-share-started = { $name } started “{ $template }” by your link. It has been sent for you.

## For whoever came by the link

share-from = From { $owner }, { NUMBER($pages) } { $pages ->
    [one] page
   *[other] pages
}
share-you-are = You are: { $role } ({ $act })
share-ask-me = Please send your name, with company and telephone if you like.
share-ask-all = Please send one person a line, yourself first: { $roles }.
share-ask-others = Please send one person a line: { $roles }.
share-ask-example = For example: Ann Miller, Harbor Ltd, +44 20 7946 0958
share-left-open = to be filled in when signing
share-will-ask = { $owner } reviews it first. Once they agree, you will be asked to go on here.
share-will-send = It is sent at once, and you will be asked to go on here.
share-asked = “{ $name }” has been handed to { $owner } for review. You will hear here what they decide.
share-sent = “{ $name }” has been sent. The document is being prepared, and you will be asked to go on here.
button-share-skip = Skip
button-share-ask = Submit for review
button-share-send = Send
told-share-yes = { $name } agreed: “{ $template }” has been sent, and you will be asked to go on here.
told-share-no = { $name } did not agree to “{ $template }”, which you submitted by a link. If in doubt, please contact them.
