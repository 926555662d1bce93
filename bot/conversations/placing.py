"""Places by words of the document: for whom, what, which words; then it is put there, seen, and moved or undone.
What was answered so far waits in the dialogue's row; the places themselves are the draft's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.conversations.drafting import on_card, party_of
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import placing as screens
from bot.screens.task_card import refusal_words
from signing.errors import NotAllowed, Refusal, Stale
from signing.fields.by_keyword import Beside
from signing.fields.kinds import FieldKind
from signing.fields.wish import Wish, usual_side
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import DraftView
from signing.usecases.place_by_words import PlacedByWords, place_by_words
from signing.usecases.view_draft import view_draft
from signing.wording import say

KIND = "byword"
Data = Mapping[str, Any]
_FIRST = {FieldKind.RADIO: "choices", FieldKind.SEAM: "pages"}  # what is asked for, where it is not the words
_SECOND = {FieldKind.SELECT: "options", FieldKind.COPIED: "sentence"}  # what else a kind needs


async def ask_whose(visit: Visit, view: DraftView) -> None:
    await on_card(visit, view, screens.ask_whose(view, visit.voice))


async def ask_kind(visit: Visit, view: DraftView, party_id: str) -> None:
    await on_card(visit, view, screens.ask_kind(view, party_of(view, party_id), visit.voice))


async def ask_first(visit: Visit, view: DraftView, party_id: str, kind: FieldKind) -> None:
    data = {"party": party_id, "kind": kind.value, "side": usual_side(kind).value}
    await _ask(visit, view, _FIRST.get(kind, "words"), data)


async def _ask(visit: Visit, view: DraftView, what: str, data: Data, trouble: str | None = None) -> None:
    party, kind = party_of(view, data["party"]), FieldKind(data["kind"])
    screen = screens.ask_words(view, party, kind, what, visit.voice, trouble=trouble)
    await begin_dialogue(visit.ports, visit.actor, KIND, step=what, task_id=view.task.id, data=data)
    await on_card(visit, view, screen)


async def placing_words(visit: Visit, dialogue: Dialogue) -> None:
    """What was asked for, typed. On a place that is there already: other words for it."""
    data, step, words = dict(dialogue.data), dialogue.step, visit.words
    kind = FieldKind(data["kind"])
    if step == "adjust":
        step = _FIRST.get(kind, "words")
    if step in {"choices", "options"}:
        data["words" if step == "choices" else "options"] = _parted(words)
    else:
        data[step] = [words] if step == "words" else words
    lacks = _SECOND.get(kind)
    if lacks and not data.get(lacks):
        view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
        await _ask(visit, view, lacks, data)
        return
    await put(visit, dialogue.task_id or "", data, step)


def _parted(words: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in re.split(r"[/／\n]", words) if part.strip()))


async def put(visit: Visit, task_id: str, data: Data, step: str, *, version: int | None = None) -> None:
    """`step`: what is asked again where it cannot be done."""
    try:
        async with at_work(visit, "places-searching"):
            placed = await place_by_words(
                visit.ports, visit.actor, task_id, wish=_wish(data), act=data.get("act"), version=version
            )
    except (NotAllowed, Stale):
        raise
    except Refusal as refusal:
        await _refused(visit, task_id, data, step, refusal)
        return
    await _show(visit, placed, data)


async def _refused(visit: Visit, task_id: str, data: Data, step: str, refusal: Refusal) -> None:
    """What was typed is asked for again; after a button it stays as it was."""
    if step == "adjust":
        words = say(visit.voice.language, f"refusal-{refusal.code}", **refusal.facts)
        await visit.toast(words, alert=True)
        return
    view = await view_draft(visit.ports, visit.actor, task_id)
    await _ask(visit, view, step, data, refusal_words(visit.voice, refusal))


async def _show(visit: Visit, placed: PlacedByWords, data: Data) -> None:
    view, wish = placed.view, _wish(data)
    page = placed.fields[0].page if placed.fields else 0
    await begin_dialogue(
        visit.ports, visit.actor, KIND, step="adjust", task_id=view.task.id, data={**data, "act": placed.act}
    )
    screen = screens.adjust(
        view,
        party_of(view, wish.party_id),
        wish,
        visit.voice,
        act=placed.act,
        hits=placed.hits,
        count=len(placed.fields),
        page=page,
    )
    await on_card(visit, view, screen, page=page)


def _wish(data: Data) -> Wish:
    kind = FieldKind(data["kind"])
    return Wish(
        data["party"],
        kind,
        tuple(data.get("words", ())),
        data.get("which", "last"),
        Beside(data.get("side", usual_side(kind))),
        data.get("pages", ""),
        data.get("required", True),
        tuple(data.get("options", ())),
        data.get("sentence", ""),
    )


async def ask_pages(visit: Visit, view: DraftView, data: Data) -> None:
    await _ask(visit, view, "pages", data)


async def placing_data(visit: Visit) -> Data:
    """Of the dialogue that a button belongs to. Refusal("button-over") where it is over."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != KIND or dialogue.task_id != visit.press.task_id:
        raise Refusal("button-over")
    return dialogue.data
