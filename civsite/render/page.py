"""Enters: a page template of the theme and values. Leaves: the page, or where the template is faulty.

A community's templates see the values that a page is filled with, and nothing of the program: no
name that begins with an underscore, no attribute by `str.format`, no `range` beyond 100,000. Values
cannot be changed. A template can still take for ever.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from civsite.diagnostics import Diagnostic, Refused, Span, Text, joined


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Escapes all that templates print; a name that nobody gave is a fault. `more`: Jinja's options."""

    def __init__(self, loader: jinja2.BaseLoader, **more: Any) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            **more,
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Asks a mapping for its item first: nearly all that templates see are mappings."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def fill_page(name: str, template: bytes, values: Mapping[str, Any]) -> bytes:
    """The template `name` (`theme/…`) filled with `values`. Raises Refused (`template-broken`).

    Whatever goes wrong in it is a fault of the template: a community may have its own.
    """
    try:
        sandbox = TemplateSandbox(jinja2.DictLoader({}))
        code = sandbox.compile(template.decode("utf-8"), filename=name)
        made = jinja2.Template.from_code(sandbox, code, sandbox.make_globals(None))
        return made.render(values).encode("utf-8")
    except Exception as problem:
        raise Refused([broken_template(problem, name)]) from None


def broken_template(problem: Exception, name: str) -> Diagnostic:
    """The innermost line of a template below `name`, a file or a folder, that the fault came from."""
    faulty = Text("网页模板有误", "the page template is faulty")
    hint = Text(
        f"改正 {name}，或删去它，改用自带的",
        f"fix {name}, or delete it to use the packaged one",
    )
    if name.endswith("/"):
        hint = Text(
            f"改正模板，或从 {name} 删去它，改用自带的",
            f"fix the template, or delete it from {name} to use the packaged one",
        )
    message = joined((faulty, _reason(problem)), "：", ": ")
    return Diagnostic("template-broken", _place(problem, name), message, hint)


def _place(problem: Exception, name: str) -> Span:
    if isinstance(problem, jinja2.TemplateSyntaxError) and problem.filename:
        return Span(problem.filename, problem.lineno)
    if isinstance(problem, UnicodeDecodeError):
        return Span(name, problem.object.count(b"\n", 0, problem.start) + 1)
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [frame for frame in frames if frame.filename.startswith(name)]
    return Span(inside[-1].filename, inside[-1].lineno or 1) if inside else Span(name)


def _reason(problem: Exception) -> Text:
    if isinstance(problem, UnicodeDecodeError):
        return Text("它不是 UTF-8 编码", "it is not UTF-8")
    if isinstance(problem, jinja2.TemplateNotFound):
        return Text(f"没有模板“{problem}”", f"there is no template “{problem}”")
    said = str(getattr(problem, "message", None) or problem).strip() or type(problem).__name__
    return Text(said, said)
