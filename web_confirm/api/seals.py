"""The seal studio: which seals there are, and new ones, drawn live or cut out of a photo. What a photo gave is
never named by the page: it sends the picture again, so no stored bytes can be reached through it."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import Refusal
from signing.usecases.cut_seal import cut_seal, try_cut
from signing.usecases.inspect_seal import inspect_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_requests_waiting import seal_requests_waiting
from signing.usecases.seal_views import SealWish, colours
from signing.usecases.sketch_seal import sketch_seal
from signing.usecases.upload_seal import upload_seal
from signing.usecases.view_seal import view_seal
from web_confirm.api.shown_seals import png_url, shown_inspection, shown_offers, shown_view, shown_waiting
from web_confirm.bodies import body, json_object, text_of
from web_confirm.visitor import Entered, limit

router = APIRouter()

PHOTO_LIMIT = 5 * 1024 * 1024  # bytes
WISH_LIMIT = 4000  # characters
AGEING = range(10_000)


@router.get("/seals")
async def every(request: Request, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    house = visitor.ports.installation
    mine = visitor.person.company or (house.organisation if house.is_named and visitor.person.is_admin else "")
    return {
        "seals": [shown_view(visitor, view) for view in await list_seals(visitor.ports, visitor.actor)],
        "requests": [
            shown_waiting(visitor, each) for each in await seal_requests_waiting(visitor.ports, visitor.actor)
        ],
        "kinds": shown_offers(visitor.language),
        "colours": dict(colours()),
        "company": mine,
        "person": visitor.person.name,
    }


@router.get("/seals/{seal_id}")
async def one(request: Request, seal_id: str, visitor: Entered, page: int = 0) -> dict[str, Any]:
    """All of it for a keeper; who uses or approves it sees the seal alone."""
    limit(request, "read", visitor.person.id)
    view = await view_seal(visitor.ports, visitor.actor, seal_id)
    if not view.keeps:
        return shown_view(visitor, view)
    return shown_inspection(visitor, await inspect_seal(visitor.ports, visitor.actor, seal_id, page=page))


@router.get("/seals/{seal_id}/picture")
async def picture(request: Request, seal_id: str, visitor: Entered) -> Response:
    limit(request, "page", visitor.person.id)
    view = await view_seal(visitor.ports, visitor.actor, seal_id)
    return Response(view.picture, media_type="image/png")


@router.post("/seals/sketch")
async def sketch(request: Request, visitor: Entered) -> dict[str, Any]:
    """A wish → `{picture, width, height, sizes}`: drawn as it will be, not kept."""
    limit(request, "sketch", visitor.person.id)
    found = await sketch_seal(visitor.ports, visitor.actor, _wish(await json_object(request)))
    sizes = [list(size) for size in found.sizes]
    return {"picture": png_url(found.picture), "width": found.width, "height": found.height, "sizes": sizes}


@router.post("/seals")
async def make(request: Request, visitor: Entered) -> dict[str, Any]:
    """A wish with `label` and `asks`."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    view = await make_seal(
        visitor.ports,
        visitor.actor,
        _wish(wanted),
        name=text_of(wanted, "label", ""),
        asks=wanted.get("asks") is True,
    )
    return shown_view(visitor, view)


@router.post("/seals/cut")
async def cut(request: Request, visitor: Entered, wish: str = "") -> dict[str, Any]:
    """A picture as the raw body, `?wish={owner, colour, tolerance}` → `{after, ratio}`: the ink as a data address,
    and height by width; nothing is kept."""
    limit(request, "cut", visitor.person.id)
    wanted, data = _read(wish), await body(request, PHOTO_LIMIT)
    found = await try_cut(visitor.ports, visitor.actor, data, **_how(wanted))
    return {"after": png_url(found.png), "ratio": round(found.ratio, 4)}


@router.post("/seals/upload")
async def upload(request: Request, visitor: Entered, wish: str = "") -> dict[str, Any]:
    """The same picture again, with `width` in mm, `label` and `asks` in the wish: kept."""
    limit(request, "picture", visitor.person.id)
    wanted = _read(wish)
    width = wanted.get("width")
    if isinstance(width, bool) or not isinstance(width, int | float):
        raise Refusal("bad-request")
    kind, how = text_of(wanted, "kind"), _how(wanted)
    found = await cut_seal(visitor.ports, visitor.actor, await body(request, PHOTO_LIMIT), kind=kind, **how)
    view = await upload_seal(
        visitor.ports,
        visitor.actor,
        kind=kind,
        owner=how["owner"],
        cut=found,
        width=float(width),
        name=text_of(wanted, "label", ""),
        asks=wanted.get("asks") is True,
    )
    return shown_view(visitor, view)


def _how(wanted: dict[str, Any]) -> dict[str, Any]:
    tolerance = wanted.get("tolerance", 50)
    if isinstance(tolerance, bool) or not isinstance(tolerance, int):
        raise Refusal("bad-request")
    colour = text_of(wanted, "colour", colours()["red"])
    return {"owner": text_of(wanted, "owner"), "colour": colour, "tolerance": tolerance}


def _read(wish: str) -> dict[str, Any]:
    try:
        found = json.loads(wish[:WISH_LIMIT])
    except (ValueError, RecursionError) as error:
        raise Refusal("bad-request") from error
    if not isinstance(found, dict):
        raise Refusal("bad-request")
    return found


def _wish(wanted: dict[str, Any]) -> SealWish:
    star, ageing, title = wanted.get("star"), wanted.get("ageing"), wanted.get("title")
    if not (star is None or isinstance(star, bool)) or not (title is None or isinstance(title, str)):
        raise Refusal("bad-request")
    if ageing is not None and (type(ageing) is not int or ageing not in AGEING):
        raise Refusal("bad-request")
    return SealWish(
        text_of(wanted, "kind"),
        text_of(wanted, "owner"),
        size=_size(wanted.get("size")),
        code=text_of(wanted, "code", ""),
        tax_number=text_of(wanted, "tax_number", ""),
        ageing=ageing,
        colour=text_of(wanted, "colour", colours()["red"]),
        star=star,
        title=title,
    )


def _size(value: Any) -> tuple[float, float] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise Refusal("bad-request")
    if any(isinstance(side, bool) or not isinstance(side, int | float) for side in value):
        raise Refusal("bad-request")
    return float(value[0]), float(value[1])
