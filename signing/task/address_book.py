"""Somebody's own address book: whom they have named before, told apart where two have one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from signing.task.model import Party

MOST_CONTACTS = 500  # of one person; the longest unused goes first


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    owner_id: str
    name: str
    company: str | None
    phone: str | None  # E.164
    email: str | None
    person_id: str | None  # somebody of the chat, where they were known by it
    used_at: datetime
    made_at: datetime


def same_contact(contact: Contact, other: Contact | Party) -> bool:
    """By number, address or account where both have one; by name and company where one has none of them."""
    for mine, theirs in (
        (contact.person_id, other.person_id),
        (contact.phone, other.phone),
        (contact.email, other.email),
    ):
        if mine and theirs:
            return mine == theirs
    known = any((contact.phone, contact.email, contact.person_id))
    theirs_known = any((other.phone, other.email, other.person_id))
    same_name = (contact.name, contact.company) == (other.name, other.company)
    # A name alone means the one known so; two that are known by different means may be two people.
    return same_name and not (known and theirs_known)


def masked_phone(phone: str | None) -> str:
    """+86 138 **** 8002: enough to tell two apart, too little to call."""
    if not phone:
        return ""
    tail = phone[-4:]
    head = phone[:6] if len(phone) > 11 else phone[:3]
    return f"{head}****{tail}"


def masked_email(email: str | None) -> str:
    """l***@example.cn"""
    if not email:
        return ""
    local, _, domain = email.partition("@")
    return f"{local[:1]}***@{domain}"


def shown_apart(contact: Contact, others: Sequence[Contact]) -> str:
    """What stands behind a name that others have too: company, else the end of the number, else the address."""
    twins = [each for each in others if each.id != contact.id and each.name == contact.name]
    if not twins:
        return ""
    if contact.company and all(each.company != contact.company for each in twins):
        return contact.company
    return masked_phone(contact.phone)[-8:] or masked_email(contact.email) or contact.company or ""
