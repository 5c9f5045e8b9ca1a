"""A JPEG's bytes enter; where its picture ends leaves, and the same picture without its notes.

A phone puts a small JPEG into the notes and a film behind the picture: the first and the last end
mark in the file may be another's. So the parts are gone through one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_JFIF_BYTES = 18  # with its mark; the last two are the size of a thumbnail
# Within a scan: all but stuffed bytes, restarts and fill.
_MARK_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MARK = re.compile(rb"\xff+([^\x00\xff])")
# What may stand in a JPEG: frames, tables, scans, notes, comments.
_KNOWN = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0), *range(_APP0, _APP15 + 1), _COMMENT})


class _Part(NamedTuple):
    """From a mark to the next: `end` is behind it. A scan goes with its pixels."""

    mark: int
    start: int
    end: int


class CutOff(ValueError):
    """The picture does not come to its end."""


def end_of_jpeg(data: bytes) -> int:
    """Where the picture ends: behind it there may be anything. Raises CutOff."""
    return [part.end for part in _parts(data)][-1]


def clean_jpeg(data: bytes, notes: bytes = b"") -> bytes:
    """The same pixels with what they need: its kind, colour profile and transform. Raises CutOff.

    `notes`: an APP1 segment to have instead of its own.
    """
    kept = [_written(data, part) for part in _parts(data) if _is_needed(data, part)]
    return b"".join([kept[0], notes, *kept[1:]])


def _written(data: bytes, part: _Part) -> bytes:
    """The part as it is, the first one without the small picture that it may hold."""
    if part.mark == _APP0 and part.end - part.start > _JFIF_BYTES:
        start = part.start + 4
        return b"\xff\xe0\0\x10" + data[start : start + _JFIF_BYTES - 6] + b"\0\0"
    return data[part.start : part.end]


def _is_needed(data: bytes, part: _Part) -> bool:
    if part.mark == _COMMENT or _APP0 <= part.mark <= _APP15:
        said = data[part.start + 4 : part.end]
        return (
            (part.mark == _APP0 and said.startswith(b"JFIF\0"))
            or (part.mark == _APP2 and said.startswith(b"ICC_PROFILE\0"))
            or (part.mark == _APP14 and said.startswith(b"Adobe"))
        )
    return True


def _parts(data: bytes) -> Iterator[_Part]:
    """From the first mark to the end mark, both included. Raises CutOff."""
    if data[:2] != b"\xff\xd8":
        raise CutOff
    yield _Part(_SOI, 0, 2)
    at, has_scan = 2, False
    while True:
        found = _MARK.search(data, at)
        if found is None:
            raise CutOff
        mark, start = found[1][0], found.end() - 2
        if mark == _EOI and has_scan:
            yield _Part(mark, start, found.end())
            return
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + length
        if mark not in _KNOWN or length < 2 or at > len(data):
            raise CutOff
        if mark == _SOS:
            has_scan = True
            ended = _MARK_IN_SCAN.search(data, at)
            if ended is None:
                raise CutOff
            at = ended.start()
        yield _Part(mark, start, at)
