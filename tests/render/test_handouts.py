"""Posters for anyone's printer: an A4 sheet, and the same as A3."""

from __future__ import annotations

import datetime
import io
import math
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from civsite.build.executor import open_executor
from civsite.build.run import Result, run_jobs
from civsite.load.repository import load_community
from civsite.load.theme import load_theme, palette_of
from civsite.model.community import Community
from civsite.quarter import Quarter
from civsite.render.panels.asked import fits_of
from civsite.render.panels.look import Look
from civsite.render.sheets import handout_jobs, sheet_name
from civsite.store import Store
from tests.expectations import lay_out_sound_community

pytestmark = pytest.mark.slow

QUARTER = Quarter.of(datetime.date(2026, 11, 22))
POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def community(tmp_path: Path) -> Community:
    root = tmp_path / "社区"
    root.mkdir()
    lay_out_sound_community(root)
    (root / "content/posters/step.yml").write_text("title: 慢一步\ncampaign: manners\n", "utf-8")
    picture = Image.new("RGB", (1200, 800), "#258")
    picture.save(root / "content/media/lying.png")
    (root / "content/posters/lying.yml").write_text(
        "title: 横幅\ncampaign: own\nartwork: media/lying.png\nprovenance: 社区自绘\n", "utf-8"
    )
    many = "\n".join(f"- {'要做的事写得很长' * 40}" for _ in range(12))
    (root / "content/posters/endless.yml").write_text(
        f"title: 说不完\ncampaign: science\nsteps:\n{many}\n", "utf-8"
    )
    loaded, _ = load_community(root)
    return loaded


@pytest.fixture
def made(community: Community, store: Store) -> dict[str, dict[str, bytes]]:
    """The bytes of each sheet by the name of its job."""
    theme = load_theme(community.root)
    palette = palette_of(theme, community.details.palette, QUARTER)
    look = Look(QUARTER, palette.as_values(), theme.below("print"))
    with open_executor("threads", 2) as executor:
        jobs = handout_jobs(community, look, fits_of(community, look))
        run = run_jobs(jobs, store, executor, 3, lambda *_: None)
    assert run.diagnostics == ()

    def bytes_of(result: Result) -> dict[str, bytes]:
        return {output: store.blobs.read(blob) for output, blob in result.items()}

    return {name: bytes_of(result) for name, result in run.results.items()}


@pytest.mark.parametrize(
    ("paper", "poster", "size_mm"),
    [("A4", "step", (210, 297)), ("A3", "step", (297, 420)), ("A4", "lying", (297, 210))],
)
def test_each_sheet_fits_its_paper_exactly_and_bleeds_nowhere(
    made: dict[str, dict[str, bytes]], paper: str, poster: str, size_mm: tuple[int, int]
) -> None:
    with pikepdf.open(io.BytesIO(made[sheet_name(paper, poster)]["pdf"])) as document:
        page = document.pages[0]
        assert len(document.pages) == 1
        for box in (page.mediabox, page.trimbox):
            edges = [float(edge) / POINTS_PER_MM for edge in box.as_list()]
            assert edges == pytest.approx([0, 0, *size_mm], abs=0.05)


def test_a3_is_a4_enlarged(made: dict[str, dict[str, bytes]]) -> None:
    small, large = (
        _drawn(made[sheet_name(paper, "step")]["pdf"], scale)
        for paper, scale in (("A4", math.sqrt(2)), ("A3", 1.0))
    )
    difference = ImageChops.difference(small, large.resize(small.size))
    assert ImageStat.Stat(difference).mean[0] < 1
    assert ImageStat.Stat(small).stddev[0] > 10


def test_a_poster_too_long_for_a_sheet_has_none_and_stops_nothing(
    made: dict[str, dict[str, bytes]],
) -> None:
    assert sheet_name("A4", "endless") not in made
    assert sheet_name("A4", "step") in made


def _drawn(pdf: bytes, scale: float) -> Image.Image:
    page: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil()
    return page.convert("L")
