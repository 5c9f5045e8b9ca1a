"""What a print shop looks at: boxes, marks, inks, fonts; and that nothing changes by itself."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from PIL import ImageCms

from civsite.diagnostics import Refused
from civsite.render.panels.pdf import PROFILE
from tests.render.panels.inks import inks_of_text
from tests.render.panels.subjects import SUBJECTS, details, poster, typeset

pytestmark = pytest.mark.slow

MM = 72 / 25.4


def _boxes(pdf: bytes) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        names = ("MediaBox", "BleedBox", "TrimBox")
        return {name: [round(float(edge) / MM, 2) for edge in page[f"/{name}"]] for name in names}


def test_boxes_are_exact_with_marks_outside_the_bleed() -> None:
    boxes = _boxes(typeset(SUBJECTS["poster-usual"], 600, 900)["pdf"])
    assert boxes["TrimBox"] == [11, 11, 611, 911]
    assert boxes["BleedBox"] == [8, 8, 614, 914]
    assert boxes["MediaBox"] == [0, 0, 622, 922]


def test_without_marks_the_sheet_ends_at_the_bleed() -> None:
    printing = details(marks=False, bleed=5)
    boxes = _boxes(typeset(SUBJECTS["poster-usual"], 600, 900, printing=printing)["pdf"])
    assert boxes["TrimBox"] == [5, 5, 605, 905]
    assert boxes["BleedBox"] == boxes["MediaBox"] == [0, 0, 610, 910]


def test_the_ground_fills_the_bleed() -> None:
    printing = details(marks=False, bleed=5)
    pdf = typeset(SUBJECTS["poster-four"], 600, 900, variant=1, printing=printing)["pdf"]
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    corners = [(1, picture.height - 2), (picture.width - 2, picture.height - 2)]
    assert all(sum(picture.getpixel(corner)) < 500 for corner in corners)


@pytest.mark.parametrize("name", ["convention-usual", "honours-usual", "notice-usual"])
def test_all_fonts_are_embedded_and_subset(name: str) -> None:
    with pikepdf.open(io.BytesIO(typeset(SUBJECTS[name], 600, 900)["pdf"])) as document:
        fonts = [
            each for each in document.objects if _is(each, "/Font") and "/FontDescriptor" in each
        ]
        assert fonts
        for font in fonts:
            assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


def _is(value: object, kind: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == kind


def _colours(pdf: bytes) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The CMYK and the RGB colours that a page's content sets, as written."""
    cmyk, rgb = set(), set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [document.pages[0]] + [
            each for each in document.objects if isinstance(each, pikepdf.Stream)
            and each.get("/Subtype") == "/Form"
        ]  # fmt: skip
        for stream in streams:
            for each in pikepdf.parse_content_stream(stream):
                operator, values = each.operator, tuple(str(operand) for operand in each.operands)
                if str(operator) in ("k", "K") or (
                    str(operator) in ("scn", "SCN") and len(values) == 4
                ):
                    cmyk.add(values)
                elif str(operator) in ("rg", "RG") or (
                    str(operator) in ("scn", "SCN") and len(values) == 3
                ):
                    rgb.add(values)
    return cmyk, rgb


def test_cmyk_panels_carry_no_rgb_ink_and_never_too_much_ink() -> None:
    printing = details(marks=False)
    for name in ("poster-usual", "convention-usual", "notice-much", "notice-usual"):
        cmyk, rgb = _colours(typeset(SUBJECTS[name], 900, 1200, printing=printing)["pdf"])
        assert cmyk
        assert not rgb
        assert all(sum(float(ink) for ink in inks) <= 3.0 for inks in cmyk)
        assert any(tuple(map(float, inks)) == (0, 0, 0, 1) for inks in cmyk)


def _with_pictures(name: str) -> bytes:
    return typeset(SUBJECTS[name], 600, 900)["pdf"]


