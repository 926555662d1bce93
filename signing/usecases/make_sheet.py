from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from signing.confirmation.links import mint_paper_invitation
from signing.confirmation.paper_codes import shown_code
from signing.confirmation.qr import modules
from signing.errors import NotAllowed, Refusal
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports
from signing.task import actions
from signing.task.model import Party, Person, Task
from signing.task.rights import may_be_invited
from signing.task.ways import PAPER
from signing.typesetting.glyphs import drawable
from signing.typesetting.invitations import Sheet, sheet_pdf, sheet_picture
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.put_letter import invitation_end
from signing.wording import say, say_moment


@dataclass(frozen=True, slots=True)
class MadeSheet:
    name: str  # of the party
    filename: str
    pdf: bytes = field(repr=False)
    picture: bytes = field(repr=False)  # PNG of its page


async def make_sheet(ports: Ports, actor: Actor, task_id: str, party_id: str) -> MadeSheet:
    """An invitation to print and hand over, for a party that nobody stands behind yet: with a one-time code, that
    of an older sheet dies. NotAllowed("initiator-only"), Refusal("nobody-to-invite" | "already-accepted")."""
    async with at_desk(ports, actor, task_id, "invite") as desk:
        task, tx, now = desk.task, desk.tx, ports.clock()
        if task.initiator_id != desk.person.id:
            raise NotAllowed("initiator-only")
        after, events = actions.invited(task, party_id, now)
        party = task.party(party_id)
        if party is None or not may_be_invited(task, party):
            raise Refusal("nobody-to-invite")
        told = tuple(replace(each, facts={**each.facts, "channel": PAPER}) for each in events)
        await settle(ports, tx, task, after, told, actor=actor)
        expires = invitation_end(ports, task)
        code = await mint_paper_invitation(tx, task_id=task.id, party_id=party.id, now=now, expires_at=expires)
    sheet = _sheet(ports, task, party, desk.person, code)
    pdf, picture = await asyncio.gather(
        asyncio.to_thread(sheet_pdf, sheet, now), asyncio.to_thread(sheet_picture, sheet)
    )
    ports.wake()
    filename = safe_name(f"{sheet.heading} {party.name} {task.number}.pdf")
    return MadeSheet(party.name, filename, pdf, picture)


def _sheet(ports: Ports, task: Task, party: Party, initiator: Person, code: str) -> Sheet:
    lang, house = task.language, ports.installation
    base = house.public_url
    facts = [(say(lang, "sheet-from"), drawable(initiator.name))]
    if party.company:
        facts.append((say(lang, "sheet-company"), drawable(party.company)))
    if task.deadline is not None:
        at = task.deadline.astimezone(ZoneInfo(house.time_zone))
        facts.append((say(lang, "sheet-until"), say_moment(lang, at)))
    facts.append((say(lang, "sheet-number"), task.number))
    browser = "yes" if house.ways else "no"
    return Sheet(
        language=lang,
        organisation=drawable(house.organisation),
        heading=say(lang, "invitation-heading", role=party.role.value),
        name=drawable(party.name),
        title=drawable(say(lang, "quoted-title", title=task.title)),
        facts=facts,
        scan=say(lang, "sheet-scan"),
        modules=modules(f"{base}/i#c={code}"),
        type_in=say(lang, "sheet-type"),
        address=f"{base.partition('://')[2]}/i",
        code=shown_code(code),
        steps=[say(lang, "sheet-step-open", browser=browser), say(lang, "sheet-step-act", role=party.role.value)],
        notes=[
            say(lang, "sheet-once", name=drawable(party.name)),
            say(lang, "sheet-ask", name=drawable(initiator.name)),
        ],
    )
