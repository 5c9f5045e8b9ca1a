"""Enters: the folder that `panels_documents` laid out. Leaves: nothing; every document was compiled.

    python -m bench.panels_compile FOLDER typst print 2      # the PDFs for the print shop
    python -m bench.panels_compile FOLDER typst all 2        # and proof and true size, as PNG
    python -m bench.panels_compile FOLDER civsite print 2    # the same PDFs, civsite's way

The number says how many documents at once, each in a thread of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import typst

from civsite.fonts import font_directory
from civsite.render.panels.content import template_data
from civsite.render.panels.panel import MARKS_MM, PROOF_LONG_SIDE_PX, TEMPLATE, print_ready
from civsite.render.panels.pdf import PROFILE, VERSION
from civsite.typeset.engine import Typesetter

LIST = "documents.json"
_MM_PER_INCH = 25.4


def _bare(document: Mapping[str, Any], folder: Path, fonts: typst.Fonts, everything: bool) -> None:
    """One panel by Typst alone: what a person with these templates would run."""
    panel = document["data"]["panel"]
    compiler = typst.Compiler(root=str(folder), font_paths=fonts)
    shown = {"bleed": panel["bleed"], "colour": "rgb", "marks": False, "slug": 0}
    slug = MARKS_MM if panel["marks"] else 0
    longer = max(panel["width"], panel["height"])
    forms: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"slug": slug}, {"format": "pdf", "pdf_standards": [VERSION]})
    ]
    if everything:
        proof_ppi = PROOF_LONG_SIDE_PX / longer * _MM_PER_INCH
        forms.append(({**shown, "bleed": 0}, {"format": "png", "ppi": proof_ppi}))
        forms.append((shown, {"format": "png", "ppi": document["dpi"]}))
    for changes, options in forms:
        data = {**document["data"], "panel": {**panel, **changes}, "paths": document["paths"]}
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        main = str(folder / "theme" / TEMPLATE)
        compiler.compile(main, sys_inputs=inputs, timestamp=0, **options)


def _civsite(document: Mapping[str, Any], folder: Path, theme: Mapping[str, bytes]) -> None:
    """One panel as the build makes it, its files read from the disk."""
    request = document["request"]
    files = {**theme, **{name: (folder / name).read_bytes() for name in document["paths"]}}
    with Typesetter(TEMPLATE, files) as typesetter:
        print_ready(typesetter, template_data(request, files), files)


def main() -> None:
    folder, way, forms = Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
    at_once = int(sys.argv[4])
    documents = json.loads((folder / LIST).read_text("utf-8"))
    if way == "typst":
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(font_directory())],
        )
        make: Callable[[Mapping[str, Any]], None] = partial(
            _bare, folder=folder, fonts=fonts, everything=forms == "all"
        )
    else:
        files = [each for each in (folder / "theme/print").rglob("*") if each.is_file()]
        theme = {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}
        assert PROFILE in theme
        make = partial(_civsite, folder=folder, theme=theme)
    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(make, documents))


if __name__ == "__main__":
    main()
