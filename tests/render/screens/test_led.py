"""What LED screens of words are given besides their frames: a preview, text, bitmaps, warnings."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile
from playwright.sync_api import Page

from civsite.diagnostics import Diagnostic
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.screens.diagnosis import strip_limits
from civsite.plan.screens.led import glyph_dots, led_pages
from civsite.plan.screens.playlist import plan_playlists
from civsite.render.screens.led import render_frame
from tests.plan.communities import community, notice, poster
from tests.render.screens.playing import items_over, start, state, wait_for
from tests.render.screens.studio import Q4, TODAY, jobs, made, picture, screen

ITEMS = [
    poster("a", slogan="多等三秒，整栋楼都暖和"),
    notice("n", when="今天 9:00", until="2026-11-20"),
]
LATER = notice("later", from_="2026-12-01")


def strip(items: Sequence[Item] | None = None, **more: Any) -> dict[str, bytes]:
    written = {"kind": "led-strip", "size": "192x16", "dwell": "5", **more}
    found = made(jobs(ITEMS if items is None else items, [screen("led", **written)]))
    return {path.removeprefix("screens/led/"): data for path, data in found.items()}


def _animation(gif: bytes) -> GifImageFile:
    opened = Image.open(io.BytesIO(gif))
    assert isinstance(opened, GifImageFile)
    return opened


def told(items: list[Item], **more: Any) -> list[Diagnostic]:
    led = screen("led", **{"kind": "led-strip", "size": "192x16", **more})
    whole = dataclasses.replace(community([], items), screens={"led": led})
    return list(strip_limits(whole, plan_playlists(whole, Q4, TODAY)))


@pytest.mark.parametrize(
    ("size", "colour", "dot"),
    [
        ("192x16", "dual", 5),
        ("320x32", "single", 3),
        ("96x48", "full", 8),
        ("1024x32", "full", 2),
        ("960x480", "single", 1),
    ],
)
def test_the_preview_shows_todays_frames_dot_by_dot_in_their_time(
    size: str, colour: str, dot: int
) -> None:
    found = strip([*ITEMS, LATER], size=size, colour=colour)
    slides = json.loads(found["playlist.json"])["slides"]
    files = list(dict.fromkeys(each["file"] for each in slides if each["item"] != "later"))
    with _animation(found["preview.gif"]) as preview:
        width, height = (int(side) for side in size.split("x"))
        assert preview.size == (width * dot, height * dot)
        assert preview.info["loop"] == 0
        standing = []
        for number in range(preview.n_frames):
            preview.seek(number)
            if preview.info["duration"] == 5000:
                standing.append(np.asarray(preview.convert("RGB"))[::dot, ::dot])
    assert len(standing) == len(files)
    for file, dots in zip(files, standing, strict=True):
        frame = np.asarray(picture(found[file]))
        lit = frame.any(axis=2)
        assert (dots[lit] == frame[lit]).all()
        assert (dots[~lit] < 40).all()


def test_a_page_comes_in_from_the_right() -> None:
    found = strip([poster("a", slogan="口")])
    with _animation(found["preview.gif"]) as preview:
        firsts = []
        for number in range(preview.n_frames):
            preview.seek(number)
            lit = np.asarray(preview.convert("L")) > 60
            firsts.append(int(np.flatnonzero(lit.any(axis=0)).max()))
    assert preview.n_frames > 8
    assert max(firsts) > firsts[0]


def test_a_long_programme_has_a_preview_of_its_first_pages() -> None:
    many = [poster(f"p{number}", slogan=f"第{number}句话") for number in range(30)]
    with _animation(strip(many)["preview.gif"]) as preview:
        assert preview.n_frames == 20 * 12


def test_the_stick_holds_the_same_dots_as_bitmaps() -> None:
    stick = zipfile.ZipFile(io.BytesIO(strip(colour="dual")["usb.zip"]))
    frames = [name for name in stick.namelist() if name.endswith(".png")]
    assert frames
    for name in frames:
        bitmap = stick.read(name.replace("frames/", "bitmaps/").replace(".png", ".bmp"))
        assert bitmap.startswith(b"BM")
        assert picture(bitmap).tobytes() == picture(stick.read(name)).tobytes()


def test_characters_that_strips_do_not_know_are_named_where_they_stand() -> None:
    found = told([notice("m", title="请王𬍛来领包裹", what="㛃㛃"), *ITEMS])
    assert [each.code for each in found] == ["strip-character", "strip-character"]
    assert "𬍛" in found[0].message.zh
    assert "U+36C3" in found[1].message.en


def test_lcd_screens_are_not_judged_by_what_strips_know() -> None:
    assert told([notice("n", title="请王𬍛来领包裹")], kind="lcd", size="1080x1920") == []


def test_a_strip_too_low_for_chinese_is_told() -> None:
    assert [each.code for each in told(ITEMS, size="160x12")] == ["strip-low"]
    assert told(ITEMS, size="160x16") == []


def test_a_stop_at_the_end_of_a_line_hangs() -> None:
    """The words stand in the middle of the strip, not the words and their comma."""
    found = strip([poster("a", slogan="口口口口，")], size="128x16")
    frame = picture(found["frames/a-01.png"])
    left, _, right, _ = frame.crop((0, 0, 98, 16)).getbbox() or (0, 0, 0, 0)
    assert abs(left - (128 - right)) <= 2


@pytest.mark.parametrize(
    ("colour", "heading", "details", "bits"),
    [("single", "red", "red", 1), ("dual", "red", "yellow", 2), ("full", "red", "white", 2)],
)
def test_a_notices_title_is_told_from_its_details_by_colour(
    colour: str, heading: str, details: str, bits: int
) -> None:
    told_apart = {"red": (255, 0, 0), "yellow": (255, 255, 0), "white": (255, 255, 255)}
    water = notice("w", title="停水通知", when="今天 9:00")
    found = strip([water], size="96x48", kind="led-wall", colour=colour)
    data = found["frames/w-01.png"]
    assert data[24] == bits  # the PNG header's bits a dot
    upper, lower = (picture(data).crop((0, y, 96, y + 20)) for y in (2, 26))
    assert {each for _, each in upper.getcolors() or []} == {(0, 0, 0), told_apart[heading]}
    assert {each for _, each in lower.getcolors() or []} == {(0, 0, 0), told_apart[details]}


def test_the_text_keeps_words_apart_that_stand_on_two_lines() -> None:
    items = [
        poster("e", slogan="Please hold the lift"),
        poster("z", slogan="多等三秒，整栋楼都暖和"),
    ]
    text = strip(items, size="256x96", kind="led-wall")["text.txt"].decode().splitlines()
    assert text == ["Please hold the lift", "多等三秒，整栋楼都暖和"]


def test_the_text_is_what_holds_on_the_day_and_an_emergency_alone() -> None:
    storm = notice("storm", level="emergency", title="台风", until="2026-11-03")
    assert "later" not in strip([*ITEMS, LATER])["text.txt"].decode()
    assert strip([*ITEMS, storm])["text.txt"].decode() == "【紧急】台风\r\n"


def test_a_large_wall_shows_slides_only_if_it_has_all_colours() -> None:
    """Strips have one colour, walls all, unless their file says otherwise."""
    wall = {"kind": "led-wall", "size": "960x480"}
    assert "slides/a-01.png" in strip([ITEMS[0]], **wall)
    found = strip([ITEMS[0]], colour="single", **wall)
    assert picture(found["frames/a-01.png"]).getcolors() is not None
    assert {each for _, each in picture(found["frames/a-01.png"]).getcolors() or []} == {
        (0, 0, 0),
        (255, 0, 0),
    }


def unpacked(folder: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(strip([ITEMS[0], LATER])["usb.zip"])) as stick:
        stick.extractall(folder)
    return (folder / "index.html").as_uri()


def test_the_stick_plays_a_strip_dot_by_dot(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 200, "height": 100})
    start(page, unpacked(tmp_path))
    wait_for(page, state="playing", item="a")
    file = state(page, "file")
    assert str(file).startswith("frames/")
    frame = picture((tmp_path / str(file)).read_bytes())
    assert _lit(picture(page.screenshot())).tobytes() == _lit(frame).tobytes()


def test_the_stick_plays_what_was_to_come_when_its_day_has_come(page: Page, tmp_path: Path) -> None:
    start(page, unpacked(tmp_path), at="2026-12-02T12:00:00+08:00")
    wait_for(page, state="playing")
    assert "later" in {state(page, "item"), *items_over(page, 3)}


def _lit(image: Image.Image) -> Image.Image:
    """What is not black, cut to its edges."""
    return image.crop(image.getbbox())


ANY_SIZE = "16x16 16x128 32x96 31x47 48x400 96x24 150x110 192x96 512x64 600x300".split()


@pytest.mark.parametrize("size", ANY_SIZE)
def test_usual_words_fit_an_led_screen_of_any_size(size: str) -> None:
    width, height = (int(side) for side in size.split("x"))
    for words in (
        "5、6号楼停水通知　11月25日（星期三）8:30—16:30　5号楼、6号楼全部单元",
        "【紧急】台风“鹿角”今晚登陆……关好门窗！！",
        "WWWWWWWW@@@@ Featherstonehaugh’s",
        "电话：0731-8888 0000（24小时）；见http://example.org/address?x=1",
    ):
        for lines in led_pages(words, Size(width, height)):
            request = {
                "size": [width, height],
                "dots": glyph_dots(Size(width, height)),
                "lines": list(lines),
                "heading": 0,
                "colour": "red",
                "heading_colour": "red",
                "source": "content/notices/n.md",
            }
            assert picture(render_frame(request, {})["png"]).size == (width, height)
