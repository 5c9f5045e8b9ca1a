"""Pictures that other stages made for the site: their size, and WebP forms of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from civsite.render.media.encoding import as_webp
from civsite.render.media.upright import upright_picture
from civsite.render.media.web import scaled_to_width
from civsite.render.site.cache import Cache
from civsite.render.site.inputs import Asset

_SLIDES = "screens/"
_PANELS = "panels/"
SLIDE_PX = 480
# A panel in the drawing of a board that is itself small; a picture in a list; one to be looked at.
TINY_PX = 160
SMALL_PX = 360
LARGE_PX = 1200
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD_BYTES = 24


def with_sizes(assets: Mapping[str, Asset], cache: Cache) -> dict[str, Asset]:
    """The same with the sizes of the PNGs among them, which are read whole but once."""
    return {path: replace(each, size_px=_size(path, each, cache)) for path, each in assets.items()}


def _size(path: str, asset: Asset, cache: Cache) -> tuple[int, int] | None:
    """Width and height in px; None for what is no PNG."""
    if not path.endswith(".png"):
        return None
    key = hashlib.sha256(f"size {asset.sha256}".encode()).hexdigest()
    head = cache.get(key)
    if head is None:
        head = asset.read()[:_HEAD_BYTES]
        cache.put(key, head)
    if len(head) < _HEAD_BYTES or not head.startswith(_SIGNATURE):
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def derived_path(path: str, width_px: int) -> str:
    """Where the form of a PNG that is at most `width_px` wide lies."""
    return f"{path.removesuffix('.png')}-{width_px}.webp"


def placed_assets(assets: Mapping[str, Asset], cache: Cache) -> Iterator[tuple[str, Asset]]:
    """Each file of the site by its path: WebP forms of a PNG, all else as it is.

    The slides of screens come small, and the dots of LED frames are not to be blurred.
    """
    for path, asset in sorted(assets.items()):
        if asset.size_px is None or (path.startswith(_SLIDES) and path.count("/") == 2):
            yield path, asset
            continue
        for width in _widths_of(path):
            yield derived_path(path, width), _derived(asset, path, width, cache)


def _widths_of(path: str) -> tuple[int, ...]:
    return (TINY_PX, SMALL_PX, LARGE_PX) if path.startswith(_PANELS) else (SMALL_PX, LARGE_PX)


def _derived(asset: Asset, path: str, width: int, cache: Cache) -> Asset:
    key = hashlib.sha256(f"asset {asset.sha256} {width}".encode()).hexdigest()
    known = cache.find(key)
    if known is not None:
        return Asset(*known, partial(cache.kept, key))
    made = as_webp(scaled_to_width(upright_picture(asset.read(), path), width))
    cache.put(key, made)
    return Asset.of(made)
