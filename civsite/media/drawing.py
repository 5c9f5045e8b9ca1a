"""An SVG's bytes enter; it leaves as the typesetter takes it, its photos without their notes."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from civsite.fonts.faces import KAI, SANS, SERIF
from civsite.media.clean import clean_picture

_NOTHING = b"data:,"
# A picture that is written out within a drawing, however its lines are broken.
_WITHIN = re.compile(rb"data:(image/[^;,\"'\s]+)((?:;[^,\"']*)?),([^\"'()<>]+)")
_LINE_ENDS = re.compile(rb"&#[xX]?[0-9A-Fa-f]+;|\s+")
_ROOT = re.compile(rb"<(?:[\w-]+:)?svg\b")
_FAMILY = re.compile(rb"""(\sfont-family\s*=\s*)(["'])(.*?)\2""", re.DOTALL)
_STYLE = re.compile(rb"""(\sstyle\s*=\s*)(["'])(.*?)\2""", re.DOTALL)
_STYLES = re.compile(rb"(<(?:[\w-]+:)?style\b[^>]*>)(.*?)(</)", re.DOTALL)
_FAMILIES = re.compile(
    rb"(\bfont(?:-family)?\s*:)([^;{}]+?)(\s*!important)?(?=\s*(?:[;}]|\]\]>|$))"
)


def printable_drawing(data: bytes) -> bytes:
    """Its words are set in a font of ours where theirs is not there: the typesetter would drop them.

    Of photos within the notes are gone; one that cannot be read is left out.
    """
    drawing = _WITHIN.sub(_cleaned, data)
    drawing = _FAMILY.sub(
        lambda named: named[1] + named[2] + _or_ours(named[3]) + named[2], drawing
    )
    drawing = _STYLE.sub(
        lambda style: style[1] + style[2] + _with_ours(style[3], style[2]) + style[2], drawing
    )
    drawing = _STYLES.sub(lambda style: style[1] + _with_ours(style[2]) + style[3], drawing)
    root = _ROOT.search(drawing)
    if root and not _FAMILY.search(drawing, root.start(), drawing.find(b">", root.start())):
        ours = b' font-family="%s"' % SANS.encode()
        drawing = drawing[: root.end()] + ours + drawing[root.end() :]
    return drawing


def _with_ours(styles: bytes, quoted_by: bytes = b"") -> bytes:
    if quoted_by == b'"':
        styles = styles.replace(b"&quot;", b"'")  # its semicolon ends no style
    return _FAMILIES.sub(lambda said: said[1] + _or_ours(said[2]) + (said[3] or b""), styles)


def _or_ours(families: bytes) -> bytes:
    """`families`, and ours of the same kind behind them."""
    named = families.decode("utf-8", "replace").casefold()
    if any(each in named for each in ("楷", "kai")):
        ours = KAI
    elif any(each in named for each in ("宋", "song", "simsun", "times")) or re.search(
        r"(?<!sans-)(?<!sans )\bserif", named
    ):
        ours = SERIF
    else:
        ours = SANS
    return families + b", " + ours.encode()


def picture_within(address: str) -> bytes | None:
    """The bytes that a `data:` address of a picture writes out; None for another address or none."""
    found = _WITHIN.match(address.encode())
    return _bytes_of(found[2], found[3]) if found else None


def _cleaned(found: re.Match[bytes]) -> bytes:
    kind, how, written = found.groups()
    picture = _bytes_of(how, written)
    if picture is None:
        return _NOTHING
    if kind == b"image/svg+xml":
        picture = printable_drawing(picture)
    else:
        try:
            picture = clean_picture(picture, may_turn=False)
        except ValueError:
            return _NOTHING
    return b"data:%s;base64,%s" % (kind, base64.b64encode(picture))


def _bytes_of(how: bytes, written: bytes) -> bytes | None:
    """What a `data:` address writes out; None if it cannot be read."""
    if b"base64" not in how:
        return unquote_to_bytes(written)
    with suppress(ValueError):
        return base64.b64decode(_LINE_ENDS.sub(b"", unquote_to_bytes(written)))
    return None
