"""Returned mails as QQ, NetEase, Aliyun and a Chinese Exchange send them: the shape is theirs, the words are
written here."""

from __future__ import annotations

from base64 import b64encode

from tests.bot.letters.samples.shape import TO, Sample, encoded, mail, original


def exchange_chinese(ours: str) -> bytes:
    return mail(
        f"""From: {encoded("系统管理员")} <postmaster@jiafang.example>
To: <sign@huaming.example>
Subject: {encoded("未传递: 请签署")}
In-Reply-To: <{ours}>
Content-Type: text/plain; charset="gb2312" """,
        f"""未能向以下收件人传递邮件:

{TO}
找不到你输入的电子邮件地址。请检查收件人的电子邮件地址，然后重新发送邮件。

供管理员使用的诊断信息:
生成服务器: ex01.jiafang.example
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

此邮件由系统自动发送，请勿回复。
""",
        charset="gbk",
    )


def netease(ours: str) -> bytes:
    """163, 126, and others whose mail is Coremail: a page in their own charset, the letter beside it."""
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>
<h1>抱歉，您的邮件被退回来了……</h1>
<table><tr><th>原邮件信息：</th><td>时　间：2026-11-24 11:00:00<br>主　题：请签署<br>收件人：{TO}</td></tr>
<tr><th>退信原因：</th><td>对方的邮箱地址不存在。<br>英文说明:MX server said: 550 User not found: {TO}</td></tr>
<tr><th>建议解决方案：</th><td>请核对收件人的地址，稍后重试。</td></tr></table></body></html>"""
    return mail(
        f"""From: Postmaster@163.com
To: sign@huaming.example
Subject: {encoded("系统退信", "gb2312")}
Content-Type: multipart/mixed; boundary="----=_Part_1" """,
        f"""------=_Part_1
Content-Type: text/html; charset=gb2312
Content-Transfer-Encoding: base64

{b64encode(page.encode("gbk")).decode()}
------=_Part_1
Content-Type: message/rfc822
Content-Disposition: attachment; filename="letter.eml"

{original(ours)}
------=_Part_1--
""",
    )


def netease_enterprise(ours: str) -> bytes:
    """With the fields of a report, but called mixed."""
    return mail(
        f"""From: postmaster@huaming.example
To: sign@huaming.example
Subject: {encoded("系统退信/The email is returned")}
Content-Type: multipart/mixed; boundary="b2" """,
        f"""--b2
Content-Type: text/plain; charset=utf-8

尊敬的用户：您的邮箱账号发送的邮件被系统退回。
--b2
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.huaming.example

Final-Recipient: rfc822; {TO}
Action: failed
Status: 5.2.2
--b2
Content-Type: message/rfc822

{original(ours)}
--b2--
""",
    )


def qq(ours: str) -> bytes:
    """QQ and its mail for companies; the letter comes along encoded, which no standard allows."""
    page = f"""<html><body><p>很抱歉您发送的邮件被退回，以下是该邮件的相关信息：</p>
<table><tr><td>被退回邮件</td><td>主 题：请签署<br/>时 间：2026-11-24 11:00:00</td></tr>
<tr><td colspan="2">无法发送到 {TO}</td></tr>
<tr><td>退信原因</td><td>收件人邮件地址（{TO}）不存在，邮件无法送达。</td></tr></table></body></html>"""
    return mail(
        f"""From: "PostMaster"<PostMaster@qq.com>
To: sign@huaming.example
Subject: {encoded("来自qq.com的退信")}
Content-Type: multipart/report; report-type=delivery-status; boundary="b3" """,
        f"""--b3
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

{b64encode(page.encode()).decode()}
--b3
Content-Type: message/rfc822; name="letter.eml"
Content-Transfer-Encoding: base64

{b64encode(original(ours).encode()).decode()}
--b3--
""",
    )


def aliyun(ours: str) -> bytes:
    """The letter is a file beside the words, and the headers stand in bytes as they are."""
    return b"".join(
        (
            "From: 系统管理员 <noreply@aliyun.example>\r\nTo: sign@huaming.example\r\n".encode("gbk"),
            "Subject: 系统退信：您的邮件投递失败\r\n".encode("gbk"),
            mail(
                'Content-Type: multipart/mixed; boundary="b4"',
                f"""--b4
Content-Type: text/plain; charset=gbk
Content-Transfer-Encoding: base64

{b64encode(f"您发给 {TO} 的邮件无法投递：对方服务器返回 554 mailbox unavailable".encode("gbk")).decode()}
--b4
Content-Type: application/octet-stream; name="original.eml"
Content-Transfer-Encoding: base64

{b64encode(original(ours).encode()).decode()}
--b4--
""",
            ),
        )
    )


# What says it, and with which status (RFC 3463).
CHINESE: dict[str, tuple[Sample, str]] = {
    "exchange-chinese": (exchange_chinese, "5.1.1"),
    "netease": (netease, "5.0.0"),
    "netease-enterprise": (netease_enterprise, "5.2.2"),
    "qq": (qq, "5.0.0"),
    "aliyun": (aliyun, "5.0.0"),
}
