"""What becomes of a message by what a service has said to it. All four answer 200 to most refusals, and say in the
body which it is; Feishu says "too many" with 400."""

from __future__ import annotations

import json
from enum import StrEnum

from bot.letters.letter import NotSent, Unsure
from signing.trust.fetching import Answer

# Too much at once, or busy, by the services' own numbers.
LATER = {
    "wecombot": {-1, 45009, 45033},
    "dingtalk": {-1, 90018, 90030, 130101, 410100, 660026},
    "feishu": {11232},
    "lark": {11232},
}
# The words were not to their taste: nothing is the matter with the robot.
WORDS = {
    "wecombot": {40058, 44004, 45002},
    "dingtalk": {430101, 430102, 430103, 430104},
    "feishu": frozenset[int](),
    "lark": frozenset[int](),
}
TWO_MEANINGS = 9499  # of Feishu and Lark: a question that cannot be read, or too many of them
GONE = {400, 401, 403, 404, 410}


class Fate(StrEnum):
    TAKEN = "taken"
    LATER = "later"
    WORDS = "words"  # these words never, others perhaps
    GONE = "gone"  # nothing ever
    UNSURE = "unsure"


def judge(kind: str, answer: Answer) -> tuple[Fate, int | None]:
    """And the service's own number, where it gave one."""
    number, words = _said(answer.body)
    if number == 0 and answer.status == 200:
        return Fate.TAKEN, 0
    if number:
        busy = number == TWO_MEANINGS and "too many" in words.lower()
        if busy or number in LATER[kind] or answer.status == 429:
            return Fate.LATER, number
        return (Fate.WORDS if number in WORDS[kind] else Fate.GONE), number
    if answer.status == 429:
        return Fate.LATER, None
    return (Fate.GONE if answer.status in GONE else Fate.UNSURE), None


def check_answer(kind: str, answer: Answer) -> None:
    """NotSent, Unsure."""
    fate, number = judge(kind, answer)
    if fate is Fate.TAKEN:
        return
    if fate is Fate.UNSURE:
        raise Unsure(f"{kind} gave no answer that can be read: {answer.status}")
    number = number or answer.status
    why = f"{kind} refused it: {number}"
    raise NotSent(why, for_good=fate is not Fate.LATER, words=fate is Fate.WORDS, number=number)


def _said(body: bytes) -> tuple[int | None, str]:
    try:
        said = json.loads(body)
        number = next(int(said[name]) for name in ("errcode", "code", "StatusCode") if name in said)
        return number, str(said.get("errmsg") or said.get("msg") or "")
    except (ValueError, TypeError, AttributeError, StopIteration):
        return None, ""
