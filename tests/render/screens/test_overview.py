"""What the page of all screens promises to people: the day as it will be, every slide, what to take."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest

from civsite.model.item import Item
from civsite.render.papers import USUAL_PAPERS, Papers
from tests.plan.communities import notice, poster
from tests.render.screens.studio import jobs, made, screen

SUNDAY = datetime.date(2026, 11, 22)


class _Page(HTMLParser):
    """Links, pictures and the rectangles of each day's timeline by the day's name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.days: list[tuple[str, list[tuple[str, float, float, float]]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(told["href"])
        elif tag == "img":
            self.pictures.append(told["src"])
        elif tag == "svg" and "aria-label" in told:
            self.days.append((told["aria-label"].split("：")[0], []))
        elif tag == "rect" and self.days:
            x, width, height = (float(told[name]) for name in ("x", "width", "height"))
            self.days[-1][1].append((told["class"], x, width, height))

    def first(self, name: str) -> list[tuple[str, float, float, float]]:
        return next(rectangles for day, rectangles in self.days if day == name)


def overview(
    items: Iterable[Item], *screens: Any, papers: Papers = USUAL_PAPERS
) -> tuple[dict[str, bytes], _Page]:
    products = made(jobs(items, screens, SUNDAY, papers=papers))
    return products, _Page(products["screens/index.html"].decode())


@pytest.fixture(scope="module")
def usual() -> tuple[dict[str, bytes], _Page]:
    items = [
        poster("a", slogan="天天都在"),
        notice("n", hours="17:00-21:00"),
        notice("later 后", from_="2026-11-24"),
    ]
    tall = screen("电梯 1", size="270x480", days="mon-sat", hours="06:00-22:00")
    return overview(
        items, tall, screen("gate", kind="led-strip", size="128x32", hours="20:00-02:00")
    )


def test_every_link_and_picture_is_there(usual: tuple[dict[str, bytes], _Page]) -> None:
    products, page = usual
    files = {f"screens/{unquote(path)}" for path in page.links if not path.startswith("#")}
    pictures = {f"screens/{unquote(path)}" for path in page.pictures}
    assert files | pictures <= set(products)
    assert {"screens/电梯 1/index.html", "screens/电梯 1/usb.zip"} <= files
    slides = {path for path in products if re.search(r"/(slides|frames)/(?!calm)", path)}
    assert slides <= files
    assert len(page.pictures) == len(slides)


def test_small_pictures_are_small_and_not_among_the_players_files(
    usual: tuple[dict[str, bytes], _Page],
) -> None:
    products, page = usual
    small = [path for path in page.pictures if path.startswith("overview/")]
    assert small
    assert all(len(products[f"screens/{unquote(path)}"]) < 60_000 for path in small)


def test_the_timeline_shows_each_day_as_it_will_be(usual: tuple[dict[str, bytes], _Page]) -> None:
    _, page = usual
    monday = page.first("11月23日 周一")
    assert {(kind, x, width) for kind, x, width, _ in monday} == {
        ("poster", 360, 660), ("poster", 1020, 240), ("notice", 1020, 240), ("poster", 1260, 60),
    }  # fmt: skip
    assert sum(height for _, x, _, height in monday if x == 1020) == pytest.approx(100)
    assert page.first("11月22日 周日") == []


def test_a_time_without_content_stands_out() -> None:
    _, page = overview([notice("n", hours="08:00-12:00")], screen("s", hours="08:00-20:00"))
    assert ("empty", 720, 480, 100) in page.first("11月22日 周日")


def test_a_screen_with_nothing_to_show_says_so() -> None:
    products, page = overview([], screen("s"))
    assert "没有可播放的内容" in products["screens/index.html"].decode()
    assert page.days == []


def test_the_page_leads_to_the_preview_of_a_strip() -> None:
    products, page = overview(
        [poster("a", slogan="天天都在")], screen("led", kind="led-strip", size="64x16")
    )
    assert "led/preview.gif" in page.links
    assert "screens/led/preview.gif" in products


def test_the_page_speaks_the_language_that_is_asked_for() -> None:
    items = [
        poster("a", title="Slow", slogan="Slow", days="fri", hours="22:00-06:00"),
        notice("n", title="Water", until="2026-11-25", hours="17:00-21:00"),
        notice("x", title="Later", from_="2026-12-01"),
    ]
    of = screen("s", name="Lobby", days="mon-sat", hours="18:00-08:00")
    products, page = overview(items, of, papers=Papers("en"))
    words = re.sub(
        "<style>.*?</style>", "", products["screens/index.html"].decode(), flags=re.DOTALL
    )
    assert set(re.findall("[一-鿿]+", words)) <= {"示例社区", "示例"}  # the community's name
    assert "Fri 22:00–06:00" in words
    assert "until 25 November, 17:00–21:00" in words
    assert page.days[0][0].startswith("Sun 22 November")
    chinese = overview(items, of)[0]["screens/index.html"].decode()
    assert "周五 22:00–次日 06:00" in chinese
    assert "到 11月25日，17:00–21:00" in chinese
    for english in ("screens ·", "Player", "The day", "a round", "Slides", "as of"):
        assert english not in chinese
