"""kill -9 after whatever anybody does: nothing said, pressed or signed is lost, and nothing is done twice."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.journeys.transcript import CAST, Journey
from tests.local_chat_client import text_of
from tests.local_chat_messages import is_signed
from tests.pdfs import contract

MAIN = Path(__file__).parents[1] / "journeys" / "main_zh.txt"
ACTS = re.compile(r"^\S+?[>~] ")
MOMENTS_S = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # after the act; each kill takes the next one


class KilledOften(Installation):
    """Dies a moment after it was told to: a different moment each time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.deaths = 0

    def restart(self) -> None:
        time.sleep(MOMENTS_S[self.deaths % len(MOMENTS_S)])
        self.deaths += 1
        super().restart()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_after_every_act_the_main_journey_comes_to_the_same_end(tmp_path: Path) -> None:
    lines = [line for line in MAIN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    deadly = tmp_path / "deadly.txt"
    deadly.write_text(
        "\n".join(f"{line}\n=== kill and restart" if ACTS.match(line) else line for line in lines),
        encoding="utf-8",
    )
    with KilledOften(tmp_path / "installation") as installation:
        journey = Journey(installation, {"采购合同.pdf": contract(3, "zh")})
        journey.play(deadly)
        assert installation.deaths > 15
        assert len(set(journey.received.values())) == 1, "everybody has the same file"
        for name, person in CAST.items():
            copies = [message for message in installation.chat.messages(person) if is_signed(message)]
            sent_by_bot = [each for each in copies if each["from"]["is_bot"]]
            assert len(sent_by_bot) <= 2, f"{name}: a copy comes again only if it was on its way when all died"
        said = Counter(text_of(each) for each in installation.chat.messages(CAST["陈静"]))
        assert not any("出了点问题" in words for words in said)
    assert "Traceback" not in installation.log(), installation.log()[-4000:]