@pytest.mark.parametrize("name", ["poster-usual", "honours-usual", "notice-much"])
def test_a_cmyk_panel_names_its_ink_and_paper_and_calls_itself_pdfx4(name: str) -> None:
    with pikepdf.open(io.BytesIO(_with_pictures(name))) as document:
        (intent,) = document.Root.OutputIntents
        profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
        metadata = document.open_metadata()
        assert document.pdf_version == "1.6"
        assert intent.S == "/GTS_PDFX"
        assert (profile.profile.device_class, profile.profile.xcolor_space) == ("prtr", "CMYK")
        assert str(document.docinfo["/GTS_PDFXVersion"]) == "PDF/X-4"
        assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert str(document.docinfo["/Trapped"]) == "/False"
        assert metadata["dc:title"] == str(document.docinfo["/Title"])


def test_photos_of_a_cmyk_panel_carry_their_colour_profile_and_nothing_is_see_through() -> None:
    with pikepdf.open(io.BytesIO(_with_pictures("honours-usual"))) as document:
        pictures = [each for each in document.objects if _is_picture(each)]
        assert pictures
        assert all(picture.ColorSpace[0] == "/ICCBased" for picture in pictures)
        assert not any("/SMask" in picture for picture in pictures)
        assert "/Group" not in document.pages[0]


def _is_picture(value: object) -> bool:
    return isinstance(value, pikepdf.Stream) and value.get("/Subtype") == "/Image"


def test_a_shops_own_profile_wins_and_a_wrong_one_is_named() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for wrong in (srgb, b"no profile", b""):
        with pytest.raises(Refused) as refused:
            typeset(SUBJECTS["poster-usual"], 600, 900, pictures={PROFILE: wrong})
        (diagnostic,) = refused.value.diagnostics
        assert (diagnostic.code, diagnostic.span.path) == ("colour-profile", PROFILE)


def test_an_rgb_panel_is_pdf_a() -> None:
    for name in ("poster-usual", "honours-usual"):
        pdf = typeset(SUBJECTS[name], 600, 900, printing=details(colour="rgb"))["pdf"]
        with pikepdf.open(io.BytesIO(pdf)) as document:
            metadata = document.open_metadata()
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")


def test_artwork_that_is_a_pdf_is_printed_without_a_claim_for_it() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as artwork:
        artwork.add_blank_page(page_size=(600, 900))
        artwork.save(stream)
    item = poster(artwork="media/poster.pdf")
    for colour in ("cmyk", "rgb"):
        pictures = {"media/poster.pdf": stream.getvalue()}
        printing = details(colour=colour)
        pdf = typeset(item, 600, 900, printing=printing, pictures=pictures)["pdf"]
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert "/GTS_PDFXVersion" not in document.docinfo
            assert "pdfaid:part" not in document.open_metadata()


def test_rgb_panels_carry_no_cmyk() -> None:
    printing = details(colour="rgb", marks=False)
    cmyk, _ = _colours(typeset(SUBJECTS["poster-usual"], 600, 900, printing=printing)["pdf"])
    assert not cmyk


def test_the_same_panel_is_the_same_bytes() -> None:
    first = typeset(SUBJECTS["honours-usual"], 600, 900)
    typeset(SUBJECTS["poster-usual"], 405, 550)
    assert typeset(SUBJECTS["honours-usual"], 600, 900) == first


def test_each_quarter_looks_different() -> None:
    proofs = {
        typeset(SUBJECTS["convention-usual"], 600, 900, quarter=f"2026Q{number}")["png"]
        for number in (1, 2, 3, 4)
    }
    assert len(proofs) == 4


_SMALL_PT = 36.0
_RICHEST_SMALL = 3.0
_ONE_OF_EACH = [name for name in SUBJECTS if name.endswith(("usual", "four", "words", "survey"))]


@pytest.mark.parametrize("name", _ONE_OF_EACH)
@pytest.mark.parametrize("variant", [0, 1])
def test_small_text_is_never_set_in_a_rich_black(name: str, variant: int) -> None:
    pdf = typeset(SUBJECTS[name], 600, 900, variant=variant)["pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        inks = [ink for ink in inks_of_text(document.pages[0]) if ink.points <= _SMALL_PT]
    assert inks
    for ink in inks:
        assert sum(ink.cmyk) <= _RICHEST_SMALL
        assert ink.cmyk[3] < 0.9 or ink.cmyk == (0, 0, 0, 1), "black text that is not black alone"
