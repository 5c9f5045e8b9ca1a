"""What other signage systems import: Anthias' assets, Concerto's feed."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from civsite.model.details import Details
from civsite.model.item import Item
from civsite.render.screens.exports import anthias_assets
from tests.plan.communities import community, notice, poster
from tests.render.screens.anthias import Device, faults_of, is_active
from tests.render.screens.studio import jobs_of, made, publish, screen

SHANGHAI = ZoneInfo("Asia/Shanghai")
ITEMS = [
    poster("a", slogan="天天都在"),
    poster("b", slogan="也是天天", weight="5"),
    notice("停水 1", from_="2026-12-01", until="2026-12-24"),
    notice("storm", level="emergency", what="关好门窗", from_="2026-11-10", until="2026-11-11"),
]


def lobby(items: list[Item] | None = None, url: str | None = "https://example.org/") -> dict[str, bytes]:  # fmt: skip
    whole = dataclasses.replace(
        community([], ITEMS if items is None else items),
        details=Details(id="community", name="示例", url=url),
        screens={"lobby": screen("lobby", size="240x320")},
    )
    return {
        path.removeprefix("screens/lobby/"): data for path, data in made(jobs_of(whole)).items()
    }


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def file_behind(address: str) -> str:
    assert address.startswith("https://example.org/player/lobby/slides/")
    return unquote(urlsplit(address).path).removeprefix("/player/lobby/")


def test_anthias_takes_every_asset_as_it_is_published() -> None:
    products = lobby()
    assets = json.loads(products["anthias.json"])
    assert [fault for asset in assets for fault in faults_of(asset)] == []
    assert [asset["play_order"] for asset in assets] == list(range(len(assets)))
    assert len({asset["name"] for asset in assets}) == len(assets)
    for asset in assets:
        assert file_behind(asset["uri"]) in products
        assert (asset["mimetype"], asset["duration"]) == ("image", 10)


def test_anthias_plays_each_day_what_the_playlist_says_in_its_order() -> None:
    products = lobby()
    slides = json.loads(products["playlist.json"])["slides"]
    assets = json.loads(products["anthias.json"])
    for day in ("2026-11-02", "2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-12-24", "2026-12-25"):  # fmt: skip
        valid = [each for each in slides if (each["from"] or day) <= day <= (each["until"] or day)]
        wanted = [each["file"] for each in valid if each["takeover"]] or [e["file"] for e in valid]
        for clock in ("00:01", "12:00", "23:59"):
            now = at(f"{day}T{clock}")
            active = [file_behind(a["uri"]) for a in assets if is_active(a, now, SHANGHAI)]
            assert active == wanted, now


def test_anthias_keeps_the_hours_and_weekdays_of_screen_and_slide() -> None:
    products = lobby()
    listing = json.loads(products["playlist.json"])
    evenings = [
        {"days": [5, 6], "start": "18:00", "end": "24:00"},
        {"days": [6, 7], "start": "00:00", "end": "02:00"},
    ]
    saturdays = [{"days": [6], "start": "00:00", "end": "24:00"}]
    slides = [
        {**each, "windows": saturdays if each["item"] == "a" else None}
        for each in listing["slides"]
    ]
    assets = anthias_assets(
        {**listing, "windows": evenings, "slides": slides}, "https://example.org/"
    )
    assert [fault for asset in assets for fault in faults_of(asset)] == []

    def items_at(moment: str) -> set[str]:
        active = [a for a in assets if is_active(a, at(moment), SHANGHAI)]
        return {asset["name"].split()[1].removesuffix("-01") for asset in active}

    assert items_at("2026-11-06T17:59") == set()
    assert items_at("2026-11-06T18:01") == {"b"}
    assert items_at("2026-11-06T23:59") == {"b"}
    assert items_at("2026-11-07T01:00") == {"a", "b"}
    assert items_at("2026-11-07T02:01") == set()
    assert items_at("2026-11-08T01:00") == {"b"}
    assert items_at("2026-11-11T04:00") == {"storm"}


@pytest.fixture
def device() -> Iterator[Device]:
    with Device() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def upload(folder: Path, device: Device) -> str:
    command = [sys.executable, "anthias-upload.py", f"127.0.0.1:{device.server_port}"]
    done = subprocess.run(
        command, cwd=folder / "screens/lobby", capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("url", ["https://example.org/", None])
def test_the_program_brings_pictures_to_the_player_and_later_only_what_changed(
    url: str | None, tmp_path: Path, device: Device
) -> None:
    first = lobby(url=url)
    publish({f"screens/lobby/{path}": data for path, data in first.items()}, tmp_path)
    device.assets["other"] = {"asset_id": "other", "name": "someone's own", "uri": "http://x/y"}
    upload(tmp_path, device)
    wanted = json.loads(first["anthias.json"])
    brought = [each for each in device.assets.values() if each["asset_id"] != "other"]
    assert [each["name"] for each in brought] == [each["name"] for each in wanted]
    files = [unquote(urlsplit(each["uri"]).path).split("/")[-1] for each in wanted]
    pictures = [device.pictures[each["asset_id"]] for each in brought]
    assert pictures == [first[f"slides/{name}"] for name in files]

    device.log.clear()
    upload(tmp_path, device)
    assert device.log == ["/api/v2/assets/order"]

    changed = lobby([poster("a", slogan="换了一句话"), *ITEMS[1:]], url=url)
    publish({f"screens/lobby/{path}": data for path, data in changed.items()}, tmp_path)
    device.log.clear()
    upload(tmp_path, device)
    names = [each["name"] for each in json.loads(changed["anthias.json"])]
    assert [a["name"] for a in device.assets.values()] == [*names, "someone's own"]
    old_a = [each for each in wanted if " a-01 " in each["name"]]
    assert len([line for line in device.log if line.startswith("DELETE")]) == len(old_a)


def test_a_player_that_is_not_there_is_told_and_fails(tmp_path: Path) -> None:
    publish({f"screens/lobby/{path}": data for path, data in lobby([]).items()}, tmp_path)
    command = [sys.executable, "anthias-upload.py", "127.0.0.1:1"]
    done = subprocess.run(command, cwd=tmp_path / "screens/lobby", capture_output=True, text=True)
    assert done.returncode == 1
    assert "127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr


def test_concertos_feed_has_the_published_form() -> None:
    """`docs/remote_feed_spec.yaml` 0.1.0: what a Graphic must and may say."""
    products = lobby()
    feed = json.loads(products["concerto.json"])
    names = [content["name"] for content in feed]
    assert len(names) == len(set(names))
    for content in feed:
        assert content["type"] == "Graphic"
        assert set(content) <= {"type", "name", "url", "duration", "start_time", "end_time"}
        assert {type(content[key]) for key in ("name", "url")} == {str}
        assert re.fullmatch(r"https?://[!-~]+", content["url"])
        assert file_behind(content["url"]) in products
        assert type(content["duration"]) is int
        for key in ("start_time", "end_time"):
            assert datetime.datetime.fromisoformat(content.get(key, "2000-01-01T00:00Z")).tzinfo
    assert {file_behind(each["url"]) for each in feed} == {
        each["file"] for each in json.loads(products["playlist.json"])["slides"]
    }


def test_concerto_shows_an_emergency_alone_and_nothing_expired() -> None:
    feed = json.loads(lobby()["concerto.json"])

    def shown(moment: str) -> set[str]:
        now = at(moment)
        return {
            each["name"].split(" (")[0]
            for each in feed
            if datetime.datetime.fromisoformat(each["start_time"]) <= now
            and ("end_time" not in each or now < datetime.datetime.fromisoformat(each["end_time"]))
        }

    assert shown("2026-11-09T23:59") == {"a-01", "b-01"}
    assert shown("2026-11-10T00:00") == {"storm-01"}
    assert shown("2026-11-11T23:59") == {"storm-01"}
    assert shown("2026-11-12T00:00") == {"a-01", "b-01"}
    assert shown("2026-12-24T12:00") == {"a-01", "b-01", "停水 1-01"}
    assert shown("2026-12-25T00:00") == {"a-01", "b-01"}


def test_concerto_fetches_a_slide_again_that_has_changed() -> None:
    """It downloads a picture of a known name only when the address is another one."""
    before = json.loads(lobby()["concerto.json"])
    after = json.loads(lobby([poster("a", slogan="换了一句话"), *ITEMS[1:]])["concerto.json"])
    changed = {a["name"] for a, b in zip(before, after, strict=True) if a["url"] != b["url"]}
    assert {name.split(" ")[0] for name in changed} == {"a-01"}


def test_a_community_without_a_website_has_no_feed_to_fetch_pictures_from() -> None:
    assert "concerto.json" not in lobby(url=None)


def test_addresses_are_plain_where_the_website_has_a_chinese_path() -> None:
    feed = json.loads(lobby(url="https://example.org/花园")["concerto.json"])
    assert {each["url"].partition("/player/")[0] for each in feed} == {
        "https://example.org/%E8%8A%B1%E5%9B%AD"
    }
