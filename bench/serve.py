"""Times how soon a browser shows a saved edit, beside Hugo's server with the same stories.

    python -m bench.serve                     # 1,000 stories
    python -m bench.serve --stories 5000 --edits 20

A real Chromium has a story's page open; a sentence is written into the story's file, and the time is
taken until the page shows it. Prints one JSON: seconds of the quickest, the middle and the slowest
edit for `civsite serve` and for `hugo server`, if that is installed, and the ratio of the middles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

from bench.site_case import TODAY, lay_out, path_of, stories_of
from bench.site_peers import PEERS

_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_FIRST_BUILD_MS = 600_000
_EDIT_SECONDS, _LOOK_SECONDS = 60, 0.01
_BETWEEN_SECONDS = 1.0  # people do not save twice a second


def main() -> None:
    options = _options()
    report: dict[str, Any] = {"stories": options.stories, "edits": options.edits}
    with tempfile.TemporaryDirectory(prefix="bench-serve-") as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=options.chromium, args=list(_FLAGS))
        report["civsite"] = _civsite(Path(folder, "civsite"), browser.new_page(), options)
        report["hugo"] = _hugo(Path(folder, "hugo"), browser.new_page(), options)
        browser.close()
    if isinstance(report["hugo"], dict):
        report["civsite_by_hugo"] = round(report["civsite"]["middle"] / report["hugo"]["middle"], 2)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _civsite(root: Path, page: Page, options: argparse.Namespace) -> dict[str, float]:
    stories = lay_out(root, options.stories)
    story = stories[options.stories // 2]
    command = [sys.executable, "-m", "civsite", "-C", str(root), "serve", "--port", "0"]
    with _served([*command, "--date", str(TODAY)], root) as process:
        assert process.stderr is not None
        address = next(
            m[0] for line in process.stderr if (m := re.search(r"http://\S+/site/", line))
        )
        url = f"{address}news/{story.day.year}/{story.id}/"
        return _edited(page, url, root / path_of(story), options)


def _hugo(root: Path, page: Page, options: argparse.Namespace) -> dict[str, float] | str:
    peer = next(each for each in PEERS if each.name == "hugo")
    program = peer.found(options.tools)
    if program is None:
        return "not installed"
    stories = list(stories_of(options.stories))
    peer.lay_out(root, stories)
    story = stories[options.stories // 2]
    with _served([program, "server", "--port", "13131", "--renderToDisk=false"], root) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if "Web Server is available" in line)
        url = f"http://localhost:13131/news/{story.day.year}/{story.id}/"
        return _edited(page, url, root / peer.page(story), options)


@contextmanager
def _served(command: Sequence[str], root: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, cwd=root if command[0] != sys.executable else None,
        env={**os.environ, "CIVSITE_STORE": str(root.with_name("store"))},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _edited(page: Page, url: str, file: Path, options: argparse.Namespace) -> dict[str, float]:
    page.goto(url, timeout=_FIRST_BUILD_MS)
    page.wait_for_selector("h1", timeout=_FIRST_BUILD_MS)
    taken = []
    for number in range(options.edits):
        time.sleep(_BETWEEN_SECONDS)
        said = f"第{number}次改动。"
        text = file.read_text("utf-8")
        began = time.perf_counter()
        file.write_text(f"{text.rstrip()}\n\n{said}\n", "utf-8")
        while not _shows(page, said):
            assert time.perf_counter() < began + _EDIT_SECONDS, "the edit never came"
            time.sleep(_LOOK_SECONDS)
        taken.append(time.perf_counter() - began)
    slowest, middle, quickest = max(taken), statistics.median(taken), min(taken)
    return {
        "quickest": round(quickest, 2),
        "middle": round(middle, 2),
        "slowest": round(slowest, 2),
    }


def _shows(page: Page, said: str) -> bool:
    try:
        return bool(page.evaluate("said => document.body.innerText.includes(said)", said))
    except Error:  # it is just being loaded anew
        return False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


if __name__ == "__main__":
    main()
