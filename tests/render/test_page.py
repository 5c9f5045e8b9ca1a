"""Enters: page templates as communities write them. Leaves: a page, or words at the line of the fault."""

from __future__ import annotations

from typing import Any

import pytest

from civsite.diagnostics import Diagnostic, Refused
from civsite.render.page import fill_page
from tests.expectations import assert_well_said

NAME = "theme/report/report.html"
VALUES: dict[str, Any] = {
    "community": "花园 <社区>",
    "gaps": [{"message": "空"}, {"message": "缺"}],
}


def fill(template: str | bytes) -> str:
    data = template.encode() if isinstance(template, str) else template
    return fill_page(NAME, data, VALUES).decode()


def fault_of(template: str | bytes) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        fill(template)
    (said,) = refused.value.diagnostics
    assert_well_said(said)
    assert (said.code, said.span.path) == ("template-broken", NAME)
    return said


def test_a_page_is_filled_and_all_that_it_prints_is_escaped() -> None:
    template = (
        "{% for gap in gaps %}\n{{ loop.index }} {{ gap.message }}\n{% endfor %}\n{{ community }}"
    )
    assert fill(template) == "1 空\n2 缺\n花园 &lt;社区&gt;"


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("\n{% if %}", "Expected an expression"),
        ("\n{{ community", "unexpected end of template"),
        ("\n{{ nobody }}", "'nobody' is undefined"),
        ("\n{{ community.nothing }}", "no attribute 'nothing'"),
        ("\n{{ 1 / 0 }}", "division by zero"),
        ("\n{{ community + 1 }}", "concatenate"),
        ("\n{{ gaps.message.x() }}", "no attribute 'message'"),
        ("\n{{ ''.join(gaps) }}", "expected str instance"),
        ("\n{% include 'missing.html' %}", "there is no template “missing.html”"),
        ("\n{% extends 'missing.html' %}", "there is no template “missing.html”"),
        ("\n{% from 'missing.html' import x %}", "there is no template “missing.html”"),
        ("\n{{ community | unknown }}", "No filter named 'unknown'"),
        ("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("首页\n{# é #}".encode().replace("é".encode(), b"\xe9"), "it is not UTF-8"),
        ("\n{% for i in range(100000000) %}{% endfor %}", "Range too big"),
    ],
)
def test_a_fault_of_a_template_is_told_at_its_line(template: str | bytes, why: str) -> None:
    said = fault_of(template)
    assert said.span.line == 2
    assert why in said.message.en


INSIDE = (
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self._TemplateReference__context }}",
    "{{ community | attr('__class__') }}",
    "{{ gaps | sort(attribute='__class__.__name__') | list }}",
    "{{ '{0.__init__.__globals__}'.format(cycler) }}",
    "{{ ('{0.__class__}' | safe).format(gaps) }}",
    "{{ ('{0.__class__}' | attr('format'))(gaps) }}",
    "{{ '{x.__class__}'.format_map({'x': gaps}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(gaps) }}",
    "{% set n = namespace(f='{0.__class__}'.format) %}{{ n.f(gaps) }}",
    "{{ gaps.append(1) }}",
    "{{ gaps[0].update(message='x') }}",
    "{{ gaps[0].clear() }}",
)


@pytest.mark.parametrize("template", INSIDE)
def test_a_template_reaches_nothing_but_its_values_and_changes_none(template: str) -> None:
    assert "unsafe" in fault_of(template).message.en
    assert len(VALUES["gaps"]) == 2
