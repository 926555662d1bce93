"""What the vault seals things for. A purpose is authenticated with the bytes: what was sealed for one thing, or
for one person, opens for no other. Whoever seals anew under another master key needs them too."""

from __future__ import annotations

CODE = "code"
INVITATION = "invitation"
SHARE = "share"
# What waits in the outbox, by its kind.
DELIVERIES = {"code": CODE, "proof": CODE, "invitation": INVITATION, "letter": INVITATION}


def answers(task_id: str, party_id: str) -> str:
    return f"answers:{task_id}:{party_id}"


def hand(person_id: str, kind: str) -> str:
    return f"hand:{person_id}:{kind}"


def channel(person_id: str, channel_id: str) -> str:
    return f"channel:{person_id}:{channel_id}"


def credential(person_id: str, kind: str) -> str:
    return f"credential:{person_id}:{kind}"


def secret(name: str) -> str:
    return f"secret:{name}"


def proposed_proof(person_id: str) -> str:
    return f"proof:{person_id}"
