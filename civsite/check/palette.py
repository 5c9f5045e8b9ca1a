"""`palette` is `seasons` or a palette of the theme.

Passes:
    palette: seasons
    palette: blue
Fails:
    palette: season
"""

from civsite.check.case import Case, Diagnostics
from civsite.check.located import DETAILS, located
from civsite.diagnostics import Refused
from civsite.load.theme import PALETTES, load_theme_file, palette_problem, read_palettes


def check(case: Case) -> Diagnostics:
    try:
        palettes = read_palettes(load_theme_file(case.community.root, PALETTES))
    except Refused as refused:
        yield from refused.diagnostics
        return
    problem = palette_problem(case.community.details.palette, palettes)
    if problem is not None and problem.code == "palette-unknown":
        what = (problem.code, problem.message, problem.hint)
        yield located(case.community, DETAILS, ("palette",), *what)
    elif problem is not None:
        yield problem
