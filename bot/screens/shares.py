"""A template's link: for its owner, with its limits; for whoever came by it; what was asked for by it. Pure."""

from __future__ import annotations

from urllib.parse import quote

from bot.buttons import pack
from bot.screens.invitation_picture import invitation_picture
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.fields.kinds import Field
from signing.task.sharing import StartState
from signing.task.template_filling import Filling
from signing.task.templates import TemplateVersion
from signing.usecases.decide_share import StartView
from signing.usecases.share_desk import ShareView, StrangerView
from signing.wording import say

_ROLES_SHOWN = 20


def share_card(view: ShareView, voice: Voice) -> Screen:
    share, template = view.share, view.template
    lines = [
        bold(voice.say("share-title", name=cut(template.name, 60))),
        "",
        word(view.link, 200),
        "",
        voice.say("share-role", role=cut(view.role.label, 30)),
        voice.say("share-used", used=view.uses.whole, most=share.most, each=share.each),
        voice.say("share-until", until=voice.when(share.until), days=view.days),
        voice.say("share-approval" if share.approval else "share-straight"),
    ]

    def turn(what: str, label: str) -> Button:
        return Button(label, pack("shset", template.id, share.version, what))

    rows: list[tuple[Button, ...]] = []
    if view.waiting:
        waiting = voice.label("button-share-waiting", count=len(view.waiting))
        rows.append((Button(waiting, pack("shask", view.waiting[0].id), style="primary"),))
    words = say(voice.language, "share-letter", name=template.name)
    forward = f"https://t.me/share/url?url={quote(view.link)}&text={quote(words)}"
    rows += [
        (
            Button(voice.label("button-share"), url=forward),
            Button(voice.label("button-copy-link"), copy=view.link),
        ),
        (Button(voice.label("button-share-code"), pack("shqr", template.id)),),
        (
            turn("uses", voice.label("button-share-uses", most=share.most)),
            turn("each", voice.label("button-share-each", each=share.each)),
        ),
        (
            turn("days", voice.label("button-share-days", days=view.days)),
            turn("role", voice.label("button-share-role", role=cut(view.role.label, 20))),
        ),
        (turn("approval", voice.label("button-share-straight" if share.approval else "button-share-approval")),),
        (
            Button(voice.label("button-share-off"), pack("shoff", template.id), style="danger"),
            Button(voice.label("button-back"), pack("tpl", template.id)),
        ),
    ]
    return Screen("\n".join(lines), rows=tuple(rows))


def share_code(view: ShareView, voice: Voice) -> Screen:
    """The QR code, to be printed or shown."""
    picture = invitation_picture(
        link=view.link,
        heading=say(voice.language, "share-heading"),
        name=view.template.name,
        title=view.role.label,
        note=say(voice.language, "share-note", until=voice.day(view.share.until)),
    )
    return Screen(voice.say("share-code", name=cut(view.template.name, 60)), photo=picture)


def confirm_off(template_id: str, voice: Voice) -> Screen:
    yes = Button(voice.label("button-share-off"), pack("shoffyes", template_id), style="danger")
    back = Button(voice.label("button-back"), pack("tplshare", template_id))
    return Screen(voice.say("share-confirm-off"), rows=((yes, back),))


def share_off(template_id: str, name: str, voice: Voice) -> Screen:
    again = Button(voice.label("button-share-anew"), pack("tplshare", template_id))
    back = Button(voice.label("button-back"), pack("tpl", template_id))
    return Screen(voice.say("share-off", name=cut(name, 60)), rows=((again, back),))


# ── for whoever came by it ───────────────────────────────────────────────────────────────────────────────────


