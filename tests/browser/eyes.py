"""What an eye, a thumb and a screen reader find wrong with what is on the screen, measured in the page itself."""

from __future__ import annotations

from playwright.async_api import Page

# What can be seen and operated: of an open dialog only what is in it.
_LOOK = """
const room = document.querySelector("dialog[open]") || document.body;
const shown = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && node.getClientRects().length > 0;
const name = (node) => (node.getAttribute("aria-label") || node.textContent || node.tagName).trim().slice(0, 40);
const controls = [...room.querySelectorAll("button, a[href], summary, input, textarea, [role=tab]")]
  .filter((node) => shown(node) && node.getAttribute("aria-hidden") !== "true" && !node.matches(".unseen"));
"""  # noqa: E501 - script

CROWDED = f"""() => {{ {_LOOK}
  const floating = [...room.querySelectorAll(".tools, .jump, .bar .button, .sheet-foot .button, .sheet-head .tool")].filter(shown);
  const crowded = [];
  floating.forEach((one, at) => floating.slice(at + 1).forEach((other) => {{
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    const apart = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
    if (apart < 4) crowded.push(`${{name(one)}} | ${{name(other)}}: ${{Math.round(apart)}}`);
  }}));
  return crowded;
}}"""  # noqa: E501 - script

OUTSIDE = f"""() => {{ {_LOOK}
  const width = document.documentElement.clientWidth; // innerWidth grows on a phone with what sticks out
  const wide = document.documentElement.scrollWidth > width + 1 ? [`page ${{document.documentElement.scrollWidth}}`] : [];
  // A document that is zoomed scrolls in its own box, as a row of chips does.
  return wide.concat(controls.filter((node) => !node.closest(".pages-scroll, .chips")).filter((node) => {{
    const box = node.getBoundingClientRect();
    return box.left < -1 || box.right > width + 1;
  }}).map(name));
}}"""  # noqa: E501 - script

SMALL = f"""() => {{ {_LOOK}
  // Places on the paper have the size that the document gives them; the bar offers the same.
  return controls.filter((node) => !node.matches(".place, p a, li a, .choice input")).map((node) => [name(node), node.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
    .map(([said, box]) => `${{said}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`);
}}"""  # noqa: E501 - script

NAMELESS = f"""() => {{ {_LOOK}
  const named = (node) => node.getAttribute("aria-label") || node.textContent.trim() || node.labels?.length;
  return [
    ...controls.filter((node) => !named(node)).map((node) => node.outerHTML.slice(0, 120)),
    ...[...document.images].filter((image) => image.getAttribute("alt") === null).map((image) => image.outerHTML.slice(0, 120)),
    ...[...document.querySelectorAll("[tabindex]")].filter((node) => node.tabIndex > 0).map((node) => node.outerHTML.slice(0, 120)),
  ];
}}"""  # noqa: E501 - script

# Words that something cuts off, where no scrolling brings them back.
CUT = f"""() => {{ {_LOOK}
  const cut = new Set();
  const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(node) || node.closest(".place, .cut, .unseen, .document-name, .chosen strong")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    for (let each = node; each && each !== document.body; each = each.parentElement) {{
      const style = getComputedStyle(each);
      if (style.overflowY === "auto" || style.overflowY === "scroll") break;
      if (style.overflowY !== "hidden" && style.overflowX !== "hidden") continue;
      const edge = each.getBoundingClientRect();
      if (box.top < edge.top - 2 || box.bottom > edge.bottom + 2 || box.left < edge.left - 2 || box.right > edge.right + 2) cut.add(name(node));
    }}
  }}
  return [...cut];
}}"""  # noqa: E501 - script

# WCAG 2.2, 1.4.3: 4.5 to 1, large text 3 to 1. Colours are painted to be read back: some are mixed.
FAINT = f"""() => {{ {_LOOK}
  const brush = new OffscreenCanvas(1, 1).getContext("2d", {{ willReadFrequently: true }});
  const rgba = (colour) => {{
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data].map((part, at) => (at < 3 ? part : part / 255));
  }};
  const over = (top, under) => top.slice(0, 3).map((part, at) => part * top[3] + under[at] * (1 - top[3]));
  const ground = (node) => {{
    const layers = [];
    for (let each = node; each; each = each.parentElement) layers.unshift(rgba(getComputedStyle(each).backgroundColor));
    return layers.reduce((under, top) => over(top, under), [255, 255, 255]);
  }};
  const light = (colour) => {{
    const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }};
  const faint = new Set();
  const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(node) || node.closest(":disabled, [aria-hidden=true], script, .place")) continue;
    const style = getComputedStyle(node);
    const under = ground(node);
    const [bright, dark] = [light(over(rgba(style.color), under)), light(under)].sort((a, b) => b - a);
    const ratio = (bright + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.add(`${{name(node)}}: ${{ratio.toFixed(2)}}`);
  }}
  return [...faint];
}}"""  # noqa: E501 - script

PROBLEMS = {
    "crowded": CROWDED,
    "outside": OUTSIDE,
    "cut": CUT,
    "small": SMALL,
    "nameless": NAMELESS,
    "faint": FAINT,
}


async def problems(page: Page, *kinds: str) -> dict[str, list[str]]:
    """Empty where all is well."""
    found = {kind: await page.evaluate(PROBLEMS[kind]) for kind in kinds or PROBLEMS}
    return {kind: each for kind, each in found.items() if each}


async def text_twice_as_large(page: Page) -> None:
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
