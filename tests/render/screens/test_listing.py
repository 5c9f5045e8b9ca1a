"""What other players read: playlist.json, SMIL, and the zip for a USB stick."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from civsite.diagnostics import Language
from civsite.model.item import Item
from civsite.render.papers import Papers
from tests.plan.communities import notice, poster
from tests.render.screens.studio import jobs, made, screen

SMIL = "{http://www.w3.org/ns/SMIL}"
ITEMS = [
    poster("a", slogan="天天都在"),
    poster("b", slogan="也是天天", weight="5"),
    notice("later", from_="2026-12-01", until="2026-12-24"),
    notice("storm", level="emergency", what="关好门窗", from_="2026-11-10", until="2026-11-11"),
]


def lobby(items: list[Item] | None = None, **more: Any) -> dict[str, bytes]:
    products = made(jobs(ITEMS if items is None else items, [screen("lobby", **more)]))
    return {path.removeprefix("screens/lobby/"): data for path, data in products.items()}


def test_the_playlist_names_whole_files_with_their_hashes() -> None:
    products = lobby(hours="06:30-22:00")
    listing = json.loads(products["playlist.json"])
    assert listing["schema"] == "civsite-playlist/1"
    assert listing["size"] == [480, 270]
    assert listing["timezone"] == "Asia/Shanghai"
    assert listing["hours"] == ["06:30", "22:00"]
    assert listing["made"] == "2026-11-02"
    for entry in [*listing["slides"], listing["calm"]]:
        data = products[entry["file"]]
        assert entry["bytes"] == len(data)
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    later = next(entry for entry in listing["slides"] if entry["item"] == "later")
    assert (later["from"], later["until"]) == ("2026-12-01", "2026-12-24")
    assert {entry["dwell_ms"] for entry in listing["slides"]} == {10_000}
    assert [entry["item"] for entry in listing["slides"] if entry["takeover"]] == ["storm"]


def test_the_page_holds_the_same_playlist() -> None:
    products = lobby()
    page = products["index.html"].decode()
    found = re.search(r'<script type="application/json" id="playlist">(.*?)</script>', page, re.S)
    assert found is not None
    assert json.loads(found[1]) == json.loads(products["playlist.json"])
    assert not re.search(r"(src|href)=.?https?:", page)


def test_a_screen_with_nothing_to_show_has_a_valid_list() -> None:
    products = lobby([])
    assert json.loads(products["playlist.json"])["slides"] == []
    images = list(ElementTree.fromstring(products["playlist.smil"]).iter(f"{SMIL}img"))
    assert [image.attrib["src"] for image in images] == ["slides/calm-00.png"]
    assert zipfile.ZipFile(io.BytesIO(products["usb.zip"])).testzip() is None


def test_the_stick_holds_player_pictures_instructions_and_checksums() -> None:
    archive = zipfile.ZipFile(io.BytesIO(lobby(hours="06:30-22:00")["usb.zip"]))
    names = archive.namelist()
    assert {"index.html", "playlist.json", "README-安装说明.txt", "SHA256SUMS"} <= set(names)
    slides = [name for name in names if name.startswith("slides/")]
    assert slides == sorted(slides)
    assert [name.partition("-")[2] for name in slides] == ["a-01.jpg", "b-01.jpg"]
    later = [name.partition("-")[2] for name in names if name.startswith("later/")]
    assert sorted(later) == ["later-01.jpg", "storm-01.jpg"]
    for name in [each for each in names if each.endswith(".jpg")]:
        assert Image.open(io.BytesIO(archive.read(name))).format == "JPEG"
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
    assert set(sums) == set(names) - {"SHA256SUMS"}
    for name, told in sums.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == told
    words = archive.read("README-安装说明.txt").decode("utf-8-sig")
    assert "每天06:30至22:00" in words
    assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())


def test_the_pictures_on_the_stick_play_in_the_order_of_their_names() -> None:
    archive = zipfile.ZipFile(io.BytesIO(lobby()["usb.zip"]))
    listing = json.loads(archive.read("playlist.json"))
    first_turns = list(dict.fromkeys(entry["file"] for entry in listing["slides"]))
    names = [file.rpartition("/")[2] for file in first_turns]
    assert names == sorted(names)


def test_the_pictures_folder_holds_what_plays_today_and_an_emergency_alone() -> None:
    storm = notice("storm", level="emergency", what="关好门窗", until="2026-11-03")
    names = zipfile.ZipFile(io.BytesIO(lobby([*ITEMS[:3], storm])["usb.zip"])).namelist()
    assert [name for name in names if name.startswith("slides/")] == ["slides/001-storm-01.jpg"]
    assert sum(name.startswith("later/") for name in names) == 3


def test_the_stick_of_a_strip_carries_its_exact_frames_and_text() -> None:
    products = lobby(kind="led-strip", size="192x16")
    archive = zipfile.ZipFile(io.BytesIO(products["usb.zip"]))
    frames = [name for name in archive.namelist() if name.startswith("frames/")]
    assert {archive.read(name) for name in frames} <= set(products.values())
    assert archive.read("text-gb18030.txt") == products["text-gb18030.txt"]
    assert "index.html?scale=1" in archive.read("README-安装说明.txt").decode("utf-8-sig")


@pytest.mark.parametrize(
    ("language", "told", "other"),
    [
        ("zh", ["周一至周五08:30至17:30", "每张 7 秒", "到日子再拷"], "Unpack"),
        ("en", ["Mon–Fri: 08:30 to 17:30", "7 seconds", "Unpack everything"], "解压"),
    ],
)
def test_the_installer_is_told_days_hours_and_how_long_a_picture_stays_in_one_language(
    language: Language, told: list[str], other: str
) -> None:
    of = [screen("lobby", size="240x320", days="mon-fri", hours="08:30-17:30", dwell="7")]
    products = made(jobs(ITEMS, of, papers=Papers(language)))
    archive = zipfile.ZipFile(io.BytesIO(products["screens/lobby/usb.zip"]))
    words = archive.read("README-安装说明.txt").decode("utf-8-sig")
    assert all(each in words for each in told)
    assert other not in words
    assert "\r\n" in words
