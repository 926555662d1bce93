"""How a signer puts their name or initials: drawn, typed, as a name seal, or as a picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from signing.confirmation.drawing import check_drawing, check_drawing_size
from signing.errors import BadAnswer
from signing.pdf.ink.drawing import prepare_drawing
from signing.ports import Json, Ports
from signing.typesetting.glyphs import check_glyphs
from signing.usecases.kept_hands import kept_hand
from signing.usecases.name_seal import name_seal

TYPED_LIMIT = 60  # characters


@dataclass(frozen=True, slots=True)
class Hand:
    """One of these; none: the name is typed as it is known. `uploaded`: what `keep_picture` kept; `name_seal`: we
    cut it; `kept`: what they let us keep an earlier time. `keep`: they wish it to be kept for the next.
    `prepared`: the blob of it, looked at before, where the same one goes into several tasks."""

    drawing_png: bytes | None = field(default=None, repr=False)
    typed: str | None = None
    uploaded: bool = False
    name_seal: bool = False
    kept: bool = False
    keep: bool = False
    prepared: str | None = None


async def keep_drawing(ports: Ports, hand: Hand | None, name: str, *, whose: str, kind: str) -> str | None:
    """The name of the blob of what was drawn, of the seal with this name, or of what the person `whose` let us
    keep. Raises BadAnswer `drawing-…`, `hand-gone`."""
    if hand is not None and hand.prepared:
        return hand.prepared
    if hand is not None and hand.kept:
        async with ports.transaction() as tx:
            png = await kept_hand(ports, tx, whose, kind)
        if png is None:
            raise BadAnswer("hand-gone")
        return await ports.blobs.put(png)
    if hand is not None and hand.name_seal:
        return await ports.blobs.put(prepare_drawing(await name_seal(name)))
    if hand is None or hand.drawing_png is None:
        return None
    check_drawing_size(hand.drawing_png)
    # A picture from a browser is a stranger's bytes: decoded in a child with limits only.
    await ports.children.run(check_drawing, hand.drawing_png)
    return await ports.blobs.put(await ports.children.run(prepare_drawing, hand.drawing_png))


def proposed_hand(hand: Hand, drawing: str | None, uploaded: str | None, *, default: str) -> Mapping[str, Json]:
    """`drawing`: the blob of what was drawn; `uploaded`: of the picture that was kept before."""
    words = " ".join((hand.typed or "").split())
    if len(words) > TYPED_LIMIT or not words.isprintable():
        raise BadAnswer("typed-too-long", limit=TYPED_LIMIT)
    if hand.uploaded and not uploaded:
        raise BadAnswer("picture-missing")
    # Before the code, not after it: a confirmed signature that no font can write would be an act lost.
    check_glyphs(words or default)
    picture = uploaded if hand.uploaded else drawing
    return {"drawing": picture, "typed": None if picture else words or default}


def initials_of(name: str) -> str:
    """TB for Tom Baker; a Chinese name is short enough as it is."""
    words = name.split()
    if not name.isascii() and len(name) <= 4:
        return name
    return "".join(word[0] for word in words)[:4].upper() or name
