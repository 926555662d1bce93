"""A time stamp that lies by itself, beside what it stamps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

from signing.trust.failover import stamped_by


@dataclass(frozen=True, slots=True)
class Stamped:
    """`intact`: it is over this digest and its signature fits; `trusted`: a root stood behind it then."""

    intact: bool
    trusted: bool
    at: datetime | None = None
    by: str = ""


async def check_token(token: bytes, digest: bytes, roots: Sequence[bytes]) -> Stamped:
    """`token`: RFC 3161, DER; `digest`: SHA-256; `roots`: DER. Never asks the network."""
    try:
        signed: Any = cms.ContentInfo.load(token)["content"]
        at = signed["encap_content_info"]["content"].parsed["gen_time"].native
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(root) for root in roots],
            moment=at,
            best_signature_time=at,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        found: Any = await validate_tst_signed_data(
            signed, context, lambda name: digest if name == "sha256" else b""
        )
        good = {key: bool(found[key]) for key in ("intact", "valid")}
        path = found.get("validation_path")
        return Stamped(all(good.values()), path is not None, at, stamped_by(token))
    except Exception:  # whatever is wrong with it: it proves nothing
        return Stamped(False, False)
