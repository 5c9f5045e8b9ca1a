"""A slide's data and pictures enter; the slide leaves as PNG, JPEG and a frame of video."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from PIL import Image

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.load.media_facts import broken
from civsite.render.media.picture import as_png, encoded
from civsite.render.screens.video import frame_of, frames_of
from civsite.typeset.engine import Overflow, Typesetter, UnreadablePicture

TEMPLATE = "screen/slide.typ"
_MM_PER_POINT = 25.4 / 72
_THUMBNAIL_PX = 480
_NAMES = {
    "title": Text("标题", "the title"),
    "slogan": Text("口号", "the slogan"),
    "summary": Text("摘要", "the summary"),
    "text": Text("正文", "the text"),
    "meaning": Text("释义", "the meaning"),
    "words": Text("词语", "the list of words"),
    "step": Text("步骤", "a step"),
    "steps": Text("步骤", "the list of steps"),
    "articles": Text("条款", "an article"),
    "details": Text("时间、地点等事项", "the table of details"),
    "name": Text("姓名", "a name"),
    "deed": Text("事迹", "a deed"),
}


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `png` and `jpg` of exactly the size, `still` for the loop, and a small `thumbnail`.

    `request`: `size` in px, `source` for messages, the template's data.
    Raises Refused (`slide-overflow`) if a text does not fit at the smallest legible size.
    """
    width, height = request["size"]
    try:
        with Typesetter(TEMPLATE, files) as typesetter:
            made = typesetter.png(request, page_width_mm(width), width)
    except Overflow as overflow:
        raise Refused([_refusal(overflow, request)]) from None
    except UnreadablePicture as unreadable:
        raise Refused([broken(unreadable.name)]) from None
    frame = _decoded(made)
    picture = _picture_of(frame)
    if picture.size != (width, height):
        picture = picture.crop((0, 0, width, height))
        made, frame = as_png(picture), frame_of(picture)
    (still,) = frames_of(frame, 1)
    return {
        "png": made,
        # Full colour resolution, so that red type keeps its edges; baseline, for simple players.
        "jpg": encoded(picture, "JPEG", quality=90, subsampling="4:4:4"),
        "still": still,
        "thumbnail": encoded(_thumbnail(picture), "JPEG", quality=82),
    }


def page_width_mm(width_px: int) -> float:
    """How wide the template sets a slide: a point for each px."""
    return width_px * _MM_PER_POINT


def _decoded(png: bytes) -> av.VideoFrame:
    """FFmpeg's decoder takes two thirds of Pillow's time."""
    decoder = av.CodecContext.create("png", "r")
    assert isinstance(decoder, VideoCodecContext)
    decoder.thread_count = 1
    (frame,) = decoder.decode(av.Packet(png))
    return frame


def _picture_of(frame: av.VideoFrame) -> Image.Image:
    """What `to_image` gives, in a third of its time: Pillow, too, keeps RGB in four bytes."""
    plane = frame.planes[0]
    pixels = np.frombuffer(memoryview(plane), np.uint8)
    size = (frame.width, frame.height)
    return Image.frombytes("RGB", size, pixels, "raw", "RGBX", plane.line_size, 1)


def _thumbnail(picture: Image.Image) -> Image.Image:
    small = picture.reduce(max(1, max(picture.size) // (2 * _THUMBNAIL_PX)))
    small.thumbnail((_THUMBNAIL_PX, _THUMBNAIL_PX), Image.Resampling.LANCZOS)
    return small


def _refusal(overflow: Overflow, request: Mapping[str, Any]) -> Diagnostic:
    what = _NAMES.get(overflow.name, Text("文字", "the text"))
    width, height = request["size"]
    return Diagnostic(
        "slide-overflow",
        Span(request["source"]),
        Text(
            f"{what.zh}在 {width}x{height} 的电子屏上放不下，超出约 {overflow.over}%",
            f"{what.en} does not fit a screen of {width}x{height}: about {overflow.over} % too long",
        ),
        Text(
            f"把{what.zh}改短，或者用“用于”让它不上这块屏",
            f"shorten {what.en}, or keep the item off this screen with `on`",
        ),
        about=overflow.name,
    )
