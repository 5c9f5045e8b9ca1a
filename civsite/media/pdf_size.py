"""A page of a PDF enters; whether it can be drawn within bounds leaves. A megabyte can unpack to gigabytes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from civsite.media.opening import MOST_PIXELS

if TYPE_CHECKING:
    import pikepdf

MOST_UNPACKED_BYTES = 200_000_000
# A picture of the most pixels, in four inks.
_MOST_OF_PICTURE = 4 * MOST_PIXELS
_AT_ONCE = 1 << 20
_MOST_SQUEEZED = 1032  # times, by deflate


def is_too_large(page: pikepdf.Page) -> bool:
    """Whether what `page` draws would unpack to over `MOST_UNPACKED_BYTES`, or a picture has too many pixels."""
    import pikepdf

    left = MOST_UNPACKED_BYTES
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [page.obj]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += each.as_list()
            continue
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if each.is_indirect:
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
        waiting += [value for key, value in each.items() if key not in ("/Parent", "/P", "/Dest")]
        if isinstance(each, pikepdf.Stream):
            if each.get("/Subtype") == "/Image":
                pixels = int(each.get("/Width", 0)) * int(each.get("/Height", 0))
                if pixels > MOST_PIXELS or _unpacked(each, _MOST_OF_PICTURE) > _MOST_OF_PICTURE:
                    return True
            else:
                left -= _unpacked(each, left)
            if left < 0:
                return True
    return False


def _unpacked(stream: pikepdf.Stream, most: int) -> int:
    """How many bytes it unpacks to; over `most` any number over that. Nothing of it is kept."""
    import pikepdf

    how: Any = stream.get("/Filter")
    filters = [str(each) for each in how] if isinstance(how, pikepdf.Array) else [str(how)]
    data = stream.read_raw_bytes()
    squeezed = filters.count("/FlateDecode") + filters.count("/Fl")
    if squeezed == 0 or (squeezed == 1 and len(data) * _MOST_SQUEEZED <= most):
        return len(data)
    if squeezed > 1 or filters[0] not in ("/FlateDecode", "/Fl"):
        return most + 1  # nobody squeezes twice
    unpacking, count, rest = zlib.decompressobj(), 0, data
    try:
        while rest and not unpacking.eof and count <= most:
            count += len(unpacking.decompress(rest, _AT_ONCE))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        pass
    return count
