"""A new seal, question by question: what kind, whose, drawn or photographed, and (seen first) whether to keep it.
What was answered so far waits in the dialogue's row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.buttons import StrangeButton
from bot.conversations.asked import ask, asked
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.screens import seals as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.task.members import Right, may
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.cut_seal import cut_seal
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_views import KINDS, SealCut, SealView, SealWish, is_personal
from signing.usecases.sketch_seal import sketch_seal
from signing.usecases.upload_seal import upload_seal

KIND = "seal"
# Which question a refusal belongs to; any other is about the name.
_QUESTION = {"seal-code": "code", "seal-tax-number": "tax"}
Data = Mapping[str, Any]


async def begin_seal(visit: Visit) -> None:
    await _ask(visit, "kind", {}, screens.ask_kind(visit.voice))


async def kind_chosen(visit: Visit) -> None:
    kind = visit.press.part()
    if kind not in KINDS:
        raise StrangeButton(visit.press.verb)
    suggested = await _suggested(visit, kind)
    data = {"kind": kind, "suggested": suggested}
    await _ask(visit, "owner", data, screens.ask_owner(kind, suggested, visit.voice))


async def _suggested(visit: Visit, kind: str) -> str:
    """The person's own name or company; the house's, where an admin asks."""
    house = visit.ports.installation
    if is_personal(kind):
        return visit.person.name
    return visit.person.company or (
        house.organisation if house.is_named and may(visit.person, Right.SEALS) else ""
    )


async def own_pressed(visit: Visit) -> None:
    dialogue = await _at(visit, "owner")
    await _owner(visit, dialogue, str(dialogue.data["suggested"]))


async def way_chosen(visit: Visit) -> None:
    """Drawn by us, or photographed; from a photo that came out badly one goes back to the question for it."""
    dialogue = await _at(visit, "way", "photo", "width")
    if visit.press.part() == "photo":
        data = {key: value for key, value in dialogue.data.items() if key != "cut"}
        await _ask(visit, "photo", data, screens.ask_photo(visit.voice))
    elif dialogue.data["kind"] == "invoice":
        await _ask(visit, "tax", dialogue.data, screens.ask_tax_number(visit.voice))
    elif is_personal(str(dialogue.data["kind"])):
        await _sketch(visit, dialogue.data)
    else:
        await _ask(visit, "code", dialogue.data, screens.ask_code(visit.voice))


async def no_code(visit: Visit) -> None:
    dialogue = await _at(visit, "code")
    await _sketch(visit, {**dialogue.data, "code": ""})


async def size_chosen(visit: Visit) -> None:
    dialogue, press = await _at(visit, "sketch"), visit.press
    await _sketch(visit, {**dialogue.data, "size": [press.number(0), press.number(1)]})


async def keep(visit: Visit) -> None:
    dialogue = await _at(visit, "sketch")
    view = await make_seal(visit.ports, visit.actor, _wish(dialogue.data))
    await _kept(visit, view)


async def width_pressed(visit: Visit) -> None:
    dialogue = await _at(visit, "width")
    await _upload(visit, dialogue, float(visit.press.number()))


async def seal_words(visit: Visit, dialogue: Dialogue) -> None:
    """An answer that is typed. Where a button or a photo was asked for, the question stands again."""
    words, data = visit.words, dialogue.data
    if dialogue.step == "owner":
        await _owner(visit, dialogue, words)
    elif dialogue.step in {"code", "tax"}:
        await _sketch(visit, {**data, "code" if dialogue.step == "code" else "tax_number": words})
    elif dialogue.step == "width":
        await _upload(visit, dialogue, _millimetres(words))
    elif dialogue.step == "photo":
        await _ask(visit, "photo", data, screens.ask_photo(visit.voice))
    elif dialogue.step == "sketch":
        await _sketch(visit, data)
    else:
        await begin_seal(visit)
    await visit.question_over(dialogue)


async def photo_sent(visit: Visit, file_id: str, size: int) -> bool:
    """A photo or picture file; False where none was asked for."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != KIND or dialogue.step not in {"way", "photo", "width"}:
        return False
    data = dialogue.data
    try:
        if size > visit.context.download_limit_mb * 1024 * 1024:
            raise BadAnswer("seal-picture-large", limit_mb=5)
        async with at_work(visit, "seal-cutting"):
            picture = await fetched(visit, file_id)
            kind, owner = str(data["kind"]), str(data["owner"])
            cut = await cut_seal(visit.ports, visit.actor, picture, kind=kind, owner=owner)
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        await _ask(visit, "photo", data, screens.ask_photo(visit.voice, trouble=trouble))
    else:
        await _ask_width(visit, data, cut)
    await visit.question_over(dialogue)
    return True


