"""The files that pages load: theme and palette enter; styles, scripts, colours, icons, manifest leave.

Manifest, icons and worker make the site an app on a phone. The icon is the first character of the
community's name in the colours of the quarter. The worker keeps pages that were seen, so that they
can be read without a network.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import partial

from civsite.fonts import SERIF, font_digest, font_directory
from civsite.fonts.faces import pinned_faces
from civsite.load.theme import Theme
from civsite.model.palette import Palette
from civsite.render.site.pages.page import SiteFile
from civsite.render.site.view import View

MANIFEST = "manifest.webmanifest"
_STATIC = "site/static/"
_WORKER = "service-worker.js"
_ICON_SIDES_PX = (48, 180, 192, 512)
_INSTALLED_SIDES_PX = (192, 512)
# A mask may cut a circle of four fifths of the side: the character stays well within.
_CHARACTER_SHARE = 0.56
_NAME_ON_A_PHONE = 12


def static_files(theme: Theme, palette: Palette) -> list[SiteFile]:
    """The theme's style sheets and scripts, and the colours of the quarter."""
    names = [path for path in theme.files if path.startswith(_STATIC)]
    files = [_copied(theme, name, f"assets/{name.removeprefix(_STATIC)}") for name in names]
    colours = style_of(palette).encode()
    return [*files, SiteFile("assets/colours.css", lambda: colours, ("theme/palettes.yml",))]


def installed_files(views: list[View], theme: Theme, palette: Palette) -> Iterator[SiteFile]:
    """Everything besides pages that makes the site an app."""
    character = views[0].community.details.name[0]
    for side in _ICON_SIDES_PX:
        drawn = (character, palette.deep.hex, palette.ground.hex, side)
        path, versions = f"assets/icon-{side}.png", f"{drawn} {font_digest()}"
        yield SiteFile(path, partial(_icon, *drawn), ("content/community.yml",), versions)
    yield _copied(theme, f"site/{_WORKER}", _WORKER)
    for view in views:
        yield _manifest(view, palette)


def _copied(theme: Theme, name: str, path: str) -> SiteFile:
    return SiteFile(path, partial(theme.read, name), (f"theme/{name}",))


def _manifest(view: View, palette: Palette) -> SiteFile:
    root = "./" if view.is_main else "../"
    name = view.details.name
    manifest = {
        "name": name,
        "short_name": name[:_NAME_ON_A_PHONE],
        "lang": view.html_language,
        "start_url": "./",
        "scope": root,
        "display": "minimal-ui",
        "background_color": palette.ground.hex,
        "theme_color": palette.deep.hex,
        "icons": [
            {
                "src": f"{root}assets/icon-{side}.png",
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for side in _INSTALLED_SIDES_PX
        ],
    }
    content = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return SiteFile(view.in_folder(MANIFEST), lambda: content, ("content/community.yml",))


def _icon(character: str, ground: str, ink: str, side_px: int) -> bytes:
    # Pillow takes a tenth of a second to come, and most builds draw nothing.
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (side_px, side_px), ground)
    serifs = (face for face in pinned_faces() if face.family == SERIF)
    file = font_directory() / max(serifs, key=lambda face: face.weight).file
    font = ImageFont.truetype(str(file), round(side_px * _CHARACTER_SHARE))
    left, top, right, bottom = font.getbbox(character)
    at = ((side_px - left - right) / 2, (side_px - top - bottom) / 2)
    ImageDraw.Draw(picture).text(at, character, font=font, fill=ink)
    stream = io.BytesIO()
    picture.quantize(32).save(stream, "PNG", optimize=True)
    return stream.getvalue()


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
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
