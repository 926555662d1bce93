"""`yinxin verify`: the verdict for people and for machines, and the exit codes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from rich.console import Console
from typer.testing import CliRunner, Result

from bot.__main__ import app, main
from bot.commands.file_password import FilePassword
from bot.commands.files import printable
from bot.commands.judging import judge
from bot.commands.verdict import verdict_lines
from bot.commands.verify import certificates, judged
from bot.settings import read_settings
from bot.start_error import StartError
from signing.errors import DocumentRefused
from tests.signing.pdf.attacks import APPENDED, appended
from tests.signing.pdf.by_openssl import signed_by_sm2
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import LATER, Desk, authority

REGISTERS = ("whole", "open", "ended", "older", "unregistered", "alone", "foreign")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "verify.md"
ROOT = authority().root_der


@pytest.fixture(scope="module")
def signed() -> bytes:
    return Desk().signed(contract())


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, an English terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YINXIN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["verify", *words])


def told(found: dict[str, Any], language: str) -> str:
    out = io.StringIO()
    console = Console(file=out, width=400, force_terminal=True)
    for line in verdict_lines(found, "合同.pdf", language):
        console.print(line, soft_wrap=True)
    return out.getvalue()


def encrypted(data: bytes, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner="owner"))
    return out.getvalue()


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_signed_and_trusted_by_a_root_that_is_given(signed: bytes, tmp_path: Path) -> None:
    Path("signed.pdf").write_bytes(signed)
    Path("root.pem").write_bytes(x509.load_der_x509_certificate(ROOT).public_bytes(Encoding.PEM))
    result = run("signed.pdf", "--json", "--root", "root.pem")
    facts = json.loads(result.stdout)
    assert (result.exit_code, facts["file"], facts["verdict"]) == (0, "signed.pdf", "valid")
    assert [one["who"] for one in facts["signatures"]] == ["印信科技有限公司", "李明", "王芳"]


def test_the_installations_own_root_is_trusted_without_being_given(signed: bytes, tmp_path: Path) -> None:
    Path("signed.pdf").write_bytes(signed)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "root.cer").write_bytes(ROOT)
    result = run("signed.pdf")
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ “signed.pdf” is valid")


def test_intact_but_of_somebody_unknown_is_told_and_still_exits_with_0(signed: bytes) -> None:
    Path("signed.pdf").write_bytes(signed)
    result = run("signed.pdf")
    assert result.exit_code == 0
    assert "not trusted here" in result.stdout and "--root FILE" in result.stdout


def test_what_was_changed_afterwards_exits_with_1(signed: bytes) -> None:
    Path("forged.pdf").write_bytes(appended(signed, next(iter(APPENDED.values()))))
    result = run("forged.pdf", "--json")
    assert (result.exit_code, json.loads(result.stdout)["verdict"]) == (1, "tampered")


def test_without_a_signature_it_exits_with_1() -> None:
    Path("plain.pdf").write_bytes(contract())
    result = run("plain.pdf")
    assert result.exit_code == 1
    assert "no electronic signature" in result.stdout


def test_what_cannot_be_used_is_one_sentence_and_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("letter.pdf").write_bytes(b"Dear all")
    for locale, sentence in {
        "en_US.UTF-8": "letter.pdf is not a PDF: save or export the document as a PDF.\n",
        "zh_CN.UTF-8": "letter.pdf 不是 PDF：请先将文件另存或导出为 PDF。\n",
    }.items():
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.setattr(sys, "argv", ["yinxin", "verify", "letter.pdf"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert (ended.value.code, capsys.readouterr()) == (2, ("", sentence))


def test_for_machines_it_says_why(tmp_path: Path) -> None:
    result = run("nowhere.pdf", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (
        2,
        {
            "file": "nowhere.pdf",
            "error": "file-missing",
            "message": "There is no file nowhere.pdf: check its name and folder.",
        },
    )


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere.pdf", "file-missing"), (".", "file-not-a-file"), ("/dev/zero", "file-not-a-file")]
)
def test_names_of_no_file(name: str, code: str) -> None:
    assert getattr(run(name).exception, "code", None) == code


def test_a_file_over_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINXIN_MAX_PDF_MB", "1")
    with Path("large.pdf").open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    assert getattr(run("large.pdf").exception, "code", None) == "unusable-pdf-too-large"


# ── the judge ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda data: b"", "empty-file"),
        (lambda data: b" \n", "empty-file"),
        (lambda data: b"Dear all", "not-a-pdf"),
        (lambda data: b"%PDF-1.7\nand nothing else", "damaged-pdf"),
        (lambda data: contract()[:-600], "damaged-pdf"),
        (lambda data: encrypted(contract(), "user"), "locked-pdf"),
        (lambda data: encrypted(data, "user"), "locked-pdf"),
    ],
)
def test_what_cannot_be_judged(make: Any, code: str, signed: bytes) -> None:
    with pytest.raises(DocumentRefused) as refused:
        judge(make(signed), (ROOT,), LATER)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("given", "error"), [("", "verify-locked"), ("user", None), ("User", "verify-password-wrong")]
)
@pytest.mark.parametrize("way", ["variable", "input"])
def test_a_script_gives_the_password_of_a_locked_file(
    given: str, error: str | None, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("locked.pdf").write_bytes(encrypted(contract(), "user"))
    if way == "variable":
        monkeypatch.setenv("PDF_PASSWORD", given)
        found = run("locked.pdf", "--json")
    else:
        found = CliRunner().invoke(app, ["verify", "locked.pdf", "--json", "--password-stdin"], input=given + "\n")
    said = json.loads(found.stdout)
    if error is None:
        assert (said["verdict"], found.exit_code) == ("not-signed", 1)
    else:
        assert (said["error"], found.exit_code) == (error, 2)


def test_a_person_is_asked_for_the_password_and_may_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal, hidden, and not for ever."""
    Path("locked.pdf").write_bytes(encrypted(contract(), "user"))
    asked: list[str] = []

    def typed(words: str, **how: Any) -> str:
        assert how["hide_input"] and how["err"]
        asked.append(words)
        return answers.pop(0)

    monkeypatch.setattr("bot.commands.file_password.is_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", typed)
    answers = ["User", "user"]
    assert judged(Path("locked.pdf"), [], read_settings(), FilePassword())["verdict"] == "not-signed"
    assert len(asked) == 2 and asked[0] != asked[1]
    answers = ["a", "b", "c", "user"]
    with pytest.raises(StartError) as refused:
        judged(Path("locked.pdf"), [], read_settings(), FilePassword())
    assert refused.value.code == "verify-password-wrong" and answers == ["user"]


