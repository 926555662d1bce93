"""LibreOffice on this machine: a process group of its own for each file, in a folder and with a profile that are
thrown away, without macros, and with limits (`confined`)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from pathlib import Path

from signing.errors import DocumentRefused
from signing.usecases.file_kinds import ending

SECONDS = 60.0
MEMORY_MB = 4096  # of addresses: it maps more than it uses
AT_ONCE = 1  # it takes a core and some hundred MB
QUEUE_S = 90.0  # longer is not waited for a turn: whoever sent the file wants an answer
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
# Nothing that a file brings along runs, and nothing it points to is fetched.
_SETTINGS = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",
    "DisableOLEAutomation": "true",
    "BlockUntrustedRefererLinks": "true",
}


class LibreOffice:
    """`program`: soffice."""

    def __init__(
        self, program: Path, *, max_mb: int, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
    ) -> None:
        self._program = program
        self._max_mb = max_mb
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._room = asyncio.Semaphore(AT_ONCE)

    async def to_pdf(self, filename: str, data: bytes) -> bytes:
        """Files wait for each other; the time counts from when it is their turn. DocumentRefused `office-failed`,
        `office-too-long`, `pdf-too-large` (limit_mb)."""
        try:
            async with asyncio.timeout(QUEUE_S):
                await self._room.acquire()
        except TimeoutError as error:
            raise DocumentRefused("office-too-long") from error
        try:
            with tempfile.TemporaryDirectory(prefix="yinxin-office-", ignore_cleanup_errors=True) as name:
                folder = Path(name)
                source = await asyncio.to_thread(_laid_out, folder, ending(filename), data)
                await self._run(folder, source)
                return await asyncio.to_thread(self._made, folder / "out" / "document.pdf")
        finally:
            self._room.release()

    async def _run(self, folder: Path, source: Path) -> None:
        process = await asyncio.create_subprocess_exec(
            *self._command(folder, source),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            cwd=folder,
            env={"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8"},
        )
        try:
            async with asyncio.timeout(self._seconds):
                await process.wait()
        except TimeoutError as error:
            raise DocumentRefused("office-too-long") from error
        finally:
            # Its starter may be gone while the program itself still runs: the whole group ends here.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    def _command(self, folder: Path, source: Path) -> list[str]:
        confined = Path(__file__).with_name("confined.py")
        limits = [str(int(self._seconds) + 5), str(self._memory_mb), str(4 * self._max_mb)]
        profile = (folder / "profile").as_uri()
        return [
            *(sys.executable, "-I", str(confined), *limits, str(self._program)),
            *(f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", "--nodefault"),
            *("--nolockcheck", "--nofirststartwizard", "--convert-to", "pdf"),
            *("--outdir", str(folder / "out"), str(source)),
        ]

    def _made(self, pdf: Path) -> bytes:
        if not pdf.is_file():
            raise DocumentRefused("office-failed")
        if pdf.stat().st_size > self._max_mb * 1024 * 1024:
            raise DocumentRefused("pdf-too-large", limit_mb=self._max_mb)
        data = pdf.read_bytes()
        if not data.startswith(b"%PDF-"):
            raise DocumentRefused("office-failed")
        return data


def _laid_out(folder: Path, kind: str, data: bytes) -> Path:
    """The file under a plain name, and a profile that allows nothing."""
    (folder / "out").mkdir()
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(_SETTING.format(name=name, value=value) for name, value in _SETTINGS.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")
    source = folder / f"document.{kind}"
    source.write_bytes(data)
    return source
