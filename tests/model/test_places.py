"""Where an item may stand and when: `on`, `accepts`, `from` and `until`, `show`, parts over several slots."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.community import Community
from civsite.model.edition import WrittenPlacement, runs_of
from civsite.model.item import Kind
from tests.load.communities import load

BOARD = "name: 东门\nkind: lift\nsize: 600x900\n"
SCREEN = "name: 大厅\nkind: led-strip\nsize: 1080x1920\n"
POSTER = "title: 海报\ncampaign: safety\n"


def community(root: Path, files: dict[str, str]) -> Community:
    found, said = load(root, files)
    assert said == ()
    return found


@pytest.mark.parametrize(
    ("on", "on_board", "on_screen"),
    [
        ("", True, True),
        ("[]", True, True),
        ("[east]", True, False),
        ("[lift]", True, False),
        ("[电梯框]", True, False),
        ("[hall]", False, True),
        ("[led-strip]", False, True),
        ("[滚动字幕屏]", False, True),
        ("[电子屏]", False, True),
        ("[screens]", False, True),
        ("[screen, lift]", True, True),
        ("[west, wall, lcd]", False, False),
        ("[East]", False, False),
        ("[东门]", False, False),
    ],
)
def test_an_item_stands_where_its_ids_and_kinds_of_places_say(
    tmp_path: Path, on: str, on_board: bool, on_screen: bool
) -> None:
    found = community(
        tmp_path,
        {
            "content/boards/east.yml": BOARD,
            "content/screens/hall.yml": SCREEN,
            "content/posters/p.yml": f"{POSTER}用于: {on}\n",
        },
    )
    said = found.items["p"].on
    assert found.boards["east"].is_named_in(said) is on_board
    assert found.screens["hall"].is_named_in(said) is on_screen


@pytest.mark.parametrize(
    ("accepts", "taken"),
    [
        ("", {str(kind) for kind in Kind} - {"page"}),
        ("[]", {str(kind) for kind in Kind} - {"page"}),
        ("[海报, 通知]", {"poster", "notice"}),
        ("[page]", {"page"}),
        ("[news, news]", {"news"}),
    ],
)
def test_a_slot_and_a_screen_take_the_kinds_that_they_name_and_else_all_but_pages(
    tmp_path: Path, accepts: str, taken: set[str]
) -> None:
    found = community(
        tmp_path,
        {
            "content/boards/b.yml": f"{BOARD}slots:\n  - id: A\n    size: 60x90\n    接受: {accepts}\n",
            "content/screens/s.yml": f"{SCREEN}接受: {accepts}\n",
        },
    )
    slot = found.boards["b"].slot("A")
    assert slot is not None
    assert {str(kind) for kind in Kind if slot.accepts_kind(kind)} == taken
    assert {str(kind) for kind in Kind if found.screens["s"].accepts_kind(kind)} == taken
    assert found.boards["b"].slot("B") is None


def test_a_board_serves_until_the_day_before_it_goes_out_of_service(tmp_path: Path) -> None:
    files = {
        "content/boards/b.yml": f"{BOARD}停用日期: 2026-03-05\n",
        "content/boards/c.yml": BOARD,
    }
    boards = community(tmp_path, files).boards
    days = [datetime.date(2026, 3, day) for day in (4, 5, 6)]
    assert [boards["b"].serves_on(day) for day in days] == [True, False, False]
    assert [boards["c"].serves_on(day) for day in days] == [True, True, True]


@pytest.mark.parametrize(
    ("term", "valid"),
    [
        ("", [True, True, True, True]),
        ("from: 2026-03-05\n", [False, True, True, True]),
        ("until: 2026-03-06\n", [True, True, True, False]),
        ("起: 2026-03-05\n止: 2026-03-06\n", [False, True, True, False]),
        ("from: 2026-03-05\nuntil: 2026-03-05\n", [False, True, False, False]),
    ],
)
def test_an_item_counts_on_its_first_and_on_its_last_day(
    tmp_path: Path, term: str, valid: list[bool]
) -> None:
    item = community(tmp_path, {"content/posters/p.yml": POSTER + term}).items["p"]
    days = [datetime.date(2026, 3, day) for day in (4, 5, 6, 7)]
    assert [item.is_valid_on(day) for day in days] == valid


@pytest.mark.parametrize(
    ("show", "counted"),
    [
        ("[poster]", ["p", "q"]),
        ("[海报]", ["p", "q"]),
        ("[safety]", ["p"]),
        ("[安全]", ["p"]),
        ("[自办, 通知]", ["n", "q"]),
        ("[news]", []),
        ("[p]", []),
        ("[Poster]", []),
    ],
)
def test_a_share_counts_kinds_and_campaigns_by_either_name(
    tmp_path: Path, show: str, counted: list[str]
) -> None:
    found = community(
        tmp_path,
        {
            "content/community.yml": f"name: 示例社区\n占比:\n  - {{展示: {show}, 至少: 1/3}}\n",
            "content/posters/p.yml": POSTER,
            "content/posters/q.yml": POSTER.replace("safety", "own"),
            "content/notices/n.md": "---\ntitle: 停水\n---\n",
        },
    )
    (share,) = found.details.shares
    assert [name for name, item in found.items.items() if share.counts(item)] == counted


def test_a_slot_in_an_edition_is_written_as_an_id_or_as_a_record(tmp_path: Path) -> None:
    text = "季度: 2026Q4\n栏目:\n  east:\n    A: fire\n    B: {内容: fire}\n    C: ''\n    no: '2026-03'\n"
    found = community(tmp_path, {"content/editions/2026Q4.yml": text})
    (edition,) = found.editions.values()
    entries = edition.boards["east"]
    assert entries["A"] == entries["B"]
    assert [entry.item for entry in entries.values()] == ["fire", "fire", None, "2026-03"]
    assert list(entries) == ["A", "B", "C", "no"]


def entries_of(*written: tuple[str, str | None, int | None]) -> dict[str, WrittenPlacement]:
    return {slot: WrittenPlacement(item=item, part=part) for slot, item, part in written}


@pytest.mark.parametrize(
    ("written", "items", "marks"),
    [
        ([("A", "fire", None)], {"A": "fire"}, {"A": ""}),
        (
            [("A", "fire", None), ("B", "fire", 2)],
            {"A": "fire"},
            {"A": " 1/2", "B": " 2/2"},
        ),
        (
            [("C", "fire", 3), ("B", "fire", 2), ("A", "fire", 1)],
            {"A": "fire"},
            {"A": " 1/3", "B": " 2/3", "C": " 3/3"},
        ),
        (
            [("A", "fire", 1), ("B", "fire", 3)],
            {"A": "fire", "B": "fire"},
            {"A": "", "B": ""},
        ),
        ([("B", "fire", 2)], {"B": "fire"}, {"B": ""}),
        (
            [("A", "fire", None), ("B", "ice", None), ("C", "fire", 2), ("D", "ice", 2)],
            {"A": "fire", "B": "ice"},
            {"A": " 1/2", "B": " 1/2", "C": " 2/2", "D": " 2/2"},
        ),
        (
            [("A", "fire", None), ("B", "fire", None), ("C", "fire", 2)],
            {"A": "fire", "B": "fire"},
            {"A": " 1/2", "B": "", "C": " 2/2"},
        ),
        ([("A", None, None), ("B", "ice", None)], {"B": "ice"}, {"A": "", "B": ""}),
    ],
)
def test_parts_of_an_item_follow_one_another_in_their_own_order(
    written: list[tuple[str, str | None, int | None]], items: dict[str, str], marks: dict[str, str]
) -> None:
    runs = runs_of(entries_of(*written))
    assert runs.items == items
    assert {slot: runs.mark_of(slot) for slot, _, _ in written} == marks
    begun = {slot for slot, item, _ in written if item is not None} - items.keys()
    assert runs.begun_elsewhere == begun


PARTS = st.lists(
    st.tuples(st.sampled_from(["fire", "ice", None]), st.none() | st.integers(1, 4)), max_size=7
)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(PARTS)
def test_every_slot_that_carries_something_begins_an_item_or_goes_on_with_one(
    written: list[tuple[str | None, int | None]],
) -> None:
    entries = entries_of(
        *((f"S{number}", item, part) for number, (item, part) in enumerate(written))
    )
    runs = runs_of(entries)
    carrying = {slot for slot, entry in entries.items() if entry.item is not None}
    assert runs.items.keys() | runs.begun_elsewhere == carrying
    assert runs.items.keys().isdisjoint(runs.begun_elsewhere)
    for first, following in runs.following.items():
        assert {entries[slot].item for slot in following} == {runs.items[first]}
        assert [entries[slot].part for slot in following] == list(range(2, len(following) + 2))
