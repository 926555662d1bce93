"""The table of transitions: the only place that says which state may follow which."""

from __future__ import annotations

from signing.task.model import PartyState, TaskState

TRANSITIONS: dict[TaskState, frozenset[TaskState]] = {
    TaskState.DRAFT: frozenset({TaskState.PREPARING, TaskState.DISCARDED}),
    TaskState.PREPARING: frozenset({TaskState.AWAITING, TaskState.DRAFT, TaskState.WITHDRAWN, TaskState.EXPIRED}),
    TaskState.AWAITING: frozenset(
        {
            TaskState.PARTIALLY_SIGNED,
            TaskState.CLOSING,
            TaskState.REJECTED,
            TaskState.WITHDRAWN,
            TaskState.EXPIRED,
        }
    ),
    TaskState.PARTIALLY_SIGNED: frozenset(
        {TaskState.CLOSING, TaskState.REJECTED, TaskState.WITHDRAWN, TaskState.EXPIRED}
    ),
    # Everybody has acted: nothing but our own work can happen any more, however long it waits.
    TaskState.CLOSING: frozenset({TaskState.COMPLETED}),
    TaskState.COMPLETED: frozenset(),
    TaskState.REJECTED: frozenset(),
    TaskState.WITHDRAWN: frozenset(),
    TaskState.EXPIRED: frozenset(),
    TaskState.DISCARDED: frozenset(),
}

PARTY_TRANSITIONS: dict[PartyState, frozenset[PartyState]] = {
    PartyState.NOT_YET: frozenset({PartyState.TO_ACT, PartyState.INFORMED, PartyState.COPIED, PartyState.ENDED}),
    PartyState.TO_ACT: frozenset({PartyState.SIGNING, PartyState.APPROVED, PartyState.REJECTED, PartyState.ENDED}),
    # A signature that could not be written goes back to the party, never to "signed".
    PartyState.SIGNING: frozenset({PartyState.SIGNED, PartyState.TO_ACT, PartyState.ENDED}),
    PartyState.SIGNED: frozenset(),
    PartyState.APPROVED: frozenset(),
    PartyState.REJECTED: frozenset(),
    PartyState.INFORMED: frozenset(),
    PartyState.COPIED: frozenset(),
    PartyState.ENDED: frozenset(),
}
