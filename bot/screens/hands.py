"""What somebody has let us keep of how they sign, shown to themselves."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice

EDGE = 60  # px of paper around the ink
SMALLEST = (640, 320)  # px; a narrow strip is shown as a line


def kept_hand(kind: str, png: bytes, voice: Voice) -> Screen:
    forget = Button(voice.label("button-hand-forget"), pack("handforget", "", 0, kind), style="danger")
    return Screen(voice.say("hand-kept", kind=kind), rows=((forget,),), photo=on_paper(png))


def on_paper(png: bytes) -> bytes:
    """The chat has no transparency."""
    with Image.open(BytesIO(png), formats=["PNG"]) as picture:
        ink = picture.convert("RGBA")
    size = (max(ink.width + 2 * EDGE, SMALLEST[0]), max(ink.height + 2 * EDGE, SMALLEST[1]))
    paper = Image.new("RGBA", size, (255, 255, 255, 255))
    paper.alpha_composite(ink, ((size[0] - ink.width) // 2, (size[1] - ink.height) // 2))
    out = BytesIO()
    paper.convert("RGB").save(out, "PNG")
    return out.getvalue()
