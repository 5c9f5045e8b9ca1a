"""Enters: a community with old stories, edited. Leaves: plans and jobs as if all had been looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from civsite.build import planned
from civsite.build.planned import Planned, plan_for
from civsite.build.targets import Target, jobs_of
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.plan.relevance import relevant_part
from civsite.render.job import Job
from civsite.render.site import share
from civsite.store import Store, open_store
from tests.build.communities import QUARTER, TODAY, lay_out_small_community

OLD = "content/news/2020/2020-03-{:02d}-old.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Thirteen stories of long ago, some of them bound to places in every way there is."""
    lay_out_small_community(tmp_path)
    for day in range(1, 14):
        write_story(tmp_path, day)
    write_story(tmp_path, 2, more="pinned: yes\n")
    write_story(tmp_path, 3, more="on: [hall]\n")
    write(tmp_path, "content/editions/2026Q3.yml", """\
        quarter: 2026Q3
        boards:
          east:
            A: 2020-03-04-old
        """)  # fmt: skip
    return tmp_path


def write_story(root: Path, day: int, title: str = "旧事", more: str = "") -> None:
    text = f"---\ntitle: {title}{day}\ndate: 2020-03-{day:02d}\n{more}---\n很久以前。\n"
    write(root, OLD.format(day), text)


def write(root: Path, path: str, text: str) -> None:
    lines = [line.removeprefix("        ") for line in text.split("\n")]
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("\n".join(lines), "utf-8")


def plan(root: Path, *, anew: bool = False) -> tuple[Planned, list[Job]]:
    """As a build does; with a store that holds nothing, or with the test's own."""
    theme = load_theme(root)
    with open_store(lasting=not anew) as store:
        community, _ = load_community(root, theme, store)
        made = plan_for(community, theme, QUARTER, TODAY, store)
        return made, jobs_of(made, tuple(Target), store)


@pytest.fixture
def no_planning(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Whoever plans or places from the call on, fails."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("planned anew")

    def forbid() -> None:
        monkeypatch.setattr("civsite.plan.boards.edition.plan_edition", fail)
        monkeypatch.setattr("civsite.render.boards.board_jobs", fail)

    return forbid


def assert_same(one: tuple[Planned, list[Job]], other: tuple[Planned, list[Job]]) -> None:
    """Down to the types of all values."""
    assert repr(one[0].plan) == repr(other[0].plan)
    assert one[0].plan == other[0].plan
    assert list(map(repr, one[1])) == list(map(repr, other[1]))
    assert one[1] == other[1]


def test_stories_that_nothing_names_make_no_difference_to_plans_and_jobs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(root, anew=True)
    assert len(made[0].relevant.items) < len(made[0].community.items)
    monkeypatch.setattr(planned, "relevant_part", lambda community, quarter: community)
    monkeypatch.setattr(share, "seen_on_cards", lambda community: community)
    assert_same(plan(root, anew=True), made)


def test_stories_that_something_names_stay_in_sight(root: Path) -> None:
    community, _ = load_community(root)
    old = {item for item in relevant_part(community, QUARTER).items if item.startswith("2020")}
    assert {f"2020-03-{day:02d}-old" for day in (2, 3, 4)} < old
    assert f"2020-03-{7:02d}-old" not in old


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda root: None, id="nothing"),
        pytest.param(lambda root: write_story(root, 7, "改了"), id="an old story"),
        pytest.param(lambda root: (root / OLD.format(7)).unlink(), id="an old story gone"),
    ],
)
def test_what_is_remembered_is_taken_where_no_plan_looks(
    root: Path, no_planning: Callable[[], None], edit: Callable[[Path], None]
) -> None:
    before, _ = plan(root)
    edit(root)
    again = plan(root, anew=True)
    no_planning()
    remembered = plan(root)
    assert_same(remembered, again)
    assert remembered[0].plan == before.plan


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (OLD.format(4), "---\ntitle: 有人提到\ndate: 2020-03-04\n---\n"),
        ("content/notices/water.md", "---\ntitle: 停电\nfrom: 2026-11-20\nwhat: 停电\n---\n"),
        ("content/news/2026/2026-11-06-new.md", "---\ntitle: 新\ndate: 2026-11-06\n---\n新。\n"),
        ("content/community.yml", "name: 另一个社区\nurl: https://example.org/\n"),
        ("theme/palettes.yml", ""),
    ],
)
def test_what_is_planned_follows_every_edit(root: Path, path: str, text: str) -> None:
    before, _ = plan(root)
    if path == "theme/palettes.yml":
        text = before.theme.read("palettes.yml").decode().replace("#F8F1E7", "#F8F1E8")
    write(root, path, text)
    made = plan(root)
    assert made[0].key != before.key
    assert_same(made, plan(root, anew=True))


def test_another_day_and_another_quarter_are_planned_for_themselves(
    root: Path, store: Store
) -> None:
    theme = load_theme(root)
    community, _ = load_community(root, theme)
    keys = {
        plan_for(community, theme, quarter, day, store).key
        for quarter, day in ((QUARTER, TODAY), (QUARTER, TODAY.replace(day=23)))
    }
    assert len(keys) == 2


@pytest.mark.parametrize("text", ["", "{}", "[[], [], {}, {}, {}]", "null"])
def test_what_is_damaged_is_planned_anew(root: Path, store_folder: Path, text: str) -> None:
    before = plan(root)
    base = sqlite3.connect(store_folder / "values.sqlite")
    with base:
        changed = base.execute(
            "UPDATE value SET text = ? WHERE key LIKE 'plan/%' OR key LIKE 'jobs/%'", (text,)
        ).rowcount
    base.close()
    assert changed == 2
    for _ in range(2):
        assert_same(plan(root), before)


def test_another_version_of_a_library_plans_anew(
    root: Path, no_planning: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(root)
    no_planning()
    plan(root)
    monkeypatch.setattr(planned, "version_of", lambda library: "another")
    with pytest.raises(AssertionError, match="planned anew"):
        plan(root)
