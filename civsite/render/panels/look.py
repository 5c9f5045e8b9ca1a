"""A theme, a palette's name and a quarter enter; the look of all that is typeset in it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from civsite.load.theme import Theme, palette_of
from civsite.model.details import Details
from civsite.model.file import FileInput
from civsite.quarter import Quarter

SEASONS = {1: "春", 2: "夏", 3: "秋", 4: "冬"}


@dataclass(frozen=True, slots=True)
class Look:
    """What all panels of an edition share. `palette` is one entry of theme/palettes.yml."""

    quarter: Quarter
    palette: Mapping[str, Any]
    theme: Mapping[str, FileInput]


def look_of(theme: Theme, palette: str, quarter: Quarter) -> Look:
    """Raises Refused for a palette that the theme does not have."""
    colours = palette_of(theme, palette, quarter).as_values()
    return Look(quarter, colours, theme.below("print", "screen", "report"))


def edition_title(quarter: Quarter) -> str:
    """«2026 冬» as the seal says it."""
    return f"{quarter.year} {SEASONS[quarter.number]}"


def print_theme(theme: Mapping[str, FileInput]) -> dict[str, FileInput]:
    """The files of a theme that printed matter is made with."""
    return {
        name: file
        for name, file in theme.items()
        if name.startswith("theme/print/") and name.endswith(".typ")
    }


def swatches(palette: Mapping[str, Any]) -> dict[str, Any]:
    """A palette as the templates of printed matter take it: the ornament and the colours."""
    return {name: palette[name] for name in ("motif", "ground", "deep", "accent", "text")}


def document_values(details: Details, name: str, look: Look) -> dict[str, Any]:
    """What every printed document is given: its name and language, the palette, and the season on the seal.

    A palette may have its own word for the season.
    """
    season = look.palette.get("season") or SEASONS[look.quarter.number]
    return {
        "document": f"{details.name} · {name} · {look.quarter}",
        "language": details.main_language,
        "palette": swatches(look.palette),
        "edition": {"year": str(look.quarter.year), "season": str(season)},
    }
