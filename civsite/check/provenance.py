"""Finished artwork says where it comes from: who made it, and who allows it to be printed.

Passes:
    artwork: media/values.pdf
    provenance: 区文明办 2026 年统一设计
Fails:
    artwork: media/values.pdf
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.poster import Poster


def check(case: Case) -> Diagnostics:
    for key, poster in case.each(Poster):
        if poster.artwork is not None and poster.provenance is None:
            yield case.at(key, "artwork").error(
                "provenance-missing",
                Text("成品稿没有写来源", "finished artwork without its provenance"),
                Text(
                    "加一行 来源: 谁设计、谁准许印制",
                    "add a line provenance: who made it and who allows it to be printed",
                ),
            )
