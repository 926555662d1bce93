"""Folders of what has ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.buttons import pack
from bot.screens.keeping import folder_lines
from bot.screens.lists import card_buttons, leaves, task_lines
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted
from signing.ports.folders import Folder
from signing.task.model import Task
from signing.task.templates import Template
from signing.usecases.folders import FolderView

A_LEAF = 20  # templates on one


def folder_list(found: Sequence[tuple[Folder, int]], voice: Voice) -> Screen:
    lines = [bold(voice.say("folders-title"))]
    if not found:
        lines.append(voice.say("folders-none"))
    rows = [
        (
            Button(
                voice.label("folders-line", name=cut(folder.name, 40), count=count),
                pack("folder", "", 0, folder.id, 0),
            ),
        )
        for folder, count in found
    ]
    new = Button(voice.label("button-folder-new"), pack("foldernew"))
    going = Button(voice.label("button-going"), pack("going", "", 0, 0))
    return Screen("\n".join(lines), rows=(*rows, (new, going)))


def folder_screen(view: FolderView, voice: Voice, now: datetime) -> Screen:
    folder = view.folder
    head = [bold(voice.say("plain", words=folder.name))]
    if folder.rule:
        head.append(voice.say("folder-rule", rule=folder.rule))
    if view.template:
        head.append(voice.say("folder-template", name=view.template))
    head += folder_lines(folder, voice)
    lines = [line for task in view.tasks for line in task_lines(task, voice, now)]
    if not view.tasks:
        lines = [voice.say("folder-nothing")]
    text = fitted([*head, ""], lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    turns = leaves("folder", folder.id, page=view.page, more=view.more, voice=voice)
    export = Button(voice.label("button-folder-export"), pack("folderzip", "", 0, folder.id))
    drop = Button(voice.label("button-folder-drop"), pack("folderask", "", 0, folder.id))
    acts = (*((export,) if view.tasks else ()), *((drop,) if folder.held_why is None else ()))
    keep = Button(voice.label("button-folder-keep"), pack("fkeep", "", 0, folder.id))
    back = (Button(voice.label("button-folder-all"), pack("archive")),)
    rules = (keep, Button(voice.label("button-folder-template"), pack("ftpl", "", 0, folder.id)))
    shown = (*card_buttons(view.tasks), *turns)
    return Screen(text, rows=(*shown, *((acts,) if acts else ()), rules, back))


def export_page(folder: Folder) -> str:
    return f"/x?f={folder.id}"


def export_large(folder: Folder, size: int, voice: Voice) -> Screen:
    """`size` in bytes. As one file on a page of one's own, or in parts."""
    words = voice.say("folder-export-large", name=folder.name, size=round(size / 1e6))
    page = Button(voice.label("button-folder-whole"), page=export_page(folder), style="primary")
    browser = Button(voice.label("button-folder-browser"), pack("folderweb", "", 0, folder.id))
    parts = Button(voice.label("button-folder-parts"), pack("folderzip", "", 0, folder.id, "parts"))
    return Screen(words, rows=((page, browser), (parts,)))


def export_link(folder: Folder, url: str, voice: Voice) -> Screen:
    words = voice.say("folder-export-link", name=folder.name)
    return Screen(words, rows=((Button(voice.label("button-folder-browser"), url=url, style="primary"),),))


def ask_name(voice: Voice) -> Screen:
    return Screen(voice.say("folder-ask-name"), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def ask_drop(folder: Folder, voice: Voice) -> Screen:
    yes = Button(voice.label("button-folder-drop-yes"), pack("folderdrop", "", 0, folder.id), style="danger")
    back = Button(voice.label("button-folder-all"), pack("archive"))
    return Screen(voice.say("folder-drop-sure", name=folder.name), rows=((yes, back),))


def choose_template(folder: Folder, found: Sequence[Template], voice: Voice, page: int = 0) -> Screen:
    """Whose tasks are filed here; chosen once more, none."""
    key = "folder-template-which" if found else "folder-template-none"
    rows = [
        (
            Button(
                f"{'✓ ' if each.id == folder.template_id else ''}{cut(each.name, 40)}",
                pack("ftpl", "", 0, folder.id, "none" if each.id == folder.template_id else each.id),
            ),
        )
        for each in found[page * A_LEAF : (page + 1) * A_LEAF]
    ]
    turns = leaves("ftpl", folder.id, "page", page=page, more=len(found) > (page + 1) * A_LEAF, voice=voice)
    back = (Button(cut(folder.name, 40), pack("folder", "", 0, folder.id, 0)),)
    return Screen(voice.say(key, name=folder.name), rows=(*rows, *turns, back))


def which_folder(task: Task, theirs: Sequence[tuple[Folder, bool]], voice: Voice) -> Screen:
    rows = [
        (Button(f"{'✓ ' if inside else ''}{cut(folder.name, 40)}", pack("folderput", task.id, 0, folder.id)),)
        for folder, inside in theirs
    ]
    new = Button(voice.label("button-folder-new"), pack("foldernew"))
    return Screen(voice.say("folder-which", title=cut(task.title, 60)), rows=(*rows, (new,)))
