"""The reader's own address book: a page of it, one entry, the question for a line. Ways to people are masked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.task.address_book import Contact, masked_email, masked_phone, shown_apart
from signing.usecases.contacts import Book


def contact_label(contact: Contact, everyone: Sequence[Contact]) -> str:
    """The name; with what tells them apart where the book has another of that name."""
    apart = shown_apart(contact, everyone)
    return cut(f"{contact.name} · {apart}" if apart else contact.name, 40)


def book_screen(book: Book, voice: Voice) -> Screen:
    head = [bold(voice.say("contacts-title", count=len(book.everyone))), ""]
    lines = [_line(each, voice) for each in book.contacts] or [voice.say("contacts-none")]
    rows: list[tuple[Button, ...]] = [
        (Button(contact_label(each, book.everyone), pack("contact", each.id)),) for each in book.contacts
    ]
    leaves = []
    if book.page:
        leaves.append(Button(f"‹ {voice.label('page-before')}", pack("contacts", "", 0, book.page - 1)))
    if book.more:
        leaves.append(Button(f"{voice.label('page-after')} ›", pack("contacts", "", 0, book.page + 1)))
    rows += [tuple(leaves)] if leaves else []
    rows.append((Button(voice.label("button-contact-add"), pack("ctadd"), style="primary"),))
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=tuple(rows))


def _line(contact: Contact, voice: Voice) -> str:
    ways = [word(each, 40) for each in (masked_phone(contact.phone), masked_email(contact.email)) if each]
    company = [word(contact.company, 40)] if contact.company else []
    return " · ".join([bold(word(contact.name, 40)), *company, *ways])


def contact_card(contact: Contact, voice: Voice, *, saved: bool = False) -> Screen:
    lines = [
        *([voice.say("contact-saved"), ""] if saved else []),
        _line(contact, voice),
        voice.say("contact-used", at=voice.when(contact.used_at)),
    ]
    edit = Button(voice.label("button-contact-edit"), pack("ctedit", contact.id))
    drop = Button(voice.label("button-contact-forget"), pack("ctdrop", contact.id), style="danger")
    back = Button(voice.label("button-contacts"), pack("contacts", "", 0, 0))
    return Screen("\n".join(lines), rows=((edit, drop), (back,)))


def ask_contact(voice: Voice, *, name: str | None = None, trouble: str | None = None) -> Screen:
    asks = voice.say("ask-contact-anew", name=cut(name, 40)) if name else voice.say("ask-contact")
    lines = [*([f"⚠️ {trouble}", ""] if trouble else []), asks, f"<code>{voice.say('example-contact')}</code>"]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def contact_forgotten(name: str, voice: Voice) -> Screen:
    back = Button(voice.label("button-contacts"), pack("contacts", "", 0, 0))
    return Screen(voice.say("contact-forgotten", name=cut(name, 40)), rows=((back,),))
