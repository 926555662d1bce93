"""The switchboard of the buttons: a verb, and who answers it."""

from __future__ import annotations

from telegram import Message

from bot.buttons import StrangeButton, unpack
from bot.conversations import (
    absence,
    bulk,
    changing_parties,
    declining,
    ending,
    handing_on,
    keeping,
    naming_signer,
    questions,
    seal_users,
    sealing,
    second_thoughts,
    share_owner,
    share_start,
    snoozing,
    template_roles,
    template_save,
    template_start,
)
from bot.conversations.replacing import begin_replacing
from bot.conversations.sentence import take_press
from bot.conversations.unlocking import lift_press
from bot.conversations.visit import Visit
from bot.handlers import (
    audit,
    channels,
    contacts,
    documents,
    drafts,
    evidence,
    filing,
    finding,
    folders,
    greeting,
    groups,
    hands,
    members,
    my_data,
    papers,
    placing,
    proving,
    reach,
    reading,
    seals,
    security,
    settings,
    stats,
    tasks,
    templates,
)
from bot.handlers import second_thoughts as commanded
from bot.handlers.boundary import Handler
from bot.screens.card_keys import RARE
from signing.errors import NotAllowed, Refusal, Stale
from signing.wording import say

_DRAFT: dict[str, Handler] = {
    "draft": drafts.go_on,
    "next": drafts.go_next,
    "back": drafts.go_back,
    "leave": drafts.leave,
    "party": drafts.open_party,
    "pset": drafts.set_party,
    "pdrop": drafts.drop_party,
    "pick": drafts.pick,
    "addme": drafts.add_me,
    "known": contacts.add_to_draft,
    "take": take_press,
    "order": drafts.choose,
    "step": drafts.next_number,
    "need": drafts.need,
    "accept": drafts.accept,
    "sigpage": drafts.use_page,
    "search": drafts.search_again,
    "leaf": drafts.leaf,
    "byword": placing.begin,
    "bwho": placing.whose,
    "bkind": placing.kind,
    "bset": placing.change,
    "bpages": placing.pages,
    "bundo": placing.undo,
    "form": placing.form,
    "formto": placing.form_to,
    "due": drafts.due,
    "nudges": drafts.toggle_reminder,
    "remplan": settings.draft_plan,
    "remset": settings.change_draft_plan,
    "typeit": drafts.type_it,
    "edit": drafts.edit,
    "rework": drafts.rework,
    "retitle": drafts.retitle,
    "reading": reading.reading,
    "proof": proving.proof,
    "refile": drafts.refile,
    "addfile": filing.add,
    "docs": documents.documents,
    "doc": documents.document,
    "docmove": documents.move,
    "docoff": documents.remove,
    "docwho": documents.who_sees,
    "docsee": documents.toggle,
    "docall": documents.everybody,
    "docjoin": documents.join,
    "docpart": documents.part,
    "files": filing.files,
    "file": filing.file,
    "filemove": filing.move,
    "fileoff": filing.remove,
    "attach": filing.attachments,
    "attachoff": filing.detach,
    "send": drafts.send,
    "discard": ending.discard_press,
}


async def _reject(visit: Visit) -> None:
    await ending.begin_end(visit, "reject")


async def _withdraw(visit: Visit) -> None:
    await ending.begin_end(visit, "withdraw")


