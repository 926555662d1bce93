"""Words that ask for a signature, a seal or a date, found in lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signing.fields.kinds import Box, FieldKind, TextRun
from signing.fields.letters import around, squeezed
from signing.fields.tag_words import STEMS
from signing.fields.tags import Tag, find_tags, without_tags

_PAPER = "盖章|签章|公章|印章|盖公章|加盖公章"
_HAND = "签字|签名|签署|亲笔签名"
_MARK = f"(?:{_PAPER}|{_HAND})"
_AGENT = "(?:法定代表人|法人代表|授权代表人?|委托代理人|代理人|负责人|代表人?)"
CAPTION = 10  # characters before a bare word: "法定代表人或授权代表签字"
_OPEN, _CLOSE = r"[(\[【<〈]?", r"[)\]】>〉]?"
_OR = rf"(?:(?:[/、或及和,]|或者)?{_MARK})*"

# All on text without spaces, NFKC, lower case. Group `who` names the party, `mark` says what is asked for.
_PARTY = re.compile(
    rf"(?P<who>[{STEMS}])方(?:单位|公司|{_AGENT}|{_OPEN}公司名称{_CLOSE}|或|/)*{_OPEN}(?P<mark>{_MARK}{_OR}){_CLOSE}(?:处)?:?"
)
_AGENT_LINE = re.compile(rf"{_AGENT}(?:[/或]{_AGENT})*{_OPEN}(?P<mark>{_MARK}{_OR})?{_CLOSE}:?")
_PLAIN = re.compile(
    rf"{_OPEN}(?P<mark>{_MARK}{_OR})(?:处|栏|人)?{_CLOSE}:|{_OPEN}(?P<mark2>{_MARK}){_CLOSE}(?=_|$)"
)
_WEAK = re.compile(rf"(?P<who>[{STEMS}])方:(?=_|$|[{STEMS}]方:)")
_SIGNATORY = r"(?:authori[sz]ed)?(?:signature|signatory)"
_LATIN_PARTY = re.compile(
    rf"party(?P<who>[a-h])(?:'s)?(?P<mark>{_SIGNATORY}|seal|stamp"
    r"|\((?:signature|seal|stamp|signed|signandseal|sealandsignature)\)):?"
)
_LATIN = re.compile(
    rf"(?P<mark>{_SIGNATORY}(?:of[a-z]{{1,30}})?(?=:|_|$)|signed(?:by)?(?=:|_)|signhere|sign(?=:|_)|by(?=:|_)"
    r"|(?:company)?(?:seal|stamp|chop)(?=:|_|$)):?"
)
_DATE = re.compile(
    r"(?:签[署订字约名]?日期|签订时间|签署时间|日期|日期时间|dateofsign(?:ing|ature)|dated(?=:|_)|date(?=:|_|$)):?(?:[_/\-]*年[_]*月[_]*日)?"
    r"|_{2,}年_*月_*日"
)


ASKED_FOR = frozenset({FieldKind.SIGNATURE, FieldKind.SEAL, FieldKind.DATE})


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that asks for something. `owner`: index of the party it names, None if it names nobody.

    `label`: the words; `line`: the underline behind them, if one is drawn with underscores. `weak`: only a party's
    name before an empty line, which also stands at the head of contracts.
    """

    kind: FieldKind
    page: int
    label: Box
    line: Box | None = None
    owner: int | None = None
    tag: Tag | None = None
    weak: bool = False


def find_hits(runs: Sequence[TextRun]) -> list[Hit]:
    """In reading order: page, from the top, from the left. Of tags those that ask for what words ask for."""
    found = [hit for run in without_tags(runs) for hit in _hits_of(run)]
    found += [hit_of(tag) for tag in find_tags(runs).tags if tag.kind in ASKED_FOR]
    return sorted(found, key=reading_order)


def hit_of(tag: Tag) -> Hit:
    owner = tag.who if isinstance(tag.who, int) else None
    return Hit(tag.kind, tag.page, tag.boxes[0], owner=owner, tag=tag)


