"""One outbox row → one letter, in its reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.letters.letter import Letter
from signing.one_line import one_line
from signing.ports import Installation
from signing.task.ways import EMAIL, masked
from signing.usecases.open_delivery import Parcel
from signing.wording import say, say_moment

TITLE, NAME = 80, 60  # characters


@dataclass(frozen=True, slots=True)
class Writer:
    """`link`: the reader's own, None where the letter goes to somebody of the chat: it only says that there is
    something."""

    parcel: Parcel
    way: str
    address: str
    installation: Installation
    link: str | None
    enclosed: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    @property
    def language(self) -> str:
        view = self.parcel.view
        invites = self.parcel.item.kind == "letter" and view is not None
        return view.task.language if invites and view else self.parcel.reader.speaks

    def say(self, key: str, /, **facts: object) -> str:
        return say(self.language, key, **facts)

    @property
    def title(self) -> str:
        return _cut(str(self.parcel.item.facts.get("title", "")), TITLE)

    @property
    def name(self) -> str:
        """As the reader is called in this task."""
        view, item = self.parcel.view, self.parcel.item
        party = view.task.party(item.party_id) if view and item.party_id else None
        return _cut(party.name if party else self.parcel.reader.name, NAME)

    def letter(
        self, subject: str, lines: list[str], *, button: str = "letter-button-open", picture: bool = False
    ) -> Letter:
        notes = [self.say("letter-personal")] if self.link else []
        if self.link is None and self.parcel.reader.telegram_id is not None:
            shut = self.parcel.reader.blocked
            key = "letter-open-chat" if shut else "letter-in-chat"
            lines = [*lines, self.say(key, bot=self.installation.bot_username)]
        why = self.say(
            "letter-why-own" if self.own else "letter-why",
            organisation=self.installation.organisation,
            to=masked(self.way, self.address),
        )
        return Letter(
            language=self.language,
            organisation=self.installation.organisation,
            subject=subject,
            short=self.say("letter-sms", organisation=self.installation.organisation, words=subject),
            lines=(self.say("letter-greeting", name=self.name), *lines),
            notes=(*notes, why) if self.way == EMAIL else (),
            button=self.say(button),
            link=self.link,
            link_says=self.say("letter-link-says"),
            picture=picture and self.link is not None,
        )

    @property
    def own(self) -> bool:
        """Whether they have named the address themselves; of who has no chat, nobody else did."""
        reader, view = self.parcel.reader, self.parcel.view
        if self.address != reader.email:
            return False
        named = {party.email for party in view.task.parties_of(reader.id)} if view else {None}
        return reader.telegram_id is not None or (bool(view) and self.address not in named)

    def deadline(self, words: str | None) -> list[str]:
        if not words:
            return []
        zone = ZoneInfo(self.parcel.reader.time_zone or self.installation.time_zone)
        at = datetime.fromisoformat(words).astimezone(zone)
        return [self.say("letter-deadline", at=say_moment(self.language, at))]


def write(writer: Writer) -> Letter | None:
    """None for what is for the chat alone: cards that only move on, files."""
    found = _LETTERS.get(writer.parcel.item.kind)
    return found(writer) if found else None


def _invitation(it: Writer) -> Letter | None:
    view, item = it.parcel.view, it.parcel.item
    party = view.task.party(item.party_id or "") if view else None
    if view is None or party is None:
        return None
    facts = {"from": _cut(view.initiator.name, NAME), "role": party.role.value, "title": it.title}
    end = view.task.deadline.isoformat() if view.task.deadline else None
    lines = [it.say("letter-invitation", **facts), *it.deadline(end), it.say("letter-invitation-how")]
    return it.letter(it.say("letter-subject-invitation", **facts), lines, picture=True)


def _turn(it: Writer) -> Letter | None:
    if not it.parcel.item.facts.get("fresh"):
        return None
    view = it.parcel.view
    title = _cut(view.task.title, TITLE) if view else it.title
    end = view.task.deadline.isoformat() if view and view.task.deadline else None
    lines = [it.say("letter-turn", title=title), *it.deadline(end)]
    return it.letter(it.say("letter-subject-turn", title=title), lines)


def _told(it: Writer) -> Letter:
    facts = {key: value for key, value in it.parcel.item.facts.items() if key not in {"key", "words", "asked"}}
    lines = it.say(str(it.parcel.item.facts["key"]), **facts).splitlines()
    words = it.parcel.item.facts.get("words")
    about = "letter-subject-told" if it.title else "letter-subject-house"
    subject = it.say(about, title=it.title, organisation=it.installation.organisation)
    return it.letter(subject, [*lines, *([str(words)] if words else [])])


def _nudge(it: Writer) -> Letter:
    facts = it.parcel.item.facts
    lines = [it.say("told-nudge", **{"title": it.title, "role": facts["role"]}), *it.deadline(facts["deadline"])]
    return it.letter(it.say("letter-subject-nudge", title=it.title), lines)


def _digest(it: Writer) -> Letter:
    tasks = it.parcel.item.facts["tasks"]
    lines = [it.say("digest-line", number=each["number"], title=_cut(each["title"], TITLE)) for each in tasks]
    told = it.say("told-digest", count=len(tasks))
    return it.letter(it.say("letter-subject-digest", count=len(tasks)), [told, *lines])


def _completed(it: Writer) -> Letter | None:
    facts = it.parcel.item.facts
    if int(facts.get("at", 1)) > 1:
        return None  # one letter for all documents of a task
    lines = [it.say("letter-completed", title=it.title, number=str(facts["number"]))]
    letter = it.letter(it.say("letter-subject-completed", title=it.title), lines, button="letter-button-download")
    if not it.enclosed:
        return letter
    said = (*letter.lines, it.say("letter-enclosed", count=len(it.enclosed)))
    return replace(letter, lines=said, enclosed=it.enclosed)


def plainer(letter: Letter) -> Letter:
    """Without what is enclosed, which is said last."""
    return replace(letter, lines=letter.lines[:-1], enclosed=())


def _link(it: Writer) -> Letter:
    lines = [it.say("letter-link", title=it.title)]
    return it.letter(it.say("letter-subject-link", title=it.title), lines)


def _code(it: Writer) -> Letter | None:
    code, facts = it.parcel.secret, it.parcel.item.facts
    if code is None:
        return None
    act = {"act": facts["act"], "title": it.title}
    return Letter(
        language=it.language,
        organisation=it.installation.organisation,
        subject=it.say("letter-subject-code", title=it.title),
        short=it.say("letter-sms-code", organisation=it.installation.organisation, code=code, **act),
        lines=(it.say("letter-greeting", name=it.name), it.say("letter-code", **act)),
        notes=(it.say("letter-code-secret"),),
        code=code,
    )


def _proof_code(it: Writer) -> Letter | None:
    code = it.parcel.secret
    if code is None:
        return None
    what = {"purpose": it.parcel.item.facts["purpose"]}
    return Letter(
        language=it.language,
        organisation=it.installation.organisation,
        subject=it.say("letter-subject-proof"),
        short=it.say("letter-sms-proof", organisation=it.installation.organisation, code=code, **what),
        lines=(it.say("letter-greeting", name=it.name), it.say("letter-proof", **what)),
        notes=(it.say("letter-code-secret"),),
        code=code,
    )


def _channel(it: Writer) -> Letter:
    """A test of somebody's own way."""
    house = it.installation.organisation
    words = it.say(str(it.parcel.item.facts["key"]), organisation=house)
    return Letter(it.language, house, words, words, (it.say("letter-greeting", name=it.name), words))


def _cut(words: str, limit: int) -> str:
    """One line: a letter's subject has no room for more, and none for a second header."""
    line = one_line(words)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > limit * 3 // 4 else cut}…"


_LETTERS: dict[str, Callable[[Writer], Letter | None]] = {
    "letter": _invitation,
    "card": _turn,
    "told": _told,
    "question": _told,
    "nudge": _nudge,
    "digest": _digest,
    "copy": _completed,
    "link": _link,
    "code": _code,
    "proof": _proof_code,
    "channel": _channel,
}
