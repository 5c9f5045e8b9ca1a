"""Times the player of a screen beside a plain page that shows the same slides, in the same run.

    python -m bench.player                            # the sample's television, built first
    python -m bench.player --screen build/screens/lobby-tv --changes 10000 --seconds 40

The peer is what one writes in five minutes: an `img` whose address `setInterval` changes. It looks at
no clock, playlist or hash, and shows its first slide as soon as that one is there; the player loads
all of them before. Prints one JSON: milliseconds and bytes until the first slide and until all are
loaded (through a line of `--megabits`), the share of one core that Chromium takes while it plays at
the screen's pixels, the memory of all its processes once every slide has been on the screen for half
a second, and what the page's script holds after so many slide changes (at a clock that follows the
page). Ratios are the player's by the peer's: smaller is better.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright

from bench.timed import resident_bytes
from civsite.render.screens.player import PLAYER_FILES, player_page, player_version
from tests.render.screens.host import Host

_ROOT = Path(__file__).parents[1]
_DATE = "2026-11-22"
_NOON_MS = 1_795_320_000_000  # 2026-11-22 12:00 in the sample's time zone
_FAST_CLOCK = (_ROOT / "tests/render/screens/fast_clock.js").read_text("utf-8")
_HASTE_MS = 500
_TICKS = os.sysconf("SC_CLK_TCK")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_FIRST_SLIDE = """
  const look = () => {
    const there = [...document.querySelectorAll("canvas, img")];
    const seen = there.some((each) => (each.localName === "canvas" ? each.width : each.naturalWidth) > 99);
    if (seen) window.firstSlide = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
_PEER = """<!doctype html><meta charset="utf-8"><title>peer</title>
<style>body {{ margin: 0; background: #000 }} img {{ width: 100vw; height: 100vh; object-fit: contain }}</style>
<body data-turns="0"><img id="slide"><script>
const files = {files};
let turn = 0;
const next = () => {{
  document.getElementById("slide").src = files[turn % files.length];
  document.body.dataset.turns = String(turn += 1);
}};
next();
setInterval(next, {dwell});
</script>"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-player-") as scratch:
        screen = options.screen or _built(Path(scratch))
        listing = json.loads((screen / "playlist.json").read_text("utf-8"))
        _lay_out(Path(scratch), screen, listing)
        _lay_out(Path(scratch) / "hasty", screen, _hasty(listing))
        with sync_playwright() as playwright:
            report = _report(playwright, Path(scratch), listing, options)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _report(
    playwright: Playwright, scratch: Path, listing: Mapping[str, Any], options: argparse.Namespace
) -> dict[str, Any]:
    slides = {entry["file"] for entry in listing["slides"]}
    report: dict[str, Any] = {"screen": listing["screen"], "slides": len(slides)}
    results: dict[str, dict[str, float]] = {}
    for name, page in (("civsite", ""), ("peer", "peer.html")):
        results[name] = {
            **_first_slide(playwright, scratch, page, listing, options.megabits),
            **_cpu(playwright, scratch, page, listing, options.seconds),
            **_memory_mb(playwright, scratch / "hasty", page, listing),
            **_script(playwright, scratch / "hasty", page, listing, options.changes),
        }
    ours, theirs = results["civsite"], results["peer"]
    ratios = {key: round(ours[key] / theirs[key], 2) for key in ours if theirs.get(key)}
    return {**report, **results, "civsite_by_peer": ratios}


def _first_slide(
    playwright: Playwright, scratch: Path, page: str, listing: Mapping[str, Any], megabits: float
) -> dict[str, float]:
    """Through an empty cache and a line of `megabits` with 20 ms to the server."""
    with _shown(playwright, scratch, listing) as (tab, host, _):
        session = tab.context.new_cdp_session(tab)
        session.send("Network.enable")
        rate = megabits * 1_000_000 / 8
        line = {
            "offline": False,
            "latency": 20,
            "downloadThroughput": rate,
            "uploadThroughput": rate,
        }
        session.send("Network.emulateNetworkConditions", line)
        tab.add_init_script(_FIRST_SLIDE)
        tab.goto(host.address + page)
        tab.wait_for_function("() => window.firstSlide", timeout=120_000)
        first_bytes = host.sent
        result = {
            "first_slide_ms": float(tab.evaluate("firstSlide")),
            "first_slide_bytes": first_bytes,
        }
        if not page:
            tab.wait_for_selector("body[data-loaded]", timeout=120_000)
            result["all_loaded_ms"] = float(tab.evaluate("performance.now()"))
    return {key: round(value) for key, value in result.items()}  # fmt: skip


def _cpu(
    playwright: Playwright, scratch: Path, page: str, listing: Mapping[str, Any], seconds: float
) -> dict[str, float]:
    """The share of one core, once all is loaded; every slide change is in it."""
    with _shown(playwright, scratch, listing) as (tab, host, profile):
        tab.goto(host.address + page)
        tab.wait_for_selector("body" if page else "body[data-loaded]")
        tab.wait_for_timeout(4_000)
        before, begun = _cpu_seconds(profile), time.monotonic()
        tab.wait_for_timeout(seconds * 1000)
        spent = (_cpu_seconds(profile) - before) / (time.monotonic() - begun)
    return {"cpu_share": round(spent, 3)}


def _memory_mb(
    playwright: Playwright, folder: Path, page: str, listing: Mapping[str, Any]
) -> dict[str, float]:
    """Proportional set size of all processes after one whole round, in real time."""
    turns = len({entry["file"] for entry in listing["slides"]}) + 5
    with _shown(playwright, folder, listing) as (tab, host, profile):
        tab.goto(host.address + page)
        reached = "turns => Number(document.body.dataset.turns) >= turns"
        tab.wait_for_function(reached, arg=turns, timeout=1_200_000, polling=2_000)
        family = _family(profile)
        return {"memory_mb": round(sum(map(resident_bytes, family)) / 1e6)}


def _script(
    playwright: Playwright, scratch: Path, page: str, listing: Mapping[str, Any], changes: int
) -> dict[str, float]:
    """Script heap, nodes and listeners after so many slide changes, and what a tenth had."""
    small = {**listing, "size": [320, 180]}  # drawing is none of the script's memory
    with _shown(playwright, scratch, small) as (tab, host, _):
        tab.add_init_script(f"window.fastClockStart = {_NOON_MS};\n{_FAST_CLOCK}")
        tab.goto(host.address + page)
        early = _held_after(tab, changes // 10)
        late = _held_after(tab, changes)
    return {
        "turns": late["turns"],
        "heap_kb": round(late["JSHeapUsedSize"] / 1000),
        "heap_kb_at_a_tenth": round(early["JSHeapUsedSize"] / 1000),
        "nodes": late["Nodes"],
        "listeners": late["JSEventListeners"],
    }


def _held_after(tab: Page, turns: int) -> Mapping[str, float]:
    """Runs the page's clock until it tells of so many turns."""
    while int(tab.evaluate("document.body.dataset.turns || 0")) < turns:
        tab.evaluate("fastClock.run(60000).then(() => 0)")
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    held = {each["name"]: each["value"] for each in metrics}
    return {**held, "turns": int(tab.evaluate("document.body.dataset.turns"))}


@contextmanager
def _shown(
    playwright: Playwright, scratch: Path, listing: Mapping[str, Any]
) -> Iterator[tuple[Page, Host, str]]:
    """A fresh browser of the screen's size, a host for its folder, the browser's own folder."""
    width, height = listing["size"]
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    host = Host(scratch)
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            args=list(_FLAGS),
            viewport={"width": width, "height": height},
        )
        try:
            yield browser.new_page(), host, profile
        finally:
            browser.close()
            host.stop()


