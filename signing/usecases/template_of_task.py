"""What a task is as a template: the same for looking at it and for saving it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from signing.errors import NotAllowed, Refusal
from signing.ports import Ports, Transaction
from signing.task.draft_steps import missing
from signing.task.events import SIGNER_NAMED
from signing.task.model import Person, Role, Task, TaskState
from signing.task.rights import may_become_template
from signing.task.templates import TemplateVersion, template_of
from signing.usecases.before_places import before_places
from signing.wording import say

LETTERS = {"zh": "甲乙丙丁戊己庚辛壬癸", "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


async def version_of(
    ports: Ports, tx: Transaction, person: Person, task: Task, *, number: int, merge: Sequence[str] = ()
) -> TemplateVersion:
    """NotAllowed `not-found` for somebody else's task; Refusal `template-incomplete`, `template-no-document`."""
    if not may_become_template(task, person.id):
        raise NotAllowed("not-found")
    # A deadline that has passed does no harm: only its distance is kept.
    if task.state is TaskState.DRAFT and set(missing(task, ports.clock())) - {"deadline"}:
        raise Refusal("template-incomplete")
    documents = await before_places(tx, task)
    return template_of(
        task,
        documents,
        ports.clock(),
        number=number,
        merge=merge,
        label=_labels(person, task),
        zone=person.time_zone or ports.installation.time_zone,
        found=await _named_signers(tx, task),
    )


async def _named_signers(tx: Transaction, task: Task) -> Sequence[str]:
    """Parties that have said who of their company acts: ordinary ones since."""
    if task.state is TaskState.DRAFT:
        return ()
    entries = await tx.audit.of_task(task.id)
    return [str(entry.facts.get("party_id")) for entry in entries if entry.kind == SIGNER_NAMED]


def _labels(person: Person, task: Task) -> Callable[[Role, int], str]:
    """甲方, 乙方; the only signer, approver, viewer or recipient of a copy has no number."""
    language = person.speaks
    count = Counter(party.role for party in task.parties)
    letters = LETTERS[language]

    def label(role: Role, at: int) -> str:
        if role is Role.SIGNER and count[role] > 1 and at < len(letters):
            return say(language, "template-role-letter", letter=letters[at])
        number = at + 1 if count[role] > 1 else 0
        return say(language, f"template-role-{role.value}", number=number)

    return label
