"""Enters: an output of a first build. Leaves: a second tree of the same files for the next to begin with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civsite.build import spare
from civsite.build.ledger import SPARE, read_ledger
from civsite.build.spare import make_spare, making_spare
from tests.build.test_layout import FIRST, SECOND, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.build(FIRST)
    assert not (house.shelf / SPARE).exists()
    return house


def test_the_build_after_the_first_takes_the_tree_that_was_made_for_it(house: House) -> None:
    make_spare(house.shelf, house.out)
    tree = (house.shelf / SPARE).stat().st_ino
    assert os.path.samefile(house.shelf / SPARE / "b/index.html", house.out / "b/index.html")
    assert read_ledger(house.shelf, house.shelf / SPARE).files
    house.build({**FIRST, "c": b"changed"})
    assert house.out.stat().st_ino == tree
    assert house.read == ["c"]
    house.build(SECOND)


def test_what_was_changed_before_or_after_is_made_good(house: House) -> None:
    (house.out / "a/index.html").write_bytes(b"x")
    (house.out / "c").unlink()
    make_spare(house.shelf, house.out)
    (house.shelf / SPARE / "b/mine").write_text("mine")
    house.build(FIRST)


def test_what_a_killed_build_left_of_such_a_tree_is_in_nobodys_way(house: House) -> None:
    (house.shelf / "spare-to-be/a").mkdir(parents=True)
    (house.shelf / "spare-to-be/a/half").write_bytes(b"half")
    make_spare(house.shelf, house.out)
    house.build(FIRST)
    assert house.read == []


def test_it_is_made_beside_where_an_output_is_large_and_has_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with making_spare(house.shelf, house.out):
        pass
    assert not (house.shelf / SPARE).exists()
    monkeypatch.setattr(spare, "_LARGE_BYTES", 1)
    monkeypatch.setattr(spare, "cores", lambda: 2)
    with making_spare(house.shelf, house.out):
        pass
    made = (house.shelf / SPARE).stat()
    with making_spare(house.shelf, house.out):
        pass
    assert (house.shelf / SPARE).stat() == made
    house.build(FIRST)
    assert house.read == []


def test_an_output_that_is_not_there_yet_needs_none(tmp_path: Path) -> None:
    with making_spare(tmp_path / "shelf", tmp_path / "out"):
        pass
    assert not (tmp_path / "shelf").exists()
