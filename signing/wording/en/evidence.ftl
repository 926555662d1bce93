### The evidence report.

report-heading = Evidence report
report-zip = evidence
report-scan = Scan to check this document
report-running = Evidence report · { $number }
report-banner = { $state ->
    [completed] Everybody has acted and the document is complete. This report says who the parties are, what they were shown, what they agreed to and how that can be checked. The signed files and the record itself travel inside this PDF, as attachments.
    [rejected] This task was NOT completed: a party rejected it. What was signed before has not come into effect through this task. The report tells what happened until then.
    [withdrawn] This task was NOT completed: its sender withdrew it. What was signed before has not come into effect through this task. The report tells what happened until then.
   *[expired] This task was NOT completed: its deadline passed. What was signed before has not come into effect through this task. The report tells what happened until then.
}
report-scope-whole = Made for the sender of the task: it holds every party’s addresses and devices. Give it only to whom they may be shown.
report-scope-part = Made for one party: other parties’ addresses, devices and contacts are left out, and of documents not meant for this reader only the fingerprints are told. The entries of the record keep their places and hashes.
report-part-task = The task
report-part-documents = Documents
report-part-parties = Parties
report-part-events = The record
report-part-law = Certificates used, and what they mean in law
report-part-check = How to check without us
report-column-number = No.
report-column-time = Time
report-column-what = What happened · hash of the entry
report-column-where = By whom · where from

report-number = Task number
report-title = Title
report-sender = Sent by
report-sent = Sent
report-ended = Ended
report-reason = Reason
report-made = Report made
report-made-for = Report made for
report-record = Record
report-entries = { $count } entries, each with the hash of the one before. The last one is:
report-checkpoint = Checkpoint
report-checkpoint-is = No. { $number } of { $at } seals the record up to entry { $sealed }. Its hash is:
report-checkpoint-later = None seals this record yet: checkpoints are made at intervals. Until then the certification and time stamp of this report hold the record fast.

report-document-unseen = Document { $number } (not meant for this reader)
report-document-by-hash = fingerprints only
report-document-inside = { $pages ->
    [one] 1 page, embedded
   *[other] { $pages } pages, embedded
}
report-document-beside = { $pages ->
    [one] 1 page, not embedded
   *[other] { $pages } pages, not embedded
}
report-version-original = { $number ->
    [0] As it was sent in
   *[other] As it was sent in, { $number }
}
report-version-base = Sealed for signing
report-version-party = Signed by { $name } ({ $number })
report-version-close = Complete
report-version-renewal = Evidence renewed ({ $number })

report-nobody-yet = Nobody has taken this place in the chat.
report-identified = Identified by
report-telegram = Telegram account with the numeric id { $id }, shown as “{ $name }”
report-phone-proven = Phone number { $phone }, shared from that account as its own
report-contact = As named by the sender
report-handed = In place of
report-invitation = Invitation
report-invitation-made = Link for one person made on { $at }
report-invitation-accepted = Accepted on { $at }; the link is bound to that account since
report-invitation-none = None was needed: the account was known to the installation.
report-reading = Reading
report-read = Opened the documents on { $at }
report-read-through = Was shown { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} before acting; { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} passed since the first
report-code = One-time code
report-code-channel = Sent by { $channel ->
    [chat] private chat message
    [email] e-mail
    [sms] text message
   *[other] { $channel }
}; codes sent: { $count }, wrong entries: { $wrong }
report-code-sent = Sent on { $at }
report-code-accepted = Entered correctly on { $at }
report-agreed = Agreed to
report-agreed-in = Shown in
report-language = { $language ->
    [zh] Chinese
   *[en] English
}; version of all wording:
report-bound = Bound to (documents, party, contents)
report-at-signed = Signed
report-at-approved = Approved
report-at-rejected = Rejected
report-where = From
report-channel-chat = Chat
report-channel-page = Web page
report-channel-timer = Timer
report-channel-cli = Command line
report-by-telegram = , account identified by Telegram
report-by-init-data = , account identified by data signed by Telegram
report-by-link = , personal one-time link
report-withheld = Address and device are not shown to this reader.
report-same-device = device as in no. { $number }
report-certificate = Certificate
report-issuer = Issued by { $issuer }
report-serial = Serial number { $serial }
report-valid-from = Valid from { $at }
report-valid-until = Valid until { $at }
report-kind-own = Issued by the installation’s own authority
report-kind-bought = Issued by an outside authority
report-stamp = Time stamp
report-stamped = RFC 3161, by { $by }, { $at }
report-seal = Seal used
report-paper = Paper handed in
report-installation = Yinxin

