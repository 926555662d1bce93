"""SIGTERM while a signature is being made: it is finished, who gave the code is told so, and nothing is left lying
about."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from bot.local_chat.cast import CHEN_JING, LI_MING
from tests.faults.test_killed_signing import BEGIN, SETTLED, _is_copy, _signers
from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.page_client import PageClient
from tests.pdfs import contract


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.05, 0.3])
def test_asked_to_end_in_the_middle_the_signature_is_finished_and_told(tmp_path: Path, moment: float) -> None:
    begin = tmp_path / "begin.txt"
    begin.write_text(BEGIN, encoding="utf-8")
    with Installation(tmp_path / "installation") as installation:
        Journey(installation, {"合同.pdf": contract(2, "zh")}).play(begin)
        page = PageClient(installation, LI_MING)
        code = page.ask_code("sign", typed="李明")
        told: list[Any] = []
        giving = threading.Thread(target=lambda: told.append(page.give_code("sign", code)))
        giving.start()
        time.sleep(moment)
        assert installation.stop() == 0
        giving.join(30)
        assert len(told) == 1, "the answer came, and was no refusal"
        _check_nothing_lies_about(installation.data)

        installation.start()
        with PageClient(installation, LI_MING) as again:
            assert again.read()["screen"] in SETTLED
        for person in (LI_MING, CHEN_JING):
            copy = installation.chat.wait_for(person, _is_copy)
            assert _signers(installation.chat.file(copy)).count("李明") == 1
        assert "Traceback" not in installation.log(), installation.log()[-4000:]


def _check_nothing_lies_about(data: Path) -> None:
    with sqlite3.connect(data / "yinxin.db") as rows:
        assert rows.execute("SELECT count(*) FROM intents WHERE state = 'open'").fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM revisions WHERE kind = 'party'").fetchone() == (1,)
        assert rows.execute("SELECT count(*) FROM outbox WHERE state = 'sending'").fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM jobs WHERE worker IS NOT NULL").fetchone() == (0,)
    assert list((data / "blobs" / "incoming").iterdir()) == []
