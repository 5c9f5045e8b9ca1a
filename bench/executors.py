"""Times the sample community, made anew by each executor in the same run.

    python -m bench.executors               # two workers each; a scheduler and its workers on loopback
    python -m bench.executors --rounds 3    # in turns; medians

Prints one JSON: wall seconds of `civsite build` with nothing remembered, by threads, by processes and
by a dask cluster, and how many times as long as by processes the cluster takes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.timed import timed

_DAY = "2026-11-22"
_WORKERS = 2
_START = "import sys; from distributed.cli.{0} import main; sys.exit(main())"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1)
    rounds = parser.parse_args().rounds
    seconds: dict[str, list[float]] = {"threads": [], "processes": [], "dask": []}
    with tempfile.TemporaryDirectory(prefix="bench-executors-") as folder:
        for number in range(rounds):
            for name in seconds:
                seconds[name].append(_cold_build(Path(folder, f"{name}-{number}"), name))
    took = {name: round(statistics.median(each), 1) for name, each in seconds.items()}
    report = {
        "seconds": took,
        "each": seconds,
        "dask_times_processes": round(took["dask"] / took["processes"], 2),
    }
    print(json.dumps(report, indent=1))


def _cold_build(folder: Path, name: str) -> float:
    """Each build has a store of its own, which the workers of its cluster share."""
    store = folder / "store"
    store.mkdir(parents=True)
    build = [sys.executable, "-m", "civsite", "build", "--date", _DAY, "--out", str(folder / "out")]
    with _executor(name, folder, store) as executor:
        return timed(
            [*build, "--jobs", str(_WORKERS), "--executor", executor], Path.cwd(), store
        ).seconds


@contextmanager
def _executor(name: str, folder: Path, store: Path) -> Iterator[str]:
    """What `--executor` is given."""
    if name != "dask":
        yield name
        return
    environment = os.environ | {"CIVSITE_STORE": str(store), "PYTHONPATH": str(Path.cwd())}
    with ExitStack() as stack:

        def start(module: str, *arguments: str) -> subprocess.Popen[str]:
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", _START.format(module), *arguments, "--no-dashboard"],
                    stderr=subprocess.PIPE if module == "dask_scheduler" else subprocess.DEVNULL,
                    text=True,
                    env=environment,
                )
            )
            stack.callback(process.kill)
            return process

        scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        assert scheduler.stderr is not None
        address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
        for number in range(_WORKERS):
            local = str(folder / f"worker-{number}")
            start(
                "dask_worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", local
            )
        yield f"dask:{address}"


if __name__ == "__main__":
    main()