def test_restrictions_on_printing_are_no_lock() -> None:
    assert judge(encrypted(contract(), ""), (), LATER)["verdict"] == "not-signed"


def test_every_certificate_of_a_bundle_counts() -> None:
    issuing, root = authority().chain
    bundle = b"".join(x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM) for der in (issuing, root))
    Path("bundle.pem").write_bytes(bundle)
    assert certificates(Path("bundle.pem")) == [issuing, root]
    Path("root.cer").write_bytes(root)
    assert certificates(Path("root.cer")) == [root]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_is_said(content: bytes) -> None:
    Path("root.cer").write_bytes(content)
    with pytest.raises(StartError, match="verify-root-strange"):
        certificates(Path("root.cer"))


def test_a_signature_of_a_kind_that_is_not_known_here_is_neither_good_nor_broken(tmp_path: Path) -> None:
    Path("sm2.pdf").write_bytes(signed_by_sm2(tmp_path))
    result = run("sm2.pdf", "--json")
    facts = json.loads(result.stdout)
    assert (result.exit_code, facts["verdict"], facts["signatures"][0]["unknown"]) == (2, "unknown-kind", "SM2")
    zh, en = told(facts, "zh"), told(facts, "en")
    assert "? cannot be checked here: it is made with SM2" in en and "broken" not in en
    assert "? 无法在此核验：签名采用 SM2" in zh and "损坏" not in zh


