"""Enters: files, some of which change. Leaves: what is in them now, read again only where it must be."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from civsite.load.text import bytes_of
from civsite.load.tree import read_tree
from civsite.model.community import Community
from civsite.model.record import Record
from civsite.store import Store, open_store
from tests.expectations import FIXTURES, lay_out_sound_community

REPOSITORY = Path(__file__).parents[2]
WATER = ("content/notices/water.md", "content/notices/water.en.md")
FAULTY = sorted(
    folder
    for kind in ("faults", "unreadable")
    for folder in (FIXTURES / kind).iterdir()
    if folder.is_dir() and folder.name != "sound"
)
Loaded = tuple[Community, tuple[Diagnostic, ...]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community with a translation and a warning."""
    root = tmp_path / "社区 one"
    root.mkdir()
    lay_out_sound_community(root)
    content = root / "content"
    (content / "notices").mkdir(exist_ok=True)
    (root / WATER[0]).write_text("---\ntitle: 停水\nfrom: 2026-11-20\n---\n甲\n", "utf-8")
    (root / WATER[1]).write_text("---\ntitle: Water\n---\n", "utf-8")
    (content / "media/odd.xyz").write_text("odd")
    return root


def load(root: Path) -> Loaded:
    """As another run of the program does."""
    with open_store() as store:
        return load_community(root, store=store)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose YAML is read from now on."""
    paths: list[str] = []

    def noting(text: str, path: str, first_line: int = 1) -> Any:
        paths.append(path)
        return read_tree(text, path, first_line)

    monkeypatch.setattr("civsite.load.records.read_tree", noting)
    return paths


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locations of the records' files whose bytes are read from now on."""
    locations: list[str] = []

    def noting(location: str) -> tuple[bytes, int]:
        locations.append(location)
        return bytes_of(location)

    monkeypatch.setattr("civsite.load.read_cache.bytes_of", noting)
    return locations


def assert_the_same(one: Loaded, other: Loaded) -> None:
    """Down to the types of all values, and to which of them were written."""
    assert one == other
    assert repr(records_of(one[0])) == repr(records_of(other[0]))
    for mine, theirs in zip(records_of(one[0]), records_of(other[0]), strict=True):
        assert mine.model_fields_set == theirs.model_fields_set
        assert mine.digest() == theirs.digest()
    for key, source in one[0].sources.items():
        assert source.places == other[0].sources[key].places


def records_of(community: Community) -> list[Record]:
    return [
        community.details,
        *community.items.values(),
        *community.boards.values(),
        *community.screens.values(),
        *community.editions.values(),
        *community.inspections,
        *community.translations.values(),
        *community.translated_details.values(),
        *community.translated_boards.values(),
        *community.translated_screens.values(),
    ]


@pytest.mark.usefixtures("settled_files")
def test_a_second_run_opens_no_file_of_which_nothing_changed(
    root: Path, parsed: list[str], opened: list[str]
) -> None:
    first = load(root)
    assert {*WATER, "content/community.yml"} < set(parsed)
    assert len(opened) == len(set(opened)), "each is read once"
    parsed.clear()
    opened.clear()
    again = load(root)
    assert (parsed, opened) == ([], [])
    assert_the_same(again, first)


def test_files_that_changed_just_now_are_hashed_again_and_not_parsed(
    root: Path, parsed: list[str], opened: list[str]
) -> None:
    load(root)
    parsed.clear()
    opened.clear()
    load(root)
    assert str(root / "content/community.yml") in opened
    assert parsed == []


@pytest.mark.usefixtures("settled_files")
def test_a_changed_file_is_read_again_with_its_translations_alone(
    root: Path, parsed: list[str]
) -> None:
    load(root)
    parsed.clear()
    (root / WATER[0]).write_text("---\ntitle: 停电\nfrom: 2026-11-20\n---\n丙\n", "utf-8")
    community, _ = load(root)
    assert set(parsed) == set(WATER)
    assert community.items["water"].title == "停电"
    assert community.translations["en", "water"].title == "Water"
    parsed.clear()
    (root / WATER[1]).write_text("---\ntitle: No power\n---\n", "utf-8")
    assert load(root)[0].translations["en", "water"].title == "No power"
    assert WATER[1] in parsed
    assert set(parsed) <= set(WATER)


