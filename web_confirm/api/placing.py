"""The page where the initiator places fields on a draft: seen, saved whole each time, searched, previewed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import Refusal
from signing.usecases.added_page import added_page
from signing.usecases.arrange_documents import move_document
from signing.usecases.count_pages import count_pages
from signing.usecases.end_placing import end_placing
from signing.usecases.place_fields import place_fields
from signing.usecases.preview_party import preview_party
from signing.usecases.seek_words import seek_words
from signing.usecases.sketch_seam import sketch_seam
from signing.usecases.view_places import view_places
from web_confirm.api.placed import beside_of, fields_of, kind_of, number_of, options_of, seams_of
from web_confirm.api.shown_documents import documents_of
from web_confirm.api.shown_fields import fills_of, places_of
from web_confirm.api.shown_placing import on_page, placed_names, shown_box, shown_placing
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, limit

router = APIRouter()

PLACES_LIMIT = 1024 * 1024  # bytes of JSON: 500 places with all their words


@router.get("/drafts/{draft_id}/places")
async def show(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return shown_placing(visitor, await view_places(visitor.ports, visitor.actor, draft_id))


@router.post("/drafts/{draft_id}/places")
async def place(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """`{version, places, seams}`, all of them → `{version, state, places, added, added_pages, patches}`: how they
    are called now, in the same order, who signs on an added page, how many there are, and what is painted over."""
    limit(request, "answers", visitor.person.id)
    wanted = await json_object(request, PLACES_LIMIT)
    version = wanted.get("version")
    if not isinstance(version, int):
        raise Refusal("bad-request")
    papers = (await view_places(visitor.ports, visitor.actor, draft_id)).papers
    wished = fields_of(wanted, papers)
    view = await place_fields(
        visitor.ports,
        visitor.actor,
        draft_id,
        fields=wished,
        seams=seams_of(wanted),
        version=version,
    )
    return placed_names(view, wished)


@router.post("/drafts/{draft_id}/words")
async def words(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words, kind, beside}` → `{hits: [[page, box]]}`: where a place of that kind would stand at each."""
    limit(request, "seek", visitor.person.id)
    wanted = await json_object(request)
    hits = await seek_words(
        visitor.ports,
        visitor.actor,
        draft_id,
        words=text_of(wanted, "words"),
        kind=kind_of(text_of(wanted, "kind")),
        beside=beside_of(text_of(wanted, "beside", "right")),
    )
    shapes = (await view_places(visitor.ports, visitor.actor, draft_id)).shapes
    return {"hits": [[page, shown_box(box, shapes[page])] for page, box in hits]}


@router.post("/drafts/{draft_id}/seam")
async def seam(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """A seam's options → `{strips: [[page, box, index, count]]}`, as they would lie over the pages."""
    limit(request, "answers", visitor.person.id)
    party_id, options = options_of(await json_object(request))
    strips = await sketch_seam(visitor.ports, visitor.actor, draft_id, party_id=party_id, options=options)
    papers = (await view_places(visitor.ports, visitor.actor, draft_id)).papers
    return {
        "strips": [
            [*on_page(field, papers), field.slice.index, field.slice.count]
            for field in strips
            if field.slice is not None
        ]
    }


@router.post("/drafts/{draft_id}/page-numbers")
async def pages(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words, document}` → `{pages}`, from 0 and counted through all documents; `document`: whose, by its key."""
    limit(request, "read", visitor.person.id)
    wanted = await json_object(request)
    key = number_of(wanted, "document") if "document" in wanted else None
    found = await count_pages(visitor.ports, visitor.actor, draft_id, words=text_of(wanted, "words"), document=key)
    return {"pages": list(found)}


@router.post("/drafts/{draft_id}/document-order")
async def order(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """`{version, document, by}`: one document, by its key, so many up (below 0) or down → as it is shown then."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    key, by, version = (number_of(wanted, name) for name in ("document", "by", "version"))
    await move_document(visitor.ports, visitor.actor, draft_id, key=key, by=by, version=version, tells=False)
    return shown_placing(visitor, await view_places(visitor.ports, visitor.actor, draft_id))


@router.get("/drafts/{draft_id}/added/{key}/{number}")
async def added(request: Request, draft_id: str, key: int, number: int, visitor: Entered) -> Response:
    """A page that will be added to a document (its key) when it is sent, from 0, as JPEG."""
    limit(request, "page", visitor.person.id)
    data = await added_page(visitor.ports, visitor.actor, draft_id, key=key, number=number)
    return Response(data, media_type="image/jpeg")


@router.post("/drafts/{draft_id}/placed")
async def placed(request: Request, draft_id: str, visitor: Entered) -> dict[str, Any]:
    """`{}`: the page is left; the chat shows the draft as it is now."""
    limit(request, "act", visitor.person.id)
    await json_object(request)
    await end_placing(visitor.ports, visitor.actor, draft_id)
    return {}


@router.get("/drafts/{draft_id}/preview/{party_id}")
async def preview(request: Request, draft_id: str, party_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    view = await preview_party(visitor.ports, visitor.actor, draft_id, party_id=party_id)
    return {
        "name": view.signer.name if view.signer else "",
        "documents": documents_of(view, visitor.language),
        "shapes": [[round(shape.width, 2), round(shape.height, 2)] for shape in view.shapes],
        "places": places_of(view, view.my_fields),
        "fills": fills_of(view),
    }
