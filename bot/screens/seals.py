"""Seals in the chat: mine, one of them, and the questions until there is a new one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.lists import leaves
from bot.screens.screen import Button, Screen
from bot.screens.seal_requests import waiting_lines, waiting_rows
from bot.screens.voice import Voice, bold, cut, word
from signing.ports import SealState
from signing.usecases.seal_requests_waiting import WaitingRequest
from signing.usecases.seal_views import KINDS, SealCut, SealSketch, SealView, is_personal, label_of

STUDIO = "/s"
A_LEAF = 20  # seals on one
SYMBOLS = {SealState.APPROVED: "●", SealState.DRAFT: "✎", SealState.FROZEN: "❄", SealState.CANCELLED: "✗"}
# What its keeper may do, as the state it leads to.
ACTS = {
    SealState.APPROVED: (SealState.FROZEN,),
    SealState.FROZEN: (SealState.APPROVED,),
}


def seal_list(
    seals: Sequence[SealView], voice: Voice, waiting: Sequence[WaitingRequest] = (), page: int = 0
) -> Screen:
    """`waiting`: uses that the reader is asked about."""
    lines = [*waiting_lines(waiting, voice), bold(voice.say("seals-mine")), ""]
    shown = seals[page * A_LEAF : (page + 1) * A_LEAF]
    if not seals:
        lines.append(voice.say("seals-none"))
    for view in shown:
        lines.append(f"{SYMBOLS[view.seal.state]} {_title(view, voice)}")
        lines.append(f"   {_facts(view, voice)}")
    studio = Button(voice.label("button-seal-studio"), page=STUDIO, style="primary")
    browser = Button(voice.label("button-seal-studio-browser"), pack("sealweb"))
    buttons = [Button(cut(label_of(view.seal, voice.language), 40), _to(view)) for view in shown]
    new = Button(voice.label("button-seal-new"), pack("sealnew"))
    turns = leaves("seals", page=page, more=len(seals) > (page + 1) * A_LEAF, voice=voice)
    rows = (*waiting_rows(waiting, voice), *((button,) for button in buttons), *turns, (studio,), (new, browser))
    return Screen("\n".join(lines), rows=rows)


def seal_card(view: SealView, voice: Voice, *, kept: bool = False) -> Screen:
    seal = view.seal
    lines = [
        *([voice.say("seal-kept-draft"), ""] if kept else []),
        bold(_title(view, voice)),
        _facts(view, voice),
    ]
    if view.approval:
        lines.append(voice.say(f"seal-approve-{view.approval}"))
    elif seal.state is SealState.FROZEN:
        lines.append(voice.say("seal-frozen-means"))
    elif view.only_uses:
        lines.append(voice.say("seal-to-use"))
    if seal.asks and seal.state is not SealState.CANCELLED:
        lines.append(voice.say("seal-asks-leave"))
    rows: list[tuple[Button, ...]] = []
    if view.may_approve:
        approve = pack("sealyes", seal.id, seal.version)
        rows.append((Button(voice.label(f"button-seal-approve-{view.approval}"), approve, style="primary"),))
    if view.keeps and seal.state is not SealState.CANCELLED:
        rows.append((Button(voice.label("button-seal-studio"), page=f"{STUDIO}?seal={seal.id}"),))
        buttons = [Button(voice.label("button-seal-users"), pack("sealusers", seal.id))]
        buttons += [_change(view, to, voice) for to in ACTS.get(seal.state, ())]
        if view.makes:
            ask = pack("sealask", seal.id, seal.version)
            buttons.append(Button(voice.label("button-seal-cancel"), ask, style="danger"))
        rows += in_rows(buttons)
    back = Button(voice.label("button-seals"), pack("seals"))
    return Screen("\n".join(lines), rows=(*rows, (back,)), photo=view.picture)


def confirm_cancel(view: SealView, voice: Voice) -> Screen:
    lines = [bold(_title(view, voice)), voice.say("confirm-seal-cancel")]
    yes = pack("sealstate", view.seal.id, view.seal.version, SealState.CANCELLED.value)
    row = (
        Button(voice.label("button-confirm-seal-cancel"), yes, style="danger"),
        Button(voice.label("button-back"), _to(view)),
    )
    return Screen("\n".join(lines), rows=(row,), photo=view.picture)


def ask_kind(voice: Voice) -> Screen:
    kinds = [Button(voice.label(f"seal-kind-{kind}"), pack("sealkind", "", 0, kind)) for kind in KINDS]
    return Screen(voice.say("ask-seal-kind"), rows=(*in_rows(kinds), (_cancel(voice),)))


def ask_owner(kind: str, suggested: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    key = "ask-seal-person" if is_personal(kind) else "ask-seal-company"
    rows: list[tuple[Button, ...]] = []
    if suggested and trouble is None:
        rows.append((Button(cut(suggested, 40), pack("sealown"), style="primary"),))
    lines = [bold(voice.say(f"seal-kind-{kind}")), voice.say(key)]
    return Screen("\n".join([*_trouble(trouble), *lines]), rows=(*rows, (_cancel(voice),)))


def ask_way(kind: str, owner: str, voice: Voice) -> Screen:
    lines = [bold(f"{voice.say(f'seal-kind-{kind}')} · {word(owner)}"), voice.say("ask-seal-way")]
    draw = Button(voice.label("button-seal-draw"), pack("sealway", "", 0, "draw"), style="primary")
    photo = Button(voice.label("button-seal-photo"), pack("sealway", "", 0, "photo"))
    return Screen("\n".join(lines), rows=((draw,), (photo,), (_cancel(voice),)))


def ask_code(voice: Voice, *, trouble: str | None = None) -> Screen:
    none = Button(voice.label("button-seal-no-code"), pack("sealnocode"), style="primary")
    return Screen("\n".join([*_trouble(trouble), voice.say("ask-seal-code")]), rows=((none,), (_cancel(voice),)))


def ask_tax_number(voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [*_trouble(trouble), voice.say("ask-seal-tax-number"), "<code>91110108MA01ABCD2X</code>"]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def ask_photo(voice: Voice, *, trouble: str | None = None) -> Screen:
    return Screen("\n".join([*_trouble(trouble), voice.say("ask-seal-photo")]), rows=((_cancel(voice),),))


def sketch(found: SealSketch, voice: Voice) -> Screen:
    wish = found.wish
    lines = [
        bold(f"{voice.say(f'seal-kind-{wish.kind}')} · {word(wish.owner)}"),
        _size(found.width, found.height, voice),
        voice.say("ask-seal-keep"),
    ]
    others = [
        Button(_size_label(size, voice), pack("sealsize", "", 0, *(int(side) for side in size)))
        for size in found.sizes
        if size != (found.width, found.height)
    ]
    keep = Button(voice.label("button-seal-keep"), pack("sealkeep"), style="primary")
    return Screen("\n".join(lines), rows=((keep,), *in_rows(others), (_cancel(voice),)), photo=found.picture)


def ask_width(found: SealCut, comparison: bytes, voice: Voice, *, trouble: str | None = None) -> Screen:
    """Whoever sees what was cut out and gives its size keeps it."""
    widths = sorted({int(width) for width, _ in found.sizes})
    sizes = [Button(voice.label("seal-width", width=width), pack("sealwidth", "", 0, width)) for width in widths]
    text = "\n".join([*_trouble(trouble), voice.say("ask-seal-width")])
    again = Button(voice.label("button-seal-again"), pack("sealway", "", 0, "photo"))
    return Screen(text, rows=(*in_rows(sizes), (again, _cancel(voice))), photo=comparison)


def studio_link(url: str, voice: Voice) -> Screen:
    button = Button(voice.label("button-seal-studio"), url=url, style="primary")
    return Screen(voice.say("seal-studio-link"), rows=((button,),))


def ask_refusal(voice: Voice, *, trouble: str | None = None) -> Screen:
    return Screen("\n".join([*_trouble(trouble), voice.say("ask-seal-refusal")]), rows=((_cancel(voice),),))


def _title(view: SealView, voice: Voice) -> str:
    return word(label_of(view.seal, voice.language))


def _facts(view: SealView, voice: Voice) -> str:
    seal = view.seal
    state = voice.say(f"seal-state-{seal.state.value}")
    return f"{_size(seal.width, seal.height, voice)} · {state}"


def _size(width: float, height: float, voice: Voice) -> str:
    return voice.say("seal-size", width=f"{width:g}", height=f"{height:g}")


def _size_label(size: tuple[float, float], voice: Voice) -> str:
    return voice.label("seal-size", width=f"{size[0]:g}", height=f"{size[1]:g}")


def _change(view: SealView, to: SealState, voice: Voice) -> Button:
    verb = "freeze" if to is SealState.FROZEN else "thaw"
    data = pack("sealstate", view.seal.id, view.seal.version, to.value)
    return Button(voice.label(f"button-seal-{verb}"), data)


def _to(view: SealView) -> str:
    return pack("seal", view.seal.id)


def _trouble(trouble: str | None) -> list[str]:
    return [f"⚠️ {trouble}", ""] if trouble else []


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
