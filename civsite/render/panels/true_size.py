"""A panel's PDF in RGB enters; a Job leaves that makes the JPG at true size, bleed included.

Output `jpg`: sRGB with its profile, as many pixels as mm × dpi come to, the dpi in its density.
"""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Mapping
from typing import Any

from civsite.model.scalars import Size
from civsite.render.job import Job, OutputOf, canonical_json

MOST_PIXELS = 100_000_000
_LONGEST_SIDE_PX = 65_500  # of a JPEG, as libjpeg writes it
_MM_PER_INCH = 25.4
_QUALITY = 92


def jpg_job(panel: Job, size: Size, bleed_mm: int, dpi: int, stem: str) -> Job:
    """The job that makes `<stem>.jpg` of the panel that job `panel` makes; `size` is the trim."""
    reached = reached_dpi(size, bleed_mm, dpi)
    width, height = size_px(size, bleed_mm, reached)
    return Job(
        name=f"jpg/{panel.name}",
        function="panels.true_size",
        request=canonical_json({"width": width, "height": height, "dpi": reached}),
        outputs={"jpg": f"{stem}.jpg"},
        needs={"rgb": OutputOf(panel.name, "rgb")},
        item=panel.item,
        board=panel.board,
    )


def reached_dpi(size: Size, bleed_mm: int, wanted: int) -> int:
    """`wanted`, or less where the picture would have over `MOST_PIXELS`, or too long a side."""
    inches = [(side + 2 * bleed_mm) / _MM_PER_INCH for side in (size.width, size.height)]
    by_area = math.sqrt(MOST_PIXELS / (inches[0] * inches[1]))
    return max(1, min(wanted, int(by_area), int(_LONGEST_SIDE_PX / max(inches))))


def size_px(size: Size, bleed_mm: int, dpi: int) -> tuple[int, int]:
    """Width and height of a trim size with its bleed."""
    width, height = (
        round((side + 2 * bleed_mm) / _MM_PER_INCH * dpi) for side in (size.width, size.height)
    )
    return width, height


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `jpg`. Colour is kept whole (4:4:4): red letters on a deep ground stay sharp."""
    from civsite.render.panels.pixels import page_pixels

    picture = page_pixels(files["rgb"], request["width"], request["height"])
    stream = io.BytesIO()
    picture.save(
        stream,
        "JPEG",
        quality=_QUALITY,
        subsampling="4:4:4",
        dpi=(request["dpi"], request["dpi"]),
        icc_profile=srgb_profile(),
    )
    return {"jpg": stream.getvalue()}


@functools.cache
def srgb_profile() -> bytes:
    """The sRGB profile without the day it was made on, which the library takes from the clock."""
    from PIL import ImageCms

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    first_day = bytes([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 1 January 2000
    return made[:24] + first_day + made[36:]
