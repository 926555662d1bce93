"""What the signing engine takes for each step, without chat, database and jobs. A signature is drawn, appended,
looked at and on the disk when the clock stops; only what does not wait for its moment was made before."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.fields.seam import SeamOptions, seam_fields
from signing.pdf.ahead import draw_ahead
from signing.pdf.append import Appended, append_revision
from signing.pdf.carrier import names_of
from signing.pdf.close_planned import close_planned
from signing.pdf.ink import Mark
from signing.pdf.ink.code import code_form
from signing.pdf.ink.drawing import prepare_drawing
from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import Prefix, prefix_of
from signing.pdf.prepare import prepare_base
from signing.pdf.revision import Act
from signing.pdf.sign import sign_planned
from signing.pdf.vector import form_of
from signing.pdf.writes import NOTHING, Filling, party_writes
from signing.pdf.written_section import check_appended
from signing.seals.design import SealKind, usual
from signing.seals.drawing import draw_seal
from signing.trust.authority import Authority
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject
from storage.blobs import FolderBlobs
from storage.master_key import MasterKey
from tests.pdfs import contract, drawing, normalised

NOW = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)
URL = "https://sign.example/v/YX-241124-0007"
SEAM_PAGES = 300
CODE_TAKES = timedelta(minutes=2)
A4 = PageShape(595.276, 841.89)
_NAMES = [a + b for a, b in itertools.product("赵钱孙李周吴郑王冯陈褚卫", "明芳伟洋静勇磊杰娜敏")]


def ten_fields() -> list[Field]:
    """Of two parties; the first one's are a signature with its code, a date and a line of Chinese."""
    kind = FieldKind
    first = [
        Field("p1_sign", "p1", kind.SIGNATURE, 0, Box(40, 40, 150, 64)),
        Field("p1_date", "p1", kind.DATE, 0, Box(40, 110, 110, 18)),
        Field("p1_text", "p1", kind.TEXT, 0, Box(40, 135, 200, 18)),
    ]
    others = [Field(f"p2_date_{n}", "p2", kind.DATE, n, Box(320, 40, 110, 18)) for n in range(6)]
    return [*first, Field("p2_sign", "p2", kind.SIGNATURE, 0, Box(320, 70, 150, 64)), *others]


def seam() -> list[Field]:
    """Of the first party, on every page."""
    return list(seam_fields("p1", [A4] * SEAM_PAGES, SeamOptions()))


Signer: TypeAlias = tuple[SigningKey, Mark, Filling]


