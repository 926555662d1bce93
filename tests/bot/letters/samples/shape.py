"""How a mail is put together here. `ours` is everywhere the Message-ID of the letter, without its brackets."""

from __future__ import annotations

from collections.abc import Callable
from email.header import Header

TO = "wang@jiafang.example"
Sample = Callable[[str], bytes]


def mail(headers: str, body: str | bytes, *, charset: str = "utf-8") -> bytes:
    data = body if isinstance(body, bytes) else body.encode(charset)
    return headers.strip().replace("\n", "\r\n").encode() + b"\r\n\r\n" + data.replace(b"\n", b"\r\n")


def encoded(words: str, charset: str = "utf-8") -> str:
    return Header(words, charset).encode()


def original(ours: str) -> str:
    return f"""Received: from sign.huaming.example (203.0.113.7) by mx.example with ESMTP; Tue, 24 Nov 2026
Message-ID: <{ours}>
From: =?utf-8?b?5Y2O6bij?= <sign@huaming.example>
To: {TO}
Subject: =?utf-8?b?6K+3562+572y?=
Auto-Submitted: auto-generated

Please sign. Undeliverable until 4.4.1, 请在三天内签署。
"""
