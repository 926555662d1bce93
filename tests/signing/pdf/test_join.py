"""Several documents become one, and nothing of them is lost or shown that was hidden."""

from __future__ import annotations

import io

import pikepdf
import pytest

from signing.errors import DocumentRefused
from signing.pdf.inspect import inspect_pdf
from signing.pdf.join import Piece, join_pdfs
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import find_text_runs, page_shapes
from tests.pdfs import contract, normalised


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def changed(data: bytes, change: object) -> bytes:
    out = io.BytesIO()
    with opened(data) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(out)
    return normalise_pdf(out.getvalue()).data


def zh() -> bytes:
    return normalised(contract(2, "zh"))


def en() -> bytes:
    return normalised(contract(3, "en"))


def test_pages_stand_in_their_order_with_a_bookmark_for_each() -> None:
    made = join_pdfs([Piece("采购合同", zh()), Piece("Annex 1", en())])
    assert made.facts.pages == 5 and made.notes == ()
    firsts = {run.page: run.text for run in reversed(find_text_runs(made.data))}
    assert "采购合同" in firsts[0] and "Supply Agreement" in firsts[2]
    with opened(made.data) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == ["采购合同", "Annex 1"]
        pages = [pdf.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
        assert pages == [0, 2]


def test_the_same_files_give_the_same_bytes() -> None:
    pieces = [Piece("a", zh()), Piece("b", en())]
    assert join_pdfs(pieces).data == join_pdfs(pieces).data


def test_sizes_and_turns_of_pages_stay() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Rotate = 90  # said once for all pages
        for page in pdf.pages:
            if "/Rotate" in page.obj:
                del page.obj["/Rotate"]

    made = join_pdfs([Piece("a", zh()), Piece("b", changed(en(), turn))])
    assert [shape.width > shape.height for shape in page_shapes(made.data)] == [False, False, True, True, True]


def test_bookmarks_and_links_lead_where_they_led() -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        there = pikepdf.Array([pdf.pages[2].obj, pikepdf.Name.XYZ, 0, 700, None])
        pdf.Root.Names = pikepdf.Dictionary(
            Dests=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("end"), there]))
        )
        by_name = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("end")),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(by_name)])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("its last page", 2))

    made = join_pdfs([Piece("a", zh()), Piece("b", changed(en(), link)), Piece("c", zh())])
    with opened(made.data) as pdf, pdf.open_outline() as outline:
        destination = pdf.pages[2].obj.Annots[0].Dest
        assert pikepdf.Page(destination[0]) == pdf.pages[4] and float(destination[3]) == 700
        below = outline.root[1].children[-1]
        assert str(below.title) == "its last page" and pikepdf.Page(below.destination[0]) == pdf.pages[4]
        assert len(pdf.pages) == 7 and len(list(pdf.objects)) < 400, "no page was copied twice"


def test_what_is_in_a_hidden_layer_stays_hidden() -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        groups = [
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(name)))
            for name in ("seen", "hidden")
        ]
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(groups), D=pikepdf.Dictionary(OFF=pikepdf.Array([groups[1]]))
        )
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(MC0=groups[0], MC1=groups[1])
        pdf.pages[0].contents_add(b"/OC /MC1 BDC 0 0 600 800 re f EMC", prepend=False)

    layered = changed(en(), hide)
    assert "hidden-layers" in inspect_pdf(layered).notes
    made = join_pdfs([Piece("a", zh()), Piece("b", layered)])
    assert "hidden-layers" in made.facts.notes
    with opened(made.data) as pdf:
        off = pdf.Root.OCProperties.D.OFF
        assert [str(group.Name) for group in off] == ["hidden"]
        assert pdf.pages[2].obj.Resources.Properties.MC1.objgen == off[0].objgen, "the very layer of the page"


def test_files_inside_come_along_and_two_of_one_name_are_two() -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["list.txt"] = pikepdf.AttachedFileSpec(
            pdf, str(len(pdf.pages)).encode(), filename="list.txt"
        )

    made = join_pdfs([Piece("a", changed(zh(), attach)), Piece("b", changed(en(), attach))])
    with opened(made.data) as pdf:
        found = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert found == {"list.txt": b"2", "2 list.txt": b"3"}


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(DocumentRefused) as refused:
        join_pdfs([Piece("a", zh()), Piece("b", en())], max_pages=4)
    assert refused.value.code == "too-many-pages"
