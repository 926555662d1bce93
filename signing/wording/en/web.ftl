### The pages. `page-word-…` go to the pages' scripts: their values are put in by the browser, so no plurals there.

## Shells

web-title-home = Yinxin · signing desk
web-title-task = Document · Yinxin
web-title-upload = Upload a file · Yinxin
web-title-verify = Check a signed PDF · Yinxin
web-title-not-found = Not found · Yinxin
web-opening = Opening…
web-no-script = This page needs JavaScript. Please open it in Telegram or in a current browser.
web-other-language = 中文

web-home-heading = Sign documents from a chat
web-home-lead = This is the signing desk of { $organisation }. Documents are sent, signed and followed up in the chat; these pages are where they are read and confirmed.
web-home-sign-heading = Were you asked to sign?
web-home-sign = Open the document with the button in your chat. The link is personal and works for you alone.
web-home-verify-heading = Did you receive a signed PDF?
web-home-verify = Find out who signed it, when, and whether anything was changed afterwards.
web-home-verify-button = Check a PDF

web-not-found-heading = There is nothing at this address
web-not-found = The link may be incomplete, or from another installation. Please open the document from your chat again.
web-not-found-button = To the start page

## Times

web-time-over = deadline passed
web-time-left = { $unit ->
    [minutes] { $count ->
        [one] one minute left
       *[other] { NUMBER($count) } minutes left
    }
    [hours] { $count ->
        [one] one hour left
       *[other] { NUMBER($count) } hours left
    }
   *[days] { $count ->
        [one] one day left
       *[other] { NUMBER($count) } days left
    }
}

## Refusals of the pages themselves

refusal-not-from-telegram = This page could not confirm with Telegram who you are. Please close it and open it again from the chat.
refusal-too-many-requests = That was a little fast. Please try again in { $seconds ->
    [one] one second
   *[other] { NUMBER($seconds) } seconds
}.
refusal-body-too-large = That is more than this page can take. Please make it smaller and try again.
refusal-body-broken = The connection broke while sending. Please try again.
refusal-bad-request = This page did not understand that. Please reload it and try again.
refusal-internal = Something went wrong on our side. Please open this page again in a minute to see how things stand.

## Words of the scripts: common

page-word-brand = Yinxin
page-word-close = Close
page-word-back = Back
page-word-cancel = Cancel
page-word-retry = Try again
page-word-reload = Reload
page-word-back-to-chat = Back to chat
page-word-offline = No connection. Please check your network and try again.
page-word-enter-title = Please open this from the chat
page-word-enter-text = For your safety this page opens only with your personal button or link from the chat.
page-word-trouble-title = This cannot be shown
page-word-language-switch = 中文

## Words of the scripts: reading

page-word-number = No. { $number }
page-word-from = From
page-word-deadline = Deadline
page-word-parties = Parties
page-word-progress = { $n } of { $total } done
page-word-history = History
page-word-details = Details
page-word-document = Document
page-word-you = you
page-word-for-company = for { $company }
page-word-page-of = Page { $n } of { $total }
page-word-page-label = Page { $n }
page-word-page-failed = This page did not load.
page-word-zoom-in = Zoom in
page-word-zoom-out = Zoom out
page-word-go-to-place = Go to my place
page-word-place-signature = Sign here
page-word-place-seal = Company seal
page-word-place-date = Date
page-word-fingerprint = Fingerprint
page-word-fingerprint-why = SHA-256 of exactly these bytes. The code you confirm with is bound to it.
page-word-download = Download

## Words of the scripts: acting

page-word-sign = Sign
page-word-approve = Approve
page-word-reject = Reject
page-word-ask-sign = You are asked to sign
page-word-ask-approve = You are asked to approve
page-word-ask-both = You are asked to approve and to sign
page-word-sign-title = Your signature
page-word-draw = Draw
page-word-type = Type
page-word-draw-hint = Sign here with a finger, pen or mouse
page-word-undo = Undo
page-word-clear = Clear
page-word-typed-label = Your name as the signature
page-word-typed-hint = The name will stand in the document, in print, as your signature.
page-word-next = Continue
page-word-have-code = I already have a code
page-word-check-title = Check and confirm
page-word-check-preview = Your signature at its place. Name, time and a code for checking are written beside it.
page-word-consent-sign = I confirm that I sign “{ $title }” ({ $number }) as { $name }. I have read the document with the fingerprint { $digest }.
page-word-consent-sign-for = I confirm that I sign “{ $title }” ({ $number }) as { $name } for { $company }, and I have read the document with the fingerprint { $digest }.
page-word-consent-approve = I confirm that I approve “{ $title }” ({ $number }) as { $name }. I have read the document with the fingerprint { $digest }.
page-word-get-code = Get a code
page-word-code-title = Enter the code
page-word-code-sent = We sent a six-digit code to your chat with the bot. It is good for ten minutes.
page-word-code-typed = Enter the six-digit code from your chat with the bot.
page-word-code-label = Six-digit code
page-word-code-resend = Send a new code
page-word-code-resend-in = New code in { $seconds } s
page-word-code-resent = A new code is on its way. Earlier ones no longer work.
page-word-confirm-sign = Sign now
page-word-confirm-approve = Approve now
page-word-signing = Writing your signature…
page-word-signing-hint = This takes a few seconds. Please keep the page open.
page-word-approving = Recording your approval…
page-word-look-again-title = The document has changed
page-word-look-again = Somebody signed while you were reading. Please look at the new version; then sign it.
page-word-look-again-button = Show the new version
page-word-reject-title = Reject this document?
page-word-reject-text = This ends the task for everybody. Please say why; all parties will read it.
page-word-reject-label = Reason
page-word-reject-placeholder = For example: the amount in clause 3 is wrong
page-word-reject-confirm = Reject the document

