"""What the video loop promises, seen by another reader and decoders than what wrote it."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Page

from civsite.model.item import Item
from civsite.render.screens.video import frame_of, frames_of, render_pause
from tests.plan.communities import notice, poster
from tests.render.screens.mp4 import decoded, read
from tests.render.screens.studio import TODAY, jobs, made, picture, screen

pytestmark = pytest.mark.slow

FRAMES_A_SECOND = 10
# Of 255, averaged over a slide: what quantising and halved colour cost text on flat grounds.
TOLERANCE = 3.0
Samples = npt.NDArray[np.int16]
ITEMS = [
    poster("a", slogan="天天都在"),
    poster("b", weight="5"),
    notice("later", from_="2026-12-01"),
]


def products(items: Sequence[Item] | None = None, **more: Any) -> dict[str, bytes]:
    found = made(jobs(ITEMS if items is None else items, [screen("s", **more)]))
    return {path.removeprefix("screens/s/"): data for path, data in found.items()}


def todays(found: dict[str, bytes]) -> list[str]:
    """The loop without what is not valid today, and without what then would follow itself."""
    slides = json.loads(found["playlist.json"])["slides"]
    valid = [each["file"] for each in slides if (each["from"] or "") <= str(TODAY)]
    kept = [file for file, _ in groupby(valid)]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def shown(found: dict[str, bytes]) -> list[str]:
    """The slide that each frame of the video looks like."""
    slides = {
        name: _sampled(picture(data)) for name, data in found.items() if name.startswith("slides/")
    }
    pictures = decoded(read(found["loop.mp4"]))
    return [_nearest(each[::3, ::3].astype(np.int16), slides) for each in pictures]


def _nearest(frame: Samples, slides: dict[str, Samples]) -> str:
    differences = {name: float(np.abs(frame - slide).mean()) for name, slide in slides.items()}
    nearest = min(differences, key=differences.__getitem__)
    assert differences[nearest] < TOLERANCE
    return nearest


def _sampled(image: Image.Image) -> Samples:
    """Every third pixel each way."""
    return np.asarray(image, np.int16)[::3, ::3]


def test_the_video_shows_todays_slides_in_order_each_for_its_dwell() -> None:
    found = products(dwell="3")
    assert "slides/later-01.png" in found
    expected = [file for file in todays(found) for _ in range(3 * FRAMES_A_SECOND)]
    assert shown(found) == expected


def test_a_slide_of_more_than_twenty_seconds_stays_as_it_is() -> None:
    found = products([poster("a")], dwell="25")
    assert shown(found) == ["slides/a-01.png"] * 25 * FRAMES_A_SECOND
    assert [number for number, whole in enumerate(_whole_frames(found)) if whole] == [0, 200]


@pytest.mark.parametrize("count", [0, 1, 16, 17, 60])
def test_frames_that_are_repeated_are_those_that_an_encoder_makes(count: int) -> None:
    size = (322, 181)
    repeated = render_pause({"size": list(size), "frames": count}, {})["pause"]
    encoded = frames_of(frame_of(Image.new("RGB", size)), 1 + count)
    assert json.loads(repeated) == [frame.hex() for frame in encoded[1:]]


def test_an_emergency_has_the_video_to_itself() -> None:
    storm = notice("storm", level="emergency", what="关好门窗", until="2026-11-03")
    assert set(shown(products([*ITEMS, storm], dwell="2"))) == {"slides/storm-01.png"}


def test_a_screen_with_nothing_to_show_has_a_video_of_its_calm_picture() -> None:
    assert set(shown(products([]))) == {"slides/calm-00.png"}


@pytest.mark.parametrize("size", ["480x270", "601x1023"])
def test_simple_players_can_read_it(size: str) -> None:
    """The index in front, a constant rate, constrained baseline, nothing but the one track."""
    found = products(size=size)
    width, height = (int(side) for side in size.split("x"))
    video = read(found["loop.mp4"])
    assert video.boxes.index(b"moov") < video.boxes.index(b"mdat")
    assert found["loop.mp4"].count(b"trak") == 1
    assert (video.width, video.height) == (width + width % 2, height + height % 2)
    profile, constraints, _ = video.profile
    assert profile == 66
    assert constraints & 0b01000000
    assert set(video.durations) == {video.timescale // FRAMES_A_SECOND}
    assert next(decoded(video)).shape == (video.height, video.width, 3)


def test_it_says_neither_when_nor_by_what_it_was_made() -> None:
    found = products()
    assert read(found["loop.mp4"]).created == 0
    assert b"Lav" not in found["loop.mp4"]


_BARE = "<body style='margin: 0'><video src=loop.mp4 muted preload=auto style='display: block'>"
_LENGTH = """async () => {
    const video = document.querySelector("video");
    if (video.readyState < 2) await new Promise(done => video.onloadeddata = done);
    return video.duration;
}"""
_SHOW = """second => new Promise(done => {
    const video = document.querySelector("video");
    video.requestVideoFrameCallback(() => requestAnimationFrame(() => done(video.currentTime)));
    video.currentTime = second;
})"""


def test_a_browser_plays_it_slide_by_slide(page: Page, tmp_path: Path) -> None:
    found = products(dwell="3")
    (tmp_path / "loop.mp4").write_bytes(found["loop.mp4"])
    (tmp_path / "bare.html").write_text(_BARE)
    page.goto((tmp_path / "bare.html").as_uri())
    if not page.evaluate("document.querySelector('video').canPlayType('video/mp4; codecs=avc1.42C01E')"):  # fmt: skip
        assert "CI" not in os.environ, "where the whole suite must run, Chromium plays H.264"
        pytest.skip("this Chromium was built without H.264")
    files = todays(found)
    assert page.evaluate(_LENGTH) == 3 * len(files)
    for number, file in enumerate(files):
        for second in (3 * number + 0.05, 3 * number + 2.95):
            page.evaluate(_SHOW, second)
            seen = picture(page.screenshot(clip={"x": 0, "y": 0, "width": 480, "height": 270}))
            difference = np.abs(_sampled(seen) - _sampled(picture(found[file]))).mean()
            assert difference < TOLERANCE, (file, second)


def test_each_slide_begins_with_a_whole_frame() -> None:
    found = products(dwell="3")
    whole = [number for number, each in enumerate(_whole_frames(found)) if each]
    assert whole == [number * 3 * FRAMES_A_SECOND for number in range(len(todays(found)))]


def _whole_frames(found: dict[str, bytes]) -> list[bool]:
    video = read(found["loop.mp4"])
    return [number in video.whole for number in range(len(video.samples))]


def test_a_loop_of_hours_shows_each_slide_once() -> None:
    heavy = [
        poster("often", weight="5"),
        *(poster(f"p{number}", weight="1") for number in range(3)),
    ]
    found = products(heavy, dwell="400")
    listing = json.loads(found["playlist.json"])
    files = [each["file"] for each in listing["slides"]]
    assert len(files) > len(set(files))
    frames = len(read(found["loop.mp4"]).samples)
    assert frames == len(set(files)) * 400 * FRAMES_A_SECOND


def test_the_stick_carries_the_video_and_a_strip_has_none() -> None:
    found = products()
    stick = zipfile.ZipFile(io.BytesIO(found["usb.zip"]))
    assert stick.read("loop.mp4") == found["loop.mp4"]
    assert "loop.mp4" in stick.read("README-安装说明.txt").decode("utf-8-sig")
    strip = products(kind="led-strip", size="192x16")
    assert "loop.mp4" not in strip
    assert "loop.mp4" not in zipfile.ZipFile(io.BytesIO(strip["usb.zip"])).namelist()


def test_screens_that_show_the_same_share_one_video() -> None:
    both = jobs(ITEMS, [screen("one"), screen("two", name="另一块")])
    loops = [job for job in both if job.name.endswith("/loop")]
    assert len(loops) == 2
    assert len({job.request for job in loops}) == 1
    found = made(both)
    assert found["screens/one/loop.mp4"] == found["screens/two/loop.mp4"]
