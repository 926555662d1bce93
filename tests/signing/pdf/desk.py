"""An installation's keys on a desk, and a document going over it: `Desk().base(…)`, `.sign(…)`, `.close(…)`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.close import close_document
from signing.pdf.ink import Mark
from signing.pdf.normalise import normalise_pdf
from signing.pdf.prepare import prepare_base
from signing.pdf.sign import sign_revision
from signing.pdf.verify import Verification, verify_pdf
from signing.pdf.writes import NOTHING, Filling
from signing.trust.authority import Authority
from signing.trust.profiles import Subject

# Past on every machine: pyHanko notes proofs of existence by the real clock.
NOW = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=40)  # the one-shot certificates have long ended
URL = "https://sign.example/v/YX-241124-0007"


@lru_cache
def authority() -> Authority:
    return Authority(Authority.create(NOW - timedelta(days=1), "印信科技有限公司"))


def places(page: int = 0) -> list[Field]:
    """Two parties on one page: 李明 signs twice and dates, a company seals, signs and dates."""
    kind = FieldKind
    return [
        Field("p1_sign_1", "p1", kind.SIGNATURE, page, Box(40, 40, 150, 48)),
        Field("p1_date_1", "p1", kind.DATE, page, Box(40, 95, 110, 18)),
        Field("p1_sign_2", "p1", kind.SIGNATURE, 0, Box(40, 120, 150, 48)),
        Field("p2_seal_1", "p2", kind.SEAL, page, Box(220, 40, 100, 100)),
        Field("p2_sign_1", "p2", kind.SIGNATURE, page, Box(220, 150, 150, 48)),
        Field("p2_date_1", "p2", kind.DATE, page, Box(220, 205, 110, 18)),
    ]


PEOPLE = {"p1": ("李明", None), "p2": ("王芳", "上海长江国际贸易有限公司")}


class Desk:
    def __init__(self) -> None:
        self.authority = authority()
        self.timestamper: Any = self.authority.timestamper()
        self.certificates: list[bytes] = []

    def base(self, data: bytes, fields: list[Field] | None = None, *, intake: bool = True) -> bytes:
        ready = normalise_pdf(data).data if intake else data
        return prepare_base(
            ready,
            places() if fields is None else fields,
            certifier=self.authority.certification_key(),
            timestamper=self.timestamper,
            now=NOW,
            reason="发起签署",
        )

    def sign(
        self,
        data: bytes,
        party: str,
        fields: list[Field] | None = None,
        *,
        filling: Filling = NOTHING,
        **mark: Any,
    ) -> bytes:
        name, company = PEOPLE.get(party, (party, None))
        key = self.authority.issue_one_shot(Subject(name, company, f"YX-241124-0007/{party}"), NOW)
        self.certificates.append(key.certificate)
        facts: dict[str, Any] = {"company": company, "verify_url": URL, "digest_short": "0123456789ab", **mark}
        return sign_revision(
            data,
            fields=[field for field in (fields or places()) if field.party_id == party],
            mark=Mark(name, NOW.astimezone(ZoneInfo("Asia/Shanghai")), **facts),
            key=key,
            timestamper=self.timestamper,
            now=NOW,
            filling=filling,
            reason="签署",
        )

    def close(self, data: bytes, now: datetime = LATER) -> bytes:
        return close_document(
            data,
            closer=self.authority.certification_key(),
            timestamper=self.timestamper,
            validation=self.authority.validation_material(self.certificates, now),
            now=now,
        )

    def verify(self, data: bytes, now: datetime = LATER) -> Verification:
        return verify_pdf(data, roots=(self.authority.root_der,), now=now)

    def signed(self, data: bytes) -> bytes:
        """Prepared and signed by both, still open."""
        return self.sign(self.sign(self.base(data), "p1"), "p2")