# ── for people ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_person_reads_who_when_and_whether(signed: bytes) -> None:
    found = judge(signed, (ROOT,), LATER)
    zh, en = told(found, "zh"), told(found, "en")
    for words in (
        "“合同.pdf”有效",
        "王芳（上海长江国际贸易有限公司）签名",
        "内容完好",
        "身份可信",
        "之后无改动",
        "PAdES B-T",
    ):
        assert words in zh
    for words in (
        "Certified by 印信科技有限公司\x1b",
        "Signed by 李明",
        "Time stamp: ",
        "intact",
        "no later changes",
    ):
        assert words in en
    assert found["sha256"] in zh and "--root" not in zh


def test_names_in_certificates_do_not_steer_the_terminal(signed: bytes) -> None:
    found = judge(signed, (ROOT,), LATER)
    found["signatures"][1] |= {"who": "\x1b]0;owned\x07[bold]Eve\u202e", "company": "A\r\nB\u200b"}
    shown = told(found, "en")
    assert "\x1b]0" not in shown and "\x07" not in shown and "\u202e" not in shown and "A��B�" in shown
    assert "[bold]Eve" in shown, "square brackets are a name's, not the terminal's"


def test_a_known_version_says_which_it_is_and_its_signer_does_not_steer_the_terminal(signed: bytes) -> None:
    copy = {"number": 2, "of": 4, "made_at": LATER.isoformat(), "what": "signed", "by": "Eve\u202e\x07",
            "done": 1, "total": 3}  # fmt: skip
    books = {"register": "open", "number": "YX-261124-0007", "prolonged": False, "copy": copy}
    found = {**judge(signed, (ROOT,), LATER), **books}
    zh, en = told(found, "zh"), told(found, "en")
    assert "第 2 版，共 4 版" in zh and "应办理的 3 方中，已有 1 方办理" in zh
    assert "Version 2 of 4" in en and "the version that Eve" in en
    assert "\u202e" not in zh + en and "\x07" not in zh + en


def test_a_signature_that_cannot_be_read_is_shown_as_such(signed: bytes) -> None:
    found = judge(signed, (), LATER)
    broken = {"who": "", "intact": False, "trusted": False, "later_changes": "unexplained", "level": "",
              "claimed_at": None, "stamped_at": None}  # fmt: skip
    found["signatures"][2] |= broken
    shown = told({**found, "verdict": "tampered"}, "en")
    assert "Signed by an unknown signer" in shown
    assert re.search(r"✗ .*broken.*unexplained later changes", shown)


@pytest.mark.parametrize("text", ["李明", "Ann Müller-O’Neill", "שלום", "𠮷野家 №1"])
def test_ordinary_names_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


# ── what is promised ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_document_names_every_field_and_verdict(signed: bytes) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_-]+)` \|", text, re.M)
    found = judge(signed, (ROOT,), LATER)
    verdicts = [
        "valid",
        "valid-untrusted",
        "unknown-kind",
        "older-version",
        "unregistered",
        "tampered",
        "not-signed",
        "cannot-judge",
    ]
    assert rows == [*verdicts, *found["signatures"][0]]
    assert all(f"- `{each}`" in text or f", `{each}`" in text for each in REGISTERS)
    assert all(f"`{key}`" in text for key in ("file", *found, "error", "message"))


def test_neither_command_waits_for_the_chat_or_the_pages() -> None:
    code = (
        "import sys, bot.commands.verify, bot.commands.sign_file\n"
        "print(*sorted({'telegram', 'fastapi', 'sqlalchemy', 'pyhanko', 'apscheduler'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == ""
