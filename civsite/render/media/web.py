"""A photo's bytes in; the sizes of it that the website shows out, as AVIF, WebP and JPEG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image

from civsite.model.scalars import parse_focus
from civsite.render.media.crop import crop_box, cropped_size
from civsite.render.media.picture import encoded, upright_picture, upright_size

# Pillow's name and options of each form, and the qualities it is tried with: the first whose bytes a
# phone has at once is taken, or else the last. A page with one photo stays under 150 kB.
_CLEAN = {"exif": b"", "icc_profile": b""}
_FORMS: Mapping[str, tuple[str, Mapping[str, Any], tuple[int, ...]]] = {
    # As good to the eye as WebP at 78, a sixth smaller. On one thread: others cut it differently.
    "avif": ("AVIF", {"speed": 8, "max_threads": 1, **_CLEAN}, (55, 45, 36, 28)),
    "webp": ("WEBP", {"method": 4, **_CLEAN}, (78, 64, 50, 40)),
    # A twentieth smaller than a plain one, seen before it has come whole.
    "jpg": (
        "JPEG",
        {"optimize": True, "progressive": True, "subsampling": "4:2:0"},
        (82, 70, 58, 46),
    ),
}
_MOST_BYTES = 115_000


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `<width>.<format>` for each of `widths`, px, and `<name>.jpg` for each of `cards`.

    `request`: `path` (for messages), `widths` (a list for any of `avif`, `webp`, `jpg`), `cards`
    (the focus of each crop by its name), `card_size`. `files["original"]` is the photo.
    A width beyond the photo's own gives it at its own width. Raises Refused if it is broken.
    """
    widths: Mapping[str, list[int]] = request["widths"]
    seen = upright_size(files["original"], request["path"])
    picture = upright_picture(files["original"], request["path"], _longest_needed(seen, request))
    outputs: dict[str, bytes] = {}
    for name, focus in request["cards"].items():
        card = _card(picture, seen, request["card_size"], focus)
        outputs[f"{name}.jpg"] = _encoded(card, "jpg", 1)
    for width in sorted({each for listed in widths.values() for each in listed}, reverse=True):
        if width < picture.width:
            size = (width, max(1, round(picture.height * width / picture.width)))
            picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for form in _FORMS:
            if width in widths.get(form, ()):
                outputs[f"{width}.{form}"] = _encoded(picture, form)
    return dict(sorted(outputs.items()))


def _encoded(picture: Image.Image, form: str, tries: int | None = None) -> bytes:
    name, options, qualities = _FORMS[form]
    made = b""
    for quality in qualities[:tries]:
        made = encoded(picture, name, quality=quality, **options)
        if len(made) <= _MOST_BYTES:
            break
    return made


def _card(
    picture: Image.Image, seen: tuple[int, int], most: tuple[int, int], written_focus: str
) -> Image.Image:
    """`picture` is the photo, which is as large as `seen`, decoded at a fraction of that."""
    focus = parse_focus(written_focus)
    box = crop_box(picture.width, picture.height, most[0] / most[1], focus)
    size = cropped_size(*seen, *most, focus)
    return picture.resize(size, Image.Resampling.LANCZOS, box=box)


def _longest_needed(seen: tuple[int, int], request: Mapping[str, Any]) -> int:
    """The longer side, px, that the outputs need; half as much again keeps the scaling sharp."""
    width, height = seen
    shares: list[float] = [each / width for listed in request["widths"].values() for each in listed]
    if request["cards"]:
        card_width, card_height = request["card_size"]
        shares.append(max(card_width / width, card_height / height))
    return max(1, round(max(width, height) * min(1.0, 1.5 * max(shares))))