## Words of the scripts: results and states

page-word-done-signed = Signed
page-word-done-approved = Approved
page-word-done-next = We will send you the completed document in the chat as soon as everybody has acted.
page-word-done-waits-for = Next: { $names }
page-word-completing = Everybody has acted. The document is being completed; you will get it in the chat in a moment.
page-word-completed-title = Completed
page-word-completed-text = All parties have acted. The signed document carries the proof of every signature.
page-word-signing-title = Your signature is being written
page-word-signing-text = Your code was accepted. This page goes on by itself.
page-word-waiting-title = Accepted, waiting for a service
page-word-not-yet-title = It is not your turn yet
page-word-not-yet-text = You will get a message in the chat as soon as it is.
page-word-not-yet-before = Before you: { $names }
page-word-acted-title = Your part is done
page-word-rejected-title = Rejected
page-word-withdrawn-title = Withdrawn by the sender
page-word-expired-title = The deadline has passed
page-word-ended-title = This document is closed
page-word-ended-text = Nobody can sign it any more. If it is still needed, the sender can send a new one.
page-word-ended-reason = Reason: { $reason }
page-word-draft-title = Still a draft
page-word-draft-text = Go on with it in the chat; the parties see nothing until you send it.
page-word-ours-title = One moment
page-word-ours-text = The document is being prepared. This page goes on by itself.
page-word-reading-title = For your information
page-word-reading-text = You can read the document; nothing is asked of you.
page-word-watching-title = In progress
page-word-watching-text = Waiting for { $names }.

## Words of the scripts: choosing and sending a file

page-word-drop = Drop a PDF anywhere on this page, or
page-word-choose = Choose a PDF
page-word-choose-limit = PDF only, up to { $limit } MB
page-word-choose-another = Choose another file
page-word-one-file = One file at a time, please. Choose the PDF you need.
page-word-too-large = This file has { $size } MB; { $limit } MB is the most. Please make it smaller, for example by scanning at a lower resolution.
page-word-not-pdf = This is not a PDF. Please save or export the document as PDF first.
page-word-empty-file = This file is empty. Please save it again and choose the new one.
page-word-connection-lost = The connection was lost before the whole file arrived. Please check your network and try again.
page-word-progress-label = Sent so far
page-word-sent = { $done } of { $size } · { $percent } %
page-word-uploading = { $percent } % sent

## Words of the scripts: uploading

page-word-upload-title = Upload a file
page-word-upload-text = For documents that are too large for the chat. The file becomes a draft; nothing is sent to anybody yet.
page-word-upload-replace-title = Replace the document
page-word-upload-replace-text = The new file takes the place of the one in your draft. Parties and deadline stay.
page-word-upload-sent-text = The new file takes the place of the one in your running task. Nobody has acted yet, so it can be replaced; everybody has to look at it anew and is told so.
page-word-upload-sent-then = The task is being prepared again, and everybody will be told. Please look at its card in the chat, and check the places for signatures.
page-word-upload-checking = All sent. Checking the document…
page-word-password-label = Password of the PDF
page-word-password-means = It is used once to open the file and kept nowhere. The document to be signed will have no password.
page-word-password-open = Open the file
page-word-password-wrong = That password does not open the file. Tries left: { $n }.
page-word-lift-text = The author restricts printing or editing of this PDF, so nothing can be added to it as it is.
page-word-lift-means = Once lifted, everyone who gets the document can print and copy it. Only go on if you may decide this.
page-word-lift = Lift it and go on
page-word-upload-cancelled = The upload was cancelled; nothing was kept.
page-word-upload-done-title = The draft is ready
page-word-upload-done-text = Now go back to the chat: name the parties, the places and the deadline there.
page-word-upload-replaced-title = The document was replaced
page-word-upload-replaced-text = Now go back to the chat and go on with your draft there.
page-word-page-may-close = You can close this page.
page-word-pages = { $pages } p.
page-word-upload-over-title = This upload link is over
page-word-upload-over-text = It was used already or has run out. Go back to the chat and press the upload button again.

## Words of the scripts: checking a copy

