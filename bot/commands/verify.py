from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.commands.file_password import VARIABLE, FilePassword
from bot.commands.files import printable, read_document, unusable
from bot.commands.judging import judge_in_child
from bot.commands.register import with_register
from bot.commands.verdict import verdict_lines
from bot.plainly import languages, plain
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.errors import DocumentRefused
from signing.pdf.verdicts import exit_code
from signing.wording import say

LOCKED = frozenset({"locked-pdf", "password-wrong"})
# What is said here in other words than of a file that is to be signed.
VERIFYS_OWN = {
    "signed-and-encrypted": "verify-encrypted",
    "locked-pdf": "verify-locked",
    "password-wrong": "verify-password-wrong",
}


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The PDF to be judged.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="The verdict as JSON (docs/verify.md).")] = False,
    root: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A root certificate to trust besides this installation's own."),
    ] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="The file's password is the first line of the input.")
    ] = False,
) -> None:
    """Judges the signatures of any PDF: who, when, intact, trusted, later changes.

    Exit code 0: signed, every signature intact, nothing unexplained changed later, and where it is a document of
    this installation, the newest version of it. 1: not so. 2: the file cannot be used,
    or one of its signatures is of a kind that cannot be judged here.

    A file that opens with a password only: you are asked for it; scripts give it in PDF_PASSWORD or with
    --password-stdin.
    """
    try:
        found = judged(file, root or [], read_settings(), FilePassword(from_input=password_stdin))
    except StartError as error:
        if not as_json:
            raise
        code = error.code.removeprefix("unusable-").removeprefix("refusal-")
        _print_json({"file": printable(str(file)), "error": code, "message": plain(error)})
        raise typer.Exit(2) from None
    if as_json:
        _print_json({"file": printable(str(file)), **found})
    else:
        console = Console(highlight=False)
        for line in verdict_lines(found, file.name, languages()[0]):
            console.print(line, soft_wrap=True)
    raise typer.Exit(exit_code(found["verdict"]))


def judged(file: Path, roots: Sequence[Path], settings: Settings, password: FilePassword) -> dict[str, Any]:
    """`Verification.to_json()`, with what the register says. StartError for a file or root certificate that cannot
    be used."""
    trusted = [certificate for path in roots for certificate in certificates(path)]
    if settings.root_certificate.is_file():
        trusted += certificates(settings.root_certificate)
    if settings.other_roots.is_file() and settings.other_roots.stat().st_size:
        trusted += certificates(settings.other_roots)
    if settings.trust_roots is not None:
        trusted += certificates(settings.trust_roots)
    data = read_document(file, settings.max_pdf_mb)
    word: str | None = password.first()
    while True:
        try:
            with Console(stderr=True).status(say(languages()[0], "verifying-file")):
                return with_register(asyncio.run(judge_in_child(data, trusted, word or "")), settings)
        except DocumentRefused as refused:
            if refused.code in LOCKED:
                word = password.another(printable(file.name), wrong=refused.code == "password-wrong")
                if word is not None:
                    continue
            raise _unusable(refused, file) from refused


def _unusable(refused: DocumentRefused, file: Path) -> StartError:
    if refused.code in VERIFYS_OWN:
        return StartError(VERIFYS_OWN[refused.code], file=printable(str(file)), variable=VARIABLE)
    return unusable(refused, file)


def certificates(path: Path) -> list[bytes]:
    """DER of one DER certificate or of all in a PEM file."""
    from cryptography import x509  # noqa: PLC0415 - 50 ms, which most calls need not wait for
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    data = read_document(path, limit_mb=1)
    try:
        if b"-----BEGIN" in data:
            return [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(data)]
        return [x509.load_der_x509_certificate(data).public_bytes(Encoding.DER)]
    except ValueError as error:
        raise StartError("verify-root-strange", file=printable(str(path))) from error


def _print_json(facts: dict[str, Any]) -> None:
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
