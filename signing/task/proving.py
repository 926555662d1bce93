"""Whether what is known of somebody is enough for what is asked of their party, and with what they may confirm."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from signing.errors import Refusal
from signing.task.demands import Demand, Known, Means
from signing.task.model import Party, Person, Task
from signing.task.ways import BY_LINK, CHAT, EMAIL, LETTERS, SMS, addresses_of, link_came_by, masked

HOW_BY_LINK = "letter"
HOW_OF_BEFORE = "contact"  # a phone of who has a chat came only so


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person at this moment. `known`: by Known, its value and how it was proven; `held`: of
    "app" and "password"."""

    person: Person
    known: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    held: frozenset[str] = frozenset()
    identified: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to confirm. `address`: where a code goes, None in the chat and where none is sent."""

    means: Means
    address: str | None = field(default=None, repr=False)

    @property
    def to(self) -> str:
        return masked(self.means.value, self.address) if self.address else ""

    @property
    def sends(self) -> bool:
        return self.means in {Means.CHAT, Means.EMAIL, Means.SMS}


def demand_of(task: Task, party: Party) -> Demand:
    return task.demand if party.demand is None else party.demand


def standing_of(
    person: Person, proofs: Mapping[str, tuple[str, str]], held: Collection[str], identified: str | None
) -> Standing:
    """`proofs`: as `Standing.known`."""
    known = dict(proofs)
    if person.telegram_id is not None and person.phone:
        known.setdefault(Known.PHONE.value, (person.phone, HOW_OF_BEFORE))
    # Who came by a letter's link reads what goes to that address.
    by = BY_LINK.get(identified or "")
    if person.telegram_id is None and by == EMAIL and person.email:
        known[Known.EMAIL.value] = (person.email, HOW_BY_LINK)
    if person.telegram_id is None and by == SMS and person.phone:
        known[Known.PHONE.value] = (person.phone, HOW_BY_LINK)
    return Standing(person, known, frozenset(held), identified)


def unproven(demand: Demand, party: Party, standing: Standing) -> list[Refusal]:
    """What of the demand is not there, or is of somebody else than the party was named as."""
    wrong = []
    for what in demand.known:
        found = standing.known.get(what.value)
        if found is None:
            wrong.append(_missing(what, here=standing.person.telegram_id is None))
        elif not _is_of(party, what, found[0]):
            wrong.append(_of_another(what, party.name))
    return wrong


def _missing(what: Known, *, here: bool) -> Refusal:
    """`here`: who has no chat proves it on the page itself."""
    if here and what is not Known.REAL_NAME:
        return Refusal("proof-phone-here") if what is Known.PHONE else Refusal("proof-email-here")
    if what is Known.PHONE:
        return Refusal("proof-phone")
    return Refusal("proof-email") if what is Known.EMAIL else Refusal("proof-real-name")


def _of_another(what: Known, name: str) -> Refusal:
    if what is Known.PHONE:
        return Refusal("proof-phone-other")
    return Refusal("proof-email-other") if what is Known.EMAIL else Refusal("proof-real-name-other", name=name)


def _is_of(party: Party, what: Known, value: str) -> bool:
    if what is Known.PHONE:
        return party.phone is None or party.phone == value
    if what is Known.EMAIL:
        return party.email is None or party.email.casefold() == value.casefold()
    return _plain(party.name) == _plain(value)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(each for each in folded if each.isalnum())


def choices(demand: Demand, party: Party, standing: Standing, ways: Collection[str]) -> tuple[Choice, ...]:
    """The ways that are open, the best first: a code by another way than the link came where one is known, sent or
    shown by their own app; then one by the same way; then their password. Refusal `means-none`, `means-none-here`,
    `code-way-first`, `code-no-way`."""
    came = link_came_by(standing.identified)
    sent = _codes(party, standing, ways)
    app, password = ([Choice(each)] if each.value in standing.held else [] for each in (Means.APP, Means.PASSWORD))
    other, same = ([each for each in sent if (each.means.value == came) is it] for it in (False, True))
    found = [*other, *app, *same, *password]
    allowed = tuple(each for each in found if demand.allows(each.means))
    if not allowed:
        if demand.means and standing.person.telegram_id is None:
            raise Refusal("means-none-here")  # who has no chat sets what they hold on the page itself
        if not found and standing.person.telegram_id is None:
            raise Refusal("code-way-first")  # who came by paper names where codes go
        raise Refusal("means-none" if demand.means else "code-no-way")
    return allowed


def _codes(party: Party, standing: Standing, ways: Collection[str]) -> list[Choice]:
    person, known = standing.person, {way: standing.known.get(what, ("", ""))[0] for way, what in _PROVEN.items()}
    if person.telegram_id is not None:
        # Only where they have proven an address themselves: the initiator's word is none about who reads there.
        others = [Choice(Means(way), known[way]) for way in LETTERS if way in ways and known[way]]
        return [*others, Choice(Means(CHAT))]
    came = BY_LINK.get(standing.identified or "", EMAIL)
    named, own = addresses_of(party), {EMAIL: person.email, SMS: person.phone}
    order = sorted(LETTERS, key=lambda each: each == came)
    found = {way: known[way] or own[way] or named[way] for way in order if way in ways}
    return [Choice(Means(way), address) for way, address in found.items() if address]


def chosen(open_ones: Iterable[Choice], wished: str | None) -> Choice:
    """Refusal `means-not-open` for one that is not."""
    among = tuple(open_ones)
    if not wished:
        return among[0]
    found = next((each for each in among if each.means.value == wished), None)
    if found is None:
        raise Refusal("means-not-open")
    return found


_PROVEN = {EMAIL: Known.EMAIL.value, SMS: Known.PHONE.value}
