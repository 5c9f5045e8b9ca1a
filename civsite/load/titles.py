"""What a document calls itself: a PDF that is open, or a file of Word or Excel, enters; the title of its
properties leaves, "" where it has none. A damaged title is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    import pikepdf

_MOST_BYTES = 100_000
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}title"


def title_of_pdf(document: pikepdf.Pdf) -> str:
    """The titles of the information dictionary and of the metadata, where they differ both."""
    said = []
    try:
        if "/Title" in document.docinfo:
            said.append(str(document.docinfo["/Title"]))
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            said.append(str(metadata.get("dc:title") or ""))
    except Exception:  # a PDF may hold anything here; whatever is read stays
        pass
    return " ".join(dict.fromkeys(filter(None, said)))


def title_of_office_file(location: Path) -> str:
    try:
        with ZipFile(location) as archive, archive.open("docProps/core.xml") as stream:
            core = stream.read(_MOST_BYTES)
        # A document type could unpack to gigabytes; no office program writes one.
        return "" if b"<!" in core else fromstring(core).findtext(_DUBLIN_CORE) or ""
    except (
        BadZipFile,
        KeyError,
        OSError,
        ParseError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return ""
