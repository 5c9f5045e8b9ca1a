"""A panel's request and its files enter; what its template is given leaves.

What can be found from these is found here, when a panel is rendered, and not for every panel of
every build.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from civsite.canonical import canonical_json
from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.fonts.coverage import only_in
from civsite.fonts.faces import KAI
from civsite.load.media import open_picture
from civsite.model.scalars import usual_focus
from civsite.render.panels.pieces import pieces_of


def template_data(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The request with its code as rows, its texts in phrases, and what is known of its pictures.

    Raises Refused for a picture that cannot be read.
    """
    content, address = request["content"], request["code"]
    return {
        **request,
        "code": code_rows(address) if address else [],
        "pieces": pieces_of(content),
        "kai_only": only_in(KAI, canonical_json(content)),
        **_picture_values(request, files),
    }


def code_rows(url: str) -> list[str]:
    """The QR code of `url` as rows of 0 and 1, without its quiet zone; never a micro code."""
    import segno

    code = segno.make(url, error="m", micro=False)
    return ["".join(str(module & 1) for module in row) for row in code.matrix]


def unreadable(request: Mapping[str, Any], name: str) -> Diagnostic:
    return Diagnostic(
        code="picture-unreadable",
        span=Span(request["source"]),
        message=Text(f"图片 {name} 打不开", f"the picture {name} cannot be read"),
        hint=Text(
            "重新存成 JPG、PNG、SVG 或 PDF（不加密）", "save it again as JPG, PNG, SVG or plain PDF"
        ),
    )


def _picture_values(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """What templates need of pictures, by name: `sizes`, and the focus of those nobody gave one."""
    sizes = _picture_sizes(request, files)
    points = {name: usual_focus(width, height) for name, (width, height) in sizes.items()}
    usual = {name: [point.x, point.y] for name, point in points.items()}
    return {"sizes": sizes, "usual_focus": usual}


def _picture_sizes(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, list[int]]:
    """Width and height in px by name, from the headers; what has no raster size is left out."""

    sizes: dict[str, list[int]] = {}
    for name, data in sorted(files.items()):
        if name.startswith("theme/") or name.lower().endswith((".svg", ".pdf")):
            continue
        try:
            with open_picture(io.BytesIO(data)) as picture:
                sizes[name] = [picture.width, picture.height]
        except (OSError, SyntaxError, ValueError, EOFError):
            raise Refused([unreadable(request, name)]) from None
    return sizes
