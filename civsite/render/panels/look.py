"""A theme, a palette's name and a quarter enter; the look of all that is typeset in it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from civsite.load.theme import Theme, palette_of
from civsite.model.details import Details
from civsite.model.file import FileInput
from civsite.quarter import Quarter
from civsite.render.papers import USUAL_PAPERS, Papers

SEASONS = {1: "春", 2: "夏", 3: "秋", 4: "冬"}
SEASONS_EN = {1: "spring", 2: "summer", 3: "autumn", 4: "winter"}


@dataclass(frozen=True, slots=True)
class Look:
    """What all panels of an edition share. `palette` is one entry of theme/palettes.yml.

    `papers` is what lists and overviews of the edition share.
    """

    quarter: Quarter
    palette: Mapping[str, Any]
    theme: Mapping[str, FileInput]
    papers: Papers = USUAL_PAPERS


def look_of(theme: Theme, palette: str, quarter: Quarter, papers: Papers = USUAL_PAPERS) -> Look:
    """Raises Refused for a palette that the theme does not have."""
    colours = palette_of(theme, palette, quarter).as_values()
    return Look(quarter, colours, theme.below("print", "screen", "report"), papers)


def edition_title(quarter: Quarter, papers: Papers) -> str:
    """«2026 冬» as the seal says it, «winter 2026» in English."""
    return papers.say(
        f"{quarter.year} {SEASONS[quarter.number]}", f"{SEASONS_EN[quarter.number]} {quarter.year}"
    )


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
