"""The questions of a draft: what each asks, shows and offers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.parties import draft_line, named
from bot.screens.placing import notes_lines, ways
from bot.screens.routing import need_rows, needs_words, refusal_lines
from bot.screens.screen import Button
from bot.screens.voice import Voice, cut
from signing.fields.kinds import by_hand, to_fill
from signing.task.draft_routing import in_order
from signing.task.draft_steps import on_signature_page, signers
from signing.task.model import DraftStep, Order, Role, Task
from signing.task.routing import acting, step_of
from signing.usecases.draft_views import DraftPicture, DraftView, PlacesNotes

Rows = tuple[tuple[Button, ...], ...]
DAYS = (1, 3, 7, 14, 30)
HOURS_BEFORE = (72, 24, 3)
SUMMARY_LIMIT = 150  # characters of one answer: the card may stand below a picture
MOST_PARTY_BUTTONS = 60  # of the hundred a message may have


@dataclass(frozen=True, slots=True)
class Question:
    """`asks` stands above the `lines` (which may be cut), `after` below; `next`: it can be left as it is."""

    asks: tuple[str, ...]
    rows: Rows
    lines: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    next: bool = False


def parties(view: DraftView, voice: Voice, picture: DraftPicture | None) -> Question:
    task = view.task
    chosen = [
        Button(cut(f"{party.position + 1}. {party.name}", 40), pack("party", task.id, task.version, party.id))
        for party in task.parties[:MOST_PARTY_BUTTONS]
    ]
    ways = [
        Button(voice.label("button-pick"), pack("pick", task.id, task.version)),
        Button(voice.label("button-add-me"), pack("addme", task.id, task.version)),
    ]
    if any(party.person_id == view.reader.id for party in task.parties):
        ways.pop()
    asks = voice.say("ask-parties-more" if task.parties else "ask-parties")
    return Question(
        asks=(asks, f"<code>{voice.say('example-party')}</code>"),
        rows=(*in_rows(chosen), *in_rows(_recent(view)), *in_rows(ways)),
        lines=("", *(draft_line(voice, task, party) for party in task.parties)) if task.parties else (),
        next=bool(acting(task)),
    )


def _recent(view: DraftView) -> list[Button]:
    task = view.task
    return [
        Button(cut(f"+ {label}", 40), pack("known", task.id, task.version, contact_id))
        for contact_id, label in view.recent
    ]


def order(view: DraftView, voice: Voice, picture: DraftPicture | None) -> Question:
    task = view.task
    offered = [
        Button(
            _ticked(voice.label(f"order-{each.value}"), each is task.order and view.editing),
            pack("order", task.id, task.version, each.value),
        )
        for each in Order
    ]
    return Question(
        asks=(voice.say("ask-order"), f"<code>{steps_example(len(acting(task)))}</code>"),
        rows=(*((button,) for button in offered), *need_rows(task, voice)),
        lines=tuple(f"{at}. {named(voice, party)}" for at, party in enumerate(acting(task), 1)),
        after=refusal_lines(task, voice),
        next=view.editing,
    )


def numbering(view: DraftView, voice: Voice) -> Question:
    """Each press of a party's button takes it to the next number, and from the last to the first."""
    task = view.task
    buttons = [
        Button(
            voice.label("button-step-of", name=cut(party.name, 24), step=party.step),
            pack("step", task.id, task.version, party.id),
        )
        for party in acting(task)[:MOST_PARTY_BUTTONS]
    ]
    done = Button(voice.label("button-done"), pack("order", task.id, task.version, "done"), style="primary")
    return Question(
        asks=(voice.say("ask-steps"), f"<code>{steps_example(len(acting(task)))}</code>"),
        rows=(*((button,) for button in buttons), *need_rows(in_order(task, Order.STEPS), voice, "n"), (done,)),
        after=refusal_lines(in_order(task, Order.STEPS), voice),
    )


def steps_example(count: int) -> str:
    """1 1 2 …: the last one after all others."""
    return " ".join(["1"] * max(1, count - 1) + ["2"])


def places(
    view: DraftView, voice: Voice, picture: DraftPicture | None, notes: PlacesNotes | None = None
) -> Question:
    task = view.task
    asks = [_asked_places(task, voice), *(notes_lines(task, notes, voice) if notes else ())]
    if picture is not None and picture.legend:
        pages = len(picture.pages_with_places)
        asks.append(voice.say("places-page", page=picture.page + 1, pages=pages))
        if picture.document:
            asks.append(voice.say("places-of-document", title=cut(picture.document, 60)))
    rows: list[tuple[Button, ...]] = []
    if picture is not None and len(picture.pages_with_places) > 1:
        rows.append(_leafing(task, picture))
    accept = Button(voice.label("button-accept-places"), pack("accept", task.id, task.version), style="primary")
    rows.append((accept,))
    other = [Button(voice.label("button-search-again"), pack("search", task.id, task.version))]
    all_on_page = len(on_signature_page(task)) == len(signers(task))
    if signers(task) and not all_on_page and not any(one.had_signatures for one in task.documents):
        other.insert(0, Button(voice.label("button-signature-page"), pack("sigpage", task.id, task.version)))
    legend = picture.legend if picture is not None else ()
    return Question(
        asks=tuple(asks),
        rows=(*rows, tuple(other), *in_rows(ways(task, notes, voice))),
        lines=tuple(voice.say("places-legend", number=number, name=cut(name, 60)) for number, name in legend),
    )


