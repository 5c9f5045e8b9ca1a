"""Enters: products and what earlier builds left. Leaves: a folder that holds just these, whatever was done to it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from civsite.build.layout import Layout, read_ledger
from civsite.build.output_folder import put_in_place, staging
from civsite.store import Store
from tests.build.communities import tree

FIRST = {"a/index.html": b"a", "b/index.html": b"b", "c": b"c"}
SECOND = {"a/index.html": b"changed", "c/index.html": b"now a folder", "d/e/f": b"new"}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class House:
    """Builds into `out`; `read` are the products whose bytes the last build asked for."""

    def __init__(self, folder: Path, store: Store | None) -> None:
        self.out, self.store = folder / "build", store
        self.read: list[str] = []

    @property
    def previous_tree(self) -> Path:
        assert self.store is not None
        return self.store.tree_of(str(self.out))

    def build(self, products: Mapping[str, bytes]) -> None:
        self.read = []
        with staging(self.out) as stage:
            layout = Layout(stage, self.out, self.store)
            for path, data in products.items():
                layout.place(path, digest(data), self._reader(path, data))
            (stage / ".scratch").mkdir()  # builds work there
            (stage / ".scratch").rmdir()
            layout.finish()
            put_in_place(stage, self.out)
            layout.keep_previous_tree()
        assert tree(self.out) == as_tree(products)

    def _reader(self, path: str, data: bytes) -> Callable[[], list[bytes]]:
        def read() -> list[bytes]:
            self.read.append(path)
            return [data]

        return read


def as_tree(products: Mapping[str, bytes]) -> dict[str, str]:
    above = {str(folder): "folder" for path in products for folder in Path(path).parents}
    above.pop(".", None)
    return above | {path: digest(data) for path, data in products.items()}


@pytest.fixture
def house(tmp_path: Path, store: Store) -> House:
    house = House(tmp_path, store)
    house.build(FIRST)
    return house


def test_what_is_there_already_is_not_written_again(house: House) -> None:
    for _ in range(3):
        house.build(FIRST)
        assert house.read == []
    house.build({**FIRST, "a/index.html": b"other"})
    assert house.read == ["a/index.html"]
    house.build({**FIRST, "a/index.html": b"other"})
    assert house.read == []


def test_the_folder_holds_what_the_last_build_made_and_no_more(house: House) -> None:
    for products in (SECOND, FIRST, FIRST, SECOND, SECOND, {"c": b"c"}, FIRST, {}, FIRST):
        house.build(products)


def test_a_tree_is_taken_up_again_whatever_was_changed_in_it(house: House) -> None:
    """Its ledger tells all folders' times as they are; else the next but one would write it anew."""
    last = {**FIRST, "f/g/h": b"h"}
    assert house.store is not None
    for products in (FIRST, FIRST, FIRST, SECOND, FIRST, SECOND, {"c": b"c"}, FIRST, last):
        house.build(products)
        stored = read_ledger(house.store, house.out).folders
        times = {each: (house.out / each).stat().st_mtime_ns for each in stored}
        assert stored == times
        assert len(times) == 1 + sum(each.is_dir() for each in house.out.rglob("*"))


def test_another_store_knows_nothing_and_writes_all(house: House, tmp_path: Path) -> None:
    house.build(FIRST)
    other = House(tmp_path, None)
    other.build(FIRST)
    assert sorted(other.read) == sorted(FIRST)
    house.build(SECOND)
    house.build(FIRST)


@pytest.mark.parametrize("builds", [0, 1, 2])
def test_what_somebody_changes_in_the_output_is_made_good(house: House, builds: int) -> None:
    for _ in range(builds):
        house.build(FIRST)
    (house.out / "a/index.html").write_bytes(b"x")
    (house.out / "c").unlink()
    (house.out / "c").mkdir()
    (house.out / "b/mine").write_text("mine")
    (house.out / "mine").mkdir()
    house.build(FIRST)
    house.build(FIRST)
    house.build(SECOND)


