"""A face that a photo shows is whole on the panel, with the usual focus or with the written one."""

from __future__ import annotations

import datetime
import io

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from civsite.model.item import Item, Photo
from civsite.model.kinds.honours import Deed, Honours
from civsite.model.kinds.news import News
from civsite.quarter import Quarter
from civsite.render.media import crop
from tests.render.panels.subjects import trimmed_pdf

pytestmark = pytest.mark.slow

_DAY = datetime.date(2026, 9, 3)
_SHAPES = ((405, 550), (600, 900), (2400, 300))
_FILE = "media/face.jpg"
_FACE = (0, 255, 0)
# Nothing else on a panel is of that green; JPEG and the page's edges blur it a little.
_NEAR = 60


def _portrait(width: int, height: int, x: float, y: float) -> bytes:
    """A photo with a round face at (x, y) of its width and height, a fifth of its shorter side."""
    picture = Image.new("RGB", (width, height), (150, 60, 160))
    radius = 0.1 * min(width, height)
    left, top = x * width - radius, y * height - radius
    ImageDraw.Draw(picture).ellipse((left, top, left + 2 * radius, top + 2 * radius), fill=_FACE)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=95, subsampling=0)
    return stream.getvalue()


def _roll(focus: str | None) -> Honours:
    deed = Deed(
        name="李丽",
        honour="助人为乐",
        deed="退休后义务修路灯和门锁。",
        photo=_FILE,
        consent=_DAY,
        focus=focus,
    )
    return Honours(id="h", title="善行义举榜", quarter=Quarter(2026, 3), deeds=(deed,))


def _story(focus: str | None) -> News:
    photos = (Photo(file=_FILE, focus=focus),)
    return News(id="n", title="义诊", date=_DAY, body="量血压，测血糖。", photos=photos)


def _is_whole(picture: Image.Image) -> bool:
    """Whether the green disc is there and round: what is cut off makes it narrower or lower."""
    apart = ImageChops.difference(picture.convert("RGB"), Image.new("RGB", picture.size, _FACE))
    near = apart.convert("L").point(lambda value: 255 * (value < _NEAR))
    box = near.getbbox()
    if box is None:
        return False
    width, height = box[2] - box[0], box[3] - box[1]
    return abs(width - height) <= 0.1 * max(width, height)


def _seen(item: Item, size: tuple[int, int], photo: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(trimmed_pdf(item, *size, pictures={_FILE: photo}))
    try:
        picture: Image.Image = document[0].render(scale=1200 / max(document[0].get_size())).to_pil()
        return picture
    finally:
        document.close()


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("shape", [(600, 800), (900, 1600), (700, 700)])
def test_a_face_a_third_down_an_upright_photo_is_whole_without_a_focus(
    size: tuple[int, int], shape: tuple[int, int]
) -> None:
    photo = _portrait(*shape, x=0.5, y=0.3)
    assert _is_whole(_seen(_roll(None), size, photo))
    assert _is_whole(_seen(_story(None), size, photo))


@pytest.mark.parametrize("size", _SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("shape", "focus"), [((1600, 900), (0.15, 0.3)), ((800, 2400), (0.5, 0.85))]
)
def test_a_face_anywhere_is_whole_with_its_focus(
    size: tuple[int, int], shape: tuple[int, int], focus: tuple[float, float]
) -> None:
    photo = _portrait(*shape, *focus)
    written = f"{100 * focus[0]:.0f},{100 * focus[1]:.0f}"
    assert _is_whole(_seen(_roll(written), size, photo))
    assert _is_whole(_seen(_story(written), size, photo))


@pytest.mark.parametrize("ratio", [4 / 5, 1, 3 / 2])
def test_slides_keep_the_same_faces(ratio: float) -> None:
    request = {"path": _FILE, "width": 400, "height": round(400 / ratio), "focus": None}
    photo = _portrait(900, 1600, 0.5, 0.3)
    assert _is_whole(Image.open(io.BytesIO(crop.render(request, {"original": photo})["photo"])))
