"""HTML around a page's script. No shell holds anything about a task: link scanners and previews see nothing."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from signing.wording import say
from web_confirm.pages.assets import version
from web_confirm.pages.words import page_words
from web_confirm.visitor import language_of, ports_of

HTML_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


@lru_cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shell(request: Request, template: str, title: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    language = language_of(request)

    def words(key: str, **facts: Any) -> str:
        return say(language, key, **facts)

    installation = ports_of(request).installation
    html = (
        _templates()
        .get_template(template)
        .render(
            language=language,
            other="en" if language == "zh" else "zh",
            html_language=HTML_LANGUAGES[language],
            say=words,
            title=words(title),
            static=f"/static/{version()}",
            organisation=installation.organisation,
            page_data={
                "language": language,
                "words": page_words(),
                "max_pdf_mb": installation.max_pdf_mb,
                "organisation": installation.organisation,
                "bot": installation.bot_username,
                "letters": bool(installation.ways),
                "root": fingerprint(ports_of(request).authority.root_der),
            },
            **values,
        )
    )
    return HTMLResponse(html, status, {"Content-Language": HTML_LANGUAGES[language], "Vary": "Accept-Language"})


def fingerprint(der: bytes) -> str:
    """SHA-256 of a certificate, as certificate viewers show it."""
    return hashlib.sha256(der).digest().hex(":").upper()


def not_found_page(request: Request) -> HTMLResponse:
    return shell(request, "not_found.html", "web-title-not-found", status=404)
