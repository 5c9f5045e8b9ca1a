"""Enters: a page template of the theme and values. Leaves: the page, or where the template is faulty."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

import jinja2

from civsite.diagnostics import Diagnostic, Refused, Span, Text


def fill_page(name: str, template: bytes, values: Mapping[str, Any]) -> bytes:
    """The template `name` (`theme/…`) filled with `values`. Raises Refused (`template-broken`)."""
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    try:
        text = template.decode("utf-8")
        code = environment.compile(text, filename=name)
        made = jinja2.Template.from_code(environment, code, environment.make_globals(None))
        return made.render(values).encode("utf-8")
    except (jinja2.TemplateError, UnicodeDecodeError) as problem:
        raise Refused([broken_template(problem, name)]) from None


def broken_template(problem: Exception, name: str) -> Diagnostic:
    """The innermost line of a template below `name`, a file or a folder, that the fault came from."""
    place = Span(name)
    for frame in traceback.extract_tb(problem.__traceback__):
        if frame.filename.startswith(name):
            place = Span(frame.filename, frame.lineno or 1)
    if isinstance(problem, jinja2.TemplateSyntaxError) and problem.filename:
        place = Span(problem.filename, problem.lineno)
    reason = str(getattr(problem, "message", None) or problem).strip()
    return Diagnostic(
        "template-broken",
        place,
        Text(f"网页模板有误：{reason}", f"the page template is faulty: {reason}"),
        Text(
            f"改正模板，或从 {name} 删去它，改用自带的",
            f"fix the template, or delete it from {name} to use the packaged one",
        )
        if name.endswith("/")
        else Text(
            f"改正 {name}，或删去它，改用自带的",
            f"fix {name}, or delete it to use the packaged one",
        ),
    )
