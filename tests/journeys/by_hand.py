"""The main journey by hand: what each person taps, from a PDF on one phone to the signed PDF on every phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, expect

from signing.wording import say
from tests.journeys.phone import CODE, Phone, Strokes

# A hand for each signer, so that their marks can be told apart: a zigzag, and a tick over a line.
ZIGZAG: Strokes = [[(0.1, 0.2), (0.9, 0.25), (0.15, 0.75), (0.88, 0.8)]]
TICK: Strokes = [[(0.2, 0.5), (0.35, 0.8), (0.8, 0.2)], [(0.1, 0.85), (0.9, 0.85)]]


@dataclass(frozen=True)
class Cast:
    """Who plays, by their numbers in the local chat; `lines` is what the initiator writes."""

    initiator: int
    approver: tuple[int, str]
    signers: tuple[tuple[int, str, Strokes], ...]
    lines: str
    days: int = 3


def sends(phone: Phone, cast: Cast, filename: str, pdf: bytes) -> None:
    """The initiator: file, parties, order, places, deadline, review, send."""
    phone.becomes(cast.initiator)
    phone.starts()
    phone.card(_label(phone, "button-new"))
    phone.shot("welcome")
    phone.sends_file(filename, pdf)
    card = phone.card(filename, _step(phone, 1))
    phone.shot("draft-parties-asked")
    phone.writes(cast.lines)
    card = phone.card(_step(phone, 1), cast.signers[-1][1])
    phone.shot("draft-parties")
    phone.presses(card, "button-next")
    card = phone.card(_step(phone, 2))
    phone.shot("draft-order")
    phone.presses(card, "order-one_after_another")
    card = phone.card(_step(phone, 3))
    phone.shot("draft-places")
    phone.presses(card, "button-accept-places")
    card = phone.card(_step(phone, 4))
    phone.shot("draft-deadline")
    phone.presses(card, "button-days", days=cast.days)
    card = phone.card(say(phone.language, "draft-review"))
    phone.shot("draft-review")
    phone.presses(card, "button-send")
    phone.card(_label(phone, "button-share"))
    phone.shot("sent")


def invites(phone: Phone, cast: Cast, person: int, name: str) -> None:
    """The initiator forwards the invitation; whoever gets it opens the link and holds the phone from then on."""
    phone.becomes(cast.initiator)
    card = phone.card(say(phone.language, "invitation-forward", name=name))
    phone.shot(f"invitation-{name}")
    phone.presses(card, "button-share")
    phone.tap(phone.page.get_by_test_id(f"choose-{person}"))
    phone.page.get_by_test_id(f"pane-{person}").wait_for()


def approves(phone: Phone, name: str) -> None:
    page = phone.opens_page(phone.card(_label(phone, "button-approve")), "button-approve")
    page.locator("img.paper").first.wait_for()
    phone.shot(f"page-{name}")
    phone.tap(page.locator(".bar .primary"))
    phone.tap(page.locator(".sheet-foot .primary"))
    _gives_code(phone, page, name)
    phone.tap(page.locator(".sheet-foot .primary"))  # back to the chat
    expect(phone.page.get_by_test_id("miniapp")).to_have_count(0)
    phone.card(_label(phone, "button-open"))
    phone.shot(f"approved-{name}")


def signs(
    phone: Phone, name: str, strokes: Strokes, *, before: Callable[[Phone, FrameLocator], None] | None = None
) -> None:
    """`before`: what else the page asks for."""
    page = phone.opens_page(phone.card(_label(phone, "button-sign")), "button-sign")
    if before is not None:
        before(phone, page)
    phone.tap(page.locator(".jump"))
    expect(page.locator("button.place.signature").first).to_be_in_viewport()
    phone.shot(f"place-{name}")
    phone.tap(page.locator(".bar .primary"))
    pad = page.locator("canvas.pad")
    pad.wait_for()
    phone.draws(pad, strokes)
    go_on = page.locator(".sheet-foot .primary")
    expect(go_on).to_be_enabled()
    phone.shot(f"drawn-{name}")
    phone.tap(go_on)
    expect(page.locator(".preview .mark")).to_be_visible()
    phone.shot(f"check-{name}")
    phone.tap(page.locator(".sheet-foot .primary"))
    _gives_code(phone, page, name)
    phone.tap(page.locator(".sheet-foot .primary").last)
    expect(phone.page.get_by_test_id("miniapp")).to_have_count(0)
    phone.shot(f"signed-{name}")


def gets_completed(phone: Phone) -> bytes:
    """The signed document, from the message that brings it."""
    card = phone.card("SHA-256", ".pdf").filter(has=phone.page.get_by_test_id("document"))
    phone.card(_label(phone, "button-everything"))  # the last that comes: from here on nothing moves
    signed = phone.downloads(card)
    phone.shot("completed")
    return signed


def downloads_from_page(phone: Phone) -> bytes:
    page = phone.opens_page(phone.card(_label(phone, "button-history")), "button-open")
    expect(page.locator(".status.good")).to_be_visible()
    phone.shot("page-completed")
    with phone.page.expect_download() as arriving:
        phone.tap(page.locator(".document-row button"))
    data = Path(arriving.value.path()).read_bytes()
    phone.closes_page()
    return data


def _gives_code(phone: Phone, page: FrameLocator, name: str) -> None:
    """Read from what the chat says over the page, as a phone shows any message."""
    field = page.locator("input.code")
    field.wait_for()
    notice = phone.page.get_by_test_id("notice").filter(has_text=CODE)
    found = CODE.search(notice.inner_text())
    assert found is not None
    field.fill(found[0])
    phone.shot(f"code-{name}")
    phone.tap(page.locator(".sheet-foot .primary"))
    expect(page.locator(".result .badge.good")).to_be_visible(timeout=60_000)
    phone.shot(f"done-{name}")


def _label(phone: Phone, key: str) -> str:
    return say(phone.language, key)


def _step(phone: Phone, at: int) -> str:
    words = say(phone.language, "draft-progress", at=at, of=5, name="§")
    return words.partition("§")[0].strip()
