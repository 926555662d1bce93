"""What is nobody's business is taken out of a line of the log, whoever wrote it."""

from __future__ import annotations

import pytest

from bot.logs import HIDDEN, without_secrets

CODE = "A" * 43


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "550 5.1.1 <li.ming+x@mail.example.cn>: no such user",
            f"550 5.1.1 <{HIDDEN}@mail.example.cn>: no such user",
        ),
        ("sent to +8613800138000 in 20 ms", f"sent to {HIDDEN} in 20 ms"),
        ("no service for 13800138000", f"no service for {HIDDEN}"),
        (f"GET https://sign.example.cn/t/x#k={CODE}", f"GET https://sign.example.cn/t/x#k={HIDDEN}"),
        (f"start=i_{CODE}", f"start=i_{HIDDEN}"),
        ("bot123456789:" + "a" * 35 + "/getMe", f"bot{HIDDEN}/getMe"),
        ("the settings' own: qwert", f"the settings' own: {HIDDEN}"),
    ],
)
def test_it_is_not_in_the_line(line: str, shown: str) -> None:
    assert without_secrets(line, ["qwert"]) == shown


@pytest.mark.parametrize(
    "line",
    [
        "timestamp='2026-11-24T03:00:00.138001+00:00' event='GET /healthz 200 13 ms'",
        "task YX-261124-0001, message 7100000102, started at 1764041237.13800138000",
        'file "/srv/yinxin/bot/app.py", line 138, in @wraps',
    ],
)
def test_what_says_nothing_of_anybody_stays(line: str) -> None:
    assert without_secrets(line) == line
