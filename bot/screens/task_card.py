"""The live card of a sent task, for each of its readers. Pure: view → text and buttons."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.attached import attachments_line
from bot.screens.card_keys import layout
from bot.screens.card_lines import last_line, next_line, standing_line
from bot.screens.document_lines import documents_lines
from bot.screens.keeping import keeping_lines
from bot.screens.next_move import wait_of
from bot.screens.parties import progress_line
from bot.screens.screen import Button, Screen
from bot.screens.second_thoughts import link_lines
from bot.screens.voice import TASK_CARD_LIMIT, Voice, bold, cut, fitted, word
from signing.errors import YinxinError
from signing.fields.kinds import by_hand
from signing.fields.shared import asked_once
from signing.task.documents import attachments_of
from signing.task.model import ENDED_STATES, Order, PartyState, Role, Task, TaskState
from signing.usecases.views import TaskView

_WHERE_I_STAND = (
    (PartyState.SIGNING, "asked-writing"),
    (PartyState.SIGNED, "asked-done"),
    (PartyState.APPROVED, "asked-done"),
    (PartyState.FILLED, "asked-done"),
    (PartyState.SPARED, "asked-spared"),
    (PartyState.INFORMED, "asked-read"),
    (PartyState.NOT_YET, "asked-later"),
)

# Below what is most wanted: the act, its button's verb and its words.
LATER = {
    "history": ("history", "history"),
    "folder": ("folderfor", "folder"),
    "keeping": ("keeping", "keeping"),
    "group": ("groups", "groups"),
    "template": ("tplsave", "template-save"),
    "take-back": ("takeback", "take-back"),
    "extend": ("extend", "extend"),
    "replace-document": ("replacesent", "replace-document"),
    "correct": ("correct", "correct"),
    "rescind": ("rescind", "rescind"),
    "withdraw": ("withdraw", "withdraw"),
}


def task_card(view: TaskView, voice: Voice, *, more: bool = False) -> Screen:
    """`more`: with the rarer buttons in place of the others."""
    task = view.task
    if task.state is TaskState.DRAFT:
        return draft_stub(task, voice)
    text = fitted(
        [*_head(view, voice), "", bold(voice.say("card-parties"))],
        [
            progress_line(voice, task, party, for_seal=wait_of(party, view.waits_for_seal) is not None)
            for party in task.parties
        ],
        ["", *_foot(view, voice)],
        lambda left: voice.say("list-more", left=left),
        TASK_CARD_LIMIT,
    )
    return Screen(text, rows=layout(_acts(view, voice), task, voice, more=more), unfolded=more)


def draft_stub(task: Task, voice: Voice) -> Screen:
    """A draft seen from outside its conversation."""
    return Screen(
        "\n".join([bold(word(task.title)), voice.say("card-draft", number=task.number)]),
        rows=(
            (
                Button(voice.label("button-continue"), pack("draft", task.id), style="primary"),
                Button(voice.label("button-discard"), pack("discard", task.id)),
            ),
        ),
    )


def refusal_words(voice: Voice, error: YinxinError) -> str:
    """What went wrong, as HTML."""
    return voice.say(f"refusal-{error.code}", **error.facts)


def _head(view: TaskView, voice: Voice) -> list[str]:
    task = view.task
    lines = [bold(word(task.title)), standing_line(view, voice)]
    if task.initiator_id != view.reader.id:
        lines.append(voice.say("card-from", name=cut(view.initiator.name, 60)))
    if waiting := next_line(view, voice):
        lines.append(waiting)
    asked = _asked(view, voice)
    return [*lines, *(["", bold(asked)] if asked else []), *_under_which_name(view, voice)]


def _under_which_name(view: TaskView, voice: Voice) -> list[str]:
    """Whoever came by a link that was forwarded on reads whose place it is, before they act in it."""
    if not view.can & {"fill", "sign", "approve"}:
        return []
    names = [party.name for party in view.mine if party.state is PartyState.TO_ACT]
    others = [name for name in dict.fromkeys(names) if name.casefold() != view.reader.name.casefold()]
    return [voice.say("asked-under-name", name=cut(name, 60)) for name in others]


def _asked(view: TaskView, voice: Voice) -> str | None:
    """What this reader is to do, or that there is nothing (yet)."""
    if "fill" in view.can:
        return voice.say("asked-fill", fills=len(asked_once(view.asked)))
    if "sign" in view.can:
        return _asked_to_sign(view, voice)
    if "name-signer" in view.can:
        return voice.say("asked-name-signer")
    if "approve" in view.can:
        return voice.say("asked-approve")
    if view.task.state in ENDED_STATES or view.task.state in {TaskState.PREPARING, TaskState.CLOSING}:
        return None
    states = {party.state for party in view.mine}
    key = next((key for state, key in _WHERE_I_STAND if state in states), None)
    if key == "asked-later" and all(party.role is Role.CC for party in view.mine):
        key = "asked-copy-later"
    return voice.say(key) if key else None


def _asked_to_sign(view: TaskView, voice: Voice) -> str:
    wait = wait_of(view.signer, view.waits_for_seal)
    if wait is None:
        return voice.say("asked-sign", places=len(by_hand(view.my_fields)), fills=len(asked_once(view.my_fields)))
    if wait.keeper is None:
        return voice.say("asked-seal-waits-nobody")
    return voice.say("asked-seal-waits", keeper=cut(wait.keeper, 30), more=wait.more)


def _foot(view: TaskView, voice: Voice) -> list[str]:
    task = view.task
    lines = []
    if "open" in view.can:
        lines += documents_lines(task, voice, whom=task.initiator_id == view.reader.id)
        if attachments := attachments_of(task.documents):
            lines.append(attachments_line("card-attachments", attachments, voice))
    if task.order is not Order.ALL_AT_ONCE and task.state not in ENDED_STATES:
        lines.append(voice.say("card-order", order=voice.label(f"order-{task.order.value}")))
    if task.deadline is not None and task.state not in ENDED_STATES:
        lines.append(voice.pair("card-deadline", voice.when(task.deadline, since=task.sent_at or task.created_at)))
    if task.end_reason:
        lines.append(voice.say("card-reason", reason=cut(task.end_reason, 200)))
    lines += link_lines(view.links, voice)
    if task.ended_at is not None:
        lines.append(voice.pair("card-ended", voice.past(task.ended_at)))
    lines += keeping_lines(view, voice)
    if task.waiting_for:
        lines.append(voice.say("card-waits", code=task.waiting_for))
    elif task.state is TaskState.PREPARING:
        lines.append(voice.say("card-preparing"))
    elif task.state is TaskState.CLOSING:
        lines.append(voice.say("card-closing"))
    if task.state is TaskState.COMPLETED and view.sha256 and len(task.documents) == 1:
        lines.append(voice.say("card-digest", digest=view.sha256[:16]))
    if last := last_line(view, voice):
        lines.append(last)
    return lines


def _acts(view: TaskView, voice: Voice) -> list[Button]:
    """Everything that is possible now, most wanted first."""
    task, can = view.task, view.can
    page = f"/t/{task.id}"

    def button(key: str, verb: str) -> Button:
        return Button(voice.label(key), pack(verb, task.id, task.version))

    acts = [
        Button(voice.label("button-answer-seal"), pack("sealreq", wait.request_id), style="primary")
        for wait in view.waits_for_seal
        if wait.request_id is not None
    ]
    if "fill" in can:
        acts.append(Button(voice.label("button-fill"), page=page, style="primary"))
    elif "sign" in can:
        acts.append(Button(voice.label("button-sign"), page=page, style="primary"))
    elif "approve" in can:
        acts.append(Button(voice.label("button-approve"), page=page, style="success"))
    elif "open" in can:
        acts.append(Button(voice.label("button-open"), page=page))
    if "reject" in can:
        acts.append(Button(voice.label("button-reject"), pack("reject", task.id, task.version), style="danger"))
    if "open" in can:
        acts.append(button("button-browser", "browser"))
    acts += [
        button(f"button-{act}", act.replace("-", ""))
        for act in ("name-signer", "ask", "hand-on", "remind", "invite", "change-party")
        if act in can
    ]
    if task.state is TaskState.COMPLETED and "download" in can:
        acts.append(button("button-download", "download"))
    if "report" in can:
        acts.append(button("button-report", "report"))
    if "open" in can and (count := len(attachments_of(task.documents))):
        acts.append(
            Button(voice.label("button-attachments-get", count=count), pack("attached", task.id, task.version))
        )
    if task.initiator_id == view.reader.id and task.state not in {TaskState.PREPARING, *ENDED_STATES}:
        acts.append(button("button-reach", "reach"))
    if view.handed_in and task.initiator_id == view.reader.id:
        acts.append(button("button-papers", "papers"))
    acts += [
        Button(voice.label(f"button-{key}"), pack(verb, task.id, 0 if act == "template" else task.version))
        for act, (verb, key) in LATER.items()
        if act in can
    ]
    return acts
