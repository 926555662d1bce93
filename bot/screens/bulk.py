"""Bulk issue in the chat: the sheet to fill in, what is wrong with it, a look at its rows, how far it is. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.bulk_links import codes_zip
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.fields.kinds import Field
from signing.task.bulk import BulkState, Fault, columns_of
from signing.task.template_filling import Somebody
from signing.task.templates import TemplateRole
from signing.usecases.bulk_links import BulkLinks
from signing.usecases.bulk_views import BulkView
from signing.usecases.offer_sheet import Sheet

FAULTS_SHOWN = 15


def sheet_to_fill(sheet: Sheet, voice: Voice) -> Screen:
    lines = [bold(word(sheet.template.name)), voice.say("ask-sheet", rows=sheet.most_rows)]
    cancel = Button(voice.label("button-cancel"), pack("cancel"))
    return Screen("\n".join(lines), rows=((cancel,),), document=(sheet.filename, sheet.data))


def ask_sheet(name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    """Again, after words or a sheet that cannot be read."""
    lines = [*([f"⚠️ {trouble}", ""] if trouble else []), bold(word(name)), voice.say("ask-sheet-again")]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def faults(view: BulkView, voice: Voice, *, trouble: str | None = None) -> Screen:
    """What is wrong with the sheet; the first of it is asked for. `trouble`: what was answered just now."""
    count, first = len(view.faults), view.faults[0]
    head = [bold(word(view.template.name)), f"⚠️ {voice.say('sheet-faults', count=count)}", ""]
    lines = [_fault(view, each, voice) for each in view.faults[:FAULTS_SHOWN]]
    more = count - len(lines)
    column = cut(view.heads[first.column], 30)
    asks = voice.say("ask-sheet-cell", line=first.at, column=column, words=cut(first.words, 60) or "none")
    after = [*([voice.say("list-more", left=more)] if more else []), "", *([f"⚠️ {trouble}"] if trouble else [])]
    text = fitted(head, lines, [*after, asks], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    at = columns_of(view.version).index(first.column)
    here: list[Button] = []
    if not first.column.required:
        here.append(Button(voice.label("button-cell-empty"), pack("bulkempty", view.bulk.id, 0, first.at, at)))
    if view.count.whole > 1:
        leave_out = voice.label("button-row-off", line=first.at)
        here.append(Button(leave_out, pack("bulkoff", view.bulk.id, 0, first.at)))
    cancel = Button(voice.label("button-cancel"), pack("cancel"))
    return Screen(text, rows=(*((tuple(here),) if here else ()), (cancel,)))


def preview(view: BulkView, voice: Voice) -> Screen:
    """One of the rows, as its task will be; nothing has been sent yet."""
    version, row, whole = view.version, view.row, view.count.whole
    blanks = {each.key: each for each in reversed(version.fields)}
    lines = [
        bold(word(view.template.name)),
        voice.say("bulk-ready", rows=whole),
        "",
        bold(voice.say("bulk-row", at=view.index + 1, of=whole, line=row.at)),
        voice.pair("draft-step-title", word(view.title)),
    ]
    people = [_who(role, row.filling.people[role.id], voice) for role in version.roles]
    answers = [
        _pair(_name(blanks[key], voice), word(answer, 120) if answer else voice.say("bulk-left-to-party"), voice)
        for key, answer in row.filling.answers.items()
    ]
    after: list[str] = []
    if row.deadline is not None:
        after.append(voice.pair("card-deadline", voice.when(row.deadline)))
    elif version.days:
        after.append(voice.say("bulk-days", days=version.days))
    if whole > 1:
        after += ["", voice.say("bulk-row-by-number")]
    text = fitted(lines, [*people, *answers], after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    bulk = view.bulk
    turns = []
    if view.index > 0:
        turns.append(Button(f"‹ {voice.label('button-row-before')}", pack("bulkrow", bulk.id, 0, view.index - 1)))
    if view.index + 1 < whole:
        turns.append(Button(f"{voice.label('button-row-after')} ›", pack("bulkrow", bulk.id, 0, view.index + 1)))
    go = Button(voice.label("button-bulk-go", rows=whole), pack("bulkgo", bulk.id), style="primary")
    cancel = Button(voice.label("button-cancel"), pack("cancel"))
    return Screen(text, rows=(*((tuple(turns),) if turns else ()), (go,), (cancel,)))


def progress(view: BulkView, voice: Voice) -> Screen:
    count, bulk = view.count, view.bulk
    key = "bulk-done" if bulk.state is BulkState.DONE else "bulk-going"
    lines = [
        bold(word(view.template.name)),
        voice.say(key, issued=count.issued, whole=count.whole),
    ]
    if count.refused:
        lines.append("⚠️ " + voice.say("bulk-refused", count=count.refused))
    elif bulk.state is BulkState.DONE:
        lines.append(voice.say("bulk-links-hint"))
    results = Button(voice.label("button-bulk-results"), pack("bulkresult", bulk.id))
    refresh = Button(voice.label("button-bulk-refresh"), pack("bulk", bulk.id))
    if bulk.state is not BulkState.DONE:
        return Screen("\n".join(lines), rows=((refresh, results),))
    return Screen("\n".join(lines), rows=((results,), link_buttons(bulk.id, voice)))


def link_buttons(bulk_id: str, voice: Voice) -> tuple[Button, ...]:
    return (
        Button(voice.label("button-bulk-links"), pack("bulklinks", bulk_id)),
        Button(voice.label("button-bulk-codes"), pack("bulklinks", bulk_id, 0, "qr")),
    )


def links(found: BulkLinks, voice: Voice, *, codes: bool) -> Screen:
    """As files: a sheet of links, or a QR code for each in a zip. Slow where there are many codes."""
    name = cut(found.sheet.template.name, 60)
    sheet = (found.sheet.filename, found.sheet.data)
    lines = [voice.say("bulk-links", name=name, count=len(found.lines))]
    if found.preparing:
        lines.append(voice.say("bulk-links-preparing", count=found.preparing))
    return Screen("\n".join(lines), document=codes_zip(found, voice) if codes else sheet)


def results(sheet: Sheet, voice: Voice) -> Screen:
    name = cut(sheet.template.name, 60)
    return Screen(voice.say("bulk-results", name=name), document=(sheet.filename, sheet.data))


def _fault(view: BulkView, fault: Fault, voice: Voice) -> str:
    # Elsewhere it comes with an example of a whole line.
    empty = fault.code == "party-name-missing"
    why = voice.say("sheet-name-missing" if empty else f"refusal-{fault.code}", **fault.facts)
    said = voice.say("sheet-fault", line=fault.at, column=cut(view.heads[fault.column], 30))
    return f"{said}{'' if voice.language == 'zh' else ' '}{why}"


def _who(role: TemplateRole, who: Somebody, voice: Voice) -> str:
    reach = [word(each) for each in (who.company, who.phone, who.email) if each]
    return " · ".join([_pair(role.label, word(who.name), voice), *reach])


def _pair(name: str, html: str, voice: Voice) -> str:
    return f"{word(name)}{'：' if voice.language == 'zh' else ': '}{html}"


def _name(blank: Field, voice: Voice) -> str:
    return blank.label or voice.label(
        "template-blank", kind=voice.label(f"field-kind-{blank.kind.value}"), page=blank.page + 1
    )
