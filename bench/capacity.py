"""Compares what the plan takes for legible with what the typesetter makes of it.

    python -m bench.capacity               # every kind at every size, some minutes
    python -m bench.capacity --every 7     # each seventh pair

Prints, for each kind: pairs of item and slot that fit and were so taken, that overflow and were
refused, that overflow although taken (`broken`, the plan must have none), that fit but were refused
(`strict`); and the share of those that fit which the plan refuses.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from bench.capacity_case import Pair, pairs
from civsite.load.palettes import palette_of
from civsite.load.theme import Theme, load_theme
from civsite.model.details import Details
from civsite.packaged import packaged_theme
from civsite.plan.boards.capacity import Shown, shown_in_slots
from civsite.quarter import Quarter
from civsite.render.panels.panel import Look, PanelPlace, panel_request, print_theme
from civsite.render.panels.template_data import template_data
from civsite.typeset.engine import Overflow, Typesetter

_QUARTER = Quarter(2026, 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--kind", help="only pairs of this kind")
    parser.add_argument("--show", action="store_true", help="list what is broken or strict")
    options = parser.parse_args()
    chosen = [each for each in pairs() if options.kind in (None, each.kind)][:: options.every]
    counts: dict[str, Counter[str]] = {}
    for pair, verdict in judged(chosen):
        counts.setdefault(pair.kind, Counter())[verdict] += 1
        if options.show and verdict in ("broken", "strict"):
            print(verdict, pair.name)
    total: Counter[str] = sum(counts.values(), Counter())
    for kind, each in [*sorted(counts.items()), ("all", total)]:
        print(json.dumps({"kind": kind, **_figures(each)}))


def judged(chosen: list[Pair]) -> Iterator[tuple[Pair, str]]:
    """Each pair with `fits`, `overflows`, `broken` or `strict`, in order."""
    theme = load_theme(packaged_theme().parent)
    look = Look(_QUARTER, palette_of(theme, "seasons", _QUARTER).as_values(), theme.below("print"))
    files = _template_files(theme)
    with ThreadPoolExecutor(2) as threads:
        fits = threads.map(lambda pair: _is_typeset(pair, look, files), chosen)
        for pair, typeset in zip(chosen, fits, strict=True):
            taken = shown_in_slots(pair.item, pair.board, pair.board.slots) is not Shown.NOTHING
            yield (
                pair,
                ("fits" if taken else "strict")
                if typeset
                else ("broken" if taken else "overflows"),
            )


def _is_typeset(pair: Pair, look: Look, files: Mapping[str, bytes]) -> bool:
    place = PanelPlace(pair.board, pair.board.slots[0], pair.variant, "https://example.org/x/")
    request = panel_request(pair.item, place, Details(id="community", name="花园社区"), look)
    data = {**template_data(request, {}), "panel": {**request["panel"], "slug": 0}}
    try:
        with Typesetter("print/panel.typ", files) as typesetter:
            typesetter.png(data, request["panel"]["width"], 60)
    except Overflow:
        return False
    return True


def _template_files(theme: Theme) -> dict[str, bytes]:
    named = print_theme(theme.below("print"))
    return {
        name: file.location.read_bytes()
        for name, file in named.items()
        if PurePosixPath(name).suffix == ".typ"
    }


def _figures(counted: Counter[str]) -> dict[str, object]:
    fitting = counted["fits"] + counted["strict"]
    named = {name: counted[name] for name in ("fits", "overflows", "broken", "strict")}
    return {**named, "strict_share": round(counted["strict"] / fitting, 3) if fitting else None}


if __name__ == "__main__":
    main()
