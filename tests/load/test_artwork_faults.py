"""Finished artwork whose words or pictures would be missing in print is told of before it is printed."""

from __future__ import annotations

import base64
import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.expectations import assert_well_said
from tests.load.communities import POSTER, load

MEDIA = "content/media/"
PAGE = '<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></foreignObject>'


def saved(form: str) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(stream, form)
    return stream.getvalue()


def within(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def poster(name: str) -> str:
    return f"title: 维修\ncampaign: own\nartwork: media/{name}\nprovenance: 自绘\n"


def said_of(root: Path, name: str, data: bytes) -> list[tuple[str, str, int, str]]:
    """Severity, code, line and Chinese message of each thing that is said of artwork."""
    _, said = load(root, {MEDIA + name: data, POSTER: poster(name)})
    for each in said:
        assert_well_said(each)
        assert each.span.path == MEDIA + name
    return [(each.severity.value, each.code, each.span.line, each.message.zh) for each in said]


def svg(*lines: str) -> bytes:
    opened = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return "\n".join([opened, *lines, "</svg>"]).encode()


@pytest.mark.parametrize(
    "lines",
    [
        ("<g>", PAGE.format("上门"), "</g>"),
        ("<g>", PAGE.format("<p>上<b>门</b></p>"), "</g>"),
        ("<switch>", PAGE.format("上门"), "<text>Text is not SVG</text></switch>"),
        (
            "<g>",
            PAGE.format("<style>p{}</style>上门").replace("foreignObject", "svg:foreignObject"),
            "</g>",
        ),
    ],
)
def test_words_in_a_page_within_a_drawing_are_an_error_at_their_line(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    drawing = svg(*lines).replace(b"<svg ", b'<svg xmlns:svg="http://www.w3.org/2000/svg" ')
    ((severity, code, line, message),) = said_of(tmp_path, "a.svg", drawing)
    assert (severity, code, line) == ("error", "picture-words", 3)
    assert "上门" in message


@pytest.mark.parametrize(
    "line",
    [
        '<foreignObject width="9" height="9"/>',
        PAGE.format("<style>p{color:red}</style> "),
        f"<switch>{PAGE.format('上 门')}<text>上门</text></switch>",
        '<text font-family="Noto Sans SC">上门</text>',
        '<text font-family="sans-serif">上门</text>',
        '<text style="font: bold 12px serif">上门</text>',
        '<g font-family="微软雅黑"><path d="M0 0"/></g>',
        '<rect fill="url(#shade)" style="filter:url(#soft)"/>',
        "<style>@font-face{font-family:A;src:url(a.woff)} .b{fill:url('#shade')} /* url(x) */</style>",
        '<a href="https://example.org/"><path d="M0 0"/></a>',
        f'<image href="{within(saved("PNG"))}"/>',
        f'<image href="{within(saved("JPEG") + bytes(99))}"/>',
        "<image href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"/>",
    ],
)
def test_of_a_drawing_that_prints_as_it_is_nothing_is_said(tmp_path: Path, line: str) -> None:
    assert said_of(tmp_path, "a.svg", svg(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        '<image href="photo.jpg"/>',
        '<image xmlns:l="http://www.w3.org/1999/xlink" l:href="photo.jpg"/>',
        '<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="https://example.org/a.css"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>@import url(a.css);</style>",
        '<rect style="fill:url(patterns.svg#leaf)"/>',
        "<rect fill=\"url('patterns.svg#leaf')\"/>",
        '<?xml-stylesheet type="text/css" href="a.css"?>',
    ],
)
def test_whatever_a_drawing_takes_from_elsewhere_is_an_error(tmp_path: Path, line: str) -> None:
    ((severity, code, at, _),) = said_of(tmp_path, "a.svg", svg(line))
    assert (severity, code, at) == ("error", "picture-links", 2)


@pytest.mark.parametrize(
    "picture", [saved("JPEG")[:400], saved("PNG")[:-20], saved("TIFF"), b"", b"no picture"]
)
def test_a_picture_within_that_is_cut_off_or_not_drawn_is_an_error(
    tmp_path: Path, picture: bytes
) -> None:
    drawing = svg(f'<image href="{within(picture)}"/>')
    ((severity, code, line, _),) = said_of(tmp_path, "a.svg", drawing)
    assert (severity, code, line) == ("error", "picture-within", 2)


@pytest.mark.parametrize(
    "line",
    [
        '<text font-family="微软雅黑">上门</text>',
        "<text style=\"font-family:'微软雅黑',sans-serif\">上门</text>",
        '<style>.a{font: 12px "微软雅黑"}</style><text class="a">上门</text>',
    ],
)
def test_a_font_that_is_not_here_is_named(tmp_path: Path, line: str) -> None:
    ((severity, code, at, message),) = said_of(tmp_path, "a.svg", svg(line))
    assert (severity, code, at) == ("warning", "artwork-fonts", 2)
    assert "微软雅黑" in message


@pytest.mark.parametrize(
    "line",
    [
        "<script>draw()</script>",
        '<rect><animate attributeName="x" to="9"/></rect>',
        "<style>@keyframes a{to{opacity:1}}</style>",
    ],
)
def test_a_drawing_that_moves_stands_still_with_a_warning(tmp_path: Path, line: str) -> None:
    ((severity, code, *_),) = said_of(tmp_path, "a.svg", svg(line))
    assert (severity, code) == ("warning", "artwork-moves")


def pdf(content: bytes, fonts: dict[str, str], hidden: bool = False) -> bytes:
    """A page with fonts that are only named, by the names in `content`."""
    name = pikepdf.Name
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(300, 200))
    page.contents_add(content)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary())
    for key, font in fonts.items():
        page.obj.Resources.Font[f"/{key}"] = pikepdf.Dictionary(
            Type=name.Font, Subtype=name.TrueType, BaseFont=name(f"/{font}")
        )
    if hidden:
        layer = document.make_indirect(pikepdf.Dictionary(Type=name.OCG, Name="draft"))
        layers = pikepdf.Array([layer])
        document.Root.OCProperties = pikepdf.Dictionary(
            OCGs=layers, D=pikepdf.Dictionary(OFF=layers)
        )
        page.obj.Resources.Properties = pikepdf.Dictionary(L=layer)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_fonts_that_a_pdf_only_names_are_told(tmp_path: Path) -> None:
    words = b"BT /A 20 Tf 9 9 Td (a) Tj /B 20 Tf (b) Tj ET"
    fonts = {"A": "SimHei", "B": "ABCDEF+KaiTi", "C": "NotUsed"}
    ((severity, code, _, message),) = said_of(tmp_path, "a.pdf", pdf(words, fonts))
    assert (severity, code) == ("warning", "artwork-fonts")
    assert "KaiTi、SimHei）" in message


