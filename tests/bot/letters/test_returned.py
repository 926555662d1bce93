"""What a mail in the mailbox says: that ours has come back for good, or anything else."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import default

import pytest

from bot.letters.returned import Returned, may_be_returned, read_returned
from signing.task.mail_ids import mail_id, read_mail_id
from tests.bot.letters.returns_at_hand import report
from tests.bot.letters.samples.chinese import CHINESE
from tests.bot.letters.samples.others import OTHERS
from tests.bot.letters.samples.shape import Sample, mail, original
from tests.bot.letters.samples.western import WESTERN, qmail
from tests.pdfs import contract

OURS = f"{mail_id('an invitation', 17)}@huaming.example"
NAMED = read_mail_id(f"<{OURS}>")
RETURNS = WESTERN | CHINESE


@pytest.mark.parametrize("kind", RETURNS)
def test_a_mail_that_has_come_back_is_known_whoever_sends_it_back(kind: str) -> None:
    sample, status = RETURNS[kind]
    data = sample(OURS)
    assert may_be_returned(data.partition(b"\r\n\r\n")[0])
    assert read_returned(data) == Returned(status, NAMED)
    assert read_returned(sample("20261124.17@huaming.example")) is None, "somebody else's mail is none of ours"


@pytest.mark.parametrize("sample", OTHERS)
def test_what_answers_by_itself_is_late_or_comes_from_a_person_is_no_return(sample: Sample) -> None:
    assert read_returned(sample(OURS)) is None


@pytest.mark.parametrize(
    ("subject", "words", "over"),
    [
        ("Undeliverable: Delay of the project", "Your message couldn’t be delivered.", True),
        ("Delivery delayed: Please sign", "Your message couldn't be delivered so far.", False),
        ("Delivery Status Notification (Delay)", "550 later perhaps", False),
        ("未送达: 延迟付款协议", "未能向以下收件人传递邮件", True),
        ("退信", "系统将自动重试，请耐心等待", False),
        ("退信", "对方邮箱已满，请稍后重试", True),
        ("Something else", "Thank you for writing to the postmaster.", False),
        ("Something else", "The host at 5.1.1.20 said hello", False),
        ("Returned mail", "Warning: could not send message for past 4 hours", False),
        ("failure notice", "connect to 198.51.100.4 timed out, queued too long, (#4.4.1)", True),
    ],
)
def test_what_is_said_for_good_and_what_only_for_now(subject: str, words: str, over: bool) -> None:
    headers = (
        f"From: postmaster@jiafang.example\nSubject: {subject}\nIn-Reply-To: <{OURS}>\nContent-Type: text/plain"
    )
    assert (read_returned(mail(headers, words)) is not None) is over


def test_a_return_that_does_not_say_which_mail_it_is_about_is_told_apart() -> None:
    words = "From: Postmaster@163.com\nSubject: failure notice"
    assert read_returned(mail(words, "对方的邮箱地址不存在")) == Returned("5.0.0", None)


def test_a_report_goes_before_the_words_beside_it() -> None:
    sent = EmailMessage(policy=default)
    sent["To"], sent["Message-ID"] = "wang@jiafang.example", f"<{OURS}>"
    assert read_returned(report(sent)) == Returned("5.1.1", NAMED)
    assert read_returned(report(sent, headers_only=True)) == Returned("5.1.1", NAMED)
    late = report(sent, action="delayed", status="4.4.1")
    assert b"could not be delivered" in late and read_returned(late) is None


def test_a_letter_of_ours_is_no_return() -> None:
    assert not may_be_returned(original(OURS).encode())
    assert read_returned(original(OURS).encode()) is None
    assert read_returned(b"") is None and read_returned(contract(1)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: message/rfc822\n\n" * 2_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_200)),
        b'From: postmaster@x\nContent-Type: multipart/report; a="' + b";" * 250_000 + b"\n\n550 no",
        b"From: postmaster@x\nContent-Type: text/html\n\n" + b"<" * 200_000,
        b"From: postmaster@x\nContent-Type: text/html\n\n" + b"<style>" * 30_000,
        b"From: postmaster@x\nContent-Type: text/plain; charset=punycode\n\n" + b"a-" * 100_000,
        b"From: postmaster@x\nSubject: " + b"=?utf-8?b?=" * 9_000 + b"\n\n550 no",
        b"From: \xff\xfe=?gb2312?b?!!!?= postmaster@x\nSubject: =?x?q?=00?=\n\n\x00\x80\xff",
        b"From: postmaster@x\nContent-Type: text/plain\n\n" + b"message-id: <" * 20_000,
        b"From: postmaster@x\n" + b"In-Reply-To: <a" * 20_000 + b"\n\n550 no",
        qmail(OURS)[:150] + b"\x00" * 1000,
    ],
)
def test_a_mail_made_to_trip_its_reader_is_passed_over(data: bytes) -> None:
    may_be_returned(data[:8192])
    found = read_returned(data)
    assert found is None or found.mail is None


def test_what_was_cut_off_behind_the_headers_is_enough() -> None:
    data = RETURNS["netease"][0](OURS)
    assert read_returned(data[: data.index(b"Auto-Submitted")]) == Returned("5.0.0", NAMED)
