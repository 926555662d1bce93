"""The buttons on seals, and on who uses them."""

from __future__ import annotations

from bot.conversations import seal_users, sealing
from bot.handlers import seals
from bot.handlers.boundary import Handler

SEALS: dict[str, Handler] = {
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
