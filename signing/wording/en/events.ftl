### event-<kind>: a line of a task's history, after its time. `who` is who did it, `name` the party.

event-created = { $who } began this document
event-sent = { $who } sent it
event-prepared = The document was sealed for signing
event-prepare-failed = It could not be prepared and went back to the sender
event-turn-came = The next party was asked
event-invitation-made = An invitation link was made for { $name }
event-invitation-accepted = { $name } accepted the invitation
event-reach-changed = { $reachable ->
    [yes] { $name } can be reached again
   *[no] { $name } can no longer be reached
}
event-read = { $name } opened the document
event-code-locked = { $name } typed too many wrong codes
event-signed = { $name } signed
event-signing-voided = What { $name } confirmed could not be written; they were asked to do it again
event-approved = { $name } approved
event-rejected = { $name } rejected: { $reason }
event-withdrawn = { $who } withdrew it: { $reason }
event-expired = The deadline passed
event-completed = Completed: validation data and archive time stamp added
event-renewed = Evidence renewed: a further archive time stamp was added
event-waiting = { $code ->
    [timestamp-unavailable] Waiting for the time-stamp service
    [key-unavailable] Waiting for the signing key
    [clock-wrong] Waiting for the clock of this computer to be set right
    [status-unavailable] Waiting for word that a purchased certificate still holds
   *[other] Waiting for a service to come back ({ $code })
}
event-resumed = The service is back; it went on
event-nudged = { $what ->
    [keeper] The keeper of the seal that { $name } waits for was reminded
   *[other] { $name } was reminded
}
event-reminded = { $what ->
    [keeper] { $who } reminded the keeper of the seal that { $name } waits for
   *[other] { $who } reminded { $name }
}

### told-<what>: messages to people. `title` and `number` are the task's.

told-signed = { $name } has signed “{ $title }” ({ NUMBER($done) } of { NUMBER($total) }).
told-approved = { $name } has approved “{ $title }” ({ NUMBER($done) } of { NUMBER($total) }).
told-rejected = { $name } has rejected “{ $title }” ({ $number }): { $reason }
    Nobody can sign it any more.
told-withdrawn = The sender has withdrawn “{ $title }” ({ $number }): { $reason }
    There is nothing left for you to do.
told-expired = The deadline of “{ $title }” ({ $number }) has passed before everybody signed. It is closed. If it is still needed, its sender can correct and resend it from the card.
told-completed = “{ $title }” ({ $number }) is completed. Here is the signed document.
told-completed-elsewhere = “{ $title }” ({ $number }) is completed.
title-number = “{ $title }” ({ $number })
told-accepted = { $name } has accepted your invitation to “{ $title }”.
told-reachable = { $name } can be reached again for “{ $title }”.
told-unreachable = Messages about “{ $title }” do not reach { $name }: they may have blocked this bot, deleted their account or changed their address. Other known ways are tried; please contact them too.
told-signing-voided = Your signature could not be written into “{ $title }”, so it does not count. Please open the document and sign again.
told-prepare-failed = “{ $title }” could not be prepared for signing and is a draft again. Please look at it and send it once more.
told-prepare-failed-of = “{ $filename }” of “{ $title }” could not be prepared for signing; the task is a draft again. Please look at that document and send it once more.
told-nudge = { $role ->
    [approver] A reminder: “{ $title }” is waiting for your approval.
    [filler] A reminder: “{ $title }” is waiting for you to fill it in.
   *[other] A reminder: “{ $title }” is waiting for your signature.
}
told-code = { $act ->
    [approve] Your code to approve “{ $title }”: { $code }
    [fill] Your code to confirm what you filled in on “{ $title }”: { $code }
   *[sign] Your code to sign “{ $title }”: { $code }
}
    It is good for ten minutes. Give it to nobody; we never ask for it.
told-waiting = “{ $title }” ({ $number }) is waiting: { $code ->
    [timestamp-unavailable] the time-stamp service cannot be reached
    [key-unavailable] the signing key (token or signing service) cannot be reached
    [clock-wrong] the clock of the computer that Yinxin runs on is wrong
    [status-unavailable] its authority does not say whether a purchased certificate still holds
   *[other] something is missing ({ $code })
}. It will go on by itself once that is back; please have a look if it lasts.
told-trouble = “{ $title }” ({ $number }) needs attention: { $work ->
    [prepare] preparing it for signing
    [sign] writing a signature
    [renew] renewing its evidence
   *[close] completing it
} has failed several times. We keep trying; the log says why.
told-renewal = “{ $title }” ({ $number }) could not get its next archive time stamp: the time-stamping service is out of reach. Its proof runs out on { $ends }. We keep trying; please see to the service before then.

# The reason that stands inside the PDF's signature.
reason-prepared = Document { $number } prepared for signing through Yinxin
reason-signed = Signed through Yinxin, document { $number }
reason-signed-for = Signed for { $company } through Yinxin, document { $number }
