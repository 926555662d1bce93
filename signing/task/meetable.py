"""Whether a party can do what is asked of it at all, with the ways that this house has: looked at before a task
goes out, since afterwards nobody could act."""

from __future__ import annotations

from collections.abc import Collection

from signing.errors import Refusal
from signing.task.demands import Known, Means
from signing.task.model import ACTING_ROLES, Task
from signing.task.proving import demand_of
from signing.task.ways import EMAIL, SMS


def provable(ways: Collection[str], *, names: bool, letter: bool) -> frozenset[Known]:
    """`names`: a service is there that checks them, out of the chat; `letter`: who comes without a chat."""
    found = {Known.PHONE} if SMS in ways or not letter else set()
    found |= {Known.EMAIL} if EMAIL in ways else set()
    return frozenset(found | ({Known.REAL_NAME} if names and not letter else set()))


def confirmable(ways: Collection[str], *, letter: bool) -> frozenset[Means]:
    sent = {Means(way) for way in (EMAIL, SMS) if way in ways}
    return frozenset({Means.APP, Means.PASSWORD, *sent} | (set() if letter else {Means.CHAT}))


def check_meetable(task: Task, letters: Collection[str], ways: Collection[str], *, names: bool) -> None:
    """`letters`: ids of parties who get a letter. Refusal `demand-proof`, `demand-means`."""
    for party in task.parties:
        if party.role not in ACTING_ROLES:
            continue
        demand, letter = demand_of(task, party), party.id in letters
        by = "letter" if letter else "chat"
        can = provable(ways, names=names, letter=letter)
        for what in demand.known:
            if what not in can:
                raise Refusal("demand-proof", name=party.name, what=what.value, by=by)
        if demand.means and not confirmable(ways, letter=letter).intersection(demand.means):
            raise Refusal("demand-means", name=party.name, by=by)
