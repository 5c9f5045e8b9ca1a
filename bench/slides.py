"""Times slides of invented content, and peers that draw the same in the same run.

    python -m bench.slides                          # 24 slides of 1080×1920, every peer installed
    python -m bench.slides --size 1920x1080 --tools /some/folder     # WeasyPrint in its venv/
    python -m bench.slides --screens 20 --items 40  # also a cold build of that many screens

Peers: WeasyPrint (pictures of its PDF by PDFium), Chromium, Pillow. Each builder renders with as many
processes as there are cores, in turns with the others, and its best of `--rounds` counts. Prints one
JSON: slides a minute, and how many times as many ours are; `civsite` makes the PNG alone, as the
peers do, `civsite_job` is the build's job, which also makes a JPEG, a frame of video, a thumbnail.
`planned` is how long the playlists of 300 screens take to plan and to check.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.slides_case import lay_out
from bench.slides_screens import cold_build, planned
from civsite.model.scalars import Size

_MODULES = {"civsite_job": "civsite", "pillow": "PIL", "chromium": "playwright"}
_MANY_SCREENS = 300
_WORKER = Path(__file__).with_name("slides_worker.py")
_OURS = ("civsite", "civsite_job")
_PEERS = ("weasyprint", "chromium", "pillow")


def main() -> None:
    options = _options()
    report: dict[str, Any] = {"cores": os.cpu_count()}
    for size in options.size:
        with tempfile.TemporaryDirectory(prefix="bench-slides-") as folder:
            report[str(size)] = _compared(Path(folder), size, options)
    if options.screens:
        with tempfile.TemporaryDirectory(prefix="bench-screens-") as folder:
            report["build"] = cold_build(Path(folder), options.screens, options.items)
    report["planned"] = planned(_MANY_SCREENS, options.items)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _compared(folder: Path, size: Size, options: argparse.Namespace) -> dict[str, Any]:
    lay_out(folder, options.slides + 1, size)
    programs = {name: _program(name, options.tools) for name in (*_OURS, *options.peers)}
    seconds: dict[str, list[float]] = {name: [] for name, program in programs.items() if program}
    for _ in range(options.rounds):
        for name in seconds:
            seconds[name].append(_rendered(name, programs[name] or "", folder))
    rates = {name: round(60 * options.slides / min(each)) for name, each in seconds.items()}
    result: dict[str, Any] = {"slides": options.slides, "slides_a_minute": rates}
    result["times_as_many"] = {
        name: round(rates["civsite"] / rate, 2) for name, rate in rates.items() if name not in _OURS
    }
    missing = [name for name, program in programs.items() if program is None]
    return {**result, **({"not_installed": missing} if missing else {})}


def _rendered(name: str, program: str, folder: Path) -> float:
    """The seconds until all shares of the slides are rendered."""
    shares = os.cpu_count() or 1
    environment = {**os.environ, "PYTHONPATH": _path_of(name, folder)}
    workers = [
        subprocess.Popen(
            [program, str(_WORKER), name, str(folder), str(share), str(shares)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for share in range(shares)
    ]
    told = [worker.communicate()[0] for worker in workers]
    if any(worker.returncode for worker in workers):
        raise SystemExit(f"{name} failed")
    return max(float(each) for each in told)


def _program(name: str, tools: Path | None) -> str | None:
    """The Python in which a builder can be imported."""
    theirs = [str(tools / "venv/bin/python")] if tools and name == "weasyprint" else []
    module = _MODULES.get(name, name)
    for program in (*theirs, sys.executable):
        command = [program, "-c", f"import {module}"]
        if Path(program).exists() and not subprocess.run(command, capture_output=True).returncode:
            return program
    return None


def _path_of(name: str, folder: Path) -> str:
    """Our repository; for WeasyPrint's own Python a folder with PDFium alone, of which it has none."""
    if name != "weasyprint":
        return str(_WORKER.parents[1])
    import pypdfium2

    alone = folder / "pdfium"
    alone.mkdir(exist_ok=True)
    for package in Path(pypdfium2.__file__).parents[1].glob("pypdfium2*"):
        if not (alone / package.name).is_symlink():
            (alone / package.name).symlink_to(package)
    return str(alone)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=_size, nargs="+", default=[Size(1080, 1920)])
    parser.add_argument("--slides", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", nargs="*", default=list(_PEERS), choices=_PEERS)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--screens", type=int, default=0)
    parser.add_argument("--items", type=int, default=40)
    return parser.parse_args()


def _size(text: str) -> Size:
    width, height = text.split("x")
    return Size(int(width), int(height))


if __name__ == "__main__":
    main()
