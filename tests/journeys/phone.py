"""One phone in a real Chromium, with the local chat open: its people by turns, what they tap, write, draw and see.

Everything waits for what a person would wait for; nothing sleeps. `LOOK=1` keeps pictures in tests/artefacts."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, FrameLocator, Locator, Page, ViewportSize, expect

from signing.wording import say
from tests.looking import ARTEFACTS, LOOKING

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1366, "height": 860}
CODE = re.compile(r"(?<![\d-])\d{6}(?![\d-])")  # not the day in a task's number, on a card that came again
PATIENCE_MS = 30_000  # two cores, several workers
Strokes = Sequence[Sequence[tuple[float, float]]]  # in parts of the pad's width and height


class Phone:
    """`name` begins the names of the screenshots; `complaints` is what the console says."""

    def __init__(
        self, browser: Browser, address: str, name: str, *, language: str = "zh", dark: bool = False,
        desktop: bool = False,
    ) -> None:  # fmt: skip
        self.name, self.language, self.desktop = name, language, desktop
        self.complaints: list[str] = []
        self._shots = 0
        context = browser.new_context(
            viewport=DESKTOP if desktop else PHONE, has_touch=not desktop, is_mobile=not desktop,
            device_scale_factor=1 if desktop else 2, color_scheme="dark" if dark else "light",
            locale="zh-CN" if language == "zh" else "en-GB", timezone_id="Asia/Shanghai",
        )  # fmt: skip
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self._fingers = context.new_cdp_session(self.page)
        self.page.goto(address)
        self.page.get_by_test_id("messages").wait_for()

    # ── in the chat ──

    def becomes(self, person: int) -> None:
        """The next who holds the phone."""
        if not self.desktop:
            self.tap(self.page.get_by_test_id("switch-person"))
        self.tap(self.page.get_by_test_id(f"person-{person}"))
        self.page.get_by_test_id(f"pane-{person}").wait_for()

    def starts(self) -> None:
        self.tap(self.page.get_by_test_id("start"))
        self.page.get_by_test_id("composer").wait_for()

    def writes(self, words: str) -> None:
        self.page.get_by_test_id("composer").fill(words)
        self.tap(self.page.get_by_test_id("send"))

    def sends_file(self, name: str, data: bytes) -> None:
        """By the paper clip, as a person does it."""
        self.tap(self.page.get_by_test_id("attach"))
        with self.page.expect_file_chooser() as chooser:
            self.tap(self.page.get_by_test_id("attach-file"))
        chooser.value.set_files({"name": name, "mimeType": "application/pdf", "buffer": data})
        self.tap(self.page.get_by_test_id("dialog-ok"))

    def card(self, *words: str) -> Locator:
        """The newest message of the bot that has all of these words; waits for it."""
        found = self.page.locator("article.theirs")
        for each in words:
            found = found.filter(has_text=each)
        expect(found.last).to_be_visible(timeout=PATIENCE_MS)
        return found.last

    def presses(self, card: Locator, key: str, **facts: object) -> None:
        self.tap(card.get_by_role("button", name=say(self.language, key, **facts), exact=True).last)

    def shows_no_button(self, key: str) -> None:
        expect(self.page.get_by_role("button", name=say(self.language, key), exact=True)).to_have_count(0)

    def downloads(self, card: Locator) -> bytes:
        with self.page.expect_download() as arriving:
            self.tap(card.get_by_test_id("document"))
        return Path(arriving.value.path()).read_bytes()

    # ── on the page over the chat ──

    def opens_page(self, card: Locator, key: str) -> FrameLocator:
        for _ in range(3):  # a message that comes moves the list under the finger: one taps again
            self.presses(card, key)
            with contextlib.suppress(AssertionError):
                expect(self.page.get_by_test_id("miniapp")).to_be_visible(timeout=5_000)
                break
        frame = self.page.frame_locator("[data-testid=miniapp-frame]")
        frame.locator(".card.facts").wait_for()
        return frame

    def closes_page(self) -> None:
        self.tap(self.page.get_by_test_id("miniapp-close"))
        expect(self.page.get_by_test_id("miniapp")).to_have_count(0)

    def draws(self, pad: Locator, strokes: Strokes) -> None:
        """With a finger on a phone, with the mouse on a desk."""
        box = pad.bounding_box()
        assert box is not None
        for stroke in strokes:
            points = [(box["x"] + u * box["width"], box["y"] + v * box["height"]) for u, v in _fine(stroke)]
            if self.desktop:
                self._mouse(points)
            else:
                self._finger(points)

    def _finger(self, points: list[tuple[float, float]]) -> None:
        # At the speed of a hand, and resting at the end: after a flick Chromium takes the next tap for its stop.
        moves = [*points, points[-1]]
        began = time.time() - len(moves) * 0.02 - 0.3
        for number, (x, y) in enumerate(moves):
            at = began + number * 0.02 + (0.2 if number == len(points) else 0)
            kind = "touchMove" if number else "touchStart"
            touch = {"type": kind, "touchPoints": [{"x": x, "y": y}], "timestamp": at}
            self._fingers.send("Input.dispatchTouchEvent", touch)
        self._fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _mouse(self, points: list[tuple[float, float]]) -> None:
        mouse = self.page.mouse
        mouse.move(*points[0])
        mouse.down()
        for point in points[1:]:
            mouse.move(*point)
        mouse.up()

    # ── looking ──

    def tap(self, what: Locator) -> None:
        if self.desktop:
            what.click()
        else:
            what.tap()

    def shot(self, name: str) -> None:
        """As it is once everything that moves has come to rest."""
        self._shots += 1
        if LOOKING:
            path = ARTEFACTS / f"{self.name}-{self._shots:02}-{name}.png"
            self.page.screenshot(path=path, animations="disabled")


def _fine(stroke: Sequence[tuple[float, float]], steps: int = 8) -> list[tuple[float, float]]:
    points = [stroke[0]]
    for (u, v), (s, t) in pairwise(stroke):
        points += [(u + (s - u) * n / steps, v + (t - v) * n / steps) for n in range(1, steps + 1)]
    return points
