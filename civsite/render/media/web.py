"""A photo's bytes in; the sizes of it that the website shows out, as WebP and JPEG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image

from civsite.render.media.encoding import as_jpeg, as_webp
from civsite.render.media.upright import upright_picture, upright_size


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `<width>.webp` for each of `widths` and `<width>.jpg` for each of `jpeg_widths`, px.

    `request`: `path` (for messages), `widths`, `jpeg_widths`. `files["original"]` is the photo.
    A width beyond the photo's own gives it at its own width. Raises Refused if it is broken.
    """
    widths: list[int] = request["widths"]
    jpeg_widths: list[int] = request["jpeg_widths"]
    picture = upright_picture(files["original"], request["path"], _longest_needed(files, request))
    outputs: dict[str, bytes] = {}
    for width in sorted({*widths, *jpeg_widths}, reverse=True):
        picture = scaled_to_width(picture, width)
        if width in widths:
            outputs[f"{width}.webp"] = as_webp(picture)
        if width in jpeg_widths:
            outputs[f"{width}.jpg"] = as_jpeg(picture)
    return dict(sorted(outputs.items()))


def scaled_to_width(picture: Image.Image, width_px: int) -> Image.Image:
    """`picture` at `width_px`, or as it is when that would enlarge it."""
    if width_px >= picture.width:
        return picture
    height = max(1, round(picture.height * width_px / picture.width))
    return picture.resize((width_px, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _longest_needed(files: Mapping[str, bytes], request: Mapping[str, Any]) -> int:
    """The longer side, px, that the widest output has; twice that keeps the scaling sharp."""
    width, height = upright_size(files["original"], request["path"])
    widest: int = max([*request["widths"], *request["jpeg_widths"]])
    return max(1, round(max(width, height) * min(1.0, 1.5 * widest / width)))
