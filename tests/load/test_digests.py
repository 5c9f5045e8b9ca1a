"""A quarter's stories make its digest: which, in what order, with what figures."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.kinds.digest import Digest, digests_of
from civsite.model.kinds.news import News
from civsite.quarter import Quarter
from tests.load.communities import load


def story(date: str, figures: str = "", title: str = "扫雪") -> str:
    more = f"figures: {{{figures}}}\n" if figures else ""
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n正文\n"


def digests(root: Path, files: dict[str, str]) -> dict[str, Digest]:
    community, said = load(root, files)
    assert said == ()
    return {item.id: item for item in community.items_of(Digest)}


def test_a_community_without_news_has_no_digest(tmp_path: Path) -> None:
    assert digests(tmp_path, {"content/posters/p.yml": "title: 海报\ncampaign: own\n"}) == {}


def test_each_quarter_with_a_story_has_one_digest(tmp_path: Path) -> None:
    days = ("2025-12-31", "2026-01-01", "2026-03-31", "2026-07-01", "2026-09-30")
    files = {f"content/news/{day}.md": story(day) for day in days}
    found = digests(tmp_path, files)
    assert {name: [each.id for each in digest.stories] for name, digest in found.items()} == {
        "news-2025Q4": ["2025-12-31"],
        "news-2026Q1": ["2026-03-31", "2026-01-01"],
        "news-2026Q3": ["2026-09-30", "2026-07-01"],
    }
    assert found["news-2026Q3"].quarter == Quarter(2026, 3)
    assert found["news-2026Q3"].title == "社区动态"


def test_stories_stand_newest_first_and_those_of_one_day_by_id_backwards(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": story("2026-03-05"),
        "content/news/c.md": story("2026-03-05"),
        "content/news/b.md": story("2026-03-06"),
        "content/news/2026/three/d.md": story("2026-02-28"),
    }
    (digest,) = digests(tmp_path, files).values()
    assert [each.id for each in digest.stories] == ["b", "c", "a", "d"]


def test_figures_of_a_quarter_are_added_up_and_what_nobody_counted_is_no_zero(
    tmp_path: Path,
) -> None:
    files = {
        "content/news/a.md": story("2026-03-05", "participants: 40, money: 1200"),
        "content/news/b.md": story("2026-03-06", "participants: '1,002', rubbish: 0"),
        "content/news/c.md": story("2026-03-07"),
        "content/news/d.md": story("2026-04-01", "participants: 5"),
    }
    first, second = digests(tmp_path, files).values()
    assert first.figures.participants == 1042
    assert first.figures.money == 1200
    assert first.figures.rubbish == 0
    assert first.figures.households is None
    assert first.figures.model_fields_set == {"participants", "money", "rubbish"}
    assert second.figures.participants == 5


def test_a_story_with_a_fault_is_left_out_of_its_digest(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": story("2026-03-05", "participants: 40"),
        "content/news/b.md": story("2026-03-06", "participants: 四十"),
    }
    community, (said,) = load(tmp_path, dict(files))
    assert (said.code, said.span[:3]) == ("number-form", ("content/news/b.md", 4, 25))
    (digest,) = community.items_of(Digest)
    assert [each.id for each in digest.stories] == ["a"]
    assert community.unreadable == {"b"}


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.tuples(DAYS, st.integers(0, 10**6)), max_size=12))
def test_every_story_is_told_in_one_digest_whatever_their_order(
    written: list[tuple[datetime.date, int]],
) -> None:
    stories = [
        News.model_validate(
            {"id": f"s{number}", "title": "扫雪", "date": day, "figures": {"participants": people}}
        )
        for number, (day, people) in enumerate(written)
    ]
    forth, back = digests_of(stories), digests_of(reversed(stories))
    assert forth == back
    assert [each.quarter for each in forth] == sorted({Quarter.of(day) for day, _ in written})
    assert sorted(each.id for one in forth for each in one.stories) == sorted(s.id for s in stories)
    told = sum(each.figures.participants or 0 for each in forth)
    assert told == sum(people for _, people in written)


@pytest.mark.parametrize(("day", "name"), [("2026-03-31", "2026Q1"), ("0001-01-01", "0001Q1")])
def test_a_digest_is_named_for_its_quarter_in_four_digits(
    tmp_path: Path, day: str, name: str
) -> None:
    assert list(digests(tmp_path, {"content/news/a.md": story(day)})) == [f"news-{name}"]
