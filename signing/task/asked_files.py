"""What a signer is asked to hand in, as the initiator writes it: 身份证复印件、营业执照（可选）"""

from __future__ import annotations

import re

from signing.errors import BadAnswer
from signing.one_line import one_line
from signing.task.ids import new_id
from signing.task.model import AskedFile

MOST = 8  # of one party
NAME_LIMIT = 60  # characters
_BETWEEN = re.compile(r"[\n\r,;，；、]+")
_OPTIONAL = re.compile(
    r"\s*[(（\[【]?\s*(?:可选|选填|可不交|如有|非必[需须填]|optional|if any)\s*[)）\]】]?\s*$", re.IGNORECASE
)


def read_asked_files(said: str) -> tuple[AskedFile, ...]:
    """Between commas or on lines of their own; "(optional)" behind a name says so. Empty: nothing is asked for.
    BadAnswer `files-many` (limit), `file-name-long` (limit, name), `files-twice` (name)."""
    found: dict[str, AskedFile] = {}
    for words in _BETWEEN.split(said):
        plain = one_line(words)
        name = _OPTIONAL.sub("", plain)
        if not name:
            continue
        if len(name) > NAME_LIMIT:
            raise BadAnswer("file-name-long", limit=NAME_LIMIT, name=name[:20])
        if name.casefold() in found:
            raise BadAnswer("files-twice", name=name)
        found[name.casefold()] = AskedFile(new_id(), name, required=name == plain)
        if len(found) > MOST:
            raise BadAnswer("files-many", limit=MOST)
    return tuple(found.values())
