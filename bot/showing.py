"""Screens into the chat: sent, edited in place, and the one live card of a task and reader."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from telegram import InputFile, InputMediaPhoto, LinkPreviewOptions, ReplyKeyboardRemove
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.context import Context
from bot.keyboards import inline, markup_of
from bot.screens.screen import Screen
from signing.ports import Card, OutboxItem
from signing.task.model import Person
from signing.usecases.seal_over import OVER

HTML = ParseMode.HTML
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # a preview robot would open a one-time link
UPLOAD_S = 90.0  # s: 50 MB on a slow line
GONE = (  # what Telegram says of a message that cannot be edited any more
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
    "there is no caption in the message",
    "message identifier is not specified",
)
ABOUT_TO_PRESS = timedelta(minutes=2)  # after that the usual buttons are worth more than the rarer ones
REMEMBERED = 2000  # pictures that we know to stand in a message

# Which picture a message shows, so that a press changes words and buttons and does not send the picture again.
_pictures: OrderedDict[tuple[int, int], str] = OrderedDict()
# A press and the courier may redraw the same card at the same moment.
_cards: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()


async def send(context: Context, person: Person, screen: Screen) -> int:
    """Gives the message id. Raises telegram.error.TelegramError."""
    chat = person.chat
    if screen.rows and screen.drop_reply:
        await _take_reply_keyboard(context, chat)
    markup = markup_of(screen, context.ports.installation.public_url)
    bot, caption = context.bot, {"caption": screen.text, "parse_mode": HTML, "reply_markup": markup}
    if screen.photo is not None:
        message = await bot.send_photo(chat, screen.photo, write_timeout=UPLOAD_S, **caption)  # type: ignore[arg-type]
        _remember(chat, message.message_id, screen.photo)
    elif screen.document is not None:
        name, data = screen.document
        file = InputFile(data, filename=name)
        message = await bot.send_document(chat, file, write_timeout=UPLOAD_S, **caption)  # type: ignore[arg-type]
    else:
        message = await bot.send_message(
            chat, screen.text, parse_mode=HTML, reply_markup=markup, link_preview_options=NO_PREVIEW
        )
    return message.message_id


async def edit(context: Context, person: Person, message_id: int, screen: Screen, *, is_photo: bool) -> bool:
    """False where the message cannot become this screen: the caller sends it anew. A message of the other kind
    (text, photo) is taken away then, since what follows replaces it."""
    if screen.reply or screen.drop_reply or screen.document:
        return False  # Telegram edits inline keyboards only
    if is_photo != (screen.photo is not None):
        await remove(context, person, message_id)
        return False
    try:
        await _edit(context, person.chat, message_id, screen)
    except BadRequest as error:
        words = error.message.lower()
        if "not modified" in words:
            return True
        if any(each in words for each in GONE):
            return False
        raise
    return True


async def show_card(
    context: Context,
    person: Person,
    task_id: str,
    screen: Screen,
    *,
    fresh: bool,
    open_card: Callable[[], Screen] | None = None,
) -> int:
    """The live card of one task and reader: edited in place; or, `fresh`, sent anew at the bottom. Then the one
    before goes, since what it says is no longer true; a draft's (a photo) is the question that was answered, and
    only loses its buttons. `open_card` draws it with its rarer buttons: what changes unasked does not fold what
    its reader has just unfolded and may be about to press. Gives its message id. A crash in between leaves a card
    too many, never none."""
    async with _cards.setdefault((task_id, person.id), asyncio.Lock()):
        async with context.ports.transaction() as tx:
            card = await tx.cards.get(task_id, person.id)
        now = context.ports.clock()
        unfolded_at = now if screen.unfolded else None
        if card is not None and not fresh and open_card is not None and _just_unfolded(card, now):
            screen, unfolded_at = open_card(), card.unfolded_at
        shown, is_photo = _digest(screen), screen.photo is not None
        if card is not None and not fresh and card.is_photo == is_photo:
            if card.shown == shown:
                return card.message_id
            if await edit(context, person, card.message_id, screen, is_photo=is_photo):
                await _keep(context, Card(task_id, person.id, card.message_id, shown, is_photo, unfolded_at))
                return card.message_id
        message_id = await send(context, person, screen)
        await _keep(context, Card(task_id, person.id, message_id, shown, is_photo, unfolded_at))
        if card is not None:
            await _retire(context, person, card, gone=not (fresh and card.is_photo))
        return message_id


def _just_unfolded(card: Card, now: datetime) -> bool:
    return card.unfolded_at is not None and now - card.unfolded_at < ABOUT_TO_PRESS


async def show_item(
    context: Context, reader: Person, item: OutboxItem, screen: Screen, *, open_card: Callable[[], Screen]
) -> int:
    """What the courier brings, where it belongs: the card, in place of what said it would come, or the bottom."""
    if item.kind == "card" and item.task_id is not None:
        fresh = bool(item.facts.get("fresh"))
        return await show_card(context, reader, item.task_id, screen, fresh=fresh, open_card=open_card)
    if item.facts.get("forget_card") and item.task_id is not None:
        await forget_card(context, reader, item.task_id, but=None)
    there = item.facts.get("in_place")
    if there is not None and await edit(context, reader, int(there), screen, is_photo=False):
        return int(there)
    if there is not None and item.kind == OVER:
        return int(there)  # it says no more than that nothing is to be done: not worth a message of its own
    return await send(context, reader, screen)


async def forget_card(context: Context, person: Person, task_id: str, *, but: int | None) -> None:
    """Of a task that is no more: its card goes, except where it is the message `but`."""
    async with context.ports.transaction() as tx:
        card = await tx.cards.get(task_id, person.id)
        await tx.cards.drop(task_id, person.id)
    if card is not None and card.message_id != but:
        await remove(context, person, card.message_id)


async def download(context: Context, file_id: str) -> bytes:
    """A file that somebody sent. Raises telegram.error.TelegramError."""
    file = await context.bot.get_file(file_id)
    return bytes(await file.download_as_bytearray(read_timeout=UPLOAD_S))


async def _edit(context: Context, chat: int, message_id: int, screen: Screen) -> None:
    bot, markup = context.bot, inline(screen, context.ports.installation.public_url)
    if screen.photo is None:
        await bot.edit_message_text(
            screen.text,
            chat_id=chat,
            message_id=message_id,
            parse_mode=HTML,
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )
    elif _pictures.get((chat, message_id)) == _sha(screen.photo):
        await bot.edit_message_caption(chat, message_id, caption=screen.text, parse_mode=HTML, reply_markup=markup)
    else:
        media = InputMediaPhoto(screen.photo, caption=screen.text, parse_mode=HTML)
        await bot.edit_message_media(media, chat, message_id, reply_markup=markup, write_timeout=UPLOAD_S)
        _remember(chat, message_id, screen.photo)


async def _take_reply_keyboard(context: Context, chat: int) -> None:
    """One message cannot both take the reply keyboard away and have buttons: a passing one takes it."""
    passing = await context.bot.send_message(chat, "…", reply_markup=ReplyKeyboardRemove())
    with contextlib.suppress(TelegramError):
        await context.bot.delete_message(chat, passing.message_id)


async def _retire(context: Context, person: Person, card: Card, *, gone: bool) -> None:
    """The card before: without buttons, or gone."""
    if gone:
        await remove(context, person, card.message_id)
        return
    with contextlib.suppress(BadRequest):
        await context.bot.edit_message_reply_markup(person.chat, card.message_id)


async def remove(context: Context, person: Person, message_id: int) -> None:
    """After two days Telegram deletes nothing any more: then at least its buttons go."""
    try:
        await context.bot.delete_message(person.chat, message_id)
    except BadRequest:
        with contextlib.suppress(BadRequest):
            await context.bot.edit_message_reply_markup(person.chat, message_id)


async def _keep(context: Context, card: Card) -> None:
    async with context.ports.transaction() as tx:
        await tx.cards.put(card)


def _remember(chat: int, message_id: int, photo: bytes) -> None:
    _pictures[(chat, message_id)] = _sha(photo)
    while len(_pictures) > REMEMBERED:
        _pictures.popitem(last=False)


def _digest(screen: Screen) -> str:
    return _sha(repr((screen.text, screen.rows)).encode(), screen.photo or b"")


def _sha(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
