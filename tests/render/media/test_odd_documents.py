"""Documents to download: as they were, without who wrote them; what cannot be opened is told."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from civsite.diagnostics import Refused
from civsite.render.media import document
from tests.expectations import assert_well_said

WRITER = "钱不愿"
PATH = "content/media/表.docx"
TYPES = (
    '<Types><Override PartName="/docProps/core.xml" ContentType="x"/>'
    '<Override PartName="/word/document.xml" ContentType="y"/></Types>'
)
LINKS = (
    '<Relationships><Relationship Id="r1" Target="docProps/core.xml"/>'
    '<Relationship Id="r2" Target="word/document.xml"/></Relationships>'
)
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": LINKS,
    "word/document.xml": "<w:p>楼栋</w:p>",
    "docProps/core.xml": f"<dc:creator>{WRITER}</dc:creator>",
    "docProps/app.xml": f"<Company>{WRITER}</Company>",
    "docProps/thumbnail.jpeg": WRITER,
}


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cleaned(data: bytes, form: str) -> bytes:
    return document.render({"path": PATH, "format": form}, {"original": data})["document"]


@pytest.mark.parametrize("form", ["DOCX", "XLSX"])
def test_an_office_document_keeps_its_words_and_loses_its_writer(form: str) -> None:
    made = cleaned(zipped(PARTS), form)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert parts == {
        "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" ContentType="y"/></Types>',
        "_rels/.rels": '<Relationships><Relationship Id="r2" Target="word/document.xml"/></Relationships>',
        "word/document.xml": "<w:p>楼栋</w:p>",
    }
    assert WRITER.encode() not in made
    assert cleaned(made, form) == made


def test_a_pdf_loses_its_writer_also_where_a_picture_in_it_names_one() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    picture = pdf.make_stream(b"\x00" * 3, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    picture["/Metadata"] = pdf.make_stream(b"<x>writer-4711</x>")
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    pdf.docinfo["/Author"] = "writer-4711"
    pdf.save(out, compress_streams=False)
    assert out.getvalue().count(b"writer-4711") == 2
    made = cleaned(out.getvalue(), "PDF")
    with pikepdf.open(io.BytesIO(made)) as again:
        streams = [each for each in again.objects if isinstance(each, pikepdf.Stream)]
        assert not any(b"writer-4711" in each.read_bytes() for each in streams)
        assert not again.docinfo
        assert len(again.pages) == 1
        assert "/P" in again.pages[0].obj["/Resources"]["/XObject"]
    assert cleaned(out.getvalue(), "PDF") == made


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"", "PDF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"", "DOCX"),
        (zipped(PARTS)[:200], "DOCX"),
        (zipped(PARTS).replace(b"<w:p>", b"<w:q>"), "PDF"),
        (zipped({"xl/sheet.xml": " " * 100_000_001}), "XLSX"),
    ],
    ids=["empty", "head alone", "no zip", "cut short", "no pdf", "bomb"],
)
def test_a_document_that_cannot_be_opened_is_named(data: bytes, form: str) -> None:
    with pytest.raises(Refused) as refused:
        cleaned(data, form)
    (said,) = refused.value.diagnostics
    assert (said.code, said.span.path) == ("document-unreadable", PATH)
    assert_well_said(said)
