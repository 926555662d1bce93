"""One update of one person: who they are, what they pressed or said, and the ways of answering them."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

from telegram import CallbackQuery, Message, Update, User
from telegram.error import BadRequest, TelegramError

from bot import showing
from bot.buttons import Press, unpack
from bot.context import Context
from bot.patience import patiently
from bot.screens.screen import Screen
from bot.screens.voice import Voice, cut, voice_of
from signing.errors import Refusal
from signing.ports import Actor, Dialogue, Ports
from signing.task.model import Person
from signing.task.names import full_name
from signing.usecases.let_digest_go import let_digest_go
from signing.usecases.meet_person import meet_person

TOAST_LIMIT = 200  # Bot API: answerCallbackQuery


@dataclass(slots=True)
class Visit:
    context: Context
    update: Update
    person: Person
    answered: bool = field(default=False)  # a press is answered once

    @property
    def ports(self) -> Ports:
        return self.context.ports

    @property
    def actor(self) -> Actor:
        return Actor(self.person.id, "chat", identified="telegram", language=self.person.speaks)

    @property
    def voice(self) -> Voice:
        return voice_of(self.person, self.ports.installation)

    @property
    def query(self) -> CallbackQuery | None:
        return self.update.callback_query

    @property
    def message(self) -> Message | None:
        """What the person sent; nothing where they pressed a button."""
        return None if self.query else self.update.effective_message

    @property
    def words(self) -> str:
        return (self.message.text or "").strip() if self.message else ""

    @property
    def argument(self) -> str:
        """What stands behind a command: "/status YX-261124-0007"."""
        head, _, rest = self.words.partition(" ")
        return rest.strip() if head.startswith("/") else ""

    @property
    def press(self) -> Press:
        """Only where a button was pressed that is ours: the switchboard has looked."""
        press = unpack(self.query.data if self.query else None)
        assert press is not None, "looked at before"
        return press

    # ── answering ────────────────────────────────────────────────────────────────────────────────────────────

    async def toast(self, words: str = "", *, alert: bool = False) -> bool:
        """Ends the waiting sign on the pressed button, with words over the chat if there are any. False where
        there is no press to answer (any more), so that the words must go another way."""
        query = self.query
        if query is None or self.answered:
            return False
        self.answered = True
        # After some minutes a query can no longer be answered; what was asked for is done all the same. And a
        # waiting sign that goes on turning is no reason to do it again.
        with contextlib.suppress(BadRequest if words else TelegramError):
            said = cut(words, TOAST_LIMIT) if words else None
            await patiently(lambda: query.answer(said, show_alert=alert))
        return True

    async def say(self, key: str, **facts: object) -> None:
        """A message of one sentence."""
        await self.send(Screen(self.voice.say(key, **facts)))

    async def redraw_sentence(self, key: str, **facts: object) -> None:
        await self.redraw(Screen(self.voice.say(key, **facts)))

    async def drop_keyboard(self, key: str) -> None:
        """One sentence: in place of what was pressed, or, after words, with any keyboard of pickers taken away."""
        await self.redraw(Screen(self.voice.say(key), drop_reply=self.query is None))

    async def send(self, screen: Screen) -> int:
        await self.toast()
        return await patiently(lambda: showing.send(self.context, self.person, screen))

    async def redraw(self, screen: Screen) -> None:
        """In place of what was pressed; anew where the person wrote, or that message cannot be changed."""
        await self.toast()
        pressed = self.query.message if self.query else None
        if isinstance(pressed, Message):
            message_id, is_photo = pressed.message_id, bool(pressed.photo)
            done = await patiently(
                lambda: showing.edit(self.context, self.person, message_id, screen, is_photo=is_photo)
            )
            if done:
                return
        await patiently(lambda: showing.send(self.context, self.person, screen))

    async def take_place(self, screen: Screen, task_id: str | None = None) -> None:
        """As `redraw`, of what may be a list of reminders, or one about a seal in this task: it is mended no
        longer, so that what stands there now stays."""
        if self.query is not None and self.query.message is not None:
            await let_digest_go(self.ports, self.actor, self.query.message.message_id, task_id)
        await self.redraw(screen)

    async def take_away(self) -> None:
        """The pressed message, which has done its work."""
        if self.query is not None and self.query.message is not None:
            await self._remove(self.query.message.message_id)

    async def question_over(self, dialogue: Dialogue) -> None:
        """The message that asked, where the dialogue knows it: its button would cancel nothing any more."""
        asked = dialogue.data.get("asked")
        if isinstance(asked, int) and not (self.query and self.query.message):
            await self._remove(asked)

    async def _remove(self, message_id: int) -> None:
        await patiently(lambda: showing.remove(self.context, self.person, message_id))

    async def forget_card(self, task_id: str) -> None:
        """The card of what is no more; the pressed message stays and says so."""
        pressed = self.query.message if self.query else None
        await showing.forget_card(self.context, self.person, task_id, but=pressed.message_id if pressed else None)

    async def show_card(self, task_id: str, screen: Screen, *, anew: bool = False) -> None:
        """The live card of a task: edited after a press, at the bottom (`anew`) after words or a file."""
        await self.toast()
        fresh = anew or self.query is None
        await patiently(lambda: showing.show_card(self.context, self.person, task_id, screen, fresh=fresh))


async def meet(update: Update, context: Context) -> Visit | None:
    """None for what comes from nobody (a channel) or from a bot."""
    user = update.effective_user
    if user is None or user.is_bot:
        return None
    return Visit(context, update, await known(context.ports, user))


async def known(ports: Ports, user: User) -> Person:
    return await meet_person(
        ports,
        telegram_id=user.id,
        name=full_name(user.first_name, user.last_name),
        username=user.username,
        language_code=user.language_code,
    )


async def fetched(visit: Visit, file_id: str) -> bytes:
    """A file that somebody sent. Refusal("file-too-big" | "download-failed") where the chat's server does not
    give it: its size is not always said beforehand."""
    try:
        return await showing.download(visit.context, file_id)
    except BadRequest as error:
        raise Refusal("file-too-big" if "too big" in error.message.lower() else "download-failed") from error
    except TelegramError as error:
        raise Refusal("download-failed") from error
