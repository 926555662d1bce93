"""Every paper goes the whole way over HTTP, from the chat to the signed file on every phone, or is refused in one
plain sentence; what comes out is held against validators that are not ours, and against its own picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pypdf
import pytest

from bot.local_chat.cast import CHEN_JING
from signing.wording import say
from tests.bot.serving import newest_id
from tests.installation import Installation
from tests.journeys.papers import Paper, papers
from tests.journeys.pictures import Place, check_marks, check_same, page_count, words_of
from tests.judged import check_completed, check_programs, check_signed_on
from tests.local_chat_client import text_of
from tests.local_chat_messages import is_signed
from tests.page_client import PageClient

pytestmark = [pytest.mark.slow, pytest.mark.timeout(150)]

CHAT_LIMIT = 20 * 1024 * 1024
LOOKED_AT = 12  # pages without a place that are compared, at most


@dataclass
class Person:
    id: int
    name: str
    phone: str


class Office:
    """One installation for all papers, by turns of three pairs: one person gets only so many codes a minute."""

    def __init__(self, house: Installation) -> None:
        self.house, self.chat = house, house.chat
        self.chat.start(CHEN_JING)
        people = [
            [self._person(family + given, 13900139000 + 10 * at + number) for number, family in enumerate("钱孙")]
            for at, given in enumerate("一二三")
        ]
        self.pairs = cycle(people)

    def _person(self, name: str, phone: int) -> Person:
        found = Person(self.chat.add_person(name, language_code="zh", phone_number=f"86{phone}"), name, str(phone))
        self.chat.start(found.id)
        self.chat.wait_for(found.id, name)
        self.chat.share_contact(found.id)  # proves the number: they need no invitation
        self.chat.wait_for(found.id, str(phone)[-4:])
        return found


@dataclass
class Way:
    """What a paper has become: the certified base, the completed file, and whose marks are where."""

    base: bytes
    completed: bytes
    places: dict[str, list[Place]]  # by signer
    on_page: bool


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Installation(tmp_path_factory.mktemp("office")) as house:
        yield Office(house)
        assert "Traceback" not in house.log(), house.log()[-4000:]


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_every_paper_goes_the_whole_way_or_is_refused_in_words(
    paper: Paper, office: Office, tmp_path: Path
) -> None:
    data = paper.data()
    seen = newest_id(office.house, CHEN_JING)
    _give(office, paper.name, data)
    if paper.refused:
        refusal = office.chat.wait_for(CHEN_JING, say("zh", f"refusal-{paper.refused}"), after=seen)
        assert "第 1 步" not in text_of(refusal)
        return
    way = _whole_way(office, seen)
    assert way.on_page or not paper.needs_page
    _check_looks(data, way)
    _check_values(data, way.completed)
    came_signed = _signature_count(data)
    if came_signed:
        assert way.completed.startswith(data), "what came signed is only appended to"
        check_signed_on(data, way.completed, office.house, *way.places)
    else:
        check_completed(way.completed, office.house, *way.places)
    check_programs(way.completed, tmp_path / "completed.pdf", at_least=came_signed + len(way.places) + 2)


# ── the way ──────────────────────────────────────────────────────────────────────────────────────────────────


def _give(office: Office, name: str, data: bytes) -> None:
    """In the chat, or by the page that the chat points to."""
    chat = office.chat
    seen = newest_id(office.house, CHEN_JING)
    chat.send_file(CHEN_JING, f"{name}.pdf", data)
    if len(data) <= CHAT_LIMIT:
        return
    pointer = chat.wait_for(CHEN_JING, "上传页面", after=seen)
    with PageClient(office.house, CHEN_JING, url=chat.web_app_url(CHEN_JING, pointer)) as page:
        page.upload(quote(f"{name}.pdf"), data)
    chat.press(CHEN_JING, "继续", message=chat.wait_for(CHEN_JING, "草稿", after=pointer["message_id"]))


def _whole_way(office: Office, seen: int) -> Way:
    chat, signers = office.chat, next(office.pairs)
    before = {each.id: newest_id(office.house, each.id) for each in signers}
    on_page = False
    chat.wait_for(CHEN_JING, "第 1 步", after=seen)
    chat.say(CHEN_JING, "\n".join(f"{each.name} {each.phone} 签署" for each in signers))
    for asked, press in (
        (signers[1].name, "下一步"),
        ("第 2 步", "同时签署"),
        ("第 3 步", "位置正确"),
        ("第 4 步", "不设截止"),
        ("请确认", "发出"),
    ):
        card = chat.wait_for(CHEN_JING, asked, after=seen)
        on_page = on_page or "附加一页签署页" in text_of(card)
        chat.press(CHEN_JING, press, message=card, wait=0)
    base, places = b"", {}
    for each in signers:
        card = chat.wait_for(each.id, "请您签署", after=before[each.id])
        with PageClient(office.house, each.id, url=chat.web_app_url(each.id, card)) as page:
            base = base or page.document()
            places[each.name] = page.read()["places"]
            page.confirm("sign", typed=each.name)
    arrived = chat.wait_for(CHEN_JING, is_signed, after=seen)
    completed = chat.file(arrived)
    for each in signers:
        theirs = chat.wait_for(each.id, is_signed, after=before[each.id])
        assert chat.file(theirs) == completed, "everybody has the same file"
    return Way(base, completed, places, on_page)


# ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────


def _check_looks(data: bytes, way: Way) -> None:
    pages = page_count(data)
    assert page_count(way.completed) == pages + way.on_page
    some = {*range(0, pages, max(1, pages // LOOKED_AT)), pages - 1}
    check_same(data, way.base, some, redrawn=_is_form(data))
    dated = not _signature_count(data)  # what came signed gets no more fields than it needs
    marked = [[place for place in places if dated or place["kind"] != "date"] for places in way.places.values()]
    assert all(marked), "a signer without a place"
    check_marks(way.base, way.completed, [place for places in marked for place in places], some)


def _check_values(data: bytes, completed: bytes) -> None:
    """What was filled in can still be read, though nobody can change it any more."""
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}
    values = [field.get("/V") for field in fields.values() if field.get("/FT") == "/Tx"]
    words = _squeezed(words_of(completed))
    lost = [value for value in values if isinstance(value, str) and _squeezed(value) not in words]
    assert lost == []


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _is_form(data: bytes) -> bool:
    return bool(pypdf.PdfReader(io.BytesIO(data)).get_fields())


def _signature_count(data: bytes) -> int:
    """Time stamps are not counted."""
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}
    filled = [field["/V"] for field in fields.values() if field.get("/FT") == "/Sig" and "/V" in field]
    return sum(value.get_object().get("/Type") != "/DocTimeStamp" for value in filled)
