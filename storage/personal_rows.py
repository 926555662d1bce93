"""Every column that names a person, and what becomes of its row once they are erased. A new column without a line
here fails a test (tests/storage/test_erasing.py)."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Column, Table

from storage.queue_tables import cards, dialogues, nudges, outbox
from storage.tables import (
    batches,
    bulks,
    channels,
    contacts,
    credentials,
    folders,
    group_cards,
    group_links,
    invitations,
    kept_hands,
    member_invites,
    page_links,
    parties,
    preferences,
    proof_codes,
    proofs,
    put_off,
    questions,
    reports,
    seal_requests,
    seal_users,
    seal_uses,
    seals,
    sessions,
    share_starts,
    tasks,
    template_shares,
    templates,
    wrong_tries,
)


class Fate(StrEnum):
    GOES = "goes"  # the row is theirs alone
    LOOSE = "loose"  # the row is somebody else's, and names nobody from then on
    STAYS = "stays"  # with its document, as long as that is kept, or emptied where it stands


FATES: dict[Column[str], Fate] = {
    **dict.fromkeys(
        (
            *(proofs.c.person_id, credentials.c.person_id, proof_codes.c.person_id, wrong_tries.c.person_id),
            *(
                channels.c.person_id,
                preferences.c.person_id,
                kept_hands.c.person_id,
                sessions.c.person_id,
                page_links.c.person_id,
            ),
            *(put_off.c.person_id, contacts.c.owner_id, contacts.c.person_id, folders.c.owner_id),
            *(group_links.c.person_id, dialogues.c.person_id, cards.c.person_id, outbox.c.person_id),
            nudges.c.reader_id,
            *(batches.c.person_id, seal_users.c.person_id, share_starts.c.person_id),
            *(template_shares.c.owner_id, bulks.c.owner_id, templates.c.owner_id, invitations.c.bound_person_id),
        ),
        Fate.GOES,
    ),
    **dict.fromkeys(
        (preferences.c.deputy_id, member_invites.c.made_by, member_invites.c.used_by),
        Fate.LOOSE,
    ),
    **dict.fromkeys(
        (
            *(tasks.c.initiator_id, parties.c.person_id, questions.c.asker_id, reports.c.person_id),
            *(seal_requests.c.person_id, seal_uses.c.person_id, seals.c.keeper_id, group_cards.c.linked_by),
        ),
        Fate.STAYS,
    ),
}
# What is told of a row that holds much more, of others too.
BRIEF: dict[Table, tuple[str, ...]] = {
    tasks: ("number", "title", "state", "created_at", "sent_at", "deadline", "ended_at", "end_reason"),
    contacts: ("name", "company", "phone", "email", "made_at", "used_at"),
    templates: ("name", "created_at", "archived_at"),
    batches: ("made_at", "expires_at", "used_at", "actor"),
    dialogues: ("kind", "step", "updated_at"),
    outbox: ("kind", "state", "channel", "facts"),
    member_invites: ("roles", "made_at", "used_at"),
    group_cards: ("name", "linked_at"),
    preferences: (
        *("quiet_from", "quiet_to", "first_way", "email_copies", "days_off", "region"),
        *("away_from", "away_until", "reminders"),
    ),
}
# A secret is told of by its row being there.
UNTOLD = frozenset({"hash", "token_hash", "sealed", "secret", "proposal", "bound_to", "digest"})