def ask_stranger(view: StrangerView, voice: Voice, *, trouble: str | None = None) -> Screen:
    """Who they are, who else takes part, what stands in the blanks, and a last look."""
    blank = view.filled.blank
    lines = [*([f"⚠️ {trouble}", ""] if trouble else []), *_offer(view, voice), ""]
    rows: list[tuple[Button, ...]] = []
    cancel = Button(voice.label("button-cancel"), pack("cancel"))
    if view.open:
        roles = voice.listed([role.label for role in view.open[:_ROLES_SHOWN]])
        mine = view.open[0].id == view.role.id
        key = "share-ask-others" if not mine else "share-ask-me" if len(view.open) == 1 else "share-ask-all"
        lines += [voice.say(key, roles=roles, role=cut(view.role.label, 30)), voice.say("share-ask-example")]
        rows.append((cancel,))
    elif blank is not None:
        lines.append(voice.say("ask-template-blank", label=_name(blank, voice)))
        if blank.tip:
            lines.append(f"<i>{word(blank.tip, 200)}</i>")
        at = view.filled.version.merge.index(blank.key)
        rows.append((Button(voice.label("button-share-skip"), pack("shskip", "", 0, at)), cancel))
    else:
        lines += _filled(view.filled.version, view.filled.filling, voice)
        ask = view.share.approval
        owner = cut(view.owner.name, 40)
        lines += ["", voice.say("share-will-ask" if ask else "share-will-send", owner=owner)]
        label = voice.label("button-share-ask" if ask else "button-share-send")
        rows.append((Button(label, pack("shsend"), style="primary"), cancel))
    text = fitted([], lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=tuple(rows))


def handed_over(waiting: bool, name: str, owner: str, voice: Voice) -> Screen:
    key = "share-asked" if waiting else "share-sent"
    return Screen(voice.say(key, name=cut(name, 60), owner=cut(owner, 40)))


# ── what was asked for ───────────────────────────────────────────────────────────────────────────────────────


def request(view: StartView, voice: Voice) -> Screen:
    template, start = view.template, view.start
    head = [bold(word(template.name)), voice.say("share-request", name=cut(view.person.name, 40)), ""]
    lines = _filled(view.version, start.filling, voice)
    back = Button(voice.label("button-back"), pack("tplshare", template.id))
    after: list[str] = []
    rows: list[tuple[Button, ...]] = [(back,)]
    if start.state is StartState.WAITING:
        yes = Button(voice.label("button-share-yes"), pack("shyes", start.id), style="primary")
        no = Button(voice.label("button-share-no"), pack("shno", start.id), style="danger")
        rows = [(yes, no), (back,)]
    else:
        after = ["", voice.say(f"share-state-{start.state.value}")]
        if start.task_id:
            rows = [(Button(voice.label("button-card"), pack("card", start.task_id)), back)]
    text = fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=tuple(rows))


def _offer(view: StrangerView, voice: Voice) -> list[str]:
    version = view.filled.version
    return [
        bold(word(view.filled.template.name)),
        voice.say("share-from", owner=cut(view.owner.name, 40), pages=sum(one.pages for one in version.documents)),
        voice.say("share-you-are", role=cut(view.role.label, 30), act=voice.label(f"role-{view.role.role.value}")),
    ]


def _filled(version: TemplateVersion, filling: Filling, voice: Voice) -> list[str]:
    blanks = {each.key: each for each in reversed(version.fields)}
    lines = []
    for role in version.roles:
        who = filling.people[role.id]
        reach = [word(each) for each in (who.company, who.phone, who.email) if each]
        lines.append(" · ".join([_pair(role.label, word(who.name), voice), *reach]))
    for key, answer in filling.answers.items():
        said = word(answer, 120) if answer else voice.say("share-left-open")
        lines.append(_pair(_name(blanks[key], voice), said, voice))
    return lines


def _pair(name: str, html: str, voice: Voice) -> str:
    return f"{word(name)}{'：' if voice.language == 'zh' else ': '}{html}"


def _name(blank: Field, voice: Voice) -> str:
    return blank.label or voice.label(
        "template-blank", kind=voice.label(f"field-kind-{blank.kind.value}"), page=blank.page + 1
    )
