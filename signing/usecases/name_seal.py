from __future__ import annotations

import asyncio
import io
from functools import lru_cache, partial

import pypdfium2
from PIL import Image, ImageChops

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.seals.design import SealKind, usual
from signing.seals.drawing import draw_seal
from signing.task.actions import check_may_act
from signing.task.model import Role
from signing.usecases.admission import at_desk, party_to_act

PIXELS = 640  # of the longer side: 900 dpi at 18 mm
WHITE = 255


def can_have_name_seal(name: str) -> bool:
    """Two to four Chinese characters, as such seals are cut."""
    return 2 <= len(name) <= 4 and all("一" <= sign <= "鿿" for sign in name)


async def fetch_name_seal(ports: Ports, actor: Actor, task_id: str) -> bytes:
    """PNG of the signer's name seal, as it will be put on the page. NotAllowed for a name that makes none."""
    async with at_desk(ports, actor, task_id, "fetch-name-seal") as desk:
        party = party_to_act(desk.task, desk.person.id, Role.SIGNER)
        check_may_act(desk.task, party, ports.clock(), Role.SIGNER)
    return await name_seal(party.name)


async def name_seal(name: str) -> bytes:
    if not can_have_name_seal(name):
        raise NotAllowed("not-found")
    return await asyncio.to_thread(partial(_drawn, name))


@lru_cache(maxsize=64)
def _drawn(name: str) -> bytes:
    design = usual(SealKind.NAME, name, opacity=100)
    with pypdfium2.PdfDocument(draw_seal(design)) as pdf:
        page = pdf[0]
        drawn = page.render(scale=PIXELS / max(page.get_size())).to_pil().convert("RGB")
    # One ink on white: how far the blue is from white is how much of the ink lies there.
    blue = drawn.getchannel("B")
    ink = Image.new("RGBA", drawn.size, design.colour)
    ink.putalpha(ImageChops.invert(blue).point(lambda by: min(WHITE, round(by * 1.08))))
    out = io.BytesIO()
    ink.save(out, "PNG", optimize=True)
    return out.getvalue()
