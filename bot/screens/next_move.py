"""Whose move it is, in words: a party; or, where it waits for a seal's keeper, the keeper."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.voice import Voice, cut
from signing.task.model import Party
from signing.usecases.views import RemindedParty, SealWait
from signing.wording import say


def wait_of(party: Party | None, waits: Sequence[SealWait]) -> SealWait | None:
    return next((each for each in waits if party is not None and each.party_id == party.id), None)


def whom(party: Party, waits: Sequence[SealWait], voice: Voice, *, limit: int = 30) -> str:
    """No HTML yet: for lists of names."""
    wait = wait_of(party, waits)
    return cut(party.name, limit) if wait is None else keeper_words(wait, voice, limit=limit)


def reminded_words(party: RemindedParty, voice: Voice, *, limit: int = 24) -> str:
    """No HTML: who it was, the party or a keeper in its place."""
    return cut(party.name, limit) if party.wait is None else keeper_words(party.wait, voice, limit=limit)


def keeper_words(wait: SealWait, voice: Voice, *, limit: int = 30) -> str:
    """No HTML: who is to answer, and whose use of the seal it is about."""
    name = cut(wait.name, limit)
    if wait.request_id is not None:
        return say(voice.language, "seal-wait-you", name=name)
    if wait.keeper is None:
        return say(voice.language, "seal-wait-owner", name=name, owner=cut(wait.owner, 40))
    keeper = cut(wait.keeper, limit)
    return say(voice.language, "seal-wait-keeper", name=name, keeper=keeper, more=wait.more)
