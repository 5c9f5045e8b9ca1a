"""A theme, a palette's name and a quarter → the look of all that is typeset in it."""

from __future__ import annotations

from civsite.load.theme import Theme, palette_of
from civsite.quarter import Quarter
from civsite.render.panels.panel import Look


def look_of(theme: Theme, palette: str, quarter: Quarter) -> Look:
    """Raises Refused for a palette that the theme does not have."""
    colours = palette_of(theme, palette, quarter).as_values()
    return Look(quarter, colours, theme.below("print", "screen", "report"))
