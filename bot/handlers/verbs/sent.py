"""The buttons on what has been sent."""

from __future__ import annotations

from bot.conversations import changing_parties, ending, handing_on, naming_signer, questions, second_thoughts
from bot.conversations.replacing import begin_replacing
from bot.conversations.visit import Visit
from bot.handlers import evidence, hands, papers, reach, tasks
from bot.handlers import second_thoughts as commanded
from bot.handlers.boundary import Handler


async def _reject(visit: Visit) -> None:
    await ending.begin_end(visit, "reject")


async def _withdraw(visit: Visit) -> None:
    await ending.begin_end(visit, "withdraw")


SENT: dict[str, Handler] = {
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
}
