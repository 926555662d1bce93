"""Words as the index knows them: a keyed digest each, so that the database alone tells none of them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import blake2b
from weakref import WeakKeyDictionary

from signing.ports import KeyVault, Ports

NAME = "find-key"  # in the vault
ON, IN = "on", "in"  # what may be known of a task by all who see it; and by those who may read a document

_keys: WeakKeyDictionary[KeyVault, bytes] = WeakKeyDictionary()


async def find_key(ports: Ports) -> bytes:
    """Made when first asked for; not inside a transaction."""
    key = _keys.get(ports.vault) or await ports.vault.fetch(NAME)
    if key is None:
        await ports.vault.keep(NAME, secrets.token_bytes(32))
        key = await ports.vault.fetch(NAME)
        assert key is not None, "kept just now, by us or by somebody before us"
    _keys[ports.vault] = key
    return key


def digests(key: bytes, where: str, words: Iterable[str]) -> tuple[int, ...]:
    """Sorted. 32 bits: of a million words, one in five thousand shares its number with another, and a question of
    two words is right all the same."""
    head = where.encode() + b":"
    made = {
        int.from_bytes(blake2b(head + word.encode(), digest_size=4, key=key).digest(), "big", signed=True)
        for word in words
    }
    return tuple(sorted(made))


def ordered_digests(key: bytes, where: str, words: Iterable[str]) -> tuple[int, ...]:
    """Of what is asked, in its order; each once."""
    return tuple(dict.fromkeys(one for word in words for one in digests(key, where, (word,))))


def reader(person_id: str) -> str:
    """A person as a word that no text has; and as the one who sent it, or whose move it is."""
    return f"@{person_id}"


def sender(person_id: str) -> str:
    return f"@sent:{person_id}"


def mover(person_id: str) -> str:
    return f"@move:{person_id}"
