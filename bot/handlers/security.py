"""Identity and security, from the chat. Whatever is typed here that nobody else should read is taken away at once,
and so is the picture for the app."""

from __future__ import annotations

import contextlib
from datetime import datetime

from telegram.error import TelegramError

from bot.conversations.asked import ask
from bot.conversations.visit import Visit
from bot.screens import security as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.begin_proof import begin_proof
from signing.usecases.confirm_proof import confirm_proof
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.proof_views import ProofGiven, ProofSent
from signing.usecases.prove_name import prove_name
from signing.usecases.view_security import view_security

KIND = "security"
TYPED = frozenset({"email", "phone", "password", "real-name"})  # asked for a value before a code
AT_ONCE = frozenset({"password-off", "app", "app-off"})


async def security(visit: Visit) -> None:
    await visit.redraw(screens.security(await view_security(visit.ports, visit.actor), visit.voice))


async def change(visit: Visit) -> None:
    """A button of the screen: what is wanted."""
    purpose = visit.press.part()
    if purpose == "contact":
        await begin_dialogue(visit.ports, visit.actor, KIND, step=purpose)
        await visit.send(screens.ask_contact(visit.voice))
    elif purpose in TYPED:
        await ask(visit, KIND, purpose, {}, screens.ask_value(purpose, visit.voice))
    elif purpose in AT_ONCE:
        await _ask_code(visit, await begin_proof(visit.ports, visit.actor, purpose))
    else:
        raise Refusal("button-over")


async def security_words(visit: Visit, dialogue: Dialogue) -> None:
    step, said = dialogue.step or "", visit.words
    if step == "contact":
        # Words instead of the button: the letters come back, and nothing is proven by a number that is typed.
        await end_dialogue(visit.ports, visit.actor)
        await visit.drop_keyboard("cancelled")
        return
    await _take_words_away(visit)
    await visit.question_over(dialogue)
    if step == "code":
        await _code(visit, dialogue, said)
        return
    try:
        if step == "real-name":
            await prove_name(visit.ports, visit.actor, said)
            await _done(visit, ProofGiven(step, ""))
        else:
            await _ask_code(visit, await begin_proof(visit.ports, visit.actor, step, said))
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        await ask(visit, KIND, step, {}, screens.ask_value(step, visit.voice, trouble=trouble))


async def phone_proven(visit: Visit, phone: str) -> None:
    """The chat has proven their own number; the keyboard that asked for it goes."""
    await visit.send(Screen(visit.voice.say("phone-shared", phone=phone), drop_reply=True))
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is not None and dialogue.kind == KIND:
        await _done(visit, ProofGiven("phone", phone))


async def _code(visit: Visit, dialogue: Dialogue, said: str) -> None:
    data = dialogue.data
    sent = ProofSent(
        str(data["purpose"]),
        str(data["channel"]),
        str(data["to"]),
        datetime.fromisoformat(str(data["expires_at"])),
    )
    try:
        given = await confirm_proof(visit.ports, visit.actor, sent.purpose, said)
    except Refusal as refusal:
        if not isinstance(refusal, BadAnswer) and refusal.code != "code-wrong":
            await end_dialogue(visit.ports, visit.actor)
            raise
        # The picture is shown once: after a wrong code it has gone, and the app has it.
        await _ask_code(visit, sent, trouble=refusal_words(visit.voice, refusal))
        return
    await _done(visit, given)


async def _done(visit: Visit, given: ProofGiven) -> None:
    await end_dialogue(visit.ports, visit.actor)
    view = await view_security(visit.ports, visit.actor)
    await visit.send(screens.security(view, visit.voice, done=given))


async def _ask_code(visit: Visit, sent: ProofSent, *, trouble: str | None = None) -> None:
    data = {
        "purpose": sent.purpose,
        "channel": sent.channel,
        "to": sent.to,
        "expires_at": sent.expires_at.isoformat(),
    }
    screen = screens.ask_code(sent, visit.voice, trouble=trouble)
    # A photo never becomes the pressed message, and is taken away with the question.
    await ask(visit, KIND, "code", data, screen, anew=bool(sent.picture))


async def _take_words_away(visit: Visit) -> None:
    if visit.message is not None:
        with contextlib.suppress(TelegramError):  # in a chat where we may not, the person can
            await visit.message.delete()
