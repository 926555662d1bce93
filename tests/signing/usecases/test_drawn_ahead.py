"""While a code is on the way, what it will confirm is drawn: signing makes no font of its own."""

from __future__ import annotations

from signing.pdf.ink import embedding
from signing.task.model import PartyState
from tests.pdfs import drawing
from tests.sent_tasks import states
from tests.world import World


async def test_a_signature_finds_its_fonts(world: World) -> None:
    ann, bo = await world.person("Ann", language="en"), await world.person("欧阳靖雯")
    task = await world.sent(ann, signers=[bo])
    embedding._embedded.cache_clear()
    code = await world.asks_code(bo, task, drawing_png=drawing())
    made = embedding._embedded.cache_info().misses
    assert made > 0, "drawn ahead"
    world.clock.advance(minutes=3)
    assert states(await world.confirm(bo, task, code)) == {"欧阳靖雯": PartyState.SIGNED}
    assert embedding._embedded.cache_info().misses == made
