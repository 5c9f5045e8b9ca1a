"""SECURITY.md: what a repository brings is never taken for what was remembered, and a build deletes
and overwrites nothing behind a link."""

from __future__ import annotations

import json
import pickle
import shutil
import sqlite3
from pathlib import Path

import pytest

from civsite.build.targets import Target
from civsite.render.job import function_named
from tests.build.communities import tree
from tests.security.strangers import Stranger, stranger_in

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-11-22")


@pytest.fixture
def stranger(tmp_path: Path) -> Stranger:
    return stranger_in(tmp_path)


class _Bomb:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.path,)


# «No value of a file becomes code: civsite stores no pickles, and a job names only functions that
# civsite registered.»
@pytest.mark.parametrize("name", ["builtins:exec", "os:system", "builtins.exec", "../x", "panel"])
def test_no_function_is_called_but_those_that_are_registered(name: str) -> None:
    with pytest.raises(KeyError):
        function_named(name)


def test_pickles_in_a_repository_are_not_read(stranger: Stranger) -> None:
    bomb = pickle.dumps(_Bomb(stranger.root / "ran"))
    for path in ("planned/plan-2026Q4", "planned/jobs-2026Q4-site", "read/00", "read/quiet"):
        location = stranger.root / ".civsite" / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(bomb)
    assert stranger.run("build", "site", *DATE)[0] == 0
    assert not (stranger.root / "ran").exists()
    stranger.assert_no_harm_done()


# «What is remembered between runs lies in your own cache folder; what a repository brings of that
# kind is not looked at.»
def test_nothing_is_remembered_in_a_repository(stranger: Stranger, store_folder: Path) -> None:
    before = {path.name for path in stranger.root.iterdir()}
    assert stranger.run("build", *DATE)[0] == 0
    assert stranger.run("check", *DATE)[0] == 0
    assert {path.name for path in stranger.root.iterdir()} == before | {"build"}
    assert (store_folder / "values.sqlite").is_file()


def test_a_store_that_a_repository_brings_has_no_say(
    stranger: Stranger, store_folder: Path
) -> None:
    """Everything of a forged store is told by its own hashes; nobody asks it."""
    assert stranger.run("build", "site", *DATE)[0] == 0
    forged = stranger.root / ".civsite"
    shutil.copytree(store_folder, forged)
    with sqlite3.connect(forged / "values.sqlite") as base:
        base.execute("UPDATE value SET text = replace(text, '停水', '<script>')")
    honest = tree(stranger.out)
    shutil.rmtree(stranger.out)
    assert stranger.run("build", "site", *DATE)[0] == 0
    assert tree(stranger.out) == honest


def test_pages_forged_in_an_output_are_made_anew(stranger: Stranger) -> None:
    assert stranger.run("build", "site", *DATE)[0] == 0
    honest = tree(stranger.out)
    brought = stranger.root.parent / stranger.root.name / "handed-over"
    stranger.out.rename(brought)
    for page in (brought / "site").rglob("*.html"):
        page.write_text("<script>", "utf-8")
    brought.rename(stranger.out)
    assert stranger.run("build", "site", *DATE)[0] == 0
    assert tree(stranger.out) == honest


# «A build deletes and overwrites nothing behind a link, neither in `--out` nor in the store.»
@pytest.mark.parametrize(
    "path", ["../letter.txt", "boards/../../letter.txt", "/etc/hostname", "boards/.hidden", "C:\\x"]
)
def test_a_forged_manifest_has_nothing_outside_touched(stranger: Stranger, path: str) -> None:
    stranger.out.mkdir()
    products = [{"path": path, "sha256": "0" * 64, "bytes": 0, "made-from": []}]
    about = {"civsite": "1", "products": products}
    (stranger.out / "manifest.json").write_text(json.dumps(about), "utf-8")
    assert stranger.run("build", "site", *DATE)[0] == 0
    stranger.assert_no_harm_done()


@pytest.mark.parametrize(
    ("written", "forged"),
    [
        ('"made-from": [', '"made-from": ["\\ud800", '),
        ('"path": "site/', f'"path": "site/{"a" * 5000}'),
        ('"products": [\n', '"products": [\n{"path": "site/a", "sha256": "", "bytes": 0},\n'),
        ('"products": [\n', '"products": [\n' + "[" * 100_000),
    ],
    ids=["half-character", "long-name", "no-file", "deep"],
)
def test_a_manifest_that_no_build_has_written_stops_none(
    stranger: Stranger, written: str, forged: str
) -> None:
    stranger.build(targets=(Target.SITE,))
    manifest = stranger.out / "manifest.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace(written, forged), "utf-8")
    stranger.build(targets=(Target.REPORT,))
    assert '"path": "report/' in manifest.read_text("utf-8")


def test_a_product_that_a_manifest_lists_twice_is_carried_over_once(stranger: Stranger) -> None:
    stranger.build(targets=(Target.SITE,))
    manifest = stranger.out / "manifest.json"
    about = json.loads(manifest.read_bytes())
    paths = [product["path"] for product in about["products"]]
    about["products"] *= 2
    manifest.write_text(json.dumps(about), "utf-8")
    stranger.build(targets=(Target.REPORT,))
    carried = [product["path"] for product in json.loads(manifest.read_bytes())["products"]]
    assert [path for path in carried if path.startswith("site/")] == paths


@pytest.mark.parametrize("link", ["build", "build/site", "build/boards", ".build.old"])
def test_a_linked_output_loses_nothing_behind_the_link(stranger: Stranger, link: str) -> None:
    others = stranger.root.parent / "others"
    assert stranger.run("build", "site", *DATE)[0] == 0
    shutil.move(stranger.out, others)
    before = tree(others)
    if link.startswith("build/"):
        stranger.out.mkdir()
        shutil.copy(others / "manifest.json", stranger.out)
    (stranger.root / link).symlink_to(others if link != "build/site" else others / "site")
    status, _, errors = stranger.run("build", "screens", *DATE)
    assert status == (2 if link == "build" else 0), errors
    assert "Traceback" not in errors
    assert tree(others) == before


@pytest.mark.parametrize("name", ["blobs", "trees", "values.sqlite"])
def test_a_link_in_the_store_loses_nothing_behind_it(
    stranger: Stranger, store_folder: Path, name: str
) -> None:
    assert stranger.run("build", *DATE)[0] == 0
    assert stranger.run("build", *DATE)[0] == 0
    others = stranger.root.parent / "others"
    shutil.move(store_folder / name, others)
    before = tree(others) if others.is_dir() else others.read_bytes()
    (store_folder / name).symlink_to(others)
    assert stranger.run("build", *DATE)[0] == 0
    assert stranger.run("store", "--empty")[0] == 0
    assert (tree(others) if others.is_dir() else others.read_bytes()) == before
