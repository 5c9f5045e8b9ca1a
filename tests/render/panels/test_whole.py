"""The whole board in a piece: every panel in its place at 1:1, in the inks and fonts it came with."""

from __future__ import annotations

import io
import json

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from civsite.model.board import Board, BoardKind, Slot
from civsite.model.scalars import Point, Size
from civsite.render.job import Job
from civsite.render.panels import whole
from tests.pixels import Rgb, colour_at
from tests.render.panels.subjects import SUBJECTS, THEME_FILES, details, look, text_of, typeset

pytestmark = pytest.mark.slow

_MM = 72 / 25.4


def _board(size: tuple[int, int], *slots: Slot) -> Board:
    return Board(id="b", name="南围墙", kind=BoardKind.WALL, size=Size(*size), slots=slots)


def _slot(name: str, x: int, y: int, width: int = 300, height: int = 400) -> Slot:
    return Slot(id=name, at=Point(x, y), size=Size(width, height))


def _made(board: Board, panels: dict[str, bytes], colour: str = "cmyk", bleed: int = 5) -> bytes:
    jobs = {slot: Job(f"panel/{slot}", "f", "{}", {"pdf": None}) for slot in panels}
    job = whole.whole_board_job(board, jobs, details(colour, bleed=bleed), look(), "boards/b/whole")
    files = {f"panel/{slot}": data for slot, data in panels.items()}
    return whole.render(json.loads(job.request), {**THEME_FILES, **files})["pdf"]


def _panel(colour: str = "cmyk") -> bytes:
    printing = details(colour, bleed=5)
    return typeset(SUBJECTS["poster-four"], 300, 400, variant=1, printing=printing)["pdf"]


def _boxes_mm(page: pikepdf.Page) -> dict[str, list[float]]:
    unit = float(page.obj.get("/UserUnit", 1))
    return {
        name: [round(float(edge) * unit / _MM, 1) for edge in page.obj[name]]
        for name in ("/MediaBox", "/BleedBox", "/TrimBox")
    }


def test_the_sheet_is_as_large_as_the_board() -> None:
    board = _board((1000, 700), _slot("A", 100, 150))
    with pikepdf.open(io.BytesIO(_made(board, {"A": _panel()}))) as document:
        assert len(document.pages) == 1
        boxes = _boxes_mm(document.pages[0])
    assert boxes["/TrimBox"] == [13, 13, 1013, 713]
    assert boxes["/BleedBox"] == [8, 8, 1018, 718]
    assert boxes["/MediaBox"] == [0, 0, 1026, 726]


def test_a_wall_of_six_metres_is_written_in_larger_units() -> None:
    made = _made(_board((6000, 700), _slot("A", 5500, 150)), {"A": _panel()})
    with pikepdf.open(io.BytesIO(made)) as document:
        page = document.pages[0]
        assert float(page.obj.UserUnit) == 2
        assert max(float(edge) for edge in page.mediabox) <= 14_400
        assert _boxes_mm(page)["/TrimBox"] == [13, 13, 6013, 713]
    seen = _picture(made, 0.2)
    ground, panel = _at(seen, 100, 600, 6026, 726), _at(seen, 13 + 5510, 13 + 540, 6026, 726)
    assert sum(ground) > 650
    assert sum(panel) < 500


def test_panels_stand_in_their_slots_and_their_bleed_covers_nothing() -> None:
    seen = _picture(
        _made(_board((700, 400), _slot("A", 0, 0), _slot("B", 302, 0)), {"A": _panel()})
    )
    assert sum(_at(seen, 10, 350, 726, 426)) < 500  # left of the trim: the panel's own bleed
    assert sum(_at(seen, 13 + 296, 350, 726, 426)) < 500
    assert sum(_at(seen, 13 + 303, 350, 726, 426)) > 650  # its right bleed would reach to 305


def test_an_empty_slot_stays_ground() -> None:
    seen = _picture(
        _made(_board((700, 500), _slot("A", 20, 60), _slot("B", 360, 60)), {"A": _panel()})
    )
    assert sum(_at(seen, 13 + 500, 13 + 300, 726, 526)) > 650


def test_inks_fonts_and_words_of_the_panels_are_kept() -> None:
    panel = _panel()
    made = _made(
        _board((1000, 700), _slot("A", 100, 150), _slot("B", 500, 150)), {"A": panel, "B": panel}
    )
    assert text_of(made).count(text_of(panel)) == 2
    with pikepdf.open(io.BytesIO(made)) as document, pikepdf.open(io.BytesIO(panel)) as source:
        assert document.docinfo["/GTS_PDFXVersion"] == "PDF/X-4"
        assert len(document.Root.OutputIntents) == 1
        forms = [document.pages[0].resources.XObject[f"/Panel{number}"] for number in (0, 1)]
        inks = [
            each for each in pikepdf.parse_content_stream(source.pages[0]) if str(each[1]) == "k"
        ]
        for form in forms:
            kept = [each for each in pikepdf.parse_content_stream(form) if str(each[1]) == "k"]
            assert len(kept) == len(inks) > 0
        fonts = [
            o
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/FontDescriptor" in o
        ]
        assert fonts
        for font in fonts:
            assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())


@pytest.mark.parametrize(("colour", "claim"), [("cmyk", "/GTS_PDFXVersion"), ("rgb", "2B")])
def test_a_board_with_a_pdf_of_others_claims_nothing(colour: str, claim: str) -> None:
    foreign = pikepdf.new()
    foreign.add_blank_page(page_size=(300 * _MM, 400 * _MM))
    stream = io.BytesIO()
    foreign.save(stream)
    board = _board((1000, 700), _slot("A", 100, 150), _slot("B", 500, 150))
    ours = {"A": _panel(colour)}
    for panels, claims in ((ours, True), ({**ours, "B": stream.getvalue()}, False)):
        with pikepdf.open(io.BytesIO(_made(board, panels, colour))) as document:
            said = [*document.docinfo.keys(), document.open_metadata().pdfa_status]
            assert (claim in said) is claims


def test_a_board_of_two_sides_has_a_page_for_each() -> None:
    back = Slot.model_validate({"id": "B", "at": "100x150", "size": "300x400", "side": "back"})
    made = _made(_board((1000, 700), _slot("A", 100, 150), back), {"A": _panel(), "B": _panel()})
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 2
        assert all(_boxes_mm(page)["/TrimBox"] == [13, 13, 1013, 713] for page in document.pages)
        assert all("/Panel0" in page.resources.XObject for page in document.pages)


def _picture(pdf: bytes, scale: float = 0.5) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return picture


def _at(picture: Image.Image, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> Rgb:
    """The colour at a place measured from the sheet's upper left corner."""
    across, down = picture.width / width_mm, picture.height / height_mm
    return colour_at(picture, (round(x_mm * across), round(y_mm * down)))
