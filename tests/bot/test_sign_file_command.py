"""`yinxin sign-file`: one visible signature, whole or not at all, and never onto its source."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.samples import SAMPLES
from signing.pdf.preview import find_text_runs, page_shapes
from tests.installation import YINXIN
from tests.signing.pdf.attacks import APPENDED, appended
from tests.signing.pdf.by_openssl import signed_by_sm2
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.test_verify import foreign_signed
from tests.signing.pdf.validators import poppler_verdicts, qpdf_is_content

SAMPLE = SAMPLES[0].path
WHO = ("--name", "李明", "--company", "杭州青禾科技有限公司")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with in.pdf, and out.pdf that was signed once for all tests here."""
    folder = tmp_path_factory.mktemp("sign-file")
    shutil.copyfile(SAMPLE, folder / "in.pdf")
    (folder / "in.pdf").chmod(0o640)
    with pytest.MonkeyPatch.context() as patch:
        settle(folder, patch)
        result = run("in.pdf", "out.pdf", *WHO)
    assert result.exit_code == 0, result.exception
    assert result.stdout.startswith("Signed as 李明 (杭州青禾科技有限公司): out.pdf\n")
    assert str(folder / "data" / "root.cer") in result.stdout
    return folder


@pytest.fixture(autouse=True)
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(home, monkeypatch)


def settle(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)
    patch.setenv("YINXIN_DATA", str(folder / "data"))
    patch.setenv("LC_ALL", "en_US.UTF-8")


def run(*words: str, command: str = "sign-file") -> Result:
    return CliRunner().invoke(app, [command, *words])


def code(result: Result) -> str | None:
    return getattr(result.exception, "code", None)


def test_the_signature_is_the_persons_and_valid(home: Path) -> None:
    result = run("out.pdf", "--json", command="verify")
    facts = json.loads(result.stdout)
    assert (result.exit_code, facts["verdict"]) == (0, "valid")
    assert (facts["register"], facts["number"]) == ("alone", None)
    ours = [one for one in facts["signatures"] if one["field"] == "signature"]
    assert [(one["who"], one["company"], one["level"]) for one in ours] == [
        ("李明", "杭州青禾科技有限公司", "B-LTA")
    ]


def test_it_is_seen_above_the_page_number_of_the_last_page(home: Path) -> None:
    data = Path("out.pdf").read_bytes()
    assert len(page_shapes(data)) == len(page_shapes(SAMPLE.read_bytes())), "no page was added"


def test_the_source_is_as_it_was_and_nothing_else_lies_about(home: Path) -> None:
    assert Path("in.pdf").read_bytes() == SAMPLE.read_bytes()
    assert Path("out.pdf").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []


def test_never_onto_the_source_under_any_name(home: Path, tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(home / "in.pdf")
    for output in ("in.pdf", "./in.pdf", str(tmp_path / "link.pdf")):
        assert code(run("in.pdf", output, *WHO)) == "file-onto-itself"
    assert Path("in.pdf").read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize("output", [".", "nowhere/out.pdf"])
def test_where_nothing_can_be_written(output: str) -> None:
    assert code(run("in.pdf", output, *WHO)) == "file-unwritable"


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        (b"Dear all", WHO, "unusable-not-a-pdf"),
        (b"", WHO, "unusable-empty-file"),
        (None, WHO, "file-missing"),
        (contract(), ("--name", " "), "sign-file-name-empty"),
        (contract(), (*WHO, "--page", "3"), "unusable-no-such-page"),
        (contract(), (*WHO, "--page", "0"), "unusable-no-such-page"),
        (contract(), ("--name", "a\u202eb"), "refusal-name-unusable"),
    ],
    ids=["text", "empty", "missing", "no name", "page 3 of 2", "page 0", "a name that turns"],
)
def test_what_cannot_be_signed_leaves_nothing_behind(
    content: bytes | None, words: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    source, output = tmp_path / "source.pdf", tmp_path / "output.pdf"
    if content is not None:
        source.write_bytes(content)
    assert code(run(str(source), str(output), *words)) == expected
    assert not output.exists()


def test_broken_signatures_get_no_company(tmp_path: Path) -> None:
    source = tmp_path / "forged.pdf"
    source.write_bytes(appended(foreign_signed(contract()), APPENDED["another page content"]))
    assert code(run(str(source), str(tmp_path / "out.pdf"), *WHO)) == "refusal-signatures-broken"


def test_a_document_that_came_signed_keeps_its_signature(tmp_path: Path) -> None:
    source, output = tmp_path / "foreign.pdf", tmp_path / "both.pdf"
    source.write_bytes(foreign_signed(contract()))
    assert run(str(source), str(output), *WHO).stdout.startswith("This PDF already carries signatures")
    assert output.read_bytes().startswith(source.read_bytes())
    facts = json.loads(run(str(output), "--json", command="verify").stdout)
    assert facts["signatures"][0]["who"] == "Alice"
    assert all(one["intact"] for one in facts["signatures"])


def test_so_does_one_whose_signature_cannot_be_judged_here(tmp_path: Path) -> None:
    source, output = tmp_path / "sm2.pdf", tmp_path / "both.pdf"
    source.write_bytes(signed_by_sm2(tmp_path))
    assert run(str(source), str(output), *WHO).exit_code == 0
    assert output.read_bytes().startswith(source.read_bytes())
    facts = json.loads(run(str(output), "--json", command="verify").stdout)
    assert facts["verdict"] == "unknown-kind"
    assert [one["unknown"] for one in facts["signatures"] if not one["intact"]] == ["SM2"]


def test_in_chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    result = run("in.pdf", str(tmp_path / "out.pdf"), "--name", "李明")
    assert result.stdout.startswith("签署完成（李明）：")
    assert [run_.text for run_ in find_text_runs((tmp_path / "out.pdf").read_bytes())]


@pytest.mark.slow
def test_other_validators_agree(home: Path) -> None:
    assert poppler_verdicts(home / "out.pdf")[:3] == ["Signature is Valid."] * 3, "the fourth is a time stamp"
    assert qpdf_is_content(home / "out.pdf")


@pytest.mark.slow
def test_the_command_line(home: Path, tmp_path: Path) -> None:
    output = tmp_path / "signed.pdf"
    signs = subprocess.run(
        [YINXIN, "sign-file", "in.pdf", output, "--name", "Ann Miller"], check=False, timeout=60
    )
    judges = subprocess.run([YINXIN, "verify", output, "--json"], check=False, timeout=60, capture_output=True)
    assert (signs.returncode, judges.returncode, json.loads(judges.stdout)["verdict"]) == (0, 0, "valid")
    refused = subprocess.run(
        [YINXIN, "sign-file", "in.pdf", "in.pdf", "--name", "Ann Miller"],
        check=False, timeout=60, capture_output=True, text=True,
    )  # fmt: skip
    said = "The signed document would overwrite in.pdf: give another name for it.\n"
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", said)
