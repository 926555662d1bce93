"""What any validator may ask of our authority: its certificates, CRLs, OCSP and time stamps (RFC 5280, 6960,
3161). Public; the addresses stand in the certificates."""

from __future__ import annotations

import base64
import binascii

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import NotAllowed
from signing.usecases.answer_ocsp import answer_ocsp
from signing.usecases.answer_timestamp import answer_timestamp
from signing.usecases.publish_trust import publish_trust
from web_confirm.bodies import body
from web_confirm.visitor import limit, ports_of

router = APIRouter(include_in_schema=False)

QUESTION_LIMIT = 16 * 1024  # bytes; a question about one certificate has about 100
MEDIA_TYPES = {"cer": "application/pkix-cert", "crl": "application/pkix-crl"}
OCSP, TSA = "application/ocsp-response", "application/timestamp-reply"
AN_HOUR = {"Cache-Control": "public, max-age=3600"}


@router.post("/ocsp")
async def ocsp(request: Request) -> Response:
    limit(request, "trust")
    answer = await answer_ocsp(ports_of(request), await body(request, QUESTION_LIMIT))
    return Response(answer, media_type=OCSP)


@router.get("/ocsp/{question:path}")
async def ocsp_by_get(request: Request, question: str) -> Response:
    """RFC 6960, appendix A.1: the question in base64 as the rest of the path."""
    limit(request, "trust")
    try:
        der = base64.b64decode(question[:QUESTION_LIMIT].replace(" ", "+"), validate=True)
    except (binascii.Error, ValueError):
        der = b""
    return Response(await answer_ocsp(ports_of(request), der), media_type=OCSP)


@router.post("/tsa")
async def tsa(request: Request) -> Response:
    limit(request, "trust")
    answer = await answer_timestamp(ports_of(request), await body(request, QUESTION_LIMIT))
    return Response(answer, media_type=TSA)


@router.api_route("/{name}", methods=["GET", "HEAD"])
async def file(request: Request, name: str) -> Response:
    limit(request, "trust")
    found = await publish_trust(ports_of(request), name)
    if found is None:
        raise NotAllowed("not-found")
    return Response(found, media_type=MEDIA_TYPES[name.rpartition(".")[2]], headers=AN_HOUR)
