"""A verdict for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.text import Text

from bot.commands.files import printable
from signing.wording import say, say_moment
from signing.wording.copies import copy_words

_LOOKS = {
    "valid": ("✓", "bold green"),
    "valid-untrusted": ("!", "bold yellow"),
    "unknown-kind": ("?", "bold yellow"),
    "older-version": ("!", "bold yellow"),
    "unregistered": ("✗", "bold red"),
    "tampered": ("✗", "bold red"),
}


def verdict_lines(found: dict[str, Any], filename: str, language: str) -> Iterator[Text]:
    """`found`: as `Verification.to_json()`. Times in the zone of this computer."""
    mark, style = _LOOKS.get(found["verdict"], ("–", "bold"))
    yield Text(f"{mark} {say(language, 'verdict-' + found['verdict'], filename=printable(filename))}", style)
    register = found.get("register", "foreign")
    if register != "foreign" and (found["number"] or found["verdict"] != "tampered"):
        key = "prolonged" if found["prolonged"] else register
        yield Text(f"  {say(language, f'register-{key}', number=found['number'] or '')}")
    if found.get("deleted_at"):
        yield Text(f"  {say(language, 'register-deleted', at=found['deleted_at'][:10])}")
    if copy := found.get("copy"):
        at = say_moment(language, datetime.fromisoformat(copy["made_at"]).astimezone())
        known = {key: copy[key] for key in ("number", "of", "what", "done", "total")}
        by = printable(copy["by"]) if copy["by"] else None
        yield from (Text(f"  {line}") for line in copy_words(language, at=at, by=by, **known))
    if found.get("rescinded_by"):
        at = say_moment(language, datetime.fromisoformat(found["rescinded_at"]).astimezone())
        words = say(language, "register-rescinded", number=found["rescinded_by"], at=at)
        yield Text(f"! {words}", "bold yellow")
    for number, one in enumerate(found["signatures"], 1):
        yield Text("")
        yield Text(f"{number}. {_act(one, language)}", "bold")
        if moment := one["stamped_at"] or one["claimed_at"]:
            key = "verdict-claimed"
            if one["stamped_at"]:
                key = "verify-stamped" if one["stamp_trusted"] else "verdict-stamped-unknown"
            at = say_moment(language, datetime.fromisoformat(moment).astimezone())
            yield Text(f"   {say(language, key)}{'：' if language == 'zh' else ': '}{at}")
        yield _state(one, language)
    yield Text("")
    yield Text(say(language, "verify-digest", digest=found["sha256"]), "dim")
    if found["verdict"] == "valid-untrusted":
        yield Text(say(language, "verify-root-hint"))


def _act(one: dict[str, Any], language: str) -> str:
    if one["is_timestamp"]:
        return say(language, "verdict-timestamp")
    key = "verdict-filled" if one["filled"] else "verdict-signed"
    return say(language, "verdict-certified" if one["certification"] else key, who=_who(one, language))


def _who(one: dict[str, Any], language: str) -> str:
    if not one["who"]:
        return say(language, "verdict-unknown-signer")
    who = printable(one["who"])
    if one["company"] in {None, "", one["who"]}:
        return who
    return say(language, "party-of-company", name=who, company=printable(one["company"]))


def _state(one: dict[str, Any], language: str) -> Text:
    if one["unknown"]:
        return Text(f"   ? {say(language, 'verdict-unknown', what=printable(one['unknown']))}", "yellow")
    level = one["level"]
    parts = [
        (say(language, "verdict-intact" if one["intact"] else "verdict-broken"), one["intact"]),
        (say(language, "verdict-trusted" if one["trusted"] else "verdict-untrusted"), one["trusted"]),
        (say(language, f"verdict-later-{one['later_changes']}"), one["later_changes"] != "unexplained"),
        *([(f"PAdES {level}" if level.startswith("B-") else level, True)] if level not in {"", "DTS"} else []),
    ]
    shown = Text("   ✓ " if one["intact"] else "   ✗ ", "green" if one["intact"] else "red")
    for number, (words, good) in enumerate(parts):
        shown.append(" · " if number else "", "dim")
        shown.append(words, "default" if good else "bold red" if words != parts[1][0] else "yellow")
    return shown