def test_links_that_somebody_puts_into_the_output_are_not_followed(
    house: House, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("index.html", "letter"):
        (theirs / name).write_bytes(b"a")
    for builds in range(3):
        (house.out / "c").unlink()
        (house.out / "c").symlink_to(theirs / "letter")
        shutil.rmtree(house.out / "a")
        (house.out / "a").symlink_to(theirs, target_is_directory=True)
        for products in (FIRST, SECOND, FIRST)[: builds + 1]:
            house.build(products)
        house.build(FIRST)
        assert not (house.out / "a").is_symlink()
        assert {path.name: path.read_bytes() for path in theirs.iterdir()} == {
            "index.html": b"a",
            "letter": b"a",
        }


@pytest.mark.parametrize("name", ["a/index.html", "c", "a", "b"])
def test_links_in_the_previous_tree_are_not_written_through(
    house: House, tmp_path: Path, name: str
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "index.html").write_bytes(b"mine")
    house.build(FIRST)
    place = house.previous_tree / name
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    place.symlink_to(theirs if name in ("a", "b") else theirs / "index.html")
    house.build({**FIRST, "a/index.html": b"new", "b/index.html": b"new", "c": b"new"})
    house.build(FIRST)
    assert [path.read_bytes() for path in theirs.iterdir()] == [b"mine"]


def test_a_link_in_place_of_the_previous_tree_is_not_followed(house: House, tmp_path: Path) -> None:
    house.build(FIRST)
    house.previous_tree.rename(tmp_path / "theirs")
    house.previous_tree.symlink_to(tmp_path / "theirs", target_is_directory=True)
    house.build(SECOND)
    house.build(FIRST)
    assert tree(tmp_path / "theirs") == as_tree(FIRST)


def test_an_output_of_somebody_elses_making_is_taken_for_nothing(house: House) -> None:
    house.build(FIRST)
    house.out.rename(house.out.with_name("away"))
    house.out.mkdir()
    for path in FIRST:
        (house.out / path).parent.mkdir(exist_ok=True)
        (house.out / path).write_bytes(b"!")
    house.build(FIRST)
    house.build(FIRST)


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"files": {"a": 1}}', None])
def test_without_its_ledger_a_tree_is_made_anew(
    house: House, store_folder: Path, damage: str | None
) -> None:
    house.build(FIRST)
    base = sqlite3.connect(store_folder / "values.sqlite")
    with base:
        if damage is None:
            changed = base.execute("DELETE FROM value WHERE key LIKE 'tree/%'").rowcount
        else:
            changed = base.execute(
                "UPDATE value SET text = ? WHERE key LIKE 'tree/%'", (damage,)
            ).rowcount
    base.close()
    assert changed == 2
    house.build(SECOND)
    house.build(FIRST)


def test_unchanged_products_take_no_second_place_on_the_disk(house: House) -> None:
    house.build(FIRST)
    assert os.path.samefile(house.previous_tree / "b/index.html", house.out / "b/index.html")


def test_a_file_of_the_last_output_is_never_written_into(house: House, tmp_path: Path) -> None:
    """Whoever has it open, a web server say, reads it as it was."""
    house.build(FIRST)
    with (house.out / "a/index.html").open("rb") as served:
        for products in (SECOND, FIRST, SECOND):
            house.build(products)
        assert served.read() == b"a"


def test_products_that_come_twice_in_one_build_count_as_they_came_last(tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    stage.mkdir()
    layout = Layout(stage, tmp_path / "out", None)
    layout.place_bytes("a", b"first")
    layout.place_bytes("b", b"first")
    layout.begin()
    layout.place_bytes("a", b"second")
    layout.finish()
    assert tree(stage) == {"a": digest(b"second")}


def test_what_somebody_else_writes_finds_its_way_cleared(house: House) -> None:
    """Workers write pages themselves, where a folder or a file of the previous tree may lie."""
    house.build(FIRST)
    with staging(house.out) as stage:
        layout = Layout(stage, house.out, house.store)
        for path, data in SECOND.items():
            assert layout.reuse(path, "key") is None
            layout.make_way(path)
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            with (stage / path).open("xb") as stream:
                stream.write(data)
            layout.adopt(path, "key", digest(data))
        layout.finish()
        put_in_place(stage, house.out)
        layout.keep_previous_tree()
    assert tree(house.out) == as_tree(SECOND)
    with staging(house.out) as stage:
        layout = Layout(stage, house.out, house.store)
        for path, data in SECOND.items():
            found = layout.reuse(path, "key")
            assert found is not None
            assert found.sha256 == digest(data)
            assert layout.reuse(path, "another key") is None
