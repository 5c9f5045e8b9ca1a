"""Enters: hundreds of stories, which several processes work on. Leaves: what one alone would make."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bench.site_case import TODAY, lay_out
from civsite.workers import cores
from tests.build.communities import assert_whole, tree

_STORIES = 640
_TRIES = 3
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or cores() < 2, reason="elsewhere one process does it all"
    ),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A community whose photos and panels are made already, as its store knows."""
    root = tmp_path_factory.mktemp("many") / "root"
    lay_out(root, _STORIES)
    start(root, root / "first").communicate()
    return root


@pytest.fixture(scope="module")
def alone(root: Path) -> dict[str, str]:
    """What one process makes."""
    start(root, root / "alone", jobs=1).communicate()
    return tree(root / "alone")


def start(root: Path, out: Path, jobs: int = 2) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "civsite", "-C", str(root), "build", "site"]
    command += ["--date", str(TODAY), "--out", str(out), "--jobs", str(jobs)]
    environment = {**os.environ, "CIVSITE_STORE": str(root.parent / "store")}
    return subprocess.Popen(
        command, env=environment, text=True, stderr=subprocess.PIPE, start_new_session=True
    )


def copies_of(process: subprocess.Popen[str]) -> list[str]:
    """The numbers of the processes that it has started and that run."""
    try:
        return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    except OSError:
        return []


def run(number: str) -> bool:
    try:
        return "zombie" not in Path("/proc", number, "status").read_text()
    except OSError:
        return False


def moments(process: subprocess.Popen[str]) -> Iterator[list[str]]:
    """The workers that it has at that moment, as long as it has some."""
    while process.poll() is None:
        if now := copies_of(process):
            yield now
        time.sleep(0.001)


def caught(root: Path, out: Path) -> tuple[subprocess.Popen[str], list[str]]:
    """A build that runs into a new folder, and its workers, which render now."""
    for _ in range(_TRIES):
        process = start(root, out)
        if (workers := next(moments(process), None)) is not None:
            return process, workers
        process.communicate()
        shutil.rmtree(out)
    raise AssertionError("no build had workers")


def test_pages_are_the_same_whoever_rendered_them(root: Path, alone: dict[str, str]) -> None:
    process = start(root, root / "shared", jobs=3)
    most = max((len(copies) for copies in moments(process)), default=0)
    assert process.communicate()[1]
    assert most > 0, "copies worked on it"
    assert tree(root / "shared") == alone


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_ended_takes_its_copies_along(root: Path, number: signal.Signals) -> None:
    process, copies = caught(root, root / "cut")
    process.send_signal(number)
    said = process.communicate()[1]
    assert "Traceback" not in said
    assert process.returncode in (130, 128 + signal.SIGTERM, -signal.SIGKILL)
    deadline = time.monotonic() + 60
    while any(map(run, copies)):
        assert time.monotonic() < deadline, "copies of a build that has ended still work"
        time.sleep(0.01)
    assert not (root / "cut").exists()


def test_what_a_copy_leaves_undone_is_done_without_it(root: Path, alone: dict[str, str]) -> None:
    """The system ends processes for want of memory."""
    process, copies = caught(root, root / "without")
    for number in copies:
        with suppress(ProcessLookupError):  # it was done just now
            os.kill(int(number), signal.SIGKILL)
    assert "Traceback" not in process.communicate()[1]
    assert process.returncode == 0
    assert_whole(root / "without")
    assert tree(root / "without") == alone


def test_after_a_build_that_was_ended_the_next_is_whole(root: Path) -> None:
    process, _ = caught(root, root / "whole")
    process.kill()
    process.communicate()
    start(root, root / "whole").communicate()
    assert_whole(root / "whole")
    assert not list(root.glob(".whole*"))


def test_a_fault_among_many_files_is_told_once(root: Path) -> None:
    stories = sorted((root / "content/news").rglob("*.md"))
    broken = stories[_STORIES // 3]
    text = broken.read_text("utf-8")
    try:
        broken.write_text(text.replace("title:", "titel:", 1), "utf-8")
        process = start(root, root / "faulty")
        said = process.communicate()[1]
    finally:
        broken.write_text(text, "utf-8")
    assert process.returncode == 1
    place = f"{broken.relative_to(root).as_posix()}:2:1"
    assert said.count(place) == 1
    assert not (root / "faulty").exists()


def test_a_faulty_template_is_told_once_whoever_came_upon_it(root: Path) -> None:
    template = root / "theme/site/story.html"
    template.parent.mkdir(parents=True)
    try:
        template.write_text("<p>\n{{ nothing.of_the_kind }}\n", "utf-8")
        process = start(root, root / "faulty")
        said = process.communicate()[1]
    finally:
        shutil.rmtree(root / "theme")
    assert process.returncode == 1
    assert said.count("theme/site/story.html:2:1 error [template-broken]") == 1
    assert "Traceback" not in said
    assert not (root / "faulty").exists()
