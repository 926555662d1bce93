"""Kinds of signatures that are honest for all we know, and not judged here.

Chinese authorities certify SM2 keys (GB/T 32918), old readers wrote bare RSA values: to call such a signature
broken would accuse somebody of what nobody did. What a signature says of itself is anybody's to write; so this is
looked at only once it could not be judged, and makes nothing valid."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils.generic import EncryptedObjAccess

from signing.one_line import one_line

JUDGED = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"})  # ISO 32000-2, table 260
_CHINESE = "1.2.156.10197."  # algorithms and messages of its own (GM/T 0006, GM/T 0010)
SEVERAL, UNNAMED = "several-signers", "no-certificate"
_NAMES = {
    "1.2.156.10197.1.301": "SM2",
    "1.2.156.10197.1.401": "SM3",
    "1.2.156.10197.1.501": "SM2",
    "1.3.36.3.2.1": "RIPEMD-160",
    "1.2.643.7.1.1.2.2": "GOST R 34.11-2012",
    "1.2.643.7.1.1.2.3": "GOST R 34.11-2012",
    "1.2.643.7.1.1.1.1": "GOST R 34.10-2012",
    "1.2.643.7.1.1.1.2": "GOST R 34.10-2012",
}


@dataclass(frozen=True, slots=True)
class UnknownKind:
    """`what`: the name or OID of an algorithm, the name of a SubFilter, `several-signers`, `no-certificate`.
    `certificate`: the signer's (asn1crypto), as far as it is there."""

    what: str
    certificate: Any = None


def unknown_kind(dictionary: Any) -> UnknownKind | None:
    """Why a signature dictionary that could not be judged (ISO 32000-2, 12.8.1) may be good all the same; None
    where it is of a kind that is known here, or cannot be read at all."""
    try:
        kind = str(dictionary["/SubFilter"])
        if kind not in JUDGED:
            return UnknownKind(one_line(kind.removeprefix("/"))[:60])
        message = cms.ContentInfo.load(contents_of(dictionary))
        if message["content_type"].dotted.startswith(_CHINESE):
            return UnknownKind("SM2")
        return _of_cms(message["content"])
    except Exception:  # hostile structure makes a parser raise anything
        return None


def contents_of(dictionary: Any) -> bytes:
    """The value, with the room behind it. Encryption leaves it out (ISO 32000-2, 7.6.2)."""
    return bytes(dictionary.raw_get("/Contents", EncryptedObjAccess.RAW).original_bytes)


def _of_cms(signed: Any) -> UnknownKind | None:
    if len(signed["signer_infos"]) > 1:
        return UnknownKind(SEVERAL)
    (signer,) = signed["signer_infos"]
    certificate = _certificate(signed, signer)
    if certificate is not None:
        certificate.subject.native  # noqa: B018 - raises for names that cannot be told
    digest, method = (signer[each]["algorithm"] for each in ("digest_algorithm", "signature_algorithm"))
    for each in (method, digest, *_curve(certificate)):
        if each.dotted in _NAMES:
            return UnknownKind(_NAMES[each.dotted], certificate)
    if digest.native not in hashlib.algorithms_guaranteed:
        return UnknownKind(str(digest.native), certificate)
    try:
        signer["signature_algorithm"].signature_algo  # noqa: B018 - raises for what it does not know
    except ValueError:
        return UnknownKind(str(method.native), certificate)
    return UnknownKind(UNNAMED) if certificate is None else None


def _curve(certificate: Any) -> tuple[Any, ...]:
    key = certificate.public_key["algorithm"] if certificate is not None else None
    if key is None or key["algorithm"].native != "ec" or key["parameters"].name != "named":
        return ()
    return (key["parameters"].chosen,)


def _certificate(signed: Any, signer: Any) -> Any:
    wanted = signer["sid"]
    for each in signed["certificates"]:
        one = each.chosen
        if wanted.name == "subject_key_identifier":
            if one.key_identifier == wanted.chosen.native:
                return one
        elif (one.serial_number, one.issuer) == (wanted.chosen["serial_number"].native, wanted.chosen["issuer"]):
            return one
    return None
