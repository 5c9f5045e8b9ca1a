"""Documents as offices write them: what they tell of people besides their words is not published."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from PIL import Image

from civsite.render.media import document

WRITER = "钱不愿"
PLACE = "secret-place-4711"


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = PLACE
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "#c98a2b").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cleaned(data: bytes, form: str) -> bytes:
    return document.render(
        {"path": f"content/media/a.{form.lower()}", "format": form}, {"original": data}
    )["document"]


def relation(number: int, kind: str, target: str) -> str:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="rId{number}" Type="{schema}/{kind}" Target="{target}"/>'


WORD: dict[str, str | bytes] = {
    "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" ContentType="a"/>'
    '<Override PartName="/word/people.xml" ContentType="b"/></Types>',
    "_rels/.rels": f"<Relationships>{relation(1, 'officeDocument', 'word/document.xml')}</Relationships>",
    "word/document.xml": f'<w:body><w:ins w:id="1" w:author="{WRITER}" w:date="2026-11-01T09:00:00Z">'
    f"<w:r><w:t>报名表 author=\"填表人\"</w:t></w:r></w:ins><w:del w:id='2' w:author='{WRITER}'/></w:body>",
    "word/comments.xml": f'<w:comments><w:comment w:id="0" w:author="{WRITER}" w:initials="QBY">'
    "<w:p><w:t>改一下</w:t></w:p></w:comment></w:comments>",
    "word/people.xml": f'<w15:people><w15:person w15:author="{WRITER}"/></w15:people>',
    "word/settings.xml": '<w:settings><w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/></w:settings>',
    "word/_rels/settings.xml.rels": "<Relationships>"
    + relation(1, "attachedTemplate", f"file:///C:\\Users\\{WRITER}\\Normal.dotm")
    + "</Relationships>",
    "word/_rels/document.xml.rels": "<Relationships>"
    + relation(1, "image", "media/image1.jpeg")
    + relation(2, "people", "people.xml")
    + "</Relationships>",
}


def test_a_word_file_names_nobody_who_changed_or_commented_it() -> None:
    made = unzipped(cleaned(zipped({**WORD, "word/media/image1.jpeg": photo()}), "DOCX"))
    assert "word/people.xml" not in made
    for name, content in made.items():
        assert WRITER.encode() not in content, name
        assert b"QBY" not in content, name
        assert b"people" not in content, name
    assert '<w:t>报名表 author="填表人"</w:t>' in made["word/document.xml"].decode()
    assert "改一下" in made["word/comments.xml"].decode()
    assert b'<w:zoom w:percent="100"/>' in made["word/settings.xml"]
    assert b"image1.jpeg" in made["word/_rels/document.xml.rels"]


def test_photos_in_a_word_file_and_in_what_it_holds_tell_no_place() -> None:
    table = zipped({"xl/media/image1.jpg": photo(), "docProps/core.xml": WRITER})
    parts = {**WORD, "word/media/image1.jpeg": photo(), "word/embeddings/表.xlsx": table}
    made = unzipped(cleaned(zipped(parts), "DOCX"))
    within = unzipped(made["word/embeddings/表.xlsx"])
    assert list(within) == ["xl/media/image1.jpg"]
    for each in (made["word/media/image1.jpeg"], within["xl/media/image1.jpg"]):
        assert PLACE.encode() not in each
        assert Image.open(io.BytesIO(each)).tobytes() == Image.open(io.BytesIO(photo())).tobytes()


def test_a_spreadsheet_keeps_its_comments_without_their_author() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "户数"
    book.active["A1"].comment = Comment(f"{WRITER}:按楼栋填", WRITER)
    stream = io.BytesIO()
    book.save(stream)
    made = cleaned(stream.getvalue(), "XLSX")
    assert not any(WRITER.encode() in content for content in unzipped(made).values())
    again = openpyxl.load_workbook(io.BytesIO(made)).active
    assert again is not None
    assert again["A1"].value == "户数"
    assert "按楼栋填" in again["A1"].comment.text


def test_a_spreadsheet_does_not_tell_its_folder_and_its_conversations_no_names() -> None:
    parts = {
        "xl/workbook.xml": f'<workbook><fileSharing userName="{WRITER}"/><x15ac:absPath '
        f'url="C:\\Users\\{WRITER}\\" xmlns:x15ac="x"/></workbook>',
        "xl/persons/person.xml": f'<personList><person displayName="{WRITER}" id="{{1}}" '
        f'userId="{WRITER}@example.org" providerId="AD"/></personList>',
        "xl/tables/table1.xml": '<table id="1" name="表1" displayName="表1" ref="A1:B2"/>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": "<Relationships>"
        + relation(1, "externalLinkPath", f"file:///C:\\Users\\{WRITER}\\台账.xlsx")
        + "</Relationships>",
        "xl/comments1.xml": "<comments><authors><author>tc={1}</author></authors></comments>",
    }
    made = unzipped(cleaned(zipped(parts), "XLSX"))
    assert not any(WRITER.encode() in content for content in made.values())
    assert 'displayName="表1"' in made["xl/tables/table1.xml"].decode()
    assert 'Target="台账.xlsx"' in made["xl/externalLinks/_rels/externalLink1.xml.rels"].decode()
    assert b"tc={1}" in made["xl/comments1.xml"]
    assert b'id="{1}"' in made["xl/persons/person.xml"]


@pytest.mark.parametrize("squeezed", [False, True])
def test_a_pdf_keeps_its_pages_and_form_and_loses_notes_and_attachments(squeezed: bool) -> None:
    name = pikepdf.Name
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        picture = pdf.make_stream(b"", Type=name.XObject, Subtype=name.Image, Width=40, Height=30)
        picture.ColorSpace, picture.BitsPerComponent = name.DeviceRGB, 8
        picture.write(photo(), filter=name.DCTDecode)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        page.obj.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=PLACE))
        pdf.attachments["名单.txt"] = PLACE.encode()
        pdf.docinfo["/Author"] = PLACE
        rect = pikepdf.Array([0, 0, 50, 20])
        field = {"/Subtype": name.Widget, "/FT": name.Tx, "/T": "户主"}
        comment = {"/Subtype": name.Text, "/T": PLACE, "/Contents": "请看"}
        pinned = {"/Subtype": name.FileAttachment, "/T": PLACE}
        notes = [
            pdf.make_indirect(pikepdf.Dictionary({"/Type": name.Annot, "/Rect": rect, **each}))
            for each in (field, comment, pinned)
        ]
        page.obj.Annots = pikepdf.Array(notes)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(notes[:1]))
        stream = io.BytesIO()
        pdf.save(stream, recompress_flate=squeezed, compress_streams=squeezed)
    made = cleaned(stream.getvalue(), "PDF")
    with pikepdf.open(io.BytesIO(made)) as again:
        assert not again.attachments
        assert not again.docinfo
        for each in again.objects:
            told = (
                each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else repr(each).encode()
            )
            assert PLACE.encode() not in told
        kept = [str(each.get("/T", "")) for each in again.pages[0].obj.Annots.as_list()]
        assert kept == ["户主", ""]
        shown = again.pages[0].obj.Resources.XObject.P.read_raw_bytes()
        assert Image.open(io.BytesIO(shown)).size == (40, 30)
