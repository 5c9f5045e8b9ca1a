"""Enters: a community with old stories, edited. Leaves: plans and jobs as if all had been looked at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from civsite.build.kept import Kept
from civsite.build.prepared import prepare_build
from civsite.load.memory import Memory

from civsite.build import planned, prepared, targets
from civsite.build.planned import Planned, Planning
from civsite.build.targets import Target, jobs_of
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.plan.relevance import relevant_part
from civsite.render.site import jobs as site_jobs
from tests.build.communities import QUARTER, TODAY, lay_out_small_community

OLD = "content/news/2020/2020-03-{:02d}-old.md"


@pytest.fixture
def root(tmp_path: Path, settled_files: None) -> Path:
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


def plan(root: Path, kept: Kept) -> tuple[Planned, list[str]]:
    theme = load_theme(root)
    community, _ = load_community(root, theme, Memory.of(root))
    made = Planning.of(community, theme, QUARTER, TODAY, kept).planned()
    return made, [repr(job) for job in jobs_of(made, tuple(Target), kept)]


def plan_anew(*_: object) -> None:
    raise AssertionError("planned anew")


def said(made: Planned) -> tuple[object, ...]:
    return (made.edition, made.diagnostics, made.first_slides, made.panel_digests)


def test_stories_that_nothing_names_make_no_difference_to_plans_and_jobs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, jobs = plan(root, Kept(None))
    assert len(made.relevant.items) < len(made.community.items)
    monkeypatch.setattr(planned, "relevant_part", lambda community, quarter: community)
    monkeypatch.setattr(site_jobs, "seen_on_cards", lambda community: community)
    of_all, jobs_of_all = plan(root, Kept(None))
    assert said(made) == said(of_all)
    assert jobs == jobs_of_all


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
def test_what_is_kept_is_taken_where_no_plan_looks(
    root: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], None]
) -> None:
    before, _ = plan(root, Kept(root))
    edit(root)
    again, jobs = plan(root, Kept(None))
    for module, name in ((planned, "_plan"), (targets, "_placed_jobs")):
        monkeypatch.setattr(module, name, plan_anew)
    kept, kept_jobs = plan(root, Kept(root))
    assert said(kept) == said(again) == said(before)
    assert kept_jobs == jobs


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
    before, _ = plan(root, Kept(root))
    if path == "theme/palettes.yml":
        text = before.theme.read("palettes.yml").decode().replace("#F8F1E7", "#F8F1E8")
    write(root, path, text)
    made, jobs = plan(root, Kept(root))
    assert made.made_from != before.made_from
    again, jobs_again = plan(root, Kept(None))
    assert said(made) == said(again)
    assert jobs == jobs_again


def test_what_is_kept_and_damaged_is_planned_anew(root: Path) -> None:
    before, jobs = plan(root, Kept(root))
    for file in (root / ".civsite/planned").iterdir():
        file.write_bytes(file.read_bytes()[:-9] + b"overwritten")
    again, jobs_again = plan(root, Kept(root))
    assert said(before) == said(again)
    assert jobs == jobs_again


def test_another_version_of_a_library_plans_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(root, Kept(root))
    monkeypatch.setattr("civsite.build.kept.version_of", lambda library: "another")
    monkeypatch.setattr(planned, "_plan", plan_anew)
    with pytest.raises(AssertionError, match="planned anew"):
        plan(root, Kept(root))


def test_files_that_changed_just_now_are_planned_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civsite.load.mark._SETTLED_NS", 10**18)
    made, _ = plan(root, Kept(root))
    assert made.made_from is None
    assert not (root / ".civsite/planned").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this process plans")
def test_the_plan_is_made_beside_the_checks_and_is_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, jobs = plan(root, Kept(None))
    # A copy plans only where nothing has run yet that must not be copied.
    monkeypatch.setattr(prepared, "_NOT_TO_BE_COPIED", ())
    monkeypatch.setattr("civsite.beside._may_copy", lambda: True)
    monkeypatch.setattr(planned, "_plan", only_in(copies=True, call=planned._plan))
    ahead = prepare_build(root, QUARTER, TODAY, tuple(Target))
    assert said(ahead.planned) == said(made)
    assert [repr(job) for job in ahead.jobs] == jobs


def test_where_no_copy_may_be_made_the_plan_is_made_here(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "_NOT_TO_BE_COPIED", ("sys",))
    monkeypatch.setattr(planned, "_plan", only_in(copies=False, call=planned._plan))
    assert prepare_build(root, QUARTER, TODAY, tuple(Target)).jobs


def only_in(*, copies: bool, call: Callable[..., object]) -> Callable[..., object]:
    """`call`, which fails in copies of this process, or everywhere else."""
    here = os.getpid()

    def made(*given: object) -> object:
        assert (os.getpid() != here) == copies, "planned in the wrong process"
        return call(*given)

    return made
