"""Finished artwork says where it comes from: who made it, and who allows it to be printed.

Passes:
    artwork: media/values.pdf
    provenance: 区文明办 2026 年统一设计
Fails:
    artwork: media/values.pdf
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Text
from civsite.model.kinds.poster import Poster


def check(case: Case) -> Iterator[Diagnostic]:
    """Every poster with artwork and without provenance."""
    for poster in case.community.items_of(Poster):
        if poster.artwork is not None and poster.provenance is None:
            yield located(
                case.community,
                key_of(poster),
                ("artwork",),
                "provenance-missing",
                Text("成品稿没有写来源", "finished artwork without its provenance"),
                Text(
                    "加一行 来源: 谁设计、谁准许印制",
                    "add a line provenance: who made it and who allows it to be printed",
                ),
            )
