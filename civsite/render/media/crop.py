"""A photo's bytes, a ratio and a focus in; the crop for a panel or slide out, never enlarged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from civsite.model.scalars import Focus, parse_focus, usual_focus
from civsite.render.media.picture import encoded, upright_picture, upright_size


def crop_box(width: int, height: int, ratio: float, focus: Focus) -> tuple[int, int, int, int]:
    """The largest box of width:height = `ratio` in the picture, as near to `focus` as it fits, px."""
    box_width = min(width, max(1, round(height * ratio)))
    box_height = min(height, max(1, round(width / ratio)))
    left = min(max(0, round(focus.x * width - box_width / 2)), width - box_width)
    top = min(max(0, round(focus.y * height - box_height / 2)), height - box_height)
    return left, top, left + box_width, top + box_height


@lru_cache(maxsize=4096)  # most photos of a community come from a few cameras
def cropped_size(
    width: int, height: int, most_width: int, most_height: int, focus: Focus
) -> tuple[int, int]:
    """Width and height, px, of a crop of that ratio; one with fewer pixels is not enlarged."""
    left, top, right, bottom = crop_box(width, height, most_width / most_height, focus)
    share = min(1.0, most_width / (right - left))
    return max(1, round((right - left) * share)), max(1, round((bottom - top) * share))


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `photo`: `files["original"]` cropped to `width` × `height` px around `focus`.

    `request`: `path` (for messages), `width`, optionally `height` (absent: the whole picture at
    that width), `focus` (as an editor writes it, or null). A photo with fewer pixels than asked for
    is cropped to the ratio and not enlarged. Raises Refused if it is broken.
    """
    from PIL import Image

    data, path = files["original"], request["path"]
    seen_width, seen_height = upright_size(data, path)
    width = int(request["width"])
    ratio = width / int(request["height"]) if request.get("height") else seen_width / seen_height
    written = request.get("focus")
    focus = parse_focus(written) if written else usual_focus(seen_width, seen_height)
    left, top, right, bottom = crop_box(seen_width, seen_height, ratio, focus)
    share = min(1.0, width / (right - left))
    picture = upright_picture(data, path, round(max(seen_width, seen_height) * min(1, share * 1.5)))
    scale = picture.width / seen_width
    # A decoded picture may be a pixel smaller than its header says.
    box = (
        left * scale,
        top * scale,
        min(right * scale, picture.width),
        min(bottom * scale, picture.height),
    )
    size = (max(1, round((right - left) * share)), max(1, round((bottom - top) * share)))
    cropped = picture.resize(size, Image.Resampling.LANCZOS, box=box)
    # For what is typeset: written five times as fast as the web's, read twice as fast.
    return {"photo": encoded(cropped, "JPEG", quality=88, subsampling="4:2:0")}
