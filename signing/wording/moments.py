"""Moments and days in words, each as long as its place needs it: aware, and said in the zone they carry."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_MOMENT = {"zh": "y年M月d日 EEE HH:mm", "en": "EEE d MMMM y, HH:mm"}
_SOON = {"zh": "M月d日 EEE HH:mm", "en": "EEE d MMM, HH:mm"}
_PAST = {"zh": "y年M月d日 HH:mm", "en": "d MMMM y, HH:mm"}
_SHORT = {"zh": "M月d日 HH:mm", "en": "d MMM HH:mm"}
_DAY = {"zh": "y年M月d日", "en": "d MMMM y"}


def say_moment(language: str, at: datetime, *, year: bool = True) -> str:
    """Date, weekday, time and zone: 2026年12月4日 周五 18:00（UTC+8）, or Fri 4 December 2026, 18:00 (UTC+8).
    `year`: not where it can be no other."""
    words = _said(language, at, _MOMENT if year else _SOON)
    return f"{words}（{_offset(at)}）" if language == "zh" else f"{words} ({_offset(at)})"


def say_past(language: str, at: datetime) -> str:
    """Of what is over: 2026年12月4日 18:00, or 4 December 2026, 18:00."""
    return _said(language, at, _PAST)


def say_short(language: str, at: datetime) -> str:
    """For lines of a list: 12月4日 18:00, or 4 Dec 18:00."""
    return _said(language, at, _SHORT)


def say_day(language: str, day: date) -> str:
    """2026年12月4日, or 4 December 2026."""
    return format_date(day, _DAY[language], locale=_LOCALES[language])


def _said(language: str, at: datetime, shape: dict[str, str]) -> str:
    return format_datetime(at, shape[language], locale=_LOCALES[language])


def _offset(at: datetime) -> str:
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
