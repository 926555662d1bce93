"""The buttons on the members of the house, on contacts, and on what is known of somebody."""

from __future__ import annotations

from bot.conversations import declining
from bot.handlers import contacts, members, my_data
from bot.handlers.boundary import Handler

MEMBERS: dict[str, Handler] = {
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
