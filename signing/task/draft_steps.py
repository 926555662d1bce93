"""The questions of a draft: which it has, which is next, what is still missing. Only looks, changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from signing.errors import Refusal
from signing.fields.kinds import MARKS, VALUED, FieldKind
from signing.task.documents import documents_of, unseeing
from signing.task.model import Document, DraftStep, Party, Role, Task
from signing.task.routing import acting

# A draft may lie for a while after its deadline was chosen; this much must be left when it is sent.
SENDING_TAKES = timedelta(minutes=15)
_STEPS = tuple(DraftStep)


def steps_of(task: Task) -> tuple[DraftStep, ...]:
    """The questions this draft has: an order where more than one acts, places where somebody signs or fills in.
    While nobody is named they are all still to come."""
    if not task.parties:
        return _STEPS
    asked = [DraftStep.PARTIES]
    if len(acting(task)) > 1:
        asked.append(DraftStep.ORDER)
    if placed(task):
        asked.append(DraftStep.PLACES)
    return (*asked, DraftStep.DEADLINE, DraftStep.REVIEW)


def asked_now(task: Task, step: DraftStep) -> DraftStep:
    """`step` if the draft (still) has that question and has come so far, else the nearest one after it."""
    step = min(step, task.draft_step, key=_STEPS.index)
    return next(each for each in steps_of(task) if _STEPS.index(each) >= _STEPS.index(step))


def next_step(task: Task, at: DraftStep) -> DraftStep:
    """The question after `at`; on a draft that was at its review already, the review, by way of the places if they
    must be looked at again."""
    lacks_places = bool(placed(task)) and not task.places_chosen
    if task.draft_step is DraftStep.REVIEW:
        return DraftStep.PLACES if lacks_places and at is not DraftStep.PLACES else DraftStep.REVIEW
    answered = {DraftStep.DEADLINE} if task.deadline is not None else set()  # by a sentence, before it was asked
    left = (each for each in steps_of(task) if _STEPS.index(each) > _STEPS.index(at) and each not in answered)
    return next(left, DraftStep.REVIEW)


def first_open(task: Task, *, order_said: bool) -> DraftStep:
    """The first question that a request has left open."""
    if not acting(task):
        return DraftStep.PARTIES
    if len(acting(task)) > 1 and not order_said:
        return DraftStep.ORDER
    if placed(task) and not task.places_chosen:
        return DraftStep.PLACES
    return DraftStep.REVIEW if task.deadline is not None else DraftStep.DEADLINE


def reached(task: Task, step: DraftStep) -> Task:
    """The furthest question is remembered; no change by itself."""
    return replace(task, draft_step=max(task.draft_step, step, key=_STEPS.index))


def missing(task: Task, now: datetime) -> tuple[str, ...]:
    """What keeps the draft from being sent, in the order of the questions: codes worded as `missing-<code>`."""
    codes = []
    if not task.parties:
        codes.append("parties")
    elif not acting(task):
        codes.append("nobody-acts")
    if unseeing(task) or any(not _is_for_somebody(task, one) for one in task.documents):
        codes.append("documents")
    lacking = {party.role for party in unplaced(task)}
    if Role.SIGNER in lacking or (placed(task) and not task.places_chosen):
        codes.append("places")
    if Role.FILLER in lacking:
        codes.append("fills")
    if task.deadline is not None and task.deadline < now + SENDING_TAKES:
        codes.append("deadline")
    return tuple(codes)


def signers(task: Task) -> tuple[Party, ...]:
    return tuple(party for party in task.parties if party.role is Role.SIGNER)


def placed(task: Task) -> tuple[Party, ...]:
    """Who has places in the documents: signers, numbered first, then who only fills in."""
    return (*signers(task), *(party for party in task.parties if party.role is Role.FILLER))


def placed_in(task: Task, document: Document) -> tuple[Party, ...]:
    """Those of them that it is meant for."""
    return tuple(party for party in placed(task) if document in documents_of(task, party))


def kinds_of(party: Party) -> frozenset[FieldKind]:
    """What may be theirs."""
    return VALUED if party.role is Role.FILLER else frozenset(FieldKind)


def check_kind(party: Party, kind: FieldKind) -> None:
    """Refusal `fills-only`."""
    if kind not in kinds_of(party):
        raise Refusal("fills-only")


def unplaced(task: Task) -> tuple[Party, ...]:
    """Signers without a place for a signature or seal (what they fill in does not show that they signed), and
    fillers with nothing to fill in."""
    needs = {Role.SIGNER: MARKS, Role.FILLER: VALUED}
    there = {
        party.id: {field.kind for field in task.fields if field.party_id == party.id} for party in task.parties
    }
    return tuple(party for party in placed(task) if not there[party.id] & needs[party.role])


def _is_for_somebody(task: Task, document: Document) -> bool:
    return not task.parties or any(document in documents_of(task, party) for party in task.parties)


def on_signature_page(task: Task, document: Document | None = None) -> tuple[Party, ...]:
    """Whose places are on the page that is still to be appended to it, or to any."""
    if not task.signature_page:
        return ()
    pages = {one.key: one.pages for one in task.documents if document is None or one.key == document.key}
    there = {
        field.party_id for field in task.fields if field.document in pages and field.page >= pages[field.document]
    }
    return tuple(party for party in signers(task) if party.id in there)


def signers_of(task: Task, document: Document) -> tuple[Party, ...]:
    """Signers that it is meant for."""
    return tuple(party for party in signers(task) if document in documents_of(task, party))
