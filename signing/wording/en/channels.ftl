### Ways to people besides the chat: their own robots, copies by mail, sheets on paper, who was reached how.

## A member's tasks in other hands

button-hand-over = Hand tasks over
hand-over-title = { $tasks ->
    [one] One open task that { $name } has sent
   *[other] { NUMBER($tasks) } open tasks that { $name } has sent
}
hand-over-ask = Who shall look after them from now on? Drafts, seals and roles stay as they are.
hand-over-means = { $to } becomes their sender in place of { $name }: asked by the parties, told how they go, and may withdraw them. Drafts, seals and roles stay as they are.
hand-over-nobody = Nobody else here may start tasks. Please invite a member who may, or give somebody that role.
button-hand-over-yes = Hand over
hand-over-done = { $tasks ->
    [one] The task of { $name } is { $to }’s now.
   *[other] { NUMBER($tasks) } tasks of { $name } are { $to }’s now.
}
told-tasks-handed-over = { $name } has given your open tasks to another member. You stay a member as before.
refusal-member-nothing-in-hand = { $name } has no open tasks to hand over.

## Robots of one's own

channel-name = { $kind ->
    [wecombot] WeCom robot
    [dingtalk] DingTalk robot
    [feishu] Feishu robot
   *[lark] Lark robot
  } …{ $ends }
channel-title = { $name }
channel-not-in-use = ○ { $name }: { $state ->
    [failed] messages come back, not in use
   *[new] waiting for its test message
}
channel-is-new = It is used once a test message has arrived there; you are told in this chat.
channel-is-works = It works, and is used in the order you have chosen.
channel-is-failed = The last message came back, so it is not used. Please look whether the robot is still in the group and its address and safety settings are the same, and send a test; or remove it and add it anew.
channel-seen-by-group = Everybody in the group reads these messages: they name documents, but hold no links and no codes.
channel-test-sent = A test message is on its way. Please look into the group.
channel-ask-title = Add a way to reach you
channel-ask = Add a robot to a group of WeCom, DingTalk, Feishu or Lark, and send me its webhook address:
example-channel = https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa
channel-ask-secret = If the robot has a signing secret, write it behind the address, with a space between. The address is kept sealed and never shown again, and your message is deleted at once.
channel-ask-keyword = If the robot only lets messages with a set word through, make it a word of “{ $organisation }”: every message has that name in it.
channel-ask-letters = Or use e-mail or text messages, once your address is confirmed:
button-channel-new = Add a way
button-channel-email = By e-mail
button-channel-sms = By text message
button-channel-test = Send a test
button-channel-first = Use first
button-channel-off = Remove
button-way-first = { $name } first
told-channel-test = This is a test by { $organisation }: notices about signing will come here.
told-channel-works = The test has arrived, and the { $kind ->
    [wecombot] WeCom robot
    [dingtalk] DingTalk robot
    [feishu] Feishu robot
   *[lark] Lark robot
  } …{ $ends } is in use. The order is yours to choose under /settings.
told-channel-failed = Messages to the { $kind ->
    [wecombot] WeCom robot
    [dingtalk] DingTalk robot
    [feishu] Feishu robot
   *[lark] Lark robot
  } …{ $ends } come back, so it is not used any more and notices take other ways. Please look at it under /settings.
refusal-channel-unreadable = This is no address of a robot in WeCom, DingTalk, Feishu or Lark. Please copy the whole webhook address from the group’s settings and send it again.
refusal-channels-enough = There can be { $most } robots at most. Please remove one that you do not need.
refusal-channel-tests-enough = Enough tests for today. Please try again tomorrow.

## Told to the admins where nothing leaves

check-robot = Robot { $what } of YINXIN_NOTIFY_ADMINS refuses messages (its error { $number }): look whether it is still in its group and its address and safety settings are the same, correct it and start Yinxin again. The admins’ chats get the same messages.
check-sms = After { $tries } tries the service for text messages has not taken one: check YINXIN_NOTIFY_SMS, the account’s balance, signature and templates, and look into the log. Whoever gets no text message is shown as out of reach.

## One's own page of security

