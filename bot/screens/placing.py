"""Places by words of the document: for whom, what, which words, which of them and on which side; and whose the
fields of an uploaded form are. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.fields.by_keyword import Beside
from signing.fields.kinds import VALUED, FieldKind, to_fill
from signing.fields.wish import Wish
from signing.task.draft_steps import kinds_of, placed, signers, unplaced
from signing.task.model import Party, Role, Task
from signing.usecases.draft_views import MARKS_ON_SIGNED, DraftView, FormNote, PlacesNotes
from signing.wording import say

MOST_PARTY_BUTTONS = 60  # of the hundred a message may have
WRONG_SHOWN = 2  # tags that came to nothing, on the card
PAGES = ("all", "odd", "even", "last")
_SIDES = (
    Beside.RIGHT,
    Beside.ABOVE,
    Beside.BELOW,
    Beside.UPPER_RIGHT,
    Beside.LOWER_RIGHT,
    Beside.ON,
    Beside.CENTRE,
)
_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})


def ask_whose(view: DraftView, voice: Voice) -> Screen:
    return _asked(voice.say("ask-byword-party"), _party_rows(view.task, voice, "bwho"), view.task, voice)


def ask_kind(view: DraftView, party: Party, voice: Voice) -> Screen:
    task = view.task
    kinds = [kind for kind in FieldKind if kind in kinds_of(party) and _can_take(task, kind)]
    buttons = [
        Button(voice.label(f"field-kind-{kind.value}"), pack("bkind", task.id, task.version, party.id, kind.value))
        for kind in kinds
    ]
    asked = voice.say("ask-byword-kind", name=cut(party.name, 40))
    return _asked(asked, in_rows(buttons), task, voice)


def _can_take(task: Task, kind: FieldKind) -> bool:
    if all(one.had_signatures for one in task.documents):
        return kind in MARKS_ON_SIGNED
    return kind is not FieldKind.SEAM or any(one.pages > 1 and not one.had_signatures for one in task.documents)


def ask_words(
    view: DraftView, party: Party, kind: FieldKind, what: str, voice: Voice, *, trouble: str | None = None
) -> Screen:
    """`what`: "words", "choices", "options", "sentence" or "pages"."""
    task = view.task
    rows: list[Sequence[Button]] = []
    if what == "pages":
        rows += in_rows(
            [Button(voice.label(f"pages-{each}"), pack("bpages", task.id, task.version, each)) for each in PAGES]
        )
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(_whose(party, kind, voice)),
        voice.say(f"ask-byword-{what}"),
        f"<code>{voice.say(f'example-byword-{what}')}</code>",
    ]
    return _asked("\n".join(lines), rows, task, voice)


def adjust(
    view: DraftView,
    party: Party,
    wish: Wish,
    voice: Voice,
    *,
    act: int,
    hits: int,
    count: int,
    page: int,
    trouble: str | None = None,
) -> Screen:
    """What was put, with everything about it that can be changed. `page` of the picture, from 0."""
    task = view.task

    def button(label: str, on: bool, *change: str) -> Button:
        return Button(("✓ " if on else "") + label, pack("bset", task.id, task.version, *change))

    said = voice.say("byword-seam", count=count, page=page + 1)
    rows: list[Sequence[Button]] = []
    more = []
    if wish.kind is not FieldKind.SEAM:
        words = cut(" / ".join(wish.words), 60)
        said = voice.say("byword-placed", words=words, hits=hits, count=count, page=page + 1)
        if hits > 1:
            which = ("first", "last") if wish.kind is FieldKind.RADIO else ("first", "last", "all")
            rows.append([button(voice.label(f"byword-{one}"), wish.which == one, "which", one) for one in which])
        sides = (Beside.LEFT, *_SIDES) if wish.kind in _BOXES else _SIDES
        rows += in_rows(
            [
                button(voice.label(f"beside-{side.value}"), wish.beside is side, "side", side.value)
                for side in sides
            ]
        )
    if wish.kind in VALUED:
        more.append(button(voice.label("button-byword-required"), wish.required, "required"))
    if wish.kind is not FieldKind.RADIO and any(one.pages > 1 for one in task.documents):
        more.append(button(voice.label("button-byword-pages"), bool(wish.pages), "pages"))
    undo = Button(voice.label("button-byword-undo"), pack("bundo", task.id, task.version, act), style="danger")
    done = Button(voice.label("button-byword-done"), pack("draft", task.id, task.version), style="primary")
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(_whose(party, wish.kind, voice)),
        said,
        *([voice.say("byword-retype")] if wish.kind is not FieldKind.SEAM else []),
    ]
    return Screen("\n".join(lines), rows=(*map(tuple, rows), *((tuple(more),) if more else ()), (undo, done)))


def _whose(party: Party, kind: FieldKind, voice: Voice) -> str:
    return voice.say("plain", words=f"{cut(party.name, 40)} · {voice.label(f'field-kind-{kind.value}')}")


# ── a form's fields ──────────────────────────────────────────────────────────────────────────────────────────


def ask_form(view: DraftView, form: FormNote, voice: Voice) -> Screen:
    task = view.task
    rows = _party_rows(task, voice, "formto")
    others = [Button(voice.label("button-form-nobody"), pack("formto", task.id, task.version, "nobody"))]
    if form.speaking:
        others.insert(0, Button(voice.label("button-form-names"), pack("formto", task.id, task.version, "names")))
    return _asked(voice.say("ask-form", empty=form.empty), [*rows, *([one] for one in others)], task, voice)


# ── on the draft's card ──────────────────────────────────────────────────────────────────────────────────────


def notes_lines(task: Task, notes: PlacesNotes, voice: Voice) -> list[str]:
    """What is filled in, the form, and tags that came to nothing."""
    idle = [cut(party.name, 30) for party in unplaced(task) if party.role is Role.FILLER]
    # What came signed takes nothing but marks.
    key = "places-fills-signed" if all(one.had_signatures for one in task.documents) else "places-fills-none"
    lines = ["⚠️ " + voice.say(key, names=voice.listed(idle))] if idle else []
    filled = to_fill(task.fields) if signers(task) else ()
    if filled:
        lines.append(voice.say("places-to-fill", count=len(filled)))
    if notes.form is not None:
        names = [cut(party.name, 30) for party in placed(task) if party.id in notes.form.given_to]
        form = notes.form
        lines.append(
            voice.say("form-given", empty=form.empty, names=voice.listed(names))
            if names
            else voice.say("form-who", fields=form.fields, empty=form.empty)
        )
    for wrong in notes.wrong[:WRONG_SHOWN]:
        why = say(voice.language, f"refusal-{wrong.code}", **wrong.facts)
        lines.append("⚠️ " + voice.say("tag-wrong", tag=wrong.facts["tag"], why=why))
    if len(notes.wrong) > WRONG_SHOWN:
        lines.append("⚠️ " + voice.say("tags-wrong-more", left=len(notes.wrong) - WRONG_SHOWN))
    return lines


def ways(task: Task, notes: PlacesNotes | None, voice: Voice) -> list[Button]:
    buttons = [
        Button(voice.label("button-place-on-page"), page=f"/p/{task.id}"),
        Button(voice.label("button-byword"), pack("byword", task.id, task.version)),
    ]
    if notes is not None and notes.form is not None:
        buttons.append(Button(voice.label("button-form"), pack("form", task.id, task.version)))
    if notes is not None and notes.last_act:
        label = voice.label("button-byword-undo-last")
        buttons.append(Button(label, pack("bundo", task.id, task.version, notes.last_act)))
    return buttons


def _party_rows(task: Task, voice: Voice, verb: str) -> list[Sequence[Button]]:
    buttons = [
        Button(cut(f"{at}. {party.name}", 40), pack(verb, task.id, task.version, party.id))
        for at, party in enumerate(placed(task)[:MOST_PARTY_BUTTONS], 1)
    ]
    return list(in_rows(buttons))


def _asked(text: str, rows: Sequence[Sequence[Button]], task: Task, voice: Voice) -> Screen:
    back = Button(voice.label("button-back"), pack("draft", task.id, task.version))
    return Screen(text, rows=(*(tuple(row) for row in rows), (back,)))
