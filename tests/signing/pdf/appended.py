"""Signing by plan on a desk: `Line(base).sign(...)` appends, keeps the bytes and holds them against the plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signing.pdf.append import Appended, append_revision
from signing.pdf.close_planned import close_planned
from signing.pdf.parts import Name, Part, Value
from signing.pdf.plan import Plan, There
from signing.pdf.planning import plan_of
from signing.pdf.prefix import Prefix, prefix_of
from signing.pdf.revision import Act
from signing.pdf.written_section import check_appended
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject
from tests.signing.pdf.desk import LATER, NOW, Desk

Writes = Mapping[str, Mapping[str, Value]]


def ready(data: bytes) -> tuple[Plan, Prefix]:
    prefix = prefix_of(data)
    plan = plan_of(data, prefix)
    assert plan is not None, "a base of ours has a plan"
    return plan, prefix


def box(there: There, shade: float = 0.5) -> Part:
    """A filled rectangle as appearance."""
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [0, 0, there.width, there.height],
        "Resources": {},
    }
    return Part(entries, b"%.2f g 0 0 %.2f %.2f re f" % (shade, there.width, there.height))


def some_writes(plan: Plan, names: list[str], words: str = "李明 (a\\b)") -> dict[str, dict[str, Value]]:
    """A value and an appearance for each of these fields; a signature field has its appearance alone."""
    writes: dict[str, dict[str, Value]] = {}
    for name in names:
        there = plan.fields[name].there
        writes[name] = {"AP": {"N": box(there)}} if there.width and there.height else {}
        if not there.signature:
            writes[name]["V"] = words
    return writes


@dataclass
class Line:
    """One document and its revisions so far."""

    desk: Desk
    data: bytes
    plan: Plan = field(init=False)
    prefix: Prefix = field(init=False)

    def __post_init__(self) -> None:
        self.plan, self.prefix = ready(self.data)

    def key(self, name: str = "李明") -> SigningKey:
        key = self.desk.authority.issue_one_shot(Subject(name, None, "YX-241124-0007/x"), NOW)
        self.desk.certificates.append(key.certificate)
        return key

    def make(self, writes: Writes, signing: str, key: Any = None, **facts: Any) -> tuple[Appended, Any]:
        """Without taking it over."""
        key = key or self.key()
        act = Act(signing, reason="签署", location="上海", name="李明")
        stamps = self.desk.timestamper
        made = append_revision(self.plan, self.prefix, writes, act, key=key, timestamper=stamps, now=NOW, **facts)
        return made, key

    def sign(self, writes: Writes, signing: str, key: Any = None, **facts: Any) -> Appended:
        made, key = self.make(writes, signing, key, **facts)
        check_appended(self.plan, self.prefix, made, fields=list(writes), certificate=key.certificate)
        self.data += made.section
        assert hashlib.sha256(self.data).hexdigest() == made.plan.sha256 == made.prefix.hexdigest()
        self.plan, self.prefix = made.plan, made.prefix
        return made

    def close(self) -> bytes:
        """For the long term; the line goes on from there."""
        made = close_planned(
            self.plan,
            self.prefix,
            closer=self.desk.authority.certification_key(),
            timestamper=self.desk.timestamper,
            validation=self.desk.authority.validation_material(self.desk.certificates, LATER),
            now=LATER,
        )
        self.data += made.section
        assert hashlib.sha256(self.data).hexdigest() == made.plan.sha256
        self.plan, self.prefix = made.plan, made.prefix
        return self.data
