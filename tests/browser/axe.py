"""What axe-core finds on a page, of what it calls serious or critical."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from playwright.async_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@lru_cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")


async def serious(page: Page) -> list[str]:
    """Rule and place of each finding; what an open dialog covers is left out, as nobody can reach it."""
    # Not as a <script>: the page's own policy rightly forbids that.
    await page.evaluate(_source())
    found = await page.evaluate(
        """async () => {
          const room = document.querySelector("dialog[open]") || document;
          const { violations } = await axe.run(room, { resultTypes: ["violations"] });
          return violations.filter((one) => ["serious", "critical"].includes(one.impact))
            .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}`));
        }"""
    )
    return [str(each) for each in found]
