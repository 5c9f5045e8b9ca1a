"""`palette` is `seasons` or a palette of the theme.

Passes:
    palette: seasons
    palette: blue
Fails:
    palette: season
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import located
from civsite.diagnostics import Refused
from civsite.load.theme import PALETTES, load_theme_file, palette_problem, read_palettes
from civsite.model.details import Details


def check(case: Case) -> Diagnostics:
    try:
        palettes = read_palettes(load_theme_file(case.community.root, PALETTES))
    except Refused as refused:
        yield from refused.diagnostics
        return
    for key, details in case.each(Details):
        problem = palette_problem(details.palette, palettes)
        if problem is not None and problem.code == "palette-unknown":
            spot = case.at(key, "palette")
            what = (problem.code, problem.message, problem.hint)
            yield located(case.community, spot.key, spot.place, *what)
        elif problem is not None:
            yield problem
