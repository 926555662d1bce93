"""What is said of people is sealed under the master key, and looked up by keyed digests. Types stay: a sealed text
is text, sealed JSON is JSON. The key is the engine's: a base that holds rows is not brought here without it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.master_key import MasterKey
from storage.sealed_columns import Digest, SealedBytes, SealedJson, SealedText, key_of
from storage.sealed_rows import everything

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

DIGESTS = {"people": ("username", "phone", "email"), "contacts": ("phone", "email")}
# Table: its key, then what is sealed; as of now, whatever later versions have. "#" numbers, "{}" JSON, "*" bytes.
SEALED = {
    "people": ("id", "name username phone email company"),
    "contacts": ("id", "name company phone email"),
    "tasks": ("id", "title end_reason documents{} needs{} fields{}"),
    "parties": ("task_id id", "name company phone email reason handed_why asked_files{}"),
    "revisions": ("task_id document# number#", "plan*"),
    "certificates": ("serial", "der*"),
    "proofs": ("person_id what", "value reference"),
    "invitations": ("token_hash", "address"),
    "sessions": ("token_hash", "ip agent"),
    "channels": ("id", "ends"),
    "questions": ("row#", "name words answer"),
    "handed_in": ("row#", "name"),
    "group_cards": ("task_id chat_id#", "name"),
    "seals": ("id", "owner name design{}"),
    "seal_requests": ("id", "reason"),
    "put_off": ("id", "reason"),
    "batches": ("id", "actor{}"),
    "batch_items": ("batch_id place#", "reason facts{}"),
    "keepings": ("task_id", "held_why"),
    "folders": ("id", "name rule held_why"),
    "templates": ("id", "name"),
    "template_versions": ("template_id number#", "content{}"),
    "bulk_rows": ("bulk_id at#", "content{} refusal{}"),
    "share_starts": ("id", "filling{}"),
    "codes": ("row#", "proposal{}"),
    "intents": ("id", "proposal{} actor{}"),
    "inbox": ("id#", "payload{} error"),
    "outbox": ("id#", "facts{} error"),
    "jobs": ("id#", "error"),
    "dialogues": ("person_id", "data{}"),
    "audit": ("chain number#", "actor{} facts{} context{} salt"),
}


def upgrade() -> None:
    for table, names in DIGESTS.items():
        with op.batch_alter_table(table) as batch:
            for name in names:
                batch.add_column(sa.Column(f"{name}_digest", sa.String(), nullable=True))
        for name in names:
            op.create_index(f"ix_{table}_{name}_digest", table, [f"{name}_digest"])
    op.drop_index("ix_people_phone", "people")
    op.drop_index("ix_people_email", "people")
    op.drop_index("ix_templates_owner_id_name", "templates")
    op.create_index("ix_templates_owner_id", "templates", ["owner_id"])
    _walk(clear=False)


def downgrade() -> None:
    _walk(clear=True)
    op.drop_index("ix_templates_owner_id", "templates")
    op.create_index("ix_templates_owner_id_name", "templates", ["owner_id", "name"])
    op.create_index("ix_people_phone", "people", ["phone"])
    op.create_index("ix_people_email", "people", ["email"])
    for table, names in DIGESTS.items():
        for name in names:
            op.drop_index(f"ix_{table}_{name}_digest", table)
        with op.batch_alter_table(table) as batch:
            for name in names:
                batch.drop_column(f"{name}_digest")


def _walk(*, clear: bool) -> None:
    connection, tables = op.get_bind(), [_table(name) for name in SEALED]
    if all(
        connection.execute(sa.select(sa.literal(1)).select_from(each).limit(1)).first() is None for each in tables
    ):
        return
    key = key_of(connection.dialect)
    assert isinstance(key, MasterKey), "who carries rows migrates none"
    everything(connection, tables, key, clear=clear)


def _table(table: str) -> sa.Table:
    primary, sealed = SEALED[table]
    keys = [
        sa.Column(name.rstrip("#"), sa.BigInteger() if name.endswith("#") else sa.String(), primary_key=True)
        for name in primary.split()
    ]
    columns = [_column(table, name) for name in sealed.split()]
    digests: list[sa.Column[str]] = [
        sa.Column(f"{name}_digest", Digest(f"{table}.{name}", name)) for name in DIGESTS.get(table, ())
    ]
    return sa.Table(table, sa.MetaData(), *keys, *columns, *digests)


def _column(table: str, name: str) -> sa.Column[object]:
    plain = name.rstrip("{}*")
    kind = SealedJson if name.endswith("{}") else SealedBytes if name.endswith("*") else SealedText
    return sa.Column(plain, kind(f"{table}.{plain}"))
