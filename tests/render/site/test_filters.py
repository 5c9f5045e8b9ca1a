"""Enters: values as templates get them. Leaves: HTML that no text can break out of."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from civsite.diagnostics import Refused
from civsite.render.site.filters import day, headline, lang, long, say, srcset
from tests.render.site.little_park import inputs_of, write
from tests.render.site.written_site import site_of

SLY = "“<b>” & 'x\"y'"


def test_a_text_of_another_language_is_marked_with_it() -> None:
    assert say({"text": "通知", "lang": None}) == "通知"
    assert say({"text": "Notice", "lang": "en"}) == '<span lang="en">Notice</span>'
    assert lang({"text": "Notice", "lang": "en"}) == ' lang="en"'
    assert (say(None), lang(None), headline(None)) == ("", "", "")


def test_nothing_that_an_editor_writes_is_taken_for_html() -> None:
    shown = [
        say({"text": SLY, "lang": SLY}),
        headline({"text": SLY, "lang": None}),
        lang({"text": "", "lang": SLY}),
        day({"iso": SLY, "text": SLY}),
        srcset([("media/a.webp", 320)], SLY),
    ]
    for each in shown:
        assert "<b>" not in each
        assert Markup(each).unescape().count("<b>") >= 1


def test_a_headline_of_many_characters_is_set_smaller() -> None:
    assert long({"text": "字" * 37}) == ' class="long"'
    assert long({"text": "字" * 36}) == ""


def test_a_picture_is_offered_in_its_sizes() -> None:
    urls = [("media/a-320.webp", 320), ("media/a-640.webp", 640)]
    assert srcset(urls, "../../") == "../../media/a-320.webp 320w, ../../media/a-640.webp 640w"


def test_what_a_template_prints_is_escaped_once(root: Path) -> None:
    write(
        root,
        "theme/site/not-found.html",
        '{% macro twice(it) %}<i>{{ it }}</i>{% endmacro %}{% set held %}<u>{{ "&" }}</u>{% endset %}'
        '{{ twice("<&>") }}{{ held }}{{ "<s>" ~ "x" }}{{ "<em>" | safe }}',
    )
    made = site_of(inputs_of(root)).made("404.html")
    assert made == "<i>&lt;&amp;&gt;</i><u>&amp;</u>&lt;s&gt;x<em>"


@pytest.mark.parametrize(
    "fault",
    ["'a word' | say", "{'lang': 'en'} | say", "7 | day", "url + 1", "url | int(1, 2, 3)"],
)
def test_what_a_template_cannot_do_is_told_with_its_line(root: Path, fault: str) -> None:
    write(root, "theme/site/main.html", f"<p>\n{{{{ {fault} }}}}")
    with pytest.raises(Refused) as refused:
        site_of(inputs_of(root)).made("404.html")
    (told,) = refused.value.diagnostics
    assert (told.span.path, told.span.line) == ("theme/site/main.html", 2)
