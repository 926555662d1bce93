"""A mail server and a text-message service for tests, and a post that carries what the outbox holds."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

from bot.context import KEY, Context
from bot.letters.office import PostOffice
from bot.letters.post import Post
from bot.letters.smtp import mail_server
from signing.task.model import Task
from signing.task.ways import CHAT, way_to_person
from signing.usecases.claim_deliveries import claim_deliveries
from signing.usecases.note_delivery import Failed, Sent, note_delivery
from signing.usecases.open_delivery import Moot, open_delivery
from signing.usecases.send_task import send_task
from tests.bot.handlers.talk import Talk
from tests.pdfs import contract
from tests.ports import free_ports
from tests.world import World

SENDER = "华明科技 <sign@huaming.example>"
LINK = re.compile(r"https?://[^\s]+/t/[^\s]+#[im]=[A-Za-z0-9_-]+")


@dataclass
class Sink:
    """Takes every mail but those to `nobody@…` (550) and, while `busy`, any (451)."""

    url: str
    mails: list[EmailMessage] = field(default_factory=list)
    busy: bool = False
    largest: int = 10**9  # bytes of a mail

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if self.busy:
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if len(envelope.content) > self.largest:
            return "552 5.3.4 message too big"
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"

    def words(self, at: int = -1) -> str:
        part = self.mails[at].get_body(("plain",))
        assert part is not None
        return str(part.get_content())

    def page(self, at: int = -1) -> str:
        """As a mail program shows it, pictures and all."""
        part = self.mails[at].get_body(("html",))
        assert part is not None
        html = str(part.get_content())
        for each in self.mails[at].walk():
            if each.get_content_type() == "image/png":
                data = base64.b64encode(each.get_content()).decode()
                html = html.replace(f"cid:{str(each['Content-ID']).strip('<>')}", f"data:image/png;base64,{data}")
        return html

    def link(self, at: int = -1) -> str:
        return LINK.findall(self.words(at))[0]

    def code(self) -> str:
        return re.findall(r"(?m)^(\d{6})\s*$", self.words())[0]


@contextmanager
def a_sink() -> Iterator[Sink]:
    [port] = free_ports(1)
    sink = Sink(f"smtp://127.0.0.1:{port}")
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


@contextmanager
def a_text_service() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An apprise address of a loopback service, and what it was asked."""
    asked: list[dict[str, Any]] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked.append({"path": self.path, **body})
            self.send_response(503 if "500" in self.path else 200)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/sms/PHONE", asked
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Letters:
    """The post of a world: `comes_by` carries all that is due."""

    world: World
    office: PostOffice

    async def comes_by(self) -> None:
        ports = self.world.ports
        post = Post(ports, self.office)
        while items := await claim_deliveries(ports, 50):
            for item in items:
                parcel = await open_delivery(ports, item, largest=10**7)
                if isinstance(parcel, Moot):
                    await note_delivery(ports, item, Failed(parcel.why, moot=True))
                    continue
                found = way_to_person(parcel.reader, ports.installation.ways)
                way = item.channel or (found[0] if found else "email")
                outcome = await post.carry(item, parcel, way) if way != CHAT else Sent(1000 + item.id)
                await note_delivery(ports, item, outcome, way=way)


@asynccontextmanager
async def with_letters(world: World, sink: Sink | None, sms: str | None = None) -> AsyncIterator[Letters]:
    office = PostOffice(mail_server(sink.url) if sink else None, SENDER if sink else "", sms)
    world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=office.ways))
    yield Letters(world, office)


@asynccontextmanager
async def talk_with_letters(talk: Talk, sink: Sink) -> AsyncIterator[Letters]:
    """The chat's handlers know of the mail server, too."""
    async with with_letters(talk.world, sink) as letters:
        talk.context = Context(letters.world.ports, talk.bot)
        talk.application.bot_data[KEY] = talk.context
        yield letters


async def sent_to(
    world: World, *named: tuple[str, str | None, str | None], language: str = "zh", title: str = "采购合同"
) -> Task:
    """A task whose signers are (name, e-mail, phone), none of them known to the bot; its initiator is new."""
    ann = await world.person("周悦" if language == "zh" else "Grace Chen", language=language)
    draft = await world.draft(ann, signers=[name for name, _, _ in named], title=title, document=contract(1))
    parties = tuple(
        replace(party, email=email, phone=phone)
        for party, (_, email, phone) in zip(draft.parties, named, strict=True)
    )
    async with world.ports.transaction() as tx:
        changed = replace(draft, parties=parties, language=language, version=draft.version + 1)
        await tx.tasks.save(changed, expected_version=draft.version)
    await send_task(world.ports, ann, draft.id)
    await world.work()
    return await world.task(draft)
