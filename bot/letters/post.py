"""Letters carried out: written, sent, and what becomes of those that come back."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.letters.letter import Letter, NotSent, Unsure
from bot.letters.mail import mail_of
from bot.letters.office import PostOffice
from bot.letters.robot_words import of_letter, of_screen
from bot.letters.robots import tell
from bot.letters.smtp import send
from bot.letters.texting import text, words_of
from bot.letters.write import Writer, plainer, write
from bot.lulls import lull
from signing.ports import Actor, OutboxItem, Ports, purposes
from signing.task.channels import is_own
from signing.task.mail_ids import mail_id
from signing.task.ways import EMAIL, SMS
from signing.task.wished_ways import own_address
from signing.trust.fetching import Fetcher
from signing.usecases.enclose_copies import Enclosed, enclose_copies
from signing.usecases.fall_back import fall_back
from signing.usecases.letter_link import letter_link
from signing.usecases.note_block import note_block
from signing.usecases.note_channel import note_channel
from signing.usecases.note_delivery import Failed, Later, Outcome, Sent, Unknown
from signing.usecases.open_delivery import Parcel
from signing.usecases.tell_admins_wrong import Wrong, tell_admins_wrong

log = logging.getLogger(__name__)

TRIES = 11  # over about half an hour: mail servers that do not know us, and busy robots, let us wait for minutes
LONGEST_LULL_S = 600.0
PATIENCE_S = 120.0
MB = 1024 * 1024


class Post:
    def __init__(self, ports: Ports, office: PostOffice, fetcher: Fetcher | None = None) -> None:
        self._ports = ports
        self._office = office
        self._fetcher = fetcher or Fetcher()

    async def carry(self, item: OutboxItem, parcel: Parcel, way: str) -> Outcome:
        try:
            address, letter = await self._letter(item, parcel, way)
        except Exception as error:
            log.exception("letter %s (%s) could not be written", item.id, item.kind)
            return self._again(item, type(error).__name__)
        if letter is None:
            return Failed("chat-only", moot=True)
        if not address or (way not in self._office.ways and not is_own(way)):
            return await self._back(item, way, "no-way")
        outcome = await self._sent(item, letter, way, address)
        lost = parcel.reader.blocked and parcel.reader.telegram_id is None
        if isinstance(outcome, Sent) and lost and self._office.returns is None:
            await note_block(self._ports, Actor(parcel.reader.id, "timer"), False)
        if isinstance(outcome, Sent) and is_own(way):
            await note_channel(self._ports, parcel.reader.id, way, works=True)
        return outcome

    async def to_robot(self, item: OutboxItem, screen_text: str, language: str) -> Outcome:
        """The admins' chats get the same: where a robot is silent for good, nothing else is to be tried."""
        at, now = int(item.facts["robot"]), self._ports.clock()
        if at >= len(self._office.robots):
            return Failed("no-way")
        words = of_screen(screen_text, language, self._ports.installation.organisation)
        try:
            await asyncio.to_thread(tell, self._office.robots[at], words, now, self._fetcher)
        except (NotSent, Unsure) as error:
            log.warning("delivery %s (%s) by robot %d: %s", item.id, item.kind, at + 1, error)
            if isinstance(error, NotSent) and error.for_good:
                facts = {"what": str(at + 1), "number": str(error.number)}
                await tell_admins_wrong(self._ports, [Wrong("robot", facts)])
                return Failed(error.why)
            return self._again(item, str(error))
        return Sent(None)

    async def _sent(self, item: OutboxItem, letter: Letter, way: str, address: str) -> Outcome:
        try:
            async with asyncio.timeout(PATIENCE_S):
                await asyncio.to_thread(self._send, item, letter, way, address)
        except NotSent as error:
            if error.too_large and letter.enclosed:
                return await self._sent(item, plainer(letter), way, address)
            if error.for_good or item.attempts >= TRIES:
                return await self._back(item, way, error.why, gone=not error.words)
            return self._again(item, error.why)
        except Exception as error:
            return await self._perhaps(item, way, f"{type(error).__name__}: {error}"[:200])
        return Sent(None, enclosed=tuple(hashlib.sha256(data).hexdigest() for _, data in letter.enclosed))

    async def _perhaps(self, item: OutboxItem, way: str, why: str) -> Outcome:
        """It may have arrived."""
        if not item.repeatable:
            return Unknown(why)
        if item.attempts < TRIES:
            return self._again(item, why)
        if way == SMS:
            await tell_admins_wrong(self._ports, [Wrong("sms", {"tries": TRIES})])
        return await self._back(item, way, why)

    async def _letter(self, item: OutboxItem, parcel: Parcel, way: str) -> tuple[str, Letter | None]:
        reader, installation = parcel.reader, self._ports.installation
        own = self._robot_of(parcel, way) if is_own(way) else own_address(reader, way)
        address = str(item.facts.get("address") or own or "")
        trial = Writer(parcel, way, address, installation, None)
        if write(trial) is None:
            return address, None
        link = await self._link(item, parcel, way, trial)
        enclosed: Sequence[Enclosed] = ()
        if way == EMAIL:
            enclosed = await enclose_copies(self._ports, item, reader, self._office.enclosed_mb * MB)
        return address, write(Writer(parcel, way, address, installation, link, tuple(enclosed)))

    async def _link(self, item: OutboxItem, parcel: Parcel, way: str, writer: Writer) -> str | None:
        base = f"{self._ports.installation.public_url}/t/{item.task_id}?l={writer.language}"
        if item.kind == "letter":
            return f"{base}#i={parcel.secret}"
        # Who has an account gets no way into it by an address that somebody else has named.
        if parcel.reader.telegram_id is not None or item.task_id is None or item.kind == "code":
            return None
        return f"{base}#m={await letter_link(self._ports, parcel.reader.id, item.task_id, way)}"

    def _robot_of(self, parcel: Parcel, way: str) -> str | None:
        """None where it has been taken away since."""
        found = next((each for each in parcel.channels if each.way == way), None)
        if found is None:
            return None
        purpose = purposes.channel(parcel.reader.id, found.id)
        return self._ports.vault.open(found.sealed, purpose).decode()

    def _send(self, item: OutboxItem, letter: Letter, way: str, address: str) -> None:
        if is_own(way):
            tell(address, of_letter(letter), self._ports.clock(), self._fetcher)
        elif way == EMAIL:
            assert self._office.server is not None, "one of the ways"
            now, name = self._ports.clock(), mail_id(item.key, item.id)
            mail = mail_of(letter, sender=self._office.sender, to=address, name=name, now=now)
            send(self._office.server, mail)
        else:
            assert self._office.sms is not None, "one of the ways"
            text(self._office.sms, address, words_of(letter))

    async def _back(self, item: OutboxItem, way: str, why: str, *, gone: bool = True) -> Failed:
        log.warning("letter %s (%s) by %s came back: %s", item.id, item.kind, way, why)
        await fall_back(self._ports, item, way, gone=gone)
        return Failed(why)

    def _again(self, item: OutboxItem, why: str) -> Later | Failed:
        if item.attempts >= TRIES:
            return Failed(why)
        seconds = lull(item.attempts - 1, first=2, longest=LONGEST_LULL_S)
        return Later(self._ports.clock() + timedelta(seconds=seconds), why)