def _asked_places(task: Task, voice: Voice) -> str:
    """Who signs where: in the text, on the page to be added, or some here and some there."""
    count, there = _in_text(task), on_signature_page(task)
    if not signers(task):
        return voice.say("ask-fills", count=len(to_fill(task.fields)))
    if not count:
        return voice.say("ask-places-page")
    if not there:
        return voice.say("ask-places", count=count)
    names = voice.listed([cut(party.name, 30) for party in there[:4]])
    more = voice.label("list-more", left=len(there) - 4) if len(there) > 4 else ""
    return voice.say("ask-places-mixed", count=count, names=f"{names} {more}".strip())


def _in_text(task: Task) -> int:
    pages = {one.key: one.pages for one in task.documents}
    return sum(field.page < pages[field.document] or not task.signature_page for field in by_hand(task.fields))


def _leafing(task: Task, picture: DraftPicture) -> tuple[Button, ...]:
    """‹ and › go round, so neither ever leads nowhere."""
    pages = picture.pages_with_places
    at = pages.index(picture.page) if picture.page in pages else 0
    before, after = pages[at - 1], pages[(at + 1) % len(pages)]
    return (
        Button(f"‹ {before + 1}", pack("leaf", task.id, task.version, before)),
        Button(f"{after + 1} ›", pack("leaf", task.id, task.version, after)),
    )


def deadline(view: DraftView, voice: Voice, picture: DraftPicture | None) -> Question:
    task = view.task
    offered = [
        Button(voice.label("button-days", days=days), pack("due", task.id, task.version, f"+{days}d"))
        for days in DAYS
    ]
    offered.append(Button(voice.label("button-no-deadline"), pack("due", task.id, task.version, "none")))
    toggles = [
        Button(
            _ticked(voice.label("button-reminder", hours=hours), hours in task.reminders.hours_before),
            pack("nudges", task.id, task.version, hours),
        )
        for hours in HOURS_BEFORE
    ]
    every = task.reminders.every_days
    toggles.append(
        Button(
            _ticked(voice.label("reminders-every", days=every or 1), every > 0),
            pack("nudges", task.id, task.version, "every"),
        )
    )
    # Hours that a sentence has said, and that no other button takes away.
    toggles += [
        Button(
            _ticked(voice.label("button-reminder", hours=hours), on=True),
            pack("nudges", task.id, task.version, hours),
        )
        for hours in task.reminders.hours_before
        if hours not in HOURS_BEFORE
    ]
    typed = Button(voice.label("button-type-it"), pack("typeit", task.id, task.version))
    more = Button(voice.label("button-plan-more"), pack("remplan", task.id, task.version))
    now = [voice.pair("card-deadline", voice.when(task.deadline, since=task.created_at))] if task.deadline else []
    quiet = voice.say("ask-reminders", **{"from": task.reminders.quiet_from, "to": task.reminders.quiet_to})
    return Question(
        asks=(voice.say("ask-deadline"), f"<code>{voice.say('example-deadline')}</code>", *now, "", quiet),
        rows=(*in_rows([*offered, typed]), *in_rows(toggles), (more,)),
        next=view.editing,
    )


def answer(task: Task, step: DraftStep, voice: Voice) -> str:
    """What the draft says to this question, as HTML."""
    if step is DraftStep.PARTIES:
        return _parties(task, voice)
    if step is DraftStep.ORDER:
        return _order(task, voice)
    if step is DraftStep.PLACES:
        return _places(task, voice)
    if step is DraftStep.DEADLINE:
        return voice.when(task.deadline, since=task.created_at) if task.deadline else voice.say("no-deadline")
    return ""


def _order(task: Task, voice: Voice) -> str:
    name = voice.label(f"order-{task.order.value}")
    if task.order is Order.ALL_AT_ONCE and any(party.role is Role.FILLER for party in task.parties):
        name = voice.label("order-filling-first")
    if said := needs_words(task, voice):
        name = voice.listed([name, *said])
    if task.order is not Order.STEPS:
        return voice.say("plain", words=name)
    numbers = " ".join(str(step_of(task, party)) for party in acting(task))
    return voice.say("party-of-company", name=name, company=cut(numbers, SUMMARY_LIMIT))


def _places(task: Task, voice: Voice) -> str:
    count = _in_text(task)
    if not task.fields:
        return voice.say("places-open")
    if not signers(task):
        return voice.say("places-to-fill-only", count=len(to_fill(task.fields)))
    if not on_signature_page(task):
        return voice.say("places-found", count=count)
    return voice.say("places-mixed" if count else "places-on-page", count=count)


def _parties(task: Task, voice: Voice) -> str:
    """Names and roles, as many as fit a line or three."""
    shown: list[str] = []
    for party in task.parties:
        role = voice.label(f"role-{party.role.value}")
        one = voice.label("party-of-company", name=cut(party.name, 30), company=role)
        if shown and len(voice.listed([*shown, one])) > SUMMARY_LIMIT:
            break
        shown.append(one)
    left = len(task.parties) - len(shown)
    more = f" {voice.say('list-more', left=left)}" if left > 0 else ""
    return voice.say("plain", words=voice.listed(shown)) + more


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label
