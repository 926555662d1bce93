"""Second steps: a reason, a confirmation, a choice, before something that cannot be undone or seen by all."""

from __future__ import annotations

from typing import Literal

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, ReplyKeys, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Task
from signing.task.rights import may_be_invited
from signing.usecases.draft_views import DraftView

End = Literal["reject", "withdraw"]


def ask_reason(end: End, task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        voice.say(f"ask-{end}-reason"),
        f"<code>{voice.say(f'example-{end}-reason')}</code>",
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def confirm_late(count: int, voice: Voice) -> Screen:
    yes = Button(voice.label("button-confirm-late"), pack("lateyes"), style="primary")
    return Screen(voice.say("confirm-late", count=count), rows=((yes, _cancel(voice)),))


def whom_to_invite(task: Task, voice: Voice) -> Screen:
    buttons = [
        Button(cut(party.name, 40), pack("invite", task.id, task.version, party.id))
        for party in task.parties
        if may_be_invited(task, party)
    ]
    return Screen(voice.say("ask-invite", title=cut(task.title, 80)), rows=in_rows(buttons[:60]))


def page_link(url: str, task: Task, voice: Voice) -> Screen:
    text = "\n".join([bold(voice.say("quoted-title", title=cut(task.title, 80))), voice.say("page-link-once")])
    return Screen(text, rows=((Button(voice.label("button-open-page"), url=url, style="primary"),),))


def ask_title(view: DraftView, voice: Voice, *, trouble: str | None = None) -> Screen:
    task = view.task
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-title", title=cut(task.title, 120)),
        f"<code>{voice.say('example-title')}</code>",
    ]
    return Screen("\n".join(lines), rows=((_back_to_draft(task, voice),),))


def ask_file(view: DraftView, voice: Voice, *, limit_mb: int) -> Screen:
    upload = Button(voice.label("button-upload"), page=f"/u?task={view.task.id}")
    text = voice.say("ask-file", title=cut(view.task.title, 80), limit_mb=limit_mb)
    return Screen(text, rows=((upload,), (_back_to_draft(view.task, voice),)))


def ask_verify_file(voice: Voice) -> Screen:
    return Screen(voice.say("ask-verify-file"), rows=((_cancel(voice),),))


def ask_password(
    name: str, voice: Voice, *, left: int, trouble: str | None = None, means: str = "ask-password-means"
) -> Screen:
    """`means`: the sentence that says what becomes of the password."""
    lines = [
        *([f"⚠️ {trouble} {voice.say('password-tries-left', left=left)}", ""] if trouble else []),
        voice.say("ask-password", filename=cut(name, 60)),
        voice.say(means),
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def ask_to_lift(name: str, voice: Voice) -> Screen:
    lines = [voice.say("ask-lift", filename=cut(name, 60)), voice.say("ask-lift-means")]
    yes = Button(voice.label("button-lift"), pack("lift"), style="primary")
    return Screen("\n".join(lines), rows=((yes, _cancel(voice)),))


def ask_people(voice: Voice) -> Screen:
    keys = ReplyKeys(
        users=voice.label("button-pick-users"),
        cancel=voice.label("button-stop-picking"),
        placeholder=voice.label("pick-placeholder"),
    )
    return Screen(voice.say("ask-people"), reply=keys)


def too_large_for_chat(
    size: str,
    voice: Voice,
    *,
    limit_mb: int,
    page_mb: int,
    task_id: str | None = None,
    adds: bool = False,
    document: int | None = None,
) -> Screen:
    """`document`: the key of one of a running task, whose place the file takes."""
    how = "&how=add" if adds else "" if document is None else f"&how=sent&document={document}"
    page = f"/u?task={task_id}{how}" if task_id else "/u"
    text = voice.say("file-too-large-for-chat", size=size, limit_mb=limit_mb, page_mb=page_mb)
    return Screen(text, rows=((Button(voice.label("button-upload"), page=page, style="primary"),),))


def too_large_to_verify(size: str, voice: Voice, *, limit_mb: int, page_mb: int) -> Screen:
    text = voice.say("file-too-large-to-verify", size=size, limit_mb=limit_mb, page_mb=page_mb)
    return Screen(text, rows=((Button(voice.label("button-verify-page"), page="/v", style="primary"),),))


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))


def _back_to_draft(task: Task, voice: Voice) -> Button:
    return Button(voice.label("button-back"), pack("draft", task.id, task.version))
