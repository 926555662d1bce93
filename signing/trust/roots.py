"""The root of an authority and its former ones, each with who answers in its name."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from signing.trust.keys import load_key
from signing.trust.material import Material, former_role, formers
from signing.trust.standing import is_issued_by


@dataclass(frozen=True, slots=True)
class Root:
    certificate: x509.Certificate
    responder: x509.Certificate
    responder_der: bytes = field(repr=False)
    key: ec.EllipticCurvePrivateKey = field(repr=False)


def roots_ever(material: Material) -> tuple[Root, ...]:
    """The one that is in use comes first; of each, who answers now."""
    responders = [("root-ocsp-cert", "root-ocsp-key")]
    responders += [
        (name, key)
        for name in sorted(material)
        if former_role(name) == "root-ocsp" and (key := f"{name.removesuffix('-cert')}-key") in material
    ]
    found = []
    for der in (material["root-cert"], *formers(material, "root")):
        root = x509.load_der_x509_certificate(der)
        for name, key in responders:
            responder = x509.load_der_x509_certificate(material[name])
            if is_issued_by(responder, root):
                found.append(Root(root, responder, material[name], load_key(material[key])))
                break
    return tuple(found)
