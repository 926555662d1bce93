"""Numbers and times of day as people write them, Chinese and English; on text in lower case, made plain."""

from __future__ import annotations

import re
from datetime import time

_CN = "零一二三四五六七八九"
_ONES, _TEENS, _TENS = (
    tuple(words.split())
    for words in (
        "one two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    )
)
_ENGLISH = {word: at for at, word in enumerate([*_ONES, *_TEENS], 1)} | {"a": 1, "an": 1}
_ENGLISH |= {word: at for at, word in zip(range(20, 100, 10), _TENS, strict=True)}
# Longest first: "seventy-two" before "seventy", and that before "seven".
ENGLISH_NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?"
    rf"|{'|'.join(reversed(_TEENS))}|{'|'.join(_ONES)}|\d{{1,3}})"
)

_PART = "(?P<part>凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|傍晚|晚上|晚间|晚|夜里)?"
_CLOCK = re.compile(
    rf"(?:at|by|@|t|前)?\s*{_PART}\s*(?P<h>\d{{1,2}}|[零一二两三四五六七八九十]{{1,3}})"
    r"\s*(?:(?:[:点时.]|点钟)\s*(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<min>\d{1,2}|[零一二三四五六七八九十]{1,3})\s*分?)?"
    r"(?::(?P<s>\d{2}))?整?)?"
    r"\s*(?P<ampm>a\.?m\.?|p\.?m\.?|o'?clock)?\s*(?:之?前|以前)?"
)
_PARTS_OF_DAY = {
    3: "凌晨",
    9: "早上 morning",
    10: "上午",
    12: "中午 正午 noon",
    15: "下午 afternoon",
    18: "傍晚",
    20: "晚上 晚 evening",
}
_PLAIN_PARTS = {word: hour for hour, words in _PARTS_OF_DAY.items() for word in words.split()}
AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚间", "晚", "夜里"})


def number(said: str) -> int:
    """12, 十二, 两, three, forty-eight."""
    if said.isdigit():
        return int(said)
    if said[0].isascii():
        return sum(_ENGLISH[part] for part in said.replace("-", " ").split())
    total, one = 0, 0
    for char in said.replace("两", "二"):
        if char in "百十":
            total += (one or 1) * (100 if char == "百" else 10)
            one = 0
        else:
            one = _CN.index(char)
    return total + one


def read_time(words: str) -> time | None:
    """18:00, 下午3点半, 6pm, noon, 24:00 (the last minute of the day); None if it is none."""
    words = words.strip(" ,")
    plain = re.sub(r"^(?:at|by|in the|@)\s+", "", words).removesuffix("前").removesuffix("之")
    if plain in _PLAIN_PARTS:
        return time(_PLAIN_PARTS[plain])
    if plain in {"midnight", "午夜", "end of day", "eod", "24:00", "24点"}:
        return time(23, 59)
    if plain in {"close of business", "cob", "下班"}:
        return time(18)
    match = _CLOCK.fullmatch(words)
    if match is None or not (":" in words or "点" in words or "时" in words or match["ampm"]):
        return None
    hour, minute = number(match["h"]), number(match["min"]) if match["min"] else 0
    minute = 30 if match["half"] else {"一": 15, "三": 45}.get(match["quarter"] or "", minute)
    hour = _of_day(hour, match["part"], match["ampm"] or "")
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _of_day(hour: int, part: str | None, ampm: str) -> int:
    if ampm.startswith(("a", "p")):
        if not 1 <= hour <= 12:
            return 99
        return hour % 12 + (12 if ampm.startswith("p") else 0)
    if part in AFTERNOON and hour < 12:
        return hour + 12
    return hour + 12 if part in {"中午", "正午"} and hour < 3 else hour
