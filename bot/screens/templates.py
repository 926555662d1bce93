"""Templates in the chat: mine, one that is being filled, and how a task becomes one. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, ReplyKeys, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.fields.kinds import Field
from signing.task.templates import Template, TemplateRole, TemplateVersion
from signing.usecases.template_views import FillingView, TemplateProposal

A_LEAF = 20  # templates on one
MOST_BLANKS = 60  # blanks or roles with a button each, of the hundred a message may have
_ROLES_SHOWN = 20


def template_list(templates: Sequence[Template], voice: Voice, page: int = 0) -> Screen:
    shown = templates[page * A_LEAF : (page + 1) * A_LEAF]
    lines = [f"{bold(word(each.name))}\n   {_facts(each.latest, voice)}" for each in shown]
    if not templates:
        lines = [voice.say("templates-none")]
    buttons = [(Button(cut(each.name, 40), pack("tpl", each.id)),) for each in shown]
    leaves = []
    if page > 0:
        leaves.append(Button(f"‹ {voice.label('page-before')}", pack("templates", "", 0, page - 1)))
    if len(templates) > (page + 1) * A_LEAF:
        leaves.append(Button(f"{voice.label('page-after')} ›", pack("templates", "", 0, page + 1)))
    head = [bold(voice.say("templates-mine")), ""]
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=(*buttons, *((tuple(leaves),) if leaves else ())))


def ask_roles(view: FillingView, voice: Voice, *, trouble: str | None = None, chosen: bool = True) -> Screen:
    """Who takes which role. `chosen`: the template has just been chosen, and may be changed instead."""
    template, version = view.template, view.version
    roles = [_role_line(view, role, voice) for role in version.roles[:_ROLES_SHOWN]]
    asks = []
    if view.open:
        count = len(view.open)
        asks = [voice.say("ask-template-people", count=count), f"<code>{_example(view.open, voice)}</code>"]
    head = [*_trouble(trouble), bold(word(template.name)), _facts(version, voice), "", *roles, "", *asks]
    rows: list[tuple[Button, ...]] = []
    if view.open:
        rows.append((Button(voice.label("button-template-pick"), pack("tplpick", template.id)),))
    else:
        rows.append((Button(voice.label("button-template-go"), pack("tplgo", template.id), style="primary"),))
    if chosen:
        rename = Button(voice.label("button-template-rename"), pack("tplrename", template.id))
        archive = Button(voice.label("button-template-archive"), pack("tplarchive", template.id, template.version))
        bulk = Button(voice.label("button-bulk"), pack("tplbulk", template.id))
        back = Button(voice.label("button-templates"), pack("templates", "", 0, 0))
        share = Button(voice.label("button-template-share"), pack("tplshare", template.id))
        roles_ = Button(voice.label("button-template-roles"), pack("tplroles", template.id))
        rows += [(bulk, share), (rename, roles_), (archive, back)]
    else:
        rows.append((_cancel(voice),))
    return Screen("\n".join(head).strip(), rows=tuple(rows))


def ask_blank(view: FillingView, blank: Field, voice: Voice, *, trouble: str | None = None) -> Screen:
    version = view.version
    at, of = version.merge.index(blank.key) + 1, len(version.merge)
    lines = [
        *_trouble(trouble),
        bold(word(view.template.name)),
        voice.say("template-blank-progress", at=at, of=of),
        "",
        voice.say("ask-template-blank", label=_name(blank, voice)),
    ]
    if blank.tip:
        lines.append(f"<i>{word(blank.tip, 200)}</i>")
    skip = Button(voice.label("button-template-skip"), pack("tplskip", view.template.id, 0, at - 1))
    return Screen("\n".join(lines), rows=((skip, _cancel(voice)),))


def ask_picking(view: FillingView, voice: Voice) -> Screen:
    keys = ReplyKeys(
        users=voice.label("button-pick-users"),
        cancel=voice.label("button-stop-picking"),
        placeholder=voice.label("pick-placeholder"),
    )
    roles = voice.listed([role.label for role in view.open[:_ROLES_SHOWN]])
    return Screen(voice.say("ask-template-picking", roles=roles), reply=keys)


def ask_save(
    proposal: TemplateProposal, merge: Collection[str], voice: Voice, *, trouble: str | None = None
) -> Screen:
    """Its name, and which blanks are filled in at every start."""
    task, version = proposal.task, proposal.version
    roles = [
        voice.say("template-role-of", role=cut(role.label, 30), name=cut(party.name, 40))
        for role, party in zip(version.roles, task.parties, strict=True)
    ]
    asks = [voice.say("ask-template-name")]
    if proposal.name in proposal.known:
        asks.append(voice.say("template-new-version", name=cut(proposal.name, 60)))
    if proposal.blanks:
        asks += ["", voice.say("ask-template-blanks")]
    text = fitted(
        [*_trouble(trouble), bold(voice.say("template-save-title", title=cut(task.title, 80))), ""],
        roles[:_ROLES_SHOWN],
        ["", *asks],
        lambda left: voice.say("list-more", left=left),
        MESSAGE_LIMIT,
    )
    toggles = [
        Button(
            ("✓ " if blank.key in merge else "") + cut(_name(blank, voice), 30), pack("tplblank", task.id, 0, at)
        )
        for at, blank in enumerate(proposal.blanks[:MOST_BLANKS])
    ]
    save = Button(cut(proposal.name, 40), pack("tplkeep", task.id), style="primary")
    return Screen(text, rows=((save,), *in_rows(toggles), (_cancel(voice),)))


def saved(template: Template, voice: Voice) -> Screen:
    lines = [voice.say("template-saved", name=cut(template.name, 60)), _facts(template.latest, voice)]
    use = Button(voice.label("button-template-use"), pack("tpl", template.id), style="primary")
    return Screen("\n".join(lines), rows=((use, Button(voice.label("button-templates"), pack("templates"))),))


def ask_new_name(template: Template, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [*_trouble(trouble), bold(word(template.name)), voice.say("ask-template-new-name")]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-back"), pack("tpl", template.id)),),))


def role_list(template: Template, voice: Voice) -> Screen:
    """One of them is chosen to be called otherwise."""
    version = template.latest
    lines = [bold(word(template.name)), _facts(version, voice), "", voice.say("ask-template-role")]
    buttons = [
        Button(cut(role.label, 30), pack("tplrole", template.id, 0, role.id))
        for role in version.roles[:MOST_BLANKS]
    ]
    back = Button(voice.label("button-back"), pack("tpl", template.id))
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (back,)))


def ask_role_label(template: Template, role: TemplateRole, voice: Voice, *, trouble: str | None = None) -> Screen:
    asks = voice.say("ask-template-role-label", role=cut(role.label, 30))
    lines = [*_trouble(trouble), bold(word(template.name)), asks]
    back = Button(voice.label("button-back"), pack("tplroles", template.id))
    return Screen("\n".join(lines), rows=((back,),))


def confirm_archive(template: Template, voice: Voice) -> Screen:
    lines = [bold(word(template.name)), voice.say("confirm-template-archive")]
    yes = Button(
        voice.label("button-confirm-template-archive"),
        pack("tplaway", template.id, template.version),
        style="danger",
    )
    return Screen("\n".join(lines), rows=((yes, Button(voice.label("button-back"), pack("tpl", template.id))),))


def _facts(version: TemplateVersion, voice: Voice) -> str:
    return voice.say(
        "template-facts",
        version=version.number,
        pages=sum(one.pages for one in version.documents),
        roles=len(version.roles),
        days=version.days or 0,
    )


def _role_line(view: FillingView, role: TemplateRole, voice: Voice) -> str:
    act = voice.label(f"role-{role.role.value}")
    if role.finds_signer:
        act = voice.label("template-role-finds", act=act)
    who = view.filling.people.get(role.id)
    if who is None:
        return "○ " + voice.say("template-role-open", role=cut(role.label, 30), act=act)
    return "✓ " + voice.say("template-role-taken", role=cut(role.label, 30), act=act, name=cut(who.name, 40))


def _example(roles: Sequence[TemplateRole], voice: Voice) -> str:
    """Made for the first two roles that are open."""
    return "\n".join(
        voice.say("example-template-person", role=cut(role.label, 30), at=at)
        for at, role in enumerate(roles[:2], 1)
    )


def _name(blank: Field, voice: Voice) -> str:
    return blank.label or voice.label(
        "template-blank", kind=voice.label(f"field-kind-{blank.kind.value}"), page=blank.page + 1
    )


def _trouble(trouble: str | None) -> list[str]:
    return [f"⚠️ {trouble}", ""] if trouble else []


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
