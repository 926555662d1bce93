"""Fields placed on the page itself: judged, kept, told to the chat once; for the draft's initiator alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.fields.by_keyword import Beside
from signing.fields.kinds import Box, Field, FieldKind, Look
from signing.fields.seam import Edge, SeamOptions
from signing.fields.wish import Wish
from signing.ports import Actor
from signing.task.model import DraftStep, Task
from signing.usecases.accept_places import accept_places
from signing.usecases.count_pages import count_pages
from signing.usecases.end_placing import end_placing
from signing.usecases.place_by_words import place_by_words
from signing.usecases.place_fields import place_fields
from signing.usecases.placing_views import PlacingView
from signing.usecases.preview_party import preview_party
from signing.usecases.seek_words import seek_words
from signing.usecases.sketch_seam import sketch_seam
from signing.usecases.view_places import view_places
from tests.pdfs import contract
from tests.signing.pdf.corpus import typeset
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.usecases.drafted import drafted
from tests.world import World

K = FieldKind
SEAM = SeamOptions(pages="all", height_mm=100.0, diameter=40.0, inset=3.0)


async def a_draft(world: World, pages: int = 3) -> tuple[Actor, PlacingView]:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.PLACES, data=contract(pages))
    return ann, await view_places(world.ports, ann, view.task.id)


def a_field(party: str, kind: FieldKind = K.TEXT, page: int = 0, box: Box | None = None, **more: object) -> Field:
    return Field("", party, kind, page, box or Box(100, 300, 120, 30), **more)  # type: ignore[arg-type]


async def put(
    world: World, who: Actor, view: PlacingView, *fields: Field, seams: tuple[tuple[str, SeamOptions], ...] = ()
) -> PlacingView:
    version = view.task.version
    return await place_fields(world.ports, who, view.task.id, fields=fields, seams=seams, version=version)


async def test_places_replace_those_of_before_and_get_names_that_stay(world: World) -> None:
    ann, view = await a_draft(world)
    first, second = (party.id for party in view.parties)
    view = await put(world, ann, view, a_field(first, K.SIGNATURE), a_field(first, label="银行账号"))
    assert [field.name for field in view.fields] == ["h_sign_1", "h_text_2"]
    assert view.task.version == (await world.task(view.task)).version
    moved = replace(view.fields[0], box=Box(200, 400, 150, 50))
    view = await put(world, ann, view, moved, a_field(second, K.SEAL, 1, Box(100, 100, 119, 119)), view.fields[1])
    assert [field.name for field in view.fields] == ["h_sign_1", "h_seal_1", "h_text_2"]
    assert view.fields[0].box == Box(200, 400, 150, 50)
    assert view.fields[2].label == "银行账号"


async def test_who_has_no_mark_signs_on_an_added_page_until_one_is_placed(world: World) -> None:
    ann, view = await a_draft(world)
    first, second = (party.id for party in view.parties)
    view = await put(world, ann, view, a_field(first, K.SIGNATURE), a_field(second))
    assert [party.added_page for party in view.parties] == [False, True]
    assert view.task.signature_page and {f.page for f in view.task.fields if f.party_id == second} == {0, 3}
    view = await put(world, ann, view, *view.fields, a_field(second, K.SEAL, 1, Box(100, 100, 119, 119)))
    assert not view.task.signature_page and {field.page for field in view.task.fields} == {0, 1}


async def test_nothing_changed_is_no_new_version_and_a_change_is_in_the_chain(world: World) -> None:
    ann, view = await a_draft(world)
    first = view.parties[0].id
    view = await put(world, ann, view, a_field(first, K.SIGNATURE))
    again = await put(world, ann, view, *view.fields)
    assert again.task == view.task
    async with world.ports.transaction() as tx:
        facts = [e.facts for e in await tx.audit.of_task(view.task.id) if e.kind == "draft-changed"]
    assert [fact["what"] for fact in facts].count("places-by-hand") == 1


async def test_what_was_changed_meanwhile_is_not_overwritten(world: World) -> None:
    ann, view = await a_draft(world)
    await put(world, ann, view, a_field(view.parties[0].id))
    with pytest.raises(Stale, match="task-changed"):
        await put(world, ann, view, a_field(view.parties[1].id))


async def test_a_place_by_words_afterwards_leaves_what_was_placed_by_hand(world: World) -> None:
    ann, view = await a_draft(world)
    first, second = (party.id for party in view.parties)
    view = await put(world, ann, view, a_field(first, K.SIGNATURE), a_field(second, label="联系人"))
    wish = Wish(second, K.SIGNATURE, words=("乙方",))
    placed = await place_by_words(world.ports, ann, view.task.id, wish=wish)
    assert set(view.fields) <= set(placed.view.task.fields)


WRONG = [
    (Box(-1, 300, 50, 20), K.TEXT, "place-off-page"),
    (Box(590, 300, 50, 20), K.TEXT, "place-off-page"),
    (Box(100, 830, 50, 20), K.TEXT, "place-off-page"),
    (Box(float("nan"), 300, 50, 20), K.TEXT, "place-off-page"),
    (Box(100, 300, 3, 20), K.TEXT, "place-too-small"),
    (Box(100, 300, 12, 9), K.SIGNATURE, "place-too-small"),
    (Box(100, 300, 20, 20), K.SEAL, "place-seal-size"),
    (Box(100, 300, 300, 120), K.SEAL, "place-seal-size"),
]


@pytest.mark.parametrize(("box", "kind", "code"), WRONG)
async def test_a_place_lies_on_its_page_and_can_be_seen(
    world: World, box: Box, kind: FieldKind, code: str
) -> None:
    ann, view = await a_draft(world)
    with pytest.raises(BadAnswer, match=code):
        await put(world, ann, view, a_field(view.parties[0].id, kind, box=box))
    assert await world.task(view.task) == view.task


UNFIT = [
    ({"page": 9}, "no-such-page"),
    ({"party_id": "nobody"}, "party-gone"),
    ({"kind": K.SEAM}, "bad-request"),
    ({"label": "长" * 81}, "place-words-long"),
    ({"kind": K.SELECT, "options": ("只有一个",)}, "place-options"),
    ({"kind": K.SELECT, "options": ("一", "一")}, "place-options"),
    ({"kind": K.RADIO, "option": ""}, "place-options"),
    ({"kind": K.COPIED, "sentence": " "}, "place-sentence"),
    ({"kind": K.NUMBER, "format": "1e9"}, "bad-request"),
    ({"kind": K.DATE, "format": "%Y"}, "bad-request"),
    ({"look": Look(colour="red;x")}, "bad-request"),
    ({"look": Look(size=500.0)}, "bad-request"),
    ({"limit": -1}, "bad-request"),
]


@pytest.mark.parametrize(("change", "code"), UNFIT)
async def test_what_a_page_could_not_have_meant_is_refused(
    world: World, change: dict[str, object], code: str
) -> None:
    ann, view = await a_draft(world)
    with pytest.raises(Refusal, match=code):
        await put(world, ann, view, replace(a_field(view.parties[0].id), **change))  # type: ignore[arg-type]


async def test_five_hundred_places_are_the_most(world: World) -> None:
    ann, view = await a_draft(world)
    one = a_field(view.parties[0].id)
    with pytest.raises(BadAnswer, match="places-too-many"):
        await put(world, ann, view, *[one] * 501)
    assert len((await put(world, ann, view, *[one] * 500)).fields) == 500


async def test_one_group_is_one_partys_and_one_kinds(world: World) -> None:
    ann, view = await a_draft(world)
    first, second = (party.id for party in view.parties)
    shared = [a_field(first, page=page, group="new-1") for page in (0, 1)]
    placed = await put(world, ann, view, *shared, a_field(first, group="new-2"))
    assert [field.group for field in placed.fields] == ["h_g1", "h_g1", "h_g2"]
    again = await put(world, ann, placed, *placed.fields)
    assert again.fields == placed.fields
    with pytest.raises(Refusal, match="bad-request"):
        await put(world, ann, again, *again.fields[:1], replace(again.fields[1], party_id=second))


async def test_a_seam_is_cut_by_us_and_comes_back_as_what_was_chosen(world: World) -> None:
    ann, view = await a_draft(world, pages=5)
    first = view.parties[0].id
    view = await put(world, ann, view, a_field(first, K.SIGNATURE), seams=((first, SEAM),))
    (seam,) = view.seams
    assert len(seam.strips) == 5 and seam.options.pages == "all" and seam.options.height_mm == 100.0
    kept = await put(world, ann, view, *view.fields, a_field(first), seams=((first, seam.options),))
    assert kept.seams == view.seams, "saved again it stays as it is, to the last digit"
    both = replace(SEAM, pages="1-2,5", edge=Edge.BOTH, group=3)
    view = await put(world, ann, kept, *kept.fields, seams=((first, both),))
    assert view.seams[0].options == both and len(view.seams[0].strips) == 6
    with pytest.raises(BadAnswer, match="seam-no-room"):
        await sketch_seam(world.ports, ann, view.task.id, party_id=first, options=replace(SEAM, height_mm=2))


async def test_a_document_that_came_signed_takes_marks_and_no_page(world: World) -> None:
    ann = await world.person("Ann")
    data = await asyncio.to_thread(foreign_signed, typeset("= 会议纪要\n本次会议讨论了年度计划。"))
    draft = await drafted(world, ann, until=DraftStep.PLACES, data=data)
    view = await view_places(world.ports, ann, draft.task.id)
    first = view.parties[0].id
    assert set(view.kinds) == {K.SIGNATURE, K.INITIALS, K.SEAL, K.LEGAL_SEAL}
    with pytest.raises(Refusal, match="signed-no-filling"):
        await put(world, ann, view, a_field(first))
    view = await put(world, ann, view, a_field(first, K.SIGNATURE))
    assert not view.task.signature_page and len(view.task.fields) == 1
    with pytest.raises(Refusal, match="draft-no-places"):
        await accept_places(world.ports, ann, view.task.id)


async def test_a_tag_stays_unprinted_wherever_its_place_is_moved(world: World) -> None:
    ann = await world.person("Ann")
    data = typeset("= 收据\n{{签字:1}}\n\n#v(3cm)\n{{签字:2}}")
    draft = await drafted(world, ann, until=DraftStep.DEADLINE, data=data)
    view = await view_places(world.ports, ann, draft.task.id)
    assert len(view.patches) == 2
    moved = [replace(field, box=Box(300, 100 + 80 * n, 150, 48)) for n, field in enumerate(view.fields)]
    after = await put(world, ann, view, *moved)
    assert after.patches == view.patches
    wish = Wish(after.parties[0].id, K.DATE, words=("收据",))
    placed = (await place_by_words(world.ports, ann, view.task.id, wish=wish)).view.task.fields
    marks = [field for field in placed if field.kind is K.SIGNATURE]
    assert {field.box for field in marks} == {field.box for field in moved}, "and stays there"


async def test_words_are_looked_for_without_changing_anything(world: World) -> None:
    ann, view = await a_draft(world)
    hits = await seek_words(world.ports, ann, view.task.id, words="第", kind=K.TEXT, beside=Beside.RIGHT)
    assert len(hits) > 1 and all(0 <= page < 3 for page, _ in hits)
    with pytest.raises(BadAnswer, match="keyword-not-found"):
        await seek_words(world.ports, ann, view.task.id, words="不存在的词", kind=K.TEXT, beside=Beside.RIGHT)
    assert await world.task(view.task) == view.task


async def test_a_party_is_previewed_with_its_own_places_only(world: World) -> None:
    ann, view = await a_draft(world)
    first, second = (party.id for party in view.parties)
    await put(world, ann, view, a_field(first, K.SIGNATURE), a_field(first), a_field(second, K.CHECKBOX))
    seen = await preview_party(world.ports, ann, view.task.id, party_id=second)
    assert [field.kind for field in seen.my_fields] == [K.CHECKBOX] == [field.kind for field in seen.asked]
    with pytest.raises(Refusal, match="party-gone"):
        await preview_party(world.ports, ann, view.task.id, party_id="nobody")


async def test_the_chat_hears_of_it_once_when_the_page_is_left(world: World) -> None:
    ann, view = await a_draft(world)
    page = replace(ann, channel="page")
    before = len(await world.outbox(ann, "card"))
    for label in ("一", "二", "三"):
        view = await put(world, page, view, a_field(view.parties[0].id, label=label))
    assert len(await world.outbox(ann, "card")) == before
    await end_placing(world.ports, page, view.task.id)
    await end_placing(world.ports, page, view.task.id)
    assert len(await world.outbox(ann, "card")) == before + 1


UseCase = Callable[[World, Actor, Task], Awaitable[object]]
DOORS: dict[str, UseCase] = {
    "view": lambda w, who, t: view_places(w.ports, who, t.id),
    "place": lambda w, who, t: place_fields(w.ports, who, t.id, fields=(), seams=(), version=t.version),
    "seek": lambda w, who, t: seek_words(w.ports, who, t.id, words="x", kind=K.TEXT, beside=Beside.RIGHT),
    "seam": lambda w, who, t: sketch_seam(w.ports, who, t.id, party_id="x", options=SEAM),
    "pages": lambda w, who, t: count_pages(w.ports, who, t.id, words="all"),
    "preview": lambda w, who, t: preview_party(w.ports, who, t.id, party_id="x"),
    "end": lambda w, who, t: end_placing(w.ports, who, t.id),
}


@pytest.mark.parametrize("door", DOORS)
async def test_anothers_draft_looks_like_none_and_the_attempt_is_in_the_chain(world: World, door: str) -> None:
    _, view = await a_draft(world)
    for who in (await world.person("路人"), await world.person("管理", admin=True), Actor(None, "page")):
        with pytest.raises(NotAllowed) as theirs:
            await DOORS[door](world, who, view.task)
        with pytest.raises(NotAllowed) as none:
            await DOORS[door](world, who, replace(view.task, id="0" * 16))
        assert str(theirs.value) == str(none.value) == "not-found()"
    assert await world.task(view.task) == view.task
    async with world.ports.transaction() as tx:
        refused = [e for e in await tx.audit.of_task(view.task.id) if e.kind == "refused"]
    assert len(refused) == 3


@pytest.mark.parametrize("door", DOORS)
async def test_what_was_sent_is_not_placed_on_any_more(world: World, door: str) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=[await world.person("李明")])
    with pytest.raises(Refusal, match="already-sent"):
        await DOORS[door](world, ann, task)
