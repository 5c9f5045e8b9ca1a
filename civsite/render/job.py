"""A job: what one render function is called with, and the products its results become.

Enters: a request of plain JSON values and the files it needs. Leaves: bytes by output name.
A render function is importable and pure: `def render(request, files) -> outputs`, where `request`
is the parsed JSON and `files` maps each name of `files`, `needs` and `digests` to bytes. Outputs
are bytes, or an `Archive` of the job's digests, which the build writes. It is imported when it is
first called, since most need a library that other builds do without.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from civsite.canonical import canonical_json
from civsite.model.file import FileInput
from civsite.render.archive import Archive

__all__ = ["FileInput", "Job", "OutputOf", "canonical_json"]

Made = bytes | Archive
RenderFunction = Callable[[Any, Mapping[str, bytes]], Mapping[str, Made]]

# By the names that jobs call them; nothing else is ever called.
_FUNCTIONS = {
    name: f"civsite.render.{name}:render"
    for name in (
        "emergency media.crop media.document media.web panels.board panels.panel panels.tiles "
        "panels.true_size panels.whole report screens.exports screens.listing screens.overview "
        "screens.slide screens.stick screens.video sheets site.logo site.share"
    ).split()
}
_FUNCTIONS |= {
    "order.overview": "civsite.render.order:render_overview",
    "order.shop_zip": "civsite.render.order:render_shop_zip",
    "order.tables": "civsite.render.order:render_tables",
    "screens.frame": "civsite.render.screens.led:render_frame",
    "screens.preview": "civsite.render.screens.led:render_preview",
    "screens.pause": "civsite.render.screens.video:render_pause",
}


def register_function(name: str, module: str) -> None:
    """Has jobs call `render` of another importable module by `name`."""
    _FUNCTIONS[name] = f"{module}:render"


def function_named(name: str) -> RenderFunction:
    """Raises KeyError for a name that nobody has registered."""
    found: RenderFunction = pkgutil.resolve_name(_FUNCTIONS[name])
    return found


class OutputOf(NamedTuple):
    """What another job of the same build makes: the job's name and the name of its output."""

    job: str
    output: str


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a render function. Jobs with equal inputs run once, whatever their names.

    `outputs` maps the names that the function returns to product paths below the output folder;
    an output mapped to None is made for other jobs only. `digests` gives the function
    `{"sha256": …, "bytes": …}` as JSON instead of the whole bytes of another output.
    Theme files are files like any other, named by their path (`theme/print/lib.typ`).
    """

    name: str
    function: str
    request: str
    outputs: Mapping[str, str | None]
    files: Mapping[str, FileInput] = field(default_factory=dict)
    needs: Mapping[str, OutputOf] = field(default_factory=dict)
    digests: Mapping[str, OutputOf] = field(default_factory=dict)
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None
