"""Pictures that are handed in with the answers."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from signing.pdf.ink.pictures import picture_image, prepare_picture
from tests.forms import answers_for
from tests.web_confirm.door import Door
from tests.web_confirm.filled import a_form, a_picture, asks, keeps


async def test_a_picture_is_made_anew_small_and_without_what_a_camera_writes_into_it(door: Door) -> None:
    task, _, page = await a_form(door)
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Camera of somebody"
    path = f"/api/tasks/{task.id}/pictures/p1_licence"
    answer = await page.post(path, content=a_picture(size=(4000, 3000), exif=exif))
    assert answer.status_code == 200, answer.text
    kept = await page.get(path)
    assert b"Camera of somebody" not in kept.content
    assert Image.open(io.BytesIO(kept.content)).size == (1200, 1600)
    fills = {each["key"]: each["value"] for each in (await page.task(task))["fills"]}
    assert fills["p1_licence"] == answer.json()["name"]


async def test_a_picture_to_see_through_is_kept_as_signing_takes_it(door: Door) -> None:
    task, _, page = await a_form(door)
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), (200, 0, 0, 90)).save(out, "PNG")
    path = f"/api/tasks/{task.id}/pictures/p1_licence"
    assert (await page.post(path, content=out.getvalue())).status_code == 200
    kept = (await page.get(path)).content
    assert Image.open(io.BytesIO(kept)).mode == "RGB" and prepare_picture(kept) == kept
    part, *size = picture_image(kept)
    assert "SMask" in part.entries and size == [300, 200]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: b"", "picture-unreadable"),
        (lambda: b"<svg onload=alert(1)>", "picture-unreadable"),
        (lambda: a_picture()[:300], "picture-unreadable"),
        (lambda: a_picture("PNG", (9000, 9000)), "picture-too-large"),
        (lambda: b"\xff\xd8\xff" + b"x" * (15 * 1024 * 1024), "picture-too-large"),
    ],
    ids=["empty", "markup", "cut", "bomb", "large"],
)
async def test_what_is_no_picture_or_too_large_is_refused_in_words(
    door: Door, data: Callable[[], bytes], code: str
) -> None:
    task, _, page = await a_form(door)
    answer = await page.post(f"/api/tasks/{task.id}/pictures/p1_licence", content=data())
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_blank_paper_is_no_signature(door: Door) -> None:
    task, _, page = await a_form(door)
    out = io.BytesIO()
    Image.new("RGB", (900, 400), (220, 215, 205)).save(out, "JPEG")
    answer = await page.post(f"/api/tasks/{task.id}/pictures/@signature", content=out.getvalue())
    assert (answer.status_code, answer.json()["code"]) == (422, "drawing-blank")
    told = await asks(page, task, answers_for(), uploaded=True)
    assert told.json()["code"] == "picture-missing"


async def test_a_picture_of_somebody_else_cannot_be_claimed_by_its_name(door: Door) -> None:
    world = door.world
    task, _, page = await a_form(door)
    theirs = await world.ports.blobs.put(a_picture())
    assert (await keeps(page, task, {"p1_licence": theirs})).json()["code"] == "picture-missing"
    told = await asks(page, task, {**answers_for(), "p1_licence": theirs})
    assert told.json()["code"] == "picture-missing"
