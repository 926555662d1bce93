from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.task.events import ADMIN_READ
from signing.task.finding import apart, asked
from signing.task.members import Right, may
from signing.task.model import Person, Task
from signing.task.rights import UNSEEN_STATES, may_see
from signing.usecases.admission import person_of
from signing.usecases.file_found import file_found
from signing.usecases.find_terms import IN, ON, find_key, mover, ordered_digests, reader, sender

PAGE_SIZE = 8
MOST_FOUND = 200  # further back, another word is quicker than more leaves
LONGEST = 200  # characters of a question
FRESH_S = 0.3  # what was saved just now is filed before it is looked for


EVERYTHING = "everything"  # of the whole house, for who may see it; for all others, what is theirs
AMONG = {"mine_to_do": mover, "sent": sender, "all": reader, EVERYTHING: reader}


@dataclass(frozen=True, slots=True)
class Found:
    words: str
    which: str
    whole: bool  # the asker sees the whole house
    tasks: tuple[Task, ...]
    page: int  # from 0
    more: bool


async def find_tasks(ports: Ports, actor: Actor, words: str, which: str = EVERYTHING, page: int = 0) -> Found:
    """Tasks that have all of these words, newest first: in their title, number, names, days, or on the pages of a
    document that the asker may read. Only what the asker may see, and of it only `which` (a key of AMONG).
    BadAnswer `find-nothing-asked` where there is no word in it."""
    if which not in AMONG:
        raise NotAllowed("not-found")
    words = " ".join(words.split())[:LONGEST]
    page = min(max(0, page), MOST_FOUND // PAGE_SIZE - 1)
    if not asked(words):
        raise BadAnswer("find-nothing-asked")
    await file_found(ports, FRESH_S)
    key = await find_key(ports)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        zone = ZoneInfo(person.time_zone or ports.installation.time_zone)
        terms = asked(words, ports.clock().astimezone(zone).date())
        numbered = await _search(tx, (key, terms), person, which, (page + 1) * PAGE_SIZE + 1)
        leaf = numbered[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        found = {task.id: task for task in await tx.tasks.find(TaskFilter(ids=frozenset(leaf)))}
        whole = may(person, Right.SEE_ALL)
        if whole and which == EVERYTHING:
            facts = {"what": "find", "page": page}
            await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=None, facts=facts)
    # An entry may be a moment older than its task.
    tasks = tuple(found[each] for each in leaf if each in found and _sees(person, found[each]))
    return Found(words, which, whole, tasks, page, len(numbered) > (page + 1) * PAGE_SIZE)


async def _search(
    tx: Transaction, asking: tuple[bytes, frozenset[str]], person: Person, which: str, limit: int
) -> Sequence[str]:
    """Ids, each once. A task has one entry of its own, and one for each document, so of these more are asked for.
    Once there are enough, only what is newer than the last of them matters."""
    key, words = asking
    own = AMONG[which](person.id)
    of_own = {where: ordered_digests(key, where, [own, *apart(words)]) for where in (ON, IN)}
    of_all = {where: ordered_digests(key, where, apart(words)) for where in (ON, IN)}
    most = 4 * limit
    found = [*await tx.finding.search(of_own[ON], limit)]
    above = _last_of(found, limit)
    found += await tx.finding.search(of_own[IN], most, above=above)
    if which == EVERYTHING and may(person, Right.SEE_ALL):
        found += await tx.finding.search(of_all[ON], limit, shown_only=True, above=above)
    if which == EVERYTHING and may(person, Right.READ_ALL):
        found += await tx.finding.search(of_all[IN], most, shown_only=True, above=above)
    return list(dict.fromkeys(task_id for _, task_id in sorted(found, reverse=True)))[:limit]


def _last_of(found: Sequence[tuple[int, str]], limit: int) -> int:
    """Behind which nothing is on the leaf any more; 0 where there are not enough yet."""
    return found[limit - 1][0] - 1 if len(found) >= limit else 0


def _sees(person: Person, task: Task) -> bool:
    return may_see(task, person.id) or (may(person, Right.SEE_ALL) and task.state not in UNSEEN_STATES)
