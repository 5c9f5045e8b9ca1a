"""The season's palette → the style sheet that gives the website its colours."""

from __future__ import annotations

from civsite.model.palette import Palette


def style_of(palette: Palette) -> str:
    """CSS variables for light and dark; tints are mixed here, for browsers that cannot."""
    ground, deep = palette.ground.hex, palette.deep.hex
    text, accent = palette.text.hex, palette.accent.hex
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
