"""Who answers in whose name about certificates (RFC 6960, 2.6), now and for moments that are past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from signing.trust.keys import load_key
from signing.trust.material import Material, former_role, formers
from signing.trust.standing import is_issued_by


@dataclass(frozen=True, slots=True)
class Speaker:
    certificate: x509.Certificate
    der: bytes = field(repr=False)
    key: ec.EllipticCurvePrivateKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answering:
    """An issuer and those who may answer for it, the one of today first."""

    issuer: x509.Certificate
    speakers: tuple[Speaker, ...]

    def at(self, moment: datetime) -> Speaker:
        """Validators take an answer about a moment only from one whose certificate held at that moment."""
        for one in self.speakers:
            if one.certificate.not_valid_before_utc <= moment <= one.certificate.not_valid_after_utc:
                return one
        return self.speakers[0]


def issuing_answering(material: Material) -> Answering:
    """Of the issuing CA. It may have several certificates, all for one key."""
    return Answering(x509.load_der_x509_certificate(material["issuing-cert"]), tuple(_speakers(material, "ocsp")))


def roots_answering(material: Material) -> tuple[Answering, ...]:
    """The root that is in use comes first, then its former ones."""
    speakers = tuple(_speakers(material, "root-ocsp"))
    roots = map(x509.load_der_x509_certificate, (material["root-cert"], *formers(material, "root")))
    found = (
        Answering(root, tuple(one for one in speakers if is_issued_by(one.certificate, root))) for root in roots
    )
    return tuple(one for one in found if one.speakers)


def _speakers(material: Material, role: str) -> Iterator[Speaker]:
    """Of former ones those whose key is kept."""
    names = [f"{role}-cert", *(name for name in sorted(material) if former_role(name) == role)]
    for name in names:
        key = f"{name.removesuffix('-cert')}-key"
        if key in material:
            yield Speaker(x509.load_der_x509_certificate(material[name]), material[name], load_key(material[key]))
