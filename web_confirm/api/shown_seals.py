"""Seals as JSON, for the studio. Nobody's id but a seal's own leaves the house."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from typing import Any

from signing.ports import SealUser
from signing.usecases.inspect_seal import LogLine, SealCertificate, SealInspection
from signing.usecases.seal_requests_waiting import WaitingRequest
from signing.usecases.seal_views import KindOffer, SealView, label_of, offers
from signing.usecases.view_seal_request import SealRequestView
from signing.wording import say, say_moment
from web_confirm.visitor import Visitor

Shown = dict[str, Any]


def png_url(data: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(data).decode()


def shown_view(visitor: Visitor, view: SealView) -> Shown:
    seal = view.seal
    return {
        "id": seal.id,
        "label": label_of(seal, visitor.language),
        "kind": say(visitor.language, f"seal-kind-{seal.kind}"),
        "kind_id": seal.kind,
        "name": seal.name,
        "owner": seal.owner,
        "width": seal.width,
        "height": seal.height,
        "state": seal.state.value,
        "version": seal.version,
        "asks": seal.asks,
        "house": seal.house,
        "keeps": view.keeps,
        "standing": view.standing.name.lower(),
        "approval": view.approval.value,
    }


def shown_offers(language: str) -> list[Shown]:
    return [_offer(language, offer) for offer in offers()]


def _offer(language: str, offer: KindOffer) -> Shown:
    return {
        "id": offer.kind,
        "name": say(language, f"seal-kind-{offer.kind}"),
        "sizes": [list(size) for size in offer.sizes],
        "person": offer.person,
        "title": offer.title,
        "star": offer.star,
    }


def shown_waiting(visitor: Visitor, one: WaitingRequest) -> Shown:
    return {
        "id": one.request.id,
        "seal": one.seal,
        "who": one.who,
        "number": one.number,
        "title": one.title,
        "until": moment(visitor, one.request.expires_at),
    }


def shown_inspection(visitor: Visitor, found: SealInspection) -> Shown:
    seal = found.view.seal
    return {
        **shown_view(visitor, found.view),
        "made": moment(visitor, seal.made_at),
        "maker": found.maker,
        "approved": moment(visitor, seal.approved_at) if seal.approved_at else "",
        "approver": found.approved_by,
        "users": [_user(visitor, seal.id, user, name) for user, name in found.users],
        "log": [_line(visitor, line) for line in found.log],
        "more": found.more,
        "certificate": _certificate(visitor, found.certificate) if found.certificate else None,
    }


def handle_of(seal_id: str, person_id: str) -> str:
    """Names a user of a seal on its page, without their id."""
    return hashlib.sha256(f"{seal_id}:{person_id}".encode()).hexdigest()[:24]


def _user(visitor: Visitor, seal_id: str, user: SealUser, name: str) -> Shown:
    return {
        "handle": handle_of(seal_id, user.person_id),
        "name": name,
        "keeps": user.keeps,
        "until": moment(visitor, user.until) if user.until else "",
        "over": user.until is not None and user.until <= visitor.ports.clock(),
    }


def _line(visitor: Visitor, line: LogLine) -> Shown:
    return {
        "at": moment(visitor, line.use.at),
        "who": line.who,
        "number": line.number,
        "title": line.title,
        "sha256": line.use.sha256,
        "serial": line.use.serial,
        "leave": line.use.request_id is not None,
    }


def _certificate(visitor: Visitor, found: SealCertificate) -> Shown:
    return {
        "serial": found.serial,
        "subject": found.subject,
        "issuer": found.issuer,
        "until": moment(visitor, found.until),
        "elsewhere": found.elsewhere,
        "revoked": moment(visitor, found.revoked_at) if found.revoked_at else "",
    }


def shown_request(visitor: Visitor, view: SealRequestView) -> Shown:
    return {
        "id": view.request.id,
        "state": view.request.state.value,
        "open": view.is_open,
        "who": view.who,
        "company": view.company,
        "number": view.task.number,
        "title": view.task.title,
        "from": view.initiator,
        "seal": label_of(view.seal, visitor.language),
        "picture": png_url(view.picture),
        "until": moment(visitor, view.request.expires_at),
        "sha256": view.request.sha256,
        "shapes": [[round(shape.width, 2), round(shape.height, 2)] for shape in view.papers.shapes],
    }


def moment(visitor: Visitor, at: datetime) -> str:
    return say_moment(visitor.language, at.astimezone(visitor.zone))
