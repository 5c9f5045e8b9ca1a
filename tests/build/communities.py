"""Enters: a folder. Leaves: a small community in it that builds in seconds, and what building gives."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civsite.build.build import Order, build
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.quarter import Quarter
from civsite.store import open_store
from tests.expectations import lay_out_sound_community

CHECKOUT = Path(__file__).parent.parent.parent
TODAY, QUARTER = datetime.date(2026, 11, 22), Quarter(2026, 4)
STORY = "content/news/2026/2026-11-05-dumplings.md"
_COUNTS = re.compile(r"(\d+)(?: pages)? rendered, (\d+) unchanged")


def lay_out_small_community(root: Path) -> Path:
    """A board, a screen, two stories: what a build makes of them shows every kind of product."""
    root.mkdir(parents=True, exist_ok=True)
    lay_out_sound_community(root)
    (root / STORY).write_text(
        "---\ntitle: 包饺子\ndate: 2026-11-05\nphotos: [media/event.jpg]\n---\n大家一起包饺子。\n",
        "utf-8",
    )
    (root / "content/notices").mkdir()
    (root / "content/notices/water.md").write_text(
        "---\ntitle: 停水通知\nfrom: 2026-11-20\nuntil: 2026-11-30\nwhat: 停水\n---\n", "utf-8"
    )
    return root


@dataclass(frozen=True, slots=True)
class Counts:
    """How many results, and how many pages, were rendered and how many found unchanged."""

    rendered: int
    unchanged: int
    pages_rendered: int = 0
    pages_unchanged: int = 0


@dataclass(frozen=True)
class SmallCommunity:
    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        return self.root / "build"

    def order(self, **more: Any) -> Order:
        asked: dict[str, Any] = {
            "root": self.root,
            "out": self.out,
            "quarter": QUARTER,
            "today": TODAY,
            "targets": tuple(Target),
            "jobs": 2,
            "executor": "threads",
        }
        return Order(**asked | more)

    def build(self, *, anew: bool = False, **more: Any) -> Counts:
        """Builds in this process and gives the counts that its quiet lines tell."""
        log = io.StringIO()
        with open_store(lasting=not anew) as store:
            build(self.order(**more), Announcer("en", log), store, may_reuse=not anew)
        counts = [int(number) for pair in _COUNTS.findall(log.getvalue()) for number in pair]
        return Counts(*counts)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "civsite", "-C", str(self.root), *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts the command line in a process of its own; it speaks English, its products do not."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={
                **os.environ,
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": str(CHECKOUT),
                **self.environment,
            },
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of the command line."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=300)
        return process.returncode, output, errors


def tree(folder: Path) -> dict[str, str]:
    """The hash of each file of `folder`, by path; empty folders count too."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }


def assert_whole(out: Path) -> None:
    """The manifest lists every file there is, with its hash and bytes, and nothing else."""
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    listed = {entry["path"]: entry for entry in manifest["products"]}
    found = {path: digest for path, digest in tree(out).items() if digest != "folder"}
    del found["manifest.json"]
    assert {path: entry["sha256"] for path, entry in listed.items()} == found
    for path, entry in listed.items():
        assert entry["bytes"] == (out / path).stat().st_size


def leftovers(root: Path) -> list[str]:
    """What a build should not leave beside its output."""
    return sorted(path.name for path in root.glob(".build*"))
