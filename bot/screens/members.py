"""Members: the list, one of them, an invitation, the unused links. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.invitation_picture import invitation_picture
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.task.members import INVITE_DAYS, RUNNING, MemberRole, Right, read_roles, rights_of, roles_of
from signing.task.model import Person
from signing.usecases.invite_member import NewInvite
from signing.usecases.remove_member import Removed
from signing.usecases.view_members import MembersView, MemberView
from signing.wording import say

_LINKS_SHOWN = 20
_HEIRS_SHOWN = 80  # buttons, of the hundred a message may have


def role_names(roles: Iterable[MemberRole], voice: Voice) -> str:
    held = frozenset(roles)
    return voice.listed([voice.label(f"member-role-{role.value}") for role in MemberRole if role in held])


def member_list(view: MembersView, voice: Voice, *, members_only: bool) -> Screen:
    head = [bold(voice.say("members-title", count=view.whole)), ""]
    lines = [_line(each, voice) for each in view.members]
    after = ["", voice.say("members-starters", only="yes" if members_only else "no")]
    if view.invites:
        after.append(voice.say("members-invites", count=len(view.invites)))
    rows: list[tuple[Button, ...]] = [
        (Button(cut(each.person.name, 40), pack("member", each.person.id)),) for each in view.members
    ]
    leaves = []
    if view.page:
        leaves.append(Button(f"‹ {voice.label('page-before')}", pack("members", "", 0, view.page - 1)))
    if view.more:
        leaves.append(Button(f"{voice.label('page-after')} ›", pack("members", "", 0, view.page + 1)))
    rows.append(tuple(leaves))
    if view.manages:
        invite = Button(voice.label("button-member-invite"), pack("mbnew", "", 0, 0, 2), style="primary")
        links = [Button(voice.label("button-member-links"), pack("mblinks"))] if view.invites else []
        rows.append((invite, *links))
    text = fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=tuple(row for row in rows if row))


def _line(view: MemberView, voice: Voice) -> str:
    notes = [voice.label("member-you")] if view.me else []
    notes += [voice.label("member-fixed")] if view.fixed else []
    roles = " · ".join([role_names(view.roles, voice), *notes])
    return voice.say("member-line", name=cut(view.person.name, 40), roles=roles)


def member_card(view: MemberView, voice: Voice, *, gives_all: bool) -> Screen:
    """`gives_all`: the reader may name owners and admins too."""
    person = view.person
    lines = [
        bold(word(person.name, 60)),
        voice.say("member-roles", roles=role_names(view.roles, voice)),
        voice.say("member-hand", tasks=view.tasks, seals=view.seals),
    ]
    buttons: list[Button] = []
    if view.fixed:
        lines += ["", voice.say("member-is-fixed")]
    elif not view.changes:
        lines += ["", voice.say("member-not-yours")]
    else:
        lines += ["", voice.say("member-hint")]
        for role in MemberRole:
            on = role in view.roles
            if (view.me and not on) or (role in RUNNING and not gives_all and not view.me):
                continue
            label = ("✓ " if on else "") + voice.label(f"member-role-{role.value}")
            buttons.append(Button(label, pack("mbset", person.id, 0, role.value, 0 if on else 1)))
    back = Button(voice.label("button-members"), pack("members", "", 0, 0))
    if view.tasks and view.gives:
        buttons.append(Button(voice.label("button-hand-over"), pack("mbgive", person.id)))
    last: tuple[Button, ...] = (back,)
    if view.changes:
        label = voice.label("button-member-leave" if view.me else "button-member-remove")
        last = (Button(label, pack("mboff", person.id), style="danger"), back)
    return Screen("\n".join(lines), rows=(*in_rows(buttons), last))


def confirm_removal(view: MemberView, voice: Voice, heirs: Sequence[Person] = (), heir_id: str = "") -> Screen:
    """What becomes of what they have in hand is said before; whose their open tasks are to be is chosen here."""
    heir = next((each for each in heirs if each.id == heir_id), None)
    what = "member-what-leaves" if view.me else "member-what-happens"
    lines = [] if view.me else [bold(voice.say("member-confirm-remove", name=cut(view.person.name, 60))), ""]
    facts = {} if view.me else {"tasks": view.tasks, "seals": view.seals}
    lines.append(voice.say(what, **facts))
    others = []
    if view.tasks and not view.me and heirs:
        lines += [
            "",
            voice.say("member-heir-is", name=cut(heir.name, 60)) if heir else voice.say("member-heir-ask"),
        ]
        me = Button(_ticked(voice.label("button-member-heir-me"), heir is None), pack("mboff", view.person.id))
        others = [me] + [
            Button(_ticked(cut(each.name, 30), each is heir), pack("mboff", view.person.id, 0, each.id))
            for each in heirs[:_HEIRS_SHOWN]
        ]
    label = voice.label("button-member-leave" if view.me else "button-member-remove")
    chosen = (heir.id,) if heir else ()
    yes = Button(label, pack("mboffyes", view.person.id, 0, *chosen), style="danger")
    back = Button(voice.label("button-back"), pack("member", view.person.id))
    return Screen("\n".join(lines), rows=(*in_rows(others), (yes, back)))


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label


def removed(done: Removed, voice: Voice, *, me: bool) -> Screen:
    if me:
        return Screen(voice.say("member-left"))
    back = Button(voice.label("button-members"), pack("members", "", 0, 0))
    words = voice.say("member-removed", name=cut(done.name, 60), tasks=done.tasks, seals=done.seals)
    if done.heir and done.tasks:
        words += "\n" + voice.say("member-heir-has", name=cut(done.heir, 60))
    return Screen(words, rows=((back,),))


# ── invitations ──────────────────────────────────────────────────────────────────────────────────────────────


def roles_in(mask: int) -> frozenset[MemberRole]:
    """What is chosen so far stands in the buttons, as a number."""
    return frozenset(role for at, role in enumerate(MemberRole) if mask >> at & 1)


def ask_invite(mask: int, days: int, voice: Voice, *, gives_all: bool) -> Screen:
    """`days`: a place in INVITE_DAYS."""
    chosen = roles_in(mask)
    lines = [bold(voice.say("member-invite-title")), voice.say("member-invite-ask"), ""]
    if chosen:
        lines.append(voice.say("member-invite-roles", roles=role_names(chosen, voice)))
    else:
        lines.append(voice.say("member-invite-none"))
    lines.append(voice.say("member-invite-days", days=INVITE_DAYS[days]))
    roles = [
        Button(
            ("✓ " if role in chosen else "") + voice.label(f"member-role-{role.value}"),
            pack("mbnew", "", 0, mask ^ (1 << at), days),
        )
        for at, role in enumerate(MemberRole)
        if gives_all or role not in RUNNING
    ]
    lives = [
        Button(("✓ " if at == days else "") + voice.label("button-member-days", days=each),
               pack("mbnew", "", 0, mask, at))
        for at, each in enumerate(INVITE_DAYS)
    ]  # fmt: skip
    back = Button(voice.label("button-back"), pack("members", "", 0, 0))
    make = Button(voice.label("button-member-make"), pack("mbmake", "", 0, mask, days), style="primary")
    return Screen("\n".join(lines), rows=(*in_rows(roles), *in_rows(lives), (make, back) if chosen else (back,)))


def invite_made(made: NewInvite, roles: frozenset[MemberRole], voice: Voice, *, house: str) -> Screen:
    """Link and QR code in one picture, to be forwarded or shown."""
    names = role_names(roles, voice)
    picture = invitation_picture(
        link=made.link,
        heading=say(voice.language, "member-invite-heading"),
        name=house,
        title=names,
        note=say(voice.language, "invitation-note"),
    )
    lines = [
        bold(voice.say("member-invite-made")),
        voice.say("member-invite-roles", roles=names),
        voice.say("member-invite-until", until=voice.soon(made.invite.expires_at)),
        "",
        word(made.link, 200),
    ]
    letter = say(voice.language, "member-letter", roles=names)
    forward = f"https://t.me/share/url?url={quote(made.link)}&text={quote(letter)}"
    share = Button(voice.label("button-share"), url=forward)
    copy = Button(voice.label("button-copy-link"), copy=made.link)
    return Screen("\n".join(lines), rows=((share, copy),), photo=picture)


def invite_list(view: MembersView, voice: Voice) -> Screen:
    lines = [bold(voice.say("member-links-title")), ""]
    rows: list[tuple[Button, ...]] = []
    for invite in view.invites[:_LINKS_SHOWN]:
        names = role_names(read_roles(invite.roles), voice)
        lines.append(voice.say("member-link-line", roles=names, until=voice.short(invite.expires_at)))
        label = voice.label("button-member-revoke", roles=cut(names, 24), until=voice.short(invite.expires_at))
        rows.append((Button(label, pack("mbback", invite.id), style="danger"),))
    if not view.invites:
        lines.append(voice.say("member-links-none"))
    if len(view.invites) > _LINKS_SHOWN:
        lines.append(voice.say("list-more", left=len(view.invites) - _LINKS_SHOWN))
    rows.append((Button(voice.label("button-members"), pack("members", "", 0, 0)),))
    return Screen("\n".join(lines), rows=tuple(rows))


def welcome_member(person: Person, voice: Voice) -> Screen:
    """What somebody can do from now on, by what their roles allow."""
    roles, may = roles_of(person), rights_of(person)
    lines = [voice.say("member-welcome", roles=role_names(roles, voice)), ""]
    lines += [voice.say("member-welcome-next-start")] if Right.START in may else []
    lines += [voice.say("member-welcome-next-runs")] if Right.MEMBERS in may else []
    lines += [voice.say("member-welcome-next-look")] if Right.READ_ALL in may else []
    lines += [voice.say("member-welcome-next-seals")] if Right.SEALS in may else []
    return Screen("\n".join(lines))