web-title-me = How you confirm
button-security-page = Set password and app on a page
security-page-hint = A signing password and an authenticator app can be set on a page, so that neither passes through the chat.
page-word-security-title = How you confirm
page-word-security-lead = A signing password or an authenticator app can take the place of codes.
page-word-security-open = Look and set
page-word-security-private = Both are kept sealed, and nobody can read them. Each change is confirmed with a code.
page-word-security-password = Signing password
page-word-security-app = Authenticator app
page-word-security-set = Set
page-word-security-not-set = Not set
page-word-security-password-add = Set
page-word-security-app-add = Add
page-word-security-change = Change
page-word-security-off = Take away
page-word-security-show = Show the password
page-word-security-go-on = Go on
page-word-security-confirm = Confirm
page-word-security-password-title = Set the signing password
page-word-security-password-label = New signing password
page-word-security-password-rule = At least 8 characters, with two of letters, digits and signs. A forgotten one is set anew with a code.
page-word-security-password-off-title = Take the signing password away
page-word-security-app-title = Add an authenticator app
page-word-security-app-off-title = Take the authenticator app away
page-word-security-app-help = Scan the code with your authenticator app, or type the key below into it; then enter the six digits that the app shows.
page-word-security-app-once = Code and key are shown this once.
page-word-security-app-picture = QR code for the authenticator app
page-word-security-password-done = The signing password is set
page-word-security-password-off-done = The signing password is gone
page-word-security-app-done = The authenticator app is added
page-word-security-app-off-done = The authenticator app is gone
page-word-security-over-text = Please go back to the chat and open it anew under “Identity and security”.
refusal-means-none-here = You have none of the ways that the initiator allows to confirm this. Close this step, set one under “How you confirm” below the document, then go on.
page-word-security-email = E-mail for codes
page-word-security-phone = Phone for codes
page-word-security-email-title = Your e-mail address
page-word-security-phone-title = Your phone number
page-word-security-email-label = E-mail address
page-word-security-phone-label = Phone number
page-word-security-address-rule = A code goes there now, and later on notices and links.
page-word-security-email-done = The address is confirmed, and you can sign
page-word-security-phone-done = The number is confirmed, and you can sign
refusal-code-way-first = There is no place yet where codes could go. Close this step, give an e-mail address or a phone number under “How you confirm” below the document, then go on.

## Who was reached how

button-reach = Delivery
reach-title = How the parties of “{ $title }” are reached
reach-way-chat = by Telegram
reach-way-email = by e-mail { $to }
reach-way-sms = by text message { $to }
reach-way-own = by a robot of their own group
reach-way-hand = you forward the invitation
reach-way-none = there is no way; please contact them otherwise
reach-tried = { $way ->
    [email] E-mail
    [sms] Text message
    [own] Robot
    [hand] Invitation
   *[chat] Telegram
  }: { $state ->
    [delivered] delivered
    [back] came back
    [waiting] does not leave yet, tried again
    [made] made
   *[unknown] may have arrived or not
  }
reach-sheet-hint = For somebody without Telegram or e-mail at hand, print an invitation: they scan it, or type its code.

## An invitation on paper

button-sheet = Print invitation: { $name }
sheet-making = Making the sheet…
sheet-made = The invitation for { $name }. Its code works once; a new sheet makes the old one void.
sheet-print = Please print it and give it to { $name } in person, not on a public wall.
sheet-from = From
sheet-company = For
sheet-until = Deadline
sheet-number = Number
sheet-scan = Scan with your phone
sheet-type = Or type this address into a browser, and there the code:
sheet-step-open = { $browser ->
    [yes] Point your phone’s camera at the code and open it in the browser, or in Telegram. There is nothing to register and nothing to install.
   *[no] Point your phone’s camera at the code and open it in Telegram; if you do not have it, please install it first.
  }
sheet-step-act = { $role ->
    [approver] Read the document, press “Approve”, and confirm with the code you get.
    [filler] Read the document, fill in what is yours, and confirm with the code you get.
    [viewer] Read the document; there is nothing to sign.
    [cc] Once everybody is done, download your copy.
   *[signer] Read the document, press “Sign”, write your signature, and confirm with the code you get.
  }
sheet-once = This sheet is for { $name } alone: please hand it to nobody else and share no photo of it. Once used, its code is void.
sheet-ask = If you have questions, please ask { $name }. If it does not concern you, you need not do anything.
web-title-invited = Open an invitation
page-word-invited-title = Open an invitation
page-word-invited-text = Compare the code with the one on your sheet, then choose how to open it.
page-word-invited-label = Code on the sheet
page-word-invited-browser = Open in the browser
page-word-invited-telegram = Open in Telegram
page-word-invited-short = The code has 12 letters and digits. Please look at it once more.
refusal-paper-over = There is no such code, or it is void. Please compare it with your sheet; if it still does not work, ask the sender for a new one.
report-by-paper-link = , one-time code of an invitation on paper
