"""The community's logo → the job that draws it for the website, whatever form it has.

A drawing is never published as it is: an SVG may carry scripts and the names of its makers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.model.community import Community
from civsite.render.job import Job, canonical_json

if TYPE_CHECKING:
    from civsite.render.panels.look import Look

PATH = "media/logo.png"
SIDE_PX = 192
_TEMPLATE = "print/logo.typ"
_PAGE_MM = 48


def logo_jobs(community: Community, look: Look) -> tuple[Job, ...]:
    """Empty where the community has no logo."""
    logo = community.details.logo
    media = community.media.get(logo) if logo else None
    if logo is None or media is None:
        return ()
    template = f"theme/{_TEMPLATE}"
    return (
        Job(
            name="site-logo",
            function="site.logo",
            request=canonical_json({"logo": logo}),
            outputs={"png": f"site/{PATH}"},
            files={logo: media.file, template: look.theme[template]},
            made_from=(f"content/{logo}",),
        ),
    )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `png`: a square of `SIDE_PX`, clear where the logo is. Raises Refused for a broken one."""
    from civsite.typeset.engine import Typesetter, UnreadablePicture

    try:
        with Typesetter(_TEMPLATE, files) as typesetter:
            return {"png": typesetter.png(request, _PAGE_MM, SIDE_PX)}
    except UnreadablePicture:
        logo = request["logo"]
        fault = Diagnostic(
            "picture-unreadable",
            Span("content/community.yml"),
            Text(f"标志 {logo} 打不开", f"the logo {logo} cannot be read"),
            Text("重新存成 SVG 或 PNG", "save it again as SVG or PNG"),
        )
        raise Refused([fault]) from None
