"""The second door: pages and their API, opened from the chat."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, Response

from signing.ports import Ports
from web_confirm import api, pages, trust_endpoints
from web_confirm.guard import Guard
from web_confirm.limits import Buckets
from web_confirm.refusals import handle_refusals
from web_confirm.watching import Watching, watching_routes
from web_confirm.webhooks import Webhook, webhook_routes


def create_app(
    ports: Ports,
    *,
    bot_token: str,
    webhook: Webhook | None = None,
    framed_by: str = "",
    watching: Watching | None = None,
) -> FastAPI:
    """`bot_token` proves init data. With a `webhook`, updates are taken at POST /telegram/webhook. `framed_by`:
    the local chat's address, where there is one. With `watching`, /readyz and /metrics answer.
    Serve it without uvicorn's access log: ours leaves out queries,
    which may carry a token."""
    app = FastAPI(title="Yinxin", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.ports = ports
    app.state.bot_token = bot_token
    app.state.buckets = Buckets()
    handle_refusals(app)
    app.add_middleware(Guard, public_url=ports.installation.public_url, framed_by=framed_by, watching=watching)
    app.include_router(api.router, prefix="/api")
    app.include_router(trust_endpoints.router, prefix="/trust")
    app.include_router(pages.router)
    if watching is not None:
        app.include_router(watching_routes(watching))
    if webhook is not None:
        app.include_router(webhook_routes(webhook))

    @app.api_route("/healthz", methods=["GET", "HEAD"], include_in_schema=False)
    async def healthz() -> Response:
        return PlainTextResponse("ok")

    return app
