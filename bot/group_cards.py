"""The cards in groups, kept as their tasks are: edited in place, sent once."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.context import Context
from bot.keyboards import inline
from bot.screens.groups import card_over, group_card
from bot.screens.screen import Screen
from bot.screens.voice import Voice
from bot.showing import GONE, HTML, NO_PREVIEW
from bot.waking import Sleeper
from signing.usecases.due_group_cards import DueGroupCard, due_group_cards, note_group_card, note_new_chat
from signing.usecases.unlink_group import card_gone, leave_group

log = logging.getLogger(__name__)

LOOK_EVERY_S = 3.0  # Telegram takes 20 messages and edits a minute in one group


class GroupCards:
    def __init__(self, context: Context, sleeper: Sleeper) -> None:
        self._context = context
        self._sleeper = sleeper

    async def run(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(1.0)  # several acts of one moment are one edit
            await self._sleeper.sleep(LOOK_EVERY_S)

    async def look(self) -> None:
        """All that are due, once."""
        for due in await due_group_cards(self._context.ports):
            try:
                await self._bring(due)
            except ChatMigrated as moved:
                await note_new_chat(self._context.ports, due.card.chat_id, moved.new_chat_id)
            except Forbidden as error:
                await leave_group(self._context.ports, due.card.chat_id, error.message)
            except BadRequest as error:
                if "chat not found" in error.message.lower() or "rights" in error.message.lower():
                    await leave_group(self._context.ports, due.card.chat_id, error.message)
                else:
                    log.error("the card of %s in a group was refused: %s", due.task.number, error.message)
                    await card_gone(self._context.ports, due.card, error.message)
            except TelegramError as error:
                log.warning("the card of %s in a group is tried again: %s", due.task.number, error)

    async def _bring(self, due: DueGroupCard) -> None:
        card, ports = due.card, self._context.ports
        if card.off:
            await self._take_away(due)
            await card_gone(ports, card, "asked")
            return
        voice = Voice(due.initiator.speaks, ports.installation.time_zone)
        screen = group_card(due.task, voice, ports.installation.bot_username)
        message_id = card.message_id
        if message_id is None:
            message_id = await self._send(card.chat_id, screen)
        elif not await self._edit(card.chat_id, message_id, screen):
            await card_gone(ports, card, "taken away there")
            return
        await note_group_card(ports, due, message_id)

    async def _send(self, chat_id: int, screen: Screen) -> int:
        markup = inline(screen, self._context.ports.installation.public_url)
        message = await self._context.bot.send_message(
            chat_id, screen.text, parse_mode=HTML, reply_markup=markup, link_preview_options=NO_PREVIEW
        )
        return message.message_id

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """False where it stands there no longer."""
        markup = inline(screen, self._context.ports.installation.public_url)
        try:
            await self._context.bot.edit_message_text(
                screen.text,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=HTML,
                reply_markup=markup,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            words = error.message.lower()
            if any(each in words for each in GONE):
                return False
            if "not modified" not in words:
                raise
        return True

    async def _take_away(self, due: DueGroupCard) -> None:
        card = due.card
        if card.message_id is None:
            return
        try:
            await self._context.bot.delete_message(card.chat_id, card.message_id)
        except BadRequest as error:
            # After two days it cannot be deleted, and names and title must not stay: only that it was is left.
            log.info("the card of %s stays in a group: %s", due.task.number, error.message)
            voice = Voice(due.initiator.speaks, self._context.ports.installation.time_zone)
            await self._edit(card.chat_id, card.message_id, card_over(due.task, voice))
