"""A document's bytes in; the same document out, without who wrote it and on what machine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.media.clean import clean_picture
from civsite.media.office import parts_of
from civsite.media.pdf import broken_pdf, clean_pdf
from civsite.render.archive import packed

# Parts that only tell of people: properties, the people who commented, labels of their company.
_TELLING = re.compile(r"docProps/.+|docMetadata/.+|word/people\.xml|xl/revisions/.+")
_RELATION = re.compile(rb"<Relationship\b[^>]*>(?:</Relationship>)?")
_OVERRIDE = re.compile(rb"<Override\b[^>]*>(?:</Override>)?")
_TARGET = re.compile(rb"""\b(?:Target|PartName)\s*=\s*["']([^"']*)["']""")
# Files of the writer's own machine that a document looks up.
_ON_A_MACHINE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\")
# The template that a text was begun with lies in its writer's own folder.
_TEMPLATE_LINK = re.compile(rb"""\bType\s*=\s*["'][^"']*/attachedTemplate["']""")
_TEMPLATE = re.compile(rb"<w:attachedTemplate\b[^>]*/>")
# Who changed, commented or reserved it, and in which folder it lay.
_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_WHO = re.compile(
    rb"""(\s(?:w:author|w:initials|w15:author|author|initials|userName|lastModifiedBy)\s*=\s*)"""
    rb"""(?:"[^"]*"|'[^']*')"""
)
_PERSON = re.compile(rb"""(\s(?:displayName|userId)\s*=\s*)(?:"[^"]*"|'[^']*')""")
_FOLDER = re.compile(rb"""(<x15ac:absPath\b[^>]*?\surl\s*=\s*)(?:"[^"]*"|'[^']*')""")
# Of a comment in Excel: a word in place of a name ties it to a conversation.
_AUTHOR = re.compile(rb"(<(?:\w+:)?author>)((?!tc=)[^<]+)(</(?:\w+:)?author>)")
_WITHIN = re.compile(r".+\.(?:docx|xlsx|pptx)", re.IGNORECASE)
_DEEPEST = 2


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `document`. `request`: `path` (for messages), `format` (PDF, DOCX or XLSX).

    `files["original"]` is the document. Raises Refused if it is broken.
    """
    clean = clean_pdf if request["format"] == "PDF" else _clean_office
    try:
        return {"document": clean(files["original"])}
    except broken_pdf():
        broken = Diagnostic(
            "document-unreadable",
            Span(request["path"]),
            Text("这个文件损坏或不完整，打不开", "this file is broken or cut short"),
            Text("重新导出或重新拷贝这个文件", "export or copy the file again"),
        )
        raise Refused([broken]) from None


def _clean_office(data: bytes, depth: int = 0) -> bytes:
    """What tells of people stands in parts and attributes of its own."""
    kept = ((name, part) for name, part in parts_of(data) if not _TELLING.fullmatch(name))
    return packed((name, _clean_part(name, part, depth)) for name, part in kept)


def _clean_part(name: str, content: bytes, depth: int) -> bytes:
    if name.endswith(".rels") or name == "[Content_Types].xml":
        part = _OVERRIDE if name == "[Content_Types].xml" else _RELATION
        folder = name.partition("_rels/")[0]
        return part.sub(lambda found: _mention(found[0], folder), content)
    if name.endswith(".xml"):
        for _, author, _ in _AUTHOR.findall(content):  # Excel begins a comment with its author
            content = content.replace(b">" + author + b":", b">")
        content = _FOLDER.sub(rb'\1""', _TEMPLATE.sub(b"", _AUTHOR.sub(rb"\1\3", content)))
        if name.startswith("xl/persons/"):
            content = _PERSON.sub(rb'\1""', content)
        return _TAG.sub(lambda tag: _WHO.sub(rb'\1""', tag[0]), content)
    with suppress(ValueError):  # what Word shows all the same stays as it is
        if _WITHIN.fullmatch(name) and depth < _DEEPEST:
            return _clean_office(content, depth + 1)
        return clean_picture(content)
    return content


def _mention(mention: bytes, folder: str) -> bytes:
    """Nothing of a part that was left out; `folder` is the one that the target is written from."""
    found = _TARGET.search(mention)
    target = unquote(found[1].decode("utf-8", "replace")) if found else ""
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(folder + target)
    if _ON_A_MACHINE.match(target) and found:
        start, end = found.span(1)
        return mention[:start] + found[1].rpartition(b"\\")[2].rpartition(b"/")[2] + mention[end:]
    gone = _TELLING.fullmatch(path) or _TEMPLATE_LINK.search(mention)
    return b"" if gone else mention
