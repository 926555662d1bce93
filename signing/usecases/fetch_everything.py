from __future__ import annotations

import asyncio
import io
import json
import zipfile

from signing.audit.chain import record
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports
from signing.task.documents import attachments_of
from signing.task.events import DOWNLOADED
from signing.usecases.fetch_document import names_of
from signing.usecases.fetch_report import report_name, report_of
from signing.usecases.make_report import RECORD, Filed, file_of, record_for
from signing.wording import say


async def fetch_everything(
    ports: Ports, actor: Actor, task_id: str, language: str | None = None
) -> tuple[str, bytes]:
    """All of an ended task that this reader may have, as one ZIP file: the documents, the evidence report, the
    record, attachments, papers that were handed in, certificates."""
    task, person, report = await report_of(ports, actor, task_id, language, "everything")
    language = report.language
    async with ports.transaction() as tx:
        filed = await file_of(ports, tx, task, person, language)
        documents = [one.current for one in filed.case.readable]
        facts = {"which": "everything", "language": language, "sha256": report.sha256, "versions": documents}
        await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task.id, facts=facts)
    files = [(report_name(task, language), await ports.blobs.get(report.sha256))]
    said = await record_for(ports, filed)
    files.append((RECORD, json.dumps(said, ensure_ascii=False, indent=1).encode()))
    files += await _blobs(ports, filed)
    files += _certificates(ports, filed)
    moment = ports.clock().timetuple()[:6]
    return f"{task.number} {say(language, 'report-zip')}.zip", await asyncio.to_thread(zipped, files, moment)


async def _blobs(ports: Ports, filed: Filed) -> list[tuple[str, bytes]]:
    case = filed.case
    listed = list(zip(names_of(case.task, case.readable), (one.current for one in case.readable), strict=True))
    listed += [(f"attachments/{safe_name(one.name)}", one.sha256) for one in attachments_of(case.readable)]
    listed += [(f"papers/{safe_name(one.name)}", one.sha256) for one in case.handed_in]
    return [(name, await ports.blobs.get(sha256)) for name, sha256 in listed]


def _certificates(ports: Ports, filed: Filed) -> list[tuple[str, bytes]]:
    """Of the documents that they may read, and those above them."""
    case = filed.case
    keys = {one.key for one in case.readable}
    serials = dict.fromkeys(each.certificate_serial or "" for each in case.revisions if each.document in keys)
    found = [
        (f"certificates/{each}.cer", case.certificates[each]) for each in serials if each in case.certificates
    ]
    above = dict.fromkeys((*ports.authority.chain, *ports.authority.roots))
    return found + [(f"certificates/authority-{number}.cer", der) for number, der in enumerate(above, 1)]


def zipped(files: list[tuple[str, bytes]], moment: tuple[int, ...]) -> bytes:
    """Stored as they are, for PDFs are compressed already; two of one name get numbers."""
    out, taken = io.BytesIO(), set[str]()
    year, month, day, hour, minute, second = moment
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            once = free_name(name, taken)
            archive.writestr(zipfile.ZipInfo(once, (year, month, day, hour, minute, second)), data)
    return out.getvalue()


def free_name(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken; it is taken then."""
    stem, dot, ending = name.rpartition(".")
    once, number = name, 2
    while once.casefold() in taken:
        once, number = (f"{stem} ({number}){dot}{ending}" if stem else f"{name} ({number})"), number + 1
    taken.add(once.casefold())
    return once
