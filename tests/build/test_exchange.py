"""Enters: a staged folder and an old output. Leaves: one of the two, whole, whatever happens between."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.build.output_folder import put_in_place, recover, staging
from civsite.files import held_lock


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path != out)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with an old product in it."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build/product").write_text("old")
    return tmp_path / "build"


def test_the_staged_folder_becomes_the_output_and_nothing_is_left(out: Path) -> None:
    with staging(out) as stage:
        (stage / "product").write_text("new")
        assert (out / "product").read_text() == "old"
        put_in_place(stage, out)
        assert (out / "product").read_text() == "new"
    assert beside(out) == []


def test_the_first_output_needs_no_old_one(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "er" / "build"
    with staging(out) as stage:
        (stage / "product").write_text("new")
        put_in_place(stage, out)
    assert (out / "product").read_text() == "new"
    assert beside(out) == []


def stage_half(out: Path) -> None:
    with staging(out) as stage:
        (stage / "half").mkdir()
        (stage / "half").write_text("cannot be written")


def test_a_failure_leaves_the_old_output_and_nothing_else(out: Path) -> None:
    with pytest.raises(IsADirectoryError):
        stage_half(out)
    assert (out / "product").read_text() == "old"
    assert beside(out) == []


def test_what_a_killed_build_left_is_swept_away_but_not_what_a_living_one_uses(out: Path) -> None:
    dead, living = (out.parent / f".build.stage-{name}" for name in ("dead", "living"))
    for stage in (dead, living):
        stage.mkdir()
        (stage / "product").write_text("half")
        Path(f"{stage}.lock").touch()
    with held_lock(Path(f"{living}.lock")), staging(out):
        assert not dead.exists()
        assert living.exists()
    assert beside(out) == [".build.stage-living", ".build.stage-living.lock"]


def test_a_kill_between_the_two_steps_of_slow_systems_is_mended(out: Path) -> None:
    out.rename(out.parent / ".build.old")
    recover(out)
    assert (out / "product").read_text() == "old"


def test_a_folder_of_somebody_elses_is_not_swept_away(out: Path) -> None:
    (out.parent / ".build.stages").mkdir()
    (out.parent / "build.stage-mine").mkdir()
    with staging(out):
        pass
    assert beside(out) == [".build.stages", "build.stage-mine"]
