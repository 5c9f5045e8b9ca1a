"""Enters: what runs remember. Leaves: it again, within the limit, wherever the user wants it to lie."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from civsite.store import Blob, Store, key_of, open_store
from civsite.store.values import NAME as VALUES

NUMBERS = list[int]
_NOBODY = 65534
LONG_AGO = int(time.time()) - 100 * 24 * 3600


def test_a_key_tells_its_kind_and_all_that_its_value_is_made_from() -> None:
    key = key_of("plan", "a", "bc")
    assert key.startswith("plan/")
    others = {
        key_of("read", "a", "bc"),
        key_of("plan", "ab", "c"),
        key_of("plan", "abc"),
        key_of("plan", "a", "bc", ""),
        key_of("plan", "a", "bd"),
    }
    assert key not in others
    assert len(others) == 5
    assert key == key_of("plan", "a", "bc")


def test_a_key_is_made_of_any_text() -> None:
    assert key_of("read", "\udcff\0") != key_of("read", "\udcfe\0")


def test_a_value_is_made_once(store: Store) -> None:
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    for _ in range(3):
        assert store.recall_value("numbers", NUMBERS, make) == [1, 2]
    assert made == [1]
    assert store.recall("word", lambda: "first") == "first"
    assert store.recall("word", lambda: "second") == "first"


@pytest.mark.parametrize("text", ["", "[1,", '["a"]', "{}"])
def test_a_value_that_is_none_of_its_type_is_made_again(store: Store, text: str) -> None:
    store.put("numbers", text)
    assert store.recall_value("numbers", NUMBERS, lambda: [3]) == [3]
    assert store.get("numbers") == "[3]"


def test_it_lies_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVSITE_STORE", str(tmp_path / "我的 store"))
    with open_store() as store:
        store.put("a", "b")
        assert store.folder == tmp_path / "我的 store"
    with open_store() as store:
        assert store.get("a") == "b"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIVSITE_STORE", "我的 store")
    with open_store() as store:
        assert store.folder == tmp_path / "我的 store"


def test_it_lies_in_the_users_cache_folder_where_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CIVSITE_STORE")
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    with open_store() as store:
        assert store.folder.is_relative_to(tmp_path)
        assert "civsite" in store.folder.parts


def test_one_that_shall_not_last_leaves_nothing(store_folder: Path) -> None:
    with open_store(lasting=False) as store:
        store.put("a", "b")
        store.blobs.put(b"data")
        folder = store.folder
        assert folder.is_dir()
    assert not folder.exists()
    assert not store_folder.exists()


@pytest.fixture
def _not_root() -> Iterator[None]:
    """Root may write everywhere: the test runs as another user."""
    mine = os.geteuid()
    os.seteuid(mine or _NOBODY)
    yield
    os.seteuid(mine)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
@pytest.mark.usefixtures("_not_root")
def test_where_it_may_not_be_written_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "store")
        place.mkdir(mode=0o500)
        monkeypatch.setenv("CIVSITE_STORE", str(place))
        with open_store() as store:
            assert store.folder != place
            store.put("a", "b")
            assert store.get("a") == "b"
        assert list(place.iterdir()) == []
        assert stat.S_IMODE(place.stat().st_mode) == 0o500


@pytest.mark.parametrize("below", ["", "deeper/store"])
def test_where_a_file_lies_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("CIVSITE_STORE", str(tmp_path / "file" / below))
    with open_store() as store:
        store.put("a", "b")
        assert store.get("a") == "b"
        assert store.blobs.read(store.blobs.put(b"data")) == b"data"
        folder = store.folder
    assert not folder.exists()
    assert (tmp_path / "file").read_text() == "mine"


def age(folder: Path, key: str, used: int) -> None:
    base = sqlite3.connect(folder / VALUES)
    with base:
        base.execute("UPDATE value SET used = ? WHERE key = ?", (used, key))
    base.close()


def age_blob(folder: Path, blob: Blob, used: int) -> None:
    os.utime(folder / "blobs" / blob.sha256, (used, used))


def filled(folder: Path) -> tuple[list[str], list[Blob]]:
    """Six values and six blobs of 100 kB each, used one after the other long ago."""
    with open_store() as store:
        keys = [f"kind/{number}" for number in range(6)]
        store.put_all({key: f"{number}" * 100_000 for number, key in enumerate(keys)})
        blobs = [store.blobs.put(f"{number}".encode() * 100_000) for number in range(6)]
    for number, (key, blob) in enumerate(zip(keys, blobs, strict=True)):
        age(folder, key, LONG_AGO + 20 * number)
        age_blob(folder, blob, LONG_AGO + 20 * number + 10)
    return keys, blobs


def kept_in(store: Store, keys: list[str], blobs: list[Blob]) -> tuple[list[int], list[int]]:
    """The numbers of what is there, without using it."""
    names = {name for _, _, name in store.blobs.files()}
    times = {when for when, _ in store.values.bytes_by_use()}
    there = [n for n in range(len(keys)) if LONG_AGO + 20 * n in times]
    return there, [n for n, blob in enumerate(blobs) if blob.sha256 in names]


def test_under_its_limit_nothing_is_forgotten(store_folder: Path) -> None:
    keys, blobs = filled(store_folder)
    with open_store() as store:
        store.prune()
        assert kept_in(store, keys, blobs) == ([*range(6)], [*range(6)])


def test_over_its_limit_the_longest_unused_goes_first(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, blobs = filled(store_folder)
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", "0.0007")
    with open_store() as store:
        store.prune()
        values, files = kept_in(store, keys, blobs)
    with open_store() as store:
        assert store.bytes_used() <= 700_000
    assert 0 < len(values) < 6
    assert 0 < len(files) < 6
    assert (values, files) == ([*range(6)][-len(values) :], [*range(6)][-len(files) :])
    assert abs(len(values) - len(files)) <= 1


def test_what_this_run_has_used_stays_however_small_the_limit_is(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, blobs = filled(store_folder)
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", "0.0000001")
    with open_store() as store:
        assert store.get(keys[0]) is not None
        assert store.blobs.has(blobs[0])
        new = store.blobs.put(b"new")
        store.prune()
        assert store.get_all(keys).keys() == {keys[0]}
        assert [blob for blob in (*blobs, new) if store.blobs.has(blob)] == [blobs[0], new]


@pytest.mark.parametrize("said", ["", "much", "-1", "0", "nan", "inf", "1e9"])
def test_a_limit_that_is_no_number_of_gigabytes_is_the_usual_one(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    keys, blobs = filled(store_folder)
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", said)
    with open_store() as store:
        store.prune()
        assert kept_in(store, keys, blobs) == ([*range(6)], [*range(6)])


def test_a_tree_that_no_build_has_asked_for_in_a_month_is_removed(store_folder: Path) -> None:
    with open_store() as store:
        tree = store.tree_of("/somebody/build")
        (tree / "site").mkdir(parents=True)
        store.prune()
        assert tree.is_dir()
    month = 31 * 24 * 3600
    with pytest.MonkeyPatch.context() as patch:
        now = time.time()
        patch.setattr(time, "time", lambda: now + month)
        with open_store() as store:
            store.prune()
    assert not tree.exists()


def test_each_output_folder_has_a_tree_of_its_own(store: Store) -> None:
    trees = {store.tree_of("/a/build"), store.tree_of("/b/build"), store.preview_of("/a/build")}
    assert len(trees) == 3
    assert store.tree_of("/a/build") in trees
    assert {tree.parent.parent for tree in trees} == {store.folder}


def test_emptied_it_keeps_nothing_but_what_is_not_its_own(store_folder: Path) -> None:
    keys, blobs = filled(store_folder)
    (store_folder / "letter").write_text("mine")
    with open_store() as store:
        (store.tree_of("/a/build") / "site").mkdir(parents=True)
        store.empty()
        assert store.get_all(keys) == {}
        assert not any(map(store.blobs.has, blobs))
        assert store.bytes_used() < 50_000
        assert not store.tree_of("/a/build").exists()
        store.put("a", "b")
        assert store.get("a") == "b"
    assert (store_folder / "letter").read_text() == "mine"


@pytest.mark.parametrize("name", ["trees", "blobs"])
def test_nothing_is_deleted_through_a_link(
    store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    theirs = tmp_path / "theirs"
    for path in ("photos/wedding.jpg", hashlib.sha256(b"x").hexdigest()):
        (theirs / path).parent.mkdir(parents=True, exist_ok=True)
        (theirs / path).write_text("the only copy")
        os.utime(theirs / path, (LONG_AGO, LONG_AGO))
    filled(store_folder)
    shutil.rmtree(store_folder / name, ignore_errors=True)
    (store_folder / name).symlink_to(theirs, target_is_directory=True)
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", "0.0000001")
    for forget in (Store.prune, Store.empty):
        with open_store() as store:
            forget(store)
    assert len([path for path in theirs.rglob("*") if path.is_file()]) == 2


def test_a_link_among_the_trees_is_removed_and_not_what_it_leads_to(
    store_folder: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "photos").mkdir(parents=True)
    with open_store() as store:
        tree = store.tree_of("/a/build")
        tree.parent.mkdir(parents=True)
        tree.symlink_to(theirs, target_is_directory=True)
        store.empty()
    assert (theirs / "photos").is_dir()


def test_a_process_that_is_killed_leaves_a_sound_store(store_folder: Path) -> None:
    program = (
        "import os, signal\n"
        "from civsite.store import open_store\n"
        "with open_store() as store:\n"
        "    store.put_all({f'kind/{n}': 'x' * 1000 for n in range(1000)})\n"
        "    store.blobs.put(b'data')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False)
    with open_store() as store:
        assert len(store.get_all(f"kind/{number}" for number in range(1000))) == 1000
        assert store.blobs.read(store.blobs.put(b"data")) == b"data"
