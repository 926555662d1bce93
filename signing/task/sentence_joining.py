"""Words of a request that are one thing together: 李经理（李明） is one person, and so is "Ann Lee, CFO"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_names import is_titled

_REACH = frozenset({Kind.PHONE, Kind.EMAIL, Kind.USER})
_OF = frozenset({"of", "at", "the", "的"})


def joined(tokens: Sequence[Token]) -> list[Token]:
    """The same words, with those that only say more of a name as fillers."""
    said = [*tokens]
    for at in range(len(said)):
        for beside in (*_alias(said, at), *_position(said, at)):
            said[beside] = replace(said[beside], kind=Kind.FILLER)
    return said


def reaches_of_next(tokens: Sequence[Token]) -> set[int]:
    """Addresses of who is named behind them in brackets, by their place: ann@x.com (Ann)."""
    return {
        at
        for at, one in enumerate(tokens)
        if one.kind in _REACH
        and [each.value for each in tokens[at + 1 : at + 2]] == ["("]
        and [each.kind for each in tokens[at + 2 : at + 3]] == [Kind.NAME]
        and (at == 0 or tokens[at - 1].kind is not Kind.NAME)
    }


def _alias(said: Sequence[Token], at: int) -> Iterator[int]:
    """A name in brackets behind another of the same family: the one that is whole is kept."""
    first, bracket, second = (*said[at : at + 3], *[None] * 3)[:3]
    if first is None or bracket is None or second is None or bracket.value != "(":
        return
    if first.kind is second.kind is Kind.NAME and first.value[0] == second.value[0]:
        one, other = first.value, second.value
        if is_titled(one) != is_titled(other):
            yield at if is_titled(one) else at + 2
        elif f"{other} ".startswith(f"{one} ") or f"{one} ".startswith(f"{other} "):
            yield at if len(one) < len(other) else at + 2


def _position(said: Sequence[Token], at: int) -> Iterator[int]:
    """Ann Lee, CFO, …"""
    if at + 2 >= len(said) or said[at].kind is not Kind.NAME:
        return
    comma, title = said[at + 1], said[at + 2]
    if comma.kind is not Kind.BREAK or comma.value or title.kind is not Kind.TITLE:
        return
    rest = (one for one in said[at + 3 :] if one.value not in _OF)
    behind = next(rest, None)
    if behind is None or behind.kind in {Kind.COMPANY, Kind.BREAK}:
        yield from (at + 1, at + 2)
