"""A template that Typst does not take enters; the diagnostic that tells a designer of it leaves."""

from __future__ import annotations

import re

from civsite.diagnostics import Diagnostic, Span, Text
from civsite.typeset.engine import TemplateFault

_PLACE = re.compile(r"/theme-[0-9a-f]+/([^\s:]+):(\d+):(\d+)")


def broken_template(fault: TemplateFault) -> Diagnostic:
    """The error, at the first place that Typst names."""
    said = str(fault)
    reason = said.splitlines()[0].removeprefix("error: ") if said else ""
    place = _PLACE.search(said)
    span = Span(f"theme/{place[1]}", int(place[2]), int(place[3])) if place else Span("theme")
    return Diagnostic(
        "template-broken",
        span,
        Text(f"版式模板有误：{reason}", f"the template is faulty: {reason}"),
        Text(
            "改正模板，或从 theme 删去它，改用自带的",
            "fix the template, or delete it from theme to use the packaged one",
        ),
    )
