"""Bulk issue in the chat: the sheet to fill in, what is wrong with it, a look at its rows, how far it is. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.fields.kinds import Field
from signing.task.bulk import BulkState, Fault
from signing.task.template_filling import Somebody
from signing.task.templates import TemplateRole
from signing.usecases.bulk_views import BulkView, SheetChecked
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


def sheet_faults(checked: SheetChecked, voice: Voice) -> Screen:
    count = len(checked.faults)
    head = [bold(word(checked.template.name)), f"⚠️ {voice.say('sheet-faults', count=count)}", ""]
    lines = [_fault(checked, each, voice) for each in checked.faults[:FAULTS_SHOWN]]
    more = count - len(lines)
    after = [*([voice.say("list-more", left=more)] if more else []), "", voice.say("ask-sheet-again")]
    text = fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


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
    after = []
    if row.deadline is not None:
        after.append(voice.pair("card-deadline", voice.when(row.deadline)))
    elif version.days:
        after.append(voice.say("bulk-days", days=version.days))
    text = fitted(lines, [*people, *answers], after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    bulk = view.bulk
    turns = []
    if view.index > 0:
        turns.append(Button(f"‹ {voice.label('page-before')}", pack("bulkrow", bulk.id, 0, view.index - 1)))
    if view.index + 1 < whole:
        turns.append(Button(f"{voice.label('page-after')} ›", pack("bulkrow", bulk.id, 0, view.index + 1)))
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
    results = Button(voice.label("button-bulk-results"), pack("bulkresult", bulk.id))
    refresh = Button(voice.label("button-bulk-refresh"), pack("bulk", bulk.id))
    row = (results,) if bulk.state is BulkState.DONE else (refresh, results)
    return Screen("\n".join(lines), rows=(row,))


def results(sheet: Sheet, voice: Voice) -> Screen:
    name = cut(sheet.template.name, 60)
    return Screen(voice.say("bulk-results", name=name), document=(sheet.filename, sheet.data))


def _fault(checked: SheetChecked, fault: Fault, voice: Voice) -> str:
    head = checked.heads.get(fault.column) if fault.column else None
    why = voice.say(f"refusal-{fault.code}", **fault.facts)
    return f"{voice.say('sheet-fault', line=fault.at, column=cut(head or '', 30))} {why}"


def _who(role: TemplateRole, who: Somebody, voice: Voice) -> str:
    reach = [word(each) for each in (who.company, who.phone, who.email) if each]
    return " · ".join([_pair(role.label, word(who.name), voice), *reach])


def _pair(name: str, html: str, voice: Voice) -> str:
    return f"{word(name)}{'：' if voice.language == 'zh' else ': '}{html}"


def _name(blank: Field, voice: Voice) -> str:
    return blank.label or voice.label(
        "template-blank", kind=voice.label(f"field-kind-{blank.kind.value}"), page=blank.page + 1
    )
