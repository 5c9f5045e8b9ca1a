"""The site as an app on a phone: palette and views enter; manifest, icons and worker leave.

The icon is the first character of the community's name in the colours of the quarter. The worker
keeps pages that were seen, so that they can be read without a network.
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
from civsite.render.site.addresses import MANIFEST, in_language
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.view import View

WORKER = "service-worker.js"
_WORKER_SOURCE = f"site/{WORKER}"
_ICON_SIDES_PX = (48, 180, 192, 512)
_INSTALLED_SIDES_PX = (192, 512)
# A mask may cut a circle of four fifths of the side: the character stays well within.
_CHARACTER_SHARE = 0.56
_NAME_ON_A_PHONE = 12


def installed_files(views: list[View], theme: Theme, palette: Palette) -> Iterator[SiteFile]:
    """Everything besides pages that makes the site an app."""
    details = views[0].community.details
    for side in _ICON_SIDES_PX:
        drawn = (details.name[0], palette.deep.hex, palette.ground.hex, side)
        yield SiteFile(
            f"assets/icon-{side}.png",
            partial(_icon, *drawn),
            ("content/community.yml",),
            f"{drawn} {font_digest()}",
        )
    yield SiteFile(WORKER, partial(theme.read, _WORKER_SOURCE), (f"theme/{_WORKER_SOURCE}",))
    for view in views:
        yield _manifest(view, palette)


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
    path = in_language(MANIFEST, view.language, view.main_language)
    return SiteFile(path, lambda: content, ("content/community.yml",))


def _icon(character: str, ground: str, ink: str, side_px: int) -> bytes:
    # Pillow takes a tenth of a second to come, and most builds draw nothing.
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (side_px, side_px), ground)
    font = ImageFont.truetype(_serif_file(), round(side_px * _CHARACTER_SHARE))
    left, top, right, bottom = font.getbbox(character)
    at = ((side_px - left - right) / 2, (side_px - top - bottom) / 2)
    ImageDraw.Draw(picture).text(at, character, font=font, fill=ink)
    stream = io.BytesIO()
    picture.quantize(32).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _serif_file() -> str:
    faces = [face for face in pinned_faces() if face.family == SERIF]
    heaviest = max(faces, key=lambda face: face.weight)
    return str(font_directory() / heaviest.file)
