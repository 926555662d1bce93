"""What the courier brings: one outbox row → one screen, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from bot.buttons import pack
from bot.screens.bulk import link_buttons
from bot.screens.card_keys import in_rows
from bot.screens.invitation_picture import invitation_picture
from bot.screens.keeping import going_rows
from bot.screens.my_data import look_button
from bot.screens.parties import named
from bot.screens.reminders import ALL, digest, later_rows
from bot.screens.report import report_rows
from bot.screens.resting import not_reminded_rows
from bot.screens.screen import Button, Screen
from bot.screens.seal_requests import request_over, request_rows
from bot.screens.task_card import task_card
from bot.screens.voice import Voice, bold, can_say, cut, fitted, voice_of, word_lines
from signing.ports import Installation, OutboxItem
from signing.task.model import Party, Person
from signing.task.routing import acting
from signing.task.ways import way_to_party
from signing.usecases.views import TaskView
from signing.wording import say

_PLACEHOLDER = "\ue000"  # a private-use character, for what is marked up after the escaping


def render(
    item: OutboxItem,
    reader: Person,
    view: TaskView | None,
    *,
    ports_installation: Installation,
    secret: str | None = None,
    document: tuple[str, bytes] | None = None,
    unfolded: bool = False,
) -> Screen:
    """`view` is the task as the reader sees it (None: it is not theirs, or the row is about no task), `secret` the
    opened code or invitation token, `document` file name and bytes of a copy small enough for the chat, `unfolded`
    whether a card shows its rarer buttons. KeyError for a kind that is not known."""
    voice = voice_of(reader, ports_installation)
    delivery = _Delivery(item, view, voice, ports_installation, secret, document, unfolded)
    return _SCREENS[item.kind](delivery)


@dataclass(frozen=True, slots=True)
class _Delivery:
    item: OutboxItem
    view: TaskView | None
    voice: Voice
    installation: Installation
    secret: str | None
    document: tuple[str, bytes] | None
    unfolded: bool

    def sentence(self, **more: str) -> str:
        """The wording key of the row with its facts, as HTML."""
        facts = {**self.item.facts, **more}
        return self.voice.say(facts.pop("key"), **facts)

    @property
    def page(self) -> str:
        return f"/t/{self.item.task_id}"

    def to_card(self, key: str = "button-card") -> Button:
        return Button(self.voice.label(key), pack("card", self.item.task_id or ""))


def _card(it: _Delivery) -> Screen:
    return task_card(it.view, it.voice, more=it.unfolded) if it.view else Screen(it.voice.say("card-gone"))


def _told(it: _Delivery) -> Screen:
    if start_id := it.item.facts.get("start_id"):
        look = Button(it.voice.label("button-share-look"), pack("shask", start_id), style="primary")
        return Screen(it.sentence(), rows=((look,),))
    if bulk_id := it.item.facts.get("bulk_id"):
        results = Button(it.voice.label("button-bulk-results"), pack("bulkresult", bulk_id))
        return Screen(it.sentence(), rows=((results,), link_buttons(bulk_id, it.voice)))
    if it.item.facts["key"] == "told-going":
        return Screen(_going(it), rows=going_rows(it.view, it.voice))
    why = f"refusal-{it.item.facts.get('why', '')}"
    deadline = it.item.facts.get("deadline")
    until = [it.voice.pair("card-deadline", it.voice.soon(datetime.fromisoformat(deadline)))] if deadline else []
    text = "\n".join([it.sentence(), *until, *([it.voice.say(why)] if can_say(why) else [])])
    return Screen(
        text, rows=(*not_reminded_rows(it.view, it.item.facts, it.voice), (it.to_card(),)) if it.view else ()
    )


def _going(it: _Delivery) -> str:
    """The row names nobody and no title, since it outlives the task: its card does."""
    until = it.voice.day(date.fromisoformat(str(it.item.facts["until"])))
    if it.view is None:
        return it.sentence(until=until)
    task = it.view.task
    title = say(it.voice.language, "title-number", title=cut(task.title, 80), number=task.number)
    return it.sentence(until=until, title=title)


def _invitation(it: _Delivery) -> Screen:
    voice, view, token = it.voice, it.view, it.secret
    party = view.task.party(it.item.party_id or "") if view else None
    if view is None or party is None or token is None:
        return Screen(voice.say("invitation-over"))
    link = f"https://t.me/{it.installation.bot_username}?start=i_{token}"
    letter = _letter(view, party, voice.language)
    text = "\n".join(
        [
            bold(voice.say("invitation-forward", name=cut(party.name, 60))),
            "",
            f"<blockquote>{voice.say('invitation-letter', **letter)}\n{link}</blockquote>",
            "",
            voice.say("invitation-once", name=cut(party.name, 60)),
            *_letter_gone(it, party),
        ]
    )
    picture = invitation_picture(
        link=link,
        heading=say(voice.language, "invitation-heading", role=party.role.value),
        name=party.name,
        title=say(voice.language, "quoted-title", title=view.task.title),
        note=say(voice.language, "invitation-note"),
    )
    words = say(voice.language, "invitation-letter", **letter)
    share = f"https://t.me/share/url?url={quote(link)}&text={quote(words)}"
    buttons = [
        Button(voice.label("button-share"), url=share, style="primary"),
        _copy(voice, "button-copy-link", link),
    ]
    return Screen(text, rows=in_rows(buttons), photo=picture)


def _letter_gone(it: _Delivery, party: Party) -> list[str]:
    """That one has gone out by itself too, and where to."""
    found = way_to_party(party, it.installation.ways)
    if found is None:
        return []
    way, address = found
    return ["", it.voice.say("letter-gone", way=way, name=cut(party.name, 60), to=address)]


def _letter(view: TaskView, party: Party, language: str) -> dict[str, str]:
    """The facts of the words that are forwarded."""
    return {
        "from": cut(view.initiator.name, 60),
        "name": cut(party.name, 60),
        "role": party.role.value,
        "title": cut(view.task.title, 80),
    }


def _copy(voice: Voice, key: str, words: str) -> Button:
    return Button(voice.label(key), copy=words)


def _code(it: _Delivery) -> Screen:
    code = it.secret
    if code is None:
        return Screen(it.voice.say("refusal-code-over"))
    text = it.sentence(code=_PLACEHOLDER).replace(_PLACEHOLDER, f"<code>{code}</code>")
    return Screen(text, rows=((_copy(it.voice, "button-copy-code", code),),))


def _copy_of_task(it: _Delivery) -> Screen:
    voice, view = it.voice, it.view
    lines = [_acted(voice, party) for party in acting(view.task)] if view else []
    after = [voice.say("card-digest", digest=str(it.item.facts.get("sha256", ""))[:16])]
    if it.document is None:
        after.append(voice.say("copy-too-large"))
    said = it.sentence() if it.document else it.sentence(key="told-completed-elsewhere")
    facts, head = it.item.facts, [said, ""]
    if count := int(facts.get("of", 0)):
        number, name = int(facts["at"]), cut(str(facts["filename"]), 60)
        title = cut(str(facts["title"]), 80)
        which = voice.say("copy-one-of", number=number, count=count, filename=name, title=title)
        # What has been said with the first one is not said again.
        head, lines = ([which], []) if number > 1 else ([said, which, ""], lines)
    text = fitted(head, lines, ["", *after], lambda left: voice.say("list-more", left=left))
    buttons = [] if it.document else [Button(voice.label("button-open"), page=it.page)]
    return Screen(text, rows=in_rows([*buttons, it.to_card()]), document=it.document)


def _acted(voice: Voice, party: Party) -> str:
    at = f" · {voice.short(party.acted_at)}" if party.acted_at else ""
    return f"✓ {named(voice, party)} · {voice.say(f'party-state-{party.state.value}')}{at}"


def _nudge(it: _Delivery) -> Screen:
    """With ways to act, and to be reminded later instead."""
    text, deadline = it.sentence(), it.item.facts.get("deadline")
    if deadline:
        text += "\n" + it.voice.pair("card-deadline", it.voice.soon(datetime.fromisoformat(deadline)))
    role = it.item.facts.get("role")
    act = {"approver": "button-approve", "filler": "button-fill"}.get(str(role), "button-sign")
    acting = (Button(it.voice.label(act), page=it.page, style="primary"), it.to_card())
    return Screen(text, rows=(acting, *later_rows(it.item.task_id or "", it.voice, _offered(it))))


def _offered(it: _Delivery) -> Sequence[str]:
    said: Sequence[str] = it.item.facts.get("later", ALL)  # rows of before do not say
    return said


def _question(it: _Delivery) -> Screen:
    """What was asked or answered, as its writer wrote it; a question with a way to answer."""
    facts = it.item.facts
    said = f"<blockquote>{word_lines(facts['words'])}</blockquote>"
    asked = f"<blockquote>{word_lines(facts['asked'])}</blockquote>" if "asked" in facts else None
    text = "\n".join([*([asked] if asked else []), it.sentence(), said])
    buttons = [it.to_card()] if it.view else []
    if it.view and facts["key"] == "told-question":
        reply = pack("reply", it.item.task_id or "", 0, facts["question_id"])
        buttons.insert(0, Button(it.voice.label("button-reply"), reply, style="primary"))
    return Screen(text, rows=in_rows(buttons))


def _attention(it: _Delivery) -> Screen:
    if "ends" in it.item.facts:
        return Screen(_ends(it))
    if erase_id := it.item.facts.get("erase_id"):
        return Screen(it.sentence(), rows=((look_button(erase_id, it.voice),),))
    return Screen(it.sentence(), rows=((it.to_card(),),) if it.item.task_id else ())


def _erasures(it: _Delivery) -> Screen:
    hint = [] if it.document else [it.voice.say("erasures-file-elsewhere")]
    return Screen("\n".join([it.sentence(), *hint]), document=it.document)


def _ends(it: _Delivery) -> str:
    """What ends on one day, and below it what is to be done, each once."""
    facts, voice = it.item.facts, it.voice
    head = voice.say("told-ends", days=facts["days"], until=facts["until"])
    ends = [f"• {voice.say('end-what', what=one['what'], name=cut(one['name'], 80))}" for one in facts["ends"]]
    todo = dict.fromkeys(voice.say("end-todo", what=one["what"]) for one in facts["ends"])
    return fitted([bold(head)], ends, ["", *todo], lambda left: voice.say("list-more", left=left))


def _checkpoint(it: _Delivery) -> Screen:
    facts, voice = it.item.facts, it.voice
    words = voice.say(
        "told-checkpoint",
        number=str(facts["number"]),
        at=voice.when(datetime.fromisoformat(facts["at"])),
        tree=facts["tree_size"],
        root=str(facts["root"])[:16],
    )
    hint = voice.say("checkpoint-keep" if it.document else "checkpoint-file-elsewhere")
    return Screen(f"{words}\n{hint}", document=it.document)


def _seal(it: _Delivery) -> Screen:
    """About a seal: made and to be looked at, approved, allowed, taken back, asked for."""
    voice, facts = it.voice, it.item.facts
    what, seal_id = str(facts["what"]), str(facts["seal_id"])
    said = {name: value for name, value in facts.items() if name in {"by", "seal", "title", "number"}}
    lines = [voice.say(f"seal-told-{what}", **said)]
    if what not in {"asked", "reminded"}:
        look = Button(voice.label("button-seal-look"), pack("seal", seal_id), style="primary")
        return Screen("\n".join(lines), rows=() if what == "taken-back" else ((look,),))
    request = str(facts["request_id"])
    lines += [
        voice.say("seal-asked-digest", digest=str(facts["digest"])),
        voice.say("seal-asked-until", time=voice.soon(datetime.fromisoformat(str(facts["expires_at"])))),
    ]
    return Screen("\n".join(lines), rows=request_rows(request, voice))


def _report(it: _Delivery) -> Screen:
    """The evidence report; everything else there is, at a press."""
    rows = report_rows(it.item.task_id or "", it.voice)
    if it.document:
        return Screen(it.sentence(), rows=rows, document=it.document)
    page = Button(it.voice.label("button-open"), page=it.page, style="primary")
    return Screen(f"{it.sentence()}\n{it.voice.say('report-too-large')}", rows=((page,), *rows))


_SCREENS: dict[str, Callable[[_Delivery], Screen]] = {
    "card": _card,
    "told": _told,
    "channel": _told,
    "invitation": _invitation,
    "code": _code,
    "proof": _code,
    "copy": _copy_of_task,
    "report": _report,
    "nudge": _nudge,
    "digest": lambda it: digest(it.item.facts["tasks"], it.voice, _offered(it)),
    "question": _question,
    "attention": _attention,
    "checkpoint": _checkpoint,
    "erasures": _erasures,
    "seal": _seal,
    "seal-over": lambda it: request_over(it.item.facts, it.voice),
}
