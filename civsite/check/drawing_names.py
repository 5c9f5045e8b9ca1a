"""`drawing` of a poster is one of the theme's drawings; any other shows the campaign's own.

Passes:
    drawing: bicycle
Warns:
    drawing: bycicle
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest
from civsite.load.theme import drawing_names, load_theme
from civsite.model.kinds.poster import Poster


def check(case: Case) -> Diagnostics:
    named = [(key, each) for key, each in case.each(Poster) if each.drawing]
    known = drawing_names(load_theme(case.community.root)) if named else ()
    for key, poster in named:
        if poster.drawing in known or not known:
            continue
        assert poster.drawing is not None
        yield case.at(key, "drawing").warning(
            "drawing-unknown",
            Text(f"没有叫“{poster.drawing}”的图画", f"there is no drawing “{poster.drawing}”"),
            suggest(poster.drawing, known),
        )