def _cpu_seconds(profile: str) -> float:
    """What all processes of the browser with this folder have used so far."""
    return sum(map(_used_seconds, _family(profile)))


def _family(profile: str) -> set[int]:
    """The processes of the browser with this folder."""
    parents: dict[int, int] = {}
    roots: set[int] = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid] = int(fields[1])
        if profile.encode() in command and b"--type=" not in command:
            roots.add(pid)
    return {pid for pid in parents if _descends(pid, roots, parents)}


def _used_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _descends(pid: int, roots: set[int], parents: Mapping[int, int]) -> bool:
    while pid and pid not in roots:
        pid = parents.get(pid, 0)
    return pid != 0


def _hasty(listing: Mapping[str, Any]) -> dict[str, Any]:
    """The same screen with each slide once, for half a second, at any hour."""
    entries = {entry["file"]: entry for entry in listing["slides"]}
    hasty = {"dwell_ms": _HASTE_MS, "windows": None, "takeover": False, "from": None, "until": None}
    slides = [{**entry, **hasty} for entry in entries.values()]
    return {**listing, "windows": None, "hours": None, "slides": slides}


def _lay_out(folder: Path, screen: Path, listing: Mapping[str, Any]) -> None:
    """The screen with today's player and the peer's page."""
    target = folder / "screens/lobby"
    shutil.copytree(screen, target)
    files = {name: (_ROOT / name).read_bytes() for name in PLAYER_FILES}
    renewed = {**listing, "player": player_version(files)}
    (target / "playlist.json").write_text(json.dumps(renewed), "utf-8")
    (target / "index.html").write_text(player_page(renewed, files), "utf-8")
    (target / "peer.html").write_text(_peer_page(renewed), "utf-8")


def _peer_page(listing: Mapping[str, Any]) -> str:
    files = [entry["file"] for entry in listing["slides"]]
    return _PEER.format(files=json.dumps(files), dwell=listing["slides"][0]["dwell_ms"])


def _built(scratch: Path) -> Path:
    """The sample community's television."""
    build = ["build", "screens", "--date", _DATE, "--out", str(scratch / "build")]
    command = [sys.executable, "-m", "civsite", "-C", str(_ROOT), *build]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return scratch / "build/screens/lobby-tv"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--screen", type=Path, help="the folder of a built screen")
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--megabits", type=float, default=50)
    return parser.parse_args()


if __name__ == "__main__":
    main()
