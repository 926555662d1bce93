"""pyHanko's difference analysis, run once per revision."""

from __future__ import annotations

import time
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

from signing.errors import DocumentRefused
from signing.pdf.revision import TRAILER
from signing.pdf.usages import UNREADABLE, Links, Usages

_UNCHANGED = ModificationLevel.NONE
_creation: Any = SigFieldCreationRule


def _in_form(document: Any, key: str) -> Any:
    """Indexing follows references as of this revision, `get` does not."""
    try:
        return document.root["/AcroForm"][key]
    except KeyError:
        return None


def _redraws(document: Any) -> bool:
    return bool(_in_form(document, "/NeedAppearances"))


def _draws(document: Any) -> bool:
    """Whether there are other fields than those of signatures."""
    fields = _in_form(document, "/Fields") or ()
    return any("/FT" not in fields[at] or fields[at]["/FT"] != "/Sig" for at in range(len(fields)))


class _Strict(StandardDiffPolicy):
    """pyHanko takes a new object for an orphan unless a changed one names it. A page of the signed revision may
    have named it all along, while it was not there: such an object shows what nobody has signed. And it lets
    /NeedAppearances be set: readers then draw fields from values that may differ from what was shown."""

    def apply(self, old: Any, new: Any, field_mdp_spec: Any = None, doc_mdp: Any = None) -> DiffResult:
        fresh = [ref for ref in new.explicit_refs_in_revision() if old.is_ref_unassignable(ref)]
        if fresh:
            old._load_reverse_xref_cache()
        for ref in fresh:
            if old._get_usages_of_ref(ref):
                raise SuspiciousModification(f"{ref} was named before it was there.")
        if _redraws(new) and not _redraws(old) and _draws(old):
            raise SuspiciousModification("Readers are told to draw signed fields anew.")
        return super().apply(old, new, field_mdp_spec, doc_mdp)


def _strict(rules: StandardDiffPolicy, form_rule: Any) -> StandardDiffPolicy:
    return _Strict(global_rules=rules.global_rules, form_rule=form_rule)


_DEFAULT = _strict(DEFAULT_DIFF_POLICY, DEFAULT_DIFF_POLICY.form_rule)
# pyHanko's in-place rule reports a field as changed whenever its appearance stream last changed in another
# revision than the one compared with, locked or not. Without it the steps between neighbours can be compared.
_STEP = _strict(
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule(
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
    _links: Links | None = None
    _usages: dict[int, Usages | None] = field(default_factory=dict)

    def apply(self, old: Any, new: Any, field_mdp_spec: Any = None, doc_mdp: Any = None) -> DiffResult:
        if time.monotonic() - self._begun > self.seconds:
            raise DocumentRefused("pdf-too-hard")
        return _DEFAULT.apply(old, new, field_mdp_spec, doc_mdp)

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

    def changed_in(self, revision: int) -> set[str]:
        """Form fields that a revision changed, as far as it was compared."""
        steps = (step for (number, _), step in self._known.items() if number == revision)
        return {name for step in steps if isinstance(step, DiffResult) for name in step.changed_form_fields}

    def _step(self, reader: PdfFileReader, number: int, doc_mdp: Any) -> DiffResult | SuspiciousModification:
        key = number, doc_mdp is not None
        if key not in self._known:
            if time.monotonic() - self._begun > self.seconds:
                raise DocumentRefused("pdf-too-hard")
            before, after = (_as_of(reader, one) for one in (number - 1, number))
            before._indirect_object_access_cache = self._used(reader, before, after)
            try:
                self._known[key] = _STEP.apply(before, after, None, doc_mdp)
            except (SuspiciousModification, misc.PdfError, KeyError, TypeError) as suspicion:
                self._known[key] = SuspiciousModification(str(suspicion))
            before._indirect_object_access_cache = None
        return self._known[key]

    def _used(self, reader: PdfFileReader, before: Any, after: Any) -> Usages | None:
        """None: pyHanko walks the whole document, and judges what cannot be walked."""
        if reader.encrypted:
            return None
        number = before.revision
        if number not in self._usages:
            self._links = self._links or Links(reader)
            try:
                found = Usages(before, self._links)
                found.ask(after.explicit_refs_in_revision())
                self._usages[number] = found
            except UNREADABLE:
                self._usages[number] = None
        return self._usages[number]

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
