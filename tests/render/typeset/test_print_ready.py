"""What a print shop looks at: boxes, marks, inks, fonts; and that nothing changes by itself."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from tests.render.typeset.subjects import SUBJECTS, details, typeset

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
            for operands, operator in pikepdf.parse_content_stream(stream):
                values = tuple(str(operand) for operand in operands)
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
