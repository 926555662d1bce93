"""What a company's seal signs with: a key from elsewhere that a setting gives it, else its own in the vault."""

from __future__ import annotations

import unicodedata

from signing.ports import Ports, Seal
from signing.trust.keys import Key, SigningKey
from signing.usecases.seal_key import keys_of, seal_key
from signing.wording import say


async def key_of_seal(ports: Ports, seal: Seal) -> Key:
    """Issued when it is first asked for. Raises BadAnswer `name-unusable`."""
    bought: Key | None = ports.seal_keys.get(seal.id)
    if bought is not None:
        return bought
    return await seal_key(ports, seal.id, organisation=seal.owner, name=certificate_name(seal))


async def own_key_of_seal(ports: Ports, seal_id: str) -> SigningKey | None:
    """The newest that we have issued; None where there never was one."""
    keys = await keys_of(ports, seal_id)
    return keys[-1] if keys else None


def certificate_name(seal: Seal) -> str:
    """The common name: the company and which of its seals, as it is written in its language."""
    wide = any(unicodedata.east_asian_width(char) == "W" for char in seal.owner)
    kind = say("zh" if wide else "en", f"seal-kind-{seal.kind}")
    return f"{seal.owner}{kind}" if wide else f"{seal.owner}, {kind}"