async def _owner(visit: Visit, dialogue: Dialogue, words: str) -> None:
    data = {**dialogue.data, "owner": " ".join(words.split())}
    await _ask(visit, "way", data, screens.ask_way(str(data["kind"]), str(data["owner"]), visit.voice))


async def _sketch(visit: Visit, data: Data) -> None:
    """Shown; or the question again whose answer cannot be drawn."""
    try:
        found = await sketch_seal(visit.ports, visit.actor, _wish(data))
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        step = _QUESTION.get(refusal.code, "owner")
        await _ask(visit, step, data, _question(visit, step, data, trouble))
        return
    await _ask(visit, "sketch", data, screens.sketch(found, visit.voice))


def _question(visit: Visit, step: str, data: Data, trouble: str) -> Screen:
    if step == "code":
        return screens.ask_code(visit.voice, trouble=trouble)
    if step == "tax":
        return screens.ask_tax_number(visit.voice, trouble=trouble)
    return screens.ask_owner(str(data["kind"]), "", visit.voice, trouble=trouble)


async def _upload(visit: Visit, dialogue: Dialogue, width: float) -> None:
    data = dialogue.data
    cut = SealCut(**{**data["cut"], "sizes": tuple((wide, high) for wide, high in data["cut"]["sizes"])})
    try:
        view = await upload_seal(
            visit.ports, visit.actor, kind=str(data["kind"]), owner=str(data["owner"]), cut=cut, width=width
        )
    except BadAnswer as refusal:
        await _ask_width(visit, data, cut, trouble=refusal_words(visit.voice, refusal))
    else:
        await _kept(visit, view)


async def _ask_width(visit: Visit, data: Data, cut: SealCut, *, trouble: str | None = None) -> None:
    comparison = await visit.ports.blobs.get(cut.comparison)
    kept = {**asdict(cut), "sizes": [list(each) for each in cut.sizes]}
    screen = screens.ask_width(cut, comparison, visit.voice, trouble=trouble)
    await _ask(visit, "width", {**data, "cut": kept}, screen)


async def _kept(visit: Visit, view: SealView) -> None:
    await end_dialogue(visit.ports, visit.actor)
    await visit.redraw(screens.seal_card(view, visit.voice, kept=True))


async def _ask(visit: Visit, step: str, data: Data, screen: Screen) -> None:
    await ask(visit, KIND, step, data, screen)


async def _at(visit: Visit, *steps: str) -> Dialogue:
    return await asked(visit, KIND, *steps)


def _wish(data: Data) -> SealWish:
    size = data.get("size")
    return SealWish(
        str(data["kind"]),
        str(data["owner"]),
        size=(float(size[0]), float(size[1])) if size else None,
        code=str(data.get("code", "")),
        tax_number=str(data.get("tax_number", "")),
    )


def _millimetres(words: str) -> float:
    """ "40", "40 mm", "40毫米"; 0 for what is no number: the rule says what is wrong."""
    digits = "".join(char for char in words if char.isdigit() or char == ".")
    try:
        return float(digits)
    except ValueError:
        return 0.0