page-word-verify-title = Check a signed PDF
page-word-verify-text = Choose the file you received and see who signed it, when, and whether anything was changed since. The file is not kept.
page-word-verify-number = The mark on the paper names document { $number }. Choose its PDF file to check your copy; if you have several files under this number, check each of them.
page-word-verifying-title = Checking the file
page-word-verifying = All sent. Checking the signatures…
page-word-verify-failed-title = This file could not be checked
page-word-verify-result-title = Result
page-word-verify-another = Check another file
page-word-signed-by = Signed by { $names }.
page-word-signed-by-unconfirmed = Name given, but not confirmed: { $names }.
page-word-verdict-valid = Valid
page-word-verdict-valid-text = All signatures are intact and trusted, and nothing was changed afterwards.
page-word-verdict-valid-untrusted = Unchanged, but a signer is not known here
page-word-verdict-valid-untrusted-text = Nothing was changed after signing. At least one certificate comes from an issuer that this installation does not know, so it cannot confirm who that signer is.
page-word-verdict-tampered = Do not rely on this file
page-word-verdict-tampered-text = A signature is broken, or something was changed that no signature accounts for. Ask the sender for an intact copy.
page-word-verdict-not-signed = Not signed
page-word-verdict-not-signed-text = This PDF carries no digital signature. A picture of a signature or a seal cannot be checked.
page-word-verdict-older-version = Genuine, but not the newest version
page-word-verdict-older-version-text = Somebody has signed after this version. Ask the sender for the newest one.
page-word-verdict-unregistered = Not one of our files
page-word-verdict-unregistered-text = { $organisation } has signed this, but keeps no version with this content: it was changed, or it is a copy with something added. Ask the sender for the original.
page-word-verdict-unknown-kind = A signature cannot be checked here
page-word-verdict-unknown-kind-text = At least one signature is of a kind that this installation does not know, for example SM2. That says nothing against it, and all that can be checked is in order. Have it checked with its signer’s software.
page-word-verdict-cannot-judge = Cannot be judged
page-word-why-damaged-pdf = This file is damaged and cannot be read as a whole, so do not rely on it. Ask the sender for an intact copy.
page-word-why-locked-pdf = This file opens with a password only. Ask the sender for a copy without one.
page-word-why-signed-and-encrypted = This file is encrypted in a way that cannot be opened here. Ask the sender for a copy without encryption.
page-word-why-pdf-too-hard = Checking this file takes too long. Ask the sender which signatures it should carry, or for a smaller copy.
page-word-register-whole = This is exactly document { $number } of { $organisation }, completed.
page-word-register-prolonged = This is document { $number } of { $organisation }, completed. Since then only its proof of time was prolonged.
page-word-register-open = This is the newest version of document { $number } of { $organisation }. It is not completed yet.
page-word-register-ended = This is document { $number } of { $organisation }. It was never completed: it was rejected, withdrawn or not signed in time.
page-word-register-older = An earlier version of document { $number }. A newer one exists; ask the sender for it.
page-word-register-unregistered = Its certificates name document { $number }; no version of that has this content.
page-word-register-alone = Signed at { $organisation } as a single file, without a signing task.
page-word-register-foreign = Not a document of { $organisation }. That alone says nothing against it.
page-word-signatures = Signatures
page-word-records = Records of the signing system
page-word-records-whole = all in order
page-word-records-not-whole = please look
page-word-records-text = Made by the system, not by a person: they seal the document when it is sent out and when it is complete.
page-word-kind-signature = Signature
page-word-kind-certification = Sealed when sent out
page-word-kind-closing = Sealed when complete
page-word-kind-timestamp = Archive time stamp
page-word-unknown-signer = Unreadable signature
page-word-intact-yes = What was signed is unchanged
page-word-intact-no = Broken: what was signed has been changed
page-word-trusted-yes = Identity confirmed by a known issuer
page-word-trusted-no = Issuer not known here
page-word-changes-none = No later changes
page-word-changes-form-filling = Afterwards only further signatures and filled-in fields
page-word-changes-archive = Afterwards only proof for the archive
page-word-changes-unexplained = Later changes that nothing explains
page-word-stamped-at = { $time }, time-stamped
page-word-stamped-unknown = Time stamp: { $time } (its authority is not known here)
page-word-claimed-at = { $time } by the signer’s own clock
page-word-no-time = Time not stated
page-word-this-file = This file
page-word-file-name = Name
page-word-stranger-title = Does your PDF reader say “unknown issuer”?
page-word-stranger-text = Readers know only the issuers on their own list, and { $organisation } issues its certificates itself. The signatures are checked in full all the same; to have the reader show them as trusted:
page-word-stranger-get = Download the root certificate below.
page-word-stranger-compare = Compare its fingerprint with one that { $organisation } gives you in another way, for example by telephone.
page-word-stranger-import = Import it in the reader. Acrobat: Preferences → Signatures → Identities & Trusted Certificates → More → Trusted Certificates → Import, then Edit Trust and “Use this certificate as a trusted root”. Then open the PDF again.
page-word-root-fingerprint = Fingerprint of the root certificate (SHA-256)
page-word-root-download = Root certificate
page-word-foreign-title = What does “issuer not known here” mean?
page-word-foreign-text = Anybody can issue certificates in any name. This installation confirms only those whose issuer it knows. Ask the signer in another way, for example by telephone, whether the signature is theirs, or check the file with the issuer of the certificate.
