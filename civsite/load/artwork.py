"""Enters: a PDF or an SVG in `content/media/`. Leaves: why it cannot be set, if it cannot.

The typesetter reads files alone: what a drawing links to, from the web or beside it, would be
missing in print.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from civsite.diagnostics import Diagnostic, Severity, Span, Text

_EMBEDDED = ("data:", "#")
_LINKING = frozenset({"image", "feImage", "use"})


def problem_of_artwork(location: Path, path: str) -> Diagnostic | None:
    """The first problem of the file; `path` is relative to `content/`."""
    if location.suffix.lower() == ".pdf":
        return _problem_of_pdf(location, path)
    return _problem_of_svg(location, path)


def _problem_of_pdf(location: Path, path: str) -> Diagnostic | None:
    import pikepdf

    try:
        with pikepdf.open(location) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        return Diagnostic(
            "picture-locked",
            Span(f"content/{path}"),
            Text("PDF 有密码，打不开", "the PDF is locked with a password"),
            Text("另存一份不带密码的", "save a copy without the password"),
        )
    except pikepdf.PdfError:
        return broken(path)
    if pages == 0:
        return broken(path)
    if pages > 1:
        return Diagnostic(
            "artwork-pages",
            Span(f"content/{path}"),
            Text(
                f"PDF 有 {pages} 页，只会用第一页",
                f"the PDF has {pages} pages; only the first is used",
            ),
            Text("每页另存为一个文件", "save each page as a file of its own"),
            Severity.WARNING,
        )
    return None


class _Linked(Exception):
    """Stops reading at the first link; says it and where it stands."""

    def __init__(self, link: str, line: int, column: int) -> None:
        super().__init__(link)
        self.link, self.line, self.column = link, line, column


def _problem_of_svg(location: Path, path: str) -> Diagnostic | None:
    parser = expat.ParserCreate()

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] not in _LINKING:
            return
        link = attributes.get("href", attributes.get("xlink:href", "#")).strip()
        if not link.startswith(_EMBEDDED):
            raise _Linked(link, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = started
    try:
        with location.open("rb") as stream:
            parser.ParseFile(stream)
    except expat.ExpatError:
        return broken(path)
    except _Linked as linked:
        return _linked(path, linked)
    return None


def _linked(path: str, linked: _Linked) -> Diagnostic:
    shown = linked.link if len(linked.link) <= 60 else f"{linked.link[:57]}…"
    return Diagnostic(
        "picture-links",
        Span(f"content/{path}", linked.line, linked.column),
        Text(
            f"图里引用了别处的文件（{shown}），印不出来",
            f"the drawing links to another file ({shown}), which cannot be printed",
        ),
        Text(
            "在绘图软件里把图片嵌入后再存", "embed the pictures in the drawing program, then save"
        ),
    )


def broken(path: str) -> Diagnostic:
    """What is said of a picture that nothing can open."""
    return Diagnostic(
        "picture-unreadable",
        Span(f"content/{path}"),
        Text("图片打不开，文件已损坏或不完整", "the picture cannot be read: damaged or cut off"),
        Text("重新导出或重新拷贝这张图片", "export or copy the picture again"),
    )
