"""What was changed after a signature: pyHanko's difference analysis, run once per revision."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import misc
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffPolicy,
    DiffResult,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import is_field_visible
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import DocumentRefused
from signing.pdf.revision import TRAILER, read

NONE, ARCHIVE, FORM_FILLING, UNEXPLAINED = "none", "archive", "form-filling", "unexplained"
_UNCHANGED = ModificationLevel.NONE
_WORDS = {
    ModificationLevel.NONE: NONE,
    ModificationLevel.LTA_UPDATES: ARCHIVE,
    ModificationLevel.FORM_FILLING: FORM_FILLING,
}


# pyHanko's in-place rule reports a field as changed whenever its appearance stream last changed in another
# revision than the one compared with, locked or not. Without it the steps between neighbours can be compared.
_creation: Any = SigFieldCreationRule
_visible: Any = is_field_visible
_STEP = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        field_rules=[
            _creation(),
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ]
    ),
)


@dataclass
class StepByStep(DiffPolicy):
    """The default policy compares the signed revision with every later one: for n signatures n²/2 comparisons of
    whole documents. Here each revision is compared with its neighbour, once, and each signature's lock is held
    against the fields changed: the same rules, a step at a time. What a step cannot explain (an appearance
    overwritten in place by other software) is put before the default policy.

    After `seconds` it gives up with DocumentRefused `pdf-too-hard`.
    """

    seconds: float = 25.0
    _known: dict[tuple[int, bool], DiffResult | SuspiciousModification] = field(default_factory=dict)
    _begun: float = field(default_factory=time.monotonic)

    def apply(self, old: Any, new: Any, field_mdp_spec: Any = None, doc_mdp: Any = None) -> DiffResult:
        if time.monotonic() - self._begun > self.seconds:
            raise DocumentRefused("pdf-too-hard")
        return DEFAULT_DIFF_POLICY.apply(old, new, field_mdp_spec, doc_mdp)

    def review_file(
        self, reader: PdfFileReader, base_revision: Any, field_mdp_spec: Any = None, doc_mdp: Any = None
    ) -> DiffResult | SuspiciousModification:
        first = base_revision if isinstance(base_revision, int) else base_revision.revision
        later = range(first + 1, reader.xrefs.total_revisions)
        steps = [self._step(reader, number, doc_mdp) for number in later]
        changed = {name for step in steps if isinstance(step, DiffResult) for name in step.changed_form_fields}
        locked = field_mdp_spec and any(field_mdp_spec.is_locked(name) for name in changed)
        explained = [step for step in steps if isinstance(step, DiffResult)]
        if not locked and len(explained) == len(steps):
            return DiffResult(max((step.modification_level for step in explained), default=_UNCHANGED), changed)
        return self._by_default(reader, first, later, field_mdp_spec, doc_mdp)

    def _step(self, reader: PdfFileReader, number: int, doc_mdp: Any) -> DiffResult | SuspiciousModification:
        key = number, doc_mdp is not None
        if key not in self._known:
            if time.monotonic() - self._begun > self.seconds:
                raise DocumentRefused("pdf-too-hard")
            before, after = (_as_of(reader, one) for one in (number - 1, number))
            try:
                self._known[key] = _STEP.apply(before, after, None, doc_mdp)
            except (SuspiciousModification, misc.PdfError, KeyError, TypeError) as suspicion:
                self._known[key] = SuspiciousModification(str(suspicion))
        return self._known[key]

    def _by_default(
        self, reader: PdfFileReader, first: int, later: range, field_mdp_spec: Any, doc_mdp: Any
    ) -> DiffResult | SuspiciousModification:
        old = _as_of(reader, first)
        level, fields = _UNCHANGED, set[str]()
        for number in later:
            try:
                found = self.apply(old, _as_of(reader, number), field_mdp_spec, doc_mdp)
            except (SuspiciousModification, misc.PdfError, KeyError, TypeError) as suspicion:
                return SuspiciousModification(str(suspicion))
            level = max(level, found.modification_level)
            fields |= found.changed_form_fields
        return DiffResult(level, fields)


def _as_of(reader: PdfFileReader, revision: int) -> Any:
    """The document at one revision, without trailer entries that no standard knows: LibreOffice's hybrid files
    carry one that points nowhere after signing (KeyError), and what only they reach is shown by no reader."""
    resolver = reader.get_historical_resolver(revision)
    for key in resolver.trailer_view.keys() - TRAILER:
        del resolver.trailer_view[key]
    return resolver


def look_at_integrity(signature: EmbeddedPdfSignature, policy: DiffPolicy) -> None:
    """Digest, coverage and differences, kept in the signature."""
    look: Any = signature.compute_integrity_info
    look(policy)


def ends_where_it_ends(data: bytes, reader: PdfFileReader) -> bool:
    """Behind the last cross-reference section stands its trailer, one startxref, %%EOF, and nothing else."""
    last: Any = reader.xrefs.get_xref_container_info(reader.xrefs.total_revisions - 1)
    rest = data[last.end_location :]
    end = rest.rfind(b"%%EOF")
    return end >= 0 and rest.count(b"startxref") == 1 and not rest[end + 5 :].strip(b"\0\t\r\n\x0c ")


def unseen_stamps(signatures: Sequence[EmbeddedPdfSignature]) -> frozenset[str]:
    """Fields of document time stamps that show nothing. One that shows something could cover what was signed."""
    return frozenset(
        str(one.field_name)
        for one in signatures
        if str(one.sig_object_type) == "/DocTimeStamp" and not _visible(one.sig_field)
    )


def later_changes(signature: EmbeddedPdfSignature, stamps: frozenset[str] = frozenset()) -> str:
    """In one word, after `look_at_integrity`; what DocMDP or a lock forbids is unexplained. Some software gives
    its invisible time stamps (`stamps`) an empty appearance, which pyHanko counts as form filling."""
    found = signature.summarise_integrity_info()
    result = found["diff_result"]
    if not isinstance(result, DiffResult) or not found["docmdp_ok"]:
        return UNEXPLAINED
    word = _WORDS.get(result.modification_level, UNEXPLAINED)
    return ARCHIVE if word == FORM_FILLING and set(result.changed_form_fields) <= stamps else word


def gap_is_the_signature(data: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The signed ranges leave out exactly the signature's own hexadecimal string, and nothing else."""
    ranges = [int(number) for number in signature.byte_range]
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0:
        return False
    _, before, after, rest = ranges
    if not 0 < before < after <= after + rest <= len(data):
        return False
    gap = data[before:after]
    if not (gap.startswith(b"<") and gap.endswith(b">")):
        return False
    try:
        return bytes.fromhex(gap[1:-1].decode("ascii")) == signature.pkcs7_content
    except ValueError:
        return False


def signed_fields(data: bytes) -> tuple[str, ...]:
    """Names of the fields that carry a signature or time stamp. Raises DocumentRefused `damaged-pdf`."""
    return tuple(str(name) for name, _, _ in enumerate_sig_fields(read(data), filled_status=True))


def newly_unexplained(before: bytes, after: bytes) -> set[str]:
    """Fields whose signatures held over `before` and no longer do over `after`, which `before` begins."""
    return _unexplained(after) - _unexplained(before)


def _unexplained(data: bytes) -> set[str]:
    reader, policy, found = read(data), StepByStep(), set()
    for name, _, reference in enumerate_sig_fields(reader, filled_status=True):
        try:
            signature = EmbeddedPdfSignature(reader, reference.get_object(), name)
            look_at_integrity(signature, policy)
            if later_changes(signature) == UNEXPLAINED:
                found.add(str(name))
        except DocumentRefused:
            raise
        except Exception:  # what cannot be read did not hold before and will not after
            found.add(str(name))
    return found
