"""Office files, where something converts them: drafts like any other, and disclosed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.office.gotenberg import Gotenberg
from signing.errors import DocumentRefused
from signing.usecases.add_file import add_file
from signing.usecases.create_task import create_task
from signing.usecases.list_drafts import list_drafts
from tests.gotenberg import StandIn
from tests.pdfs import contract
from tests.world import World

LETTER = b"PK\x03\x04 a letter"


async def test_a_converted_file_is_a_draft_that_says_so(world: World) -> None:
    ann = await world.person("Ann")
    with StandIn(body=contract(2)) as service:
        ports = replace(world.ports, office=Gotenberg(service.url, max_mb=100))
        task = (await create_task(ports, ann, filename="合同.docx", data=LETTER)).task
        assert task.document is not None and task.title == "合同"
        assert task.document.notes == ("converted-office",) and task.document.pages == 2
        assert await ports.blobs.get(task.document.original) == LETTER
        changed = await add_file(ports, ann, task.id, filename="报价.xls", data=b"\xd0\xcf\x11\xe0 sheet")
    document = changed.view.task.document
    assert document is not None and document.pages == 4
    assert [name for _, name, _ in service.asked] == ["document.docx", "document.xls"]


async def test_what_the_converter_gives_is_judged_like_any_pdf(world: World) -> None:
    ann = await world.person("Ann")
    with StandIn(body=b"%PDF-1.7\nbroken") as service:
        ports = replace(world.ports, office=Gotenberg(service.url, max_mb=100))
        with pytest.raises(DocumentRefused, match="damaged-pdf"):
            await create_task(ports, ann, filename="a.docx", data=LETTER)
    assert not await list_drafts(world.ports, ann)
