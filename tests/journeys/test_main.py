"""The main job as people live it: from a PDF in the chat to the same signed PDF on every phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.pdfs import contract
from tests.storage.databases import postgres_url

HERE = Path(__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_from_a_pdf_in_the_chat_to_a_signed_pdf_on_every_phone(tmp_path: Path, database: str) -> None:
    env = {"YINXIN_DATABASE_URL": postgres_url()} if database == "postgresql" else {}
    with Installation(tmp_path / "installation", **env) as installation:
        journey = Journey(installation, {"采购合同.pdf": contract(3, "zh")})
        journey.play(HERE / "main_zh.txt")
    assert len(journey.received) == 5
    assert len(set(journey.received.values())) == 1, "everybody has the same file"