report-event-code-sent = A one-time code was sent to { $name }
report-event-code-wrong = { $name } typed a wrong code
report-event-code-voided = { $name }’s code became void
report-event-code-accepted = { $name }’s code was right; what was bound to it is agreed
report-event-signing-began = { $name }’s signature is being written
report-event-turn-came = It became { $name }’s turn
report-event-invitation-made = An invitation link was made for { $name }
report-event-closing = Everybody has acted; the documents are being completed
report-event-draft-changed = { $name } changed the draft
report-event-filled = { $name } filled in fields; what, the record does not keep
report-event-work-failed = A piece of work failed and is tried again
report-event-nudge-skipped = A reminder was not sent
report-event-downloaded = { $name } downloaded a file
report-event-delivered = A message was delivered
report-event-not-delivered = A message could not be delivered
report-event-delivery-unknown = A message may have been delivered or not
report-event-refused = Something { $name } tried was refused
report-event-admin-read = An administrator looked at the task
report-event-report-made = An evidence report was made
report-event-report-renewed = An evidence report was stamped anew, to hold for the years to come

report-law-used = Which certificates were used
report-law-used-none = No party has signed with a certificate.
report-law-used-own = Every signature was made with a certificate issued by the installation of { $organisation } itself: a fresh key for each act, used once and then destroyed, or the key of a seal that the installation keeps. That authority is not licensed by any state, and is not on any trusted list. The certificate shows that the installation tied this act to this account; it does not by itself prove a civil identity.
report-law-used-bought = Every signature was made with a certificate from an outside authority, named with each party. What it vouches for is in that authority’s policy; whether it is licensed or qualified has to be looked up with its supervisor.
report-law-used-both = Some signatures were made with certificates issued by the installation of { $organisation } itself, which is not licensed by any state, and some with certificates from outside authorities. Each party’s entry says which. What an outside authority vouches for is in its policy.
report-law-china = China: Electronic Signature Law, Articles 13, 14 and 16
report-law-china-text = Article 13 asks for four things of a reliable signature: at signing, its data belongs to the signer alone and is under the signer’s sole control; afterwards, any change to the signature or to the content can be found. Under Article 14 such a signature has the force of a handwritten signature or seal. The last two conditions are shown by cryptography here and can be checked by anybody. The first two rest on the facts of this report: the account, the code and the act; whether they are met is for the court to decide. Certificates of the installation are not third-party certification in the sense of Article 16.
report-law-eidas = European Union: Regulation (EU) No 910/2014 (eIDAS)
report-law-eidas-text = The signatures follow PAdES with long-term validation data. They are electronic signatures in the sense of Article 3(10), and may not be denied effect merely for being electronic (Article 25(1)). Whether they are advanced (Article 26) depends on sole control and identity, for which this report gives the facts. They are not claimed to be qualified, and the time stamps are not claimed to be qualified.
report-law-esign = United States: ESIGN Act (15 U.S.C. § 7001) and UETA
report-law-esign-text = A signature may not be denied legal effect solely because it is in electronic form. What matters is the intent to sign and that the act can be attributed to the person: see the agreed sentence, the code and the record of each party. Some kinds of documents are excluded by statute.

report-check-files = The files
report-check-files-text = Open the attachments of this PDF, compute the SHA-256 of each signed file (“sha256sum FILE”) and compare it with the fingerprint above.
report-check-signatures = The signatures
report-check-signatures-text = Any PAdES validator judges the signed files and this report: Adobe Acrobat, pdfsig, or the European Commission’s DSS. Trust in the installation’s root certificate has to be given by hand: it is on no public list.
report-check-record = The record
report-check-record-text = The attached JSON file holds the entries. Each hash is computed from the entry and the hash before it, as its documentation says (docs/audit.md); a complete proof is checked by scripts/verify_proof.py with Python alone.
report-check-checkpoint = The checkpoint
report-check-checkpoint-text = Compare the checkpoint { $checkpoint } with what was posted to the administrators’ chat at that time.
report-check-later = The checkpoint
report-check-later-text = When a checkpoint seals this record, a complete proof comes with the ZIP file of this task. Until then, the time stamp of this report proves that the record stood like this when it was made.
report-check-page = The public page
report-check-page-text = Upload a signed file at { $url }: the page says whether it is unchanged and known to the installation.

button-report = Evidence
button-everything = Everything (ZIP)
told-report = Evidence report for “{ $title }” ({ $number }), with the signed files inside.
report-here = Here is the evidence report you asked for: “{ $title }” ({ $number }), with its files inside.
everything-here = Everything about “{ $title }” ({ $number }) that is yours to see: documents, report, record, attachments, papers and certificates.
report-too-large = The file is too large for the chat. Press “Read” and download it from the page.
refusal-report-not-yet = There is no evidence report yet: the task is still open. It is made once the task has ended.
page-word-report = Evidence report
page-word-everything = Everything (ZIP)
