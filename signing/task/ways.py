"""The ways to somebody besides the chat, and which one a letter or a code takes."""

from __future__ import annotations

from collections.abc import Collection

from signing.task.model import Party, Person

CHAT = "chat"
EMAIL = "email"
SMS = "sms"
LETTERS = (EMAIL, SMS)  # the first that is open is taken
PAPER = "paper"  # an invitation handed over: no message ever goes that way
BY_LINK = {"email-link": EMAIL, "sms-link": SMS}  # how a session was opened → where its link had gone
_BY_CHAT = frozenset({"link", "init-data"})  # a session that was opened out of the chat


def link_came_by(identified: str | None) -> str | None:
    """The way by which somebody got the link to the page that they are on."""
    return CHAT if identified in _BY_CHAT else BY_LINK.get(identified or "")


def addresses_of(party: Party) -> dict[str, str | None]:
    """As the initiator named them: nobody has proven them."""
    return {EMAIL: party.email, SMS: party.phone}


def way_to_party(party: Party, ways: Collection[str], *, after: str = CHAT) -> tuple[str, str] | None:
    """Way and address of the first letter to a party; `after`: the way that was tried before it."""
    left = LETTERS[LETTERS.index(after) + 1 :] if after in LETTERS else LETTERS
    named = addresses_of(party)
    return next(((way, address) for way in left if way in ways and (address := named[way])), None)


def way_to_person(person: Person, ways: Collection[str]) -> tuple[str, str | None] | None:
    """Where somebody's messages go; None: nowhere. Whoever has a chat is written there."""
    if person.telegram_id is not None:
        return CHAT, None
    own = {EMAIL: person.email, SMS: person.phone}
    return next(((way, address) for way in LETTERS if way in ways and (address := own[way])), None)


def masked(way: str, address: str) -> str:
    """For the eyes of who knows it anyway: l•••@example.cn, ••••8000."""
    if way == EMAIL:
        name, _, domain = address.rpartition("@")
        return f"{name[:1]}•••@{domain}"
    return f"••••{address[-4:]}"
