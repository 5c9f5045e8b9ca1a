"""`theme/palettes.yml` and the community's wish → the colours of the quarter, and their style sheet."""

from __future__ import annotations

from dataclasses import dataclass

from civsite.diagnostics import Diagnostic, Refused, Span, Text, nearest
from civsite.load.theme import Theme
from civsite.load.tree import Mapping, Scalar, read_tree
from civsite.quarter import Quarter

_FILE = "palettes.yml"


@dataclass(frozen=True, slots=True)
class Palette:
    """Screen colours as `#rrggbb`; `motif` names the season's ornament."""

    ground: str
    deep: str
    accent: str
    text: str
    motif: str


def palette_of(theme: Theme, wish: str, quarter: Quarter) -> Palette:
    """The palette that `wish` (`seasons` or a name) means in `quarter`. Raises Refused."""
    palettes = _read(theme)
    name = f"q{quarter.number}" if wish == "seasons" else wish
    if name not in palettes:
        raise Refused([_unknown(wish, palettes)])
    values = palettes[name]
    try:
        return Palette(
            values["ground"], values["deep"], values["accent"], values["text"], values["motif"]
        )
    except KeyError as missing:
        raise Refused([_incomplete(name, str(missing.args[0]))]) from None


def style_of(palette: Palette) -> str:
    """CSS variables for light and dark; tints are mixed here, for browsers that cannot."""
    ground, deep, text, accent = palette.ground, palette.deep, palette.text, palette.accent
    night = _mixed("#101214", deep, 0.08)
    light = {
        "ground": ground, "text": text, "deep": deep, "on-deep": ground, "accent": accent,
        "muted": _mixed(text, ground, 0.25), "line": _mixed(ground, text, 0.18),
        "edge": _mixed(ground, text, 0.55), "field": _mixed(ground, deep, 0.06), "strong": deep,
        "ornament": _mixed(deep, ground, 0.16),
    }  # fmt: skip
    dark = {
        "ground": night, "text": _mixed(ground, "#ffffff", 0.1), "deep": _mixed(deep, night, 0.35),
        "on-deep": ground, "accent": accent, "muted": _mixed(ground, night, 0.28),
        "line": _mixed(night, ground, 0.2), "edge": _mixed(night, ground, 0.55),
        "field": _mixed(night, ground, 0.07), "strong": _mixed(accent, ground, 0.45),
        "ornament": _mixed(_mixed(deep, night, 0.35), ground, 0.12),
    }  # fmt: skip
    return (
        f":root{{color-scheme:light dark;{_variables(light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}\n"
    )


def _variables(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def _mixed(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _read(theme: Theme) -> dict[str, dict[str, str]]:
    tree = read_tree(theme.read(_FILE).decode("utf-8"), f"theme/{_FILE}")
    if not isinstance(tree, Mapping):
        return {}
    return {
        entry.key.text: _flat(entry.value)
        for entry in tree.entries
        if isinstance(entry.value, Mapping)
    }


def _flat(palette: Mapping) -> dict[str, str]:
    """`ground: {hex: …}` → `ground`; `motif: …` → `motif`."""
    values = {}
    for entry in palette.entries:
        value = entry.value
        if isinstance(value, Mapping):
            value = next((each.value for each in value.entries if each.key.text == "hex"), value)
        if isinstance(value, Scalar):
            values[entry.key.text] = value.text
    return values


def _unknown(wish: str, palettes: dict[str, dict[str, str]]) -> Diagnostic:
    known = ["seasons", *(name for name in palettes if name not in ("q1", "q2", "q3", "q4"))]
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


def _incomplete(name: str, missing: str) -> Diagnostic:
    return Diagnostic(
        "palette-incomplete",
        Span(f"theme/{_FILE}"),
        Text(f"配色“{name}”缺少 {missing}", f"the palette “{name}” lacks {missing}"),
        Text(f"补上 {missing}，照其他配色的写法", f"add {missing} as the other palettes have it"),
    )
