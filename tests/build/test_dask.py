"""A scheduler and two workers on this machine make the same bytes, and only keys travel to them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.build.communities import SmallCommunity, lay_out_small_community, tree

pytestmark = pytest.mark.slow
_START = "import sys; from distributed.cli.{0} import main; sys.exit(main())"


def started(stack: ExitStack, module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _START.format(module), *arguments]
    process = stack.enter_context(
        subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "."}
        )
    )
    stack.callback(process.kill)
    return process


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers on loopback."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    with ExitStack() as stack:
        first = started(
            stack, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(file),
        )  # fmt: skip
        assert first.stderr is not None
        address = next(
            line.rpartition(" ")[2].strip() for line in first.stderr if "Scheduler at:" in line
        )
        for _ in range(2):
            started(
                stack, "dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny",
                "--local-directory", str(folder),
            )  # fmt: skip
        yield address


def test_a_cluster_makes_what_this_process_makes(
    scheduler: str, built: SmallCommunity, tmp_path: Path
) -> None:
    other = SmallCommunity(lay_out_small_community(tmp_path / "other"))
    counts = other.build(executor=f"dask:{scheduler}")
    assert counts.rendered > 10
    assert tree(other.out) == tree(built.out)
    assert other.build(executor=f"dask:{scheduler}").rendered == 0


def test_a_scheduler_that_does_not_answer_is_told_in_words(tmp_path: Path) -> None:
    other = SmallCommunity(lay_out_small_community(tmp_path / "other"))
    status, _, errors = other.run(
        "build", "boards", "--executor", "dask:tcp://127.0.0.1:9", "--date", "2026-11-22"
    )
    assert status == 2
    assert "no dask scheduler answers at tcp://127.0.0.1:9" in errors
    assert "Traceback" not in errors
