"""Enters: the panels of an edition and the digests of their files. Leaves: what to print, how often."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

COLUMNS = (
    "file", "board", "slot", "size", "quantity", "colour", "sha256", "name_in_zip",
    "jpg", "jpg_dpi", "jpg_name",
)  # fmt: skip
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Row:
    """One file to print. Places are joined with `; `, boards and slots in the same order."""

    file: str
    board: str
    slot: str
    size: str
    quantity: int
    colour: str
    sha256: str
    name_in_zip: str
    jpg: str
    jpg_dpi: int
    jpg_name: str

    @property
    def values(self) -> tuple[str | int, ...]:
        """In the order of `COLUMNS`."""
        return astuple(self)


def order_rows(request: Mapping[str, Any], digests: Mapping[str, bytes]) -> list[Row]:
    """A row for each different file: panels that are the same bytes are ordered together."""
    alike: dict[str, list[Mapping[str, Any]]] = {}
    for panel in request["panels"]:
        alike.setdefault(json.loads(digests[panel["path"]])["sha256"], []).append(panel)
    return [_row(request, panels, sha256) for sha256, panels in alike.items()]


def _row(request: Mapping[str, Any], panels: list[Mapping[str, Any]], sha256: str) -> Row:
    first = panels[0]
    size = f"{first['width']}x{first['height']}"
    stem = f"{request['quarter']}_{_places(panels)}_{size}mm_x{len(panels)}"
    return Row(
        file=first["path"],
        board=_BETWEEN.join(panel["board"] for panel in panels),
        slot=_BETWEEN.join(panel["slot"] for panel in panels),
        size=size,
        quantity=len(panels),
        colour=request["colour"],
        sha256=sha256,
        name_in_zip=f"{stem}.pdf",
        jpg=first["jpg"],
        jpg_dpi=first["dpi"],
        jpg_name=f"{stem}.jpg",
    )


def _places(panels: list[Mapping[str, Any]]) -> str:
    """The first place, and how many more there are."""
    more = f"+{len(panels) - 1}" if len(panels) > 1 else ""
    return f"{panels[0]['board']}_{panels[0]['slot']}{more}"
