"""A document's bytes in; the same document out, without who wrote it and on what machine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pikepdf

from civsite.diagnostics import Diagnostic, Refused, Span, Text

MOST_BYTES = 20_000_000
# What a document may unpack to: far beyond any form or table, and no danger to a machine.
_MOST_UNPACKED_BYTES = 300_000_000
_PROPERTIES = re.compile(r"docProps/[^/]+\.xml|docProps/thumbnail\..+")
_RELATION_TO_PROPERTIES = re.compile(rb'<Relationship\b[^>]*Target="/?docProps/[^>]*?/>')
_OVERRIDE_OF_PROPERTIES = re.compile(rb'<Override\b[^>]*PartName="/docProps/[^>]*?/>')
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `document`. `request`: `path` (for messages), `format` (PDF, DOCX or XLSX).

    `files["original"]` is the document. Raises Refused if it is broken.
    """
    clean = _clean_pdf if request["format"] == "PDF" else _clean_office
    try:
        return {"document": clean(files["original"])}
    except (pikepdf.PdfError, zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError):
        raise Refused([_unreadable(request["path"])]) from None


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
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as document, zipfile.ZipFile(out, "w") as clean:
        if sum(part.file_size for part in document.infolist()) > _MOST_UNPACKED_BYTES:
            raise ValueError("unpacks to too much")
        for part in document.infolist():
            if _PROPERTIES.fullmatch(part.filename):
                continue
            content = document.read(part)
            if part.filename == "_rels/.rels":
                content = _RELATION_TO_PROPERTIES.sub(b"", content)
            elif part.filename == "[Content_Types].xml":
                content = _OVERRIDE_OF_PROPERTIES.sub(b"", content)
            clean.writestr(_plain_entry(part.filename), content)
    return out.getvalue()


def _plain_entry(name: str) -> zipfile.ZipInfo:
    """An entry that tells neither when nor on what system it was made."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    return entry


def _unreadable(path: str) -> Diagnostic:
    return Diagnostic(
        "document-unreadable",
        Span(path),
        Text("这个文件损坏或不完整，打不开", "this file is broken or cut short"),
        Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
    )