@dataclass
class Paper:
    """A prepared document, stored; signatures go upon it, each time upon the same."""

    authority: Authority
    folder: Path
    blobs: FolderBlobs
    intake: bytes = field(repr=False)
    fields: list[Field] = field(repr=False)
    filling: Filling
    base: bytes = field(repr=False)
    plan: Plan
    prefix: Prefix

    def __post_init__(self) -> None:
        self.timestamper = self.authority.timestamper()
        code_form(URL)  # made when the document was sent: all its marks have the same
        self._count = itertools.count()

    def prepare(self) -> tuple[bytes, Plan, Prefix]:
        return prepared(self.authority, self.intake, self.fields)

    @property
    def own(self) -> list[Field]:
        return [each for each in self.fields if each.party_id == "p1"]

    def signer(self) -> Signer:
        """Somebody else each time, with their own drawing, which was prepared when it was drawn, and their own
        words: all was drawn ahead when they were sent a code, two minutes before."""
        number = next(self._count)
        name = _NAMES[number % len(_NAMES)]
        ink = prepare_drawing(drawing(40 + number % 200))
        at = (NOW + timedelta(minutes=number)).astimezone(ZoneInfo("Asia/Shanghai"))
        mark = Mark(name, at, drawing_png=ink, verify_url=URL, digest_short="0123456789ab")
        words = {"p1_text": f"账号 {number:08d} 上海"}
        filling = replace(self.filling, values=words)
        draw_ahead([each for each in self.own if each.slice is None], replace(mark, at=at - CODE_TAKES), filling)
        return self.key(name), mark, filling

    def key(self, name: str = "李明") -> SigningKey:
        return self.authority.issue_one_shot(Subject(name, None, "YX-241124-0007/p1"), NOW)

    def signed(self, key: SigningKey, mark: Mark, filling: Filling) -> Appended:
        """As the product does it: appended, then looked at."""
        how: dict[str, Any] = {"key": key, "timestamper": self.timestamper, "now": NOW, "reason": "签署"}
        made = sign_planned(self.plan, self.prefix, fields=self.own, mark=mark, filling=filling, **how)
        self._look(made, key)
        return made

    def signed_with_status(self, key: SigningKey, mark: Mark, filling: Filling) -> Appended:
        """The same with a fresh answer about the certificate (OCSP) in the document."""
        there = {name: one.there for name, one in self.plan.fields.items()}
        writes = party_writes(self.own, there, mark, filling)
        fresh = self.authority.validation_material([key.certificate], NOW)
        act = Act("p1_sign", reason="签署", name=mark.name)
        how: dict[str, Any] = {"key": key, "timestamper": self.timestamper, "now": NOW, "validation": fresh}
        made = append_revision(self.plan, self.prefix, writes, act, **how)
        self._look(made, key)
        return made

    def _look(self, made: Appended, key: SigningKey) -> None:
        check_appended(self.plan, self.prefix, made, fields=names_of(self.own), certificate=key.certificate)

    async def completed(self, signed: Appended, certificate: bytes) -> None:
        """Closing signature, everybody's validation data, archive time stamp; what is new on the disk."""
        made = close_planned(
            signed.plan,
            signed.prefix,
            closer=self.authority.certification_key(),
            timestamper=self.timestamper,
            validation=self.authority.validation_material([certificate], NOW),
            now=NOW,
        )
        await self.blobs.put_appended(signed.plan.sha256, made.section, made.plan.sha256)


def blobs_in(folder: Path) -> FolderBlobs:
    return FolderBlobs(folder / "blobs", MasterKey({1: bytes(32)}))


def prepared(authority: Authority, intake: bytes, fields: list[Field]) -> tuple[bytes, Plan, Prefix]:
    certifier, timestamper = authority.certification_key(), authority.timestamper()
    base = prepare_base(intake, fields, certifier=certifier, timestamper=timestamper, now=NOW)
    prefix = prefix_of(base)
    plan = plan_of(base, prefix)
    assert plan is not None
    return base, plan, prefix


@contextmanager
def paper(pages: int, pictures_kb: int, fields: list[Field] | None = None) -> Iterator[Paper]:
    authority = Authority(Authority.create(NOW - timedelta(days=1), "印信科技有限公司"))
    intake = normalised(contract(pages, pictures_kb=pictures_kb))
    filling = NOTHING
    if fields is None:
        fields = ten_fields()
    else:
        seal = form_of(draw_seal(usual(SealKind.COMPANY, "上海长江国际贸易有限公司")))
        filling = Filling(seals={FieldKind.SEAM: seal})
        fields = [*ten_fields(), *fields]
    with tempfile.TemporaryDirectory(prefix="yinxin-bench-") as folder:
        blobs = blobs_in(Path(folder))
        base, plan, prefix = prepared(authority, intake, fields)
        asyncio.run(blobs.put(base))
        yield Paper(authority, Path(folder), blobs, intake, fields, filling, base, plan, prefix)
        asyncio.run(blobs.settle())


def milliseconds(doing: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = doing()
    return (time.perf_counter() - began) * 1000, result


def once(
    runner: asyncio.Runner, paper: Paper, how: Callable[..., Appended], signer: Signer | None = None
) -> tuple[float, Appended, SigningKey]:
    """One party's revision, from its confirmation to the disk; the certificate was issued before. The loop runs
    already, as it does in the product. `signer`: made some time before."""
    key, mark, filling = signer or paper.signer()

    async def whole() -> tuple[float, Appended]:
        began = time.perf_counter()
        made = how(key, mark, filling)
        await paper.blobs.put_appended(paper.plan.sha256, made.section, made.plan.sha256)
        return (time.perf_counter() - began) * 1000, made

    took, made = runner.run(whole())
    return took, made, key
