"""Enters: `theme/palettes.yml` and the community's wish. Leaves: the palette of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from civsite.diagnostics import Diagnostic, Refused, Span, Text, nearest
from civsite.load.record import build, outline
from civsite.load.text import decode
from civsite.load.theme import Theme
from civsite.load.tree import Mapping as TreeMapping
from civsite.load.tree import read_tree
from civsite.model.palette import Palette
from civsite.quarter import Quarter

SEASONS = "seasons"
PALETTES = "palettes.yml"
_OF_QUARTERS = ("q1", "q2", "q3", "q4")


def palette_of(theme: Theme, wish: str, quarter: Quarter) -> Palette:
    """The palette that `wish` (`seasons` or a palette's name) means in `quarter`. Raises Refused."""
    palettes = read_palettes(theme)
    if wish == SEASONS and (missing := seasons_missing(palettes)) is not None:
        raise Refused([missing])
    name = f"q{quarter.number}" if wish == SEASONS else wish
    if name not in palettes:
        raise Refused([_unknown(wish, palettes)])
    return palettes[name]


def palette_names(palettes: Mapping[str, Palette]) -> list[str]:
    """What `palette:` in `community.yml` may say."""
    return [SEASONS, *(name for name in palettes if name not in _OF_QUARTERS)]


def seasons_missing(palettes: Mapping[str, Palette]) -> Diagnostic | None:
    """That `seasons` lacks a quarter's palette, as a table of one's own may; None if it does not."""
    lacking = [name for name in _OF_QUARTERS if name not in palettes]
    if not lacking:
        return None
    names = ", ".join(lacking)
    return Diagnostic(
        "palette-seasons",
        Span(f"theme/{PALETTES}"),
        Text(f"缺少四季的配色 {names}", f"the seasons' palettes {names} are missing"),
        Text(
            "从自带的 palettes.yml 抄来这几段，或在 community.yml 里用 palette 指定一种配色",
            "copy them from the packaged palettes.yml, or name one with palette in community.yml",
        ),
    )


def read_palettes(theme: Theme) -> Mapping[str, Palette]:
    """The palettes of a theme, by name. Raises Refused with everything that is wrong in the file."""
    return _palettes(theme.read(PALETTES))


@lru_cache(maxsize=2)
def _palettes(data: bytes) -> Mapping[str, Palette]:
    path = f"theme/{PALETTES}"
    text = decode(data, path)
    tree = read_tree(text, path)
    assert isinstance(tree, TreeMapping)  # read_tree refuses every other root
    palettes: dict[str, Palette] = {}
    faults: list[Diagnostic] = []
    for entry in tree.entries:
        if isinstance(entry.value, TreeMapping):
            name = entry.key.text
            built = build(outline(entry.value, Palette, path, text), Palette, id=name)
            faults += built.diagnostics
            if built.record is not None:
                palettes[name] = built.record
    if faults:
        raise Refused(faults)
    return palettes


def _unknown(wish: str, palettes: Mapping[str, Palette]) -> Diagnostic:
    known = palette_names(palettes)
    near = nearest(wish, known)
    return Diagnostic(
        "palette-unknown",
        Span("content/community.yml"),
        Text(f"没有叫“{wish}”的配色", f"there is no palette “{wish}”"),
        Text(
            f"{f'是不是“{near}”？' if near else ''}可以写：{'、'.join(known)}",
            f"{f'did you mean “{near}”? ' if near else ''}known: {', '.join(known)}",
        ),
    )
