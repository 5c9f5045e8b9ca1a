"""Enters: files, some of which change. Leaves: what is in them now, read again only where it must be."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from civsite.load.mark import Mark, mark_of
from civsite.load.memory import Memory

from civsite.load import shelf
from civsite.load.repository import load_community
from civsite.load.text import read_text
from tests.expectations import lay_out_sound_community

SHELF = ".civsite/read"


def mark(file: Path) -> Mark:
    return mark_of(file.stat())


@pytest.fixture
def root(tmp_path: Path, settled_files: None) -> Path:
    """A community whose files settled long ago, with a translation and a warning."""
    lay_out_sound_community(tmp_path)
    content = tmp_path / "content"
    (content / "notices").mkdir(exist_ok=True)
    (content / "notices/water.md").write_text(
        "---\ntitle: 停水\nfrom: 2026-11-20\n---\n甲\n", "utf-8"
    )
    (content / "notices/water.en.md").write_text("---\ntitle: Water\n---\n", "utf-8")
    (content / "media/odd.xyz").write_text("odd")
    return tmp_path


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the records that are read from their files from now on."""
    read: list[str] = []

    def noting(location: Path, path: str) -> str:
        read.append(path)
        return read_text(location, path)

    monkeypatch.setattr("civsite.load.repository.read_text", noting)
    return read


def test_a_file_that_is_the_same_is_read_once(tmp_path: Path, settled_files: None) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    memory = Memory()
    readings = [memory.recall("f", mark(file), lambda: [file.read_text()]) for _ in range(3)]
    assert readings[0] is readings[1] is readings[2]
    file.write_text("other")
    assert memory.recall("f", mark(file), file.read_text) == "other"


def test_a_file_that_changes_while_the_clock_stands_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "file"
    memory = Memory()
    file.write_text("first")
    before = mark(file)
    assert memory.recall("f", before, file.read_text) == "first"
    file.write_text("other")
    assert memory.recall("f", before, file.read_text) == "other"


def test_a_file_whose_old_time_is_put_back_is_read_again(
    tmp_path: Path, settled_files: None
) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    memory, time = Memory(), file.stat().st_mtime_ns
    assert memory.recall("f", mark(file), file.read_text) == "first"
    file.write_text("other")
    os.utime(file, ns=(time, time))
    assert memory.recall("f", mark(file), file.read_text) == "other"


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_community_is_the_same_with_a_memory_and_without(root: Path, is_kept: bool) -> None:
    memory = Memory()

    def remembered() -> object:
        return load_community(root, memory=Memory.of(root) if is_kept else memory)

    assert remembered() == load_community(root)
    content = root / "content"
    stories = sorted(content.glob("news/**/*.md"))
    stories[0].write_text("---\ntitle: 改了\ndate: 2026-11-05\n---\n新的正文。\n", "utf-8")
    (content / "notices/new.md").write_text("---\ntitle: 新通知\n---\n", "utf-8")
    (content / "community.yml").write_text("名称: 甲\n称呼: 乙\n", "utf-8")
    assert remembered() == load_community(root)
    (content / "notices/water.md").write_text("---\ntitle: 停气\nfrm: 1\n---\n乙\n", "utf-8")
    assert remembered() == load_community(root)
    for gone in (*content.glob("posters/*.yml"), *content.glob("media/*.jpg")):
        gone.unlink()
    os.rename(content / "notices/new.md", content / "notices/newer.md")
    assert remembered() == load_community(root)


def test_another_process_reads_only_what_changed(root: Path, readings: list[str]) -> None:
    load_community(root, memory=Memory.of(root))
    readings.clear()
    load_community(root, memory=Memory.of(root))
    assert readings == []
    (root / "content/notices/water.md").write_text("---\ntitle: 停电\n---\n丙\n", "utf-8")
    community, _ = load_community(root, memory=Memory.of(root))
    assert set(readings) == {"content/notices/water.md", "content/notices/water.en.md"}
    assert community.items["water"].title == "停电"


def test_what_was_read_can_be_kept_later_and_is_not_kept_before(
    root: Path, readings: list[str]
) -> None:
    memory = Memory.of(root)
    expected = load_community(root, memory=memory, is_kept=False)
    assert not (root / SHELF).exists()
    memory.keep()
    readings.clear()
    again = load_community(root, memory=Memory.of(root))
    assert readings == []
    assert again == expected


def test_a_folder_that_is_away_for_once_is_not_forgotten(root: Path, readings: list[str]) -> None:
    load_community(root, memory=Memory.of(root))
    away = (root / "content").rename(root / "away")
    memory = Memory.of(root)
    load_community(root, memory=memory, is_kept=False)
    memory.keep()
    away.rename(root / "content")
    readings.clear()
    load_community(root, memory=Memory.of(root))
    assert readings == []


def test_a_moved_repository_finds_its_pictures_where_they_lie_now(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    load_community(root, memory=Memory.of(root))
    moved = tmp_path_factory.mktemp("elsewhere") / "community"
    shutil.copytree(root, moved)
    community, _ = load_community(moved, memory=Memory.of(moved))
    assert {file.location.is_relative_to(moved) for file in community.media.values()} == {True}


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "of another version", "a folder"])
def test_a_damaged_memory_is_thrown_away(
    root: Path, readings: list[str], harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load_community(root, memory=Memory.of(root))
    for part in (root / SHELF).iterdir():
        data = part.read_bytes()
        if harm == "cut":
            part.write_bytes(data[:-5])
        elif harm == "flipped":
            part.write_bytes(data[:-5] + bytes([data[-5] ^ 1]) + data[-4:])
        elif harm == "emptied":
            part.write_bytes(b"")
        elif harm == "a folder":
            part.unlink()
            part.mkdir()
    if harm == "of another version":
        monkeypatch.setattr(shelf, "program_digest", lambda: "another")
    readings.clear()
    assert load_community(root, memory=Memory.of(root)) == expected
    assert len(readings) >= len(expected[0].sources)


class _Harmful:
    """What a stranger might put into a memory: unpickled carelessly, it would make a file."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self._target),)


def test_a_memory_that_a_stranger_wrote_runs_nothing(root: Path) -> None:
    expected = load_community(root, memory=Memory.of(root))
    target = root / "harm"
    memory = shelf.Shelf(root / SHELF, str(root))
    for part in list((root / SHELF).iterdir()):
        memory.put(part.name, {"content/community.yml": _Harmful(target)})
    assert pickle.dumps(_Harmful(target))
    assert load_community(root, memory=Memory.of(root)) == expected
    assert not target.exists()


def test_a_memory_that_cannot_be_written_is_done_without(root: Path) -> None:
    (root / ".civsite").write_text("in the way")
    assert load_community(root, memory=Memory.of(root)) == load_community(root)
