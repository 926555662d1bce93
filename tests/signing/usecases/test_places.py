"""Where people are to sign: found in the words, or on a page of ours, or on free room; and how it is shown."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image

from signing.errors import Refusal
from signing.fields.kinds import FieldKind
from signing.fields.room import overlap
from signing.task.model import DraftStep, TaskState
from signing.usecases.accept_places import accept_places
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.draft_picture import draft_picture
from signing.usecases.fetch_document import fetch_document
from signing.usecases.find_places import find_places
from signing.usecases.seal_views import SealWish
from signing.usecases.send_task import send_task
from signing.usecases.share_phone import share_phone
from signing.usecases.use_signature_page import use_signature_page
from tests.seals_at_hand import a_seal
from tests.signing.pdf.corpus import typeset
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.usecases.drafted import drafted
from tests.world import World

NO_WORDS = "= 会议纪要\n本次会议讨论了年度计划。"


async def test_words_for_one_signer_and_the_appended_page_for_the_other(world: World) -> None:
    ann = await world.person("Ann")
    only_one = typeset("= 收据\n兹收到货款。\n\n#v(2cm)\n乙方（签字）：")
    view = await drafted(world, ann, until=DraftStep.PLACES, data=only_one)
    view = await find_places(world.ports, ann, view.task.id)
    first, second = view.task.parties
    pages = {party: {f.page for f in view.task.fields if f.party_id == party.id} for party in (first, second)}
    assert pages == {first: {1}, second: {0}}
    assert view.task.signature_page and not view.task.places_chosen
    view = await accept_places(world.ports, ann, view.task.id)
    assert view.step is DraftStep.DEADLINE and view.missing == ()


async def test_no_words_at_all_means_a_signature_page_and_it_is_what_gets_signed(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, data=typeset(NO_WORDS))
    assert view.task.signature_page and {f.page for f in view.task.fields} == {1}
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert task.document is not None and task.document.pages == 2
    assert task.fields == view.task.fields


async def test_everybody_on_the_appended_page_by_choice(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.PLACES)
    view = await use_signature_page(world.ports, ann, view.task.id)
    assert {f.page for f in view.task.fields} == {2} and view.step is DraftStep.DEADLINE
    kinds = [f.kind for f in view.task.fields if f.party_id == view.task.parties[0].id]
    assert kinds == [FieldKind.SIGNATURE, FieldKind.DATE]


async def test_a_signed_document_gets_no_page_but_free_room_on_its_last_one(world: World) -> None:
    ann = await world.person("Ann")
    data = await asyncio.to_thread(foreign_signed, typeset(NO_WORDS))
    view = await drafted(world, ann, until=DraftStep.PLACES, data=data)
    with pytest.raises(Refusal, match="cannot-append-to-signed"):
        await use_signature_page(world.ports, ann, view.task.id)
    view = await find_places(world.ports, ann, view.task.id)
    boxes = [f.box for f in view.task.fields if f.kind is FieldKind.SIGNATURE]
    assert len(boxes) == 2 and overlap(*boxes) == 0 and not view.task.signature_page
    await accept_places(world.ports, ann, view.task.id)
    await choose_deadline(world.ports, ann, view.task.id, words="+7d")
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert task.state is TaskState.AWAITING
    base = (await fetch_document(world.ports, ann, task.id))[1]
    assert base.startswith(data), "the old signatures' bytes are untouched"


async def test_the_picture_shows_the_page_with_its_numbered_places(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    plain = await draft_picture(world.ports, ann, view.task.id)
    shown = await draft_picture(world.ports, ann, view.task.id, places=True)
    assert (plain.page, plain.pages_with_places, plain.legend) == (0, (), ())
    assert (shown.page, shown.pages_with_places) == (1, (1,))
    assert shown.legend == ((1, "李明"), (2, "Ann Miller"))
    picture = Image.open(io.BytesIO(shown.jpeg))
    assert picture.format == "JPEG" and picture.width == 1100
    again = await draft_picture(world.ports, ann, view.task.id, page=99, places=True)
    assert again == shown, "a page without places is not shown as one"


async def test_the_appended_page_is_shown_before_it_is_there(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, data=typeset(NO_WORDS))
    shown = await draft_picture(world.ports, ann, view.task.id, places=True)
    assert shown.pages_with_places == (1,) and len(shown.legend) == 2
    assert len(shown.jpeg) > 10_000


async def test_a_signed_document_without_room_says_for_whom(world: World) -> None:
    ann = await world.person("Ann")
    dark = typeset("#set page(fill: luma(90))\n" + NO_WORDS)  # nobody reads ink on it
    data = await asyncio.to_thread(foreign_signed, dark)
    view = await drafted(world, ann, until=DraftStep.PLACES, data=data)
    with pytest.raises(Refusal, match="no-free-room") as refused:
        await find_places(world.ports, ann, view.task.id)
    assert refused.value.facts == {"name": "李明"}
    assert await world.task(view.task) == view.task


async def test_whoever_keeps_the_companys_seal_gets_a_place_for_it_where_a_chop_is_asked_for(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    await share_phone(world.ports, li, "+8613800138002")
    before = await drafted(world, ann, until=DraftStep.DEADLINE)
    assert FieldKind.SEAL not in {field.kind for field in before.task.fields}, "nobody has one yet"
    await a_seal(world, li, SealWish("contract", "华明科技有限公司"))
    view = await drafted(world, ann, until=DraftStep.DEADLINE)
    first, second = view.task.parties
    kinds = {(field.party_id, field.kind) for field in view.task.fields if field.kind is not FieldKind.DATE}
    assert kinds == {
        (first.id, FieldKind.SEAL),
        (first.id, FieldKind.SIGNATURE),
        (second.id, FieldKind.SIGNATURE),
    }
