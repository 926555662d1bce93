"""Many invitations as one file: a zip of QR codes, with the sheet of their links in it. Pure."""

from __future__ import annotations

import io
import zipfile

from bot.screens.invitation_picture import plain_code
from bot.screens.voice import Voice
from signing.usecases.bulk_links import BulkLinks
from signing.usecases.offer_sheet import safe

NAME_LIMIT = 40  # characters of a file in the zip


def codes_zip(found: BulkLinks, voice: Voice) -> tuple[str, bytes]:
    """A picture for each, called by its row and person."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(found.sheet.filename, found.sheet.data)
        for at, each in enumerate(found.lines, 1):
            person = safe(each.party.name)[:NAME_LIMIT]
            packed.writestr(f"{each.at:04d}-{at:04d} {person}.png", plain_code(each.link, quickly=True))
    return f"{safe(found.sheet.template.name)} {voice.label('links-codes-name')}.zip", out.getvalue()
