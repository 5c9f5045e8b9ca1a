"""Standard output carries what civsite answers, and nothing that its libraries print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.communities import SmallCommunity, lay_out_small_community

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
_NOISY_LIBRARY = """
import os
from civsite.process import keep_libraries_off_stdout
keep_libraries_off_stdout()
os.write(1, "a library's banner\\n".encode())
print("答")
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=ROOT,
    )


def test_what_a_library_prints_goes_to_standard_error() -> None:
    done = run(_NOISY_LIBRARY)
    assert (done.stdout, done.stderr) == ("答\n", "a library's banner\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_fault(closed: str) -> None:
    command = [sys.executable, "-m", "civsite", "--version"]
    done = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *command], cwd=ROOT)
    assert done.returncode == 0


def test_json_is_all_that_check_prints(tmp_path: Path) -> None:
    """With boards to plan, so that the solver runs."""
    community = SmallCommunity(lay_out_small_community(tmp_path / "社区 one"))
    status, output, _ = community.run("check", "--format", "json", "--date", "2026-11-22")
    assert status == 0
    assert json.loads(output) == []