def test_a_font_is_told_by_its_name_as_old_windows_wrote_it(tmp_path: Path) -> None:
    named = pdf(b"BT /A 20 Tf (a) Tj ET", {"A": "SongTiXX"})
    gbk = named.replace(b"/SongTiXX", b"/#CB#CE#CC#E5", 1)
    ((_, code, _, message),) = said_of(tmp_path, "a.pdf", gbk)
    assert code == "artwork-fonts"
    assert "宋体" in message


@pytest.mark.parametrize("content", [b"BT /A 20 Tf 3 Tr (what a scan says) Tj ET", b"0 0 9 9 re f"])
def test_fonts_of_words_that_nobody_sees_are_no_matter(tmp_path: Path, content: bytes) -> None:
    assert said_of(tmp_path, "a.pdf", pdf(content, {"A": "SimHei"})) == []


def test_fonts_of_a_form_to_download_are_no_matter(tmp_path: Path) -> None:
    form = pdf(b"BT /A 20 Tf (a) Tj ET", {"A": "SimHei"})
    assert load(tmp_path, {MEDIA + "form.pdf": form})[1] == ()


def test_hidden_layers_that_print_would_show_are_told(tmp_path: Path) -> None:
    layered = pdf(b"/OC /L BDC 0 0 9 9 re f EMC", {}, hidden=True)
    ((severity, code, *_),) = said_of(tmp_path, "a.pdf", layered)
    assert (severity, code) == ("warning", "artwork-layers")


@pytest.mark.parametrize(("value", "said"), [("张户主", ["artwork-form"]), ("", [])])
def test_what_is_typed_into_a_form_but_not_drawn_is_told(
    tmp_path: Path, value: str, said: list[str]
) -> None:
    name = pikepdf.Name
    with pikepdf.open(io.BytesIO(pdf(b"0 0 9 9 re f", {}))) as document:
        field = document.make_indirect(
            pikepdf.Dictionary(
                Type=name.Annot, Subtype=name.Widget, FT=name.Tx, T="a", V=value,
                Rect=pikepdf.Array([0, 0, 90, 20]),
            )
        )  # fmt: skip
        document.pages[0].obj.Annots = pikepdf.Array([field])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        stream = io.BytesIO()
        document.save(stream)
    assert [code for _, code, *_ in said_of(tmp_path, "a.pdf", stream.getvalue())] == said


def test_a_pdf_with_a_name_that_is_no_text_is_told_as_damaged(tmp_path: Path) -> None:
    document = pikepdf.new()
    document.add_blank_page(page_size=(300, 200)).contents_add(b"0 0 9 9 re f " * 40)
    stream = io.BytesIO()
    document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    damaged = stream.getvalue().replace(b"/FlateDecode", b"/FlateDeco#9F")
    assert damaged != stream.getvalue()
    assert [code for _, code, *_ in said_of(tmp_path, "a.pdf", damaged)] == ["picture-unreadable"]


@pytest.mark.slow
def test_a_pdf_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(300, 200))
    squeezing = zlib.compressobj(9)
    parts = [squeezing.compress(bytes(30_000_000)) for _ in range(8)]
    content = document.make_stream(b"")
    content.write(b"".join([*parts, squeezing.flush()]), filter=pikepdf.Name.FlateDecode)
    page.obj.Contents = content
    stream = io.BytesIO()
    document.save(stream, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    bomb = stream.getvalue()
    assert len(bomb) < 300_000
    ((severity, code, *_),) = said_of(tmp_path, "a.pdf", bomb)
    assert (severity, code) == ("error", "picture-too-large")
