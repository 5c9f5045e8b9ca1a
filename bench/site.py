"""Times the website of an invented community, and peers with the same stories in the same run.

    python -m bench.site                          # 5,000 stories, every peer that is installed
    python -m bench.site --stories 1000 5000 10000 --peers hugo eleventy
    python -m bench.site --tools /some/folder     # peers in its bin/ or node_modules/.bin/

Peers: MkDocs with Material and its Chinese search (jieba; stories outside the navigation), Zensical,
Pelican, Eleventy, Hugo. Prints one JSON: for each builder wall seconds cold, warm (nothing changed)
and after one edited story, and the most memory in MB that its processes held at once; for civsite
also whether the edited site is what a cold build makes. civsite's photos and panels are there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
    ours = _civsite(folder / "civsite", count, options.languages)
    result: dict[str, Any] = {"stories": count, "civsite": ours}
    stories = list(stories_of(count))
    for peer in PEERS:
        if peer.name not in options.peers:
            continue
        program = peer.found(options.tools)
        if program is None:
            result[peer.name] = "not installed"
            continue
        theirs = _peer(folder / peer.name, peer, program, stories)
        result[peer.name] = theirs
        if "cold_s" in theirs:
            result[peer.name]["cold_times_ours"] = round(theirs["cold_s"] / ours["cold_s"], 2)
            result[peer.name]["edit_times_ours"] = round(theirs["edit_s"] / ours["edit_s"], 2)
    return result


def _civsite(root: Path, count: int, languages: str) -> dict[str, Any]:
    stories = lay_out(root, count, languages)
    command = [
        sys.executable,
        "-m",
        "civsite",
        "-C",
        str(root),
        "build",
        "site",
        "--date",
        str(TODAY),
    ]
    _timed([*command, "--out", str(root / "first")], Path.cwd())  # derives photos, typesets panels
    _forget_pages(root)
    cold, memory = _timed(command, Path.cwd())
    warm, _ = _timed(command, Path.cwd())
    _edit(root / path_of(stories[count // 2]))
    edit, edit_memory = _timed(command, Path.cwd())
    _forget_pages(root)
    _timed([*command, "--out", str(root / "again")], Path.cwd())
    same = _digests(root / "build") == _digests(root / "again")
    return {
        "cold_s": cold,
        "warm_s": warm,
        "edit_s": edit,
        "cold_mb": memory,
        "edit_mb": edit_memory,
        "edit_equals_cold": same,
        "files": len(_digests(root / "again")),
    }


def _forget_pages(root: Path) -> None:
    """Puts everything aside but photos and panels."""
    aside = Path(tempfile.mkdtemp(dir=root.parent))
    for entry in (root / ".civsite").iterdir():
        if entry.name != "products":
            entry.rename(aside / entry.name)


def _digests(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _peer(root: Path, peer: Peer, program: str, stories: Sequence[Story]) -> dict[str, Any]:
    peer.lay_out(root, stories)
    command = [program, *peer.command]
    try:
        cold, memory = _timed(command, root)
        warm, _ = _timed(command, root)
        _edit(root / peer.page(stories[len(stories) // 2]))
        edit, _ = _timed(command, root)
    except subprocess.CalledProcessError as failed:
        return {"failed": (failed.stderr or "")[-300:]}
    files = sum(path.is_file() for path in (root / peer.output).rglob("*"))
    return {"cold_s": cold, "warm_s": warm, "edit_s": edit, "cold_mb": memory, "files": files}


def _edit(location: Path) -> None:
    """Another title, and one sentence more."""
    lines = location.read_text("utf-8").splitlines()
    title = next(n for n, line in enumerate(lines) if line.lower().startswith(("title:", "# ")))
    ends_quoted = lines[title].endswith('"')
    lines[title] = f'{lines[title][:-1]}，改过"' if ends_quoted else f"{lines[title]}，改过"
    location.write_text("\n".join([*lines, "", "后来又添了这一句。", ""]), "utf-8")


def _timed(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """Wall seconds and the most MB. Raises CalledProcessError."""
    used = timed(command, folder)
    return used.seconds, used.most_mb


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stories", type=int, nargs="+", default=[5000])
    parser.add_argument("--languages", default="zh", help="such as “zh, en”")
    parser.add_argument("--peers", nargs="*", default=[peer.name for peer in PEERS])
    parser.add_argument("--tools", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
