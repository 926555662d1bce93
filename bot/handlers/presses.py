"""The switchboard of the buttons: a verb, and who answers it."""

from __future__ import annotations

from telegram import Message

from bot.buttons import StrangeButton, unpack
from bot.conversations.visit import Visit
from bot.handlers import drafts, tasks
from bot.handlers.boundary import Handler
from bot.handlers.verbs.drafts import DRAFT
from bot.handlers.verbs.people import MEMBERS
from bot.handlers.verbs.seals import SEALS
from bot.handlers.verbs.sent import SENT
from bot.handlers.verbs.shelves import SHELVES
from bot.handlers.verbs.templates import SHARES, TEMPLATES
from bot.handlers.verbs.wishes import GENERAL, SETTINGS
from bot.screens.card_keys import RARE
from signing.errors import NotAllowed, Refusal, Stale
from signing.wording import say

_EVERY: dict[str, Handler] = DRAFT | GENERAL | MEMBERS | SEALS | SENT | SETTINGS | SHARES | SHELVES | TEMPLATES
VERBS = frozenset(_EVERY)


async def pressed(visit: Visit) -> None:
    """A verb that is not ours, or an argument that no button of ours has, is a button that is no longer valid."""
    press = unpack(visit.query.data if visit.query else None)
    handle = _EVERY.get(press.verb) if press else None
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
        if press.verb not in DRAFT:
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
