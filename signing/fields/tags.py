"""{{tags}} in the text: {{sign:1}}, {{文本:乙|标签=银行账号|必填=否}}. The grammar stands in docs/fields.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from signing.errors import BadAnswer
from signing.fields.found_words import Flow, flows
from signing.fields.kinds import VALUED, Box, FieldKind, Patch, TextRun
from signing.fields.tag_words import KEYS, KINDS, READ, SEVERAL_LINES, plain, read_who

SHOWN = 40  # of a tag that is spoken of
_SYNTAX = str.maketrans("｛｝：｜＝＃", "{}:|=#")
_PARTING = str.maketrans("｜＝", "|=")  # full-width colons in a value are the writer's
_TAG = re.compile(r"\{\{([^{}]{0,500})\}\}")  # longer ones are no tags
_OPEN = re.compile(r"\{\{(?![^{}]{0,500}\}\})[^{}]{0,20}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One that is understood. `who`: the index of a party, its name, or None. `values`: what `READ` gives, by
    key. `boxes`: a box for each line it is broken over."""

    kind: FieldKind
    who: int | str | None
    page: int
    boxes: tuple[Box, ...]
    text: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def covers(self) -> tuple[Patch, ...]:
        return tuple(Patch(self.page, box) for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Tags:
    """`wrong`: why each of the others is not understood; the sentences' fact `tag` is what stands there."""

    tags: tuple[Tag, ...]
    wrong: tuple[BadAnswer, ...]


def find_tags(runs: Sequence[TextRun]) -> Tags:
    """All of them, also those broken over lines, in the order of the text.

    Codes in `wrong`: `tag-kind` (tag), `tag-key` (tag, key), `tag-value` (tag, key, value), `tag-lacks` (tag,
    key), `tag-open` (tag)."""
    tags: list[Tag] = []
    wrong: list[BadAnswer] = []
    for flow in flows(runs, as_written=True):
        text = flow.text.translate(_SYNTAX)
        for match in _TAG.finditer(text):
            try:
                tags += [tag] if (tag := _tag(flow, match)) is not None else []
            except BadAnswer as refusal:
                wrong.append(BadAnswer(refusal.code, **{**refusal.facts, "tag": shown(match[0])}))
        wrong += [BadAnswer("tag-open", tag=shown(match[0])) for match in _OPEN.finditer(text)]
    return Tags(tuple(tags), tuple(wrong))


def without_tags(runs: Sequence[TextRun]) -> list[TextRun]:
    """The same lines with blanks where tags stand: words in them ask for nothing by themselves."""
    taken: set[tuple[int, int]] = set()
    for flow in flows(runs, as_written=True):
        for match in _TAG.finditer(flow.text.translate(_SYNTAX)):
            taken.update(flow.origins(*match.span()))
    if not taken:
        return list(runs)
    return [_blanked(number, run, taken) for number, run in enumerate(runs)]


def _blanked(number: int, run: TextRun, taken: set[tuple[int, int]]) -> TextRun:
    text = "".join(" " if (number, at) in taken else char for at, char in enumerate(run.text))
    return TextRun(run.page, text, run.box, run.char_boxes)


def shown(tag: str) -> str:
    """As it is spoken of, without its braces."""
    words = " ".join(tag.strip("{}｛｝").split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _tag(flow: Flow, match: re.Match[str]) -> Tag | None:
    """None for one that has no ink."""
    head, *parts = flow.text[match.start() + 2 : match.end() - 2].translate(_PARTING).split("|")
    name, who = _head(head.translate(_SYNTAX))
    if name not in KINDS:
        raise BadAnswer("tag-kind")
    kind = KINDS[name]
    values = dict(_values(parts, kind))
    if name in SEVERAL_LINES:
        values.setdefault("lines", True)
    lacks = {FieldKind.COPIED: "sentence", FieldKind.RADIO: "options", FieldKind.SELECT: "options"}.get(kind)
    if lacks and lacks not in values:
        raise BadAnswer("tag-lacks", key=lacks)
    found = flow.found(*match.span())
    return Tag(kind, read_who(who), flow.page, found.boxes, match[0], values) if found else None


def _head(head: str) -> tuple[str, str]:
    """ "sign:1", "sign_1", "sign1", "legal-seal:甲方" → the kind's name and the party's."""
    if ":" in head:
        name, _, who = head.partition(":")
        return plain(name), who
    if found := re.fullmatch(r"\s*(.*?)\s*[_#]?\s*(\d{1,3})\s*", head):
        return plain(found[1]), found[2]
    return plain(head), ""


def _values(parts: Sequence[str], kind: FieldKind) -> Iterator[tuple[str, Any]]:
    for part in parts:
        name, _, value = (each.strip() for each in part.partition("="))
        key = KEYS.get(plain(name))
        if key is None or (key in {"default", "tip", "lines"} and kind not in VALUED):
            raise BadAnswer("tag-key", key=name[:20])
        try:
            yield key, READ[key](value)
        except (KeyError, ValueError):
            raise BadAnswer("tag-value", key=name[:20], value=value[:20]) from None
