"""The installation, as far as the rules need to know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from signing.ports.audit import Witness
from signing.ports.erasing import ErasureFile
from signing.ports.outside import Blobs, Children, KeyVault, Office
from signing.ports.security import NameService
from signing.ports.transaction import Transaction

UNNAMED = (
    "印信 Yinxin"  # the organisation of an installation that has not been given one: it stands in certificates
)


@dataclass(frozen=True, slots=True)
class Installation:
    """What the rules need to know of the settings."""

    organisation: str
    public_url: str  # of the pages, no trailing slash
    bot_username: str
    time_zone: str = "Asia/Shanghai"
    max_pdf_mb: int = 100
    nudges_per_person_per_day: int = 5
    checkpoint_hours: int = 24  # between two checkpoints of the audit chains
    admin_telegram_ids: frozenset[int] = frozenset()
    ways: frozenset[str] = frozenset()  # besides the chat: "email", "sms"
    members_only: bool = False  # whether only members start tasks
    retention_days: int = 0  # of what is completed, since then; 0: no rule deletes it
    retention_unfinished_days: int = 0  # of what ended otherwise

    @property
    def is_named(self) -> bool:
        """Whether anybody has said whose it is: "the signing desk of Yinxin" would be nobody's."""
        return self.organisation != UNNAMED


@dataclass(frozen=True, slots=True)
class Ports:
    transaction: Callable[[], AbstractAsyncContextManager[Transaction]]
    blobs: Blobs
    vault: KeyVault
    children: Children
    authority: Any  # signing.trust.authority.Authority: typed there, above this floor
    timestamper: Any  # what signing.pdf takes; the embedded one or an external
    clock: Callable[[], datetime]  # aware, UTC
    installation: Installation
    wake: Callable[[], None] = lambda: None  # told after commit that jobs or outbox may have work
    office: Office | None = None  # None: nothing here converts Office files
    real_names: NameService | None = None  # None: nobody is asked for names
    witness: Witness | None = None  # None: checkpoints are in the database only
    erasures: ErasureFile | None = None  # None: what was erased is known to the database only
    seal_keys: Mapping[str, Any] = field(default_factory=dict)  # seal id → signing.trust.keys.Key from elsewhere
