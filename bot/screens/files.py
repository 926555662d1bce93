"""The files of a draft and its attachments: what there is, and what can be done with it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import pack
from bot.screens.attached import attachments_line
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, fitted
from signing.task.documents import attachments_of
from signing.task.draft_files import ATTACHED_MB, MOST_ATTACHED
from signing.task.model import Document, DraftStep, Task
from signing.usecases.draft_views import DraftView

ON_CARD = 4  # files: the card may stand below a picture
Rows = tuple[tuple[Button, ...], ...]


def files_lines(task: Task, voice: Voice) -> list[str]:
    """For the draft's card: of a single document each file with its pages where there are several, and the
    attachments."""
    document, attachments = task.documents[0], attachments_of(task.documents)
    several = len(document.files) > 1 and len(task.documents) == 1
    lines = list(_files(document, voice)) if several else []
    if len(lines) > ON_CARD:
        lines = [*lines[:ON_CARD], voice.say("list-more", left=len(lines) - ON_CARD)]
    if attachments:
        lines.append(attachments_line("draft-attachments", attachments, voice))
    return lines


def _files(document: Document, voice: Voice) -> Iterator[str]:
    first = 1
    for number, file in enumerate(document.files, 1):
        last = first + file.pages - 1
        facts = {"from": first if file.pages > 1 else 0, "to": last}
        yield voice.say("draft-file-line", number=number, filename=cut(file.filename, 40), **facts)
        first = last + 1


def files_ways(view: DraftView, voice: Voice) -> Rows:
    """On the draft's card, where its document is being looked at: at the beginning, and before it goes out."""
    task = view.task
    if view.editing or view.step not in {DraftStep.PARTIES, DraftStep.REVIEW}:
        return ()
    ways = [Button(voice.label("button-add-file"), pack("addfile", task.id, task.version))]
    if not all(document.had_signatures for document in task.documents):
        count = len(attachments_of(task.documents))
        label = voice.label("button-attachments", count=count)
        ways.append(Button(label, pack("attach", task.id, task.version)))
    if len(task.documents) > 1:
        ways.append(Button(voice.label("button-documents"), pack("docs", task.id, task.version)))
    elif len(task.documents[0].files) > 1:
        ways.append(Button(voice.label("button-files"), pack("files", task.id, task.version)))
    return in_rows(ways)


def files_card(view: DraftView, document: Document, voice: Voice, *, trouble: str | None = None) -> Screen:
    task = view.task
    text = fitted(
        [*_troubled(trouble), bold(voice.say("files-title"))],
        list(_files(document, voice)),
        ["", voice.say("files-hint")],
        lambda left: voice.say("list-more", left=left),
    )
    names = [
        Button(
            cut(f"{number}. {file.filename}", 40), pack("file", task.id, task.version, number - 1, document.key)
        )
        for number, file in enumerate(document.files, 1)
    ]
    add = Button(voice.label("button-add-file"), pack("addfile", task.id, task.version))
    part = Button(voice.label("button-part-document"), pack("docpart", task.id, task.version, document.key))
    return Screen(text, rows=(*((name,) for name in names), (part,), (add, _back(view, voice))))


def file_card(view: DraftView, document: Document, number: int, voice: Voice) -> Screen:
    """One of several files; `number` from 0."""
    task, key = view.task, document.key
    text = "\n".join([bold(list(_files(document, voice))[number]), voice.say("ask-file-act")])
    moves = []
    if number > 0:
        moves.append(
            Button(voice.label("button-file-up"), pack("filemove", task.id, task.version, number, "up", key))
        )
    if number < len(document.files) - 1:
        moves.append(
            Button(voice.label("button-file-down"), pack("filemove", task.id, task.version, number, "down", key))
        )
    off = Button(
        voice.label("button-file-off"), pack("fileoff", task.id, task.version, number, key), style="danger"
    )
    back = Button(voice.label("button-back"), pack("files", task.id, task.version, key))
    return Screen(text, rows=(tuple(moves), (off,), (back,)))


def ask_add_file(view: DraftView, voice: Voice, *, limit_mb: int, trouble: str | None = None) -> Screen:
    upload = Button(voice.label("button-upload"), page=f"/u?task={view.task.id}&how=add")
    asked = voice.say("ask-add-file", title=cut(view.task.title, 80), limit_mb=limit_mb)
    return Screen("\n".join([*_troubled(trouble), asked]), rows=((upload,), (_back(view, voice),)))


def attachments_card(view: DraftView, voice: Voice, *, trouble: str | None = None) -> Screen:
    task, attachments = view.task, attachments_of(view.task.documents)
    lines = [
        f"{number}. {voice.say('plain', words=cut(one.name, 60))} · {sized(one.size)}"
        for number, one in enumerate(attachments, 1)
    ]
    text = fitted(
        [*_troubled(trouble), bold(voice.say("attachments-title"))],
        lines or [voice.say("attachments-none")],
        ["", voice.say("attachments-hint", limit_mb=ATTACHED_MB, limit=MOST_ATTACHED)],
        lambda left: voice.say("list-more", left=left),
    )
    offs = [
        Button(
            voice.label("button-attachment-off", name=cut(one.name, 30)),
            pack("attachoff", task.id, task.version, number),
        )
        for number, one in enumerate(attachments)
    ]
    return Screen(text, rows=(*((off,) for off in offs), (_back(view, voice),)))


def sized(size: int) -> str:
    """1.2 MB, 340 KB."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"


def _troubled(trouble: str | None) -> list[str]:
    return [f"⚠️ {trouble}", ""] if trouble else []


def _back(view: DraftView, voice: Voice) -> Button:
    return Button(voice.label("button-back"), pack("draft", view.task.id, view.task.version))
