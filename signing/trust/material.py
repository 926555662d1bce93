"""What an authority is made of, as bytes that lie in the vault, and when each part of it ends."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509

# "<role>-key" → PKCS#8 DER without encryption (the vault encrypts it at rest), "<role>-cert" → DER, "root-crl" →
# DER, "former-<role>-<serial>-cert" → DER of what was renewed. The root's key is here only until it is put apart.
# "former-root-<serial>-crl" → the last revocation list of a root whose key is gone.
# Who answered before goes on doing so about what was then: "former-<role>-<serial>-key" of both responders.
Material = dict[str, bytes]
WORKING = ("issuing", "tsa", "ocsp", "root-ocsp", "certifier")  # whose keys the service has at hand
ROLES = ("root", *WORKING)
FORMER = "former-"
# So long before an end it is told, and renewed: somebody has to fetch the root's passphrase from a safe.
AHEAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class End:
    """`what`: a role, `root-crl`, or `signing` for a key that came from elsewhere."""

    what: str
    until: datetime

    def is_near(self, now: datetime) -> bool:
        return self.until - now < AHEAD


def ends(material: Material) -> Iterator[End]:
    for role in ROLES:
        yield End(role, x509.load_der_x509_certificate(material[f"{role}-cert"]).not_valid_after_utc)
    until = x509.load_der_x509_crl(material["root-crl"]).next_update_utc
    yield End("root-crl", until or datetime.max.replace(tzinfo=UTC))


def formers(material: Material, *roles: str) -> list[bytes]:
    """Certificates (DER) that were renewed and are still asked about."""
    return [value for name, value in sorted(material.items()) if former_role(name) in roles]


def root_address(root: bytes) -> str:
    """What a root (DER) is called in the addresses of what it issues: its own list stays there when there are
    others. By its key, as validators know it."""
    named = x509.load_der_x509_certificate(root).extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return f"root-{named.value.digest.hex()[:16]}"


def root_lists(material: Material) -> dict[str, bytes]:
    """Revocation list (DER) of every root that is kept, by `root_address`; the one in use comes first."""
    found = {root_address(material["root-cert"]): material["root-crl"]}
    for name, value in sorted(material.items()):
        if former_role(name) == "root" and (kept := f"{name.removesuffix('-cert')}-crl") in material:
            found[root_address(value)] = material[kept]
    return found


def root_certificates(material: Material) -> dict[str, bytes]:
    """Every root that is kept (DER), by `root_address`."""
    return {root_address(one): one for one in (material["root-cert"], *formers(material, "root"))}


def former_role(name: str) -> str | None:
    """Of a certificate's name that says it is a former one."""
    if not name.startswith(FORMER) or not name.endswith("-cert"):
        return None
    return name.removeprefix(FORMER).rsplit("-", 2)[0]


def pack(material: Material) -> bytes:
    return json.dumps({name: base64.b64encode(value).decode() for name, value in material.items()}).encode()


def unpack(packed: bytes) -> Material:
    return {name: base64.b64decode(value) for name, value in json.loads(packed).items()}
