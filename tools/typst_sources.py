"""Enters: the Typst sources of `theme/`. Leaves: the same, formatted; what is wrong is told.

`python -m tools.typst_sources` formats them; with `--check` it changes nothing and names what is
not formatted. Either way a line over 120 characters is a fault, since a long comment or text is for
its author to break.

`tools/typstyle/` holds typstyle 0.14.4 as WebAssembly, from the npm package
`@typstyle/typstyle-wasm-bundler` (Apache-2.0), since no Python package has it. It runs on the Node
that Playwright's wheel carries for the tests, so this needs neither npm nor the network.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import playwright

ROOT = Path(__file__).resolve().parent.parent
LONGEST_LINE = 120
_SCRIPT = Path(__file__).resolve().parent / "typstyle" / "format.mjs"


def formatted(sources: Sequence[str]) -> list[str | None]:
    """The sources as typstyle sets them; None for one with a syntax error.

    Raises FileNotFoundError without Playwright's Node.
    """
    node = shutil.which("node", path=str(Path(playwright.__file__).parent / "driver"))
    if node is None:
        raise FileNotFoundError("Playwright's Node is missing: run `sh setup/environment.sh test`")
    done = subprocess.run(
        [node, str(_SCRIPT), str(LONGEST_LINE)],
        input=json.dumps(sources),
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    made: list[str | None] = json.loads(done.stdout)
    return made


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Formats or checks the sources of `root`; the exit status."""
    paths = sorted((root / "theme").rglob("*.typ"))
    sources = [path.read_text(encoding="utf-8") for path in paths]
    checks_only = "--check" in arguments
    faults: list[str] = []
    for path, source, new in zip(paths, sources, formatted(sources), strict=True):
        name = path.relative_to(root).as_posix()
        if new is None:
            faults.append(f"{name}: syntax error")
        elif new != source and checks_only:
            faults.append(f"{name}: not formatted; run `python -m tools.typst_sources`")
        elif new != source:
            path.write_text(new, encoding="utf-8", newline="\n")
        faults += [f"{name}:{line}" for line in _long_lines(new or source)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _long_lines(source: str) -> Iterator[str]:
    for number, line in enumerate(source.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            yield f"{number}: {len(line)} characters, over {LONGEST_LINE}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
