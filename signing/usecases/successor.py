from __future__ import annotations

import re
from dataclasses import replace

from signing.ports import Ports, Transaction
from signing.task.contacts import region_of
from signing.task.handing_on import read_successor
from signing.task.model import Party, Reach
from signing.task.parties import read_name
from signing.usecases.bind_known import bound, bound_if_known

_HANDLE = re.compile(r"(?:^|\s)@([A-Za-z0-9_]{4,32})(?=\s|$)")  # not the domain of an e-mail address


async def successor_of(ports: Ports, tx: Transaction, party: Party, to: str, telegram_id: int | None) -> Party:
    """The party with somebody else in it: `to` as a party is typed ("王芳 13800138000"), or the mere name of
    somebody picked in the chat; "@wangfang" is whoever has that name in the chat now and has met the bot.
    BadAnswer as `read_successor`."""
    vacant = replace(party, person_id=None, phone=None, email=None, reach=Reach.NOT_INVITED)
    if telegram_id is not None:
        person = await tx.people.by_telegram_id(telegram_id)
        vacant = replace(vacant, name=read_name(to))
        return bound(vacant, person) if person else vacant
    if (handle := _HANDLE.search(to)) and (person := await tx.people.by_username(handle[1])):
        name = " ".join(_HANDLE.sub(" ", to).split()) or person.name
        return bound(replace(vacant, name=read_name(name)), person)
    one = read_successor(to, region=region_of(ports.installation.time_zone))
    company = one.company or vacant.company
    named = replace(vacant, name=one.name, phone=one.phone, email=one.email, company=company)
    return await bound_if_known(tx, named)
