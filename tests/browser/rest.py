"""When a page has come to rest: told by the page, not by a clock."""

from __future__ import annotations

from playwright.async_api import Page

# What was just asked for begins in one of the next frames. Scrolling is no animation that could be listed.
RESTED = """async () => {
  let still = 0;
  const moved = () => { still = 0; };
  for (const kind of ["scroll", "resize"]) addEventListener(kind, moved, { capture: true, passive: true });
  const ends = (each) => Number.isFinite(each.effect?.getComputedTiming().endTime);
  while (still < 6) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    still += 1;
    const moving = document.getAnimations().filter((each) => each.playState === "running" && ends(each));
    if (moving.length) {
      await Promise.allSettled(moving.map((each) => each.finished));
      still = 0;
    }
  }
  for (const kind of ["scroll", "resize"]) removeEventListener(kind, moved, { capture: true });
}"""


async def rested(page: Page) -> None:
    """Whatever rises, fades or scrolls has come to its end; what turns for ever is let turn."""
    await page.evaluate(RESTED)
