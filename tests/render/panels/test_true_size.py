"""The JPG that many print shops ask for: true size, true colour, the dpi that the size needs."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat, JpegImagePlugin

from civsite.model.scalars import Size
from civsite.render.job import Job
from civsite.render.panels import true_size
from tests.pixels import colour_at
from tests.render.panels.subjects import SUBJECTS, details, typeset

pytestmark = pytest.mark.slow

_MM = 25.4


def _made(rgb: bytes, width: int, height: int, dpi: int, bleed: int = 3) -> bytes:
    job = true_size.jpg_job(Job("panel/x", "f", "{}", {}), Size(width, height), bleed, dpi, "x")
    return true_size.render(json.loads(job.request), {"rgb": rgb})["jpg"]


@pytest.mark.parametrize(("size", "dpi"), [((405, 550), 300), ((600, 900), 150), ((300, 1500), 72)])
def test_a_jpg_measures_its_millimetres_with_the_bleed(size: tuple[int, int], dpi: int) -> None:
    rgb = typeset(SUBJECTS["notice-usual"], *size)["rgb"]
    with Image.open(io.BytesIO(_made(rgb, *size, dpi))) as picture:
        assert picture.size == tuple(round((side + 6) / _MM * dpi) for side in size)
        assert picture.info["dpi"] == (dpi, dpi)
        assert JpegImagePlugin.get_sampling(picture) == 0  # 4:4:4
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        assert "sRGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize("name", ["poster-four", "honours-usual", "digest-usual"])
@pytest.mark.parametrize("variant", [0, 1])
def test_a_jpg_has_the_colours_of_the_proof(name: str, variant: int) -> None:
    made = typeset(SUBJECTS[name], 600, 900, variant=variant, printing=details(bleed=0))
    small = (150, 225)
    with (
        Image.open(io.BytesIO(_made(made["rgb"], 600, 900, 150, bleed=0))) as jpg,
        Image.open(io.BytesIO(made["png"])) as proof,
    ):
        shrunk = [each.convert("RGB").resize(small, Image.Resampling.BOX) for each in (jpg, proof)]
    difference = ImageStat.Stat(ImageChops.difference(*shrunk))
    assert max(difference.mean) < 3  # of 255; what is left is how edges are smoothed
    assert all(
        abs(a - b) < 3 for a, b in zip(*(colour_at(s, (2, 112)) for s in shrunk), strict=True)
    )


def test_the_ground_reaches_into_the_bleed_of_a_jpg() -> None:
    rgb = typeset(SUBJECTS["poster-four"], 600, 900, variant=1, printing=details(bleed=10))["rgb"]
    with Image.open(io.BytesIO(_made(rgb, 600, 900, 72, bleed=10))) as picture:
        for corner in ((0, 0), (picture.width - 1, 0), (0, picture.height - 1)):
            assert sum(colour_at(picture, corner)) < 500


def test_a_jpg_is_the_same_bytes_each_time() -> None:
    rgb = typeset(SUBJECTS["notice-usual"], 600, 900)["rgb"]
    assert _made(rgb, 600, 900, 72) == _made(rgb, 600, 900, 72)


@pytest.mark.parametrize("size", [Size(6000, 3000), Size(30000, 300), Size(2400, 1200)])
def test_a_wall_falls_to_fewer_dpi_before_its_jpg_outgrows_memory(size: Size) -> None:
    reached = true_size.reached_dpi(size, 5, 300)
    width, height = true_size.size_px(size, 5, reached)
    assert reached < 300
    assert width * height <= true_size.MOST_PIXELS
    assert max(width, height) <= 65_535  # JPEG can say no more


def test_a_window_keeps_the_dpi_of_its_preset() -> None:
    assert true_size.reached_dpi(Size(1200, 2400), 3, 72) == 72
    assert true_size.reached_dpi(Size(420, 570), 3, 300) == 300
