"""What comes into the same mailbox, names our letter, and is no return."""

from __future__ import annotations

from tests.bot.letters.samples.shape import TO, Sample, encoded, mail, original
from tests.bot.letters.samples.western import qmail


def out_of_office(ours: str) -> bytes:
    return mail(
        f"""From: Wang Wei <{TO}>
To: sign@huaming.example
Subject: Automatic reply: Please sign
In-Reply-To: <{ours}>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All""",
        "I am out of the office. Mails to my old address could not be delivered: 550 5.1.1.",
    )


def out_of_office_by_the_server(ours: str) -> bytes:
    return mail(
        f"""From: postmaster@jiafang.example
To: sign@huaming.example
Subject: {encoded("自动回复：请签署")}
In-Reply-To: <{ours}>
X-Autoreply: yes
Content-Type: text/plain; charset=utf-8""",
        "您好，我正在休假。王伟的旧邮箱已不存在，请改发新地址。",
    )


def late_exim(ours: str) -> bytes:
    return mail(
        f"""X-Failed-Recipients: {TO}
From: Mail Delivery System <Mailer-Daemon@relay.example>
To: sign@huaming.example
References: <{ours}>
Subject: Warning: message 1P1ceB-000FL1-4q delayed 24 hours""",
        f"""A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on relay.example.

  {TO}
    host mx.jiafang.example: 451 4.7.1 Greylisted, please try again in 5 minutes

No action is required on your part. Delivery attempts will continue for
some time; if it cannot be delivered it will be returned to you.
""",
    )


def late_chinese(ours: str) -> bytes:
    return mail(
        f"""From: Postmaster@163.com
To: sign@huaming.example
Subject: {encoded("邮件投递延迟通知")}
Content-Type: multipart/mixed; boundary="b7" """,
        f"""--b7
Content-Type: text/plain; charset=utf-8

您发给 {TO} 的邮件暂时无法送达（450 4.2.0），系统会继续尝试投递，三天后仍不成功将退信。
--b7
Content-Type: message/rfc822

{original(ours)}
--b7--
""",
    )


def challenge(ours: str) -> bytes:
    return mail(
        f"""From: Wang Wei <{TO}>
To: sign@huaming.example
Subject: Please confirm your message
In-Reply-To: <{ours}>""",
        "Your message was not delivered yet. Press the link below to prove that you are a person.",
    )


def read_receipt(ours: str) -> bytes:
    return mail(
        f"""From: <{TO}>
To: sign@huaming.example
Subject: Not read: Please sign
Content-Type: multipart/report; report-type=disposition-notification; boundary="b8" """,
        f"""--b8
Content-Type: text/plain

Your message was deleted without being read; it could not be delivered to the folder.
--b8
Content-Type: message/disposition-notification

Final-Recipient: rfc822; {TO}
Original-Message-ID: <{ours}>
Disposition: automatic-action/MDN-sent-automatically; deleted
--b8--
""",
    )


def a_person_answers(ours: str) -> bytes:
    return mail(
        f"""From: Wang Wei <{TO}>
To: sign@huaming.example
Subject: {encoded("回复：退信")}
In-Reply-To: <{ours}>
Content-Type: text/plain; charset=utf-8""",
        "上次我收到退信：550 5.1.1，邮件无法投递。现在好了，谢谢！",
    )


def an_answer_of_ours_came_back(ours: str) -> bytes:
    """What came back is a mail of somebody else, who had answered a letter."""
    return qmail("20261124.1234@huaming.example").replace(
        b"Auto-Submitted: auto-generated", f"In-Reply-To: <{ours}>".encode()
    )


OTHERS: tuple[Sample, ...] = (
    out_of_office,
    out_of_office_by_the_server,
    late_exim,
    late_chinese,
    challenge,
    read_receipt,
    a_person_answers,
    an_answer_of_ours_came_back,
)
