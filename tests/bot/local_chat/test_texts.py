"""Texts of the bot: Telegram's HTML, entities in UTF-16 units, lengths; and what is refused in its words."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, MessageEntity
from telegram.error import BadRequest

from bot.local_chat import LI_MING
from bot.local_chat.html_text import parse_html
from tests.bot.local_chat.conftest import Chat


async def test_html_becomes_text_and_entities_in_utf16_units(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    sent = await bot.send_message(
        LI_MING,
        "  😀 <b>合同 <i>甲</i></b> &lt;&amp; &nbsp; <a href='https://example.com/a?b=1'>读</a> "
        '<pre><code class="language-python">x</code></pre> <span class="tg-spoiler">s</span> '
        '<blockquote expandable>长</blockquote> <tg-time unix="1790000000" format="wDT">later</tg-time> '
        "https://t.me/yinxin_local_bot?start=abc",
        parse_mode="HTML",
    )
    assert sent.text == "😀 合同 甲 <& &nbsp; 读 x s 长 later https://t.me/yinxin_local_bot?start=abc"
    kinds = {sent.parse_entity(entity): entity for entity in sent.entities}
    assert kinds["合同 甲"].type == MessageEntity.BOLD and kinds["合同 甲"].offset == 3
    assert kinds["甲"].type == MessageEntity.ITALIC
    assert kinds["读"].url == "https://example.com/a?b=1"
    assert kinds["x"].language == "python" and kinds["x"].type == MessageEntity.PRE
    assert kinds["长"].type == MessageEntity.EXPANDABLE_BLOCKQUOTE
    assert kinds["later"].to_dict()["unix_time"] == 1790000000
    assert kinds["https://t.me/yinxin_local_bot?start=abc"].type == MessageEntity.URL


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_whatever_is_written_comes_out_as_it_was_under_its_entities(pieces: list[str]) -> None:
    source = "".join(f"<b>{escape(piece)}</b>{escape(piece)}" for piece in pieces)
    text, entities = parse_html(source)
    assert text == "".join(piece * 2 for piece in pieces)
    wide = text.encode("utf-16-le")
    bold = [wide[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le") for one in entities]
    assert bold == [piece for piece in pieces if piece]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("合<b>x</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b x", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_html_that_does_not_parse_is_refused(chat: Chat, bot: Bot, source: str, reason: str) -> None:
    await chat.act(LI_MING, "start")
    with pytest.raises(BadRequest, match="Can't parse entities") as refused:
        await bot.send_message(LI_MING, source, parse_mode="HTML")
    assert reason.lower() in str(refused.value).lower()


async def test_lengths_are_counted_in_utf16_units_after_parsing(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    await bot.send_message(LI_MING, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(LI_MING, "😀" * 2048 + "x")
    await bot.send_document(LI_MING, b"x", filename="a.txt", caption="字" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(LI_MING, b"x", filename="a.txt", caption="字" * 1025)
    for empty in ("", "   \n ", "<b> </b>"):
        with pytest.raises(BadRequest, match="Message text is empty"):
            await bot.send_message(LI_MING, empty, parse_mode="HTML")
