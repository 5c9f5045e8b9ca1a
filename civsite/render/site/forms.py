"""Pictures that other jobs make for the site → the jobs of the WebP forms that pages show them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from civsite.render.job import Job, OutputOf, canonical_json

_SCREENS = "screens/"
_PANELS = "panels/"
SLIDE_PX = 480
# A panel in the drawing of a board that is itself small; a picture in a list; one to be looked at.
TINY_PX = 160
SMALL_PX = 360
LARGE_PX = 1200
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_HEAD_BYTES = 24


def comes_in_forms(path: str) -> bool:
    """Whether pages show WebP forms of the file at `path` in the site, and not the file itself.

    The slides of screens come small, and the dots of LED frames are not to be blurred.
    """
    is_slide = path.startswith(_SCREENS) and path.count("/") > 1
    return path.endswith(".png") and not is_slide


def form_path(path: str, width_px: int) -> str:
    """Where the form of a PNG that is at most `width_px` wide lies."""
    return f"{path.removesuffix('.png')}-{width_px}.webp"


def form_jobs(pictures: Mapping[str, OutputOf]) -> Iterator[Job]:
    """`pictures`: PNGs by their path in the site, of which `comes_in_forms` holds."""
    for path, source in pictures.items():
        widths = (TINY_PX, SMALL_PX, LARGE_PX) if path.startswith(_PANELS) else (SMALL_PX, LARGE_PX)
        request = {"path": path, "widths": {"webp": widths}, "cards": {}, "card_size": None}
        yield Job(
            name=f"site-forms/{path}",
            function="media.web",
            request=canonical_json(request),
            outputs={f"{width}.webp": f"site/{form_path(path, width)}" for width in widths},
            needs={"original": source},
        )


def png_size(head: bytes) -> tuple[int, int] | None:
    """Width and height in px, by the first `PNG_HEAD_BYTES` of a file; None for what is no PNG."""
    if len(head) < PNG_HEAD_BYTES or not head.startswith(_SIGNATURE):
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
