"""Editors' texts are taken apart in `text/` alone: outputs have no patterns of their own for them."""

from __future__ import annotations

import ast
from pathlib import Path

import civsite

_PACKAGE = Path(civsite.__file__).parent
_OUTPUTS = ("fit", "plan", "render")
# What these match is no editor's text.
_OF_OTHER_THINGS = {
    "plan/boards/written.py": "ids in a file that we write",
    "render/media/document.py": "parts of an office file",
    "render/panels/copied.py": "tables of a font",
    "render/screens/player.py": "places in the player's page",
    "render/screens/smil_subset.py": "values of SMIL",
    "render/site/addresses.py": "parts of an address",
    "render/site/feeds.py": "signs that XML cannot carry",
    "render/site/references.py": "schemes of addresses",
    "render/spreadsheet.py": "the clock in a workbook",
}


def test_no_output_has_patterns_for_what_editors_write() -> None:
    having = set()
    for folder in _OUTPUTS:
        for path in (_PACKAGE / folder).rglob("*.py"):
            imported = {
                name.name
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Import)
                for name in node.names
            }
            if imported & {"re", "html.parser", "comrak"}:
                having.add(path.relative_to(_PACKAGE).as_posix())
    assert having == set(_OF_OTHER_THINGS)
