"""Pictures that other stages made for the site: their size, and WebP forms of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from civsite.render.media.encoding import as_webp
from civsite.render.media.upright import upright_picture
from civsite.render.media.web import scaled_to_width
from civsite.render.site.cache import Cache

_SLIDES = "screens/"
_PANELS = "panels/"
SLIDE_PX = 480
# A panel in the drawing of a board that is itself small; a picture in a list; one to be looked at.
TINY_PX = 160
SMALL_PX = 360
LARGE_PX = 1200
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size_of_asset(asset: bytes | Path | None) -> tuple[int, int] | None:
    """Width and height in px of a PNG; None for what is not there or is no PNG."""
    if asset is None:
        return None
    head = asset[:24] if isinstance(asset, bytes) else _first_bytes(asset)
    if len(head) < 24 or not head.startswith(_SIGNATURE):
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def derived_path(path: str, width_px: int) -> str:
    """Where the form of a PNG that is at most `width_px` wide lies."""
    return f"{path.removesuffix('.png')}-{width_px}.webp"


def placed_assets(assets: Mapping[str, bytes | Path], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file of the site: WebP forms of a PNG, all else as it is.

    The slides of screens come small, and the dots of LED frames are not to be blurred.
    """
    for path, asset in sorted(assets.items()):
        content = asset if isinstance(asset, bytes) else asset.read_bytes()
        if size_of_asset(content) is None or (path.startswith(_SLIDES) and path.count("/") == 2):
            yield path, content
            continue
        for width in _widths_of(path):
            yield derived_path(path, width), _derived(content, path, width, cache)


def _widths_of(path: str) -> tuple[int, ...]:
    return (TINY_PX, SMALL_PX, LARGE_PX) if path.startswith(_PANELS) else (SMALL_PX, LARGE_PX)


def _derived(content: bytes, path: str, width: int, cache: Cache) -> bytes:
    digest = hashlib.sha256(content).hexdigest()
    key = hashlib.sha256(f"asset {digest} {width}".encode()).hexdigest()
    known = cache.get(key)
    if known is not None:
        return known
    made = as_webp(scaled_to_width(upright_picture(content, path), width))
    cache.put(key, made)
    return made


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(24)
