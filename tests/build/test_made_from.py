"""Each file of an output names what it was made from: who changes a text finds what to print anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

from civsite.build.manifest import read_products
from tests.build.communities import SmallCommunity

pytestmark = pytest.mark.slow

BOARD, HALL = "content/boards/east.yml", "content/screens/hall.yml"
POSTER, RULES = "content/posters/nation.yml", "content/conventions/residents.yml"
ROLL, PORTRAIT = "content/honours/2026Q2.yml", "content/media/portrait.jpg"
ON_THE_BOARD = [BOARD, RULES, ROLL, PORTRAIT, POSTER]
SNOW, PHOTO = "content/news/2026/2026-11-01-snow.md", "content/media/event.jpg"
PANEL = "boards/2026Q4/east"


@pytest.fixture(scope="module")
def entries(built: SmallCommunity) -> dict[str, dict[str, Any]]:
    manifest = json.loads((built.out / "manifest.json").read_bytes())
    return {entry["path"]: entry for entry in manifest["products"]}


@pytest.mark.parametrize(
    ("path", "made_from", "whose"),
    [
        (f"{PANEL}/A-nation.pdf", [BOARD, POSTER], {"item": "nation", "board": "east"}),
        (f"{PANEL}/A-nation.jpg", [BOARD, POSTER], {"item": "nation", "board": "east"}),
        (f"{PANEL}/B-residents.png", [BOARD, RULES], {"item": "residents", "board": "east"}),
        (f"{PANEL}/C-2026Q2.pdf", [BOARD, ROLL, PORTRAIT], {"item": "2026Q2", "board": "east"}),
        (f"{PANEL}/tiles-A3/A-nation.pdf", [BOARD, POSTER], {"item": "nation", "board": "east"}),
        (f"{PANEL}/board.pdf", ON_THE_BOARD, {"board": "east"}),
        (f"{PANEL}/whole.pdf", ON_THE_BOARD, {"board": "east"}),
        ("boards/2026Q4/order.xlsx", ON_THE_BOARD, {}),
        ("boards/2026Q4/print-shop.zip", ON_THE_BOARD, {}),
        (
            "screens/hall/slides/2026-11-01-snow-01.png",
            [PHOTO, SNOW, HALL],
            {"item": "2026-11-01-snow", "screen": "hall"},
        ),
        (
            "screens/hall/slides/finished-01.png",
            ["content/media/plan.svg", "content/posters/finished.yml", HALL],
            {"item": "finished", "screen": "hall"},
        ),
        ("screens/hall/slides/calm-00.png", ["content/community.yml", HALL], {"screen": "hall"}),
        ("site/conventions/residents/index.html", [RULES], {"item": "residents"}),
        ("site/en/conventions/residents/index.html", [RULES], {"item": "residents"}),
        ("site/boards/east/index.html", [BOARD], {"board": "east"}),
        ("site/screens/hall/index.html", [HALL], {"screen": "hall"}),
        ("site/assets/site.css", ["theme/site/static/site.css"], {}),
    ],
)
def test_what_a_file_was_made_from(
    entries: dict[str, dict[str, Any]], path: str, made_from: list[str], whose: dict[str, str]
) -> None:
    entry = entries[path]
    assert sorted(entry["made-from"]) == sorted(made_from)
    assert {key: entry[key] for key in ("item", "board", "screen") if key in entry} == whose


def test_who_asks_for_a_text_finds_all_panels_and_slides_with_it(
    entries: dict[str, dict[str, Any]],
) -> None:
    found = {path for path, entry in entries.items() if ROLL in entry["made-from"]}
    printed = {path for path in found if path.startswith("boards/")}
    assert {path.rpartition("/")[2] for path in printed} == {
        *("C-2026Q2.pdf", "C-2026Q2.png", "C-2026Q2.jpg", "board.pdf", "board.png", "whole.pdf"),
        *("index.html", "order.csv", "order.xlsx", "print-shop.zip", "print-shop-jpg.zip"),
    }
    slides = {path for path in found if path.startswith("screens/hall/slides/")}
    assert slides == {f"screens/hall/slides/2026Q2-0{number}.png" for number in (1, 2)}
    assert {"screens/hall/loop.mp4", "screens/hall/usb.zip"} <= found


def test_a_photo_leads_to_all_that_shows_it(
    built: SmallCommunity, entries: dict[str, dict[str, Any]]
) -> None:
    shown = {path for path, entry in entries.items() if PORTRAIT in entry["made-from"]}
    folders = {path.split("/")[0] for path in shown}
    assert folders == {"boards", "screens", "site"}
    for path in shown:
        assert (built.out / path).is_file()
    assert not any("A-nation" in path or "B-residents" in path for path in shown)


def test_what_is_named_lies_in_the_repository_or_in_the_theme(
    built: SmallCommunity, entries: dict[str, dict[str, Any]]
) -> None:
    named = {source for entry in entries.values() for source in entry["made-from"]}
    for source in named:
        assert source.startswith("theme/") or (built.root / source).exists(), source


def test_the_products_of_one_part_can_be_read_alone(built: SmallCommunity) -> None:
    data = (built.out / "manifest.json").read_bytes()
    everything = read_products(data)
    parts = [read_products(data, (f"{part}/",)) for part in ("boards", "report", "screens", "site")]
    assert tuple(product for part in parts for product in part) == everything
    assert all(parts)
