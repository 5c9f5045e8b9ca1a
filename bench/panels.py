"""Times the boards of an invented community, and peers with the same panels in the same run.

    python -m bench.panels                        # 100 panels, photos of 12 megapixels
    python -m bench.panels --tools /some/folder   # WeasyPrint from its bin/python
    python -m bench.panels --panels 30 --peers    # fewer, without peers

Prints one JSON. `core_s` are seconds of all cores together, which other programs on the machine
alter less than wall seconds. What is compared:

- `cold`, `warm`: `civsite build boards` from nothing, and once more with nothing changed. A panel is
  a PDF for print, a JPG at true size, a proof, and tiles for the office; each board is drawn whole
  and to scale; the order has a page, tables and two zips. Photos are derived from the originals.
- `typeset`: the same with the photos already derived, which is where Typst begins.
- `typst_all`: Typst alone with the same templates, data and derived photos, to the same three forms
  (PDF, proof, and PNG at true size in place of the JPG), without tiles, boards, order and files.
- `typst_print`: Typst alone, the PDFs for print only. `civsite_print`: the same PDFs by civsite, with
  true boxes and output intent, as its build makes them.
- `peers`: rolls of honour with 24 photos and conventions of 16 articles, one PDF after the other in
  one program, start included. civsite's type is fitted, its colours are inks; the peers' HTML has
  sizes fixed by hand and no ornament. Chromium works in processes of its own, which `core_s` misses.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.panels_case import QUARTER, TODAY, lay_out, lay_out_for_peers
from bench.panels_documents import lay_documents
from bench.remembered import forget_all_but_photos
from bench.timed import Used, timed
from civsite.quarter import Quarter
from civsite.workers import cores

_HERE = Path(__file__).parent
_PEERS = ("weasyprint", "chromium")


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-panels-") as folder:
        report = _boards(Path(folder), options.panels)
        if options.peers:
            report["peers"] = _peers(Path(folder), options.peers, options.tools)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _boards(folder: Path, panels: int) -> dict[str, Any]:
    root = folder / "community"
    photos = lay_out(root, panels)
    cold = _told("cold", _built(root))
    warm = _told("warm", _built(root))
    _forget_all_but_photos(root)
    typeset = _told("typeset", _built(root))
    quarter = Quarter.parse(QUARTER)
    documents = lay_documents(root, _store_of(root), folder / "documents", quarter)
    typst_print, civsite_print, typst_all = (
        _told(" ".join(how), _compiled(folder / "documents", *how, cores()))
        for how in (("typst", "print"), ("civsite", "print"), ("typst", "all"))
    )
    runs = {
        "cold": cold, "typeset": typeset, "typst_all": typst_all, "typst_print": typst_print,
        "civsite_print": civsite_print,
    }  # fmt: skip
    return {
        "panels": documents,
        "photos": photos,
        **{name: _figures(used, documents) for name, used in runs.items()},
        "warm": {"s": warm.seconds, "core_s": warm.core_seconds},
        "warm_share_of_cold": round(warm.seconds / cold.seconds, 4),
        "warm_share_of_cold_cores": round(warm.core_seconds / cold.core_seconds, 4),
        "all_forms_civsite_to_typst": _ratio(typst_all, typeset),
        "print_pdfs_civsite_to_typst": _ratio(typst_print, civsite_print),
    }


def _built(root: Path) -> Used:
    program = [sys.executable, "-m", "civsite", "-C", str(root)]
    command = [*program, "build", "boards", "--date", str(TODAY)]
    return timed(command, Path.cwd(), _store_of(root))


def _store_of(root: Path) -> Path:
    return root.with_name(f"{root.name}-store")


def _compiled(folder: Path, way: str, forms: str, at_once: int) -> Used:
    program = [sys.executable, "-m", "bench.panels_compile"]
    command = [*program, str(folder), way, forms, str(at_once)]
    return timed(command, Path.cwd())


def _told(name: str, used: Used) -> Used:
    """The runs take minutes: each is told when it ends."""
    print(f"{name}: {used.seconds} s, {used.core_seconds} core s", file=sys.stderr, flush=True)
    return used


def _figures(used: Used, panels: int) -> dict[str, float]:
    return {
        "s": used.seconds,
        "core_s": used.core_seconds,
        "panels_a_minute": round(60 * panels / used.seconds),
        "mb": used.most_mb,
    }


def _ratio(peer: Used, ours: Used) -> dict[str, float]:
    """Our panels a minute to the peer's, by the clock and by the work of the cores."""
    return {
        "wall": round(peer.seconds / ours.seconds, 2),
        "cores": round(peer.core_seconds / ours.core_seconds, 2),
    }


def _forget_all_but_photos(root: Path) -> None:
    shutil.rmtree(root / "build")
    forget_all_but_photos(_store_of(root))


def _peers(folder: Path, peers: list[str], tools: Path | None) -> dict[str, Any]:
    root = folder / "rivals"
    pages = lay_out_for_peers(root, folder / "pages")
    _built(root)
    result: dict[str, Any] = {}
    for kind, files in pages.items():
        documents = folder / f"documents-{kind}"
        count = lay_documents(root, _store_of(root), documents, Quarter.parse(QUARTER), kind)
        ours = _compiled(documents, "civsite", "print", 1)
        result[kind] = {"documents": count, "civsite": _figures(ours, count)}
        for peer in peers:
            python = _python_with(peer, tools)
            command = [python, str(_HERE / "panels_peers.py"), peer, *map(str, files)]
            try:
                theirs = timed(command, Path.cwd())
            except (OSError, subprocess.CalledProcessError) as failed:
                said = getattr(failed, "stderr", None) or str(failed)
                result[kind][peer] = {"failed": said[-200:]}
                continue
            times = round(theirs.seconds / ours.seconds, 2)
            result[kind][peer] = {**_figures(theirs, count), "civsite_times_as_fast": times}
    return result


def _python_with(peer: str, tools: Path | None) -> str:
    there = tools / "bin/python" if tools and peer == "weasyprint" else None
    return str(there) if there and there.exists() else sys.executable


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--panels", type=int, default=100)
    parser.add_argument("--peers", nargs="*", default=list(_PEERS))
    parser.add_argument("--tools", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
