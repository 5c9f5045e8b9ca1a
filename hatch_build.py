"""Enters: the checkout. Leaves: a wheel with fonts, theme and sample content inside it.

For an installation in place (`pip install -e .`) it only sees to it that the fonts are cached.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "fonts"))

import fetch


class PackagedFiles(BuildHookInterface[Any]):
    """Puts into the wheel what lies outside the Python package."""

    def dependencies(self) -> list[str]:
        return fetch.npm_requirements()

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        fonts = fetch.fill_cache()
        if version != "editable":
            build_data["force_include"] |= {
                str(fonts): "civsite/_packaged/fonts",
                str(Path(self.root, "theme")): "civsite/_packaged/theme",
                str(Path(self.root, "content")): "civsite/_packaged/content",
                **{
                    str(page): f"civsite/_packaged/docs/{page.name}"
                    for page in Path(self.root, "docs").glob("diagnostics.*.md")
                },
            }
