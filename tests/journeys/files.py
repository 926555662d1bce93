"""The files that people send in the transcripts, by name, each made when it is first sent."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from PIL import Image

from signing.seals.design import SealKind, usual
from tests.forms_at_hand import form_of_two
from tests.journeys.tagged import lease
from tests.pdfs import contract
from tests.pictures import from_a_phone
from tests.signing.seals.photos import photo

BEYOND_THE_CHAT_KB = 25 * 1024  # the chat gives 20 MB


def _saved(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(1))) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def _form(pdf: pikepdf.Pdf) -> None:
    """Drawn by the reader itself from XML: there is no page to sign."""
    pdf.Root.NeedsRendering = True
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=pdf.make_stream(b"<xdp/>"))


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return out.getvalue()


def _chop() -> bytes:
    """On paper, in a shadow, a line of print through it."""
    return photo(usual(SealKind.COMPANY, "青禾科技有限公司", opacity=100), print_rows=2)


def changed(data: bytes) -> bytes:
    """A signed document of which one bit of its first page was turned."""
    at = data.index(b"stream", data.index(b"/Contents")) + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


_KINDS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: b"PK\x03\x04" + b"word" * 500,
    "jpg": _photo,
    "empty": lambda: b"",
    "words": lambda: b"These are words and no PDF. " * 40,
    "damaged": lambda: contract(1)[:900],
    "locked": lambda: _saved(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="u")),
    "form": lambda: _saved(_form),
    "large": lambda: contract(3, pictures_kb=BEYOND_THE_CHAT_KB),
}
_MAKERS: dict[str, Callable[[], bytes]] = {
    "agreement.pdf": lambda: contract(2, "en"),
    "lease.pdf": lambda: contract(1, "en", salt="of a house"),
    "nda.pdf": lambda: contract(1, "en", salt="not to tell"),
    "tagged lease.pdf": lambda: lease("en"),
    "设备租赁合同.pdf": lambda: lease("zh"),
    "信息表.pdf": form_of_two,
    "采购合同.pdf": lambda: contract(3, "zh"),
    "租赁合同.pdf": lambda: contract(1, "zh", salt="租赁"),
    "服务协议.pdf": lambda: contract(2, "zh", salt="服务"),
    **{f"{kind}.pdf": make for kind, make in _KINDS.items()},
    "合同.docx": _KINDS["docx"],
    "破.jpg": lambda: _photo()[:400],
    "torn.jpg": lambda: _photo()[:400],
    "全部.zip": _KINDS["docx"],
    "all.zip": _KINDS["docx"],
    "收据.jpg": lambda: from_a_phone(turn=1),
    "receipt.jpg": lambda: from_a_phone(turn=1),
    "补充条款.txt": "补充条款\n交货地点改为苏州。\n".encode,
    "terms.txt": lambda: b"Further terms\nDelivery is to Leeds.\n",
    "清单.xlsx": _KINDS["docx"],
    "prices.xlsx": _KINDS["docx"],
    "setup.exe": lambda: b"MZ" + bytes(90),
    "合同.jpg": _photo,
    "空.pdf": _KINDS["empty"],
    "假.pdf": _KINDS["words"],
    "坏.pdf": _KINDS["damaged"],
    "加密.pdf": _KINDS["locked"],
    "表单.pdf": _KINDS["form"],
    "大合同.pdf": _KINDS["large"],
    "contract.docx": _KINDS["docx"],
    "contract.jpg": _photo,
    "名单.csv": "甲方姓名（必填）,乙方姓名（必填）,乙方单位,银行账号\n李明,王芳,青禾,62220202\n李明,赵磊\n".encode,
    "错名单.csv": lambda: "甲方姓名（必填）,乙方姓名（必填）,乙方手机号\n李明,王芳,12345\n".encode("gb18030"),
    "公章.jpg": _chop,
    "chop.jpg": _chop,
}


class Files(Mapping[str, bytes]):
    """Also "the signed file of 李明" and "the changed file of 李明", from what was `received`."""

    def __init__(self, received: Mapping[str, bytes]) -> None:
        self._received = received

    def __getitem__(self, name: str) -> bytes:
        if " file of " in name:
            kind, _, who = name.removesuffix(".pdf").partition(" file of ")
            data = self._received[who]
            return changed(data) if kind == "changed" else data
        return _MAKERS[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(_MAKERS)

    def __len__(self) -> int:
        return len(_MAKERS)
