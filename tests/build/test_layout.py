"""Enters: products and what earlier builds left. Leaves: a folder that holds just these, whatever was done to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from civsite.render.site.placing import place_file

from civsite.build.exchange import publish, staging
from civsite.build.layout import Layout
from civsite.build.ledger import read_ledger
from tests.build.communities import tree

FIRST = {"a/index.html": b"a", "b/index.html": b"b", "c": b"c"}
SECOND = {"a/index.html": b"changed", "c/index.html": b"now a folder", "d/e/f": b"new"}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class House:
    """Builds into `out`; `read` are the products whose bytes the last build asked for."""

    def __init__(self, folder: Path) -> None:
        self.out, self.shelf = folder / "build", folder / "shelf"
        self.read: list[str] = []

    def build(self, products: Mapping[str, bytes]) -> None:
        self.read = []
        with staging(self.out) as stage:
            layout = Layout(stage, self.out, self.shelf)
            for path, data in products.items():
                layout.place(path, digest(data), self._reader(path, data))
            (stage / ".scratch").mkdir()  # builds work there
            (stage / ".scratch").rmdir()
            layout.finish()
            publish(stage, self.out)
            layout.keep_spare()
        above = {str(folder): "folder" for path in products for folder in Path(path).parents}
        above.pop(".")
        made = {path: digest(data) for path, data in products.items()}
        assert tree(self.out) == above | made

    def _reader(self, path: str, data: bytes) -> Callable[[], list[bytes]]:
        def read() -> list[bytes]:
            self.read.append(path)
            return [data]

        return read


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
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
    for products in (SECOND, FIRST, FIRST, SECOND, SECOND, {"c": b"c"}, FIRST):
        house.build(products)


def test_a_tree_is_taken_up_again_whatever_was_changed_in_it(house: House) -> None:
    """Its ledger tells all folders' times as they are; else the next but one would write it anew."""
    last = {**FIRST, "f/g/h": b"h"}
    for products in (FIRST, FIRST, FIRST, SECOND, FIRST, SECOND, {"c": b"c"}, FIRST, last):
        house.build(products)
        stored = read_ledger(house.shelf, house.out).folders
        times = {each: (house.out / each).stat().st_mtime_ns for each in stored}
        assert stored == times
        assert len(times) == 1 + sum(each.is_dir() for each in house.out.rglob("*"))


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


def test_an_output_of_somebody_elses_making_is_taken_for_nothing(house: House) -> None:
    house.build(FIRST)
    house.out.rename(house.out.with_name("away"))
    house.out.mkdir()
    for path in FIRST:
        (house.out / path).parent.mkdir(exist_ok=True)
        (house.out / path).write_bytes(b"!")
    house.build(FIRST)
    house.build(FIRST)


@pytest.mark.parametrize("damage", [b"", b"[]", b"x" * 200, None])
def test_without_its_ledger_a_tree_is_made_anew(house: House, damage: bytes | None) -> None:
    house.build(FIRST)
    ledgers = list(house.shelf.glob("*.ledger"))
    assert ledgers
    for ledger in ledgers:
        ledger.unlink() if damage is None else ledger.write_bytes(damage)
    house.build(SECOND)
    house.build(FIRST)


def test_unchanged_products_take_no_second_place_on_the_disk(house: House) -> None:
    house.build(FIRST)
    spare = house.shelf / "spare" / "b/index.html"
    assert os.path.samefile(spare, house.out / "b/index.html")


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


def test_what_another_process_wrote_is_taken_as_long_as_it_is_that(tmp_path: Path) -> None:
    out = tmp_path / "build"
    with staging(out) as stage:
        layout = Layout(stage, out, tmp_path / "shelf")
        marks = {path: place_file(f"{stage}/{path}", data) for path, data in FIRST.items()}
        (stage / "c").write_bytes(b"not it")
        for path, data in FIRST.items():
            mark = marks[path]
            assert mark is not None
            taken = layout.adopt(path, digest(data), mark)
            assert taken == (path != "c")
            if not taken:
                layout.place(path, digest(data), partial(list, [data]))
        layout.finish()
        publish(stage, out)
    assert {path: (out / path).read_bytes() for path in FIRST} == FIRST


def test_a_file_of_the_last_output_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "last").write_bytes(b"last")
    os.link(tmp_path / "last", tmp_path / "new")
    assert place_file(str(tmp_path / "new"), b"new") is not None
    assert (tmp_path / "last").read_bytes() == b"last"
    assert place_file(str(tmp_path / "last/below"), b"x") is None