@pytest.mark.usefixtures("settled_files")
def test_a_file_whose_old_time_is_put_back_is_read_again(root: Path) -> None:
    file = root / WATER[0]
    text = file.read_text("utf-8")
    status = file.stat()
    load(root)
    changed = status.st_ctime_ns
    while changed == status.st_ctime_ns:  # the clock of a file system may stand for some moments
        file.write_text(text.replace("停水", "停电"), "utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        changed = file.stat().st_ctime_ns
    assert load(root)[0].items["water"].title == "停电"


def test_what_was_undone_is_known_still(root: Path, parsed: list[str]) -> None:
    """By its bytes, whenever they come back."""
    file = root / WATER[0]
    text = file.read_text("utf-8")
    first = load(root)
    file.write_text(text.replace("停水", "停电"), "utf-8")
    load(root)
    file.write_text(text, "utf-8")
    parsed.clear()
    again = load(root)
    assert parsed == []
    assert_the_same(again, first)


@pytest.mark.usefixtures("settled_files")
def test_a_folder_that_is_away_for_once_is_not_forgotten(root: Path, opened: list[str]) -> None:
    load(root)
    away = (root / "content").rename(root / "away")
    assert [each.code for each in load(root)[1]] == ["no-content"]
    away.rename(root / "content")
    opened.clear()
    load(root)
    assert opened == []


def test_a_moved_repository_is_known_and_finds_its_pictures_where_they_lie_now(
    root: Path, tmp_path: Path, parsed: list[str]
) -> None:
    load(root)
    parsed.clear()
    moved = root.rename(tmp_path / "elsewhere")
    community, _ = load(moved)
    assert parsed == []
    assert {file.location.is_relative_to(moved) for file in community.media.values()} == {True}


def test_a_file_of_another_name_is_read_for_itself(root: Path) -> None:
    """Equal bytes say other things elsewhere: their id, what is told of them and where."""
    load(root)
    shutil.copy(root / WATER[0], root / "content/notices/gas.md")
    (root / "content/posters/odd.yml").write_text("titel: x\n", "utf-8")
    shutil.copy(root / "content/posters/odd.yml", root / "content/posters/even.yml")
    assert_the_same(load(root), load_community(root))
    assert_the_same(load(root), load_community(root))


def change_texts(root: Path) -> None:
    content = root / "content"
    stories = sorted(content.glob("news/**/*.md"))
    stories[0].write_text("---\ntitle: 改了\ndate: 2026-11-05\n---\n新的正文。\n", "utf-8")
    (content / "notices/new.md").write_text("---\ntitle: 新通知\n---\n", "utf-8")
    (content / "community.yml").write_text("名称: 甲\n称呼: 乙\n", "utf-8")


def make_a_fault(root: Path) -> None:
    (root / WATER[0]).write_text("---\ntitle: 停气\nfrm: 1\n---\n乙\n", "utf-8")


def remove_files(root: Path) -> None:
    content = root / "content"
    for gone in (*content.glob("posters/*.yml"), *content.glob("media/*.jpg")):
        gone.unlink()
    (root / WATER[0]).unlink()


def rename_files(root: Path) -> None:
    content = root / "content"
    (content / "notices/new.md").rename(content / "notices/newer.md")
    (content / "media/odd.xyz").rename(content / "media/odd.pdf")


def change_pictures(root: Path) -> None:
    (root / "content/media/plan.svg").write_text("<svg <<<", "utf-8")
    (root / "content/media/odd.pdf").unlink()


@pytest.mark.usefixtures("settled_files")
def test_a_community_is_the_same_with_a_store_and_without(root: Path) -> None:
    edits = [change_texts, make_a_fault, remove_files, rename_files, change_pictures]
    assert_the_same(load(root), load_community(root))
    for edit in edits:
        edit(root)
        for _ in range(2):
            assert_the_same(load(root), load_community(root))


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda path: path.name)
def test_what_is_said_of_faulty_files_is_remembered_as_it_was_said(
    faulty: Path, root: Path
) -> None:
    shutil.copytree(faulty, root, dirs_exist_ok=True)
    expected = load_community(root)
    for _ in range(2):
        assert_the_same(load(root), expected)


def test_every_record_of_the_sample_comes_back_as_it_was() -> None:
    expected = load_community(REPOSITORY)
    assert len({type(record) for record in records_of(expected[0])}) >= 10
    for _ in range(2):
        assert_the_same(load(REPOSITORY), expected)


DAMAGES = ["", "null", "{}", "{\n[]", '"text"\n[]', "[]\n[]", "null\n{}", "null\n[1]", "\n", "\0"]


@pytest.mark.parametrize("text", DAMAGES, ids=repr)
def test_values_that_are_damaged_are_read_again(
    root: Path, store_folder: Path, parsed: list[str], text: str
) -> None:
    expected = load(root)
    change_values(store_folder, lambda _: text)
    parsed.clear()
    assert load(root) == expected
    assert len(parsed) >= len(expected[0].sources)
    parsed.clear()
    again = load(root)
    assert parsed == []
    assert_the_same(again, expected)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_values_that_are_cut_are_read_again(root: Path, store_folder: Path, share: float) -> None:
    expected = load(root)
    change_values(store_folder, lambda text: text[: int(len(text) * share)])
    assert_the_same(load(root), expected)


def change_values(store_folder: Path, change: Callable[[str], str]) -> None:
    base = sqlite3.connect(store_folder / "values.sqlite")
    with base:
        for key, text in base.execute("SELECT key, text FROM value").fetchall():
            base.execute("UPDATE value SET text = ? WHERE key = ?", (change(text), key))
    base.close()


def test_two_communities_share_what_is_equal_and_nothing_else(
    root: Path, tmp_path: Path, store: Store, parsed: list[str]
) -> None:
    load_community(root, store=store)
    other = tmp_path / "other"
    shutil.copytree(root, other)
    (other / "content/community.yml").write_text("name: 另一个社区\n", "utf-8")
    parsed.clear()
    community, _ = load_community(other, store=store)
    assert set(parsed) <= {"content/community.yml", "content/community.en.yml"}
    assert community.details.name == "另一个社区"
    assert load_community(root, store=store)[0].details.name == "示例社区"
