"""`palette` is `seasons` or a palette of the theme.

Passes:
    palette: seasons
    palette: blue
Fails:
    palette: season
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Refused, Text, nearest
from civsite.load.palettes import PALETTES, SEASONS, palette_names, read_palettes, seasons_missing
from civsite.load.theme import load_theme_file


def check(case: Case) -> Iterator[Diagnostic]:
    """The community's palette, if no theme has it; or what is wrong with the table of palettes."""
    try:
        palettes = read_palettes(load_theme_file(case.community.root, PALETTES))
    except Refused as refused:
        yield from refused.diagnostics
        return
    name = case.community.details.palette
    if name == SEASONS:
        missing = seasons_missing(palettes)
        yield from () if missing is None else (missing,)
        return
    if name in palettes:
        return
    known = palette_names(palettes)
    guess = nearest(name, known)
    yield located(
        case.community,
        DETAILS,
        ("palette",),
        "palette-unknown",
        Text(f"没有叫“{name}”的配色", f"there is no palette “{name}”"),
        Text(
            f"{f'是不是“{guess}”？' if guess else ''}可以写：{'、'.join(known)}",
            f"{f'did you mean “{guess}”? ' if guess else ''}known: {', '.join(known)}",
        ),
    )
