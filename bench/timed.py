"""Enters: a command. Leaves: the time and the memory that it and its children took."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Used:
    """Wall seconds; seconds of all cores together, which a busy machine alters less; MB resident in
    the command and its children at once, at most: what they share counts once (Linux's PSS)."""

    seconds: float
    core_seconds: float
    most_mb: int


def timed(command: Sequence[str], folder: Path, store: Path | None = None) -> Used:
    """What one run of `command` in `folder` takes. Raises CalledProcessError with what it said.

    `store` is where civsite remembers.
    """
    before = os.times()
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(store), stdout=subprocess.DEVNULL, stderr=said
        )
        most = [0]
        watcher = threading.Thread(target=_watch, args=(process, most))
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - begin
        watcher.join()
        said.seek(0)
        if status != 0:
            raise subprocess.CalledProcessError(status, list(command), stderr=said.read())
    after = os.times()
    cores = sum(after[2:4]) - sum(before[2:4])
    return Used(round(seconds, 2), round(cores, 2), round(most[0] / 1e6))


def _environment(store: Path | None) -> dict[str, str]:
    """As users have it: Python keeps what it compiles."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return given | ({"CIVSITE_STORE": str(store)} if store else {})


def _watch(process: subprocess.Popen[bytes], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(resident_bytes, _family(process.pid))))
        time.sleep(_SAMPLE_SECONDS)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def resident_bytes(pid: int) -> int:
    """What a process holds in memory, its part of what it shares with others; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
