"""A document's bytes in; the same document out, without who wrote it and on what machine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pikepdf

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.render.archive import packed

# What a document may unpack to: far beyond any form or table, and no danger to a machine.
_MOST_UNPACKED_BYTES = 100_000_000
_PROPERTIES = re.compile(r"docProps/[^/]+\.xml|docProps/thumbnail\..+")
# Where an Office document says of its properties that they are there.
_MENTIONS_OF_PROPERTIES = {
    "_rels/.rels": re.compile(rb'<Relationship\b[^>]*Target="/?docProps/[^>]*?/>'),
    "[Content_Types].xml": re.compile(rb'<Override\b[^>]*PartName="/docProps/[^>]*?/>'),
}


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `document`. `request`: `path` (for messages), `format` (PDF, DOCX or XLSX).

    `files["original"]` is the document. Raises Refused if it is broken.
    """
    clean = _clean_pdf if request["format"] == "PDF" else _clean_office
    try:
        return {"document": clean(files["original"])}
    except (pikepdf.PdfError, zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError):
        broken = Diagnostic(
            "document-unreadable",
            Span(request["path"]),
            Text("这个文件损坏或不完整，打不开", "this file is broken or cut short"),
            Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
        )
        raise Refused([broken]) from None


def _clean_pdf(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        del document.docinfo
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and "/Metadata" in each:
                del each["/Metadata"]
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _clean_office(data: bytes) -> bytes:
    """An Office document is a zip; its properties are parts of their own that nothing needs."""
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        if sum(part.file_size for part in document.infolist()) > _MOST_UNPACKED_BYTES:
            raise ValueError("unpacks to too much")
        names = [name for name in document.namelist() if not _PROPERTIES.fullmatch(name)]
        return packed((name, _without_mentions(name, document.read(name))) for name in names)


def _without_mentions(name: str, content: bytes) -> bytes:
    mention = _MENTIONS_OF_PROPERTIES.get(name)
    return mention.sub(b"", content) if mention else content
