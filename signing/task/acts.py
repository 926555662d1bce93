"""Every act that there is on a task, and who may do it now: the one place that decides. Buttons on cards and pages
are what it allows (`rights`), use cases refuse what it refuses, and `tests/signing/task/acts.txt` is all of it to
read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from signing.errors import NotAllowed, Refusal
from signing.task.actions import (
    acting_party,
    check_may_act,
    check_may_reject,
    check_parties_move,
    check_withdraw,
    party_to_act,
)
from signing.task.drafting import check_draft
from signing.task.finding_signer import party_to_name
from signing.task.follow_ups import check_correct, check_rescind
from signing.task.groups import may_show_in_groups
from signing.task.handing_on import party_to_hand_on
from signing.task.model import ENDED_STATES, Role, Task, TaskState
from signing.task.retention import check_not_deleted
from signing.task.routing import whose_move
from signing.task.second_thoughts import check_extend, check_replace, party_to_take_back
from signing.task.sight import (
    UNSEEN_STATES,
    may_ask,
    may_be_invited,
    may_become_template,
    may_keep,
    may_open,
    may_see,
)


class Act(StrEnum):
    # whoever sees it
    HISTORY = "history"
    OPEN = "open"
    DOWNLOAD = "download"
    REPORT = "report"
    FOLDER = "folder"  # into a folder of one's own
    KEEPING = "keeping"  # how long it is kept, and a legal hold
    # parties
    SIGN = "sign"
    APPROVE = "approve"
    FILL = "fill"  # and confirm it, without signing
    NAME_SIGNER = "name-signer"
    HAND_ON = "hand-on"
    REJECT = "reject"
    TAKE_BACK = "take-back"  # one's approval
    ASK = "ask"
    SNOOZE = "snooze"
    # whoever sent it
    REMIND = "remind"
    INVITE = "invite"
    CHANGE_PARTY = "change-party"
    EXTEND = "extend"
    REPLACE_DOCUMENT = "replace-document"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    RESCIND = "rescind"
    GROUP = "group"
    TEMPLATE = "template"
    # whoever writes it
    EDIT = "edit"
    SEND = "send"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Reader:
    """`reminds_all`, `reads_all`: what they may as a member of the installation."""

    person_id: str
    reminds_all: bool = False
    reads_all: bool = False


Check = Callable[[Task, Reader, datetime], object]


def check_act(task: Task, reader: Reader, act: Act, now: datetime) -> None:
    """Raises what the use case of this act would: a Refusal; NotAllowed `not-found` for whom the task is not
    there. What they answer (a reason, a date, a name) is not looked at."""
    CHECKS[act](task, reader, now)


def allowed(task: Task, reader: Reader, now: datetime) -> frozenset[str]:
    """The names of all acts that `check_act` lets pass."""
    return frozenset(act.value for act in Act if _passes(task, reader, act, now))


def _passes(task: Task, reader: Reader, act: Act, now: datetime) -> bool:
    try:
        check_act(task, reader, act, now)
    except Refusal:
        return False
    return True


# ── what is asked first ──────────────────────────────────────────────────────────────────────────────────────


def _sees(task: Task, reader: Reader) -> None:
    if not may_see(task, reader.person_id):
        raise NotAllowed("not-found")


def _looks_after(task: Task, reader: Reader) -> bool:
    """Members who see how it stands, without a part in it."""
    return (reader.reminds_all or reader.reads_all) and task.state not in UNSEEN_STATES


def _sent_it(task: Task, reader: Reader) -> None:
    _sees(task, reader)
    if task.initiator_id != reader.person_id:
        raise NotAllowed("initiator-only")


# ── whoever sees it ──────────────────────────────────────────────────────────────────────────────────────────


def _history(task: Task, reader: Reader, now: datetime) -> None:
    if not _looks_after(task, reader):
        _sees(task, reader)


def _reads_as_auditor(task: Task, reader: Reader) -> bool:
    return reader.reads_all and task.state not in UNSEEN_STATES and bool(task.documents)


def _open(task: Task, reader: Reader, now: datetime) -> None:
    if not _reads_as_auditor(task, reader) and not may_open(task, reader.person_id):
        raise NotAllowed("not-found")


def _download(task: Task, reader: Reader, now: datetime) -> None:
    _open(task, reader, now)
    if not _reads_as_auditor(task, reader) and not may_keep(task, reader.person_id):
        raise NotAllowed("not-found")


def _report(task: Task, reader: Reader, now: datetime) -> None:
    check_report(task, reader.person_id)


def check_report(task: Task, person_id: str) -> None:
    """It holds the documents: for whoever may keep them. Refusal `report-not-yet`."""
    if not may_open(task, person_id) or not may_keep(task, person_id):
        raise NotAllowed("not-found")
    if task.state not in ENDED_STATES or task.sent_at is None:
        raise Refusal("report-not-yet")


def _folder(task: Task, reader: Reader, now: datetime) -> None:
    if not _looks_after(task, reader):
        _sees(task, reader)
    if task.state not in ENDED_STATES or task.state is TaskState.DISCARDED:
        raise Refusal("folder-not-ended")


def _keeping(task: Task, reader: Reader, now: datetime) -> None:
    """Who sent it once it has ended, and whoever may hold it: admins and auditors."""
    if not _looks_after(task, reader):
        _sent_it(task, reader)
        if task.state not in ENDED_STATES or task.state is TaskState.DISCARDED:
            raise Refusal("keep-not-ended")
    check_not_deleted(task)


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────


def _in_role(role: Role) -> Check:
    def check(task: Task, reader: Reader, now: datetime) -> None:
        _sees(task, reader)
        check_may_act(task, party_to_act(task, reader.person_id, role), now, role)

    return check


def _reject(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    check_may_reject(task, acting_party(task, reader.person_id), now)


def _name_signer(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    party_to_name(task, reader.person_id)


def _hand_on(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    party_to_hand_on(task, reader.person_id, now)


def _take_back(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    party_to_take_back(task, reader.person_id, now)


def _ask(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    if not may_ask(task, reader.person_id):
        raise Refusal("cannot-ask")


def _snooze(task: Task, reader: Reader, now: datetime) -> None:
    _sees(task, reader)
    if not any(party.person_id == reader.person_id for party in whose_move(task)):
        raise Refusal("nothing-to-do")


# ── whoever sent it ──────────────────────────────────────────────────────────────────────────────────────────


def _remind(task: Task, reader: Reader, now: datetime) -> None:
    """Admins, too: how a task stands is theirs to look after; its decisions stay with its people."""
    if not (reader.reminds_all and task.state not in UNSEEN_STATES):
        _sent_it(task, reader)
    if not whose_move(task):
        raise Refusal("nobody-to-remind")


def _invite(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    if not any(may_be_invited(task, party) for party in task.parties):
        raise Refusal("nobody-to-invite")


def _change_party(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_parties_move(task)


def _extend(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_extend(task, now)


def _replace_document(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_replace(task, now)


def _withdraw(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_withdraw(task)


def _correct(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_correct(task)


def _rescind(task: Task, reader: Reader, now: datetime) -> None:
    _sent_it(task, reader)
    check_rescind(task)


def _group(task: Task, reader: Reader, now: datetime) -> None:
    if not may_show_in_groups(task, reader.person_id):
        raise NotAllowed("not-found")


def _template(task: Task, reader: Reader, now: datetime) -> None:
    if not may_become_template(task, reader.person_id):
        raise NotAllowed("not-found")


# ── whoever writes it ────────────────────────────────────────────────────────────────────────────────────────


def _draft(task: Task, reader: Reader, now: datetime) -> None:
    if task.initiator_id != reader.person_id:
        raise NotAllowed("not-found")
    check_draft(task)


CHECKS: Mapping[Act, Check] = {
    Act.HISTORY: _history,
    Act.OPEN: _open,
    Act.DOWNLOAD: _download,
    Act.REPORT: _report,
    Act.FOLDER: _folder,
    Act.KEEPING: _keeping,
    Act.SIGN: _in_role(Role.SIGNER),
    Act.APPROVE: _in_role(Role.APPROVER),
    Act.FILL: _in_role(Role.FILLER),
    Act.NAME_SIGNER: _name_signer,
    Act.HAND_ON: _hand_on,
    Act.REJECT: _reject,
    Act.TAKE_BACK: _take_back,
    Act.ASK: _ask,
    Act.SNOOZE: _snooze,
    Act.REMIND: _remind,
    Act.INVITE: _invite,
    Act.CHANGE_PARTY: _change_party,
    Act.EXTEND: _extend,
    Act.REPLACE_DOCUMENT: _replace_document,
    Act.WITHDRAW: _withdraw,
    Act.CORRECT: _correct,
    Act.RESCIND: _rescind,
    Act.GROUP: _group,
    Act.TEMPLATE: _template,
    Act.EDIT: _draft,
    Act.SEND: _draft,
    Act.DISCARD: _draft,
}