def reading_order(hit: Hit) -> tuple[int, float, float]:
    return hit.page, -round((hit.label.v + hit.label.height / 2) / 6), hit.label.u


def _hits_of(run: TextRun) -> Iterator[Hit]:
    if len(run.char_boxes) != len(run.text):
        return
    text, origin = squeezed(run.text)
    taken = [False] * (len(text) + 1)
    for pattern in (_PARTY, _LATIN_PARTY, _DATE, _AGENT_LINE, _PLAIN, _LATIN, _WEAK):
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or any(taken[start:end]) or not _stands_alone(run, text, origin, match, pattern):
                continue
            taken[start:end] = [True] * (end - start)
            yield _hit(run, text, origin, match, pattern)


def _stands_alone(
    run: TextRun, text: str, origin: list[int], match: re.Match[str], pattern: re.Pattern[str]
) -> bool:
    """Latin words need a boundary before them, Chinese words without a colon an empty place behind them."""
    start, end = match.span()
    before = run.text[origin[start] - 1] if origin[start] else " "
    if text[start].isascii() and text[start].isalpha() and before.isalnum():
        return False
    if pattern in (_PARTY, _AGENT_LINE, _PLAIN) and not _is_caption(run, text, origin, match):
        return False
    if pattern is _LATIN and text[end - 1] != ":" and end == len(text):
        return start <= 20 and (start == 0 or text[:start].isalpha())  # a caption, not a sentence or a heading
    if pattern is _DATE and not text[start:end].endswith((":", "日")):
        return end == len(text) and start < 8
    return True


def _is_caption(run: TextRun, text: str, origin: list[int], match: re.Match[str]) -> bool:
    """Bare words are asked for before an empty place; prose has them too ("经甲方盖章后生效"), and may be wrapped
    behind them."""
    start, end = match.span()
    free = end == len(text) or text[end] in "_年" or _gap_after(run, origin, end)
    mark = match.groupdict().get("mark") or match.groupdict().get("mark2")
    if not mark:
        return text[end - 1] == ":" and free
    if text[end - 1] == ":" or text[text.index(mark, start) - 1] in "([【<〈":
        return True
    before = text[:start].rpartition("_")[2]
    return free and len(before) <= CAPTION and not set(before) & set(",.;。、")


def _gap_after(run: TextRun, origin: list[int], end: int) -> bool:
    """Blank room between this word and the next: three characters wide."""
    last, following = run.char_boxes[origin[end - 1]], run.char_boxes[origin[end]]
    return following.u - (last.u + last.width) > 3 * max(last.height, 6)


def _hit(run: TextRun, text: str, origin: list[int], match: re.Match[str], pattern: re.Pattern[str]) -> Hit:
    start, end = match.span()
    groups = match.groupdict()
    who = groups.get("who")
    owner = None
    if who:
        owner = STEMS.index(who) if who in STEMS else ord(who) - ord("a")
    return Hit(
        kind=_kind(groups, pattern),
        page=run.page,
        label=around([run.char_boxes[origin[i]] for i in range(start, end)]) or run.box,
        line=_underline(run, text, origin, end),
        owner=owner,
        weak=pattern is _WEAK,
    )


def _kind(groups: dict[str, str | None], pattern: re.Pattern[str]) -> FieldKind:
    if pattern is _DATE:
        return FieldKind.DATE
    mark = groups.get("mark") or groups.get("mark2") or ""
    if re.search(f"{_HAND}|sign", mark):
        return FieldKind.SIGNATURE
    return FieldKind.SEAL if re.search(f"{_PAPER}|seal|stamp|chop", mark) else FieldKind.SIGNATURE


def _underline(run: TextRun, text: str, origin: list[int], end: int) -> Box | None:
    stop = end
    while stop < len(text) and text[stop] == "_":
        stop += 1
    if stop - end < 3:
        return None
    return around([run.char_boxes[origin[i]] for i in range(end, stop)])