_OTHER: dict[str, Handler] = {
    "card": tasks.card,
    "more": tasks.more,
    "fewer": tasks.fewer,
    "browser": tasks.open_in_browser,
    "history": tasks.show_history,
    "download": tasks.download,
    "report": evidence.report,
    "everything": evidence.everything,
    "attached": tasks.attachments,
    "invite": tasks.invite,
    "reach": reach.show,
    "sheet": reach.sheet,
    "remind": tasks.remind_press,
    "remindlist": tasks.remind_leaf,
    "which": commanded.which_press,
    "late": tasks.ask_late,
    "lateyes": tasks.remind_late,
    "reject": _reject,
    "withdraw": _withdraw,
    "end": ending.at_once,
    "undo": ending.undo,
    "takeback": second_thoughts.ask_take_back,
    "takebackyes": second_thoughts.take_back,
    "extend": second_thoughts.begin_extending,
    "extendby": second_thoughts.extend_by,
    "replacesent": begin_replacing,
    "correct": second_thoughts.correct,
    "rescind": second_thoughts.begin_rescinding,
    "handforget": hands.forget,
    "papers": papers.papers,
    "handon": handing_on.begin,
    "handonyes": handing_on.confirm_press,
    "changeparty": changing_parties.show,
    "cparty": changing_parties.one,
    "cmove": changing_parties.move,
    "cadd": changing_parties.begin_add,
    "crole": changing_parties.role_chosen,
    "cswap": changing_parties.begin_swap,
    "cout": changing_parties.begin_removal,
    "cyes": changing_parties.confirmed,
    "namesigner": naming_signer.begin,
    "nameme": naming_signer.myself,
    "nameother": naming_signer.other,
    "ask": questions.begin_asking,
    "reply": questions.begin_answering,
    "tasks": tasks.tasks_press,
    "batch": tasks.batch,
    "status": tasks.status_press,
    "find": finding.find_press,
    "archive": folders.archive,
    "folder": folders.folder,
    "foldernew": folders.begin,
    "folderfor": folders.choose,
    "folderput": folders.put,
    "folderask": folders.ask_away,
    "folderdrop": folders.away,
    "folderzip": folders.export,
    "ftpl": folders.template,
    "folderweb": folders.whole,
    "keeping": keeping.keeping,
    "keepfor": keeping.keep_for,
    "hold": keeping.hold,
    "holdoff": keeping.release,
    "going": keeping.going,
    "fkeep": keeping.folder_keep,
    "fhold": keeping.folder_hold,
    "fholdoff": keeping.folder_release,
    "stats": stats.stats_press,
    "groups": groups.groups,
    "groupoff": groups.take_off,
    "new": greeting.new,
    "help": greeting.help_,
    "security": security.security,
    "secset": security.change,
    "language": greeting.language,
    "speak": greeting.speak,
    "zone": greeting.zone,
    "checkpoint": audit.checkpoint,
    "lift": lift_press,
    "cancel": greeting.cancel,
}
_SEALS: dict[str, Handler] = {
    "seals": seals.seals,
    "seal": seals.seal,
    "sealstate": seals.change,
    "sealask": seals.ask_cancel,
    "sealnew": sealing.begin_seal,
    "sealkind": sealing.kind_chosen,
    "sealown": sealing.own_pressed,
    "sealway": sealing.way_chosen,
    "sealnocode": sealing.no_code,
    "sealsize": sealing.size_chosen,
    "sealwidth": sealing.width_pressed,
    "sealkeep": sealing.keep,
    "sealyes": seals.approve,
    "sealweb": seals.open_in_browser,
    "sealreq": seals.request,
    "sealgrant": seals.grant,
    "sealnot": seals.ask_why_not,
    "sealusers": seal_users.show,
    "sealuser": seal_users.begin,
    "sealterm": seal_users.term_pressed,
    "sealoff": seal_users.ask_back,
    "sealoffyes": seal_users.take_back,
}
_SHARES: dict[str, Handler] = {
    "tplshare": share_owner.show,
    "shset": share_owner.change,
    "shqr": share_owner.code,
    "shoff": share_owner.ask_off,
    "shoffyes": share_owner.off,
    "shask": share_owner.request,
    "shyes": share_owner.yes,
    "shno": share_owner.no,
    "shskip": share_start.skip,
    "shsend": share_start.send,
}
_TEMPLATES: dict[str, Handler] = {
    "templates": templates.templates,
    "tpl": template_start.choose,
    "tplpick": template_start.pick,
    "tplskip": template_start.skip,
    "tplgo": template_start.go,
    "tplsave": template_save.begin_save,
    "tplblank": template_save.toggle_blank,
    "tplkeep": template_save.keep,
    "tplrename": template_save.begin_rename,
    "tplroles": template_roles.show_roles,
    "tplrole": template_roles.begin,
    "tplarchive": templates.ask_archive,
    "tplaway": templates.archive,
    "tplbulk": bulk.begin_bulk,
    "bulk": bulk.show,
    "bulkrow": bulk.show,
    "bulkgo": bulk.go,
    "bulkresult": bulk.results,
    "bulkempty": bulk.empty,
    "bulkoff": bulk.leave_out,
    "bulklinks": bulk.links,
}
_MEMBERS: dict[str, Handler] = {
    "members": members.members,
    "member": members.member,
    "mbset": members.change,
    "mboff": members.ask_removal,
    "mboffyes": members.remove,
    "mbgive": members.choose_heir,
    "mbgiveyes": members.give,
    "mbnew": members.choose_invite,
    "mbmake": members.make_invite,
    "mblinks": members.invites,
    "mbback": members.revoke,
    "erasures": my_data.wishes,
    "erasee": my_data.person,
    "eraseask": my_data.ask_sure,
    "eraseyes": my_data.erase_now,
    "erasenot": declining.begin_decline,
    "contacts": contacts.contacts,
    "contact": contacts.contact,
    "ctadd": contacts.add,
    "ctedit": contacts.edit,
    "ctdrop": contacts.forget,
}
_SETTINGS: dict[str, Handler] = {
    "settings": settings.show,
    "setzone": greeting.time_zone,
    "setquiet": settings.quiet,
    "setways": channels.ways,
    "setway": channels.first_way,
    "setcopies": channels.copies,
    "chan": channels.channel,
    "channew": channels.begin,
    "chantest": channels.test,
    "chanfirst": channels.first_channel,
    "chanoff": channels.remove,
    "setdays": settings.days,
    "setregion": settings.region,
    "setplan": settings.plan,
    "setrem": settings.change_plan,
    "mydata": my_data.show,
    "mydatazip": my_data.copy,
    "myerase": my_data.ask,
    "myeraseyes": my_data.wish,
    "away": absence.show,
    "awayoff": absence.end,
    "awaynew": absence.begin,
    "awayfrom": absence.from_pressed,
    "awayuntil": absence.until_pressed,
    "awaywho": absence.who_pressed,
    "awaypick": absence.pick_pressed,
    "awayyes": absence.confirmed,
    "snooze": snoozing.pressed,
}
VERBS = frozenset({*_DRAFT, *_MEMBERS, *_OTHER, *_SEALS, *_SETTINGS, *_SHARES, *_TEMPLATES})


