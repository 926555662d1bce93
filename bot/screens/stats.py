"""Numbers of the last months: a small chart, and three sentences."""

from __future__ import annotations

import math
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold
from signing.typesetting.charts import month_chart
from signing.usecases.view_stats import StatsView
from signing.wording import say


def stats_screen(view: StatsView, voice: Voice) -> Screen:
    lines = [bold(voice.say("stats-whole" if view.whole else "stats-own"))]
    if view.sent:
        done, failed = sum(month.completed for month in view.months), sum(month.failed for month in view.months)
        lines.append(voice.say("stats-total", sent=view.sent, done=done, failed=failed))
    else:
        lines.append(voice.say("stats-none"))
    lines.append(voice.say("stats-open", open=view.open, overdue=view.overdue))
    if view.usual is not None and view.slow is not None:
        lines.append(voice.say("stats-time", usual=_long(view.usual, voice), slow=_long(view.slow, voice)))
    rows: tuple[tuple[Button, ...], ...] = ()
    if view.may_whole:
        other = "stats-own" if view.whole else "stats-whole"
        rows = ((Button(voice.label(other), pack("stats", "", 0, "own" if view.whole else "whole")),),)
    return Screen("\n".join(lines), rows=rows, photo=_chart(view, voice) if view.sent else None)


def _chart(view: StatsView, voice: Voice) -> bytes:
    zone = ZoneInfo(voice.zone)
    months = [
        (say(voice.language, "stats-month", month=each.begins.astimezone(zone).month), each.sent, each.completed)
        for each in view.months
    ]
    words = {name: say(voice.language, f"stats-{name}") for name in ("sent", "done")}
    return month_chart(months, title=say(voice.language, "stats-months"), language=voice.language, **words)


def _long(took: timedelta, voice: Voice) -> str:
    """In the unit that people would use, rounded up: "within 3 hours" is never too little."""
    minutes = math.ceil(took.total_seconds() / 60)
    if minutes < 60:
        return say(voice.language, "stats-minutes", minutes=max(1, minutes))
    if minutes < 48 * 60:
        return say(voice.language, "stats-hours", hours=math.ceil(minutes / 60))
    return say(voice.language, "stats-days", days=math.ceil(minutes / 1440))
