"""All acts × situations × people of one task, worked out by `signing.task.acts` and written down to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby

from signing.errors import Refusal
from signing.task import actions
from signing.task.acts import Act, Reader, check_act
from signing.task.drafting import discard
from signing.task.model import Need, Order, Party, Side, Task, TaskState
from signing.wording import say
from tests.sent_tasks import BASE, NOW, after_signing, approver, copied, filler, preparing, signer, unbound, viewer

LATER = NOW + timedelta(minutes=5)
SENDER = "sender"

# Everybody of the task, in the order of the table.
CAST: tuple[Party, ...] = (
    replace(approver("internal approver"), level=1, side=Side.INTERNAL),
    replace(approver("other internal approver"), level=1, side=Side.INTERNAL),  # one of the two is enough
    approver("approver"),
    filler("filler"),
    replace(signer("signer"), may_delegate=True),
    signer("later signer", 2),
    replace(signer("company", 2), finds_signer=True, company="海港公司"),
    viewer("viewer"),
    replace(viewer("viewer without files"), view_only=True),
    replace(copied("copy from the start"), at_start=True),
    copied("copy"),
    unbound(copied("copy nobody stands behind")),
)
PEOPLE: Mapping[str, Reader] = {
    SENDER: Reader("p-initiator"),
    **{each.name: Reader(f"p-{each.name}") for each in CAST if each.person_id},
    "admin": Reader("p-admin", reminds_all=True),
    "auditor": Reader("p-auditor", reads_all=True),
    "stranger": Reader("p-stranger"),
}


@cache
def situations() -> dict[str, tuple[Task, datetime]]:
    """A task on its ways, each with the moment at which it is looked at."""
    ready = replace(preparing(*CAST, order=Order.STEPS), needs=(Need(1, 1, internal=True),))
    draft = replace(ready, state=TaskState.DRAFT, sent_at=None)
    inside = actions.prepared(ready, NOW, revisions={0: BASE})[0]
    outside = actions.approve(inside, "internal approver", NOW)[0]
    writing = actions.begin_signing(outside, "signer", NOW)[0]
    half = actions.approve(after_signing(after_signing(outside, "signer"), "filler"), "approver", NOW)[0]
    named = replace(half, parties=tuple(replace(each, finds_signer=False) for each in half.parties))
    closing = after_signing(after_signing(named, "later signer"), "company")
    completed = actions.closed(closing, NOW, revisions={0: "d" * 64})[0]
    over = inside.deadline or NOW
    now = LATER
    return {
        "draft": (draft, now),
        "discarded": (discard(draft, NOW)[0], now),
        "preparing": (ready, now),
        "inside": (inside, now),
        "no deadline": (replace(inside, deadline=None), now),
        "outside": (outside, now),
        "writing": (writing, now),
        "second step": (half, now),
        "overdue": (outside, over),
        "closing": (closing, now),
        "completed": (completed, now),
        "rescinded": (replace(completed, rescinded_at=NOW), now),
        "rescission": (replace(completed, rescinds="another"), now),
        "rejected": (actions.reject(outside, "signer", NOW, reason="金额有误")[0], now),
        "withdrawn": (actions.withdraw(inside, NOW, reason="重发")[0], now),
        "expired": (actions.expire(outside, over)[0], over),
    }


MEANS = {
    "draft": "not sent yet",
    "discarded": "a draft thrown away",
    "preparing": "sent, we write the certified base revision",
    "inside": "an internal approver has the move; outside nobody knows of it",
    "no deadline": "as inside, without a deadline",
    "outside": "the internal level is through; approver, filler and signer have the move",
    "writing": "the signer's code was accepted, the revision is being written",
    "second step": "approver, filler and signer have acted; later signer and company have the move",
    "overdue": "as outside, the deadline is over, the timer has not come by yet",
    "closing": "everybody has acted, we add validation data",
    "completed": "done",
    "rescinded": "done, and ended by a later agreement",
    "rescission": "such an agreement, done",
    "rejected": "the signer has said no",
    "withdrawn": "the sender has taken it back",
    "expired": "not signed in time",
}
ALLOWED = "allowed"


def outcome(task: Task, reader: Reader, act: Act, now: datetime) -> Refusal | None:
    try:
        check_act(task, reader, act, now)
    except Refusal as refusal:
        return refusal
    return None


def written() -> str:
    """The whole table."""
    there = situations()
    parts = [HEAD, "SITUATIONS", *(f"  {name}: {_state(there[name][0])}. {MEANS[name]}" for name in there), ""]
    reasons: dict[str, Refusal] = {}
    for act in Act:
        parts += [act.value.upper(), *_of_act(act, there, reasons), ""]
    parts += ["REASONS", *_worded(reasons)]
    return "\n".join(parts) + "\n"


HEAD = """Who may do what with a task, and when; else why not. Worked out by signing/task/acts.py, read by people.
After a change that is meant: YINXIN_WRITE_TABLE=1 pytest tests/signing/task/test_acts.py; then read what changed.
"a … c" stands for all situations from a to c, in the order of the list. What is not found is not there for them.
"""


def _state(task: Task) -> str:
    return task.state.value


def _which(refusal: Refusal) -> list[str]:
    """What its sentence differs by."""
    return [refusal.facts["state"]] if "state" in refusal.facts else []


def _of_act(act: Act, there: Mapping[str, tuple[Task, datetime]], reasons: dict[str, Refusal]) -> Iterator[str]:
    """People for whom all is the same stand together."""
    rows: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, reader in PEOPLE.items():
        row = []
        for situation, (task, now) in there.items():
            refusal = outcome(task, reader, act, now)
            row.append((situation, refusal.code if refusal else ALLOWED))
            if refusal:
                reasons.setdefault(refusal.code + "".join(f" ({each})" for each in _which(refusal)), refusal)
        rows.setdefault(tuple(row), []).append(name)
    for row, names in rows.items():
        yield f"  {', '.join(names)}"
        codes = dict.fromkeys(code for _, code in row)
        for code in sorted(codes, key=lambda each: each != ALLOWED):
            yield f"    {code}: {_when([what == code for _, what in row], [situation for situation, _ in row])}"


def _when(holds: list[bool], names: list[str]) -> str:
    """Three and more in a row as "first … last"."""
    if all(holds):
        return "always"
    found = []
    for is_so, run in groupby(zip(holds, names, strict=True), key=lambda each: each[0]):
        there = [name for _, name in run]
        if is_so:
            found += there if len(there) < 3 else [f"{there[0]} … {there[-1]}"]
    return ", ".join(found)


def _worded(reasons: Mapping[str, Refusal]) -> Iterator[str]:
    for name in sorted(reasons):
        yield f"  {name}"
        for language in ("zh", "en"):
            yield f"    {say(language, f'refusal-{reasons[name].code}', **reasons[name].facts)}"
