"""An open PDF enters; it leaves with texts that are found and copied as they were written.

What holds numbers together at a line's end (no-break space, word joiner) is nothing that anybody
wrote: where fonts and spans say what their glyphs mean, it is a space, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_WRITTEN = {b"2060": b"", b"200B": b"", b"00A0": b"0020"}
_CODES = re.compile(rb"[0-9A-Fa-f]{4}")
# A line of a section of a font's table: a glyph, and the UTF-16 that it stands for.
_SECTION = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_MEANS = re.compile(rb"(<[0-9A-Fa-f]{4}>\s*)<((?:[0-9A-Fa-f]{4})+)>")
_SPAN = re.compile(rb"(/ActualText\s*<FEFF)((?:[0-9A-Fa-f]{4})*)(>)")


def say_as_written(document: pikepdf.Pdf) -> None:
    for stream in _tables(document):
        data = stream.read_bytes()
        said = _SECTION.sub(lambda section: _MEANS.sub(_meant, section[0]), data)
        if said != data:
            stream.write(said)
    for page in document.pages:
        page.contents_coalesce()
        data = page.Contents.read_bytes()
        if b"/ActualText" in data:
            said = _SPAN.sub(lambda span: span[1] + _written(span[2]) + span[3], data)
            if said != data:
                page.Contents.write(said)


def _tables(document: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    import pikepdf

    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
            table = each.get("/ToUnicode")
            if isinstance(table, pikepdf.Stream):
                yield table


def _meant(line: re.Match[bytes]) -> bytes:
    written = _written(line[2])
    # A glyph that stands for nothing is not drawn: it may keep what it says.
    return line[1] + b"<" + (written or line[2]) + b">"


def _written(codes: bytes) -> bytes:
    return b"".join(_WRITTEN.get(code.upper(), code) for code in _CODES.findall(codes))
