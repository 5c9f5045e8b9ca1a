"""What a print shop's preflight says of panels: own reading of PDF/X-4, and checkers of others.

veraPDF, Ghostscript and qpdf are asked where they are installed; nobody needs them to run the rest.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.render.panels.preflight import pdfx4_faults
from tests.render.panels.subjects import SUBJECTS, details, typeset

pytestmark = pytest.mark.slow

POINTS_PER_MM = 72 / 25.4
_KINDS = ("poster-four", "steps-usual", "survey", "convention-usual", "honours-usual",
          "news-usual", "digest-usual", "notice-usual")  # fmt: skip
_TOO_LONG = (6000, 1200)  # mm; a page of PDF ends at 5080
_DIFFERENT = 4  # mean of 255, between two programs' edges of one page; 4 px aside give 11


@pytest.mark.parametrize("name", _KINDS)
def test_a_cmyk_panel_keeps_pdfx4(name: str) -> None:
    assert pdfx4_faults(typeset(SUBJECTS[name], 600, 900)["pdf"]) == []


@pytest.mark.parametrize("bleed", [0, 10])
@pytest.mark.parametrize("marks", [True, False])
def test_it_does_with_and_without_marks_and_bleed(marks: bool, bleed: int) -> None:
    printing = details(marks=marks, bleed=bleed)
    pdf = typeset(SUBJECTS["poster-usual"], 600, 900, printing=printing)["pdf"]
    assert pdfx4_faults(pdf) == []


def _no_trim(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj.TrimBox


def _bleed_inside(document: pikepdf.Pdf) -> None:
    document.pages[0].bleedbox = pikepdf.Array([100, 100, 200, 200])


def _script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
    document.Root.OpenAction = document.make_indirect(action)


def _bare_photo(document: pikepdf.Pdf) -> None:
    pictures = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
    next(
        each for each in pictures if each.get("/Subtype") == "/Image"
    ).ColorSpace = pikepdf.Name.DeviceRGB


def _no_intent(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def _other_title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "x"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_no_trim, "not exactly one of TrimBox and ArtBox"),
        (_bleed_inside, "boxes are not nested"),
        (_script, "action /JavaScript"),
        (_bare_photo, "photo in DeviceRGB"),
        (_no_intent, "0 output intents"),
        (_other_title, "two titles"),
    ],
)
def test_the_reading_of_pdfx4_finds_what_is_wrong(
    spoil: Callable[[pikepdf.Pdf], None], fault: str, a_panel: bytes
) -> None:
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_panel)) as document:
        spoil(document)
        document.save(spoilt)
    assert fault in pdfx4_faults(spoilt.getvalue())


@pytest.fixture(scope="module")
def a_panel() -> bytes:
    return typeset(SUBJECTS["news-usual"], 600, 900)["pdf"]


@pytest.mark.parametrize("colour", ["cmyk", "rgb"])
def test_a_panel_of_over_five_metres_is_as_large_as_asked_and_no_page_too_long(colour: str) -> None:
    printing = details(colour=colour)
    pdf = typeset(SUBJECTS["convention-usual"], *_TOO_LONG, printing=printing)["pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        unit = float(page.UserUnit)
        left, bottom, right, top = (float(edge) * unit / POINTS_PER_MM for edge in page.trimbox)
        assert max(map(float, page.mediabox)) <= 14_400
    assert (right - left, top - bottom) == pytest.approx(_TOO_LONG, abs=0.01)


def test_it_shows_the_same_as_its_proof() -> None:
    printing = details(colour="rgb", marks=False, bleed=0)
    made = typeset(SUBJECTS["convention-usual"], *_TOO_LONG, printing=printing)
    proof = Image.open(io.BytesIO(made["png"]))
    document = pypdfium2.PdfDocument(made["pdf"])
    page = document[0].render(scale=proof.width / document[0].get_width()).to_pil()
    document.close()
    coarse = [each.convert("RGB").resize((300, 60), Image.Resampling.BOX) for each in (proof, page)]
    difference = ImageChops.difference(*coarse)
    assert max(ImageStat.Stat(difference).mean) < _DIFFERENT


_CHECKERS = {
    "verapdf": ("rgb", ("--flavour", "2b")),
    "gs": ("cmyk", ("-q", "-dPDFSTOPONERROR", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage")),
    "qpdf": ("cmyk", ("--check",)),
}


@pytest.mark.parametrize("checker", _CHECKERS)
def test_other_checkers_find_nothing(checker: str, tmp_path: Path) -> None:
    found = shutil.which(checker)
    if found is None:
        pytest.skip(f"{checker} is not installed")
    colour, options = _CHECKERS[checker]
    for name in _KINDS:
        panel = tmp_path / f"{name}.pdf"
        panel.write_bytes(typeset(SUBJECTS[name], 600, 900, printing=details(colour))["pdf"])
        said = subprocess.run([found, *options, panel], capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr
