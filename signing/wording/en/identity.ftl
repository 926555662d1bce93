# Identity and will: proving who one is, and with what one confirms

button-security = Identity and security
security-title = Identity and security
security-phone = Phone
security-email = E-mail
security-real-name = Real name
security-password = Signing password
security-app = Authenticator app
security-not-proven = not proven yet
security-is-set = set
security-not-set = not set
security-hint = An initiator can ask for some of these before you sign or approve.
security-done = { $purpose ->
    [email] Your e-mail address is proven.
    [phone] Your phone number is proven.
    [password] Your signing password is set.
    [password-off] Your signing password is gone.
    [app] Your authenticator app is added.
    [app-off] Your authenticator app is removed.
   *[real-name] Your real name is confirmed.
  }
button-security-phone = Prove phone
button-security-email = Prove e-mail
button-security-password = Set password
button-security-password-change = Change password
button-security-password-off = Remove password
button-security-app = Add authenticator
button-security-app-off = Remove authenticator
button-security-real-name = Confirm real name
button-share-contact = Share my phone number
security-ask-contact = Press the button below to share your own number: Telegram proves that it is yours. A number that is typed, or somebody else’s contact, does not count.
security-ask-email = Send your e-mail address. A code goes there.
security-ask-phone = Send your phone number. A code goes there by text message.
security-ask-password = Send your new signing password: at least 8 characters, with two of letters, digits and signs. Your message is deleted at once, and a code confirms it. A forgotten password is set anew in the same way.
security-ask-real-name = Send the name and number on your identity document with a space between, for example: Ann Li 11010119900307123X. The number goes to the checking service only; we keep none of it, and your message is deleted at once.
security-code-chat = A code has come to this chat. Type its six digits within 10 minutes.
security-code-email = A code has gone to { $to }. Type its six digits here within 10 minutes.
security-code-sms = A code has gone to { $to } as a text message. Type its six digits here within 10 minutes.
security-code-app = { $purpose ->
    [app] Scan the picture with your authenticator app, or type the key into it, then send the six digits that it shows.
   *[other] Type the six digits that your authenticator app shows.
  }
security-app-once = Picture and key are shown this once, and are deleted from the chat when you have sent the digits.
told-proof-code = Your code { $code } is for { $purpose ->
    [password] setting your signing password
    [password-off] removing your signing password
    [app-off] removing your authenticator app
    [data-copy] a copy of what is kept about you
    [data-erase] asking for the erasure of what is kept about you
    [phone] proving your phone number
   *[email] proving your e-mail address
  }, within 10 minutes. If you did not ask for it, tell it to nobody.
letter-subject-proof = Your code
letter-proof = Enter this code within 10 minutes. It is for { $purpose ->
    [password] setting your signing password
    [password-off] removing your signing password
    [app-off] removing your authenticator app
    [data-copy] a copy of what is kept about you
    [data-erase] asking for the erasure of what is kept about you
    [phone] proving your phone number
   *[email] proving your e-mail address
  }:
letter-sms-proof = { $organisation }: code { $code } for { $purpose ->
    [password] setting your signing password
    [password-off] removing your signing password
    [app-off] removing your authenticator app
    [data-copy] a copy of what is kept about you
    [data-erase] asking for the erasure of what is kept about you
    [phone] proving your phone number
   *[email] proving your e-mail address
  }, good for 10 minutes. Tell it to nobody.

## Refusals
refusal-proof-phone = The initiator wants your phone number proven first. Open /settings in the chat, choose “Identity and security”, then come back.
refusal-proof-email = The initiator wants your e-mail address proven first. Open /settings in the chat, choose “Identity and security”, then come back.
refusal-proof-real-name = The initiator wants your real name confirmed first. Open /settings in the chat, choose “Identity and security”, then come back.
refusal-proof-phone-here = Whoever sent this wants your phone number confirmed first. Close this step, confirm it under “How you confirm” below the document, then go on.
refusal-proof-email-here = Whoever sent this wants your e-mail address confirmed first. Close this step, confirm it under “How you confirm” below the document, then go on.
refusal-address-other = Please give the { $what ->
    [phone] number
   *[email] address
  } that is known as yours, { $to }. If it has changed, please ask whoever sent this to correct it.
refusal-demand-proof = Not yet: { $name } is to prove { $what ->
    [phone] a phone number
    [email] an e-mail address
   *[real-name] a legal name
  } first, { $by ->
    [letter] but comes by a link in a letter, and cannot prove it in the browser
   *[chat] and there is no service here to prove it with
  }. Please take that out under “Identity and confirmation”.
