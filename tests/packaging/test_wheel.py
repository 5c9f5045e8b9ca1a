"""The wheel: what `pip install` puts on a machine that has no clone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from civsite.fonts.faces import pinned_faces

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    folder = wheel.parent / "解开 installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _tracked_below(name: str) -> set[str]:
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--", name]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return {path.removeprefix(f"{name}/") for path in listed.split("\0") if path}


@pytest.mark.parametrize("name", ["theme", "content"])
def test_theme_and_sample_content_travel_whole(unpacked: Path, name: str) -> None:
    assert _tracked_below(name) <= _files_below(unpacked / "civsite" / "_packaged" / name)


def test_fonts_travel_with_their_licences(unpacked: Path) -> None:
    names = _files_below(unpacked)
    assert {f"civsite/_packaged/fonts/{face.file}" for face in pinned_faces()} <= names
    licences = {name.rpartition("/")[2] for name in names if "/licences/" in name}
    assert licences == {
        "noto-sans-sc.txt",
        "noto-serif-sc.txt",
        "lxgw-wenkai.txt",
        "unifont.txt",
    }
    assert "civsite/fonts/unifont-16.hex.xz" in names


def test_nothing_but_the_product_travels(unpacked: Path) -> None:
    strays = {
        name
        for name in _files_below(unpacked)
        if name.startswith(("tests/", "bench/", "docs/")) or "__pycache__" in name
    }
    assert strays == set()


def _run_installed(unpacked: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"}
    environment.pop("CIVSITE_FONTS", None)
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )


def test_an_installed_civsite_finds_what_travels_with_it(unpacked: Path, tmp_path: Path) -> None:
    ask = (
        "from civsite import fonts, program;"
        "print(program.packaged_theme(), program.sample_content(), fonts.font_directory(), sep='|')"
    )
    answer = _run_installed(unpacked, tmp_path, "-c", ask)
    found = [Path(each) for each in answer.stdout.strip().split("|")]
    assert found == [unpacked / "civsite" / "_packaged" / n for n in ("theme", "content", "fonts")]
    assert all(each.is_dir() for each in found)


def test_a_new_repository_of_an_installed_civsite_has_no_errors(
    unpacked: Path, tmp_path: Path
) -> None:
    made = _run_installed(unpacked, tmp_path, "-m", "civsite", "init", "花园")
    assert made.returncode == 0, made.stderr
    checked = _run_installed(unpacked, tmp_path / "花园", "-m", "civsite", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_wrong_command_is_told_by_the_exit_status(unpacked: Path, tmp_path: Path) -> None:
    assert _run_installed(unpacked, tmp_path, "-m", "civsite", "biuld").returncode == 2


def test_an_installed_civsite_explains_what_it_says(unpacked: Path, tmp_path: Path) -> None:
    asked = _run_installed(unpacked, tmp_path, "-m", "civsite", "check", "--explain", "date-unreal")
    assert (asked.returncode, asked.stdout.split("\n")[0]) == (0, "[date-unreal]"), asked.stderr
