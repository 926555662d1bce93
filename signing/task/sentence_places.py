"""Names that only their place makes certain: family names that are ordinary signs as well (请车明签), and Latin
names in lower case (signed by ann). Where something else could stand there, they are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signing.task.given_names import ALSO_WORDS, FIRST_NAMES, is_chinese_name
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_names import NO_NAMES, name_at, name_behind
from signing.task.sentence_vocabulary import WORDS
from signing.task.sentence_words import is_hanzi, is_latin, keyword_at

_NAMED = frozenset({Kind.NAME, Kind.ME, Kind.PHONE, Kind.EMAIL, Kind.USER, Kind.COMPANY})
_RARE = frozenset("尚车房解项冷古柏仲米边单")
_ORDINARY = re.compile(
    "尚[未且需有无可欠待]|车[间辆队位主险库行管站票型牌]|房[东屋产主客租地管子间款贷企源号]|解[除约释决散答读聘押锁冻说放]"
    "|项[目下]|冷[静库链冻却]|古[董建玩代]|仲[裁介]|柏[油林]|米面|边[界境检缘]|单[位独方据身价次子份人章页一]"
)
_ACTS = frozenset({Kind.VERB, Kind.BEHIND, Kind.SEAL})
_LATIN_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]")
_TITLE = re.compile(r"(?:mr|mrs|ms|dr|prof)\.? (?=[a-z]{2})")
# What stands behind a name in lower case, and is none of it.
_BEHIND = NO_NAMES | frozenset(
    re.findall(
        r"\S+",
        "again too himself herself themselves later sometime online via per using through re regarding about into "
        "onto up off out over under pls plz thx ty does do did was were gets got goes says wants so",
    )
)
_ADVERB = re.compile(r".*(?:ly|ing|ed|tion|ment)")


def sure_name_at(text: str, lower: str, at: int, walked: Sequence[Token]) -> tuple[int, str]:
    """Where the name that begins here ends, and as it is written; 0 if none does. `walked`: words before."""
    before = [token for token in walked if token.end <= at][-2:]
    if before and lower[before[-1].end : at].strip(" "):
        before = [Token(Kind.BREAK, at, at)]  # a date, or an address
    if is_hanzi(text[at]):
        end = _rare(text, lower, at, before)
        return end, text[at:end]
    if not "a" <= text[at] <= "z" or (at and is_latin(text[at - 1])):
        return 0, ""
    end = _latin(lower, at, before)
    return end, re.sub(r"(?<![a-z])[a-z]", lambda match: match[0].upper(), lower[at:end])


def _in_a_list(before: Sequence[Token]) -> bool:
    return len(before) == 2 and before[1].kind in {Kind.LIST, Kind.OR} and before[0].kind in _NAMED


def _may_begin(before: Sequence[Token]) -> bool:
    """At the start of what is said."""
    return not before or (before[-1].kind in {Kind.BREAK, Kind.THEN} and before[-1].value != "lost")


# ── Chinese ──────────────────────────────────────────────────────────────────────────────────────────────────


def _rare(text: str, lower: str, at: int, before: Sequence[Token]) -> int:
    if lower[at] not in _RARE or _ORDINARY.match(lower, at):
        return 0
    end = name_behind(text, lower, at, 1)
    return end if end and (_asked(before) or _in_a_list(before) or _acts(text, lower, end, before)) else 0


def _asked(before: Sequence[Token]) -> bool:
    """请, 由, 抄送, 再由; or 签署人："""
    if not before:
        return False
    last = before[-1]
    listed = last.kind is Kind.BREAK and len(before) == 2 and before[0].kind in {Kind.NOUN, Kind.BEFORE}
    asks = last.kind in {Kind.ASK, Kind.BY, Kind.BEFORE, Kind.NOUN} or (
        last.kind is Kind.THEN and last.value[0] == "再"
    )
    return asks or listed or last.value in {"给", "后由"}


def _acts(text: str, lower: str, end: int, before: Sequence[Token]) -> bool:
    """车明签; 车明、李明签."""
    if not _may_begin(before) or end >= len(text):
        return False
    word = keyword_at(lower, end)
    if word is None:
        return False
    listed = word.kind is Kind.LIST and word.end < len(text) and name_at(text, lower, word.end, ()) > 0
    return word.kind in _ACTS or listed


# ── Latin ────────────────────────────────────────────────────────────────────────────────────────────────────


def _latin(lower: str, at: int, before: Sequence[Token]) -> int:
    certain, likely = _certain(before), _likely(before)
    if not certain and not likely:
        return 0
    titled = _TITLE.match(lower, at)
    first = _LATIN_WORD.match(lower, titled.end() if titled else at)
    if first is None or (word := first[0]) in WORDS or word in NO_NAMES:
        return 0
    second = _LATIN_WORD.match(lower, first.end() + 1) if lower.startswith(" ", first.end()) else None
    if second and is_chinese_name(word, second[0]) and second[0] not in WORDS:
        return second.end() if certain or _stands(lower, second.end()) else 0
    end = _with_family(lower, first.end(), second)
    if titled or word.split("-")[0] in FIRST_NAMES:
        return end if certain or titled or _stands(lower, end) else 0
    return end if certain and word in ALSO_WORDS and _stands(lower, end, alone=True) else 0


def _certain(before: Sequence[Token]) -> bool:
    """Nothing but a name, or a word for somebody, stands there."""
    if not before:
        return False
    last = before[-1]
    certain = {Kind.BEFORE, Kind.THEN, Kind.AFTER, Kind.OR, Kind.SOME}
    return last.kind in certain or last.value in {"by", "from", "either"} or _in_a_list(before)


def _likely(before: Sequence[Token]) -> bool:
    if _may_begin(before):
        return True
    last = before[-1]
    likely = {Kind.ASK, Kind.NOUN, Kind.TITLE, Kind.INSIDE, Kind.LIST, Kind.VERB, Kind.LABEL}
    return last.kind in likely or last.value in {"of", "to", "for"}


def _with_family(lower: str, end: int, second: re.Match[str] | None) -> int:
    """ann miller; not "ann quickly"."""
    if second is None or second[0] in WORDS or second[0] in _BEHIND or _ADVERB.fullmatch(second[0]):
        return end
    return second.end() if _stands(lower, second.end()) else end


def _stands(lower: str, end: int, *, alone: bool = False) -> bool:
    """Behind it stands the end, a sign or a word of ours; `alone`: and no article ("mark the date")."""
    at = end + lower.startswith(" ", end)
    if at >= len(lower) or not is_latin(lower[at]):
        return True
    word = keyword_at(lower, at)
    return word is not None and not (alone and word.kind is Kind.FILLER)
