"""The addresses of the pages. GET and HEAD only, and nothing changes by them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from web_confirm.pages.assets import assets, version
from web_confirm.pages.shells import not_found_page, shell

router = APIRouter(include_in_schema=False)

LOOKS = ["GET", "HEAD"]
TASK_STYLES = ("task.css", "sheet.css", "fill.css", "signing.css", "security.css")
ME_STYLES = ("files.css", "sheet.css", "security.css")
STUDIO_STYLES = ("files.css", "sheet.css", "fill.css", "studio.css")
BATCH_STYLES = (*TASK_STYLES, "batch.css")
PLACING_STYLES = (*TASK_STYLES, "placing.css")
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.api_route("/", methods=LOOKS)
async def home(request: Request) -> HTMLResponse:
    return shell(request, "home.html", "web-title-home")


@router.api_route("/t/{task_id}", methods=LOOKS)
async def task(request: Request, task_id: str) -> HTMLResponse:
    """The same shell whatever the id: the script reads it from the address."""
    return shell(request, "page.html", "web-title-task", script="task.js", styles=TASK_STYLES)


@router.api_route("/p/{task_id}", methods=LOOKS)
async def placing(request: Request, task_id: str) -> HTMLResponse:
    return shell(request, "page.html", "web-title-placing", script="placing.js", styles=PLACING_STYLES)


@router.api_route("/b", methods=LOOKS)
async def batch(request: Request) -> HTMLResponse:
    return shell(request, "page.html", "web-title-batch", script="batch.js", styles=BATCH_STYLES)


@router.api_route("/s", methods=LOOKS)
async def studio(request: Request) -> HTMLResponse:
    """`?seal=` and `?r=` say where the script begins."""
    return shell(request, "page.html", "web-title-studio", script="studio.js", styles=STUDIO_STYLES)


@router.api_route("/me", methods=LOOKS)
async def me(request: Request) -> HTMLResponse:
    return shell(request, "page.html", "web-title-me", script="me.js", styles=ME_STYLES)


@router.api_route("/x", methods=LOOKS)
async def export(request: Request) -> HTMLResponse:
    """`?f=` says which folder."""
    return shell(request, "page.html", "web-title-export", script="export.js", styles=("files.css",))


@router.api_route("/i", methods=LOOKS)
async def invited(request: Request) -> HTMLResponse:
    """Where a sheet of paper leads; its code stands in the fragment, or is typed."""
    return shell(request, "page.html", "web-title-invited", script="invited.js", styles=("files.css",))


@router.api_route("/u", methods=LOOKS)
async def upload(request: Request) -> HTMLResponse:
    return shell(request, "page.html", "web-title-upload", script="upload.js", styles=("files.css",))


@router.api_route("/v", methods=LOOKS)
@router.api_route("/v/{number}", methods=LOOKS)
async def verify(request: Request, number: str = "") -> HTMLResponse:
    """Where the code in a visible mark leads. The number alone tells nothing: it is not looked up."""
    return shell(request, "page.html", "web-title-verify", script="verify.js", styles=("files.css",))


@router.api_route("/static/{at}/{name:path}", methods=LOOKS)
async def static(request: Request, at: str, name: str) -> Response:
    found = assets().get(name)
    if found is None or at != version():
        return not_found_page(request)
    data, media_type = found
    return Response(data, media_type=media_type, headers=FOREVER)


@router.api_route("/favicon.ico", methods=LOOKS)
async def favicon() -> Response:
    data, media_type = assets()["seal.svg"]
    return Response(data, media_type=media_type, headers={"Cache-Control": "public, max-age=86400"})
