"""Words that are no command: the answer to whatever is being asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.absence import away_words
from bot.conversations.bulk import bulk_words
from bot.conversations.changing_parties import changing_words
from bot.conversations.declining import decline_words
from bot.conversations.draft_parties import picking_words
from bot.conversations.draft_words import draft_words, party_words, replace_words, title_words
from bot.conversations.ending import reason_words
from bot.conversations.filing import add_words, attach_words
from bot.conversations.handing_on import handing_on_words
from bot.conversations.keeping import folder_hold_words, hold_words
from bot.conversations.naming_signer import signer_words
from bot.conversations.placing import placing_words
from bot.conversations.questions import answer_words, question_words
from bot.conversations.replacing import replacing_words
from bot.conversations.seal_users import user_words
from bot.conversations.sealing import seal_words
from bot.conversations.second_thoughts import extend_words, rescind_words
from bot.conversations.share_start import share_words
from bot.conversations.snoozing import snooze_words
from bot.conversations.template_roles import role_words
from bot.conversations.template_save import naming_words, saving_words
from bot.conversations.template_start import filling_words
from bot.conversations.unlocking import unlock_words
from bot.conversations.verifying import verify_words
from bot.conversations.visit import Visit
from bot.handlers.channels import channel_words
from bot.handlers.contacts import contact_words
from bot.handlers.finding import find_words
from bot.handlers.folders import folder_words
from bot.handlers.greeting import zone_words
from bot.handlers.seals import refusal_words
from bot.handlers.security import security_words
from bot.screens.welcome import nothing_understood
from signing.errors import NotAllowed
from signing.ports import Dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.list_drafts import list_drafts

Answer = Callable[[Visit, Dialogue], Awaitable[None]]

ANSWERS: dict[str, Answer] = {
    "draft": draft_words,
    "picking": picking_words,
    "party": party_words,
    "title": title_words,
    "byword": placing_words,
    "replace": replace_words,
    "addfile": add_words,
    "attach": attach_words,
    "reject": reason_words,
    "withdraw": reason_words,
    "extend": extend_words,
    "replacesent": replacing_words,
    "rescind": rescind_words,
    "ask": question_words,
    "reply": answer_words,
    "handon": handing_on_words,
    "parties": changing_words,
    "signer": signer_words,
    "unlock": unlock_words,
    "verify": verify_words,
    "seal": seal_words,
    "seal-refuse": refusal_words,
    "seal-user": user_words,
    "template": filling_words,
    "template-save": saving_words,
    "template-name": naming_words,
    "template-role": role_words,
    "bulk": bulk_words,
    "security": security_words,
    "share": share_words,
    "contact": contact_words,
    "channel": channel_words,
    "timezone": zone_words,
    "away": away_words,
    "snooze": snooze_words,
    "find": find_words,
    "folder": folder_words,
    "hold": hold_words,
    "hold-folder": folder_hold_words,
    "erase-decline": decline_words,
}


async def words(visit: Visit) -> None:
    dialogue = await current_dialogue(visit.ports, visit.actor)
    answer = ANSWERS.get(dialogue.kind) if dialogue else None
    if dialogue is not None and answer is not None:
        try:
            await answer(visit, dialogue)
            return
        except NotAllowed as refusal:
            if refusal.code != "not-found":
                raise
            # What was being asked about is gone: sent or discarded elsewhere. The words answer nothing.
            await end_dialogue(visit.ports, visit.actor)
    drafts = await list_drafts(visit.ports, visit.actor)
    await visit.send(nothing_understood(visit.voice, drafts))
