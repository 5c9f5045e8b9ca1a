"""The render functions there are, by the names that jobs call them; nothing else is ever called.

A function is `render(request, files) -> outputs`: see `job.py`. It is imported when it is first
called, since most need a library that other builds do without.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from civsite.render.archive import Archive

Made = bytes | Archive
RenderFunction = Callable[[Any, Mapping[str, bytes]], Mapping[str, Made]]

_MODULES = {
    name: f"civsite.render.{name}"
    for name in (
        "emergency",
        "media.crop",
        "media.document",
        "media.web",
        "order.overview",
        "order.shop_zip",
        "order.tables",
        "panels.board",
        "panels.panel",
        "panels.tiles",
        "panels.true_size",
        "panels.whole",
        "report.pages",
        "screens.exports",
        "screens.listing",
        "screens.overview",
        "screens.slide",
        "screens.stick",
        "screens.video",
        "sheets",
        "site.logo",
        "site.share",
    )
}
_MODULES |= {
    "screens.frame": "civsite.render.screens.led:render_frame",
    "screens.preview": "civsite.render.screens.led:render_preview",
    "screens.pause": "civsite.render.screens.video:render_pause",
}


def register_function(name: str, module: str) -> None:
    """Has jobs call `render` of another importable module by `name`."""
    _MODULES[name] = module


def function_named(name: str) -> RenderFunction:
    """Raises KeyError for a name that nobody has registered."""
    module, _, function = _MODULES[name].partition(":")
    found: RenderFunction = getattr(importlib.import_module(module), function or "render")
    return found
