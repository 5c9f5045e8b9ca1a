"""A PNG's or a WebP's bytes enter; the same picture without its notes leaves, if it is whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What the look of a still picture depends on.
_PNG_NEEDED = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD".split())
_WEBP_PIXELS = frozenset((b"VP8 ", b"VP8L", b"ANMF"))
_WEBP_NEEDED = _WEBP_PIXELS | frozenset((b"VP8X", b"ALPH", b"ANIM", b"ICCP"))
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_AT_ONCE = 1 << 20


class Damaged(ValueError):
    """The picture is cut off, or bytes of it are not those that were written."""


class _Chunk(NamedTuple):
    name: bytes
    content: bytes
    whole: bytes


def clean_png(data: bytes, notes: bytes = b"") -> bytes:
    """`notes`: what an eXIf chunk is to say. Raises Damaged."""
    kept = [chunk for chunk in _png_chunks(data) if chunk.name in _PNG_NEEDED]
    _unpack_all(kept)
    said = _png_chunk(b"eXIf", notes) if notes else b""
    return b"".join([_SIGNATURE, kept[0].whole, said, *(chunk.whole for chunk in kept[1:])])


def clean_webp(data: bytes, notes: bytes = b"") -> bytes:
    """`notes`: what an EXIF chunk is to say. Raises Damaged."""
    chunks = list(_webp_chunks(data))
    if not any(chunk.name in _WEBP_PIXELS for chunk in chunks):
        raise Damaged
    kept = [
        _with_flags(chunk, notes) if chunk.name == b"VP8X" else chunk.whole
        for chunk in chunks
        if chunk.name in _WEBP_NEEDED
    ]
    if notes and chunks[0].name == b"VP8X":
        kept.append(_webp_chunk(b"EXIF", notes))
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _png_chunks(data: bytes) -> Iterator[_Chunk]:
    """To the end chunk; what is behind it is no part of the picture."""
    at, name = len(_SIGNATURE), b""
    while name != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        name, content = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if len(data) < end or len(name) < 4:
            raise Damaged
        if name in _PNG_NEEDED and data[end - 4 : end] != _checksum(name, content):
            raise Damaged
        yield _Chunk(name, content, data[at:end])
        at = end


def _unpack_all(chunks: list[_Chunk]) -> None:
    """A part at a time: kilobytes may unpack to gigabytes."""
    unpacking = zlib.decompressobj()
    try:
        for chunk in chunks:
            waiting = chunk.content if chunk.name == b"IDAT" else b""
            while waiting and not unpacking.eof:
                unpacking.decompress(waiting, _AT_ONCE)
                waiting = unpacking.unconsumed_tail
    except zlib.error:
        raise Damaged from None
    if not unpacking.eof:
        raise Damaged


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + _checksum(name, content)


def _checksum(name: bytes, content: bytes) -> bytes:
    return zlib.crc32(content, zlib.crc32(name)).to_bytes(4, "big")


def _webp_chunks(data: bytes) -> Iterator[_Chunk]:
    end = int.from_bytes(data[4:8], "little") + 8
    if len(data) < end:
        raise Damaged
    at = 12
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        after = at + 8 + length + length % 2
        # The pad byte of the last chunk is left out by some programs.
        if at + 8 + length > end:
            raise Damaged
        content = data[at + 8 : at + 8 + length]
        yield _Chunk(data[at : at + 4], content, _webp_chunk(data[at : at + 4], content))
        at = after


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _with_flags(chunk: _Chunk, notes: bytes) -> bytes:
    flags = chunk.content[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if notes else 0)
    return _webp_chunk(chunk.name, bytes([flags]) + chunk.content[1:])
