"""The documents of a draft: in which order, who sees which, together or apart. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.document_lines import NAMES_LIMIT, every_line
from bot.screens.draft_questions import MOST_PARTY_BUTTONS
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, fitted, word
from signing.task.documents import has_field, is_meant_for
from signing.task.model import Document, Party
from signing.usecases.draft_views import DraftView


def documents_card(view: DraftView, voice: Voice, *, trouble: str | None = None) -> Screen:
    task = view.task
    text = fitted(
        [*_troubled(trouble), bold(voice.say("documents-title"))],
        list(every_line(task, voice)),
        ["", voice.say("documents-hint")],
        lambda left: voice.say("list-more", left=left),
    )
    names = [
        (Button(cut(f"{number}. {one.title}", 40), pack("doc", task.id, task.version, one.key)),)
        for number, one in enumerate(task.documents, 1)
    ]
    add = Button(voice.label("button-add-file"), pack("addfile", task.id, task.version))
    join = Button(voice.label("button-join-documents"), pack("docjoin", task.id, task.version))
    can_join = len(task.documents) > 1 and not any(one.had_signatures or one.only for one in task.documents)
    back = Button(voice.label("button-back"), pack("draft", task.id, task.version))
    return Screen(text, rows=(*names, *in_rows([add, *([join] if can_join else []), back])))


def document_card(view: DraftView, document: Document, voice: Voice, *, trouble: str | None = None) -> Screen:
    """One of them: moved, shown to some only, parted, taken out."""
    task = view.task
    at = task.documents.index(document)

    def button(label: str, verb: str, *args: str | int, danger: bool = False) -> Button:
        data = pack(verb, task.id, task.version, document.key, *args)
        return Button(voice.label(label), data, style="danger" if danger else None)

    lines = [
        bold(list(every_line(task, voice))[at]),
        *(_files(document, voice)),
        "",
        voice.say("ask-document-act"),
    ]
    moves = []
    if at > 0:
        moves.append(button("button-file-up", "docmove", "up"))
    if at < len(task.documents) - 1:
        moves.append(button("button-file-down", "docmove", "down"))
    acts = [button("button-who-sees", "docwho")] if task.parties else []
    if len(document.files) > 1:
        acts += [button("button-files", "files"), button("button-part-document", "docpart")]
    if len(task.documents) > 1:
        acts.append(button("button-document-off", "docoff", danger=True))
    back = Button(voice.label("button-back"), pack("docs", task.id, task.version))
    rows = (*((tuple(moves),) if moves else ()), *in_rows(acts), (back,))
    return Screen("\n".join([*_troubled(trouble), *lines]), rows=rows)


def _files(document: Document, voice: Voice) -> Sequence[str]:
    if len(document.files) < 2:
        return ()
    names = voice.listed([cut(file.filename, 30) for file in document.files])
    return (voice.say("document-files", count=len(document.files), names=cut(names, NAMES_LIMIT * 2)),)


def who_sees_card(view: DraftView, document: Document, voice: Voice, *, trouble: str | None = None) -> Screen:
    """A tick for each party that sees it."""
    task = view.task

    def ticked(party: Party) -> Button:
        sees = is_meant_for(task, party, document)
        role = voice.label(f"role-{party.role.value}")
        label = f"{'✓ ' if sees else ''}{cut(party.name, 24)} · {role}"
        return Button(label, pack("docsee", task.id, task.version, document.key, party.id))

    lines = [bold(word(cut(document.title, 60))), voice.say("ask-who-sees")]
    signing = [party for party in task.parties if has_field(task, party, document)]
    if signing:
        names = voice.listed([cut(party.name, 20) for party in signing])
        lines.append(voice.say("who-signs-document", names=cut(names, NAMES_LIMIT)))
    everybody = Button(
        ("✓ " if document.only is None else "") + voice.label("button-everybody-sees"),
        pack("docall", task.id, task.version, document.key),
    )
    back = Button(voice.label("button-back"), pack("doc", task.id, task.version, document.key))
    rows = (*((ticked(party),) for party in task.parties[:MOST_PARTY_BUTTONS]), (everybody,), (back,))
    return Screen("\n".join([*_troubled(trouble), *lines]), rows=rows)


def _troubled(trouble: str | None) -> list[str]:
    return [f"⚠️ {trouble}", ""] if trouble else []