async def pressed(visit: Visit) -> None:
    """A verb that is not ours, or an argument that no button of ours has, is a button that is no longer valid."""
    press = unpack(visit.query.data if visit.query else None)
    handle = (
        (_DRAFT | _MEMBERS | _OTHER | _SEALS | _SETTINGS | _SHARES | _TEMPLATES).get(press.verb) if press else None
    )
    if press is None or handle is None:
        await visit.toast(say(visit.voice.language, "refusal-button-over"))
        return
    unfolded = press.verb in RARE and _is_unfolded(visit)
    try:
        await handle(visit)
        if unfolded:  # done with: the card shows what is mostly done again
            await tasks.fewer(visit)
    except StrangeButton as error:
        raise Refusal("button-over") from error
    except (Stale, NotAllowed) as refusal:
        if press.verb not in _DRAFT:
            raise
        await _draft_moved_on(visit, refusal)


def _is_unfolded(visit: Visit) -> bool:
    """Whether it was pressed among the rarer buttons of a card."""
    message = visit.query.message if visit.query else None
    markup = message.reply_markup if isinstance(message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    found = (unpack(str(button.callback_data or "")) for row in rows for button in row)
    return any(press is not None and press.verb == "fewer" for press in found)


async def _draft_moved_on(visit: Visit, refusal: Refusal) -> None:
    """The draft is not what it was when the button was drawn: shown as it is now, with a word over the chat."""
    key = "card-refreshed" if isinstance(refusal, Stale) else f"refusal-{refusal.code}"
    await visit.toast(say(visit.voice.language, key, **refusal.facts))
    if isinstance(refusal, Stale):
        await drafts.show_as_it_is(visit)
