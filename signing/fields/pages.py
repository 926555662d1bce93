"""Which pages somebody means: "1-3,5,8", "last", "all", "odd", "even", "-2", 第1-3页, 末页, 全部, 奇数页."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from signing.errors import BadAnswer
from signing.fields.kinds import Field, PageShape
from signing.fields.room import whole_on_page

LIMIT = 200  # characters: nobody lists more by hand
_ALL = frozenset({"", "all", "every", "each", "全部", "所有", "每", "每一", "全文", "各", "全"})
_ODD = frozenset({"odd", "奇数", "单数", "奇", "单"})
_EVEN = frozenset({"even", "偶数", "双数", "偶", "双"})
_LAST = "last|末|最后一|最后|尾|倒数第一"
_ONE = rf"(?:{_LAST}|first|首|倒数第?\d{{1,5}}|-?\d{{1,5}})"
_RANGE = re.compile(rf"({_ONE})(?:(?:-|~|to|至|到)({_ONE}))?")
_HAN = "一二三四五六七八九"
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑－", "-") | dict.fromkeys("～〜", "~"))


def read_pages(words: str, count: int) -> tuple[int, ...]:
    """From 0, in order, each once. "-2" is the last but one. Joined by commas, spaces or 、.

    Raises BadAnswer `pages-unreadable` (words), `no-such-page` (page, pages)."""
    plain = _plain(words)
    if len(plain) > LIMIT:
        raise BadAnswer("pages-unreadable", words=plain[:40])
    found: set[int] = set()
    for part in re.split(r"[,;、]", plain):
        found.update(_numbers(part, words, count) if part or not plain else ())
    if not found:
        # "even" on a single page, or nothing but commas.
        raise BadAnswer("pages-unreadable", words=words.strip()[:40])
    return tuple(sorted(found))


def _plain(words: str) -> str:
    """Without 第, 页, "pages" and other words that say nothing, and spaces as commas where they join numbers."""
    text = unicodedata.normalize("NFKC", words).translate(_DASHES).lower().strip()
    text = re.sub(r"第([一二三四五六七八九])(?=[页頁]|至|到|-)", lambda found: str(_HAN.index(found[1]) + 1), text)
    text = re.sub(r"\bpages?\b|\bthe\b|\bpp?\.(?=\s*\d)|[第页頁]", "", text.replace("倒数第", "倒数"))
    text = re.sub(r"\s*\band\b\s*|\s*和\s*", ",", text)
    text = re.sub(r"\s*(-|~|\bto\b|至|到|,|;|、)\s*(?=\S)", r"\1", text.strip())
    return re.sub(r"\s+", ",", text)


def _numbers(part: str, words: str, count: int) -> Iterator[int]:
    if part in _ALL:
        yield from range(count)
    elif part in _ODD:
        yield from range(0, count, 2)
    elif part in _EVEN:
        yield from range(1, count, 2)
    else:
        found = _RANGE.fullmatch(part)
        if found is None:
            raise BadAnswer("pages-unreadable", words=words.strip()[:40])
        first, last = (_number(one, count) for one in (found[1], found[2] or found[1]))
        yield from range(min(first, last), max(first, last) + 1)


def _number(word: str, count: int) -> int:
    """One page, from 0."""
    if re.fullmatch(_LAST, word):
        return count - 1
    if word in {"first", "首"}:
        return 0
    said = int(word.removeprefix("倒数").removeprefix("第").removeprefix("-"))
    page = count - said if word.startswith(("倒数", "-")) else said - 1
    if said < 1 or not 0 <= page < count:
        raise BadAnswer("no-such-page", page=said, pages=count)
    return page


def on_pages(field: Field, pages: Sequence[int], shapes: Sequence[PageShape]) -> tuple[Field, ...]:
    """The same mark or words on many pages: one group, the box whole on each page. What it covers is covered
    once."""
    if not pages:
        return ()
    stem = field.group or field.name
    first, *others = pages
    placed = [replace(field, page=first, box=whole_on_page(field.box, shapes[first]))]
    placed += [
        replace(field, name=f"{stem}_{page + 1}", page=page, box=whole_on_page(field.box, shapes[page]), covers=())
        for page in others
    ]
    return tuple(replace(one, group=stem) for one in placed) if others else tuple(placed)
