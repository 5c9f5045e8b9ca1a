"""Months of news: what nothing has changed in is taken from the last build, and is as if made now."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from civsite.render.site.build import SiteResult, make_site
from civsite.render.site.cache import NAME, Gone

from bench.site_case import TODAY, lay_out, path_of
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter
from civsite.render.site.feeds import calendar, search_index
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.pages.kinds import news
from civsite.render.site.view import View
from tests.plan.printed import plan_edition


class Town:
    """`stories` by the month they are of, oldest first; `composed`: the months that a build looked at."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self._folder = folder / "root", folder
        self.stories: dict[tuple[int, int], list[Path]] = {}
        for story in lay_out(self.root, 120, "zh, en"):
            month = story.day.year, story.day.month
            self.stories.setdefault(month, []).append(self.root / path_of(story))
        self.composed: list[tuple[int, int]] = []
        original = news._month_pages

        def noting(view: object, month: tuple[int, int], *more: object) -> object:
            self.composed.append(month)
            return original(view, month, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(news, "_month_pages", noting)

    def build(self, cache: str = "cache") -> SiteResult:
        self.composed.clear()
        theme = load_theme(self.root)
        community, _ = load_community(self.root, theme)
        inputs = SiteInputs(community, plan_edition(community, Quarter.of(TODAY), TODAY), TODAY)
        return make_site(inputs, self._folder / "pages", self._folder / cache)

    def as_built_anew(self) -> Mapping[str, bytes]:
        made = read(self.build("another"))
        for left in (self._folder / "another").iterdir():
            left.unlink()
        return made

    @property
    def base(self) -> sqlite3.Connection:
        return sqlite3.connect(self._folder / "cache" / NAME)


def read(result: SiteResult) -> dict[str, bytes]:
    return {path: product.read() for path, product in result.products.items()}


def about(result: SiteResult) -> dict[str, object]:
    return {path: (each.made_from, each.item) for path, each in result.products.items()}


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    return Town(tmp_path, monkeypatch)


def test_an_edit_is_looked_at_in_its_own_month_alone(town: Town) -> None:
    first = town.build()
    assert set(town.composed) == set(town.stories)
    months = list(town.stories)
    again = town.build()
    assert town.composed == []
    assert about(again) == about(first)
    assert again.rendered == 0

    inner = town.stories[months[2]][1]
    inner.write_text(inner.read_text("utf-8") + "\n又添了一句。\n", "utf-8")
    edited = town.build()
    assert set(town.composed) == {months[2]}
    assert read(edited) == town.as_built_anew()


def test_who_is_first_or_last_of_a_month_is_told_of_in_the_next(town: Town) -> None:
    town.build()
    months = list(town.stories)
    last = town.stories[months[2]][-1]
    last.write_text(last.read_text("utf-8").replace("title: ", "title: 改了"), "utf-8")
    edited = town.build()
    assert set(town.composed) == {months[2], months[3]}
    assert read(edited) == town.as_built_anew()

    last.unlink()
    shorter = town.build()
    assert set(town.composed) == {months[2], months[3]}
    assert read(shorter) == town.as_built_anew()


def test_a_story_that_is_moved_is_said_to_be_made_from_where_it_lies_now(town: Town) -> None:
    town.build()
    month, stories = next(iter(town.stories.items()))
    moved = town.root / "content/news" / stories[0].name
    stories[0].rename(moved)
    result = town.build()
    assert set(town.composed) == {month}
    made_from = [each.made_from for each in result.products.values() if each.item == moved.stem]
    assert made_from == [(f"content/news/{moved.name}",)] * 2


def test_of_calendar_and_search_only_the_piece_with_the_edit_is_made_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.build()
    made: list[list[str]] = []

    def noting(original: Any) -> Any:
        def make(view: View, told: Sequence[Any]) -> Any:
            made.append([each[0].id if isinstance(each, tuple) else each.id for each in told])
            return original(view, told)

        return make

    monkeypatch.setattr(calendar, "_entries", noting(calendar._entries))
    monkeypatch.setattr(search_index, "_month", noting(search_index._month))
    story = next(
        path for paths in town.stories.values() for path in paths if "event: " in path.read_text()
    )
    story.write_text(story.read_text("utf-8").replace("title: ", "title: 改了"), "utf-8")
    edited = town.build()
    assert len(made) == 4, "one of each in both languages"
    assert all(story.stem in ids for ids in made)
    assert max(map(len, made)) < 60
    assert read(edited) == town.as_built_anew()


def test_a_page_that_was_lost_is_made_again(town: Town) -> None:
    first = read(town.build())
    path = next(path for path in first if path.startswith("news/2026/"))
    with town.base as base:
        base.execute("DELETE FROM entry WHERE content = ?", (first[path],))
    with pytest.raises(Gone):
        town.build().products[path].read()
    again = town.build()
    assert town.composed
    assert again.rendered >= 1
    assert read(again) == first
