from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from signing.errors import DocumentRefused
from signing.pdf.attachments import Attachment, safe_name
from signing.pdf.prepare import prepare_base
from tests.signing.pdf.corpus import changed, contract
from tests.signing.pdf.desk import LATER, NOW, Desk, places
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.pdf.validators import archive_verdicts, changes

LIST = Attachment("价格清单.csv", "品名,价格\n茶,12".encode(), "附件一")


def with_files(desk: Desk, data: bytes, *files: Attachment) -> bytes:
    return prepare_base(
        data,
        places(),
        certifier=desk.authority.certification_key(),
        timestamper=desk.timestamper,
        now=NOW,
        attachments=files,
    )


def test_files_travel_inside_and_are_certified_with_the_rest(desk: Desk) -> None:
    signed = desk.sign(desk.sign(with_files(desk, contract(), LIST, Attachment("a.pdf", contract())), "p1"), "p2")
    closed = desk.close(signed)
    assert all(changes(closed).values())
    assert set(archive_verdicts(closed, desk.authority.root_der, LATER).values()) == {"Passed.OK"}
    assert desk.verify(closed).verdict == "valid"
    with pikepdf.open(io.BytesIO(closed)) as pdf:
        assert set(pdf.attachments) == {"价格清单.csv", "a.pdf"}
        found = pdf.attachments["价格清单.csv"]
        assert found.get_file().read_bytes() == LIST.data
        assert (found.description, found.get_file().mime_type) == ("附件一", "text/csv")
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Supplement"] * 2


@pytest.mark.slow  # poppler's: the fast tests run on a machine that has Python alone
def test_another_reader_finds_them(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "it.pdf"
    path.write_bytes(
        desk.close(desk.sign(with_files(desk, contract(), LIST, Attachment("a.pdf", contract())), "p1"))
    )
    listed = subprocess.run(["pdfdetach", "-list", path], capture_output=True, text=True, check=True)
    assert "2 embedded files" in listed.stdout


def _carrying(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["zeta.txt"] = pikepdf.AttachedFileSpec(pdf, b"old", filename="zeta.txt")


def test_what_was_attached_before_stays(desk: Desk) -> None:
    data = with_files(desk, changed(contract(), _carrying), LIST, Attachment("ZETA.txt", b"new"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        held = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert held == {"zeta.txt": b"old", "ZETA (2).txt": b"new", "价格清单.csv": LIST.data}


def test_nothing_is_attached_to_what_came_signed(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="signed-no-filling"):
        with_files(desk, foreign_signed(contract()), LIST)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\li\\合同.docx", "合同.docx"),
        (".bashrc", "bashrc"),
        ("con.txt", "_con.txt"),
        ("价格?*<1>.csv", "价格__ _1_.csv".replace(" ", "")),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("line\nbreak.txt", "linebreak.txt"),
        ("...", "attachment"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_are_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
