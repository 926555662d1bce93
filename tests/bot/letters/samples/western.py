"""Returned mails as Exim, qmail, Postfix, Sendmail, Exchange and Gmail send them: the shape is theirs, the
words are written here."""

from __future__ import annotations

from tests.bot.letters.samples.shape import TO, Sample, mail, original


def qmail(ours: str) -> bytes:
    return mail(
        "From: MAILER-DAEMON@mx.jiafang.example\nTo: sign@huaming.example\nSubject: failure notice",
        f"""Hi. This is the qmail-send program at mx.jiafang.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{TO}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <sign@huaming.example>
{original(ours)}""",
    )


def exim(ours: str) -> bytes:
    return mail(
        f"""X-Failed-Recipients: {TO}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@relay.example>
To: sign@huaming.example
References: <{ours}>
Subject: Mail delivery failed: returning message to sender""",
        f"""This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {TO}
    host mx.jiafang.example [198.51.100.4]
    SMTP error from remote mail server after RCPT TO:<{TO}>:
    550 No such user here
""",
    )


def postfix_plain(ours: str) -> bytes:
    return mail(
        """From: MAILER-DAEMON (Mail Delivery System)
To: sign@huaming.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/mixed; boundary="A1/relay" """,
        f"""--A1/relay
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<{TO}>: connect to mx.jiafang.example[198.51.100.4]:25: Connection timed out

--A1/relay
Content-Type: text/rfc822-headers

{original(ours).split("Please sign", maxsplit=1)[0]}
--A1/relay--
""",
    )


def exchange_words_only(ours: str) -> bytes:
    return mail(
        """From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@jiafang.example>
To: <sign@huaming.example>
Subject: Undeliverable: Please sign
Content-Type: text/html; charset="us-ascii" """,
        f"""<html><head><style>p {{ margin: 4.4.1 }}</style></head><body>
<p><b>Delivery has failed to these recipients or groups:</b></p>
<p><a href="mailto:{TO}">{TO}</a><br>The e-mail address you entered couldn't be found. Please check the address
and try resending the message.</p>
<p>Diagnostic information for administrators:</p>
<p>Generating server: ex01.jiafang.example</p>
<p>{TO}<br>#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found ##</p>
<p>Original message headers:</p>
<pre>Received: from relay.example (198.51.100.9) by ex01.jiafang.example
Message-ID: &lt;{ours}&gt;
From: Huaming &lt;sign@huaming.example&gt;</pre></body></html>""",
    )


def sendmail_old(ours: str) -> bytes:
    return mail(
        """From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example>
To: sign@huaming.example
Subject: Returned mail: see transcript for details""",
        f"""   ----- The following addresses had permanent fatal errors -----
<{TO}>
    (reason: 553 5.3.0 <{TO}>... Address does not exist)

   ----- Original message follows -----

{original(ours)}""",
    )


def gmail(ours: str) -> bytes:
    """The letter itself is not there; what it was stands in the headers."""
    return mail(
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: sign@huaming.example
Subject: Delivery Status Notification (Failure)
References: <{"0" * 32}.1@huaming.example> <{ours}>
Content-Type: multipart/report; boundary="b5"; report-type=delivery-status""",
        f"""--b5
Content-Type: multipart/related; boundary="b6"

--b6
Content-Type: text/html; charset="UTF-8"

<h2>Address not found</h2><p>Your message wasn't delivered to {TO} because the address couldn't be found.</p>
--b6--
--b5
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com

Final-Recipient: rfc822; {TO}
Action: failed
Status: 5.1.1
--b5--
""",
    )


# What says it, and with which status (RFC 3463).
WESTERN: dict[str, tuple[Sample, str]] = {
    "qmail": (qmail, "5.1.1"),
    "exim": (exim, "5.0.0"),
    "postfix-plain": (postfix_plain, "5.0.0"),
    "exchange-words-only": (exchange_words_only, "5.1.10"),
    "sendmail-old": (sendmail_old, "5.3.0"),
    "gmail": (gmail, "5.1.1"),
}
