"""One loop of a screen: whose turn comes when and how often, whatever the items, at any hour of it."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.plan.screens.playlist import Playlist, plan_playlists
from civsite.plan.screens.turns import share_of
from civsite.quarter import Quarter
from tests.plan.communities import convention, news, notice, poster
from tests.plan.screens.playing import turns_at
from tests.plan.screens.timetables import TODAY, playlist_of, screen, told, with_screens

ANY = settings(derandomize=True, max_examples=25, deadline=None)
NOON = datetime.datetime(2026, 11, 4, 12)

WEIGHTS = st.lists(st.integers(1, 5), min_size=1, max_size=12)
# Hours as they are written, and which of some hours of the day they hold for.
OPEN = {
    None: (9, 11, 12, 20), "08:00-12:00": (9, 11), "11:00-13:00": (11, 12), "18:00-02:00": (20,),
}  # fmt: skip
# What is written of each item: its weight, its hours, and how many articles it has, if any.
WRITTEN = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(list(OPEN)), st.integers(0, 40)),
    min_size=1,
    max_size=9,
)


def items_of(written: list[tuple[int, str | None, int]]) -> list[Item]:
    return [
        convention(f"c{number}", articles=["每一条都写得清清楚楚。" * 4] * articles, weight=str(weight), hours=hours)
        if articles
        else poster(f"p{number}", weight=str(weight), hours=hours)
        for number, (weight, hours, articles) in enumerate(written)
    ]  # fmt: skip


def order(playlist: Playlist) -> list[str]:
    return [slide.item for slide in playlist.slides]


@ANY
@given(WEIGHTS)
def test_items_come_round_in_proportion_to_their_weight_and_none_follows_itself(
    weights: list[int],
) -> None:
    items = [poster(f"p{number}", weight=str(weight)) for number, weight in enumerate(weights)]
    turns = order(playlist_of(items))
    counts = Counter(turns)
    assert set(counts) == {item.id for item in items}
    around = list(itertools.pairwise([*turns, turns[0]]))
    assert all(before != after for before, after in around) or len(items) == 1
    if 2 * max(weights) <= sum(weights):  # else the heaviest would have to follow itself
        assert len({Fraction(counts[item.id], item.weight) for item in items}) == 1


@ANY
@given(WRITTEN, st.sampled_from([9, 11, 12, 20]))
def test_at_any_hour_all_that_may_play_plays_and_each_part_once_a_turn_in_order(
    written: list[tuple[int, str | None, int]], hour: int
) -> None:
    items = items_of(written)
    playlist = playlist_of(items)
    turns = turns_at(playlist.slides, NOON.replace(hour=hour))
    may = {
        item.id for item, (_, hours, _) in zip(items, written, strict=True) if hour in OPEN[hours]
    }
    assert {slide.item for slide in turns} == may
    for item in may:
        parts = [slide.part for slide in turns if slide.item == item]
        (count,) = {slide.parts for slide in turns if slide.item == item}
        assert set(parts) == set(range(1, count + 1))
    if len(may) > 1:
        for before, after in itertools.pairwise([*turns, turns[0]]):
            assert before.item != after.item or after.part == before.part % before.parts + 1


@ANY
@given(st.permutations(range(7)))
def test_the_loop_does_not_depend_on_the_order_of_files(places: list[int]) -> None:
    items = [
        poster("a", weight="5"), poster("b", campaign="science"), notice("c", level="important"),
        notice("d", date="2026-11-01"), news("e", "2026-10-30"), convention("f", articles=["一。"] * 30),
        poster("g", pinned="yes", hours="08:00-09:00"),
    ]  # fmt: skip
    assert playlist_of([items[place] for place in places]).slides == playlist_of(items).slides


@pytest.mark.parametrize(
    ("items", "first"),
    [
        ([poster("a"), notice("b", pinned="yes")], ["b", "a"]),
        ([notice("a"), notice("b", level="important"), notice("c")], ["b", "a", "c"]),
        ([notice("a", date="2026-10-01"), notice("b", date="2026-11-01"), notice("c")], ["b", "a", "c"]),
        (
            [news("a", "2026-10-01"), news("b", "2026-10-30"), news("c", "2026-10-15")],
            ["b", "c", "a"],
        ),
        (
            [notice("a", level="important"), notice("z", pinned="yes"), poster("p")],
            ["z", "a", "p"],
        ),
        ([poster("乙"), poster("甲"), poster("B"), poster("a")], ["B", "a", "乙", "甲"]),
    ],
)  # fmt: skip
def test_pins_come_first_then_the_graver_and_the_newer_then_ids(
    items: list[Item], first: list[str]
) -> None:
    assert order(playlist_of(items)) == first


def test_of_two_items_that_alone_may_play_each_waits_for_the_other() -> None:
    items = [poster("heavy", weight="5"), poster("light", weight="1")]
    assert order(playlist_of(items)) == ["heavy", "light"]


def test_one_item_alone_plays_on_and_on() -> None:
    assert order(playlist_of([poster("a", weight="5")])) == ["a"]


SHARES = st.sampled_from(["5%", "20%", "1/3", "45%"])


@ANY
@given(SHARES, st.integers(2, 5), st.integers(1, 8), st.booleans())
def test_a_share_is_had_on_every_day_and_by_posters_in_equal_parts(
    least: str, posters: int, notices: int, some_in_the_evening: bool
) -> None:
    items: list[Item] = [poster(f"p{number}") for number in range(posters)]
    for number in range(notices):
        late = "17:00-22:00" if some_in_the_evening and number % 2 else None
        items.append(notice(f"n{number}", weight="5", hours=late))
    shares = [{"show": ["海报"], "at_least": least}]
    of = with_screens(items, screen(hours="06:00-22:00"), shares=shares)
    assert told(of) == []
    asked = of.details.shares[0].at_least
    (playlist,) = plan_playlists(of, Quarter.of(TODAY), TODAY)
    mine = {f"p{number}" for number in range(posters)}
    for day in playlist.day_kinds:
        had = share_of(playlist.rounds, day, mine)
        assert had is not None
        assert had >= asked
    counts = Counter(order(playlist))
    assert max(counts[each] for each in mine) - min(counts[each] for each in mine) <= 1


@pytest.mark.parametrize(
    ("show", "on", "is_short"),
    [
        (["poster"], [], True),
        (["科普"], [], True),
        (["poster", "notice"], [], False),
        (["poster"], ["lobby"], True),
        (["poster"], ["led-strip"], False),
        (["poster"], ["液晶屏"], True),
        (["notice"], [], False),
    ],
)
def test_a_share_counts_what_it_names_on_the_screens_it_names(
    show: list[str], on: list[str], is_short: bool
) -> None:
    shares = [{"show": show, "at_least": "60%", "on": on}]
    items = [poster("a", campaign="science"), notice("n"), notice("m"), notice("o")]
    assert bool(told(with_screens(items, screen(), shares=shares))) is is_short


def test_a_share_that_is_short_is_told_with_what_it_is_and_more_of_it_gives_it() -> None:
    items: list[Item] = [poster("a", hours="08:00-10:00"), notice("n"), notice("m")]
    shares = [{"show": ["海报", "news"], "at_least": "1/4"}]
    of = with_screens(items, screen(name="大厅屏", hours="08:00-18:00"), shares=shares)
    (said,) = told(of)
    assert said.code == "screen-share"
    assert said.span.path == "content/community.yml"
    assert said.message == Text(
        "电子屏“大厅屏”在 2026-11-02 这样的日子里，海报、动态只占 10%，要求至少 25%",
        "on days such as 2026-11-02 the screen “大厅屏” gives poster, news 10% of its time, of 25% asked for",
    )
    assert said.hint == Text(
        "给这块屏多备几项这类内容，让它们的时段、日期更宽",
        "let more of it play on the screen, with wider days and hours",
    )
    more = [*items, poster("b"), news("s", "2026-10-20")]
    assert told(with_screens(more, screen(hours="08:00-18:00"), shares=shares)) == []
