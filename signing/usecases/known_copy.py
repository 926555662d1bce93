from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Revision
from signing.task.documents import is_meant_for
from signing.task.model import Person, Role, Task
from signing.task.rights import may_see, readable, rights_for
from signing.task.routing import progress
from signing.usecases.views import KnownCopy

WHAT = {"base": "prepared", "party": "signed", "close": "completed", "renewal": "renewed"}


def known_copy(task: Task, revisions: Sequence[Revision], sha256: str, asker: Person | None) -> KnownCopy:
    """The version with these bytes, which is one of the task's; its parties only for those whom it concerns."""
    found = next(each for each in revisions if each.sha256 == sha256)
    chain = [each for each in revisions if each.document == found.document]
    signer = task.party(found.party_id) if found.party_id else None
    done, total = progress(task)
    document = task.document_at(found.document)
    concerned = asker is not None and bool(rights_for(task, asker))
    listed = readable(task, asker.id) if asker is not None and document is not None else ()
    there = document in listed and len(listed) > 1
    return KnownCopy(
        number=chain.index(found) + 1,
        of=len(chain),
        made_at=found.made_at,
        what="filled" if signer and signer.role is Role.FILLER else WHAT[found.kind],
        by=signer.name if signer else None,
        done=done,
        total=total,
        task=task if concerned else None,
        parties=tuple(
            party for party in task.parties if concerned and document and is_meant_for(task, party, document)
        ),
        overseen=concerned and asker is not None and not may_see(task, asker.id),
        titles=tuple(one.title for one in listed) if there else (),
        at=listed.index(document) if there and document is not None else 0,
    )
