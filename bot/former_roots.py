"""Roots above signing keys from elsewhere that this installation signed with, once: it goes on trusting what they
issued, whatever the settings say today."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from signing.trust.keys import Key
from signing.trust.paths import read_certificates, roots_in
from storage.durable import write_beside
from storage.vault import Vault

ROOTS = "former-roots"  # of the vault: PEM


async def remember_roots(vault: Vault, key: Key | None) -> tuple[bytes, ...]:
    """DER of all, those above this key among them. A key that is away is remembered at a later start: nothing was
    signed with it in this one."""
    kept = await fetch_roots(vault)
    above = roots_in(key.chain) if key is not None and key.is_known else ()
    roots = tuple(dict.fromkeys((*kept, *above)))
    if roots != kept:
        await vault.replace({ROOTS: pem(roots)})
    return roots


async def fetch_roots(vault: Vault) -> tuple[bytes, ...]:
    kept = await vault.fetch(ROOTS)
    return read_certificates(kept) if kept else ()


def show_roots(path: Path, roots: Iterable[bytes]) -> None:
    """For `yinxin verify`, which does not open the vault."""
    shown = pem(roots)
    if (path.read_bytes() if path.exists() else b"") != shown:
        write_beside(path, shown).replace(path)


def pem(certificates: Iterable[bytes]) -> bytes:
    return b"".join(x509.load_der_x509_certificate(one).public_bytes(Encoding.PEM) for one in certificates)
