"""Enters: a PDF or an SVG in `content/media/`. Leaves: what of it would not be printed as it is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.drawing import drawing_faults
from civsite.load.media_facts import MediaFacts, broken, unusable
from civsite.load.record import Built
from civsite.load.titles import title_of_pdf
from civsite.media.pdf import broken_pdf, clean_pdf, first_page, has_undrawn_fields, open_pdf
from civsite.media.pdf_size import MOST_UNPACKED_BYTES, is_too_large

if TYPE_CHECKING:
    import pikepdf

_FONTS_SHOWN = 5


def read_artwork(location: Path, path: str, facts: MediaFacts) -> Built[MediaFacts]:
    """`facts` with what is to be said, or without them where it cannot be used."""
    if facts.format == "PDF":
        return _pdf(location, path, facts)
    said = drawing_faults(location.read_bytes(), f"content/{path}")
    refused = any(each.severity is Severity.ERROR for each in said)
    return Built(None if refused else facts, said)


def _pdf(location: Path, path: str, facts: MediaFacts) -> Built[MediaFacts]:
    import pikepdf

    try:
        data = location.read_bytes()
        with open_pdf(data) as document:
            pages = len(document.pages)
            too_large = pages > 0 and is_too_large(document.pages[0])
            is_undrawn = pages > 0 and has_undrawn_fields(document.pages[0])
            has_hidden = pages > 0 and _has_hidden_layers(document)
            facts = facts.model_copy(update={"title": title_of_pdf(document)})
        if pages > 0 and not too_large:
            # What is printed and what is published are made here once, to know that they can be.
            first_page(data)
            clean_pdf(data)
    except pikepdf.PasswordError:
        return unusable(
            "picture-locked",
            path,
            Text("PDF 有密码，打不开", "the PDF is locked with a password"),
            Text("另存一份不带密码的", "save a copy without the password"),
        )
    except broken_pdf():
        return Built(None, (broken(path),))
    if pages == 0:
        return Built(None, (broken(path),))
    if too_large:
        megabytes = MOST_UNPACKED_BYTES // 1_000_000
        return unusable(
            "picture-too-large",
            path,
            Text(
                f"PDF 展开后超过 {megabytes} MB，或者里面有超过一亿像素的图片",
                f"the PDF unpacks to over {megabytes} MB, or holds a picture of over 100 megapixels",
            ),
            Text(
                "在绘图软件里缩小图片、拼合图层，再导出",
                "scale its pictures down, flatten its layers, and export it again",
            ),
        )
    said = []
    if pages > 1:
        said.append(_warning(path, "artwork-pages", Text(
            f"PDF 有 {pages} 页，只会用第一页",
            f"the PDF has {pages} pages; only the first is used",
        ), Text("每页另存为一个文件", "save each page as a file of its own")))  # fmt: skip
    if is_undrawn:
        said.append(_warning(path, "artwork-form", Text(
            "PDF 表单里填的字没有画出来，印出来会缺",
            "what is typed into the PDF's form is not drawn in it, and would be missing in print",
        ), Text(
            "打开它，用“打印”另存为 PDF，再用那一份",
            "open it, print it to a new PDF, and use that",
        )))  # fmt: skip
    if has_hidden:
        said.append(_warning(path, "artwork-layers", Text(
            "PDF 里有隐藏的图层，印出来可能会显示",
            "the PDF has hidden layers, which may be seen in print",
        ), Text(
            "在绘图软件里删去隐藏的图层，再导出",
            "delete the hidden layers in the drawing program, then export it again",
        )))  # fmt: skip
    if fonts := _fonts_not_there(data):
        said.append(_missing_fonts(path, fonts))
    return Built(facts, tuple(said))


def _has_hidden_layers(document: pikepdf.Pdf) -> bool:
    """The typesetter takes a page without the list of those that are switched off."""
    layers: Any = document.Root.get("/OCProperties")
    off: Any = layers.D.get("/OFF") if layers is not None and "/D" in layers else None
    hidden = {each.objgen for each in off or ()}
    named: Any = document.pages[0].resources.get("/Properties") if hidden else None
    return named is not None and any(each.objgen in hidden for each in named.values())


def _fonts_not_there(data: bytes) -> list[str]:
    from civsite.media.pdfium import fonts_not_embedded

    try:
        return fonts_not_embedded(data)
    except ValueError:  # it opens for pikepdf, which mends more
        return []


def _missing_fonts(path: str, fonts: list[str]) -> Diagnostic:
    shown = fonts[:_FONTS_SHOWN]
    names = Text("、".join(shown), ", ".join(shown))
    more = Text(" 等", " and others") if len(fonts) > len(shown) else Text("", "")
    return _warning(path, "artwork-fonts", Text(
        f"PDF 里没有带上字体（{names.zh}{more.zh}），这些字在样张、电子屏和印厂可能缺失或走样",
        f"the PDF does not carry its fonts ({names.en}{more.en}): their words may be missing or "
        "changed on proofs, on screens and in print",
    ), Text(
        "导出 PDF 时选“嵌入所有字体”，或把文字转成曲线再导出",
        "export it with all fonts embedded, or with its text converted to outlines",
    ))  # fmt: skip


def _warning(path: str, code: str, message: Text, hint: Text) -> Diagnostic:
    return Diagnostic(code, Span(f"content/{path}"), message, hint, Severity.WARNING)