refusal-demand-means = Not yet: the ways that { $name } is to confirm with { $by ->
    [letter] do not work for who comes by a link in a letter
   *[chat] are not there in this house
  }. Please allow one more under “Identity and confirmation”, such as a signing password.
refusal-proof-phone-other = Your proven phone number is not the one that the initiator named. Ask the initiator to correct it, or prove that number.
refusal-proof-email-other = Your proven e-mail address is not the one that the initiator named. Ask the initiator to correct it, or prove that address.
refusal-proof-real-name-other = Your confirmed name is not “{ $name }”, as the document has it. Ask the initiator to correct it.
refusal-means-none = You have none of the ways that the initiator allows to confirm this. Open /settings in the chat, choose “Identity and security”, then come back.
refusal-means-not-open = This way to confirm is not open now. Choose another one.
refusal-way-closed = No { $way ->
    [email] mails
   *[sms] text messages
  } can be sent from here at present. Ask an administrator.
refusal-app-there = You have an authenticator app already. Remove it before you add another one.
refusal-nothing-to-take-away = There is nothing left to remove. Open “Identity and security” anew.
refusal-email-unreadable = That is no e-mail address that can be read. Send it like name@example.com.
refusal-password-weak = That password is easily guessed. Use at least { NUMBER($shortest) } characters, with two of letters, digits and signs.
refusal-password-long = A password has at most { NUMBER($limit) } characters. Send a shorter one.
refusal-signing-password-wrong = That is not your signing password. You can try { $left ->
    [one] once more
   *[other] { NUMBER($left) } more times
  }.
refusal-app-code-wrong = These digits are wrong or used. Wait for the next ones; you can try { $left ->
    [one] once more
   *[other] { NUMBER($left) } more times
  }.
refusal-real-name-closed = No service for real names is connected here. Ask an administrator.
refusal-real-name-refused = The checking service did not confirm this name and number. Check them and try again.
refusal-real-name-silent = The checking service does not answer at present. Try again later.
refusal-real-name-often = You have used up today’s checks. Try again tomorrow.
refusal-real-name-unreadable = Send name and number in one message with a space between, for example: Ann Li 11010119900307123X.

## What a draft asks for
button-proof = Identity and confirmation
draft-proof = Identity and confirmation
proof-title-task = What must signers and approvers prove first, and with what may they confirm? This goes for everybody; any party can have its own.
proof-title-party = What must { $name } prove first, and with what may they confirm?
proof-known-label = To be proven first (all of them)
proof-means-label = Confirmed with (any one)
proof-known-nothing = nothing
proof-means-any = any way
proof-known = { $what ->
    [phone] phone number
    [email] e-mail address
   *[real-name] real name
  }
proof-means = { $what ->
    [chat] code in the chat
    [email] code by e-mail
    [sms] code by text message
    [app] authenticator app
   *[password] signing password
  }
proof-none = nothing more
proof-as-task = as for everybody
proof-wanted = { $known ->
    [none] confirmed with { $means }
   *[some] { $means ->
        [none] proven first: { $proofs }
       *[other] proven first: { $proofs }; confirmed with { $means }
      }
  }
button-proof-none = Ask for nothing
button-proof-as-task = As for everybody

## Page
page-word-code-title-password = Signing password
page-word-code-title-app = Authenticator app
page-word-password-help = Type the signing password that you set under “Identity and security”.
page-word-app-help = Open your authenticator app and type the six digits that it shows.
page-word-signing-password-label = Signing password
page-word-other-means = Confirm in another way
page-word-use-chat = With a code in the chat
page-word-use-email = With a code by e-mail ({ $value })
page-word-use-sms = With a code by text message ({ $value })
page-word-use-app = With the authenticator app
page-word-use-password = With the signing password

## Evidence report
report-proofs = Proof of identity
report-proof = { $what ->
    [phone] Phone { $shown }
    [email] E-mail { $shown }
   *[real-name] Real name { $shown }
  }: { $how ->
    [contact] shared by the Telegram account it belongs to
    [letter] entered by a link sent to this address
    [service] confirmed by an external real-name service
   *[code] proven by a code sent there
  }
report-means = Way of confirming
report-confirmed-by = { $means ->
    [app] A one-time code of an authenticator app (RFC 6238), usable once
   *[password] The party’s own signing password
  }
report-asked-at = Confirmation of this content asked for at { $at }
report-demanded = What the initiator asked for
