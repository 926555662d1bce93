"""The table of transitions: the only place that says which state may follow which."""

from __future__ import annotations

from signing.task.model import PartyState, TaskState

TRANSITIONS: dict[TaskState, frozenset[TaskState]] = {
    TaskState.DRAFT: frozenset({TaskState.PREPARING, TaskState.DISCARDED}),
    TaskState.PREPARING: frozenset({TaskState.AWAITING, TaskState.DRAFT, TaskState.WITHDRAWN, TaskState.EXPIRED}),
    TaskState.AWAITING: frozenset(
        {
            TaskState.PREPARING,  # a document was replaced before anybody acted
            TaskState.PARTIALLY_SIGNED,
            TaskState.CLOSING,
            TaskState.REJECTED,
            TaskState.WITHDRAWN,
            TaskState.EXPIRED,
        }
    ),
    TaskState.PARTIALLY_SIGNED: frozenset(
        {
            TaskState.AWAITING,  # the only one who had approved takes it back
            TaskState.CLOSING,
            TaskState.REJECTED,
            TaskState.WITHDRAWN,
            TaskState.EXPIRED,
        }
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
    PartyState.NOT_YET: frozenset(
        {PartyState.TO_ACT, PartyState.SPARED, PartyState.INFORMED, PartyState.COPIED, PartyState.ENDED}
    ),
    # A turn is taken back where the initiator has put somebody else before it.
    PartyState.TO_ACT: frozenset(
        {
            PartyState.NOT_YET,
            PartyState.SIGNING,
            PartyState.APPROVED,
            PartyState.REJECTED,
            PartyState.SPARED,
            PartyState.ENDED,
        }
    ),
    # A signature that could not be written goes back to the party, never to "signed".
    PartyState.SIGNING: frozenset({PartyState.SIGNED, PartyState.FILLED, PartyState.TO_ACT, PartyState.ENDED}),
    PartyState.SIGNED: frozenset(),
    PartyState.FILLED: frozenset(),
    # Taken back while nobody has acted after it.
    PartyState.APPROVED: frozenset({PartyState.TO_ACT}),
    PartyState.REJECTED: frozenset(),
    # One who was enough takes it back, or leaves: the others are needed again.
    PartyState.SPARED: frozenset({PartyState.NOT_YET, PartyState.TO_ACT, PartyState.ENDED}),
    # Another document stands in place of the one they had begun to read.
    PartyState.INFORMED: frozenset({PartyState.NOT_YET, PartyState.COPIED}),
    PartyState.COPIED: frozenset(),
    PartyState.ENDED: frozenset(),
}
