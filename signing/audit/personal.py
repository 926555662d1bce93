"""What of an entry is personal: kept beside the chain under a salted digest, so that it can be erased and the
chain still holds. docs/audit.md has the layout, docs/adr/0024 says why."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from signing.audit.jcs import canonical
from signing.ports import AuditEntry

DOMAIN = b"yinxin-personal-v1\0"
SALT_BYTES = 32  # nobody finds a name again by trying all names
ACTOR = ("person_id", "ip", "agent")
# Facts that name no person. Whatever else a kind of entry tells is taken for personal: a new one is, unless
# somebody has thought about it.
OPEN = frozenset(
    {
        *(
            "act",
            "certificate_serial",
            "checkpoint",
            "code",
            "count",
            "document",
            "documents",
            "entries",
            "language",
        ),
        *("number", "page", "party_id", "revision", "slot", "state", "version", "what", "which"),
    }
)


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def is_open(name: str) -> bool:
    return name in OPEN or name.startswith("sha256")


def open_part(entry: AuditEntry) -> tuple[dict[str, Any], dict[str, Any]]:
    """Actor and facts as the chain itself holds them, for ever."""
    actor = {name: value for name, value in asdict(entry.actor).items() if name not in ACTOR}
    facts = {name: value for name, value in entry.facts.items() if is_open(name)}
    if isinstance(facts.get("documents"), list):
        facts["documents"] = [_untitled(each) for each in facts["documents"]]
    return actor, facts


def personal_part(entry: AuditEntry) -> dict[str, Any]:
    """Everything else."""
    _, facts = open_part(entry)
    said = asdict(entry.actor)
    return {
        "actor": {name: said[name] for name in ACTOR},
        "facts": {name: value for name, value in entry.facts.items() if facts.get(name, ...) != value},
    }


def personal_digest(entry: AuditEntry) -> str:
    """Over what stands beside the chain; of an erased entry what the chain holds. ValueError where neither can
    be."""
    beside = personal_part(entry)
    if entry.salt is None:
        if (
            entry.personal is None
            or beside["facts"]
            or any(value is not None for value in beside["actor"].values())
        ):
            raise ValueError("an erased entry has nothing beside the chain")
        return entry.personal
    return hashlib.sha256(DOMAIN + bytes.fromhex(entry.salt) + canonical(beside)).hexdigest()


def bared(entry: AuditEntry) -> AuditEntry | None:
    """The same entry without what is personal. None where that cannot be taken out of it: before version 3 the
    chain itself holds it."""
    if entry.version < 3 or entry.is_erased:
        return None
    _, facts = open_part(entry)
    return replace(entry, actor=replace(entry.actor, person_id=None, ip=None, agent=None), facts=facts, salt=None)


def restricted(entries: Sequence[AuditEntry], *, by: str) -> list[AuditEntry]:
    """For whoever shows them: what was erased is told no more, also where an entry of an older layout had to keep
    it (PIPL 47: what cannot be deleted is stored, and used for nothing else). `by`: the kind of entry that says
    that something was erased. Those of before it are shown as if they were empty; their hashes are not theirs
    then."""
    last = max((each.number for each in entries if each.kind == by), default=-1)
    return [_unsaid(each) if each.version < 3 and each.number < last else each for each in entries]


def _unsaid(entry: AuditEntry) -> AuditEntry:
    _, facts = open_part(entry)
    nobody = replace(entry.actor, person_id=None, ip=None, agent=None)
    return replace(entry, actor=nobody, facts=facts, salt=None, personal="")


def _untitled(document: Any) -> Any:
    """Titles name people; fingerprints stay."""
    if not isinstance(document, dict):
        return document
    return {name: value for name, value in document.items() if name != "title"}
