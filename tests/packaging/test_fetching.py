"""How fonts get into the user's cache, with the files that are already there."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from civsite.fonts import font_directory
from civsite.fonts.faces import is_whole, pinned_faces

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def fetch() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fetch", ROOT / "fonts" / "fetch.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _installed_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIVSITE_FONTS", raising=False)


def _copy_of_fonts(target: Path) -> Path:
    target.mkdir()
    for path in font_directory().iterdir():
        os.symlink(path, target / path.name)
    return target


def test_a_second_fetch_that_ends_later_changes_nothing(fetch: ModuleType, tmp_path: Path) -> None:
    first, second = _copy_of_fonts(tmp_path / "first"), _copy_of_fonts(tmp_path / "second")
    cache = tmp_path / "cache"
    fetch._put_in_place(first, cache, tmp_path / "replaced")
    inode = cache.stat().st_ino
    fetch._put_in_place(second, cache, tmp_path / "replaced")
    assert cache.stat().st_ino == inode
    assert is_whole(cache)


def test_a_damaged_cache_is_replaced(fetch: ModuleType, tmp_path: Path) -> None:
    cache = _copy_of_fonts(tmp_path / "cache")
    damaged = cache / pinned_faces()[0].file
    damaged.unlink()
    damaged.write_bytes(b"half a download")
    assert not is_whole(cache)
    fetch._put_in_place(_copy_of_fonts(tmp_path / "made"), cache, tmp_path / "replaced")
    assert is_whole(cache)


def test_a_font_that_differs_from_the_manifest_is_refused(
    fetch: ModuleType, tmp_path: Path
) -> None:
    face = replace(pinned_faces()[0], package=".", member=pinned_faces()[0].file)
    (tmp_path / face.file).write_bytes(b"another font")
    with pytest.raises(fetch.FetchFailed, match=face.file):
        fetch._make_faces(tmp_path, tmp_path / "made", (face,))
