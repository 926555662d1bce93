"""kill -9 while a signature is being made: then it is there once, or can be made; never twice, never half."""

from __future__ import annotations

import contextlib
import io
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pypdf
import pytest

from bot.local_chat.cast import CHEN_JING, LI_MING
from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.local_chat_messages import is_signed
from tests.page_client import PageClient, PageRefused
from tests.pdfs import contract

BEGIN = """
陈静> /start
李明> /start
李明< 李明
陈静> file 合同.pdf
陈静< 谁来签
陈静> 李明 青禾科技有限公司 13800138002 签署
陈静< 1. 李明
陈静> [下一步]
陈静< 签署位置
陈静> [位置正确]
陈静< 截止时间
陈静> 下周五 18:00
陈静< 请确认
陈静> [发出]
陈静< 转发 | 李明
李明> opens the invitation of 李明 from 陈静
李明< 合同
"""
MOMENTS_S = (0.02, 0.15, 0.3, 0.6)  # after the code was given; an undisturbed signature takes about 0.5
SETTLED = {"acted", "completed"}


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS_S)
def test_killed_at_any_moment_of_signing_there_is_one_signature_in_the_end(tmp_path: Path, moment: float) -> None:
    begin = tmp_path / "begin.txt"
    begin.write_text(BEGIN, encoding="utf-8")
    with Installation(tmp_path / "installation") as installation:
        Journey(installation, {"合同.pdf": contract(2, "zh")}).play(begin)
        page = PageClient(installation, LI_MING)
        code = page.ask_code("sign", typed="李明")
        dying = threading.Thread(target=_give, args=[page, code])
        dying.start()
        time.sleep(moment)
        installation.restart()
        dying.join(10)
        _sign_if_still_open(installation, code)
        for person in (LI_MING, CHEN_JING):
            copy = installation.chat.wait_for(person, _is_copy)
            assert _signers(installation.chat.file(copy)).count("李明") == 1
        assert "Traceback" not in installation.log(), installation.log()[-4000:]


def _is_copy(message: dict[str, Any]) -> bool:
    """The task's own document; the evidence report comes beside it."""
    return is_signed(message)


def _give(page: PageClient, code: str) -> None:
    with contextlib.suppress(httpx.HTTPError, PageRefused):  # the line breaks: that is the point
        page.give_code("sign", code)


def _sign_if_still_open(installation: Installation, code: str) -> None:
    """As the person would: looks again, and gives the code once more if the page asks for it. A code that was not
    used up is still good."""
    until = time.monotonic() + 60
    while True:
        with PageClient(installation, LI_MING) as page:
            screen = page.read()["screen"]
            if screen in SETTLED:
                return
            if screen == "act":
                page.give_code("sign", code)
                return
        assert time.monotonic() < until, f"the page stays at {screen!r}"
        time.sleep(0.3)


def _signers(pdf: bytes) -> list[str]:
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    values = [field.get("/V") for field in fields.values() if field.get("/FT") == "/Sig"]
    return [str(value.get_object().get("/Name")) for value in values if value is not None]
