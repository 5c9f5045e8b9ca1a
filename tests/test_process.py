"""Enters: commands, however they end. Leaves: a temporary folder with nothing of theirs in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from civsite.cli import main
from civsite.files import held_lock
from civsite.process import scratch_folder
from tests.build.communities import STORY, SmallCommunity, lay_out_small_community

DATE = ("--date", "2026-11-22")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, as this test's processes see it."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def community(tmp_path: Path, temporary: Path) -> SmallCommunity:
    return SmallCommunity(lay_out_small_community(tmp_path / "社区 one"))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_command_puts_there_is_gone_with_it(temporary: Path) -> None:
    with scratch_folder() as folder:
        assert folder.parent == temporary
        assert Path(tempfile.mkdtemp()).parent == folder
        program = "import tempfile; print(tempfile.mkdtemp())"
        said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        assert Path(said.stdout.strip()).parent == folder
    assert names_in(temporary) == []
    assert Path(tempfile.gettempdir()) == temporary
    assert os.environ["TMPDIR"] == str(temporary)


def fail_in_scratch() -> None:
    with scratch_folder() as folder:
        (folder / "half").touch()
        raise ZeroDivisionError


def test_a_fault_leaves_nothing(temporary: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_in_scratch()
    assert names_in(temporary) == []


def test_two_commands_in_one_process_leave_nothing(
    community: SmallCommunity, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The second has other texts typeset than the first.
    for quarter in ("2026Q4", "2027Q1"):
        assert main(["-C", str(community.root), "plan", quarter, *DATE]) == 0
    assert names_in(temporary) == []


def left_by_a_killed_command(temporary: Path) -> Path:
    program = (
        "import os, signal, pathlib\n"
        "from civsite.process import scratch_folder\n"
        "with scratch_folder() as folder:\n"
        "    pathlib.Path(folder, 'half').touch()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], check=False)
    (folder,) = temporary.glob("civsite-*")
    return folder


def test_what_a_killed_command_left_is_swept_away_by_the_next(temporary: Path) -> None:
    left = left_by_a_killed_command(temporary)
    assert (left / "half").exists()
    with scratch_folder():
        assert not left.exists()
    assert names_in(temporary) == []


def test_two_commands_at_once_leave_each_other_alone(temporary: Path) -> None:
    living = temporary / "civsite-living"
    living.mkdir()
    (living / "lock").touch()
    with held_lock(living / "lock"), scratch_folder():
        assert (living / "lock").exists()
    assert names_in(temporary) == ["civsite-living"]


def test_what_is_not_a_commands_own_is_left_alone(temporary: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "lock").touch()
    (theirs / "letter").write_text("the only copy")
    (temporary / "civsite-link").symlink_to(theirs, target_is_directory=True)
    (temporary / "civsite-notes").mkdir()
    (temporary / "civsite-notes/letter").write_text("the only copy")
    (temporary / "civsite-file").write_text("the only copy")
    (temporary / "another").mkdir()
    before = names_in(temporary)
    with scratch_folder():
        pass
    assert names_in(temporary) == before
    assert (theirs / "letter").exists()
    assert (temporary / "civsite-notes/letter").exists()


def test_nothing_is_deleted_through_a_link_in_what_a_killed_command_left(
    temporary: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter").write_text("the only copy")
    left = left_by_a_killed_command(temporary)
    (left / "link").symlink_to(theirs, target_is_directory=True)
    with scratch_folder():
        pass
    assert names_in(temporary) == []
    assert (theirs / "letter").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("check", *DATE), 0),
        (("build", *DATE), 0),
        (("build", "--no-cache", "--executor", "processes", *DATE), 0),
        (("build", "--executor", "magic", *DATE), 2),
        (("build", "--nonsense"), 2),
        (("build", "--out", "content", *DATE), 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else None,
)
def test_a_command_that_ends_leaves_nothing(
    community: SmallCommunity, temporary: Path, arguments: Sequence[str], status: int
) -> None:
    said = community.run(*arguments)
    assert said[0] == status, said
    assert names_in(temporary) == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "build"])
def test_refused_content_leaves_nothing(
    community: SmallCommunity, temporary: Path, command: str
) -> None:
    story = community.root / STORY
    story.write_text(story.read_text("utf-8").replace("2026-11-05", "2026-02-30"), "utf-8")
    assert community.run(command, *DATE)[0] == 1
    assert names_in(temporary) == []


def ended(process: subprocess.Popen[str], number: signal.Signals, temporary: Path) -> str:
    """What it says, ended once it has put something into its folder."""
    while not any(len(names_in(folder)) > 1 for folder in temporary.glob("civsite-*")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(number)
    return process.communicate()[1]


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """What is started can be interrupted, though this run may be a shell's job in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.usefixtures("_interruptible")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("executor", ["threads", "processes"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_ended_leaves_nothing(
    community: SmallCommunity,
    temporary: Path,
    executor: str,
    number: signal.Signals,
    status: int,
) -> None:
    process = community.start("build", "--executor", executor, *DATE)
    said = ended(process, number, temporary)
    assert "Traceback" not in said
    assert process.returncode == status
    assert names_in(temporary) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_after_a_build_that_was_killed_the_next_check_sweeps(
    community: SmallCommunity, temporary: Path
) -> None:
    process = community.start("build", *DATE)
    ended(process, signal.SIGKILL, temporary)
    assert names_in(temporary) != []
    assert community.run("check", *DATE)[0] == 0
    assert names_in(temporary) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_preview_that_is_ended_leaves_nothing(
    community: SmallCommunity, temporary: Path, number: signal.Signals
) -> None:
    process = community.start("serve", "--port", "0", *DATE)
    said = ended(process, number, temporary)
    assert "Traceback" not in said
    assert process.returncode in (130, 143)
    assert names_in(temporary) == []
