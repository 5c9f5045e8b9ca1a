"""Enters: templates of the theme. Leaves: how they are filled, a page at a time."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.render.site.outputs import PageRenderer
from civsite.render.site.pages.page import SitePage
from tests.render.site.little_park import inputs_of, write
from tests.render.site.written_site import site_of

NOT_FOUND = "theme/site/not-found.html"

pytestmark = pytest.mark.slow


def test_a_story_leaves_no_cycles_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of pages would: to look for them takes a twentieth of the time."""
    for number in range(3):
        write(
            root,
            f"content/news/2026-0{number + 1}-01-day.md",
            f"---\ntitle: 第{number}天\ndate: 2026-0{number + 1}-01\ntags: [环境]\n---\n\n一段话。\n",
        )
    left: list[int] = []
    original = PageRenderer.html_of

    def counting(renderer: PageRenderer, page: SitePage) -> bytes:
        gc.collect()
        html = original(renderer, page)
        if page.template == "story.html":
            left.append(gc.collect())
        return html

    monkeypatch.setattr(PageRenderer, "html_of", counting)
    for output in site_of(inputs_of(root)).outputs.values():
        output.make()
    assert len(left) > 2
    assert left[1:] == [0] * len(left[1:]), "the first may load templates"


def test_a_macro_is_filled_once_with_the_values_of_a_page(root: Path) -> None:
    write(
        root,
        "theme/site/mine.html",
        "{% macro sign(page, root, word) %}<{{ page.site.name.text }}|{{ root }}|{{ word }}>{% endmacro %}",
    )
    write(
        root,
        NOT_FOUND,
        '{% import "mine.html" as mine %}{{ once(mine.sign, "../", "&") }}{{ once(mine.sign, "", "b") }}',
    )
    inputs = inputs_of(root)
    name = inputs.community.details.name
    assert site_of(inputs).made("404.html") == f"<{name}|../|&amp;><{name}||b>"


def test_what_all_pages_of_a_language_show_is_filled_for_the_first_alone(root: Path) -> None:
    write(
        root,
        NOT_FOUND,
        "{% macro sign(page, word) %}{{ word }}{{ page.url }}{% endmacro %}"
        '{{ once(sign, "a") }}{{ once(sign, "a") }}{{ once(sign, "b") }}',
    )
    url = "404/"
    assert site_of(inputs_of(root)).made("404.html") == f"a{url}a{url}b{url}"


def test_pieces_of_cards_lead_from_the_page_that_shows_them(root: Path) -> None:
    write(
        root,
        NOT_FOUND,
        "{% macro piece(card, root, more) %}<{{ root }}{{ card.url }}{{ more }}>{% endmacro %}"
        '{% set cards = [{"url": "a/"}, {"url": "b/"}] %}'
        '{{ pieces(piece, cards, "../", "!") }}{{ pieces(piece, cards, "", "!") }}',
    )
    assert site_of(inputs_of(root)).made("404.html") == "<../a/!><../b/!><a/!><b/!>"


def test_a_template_that_is_no_utf_8_is_told_with_its_file(root: Path) -> None:
    (root / "theme/site").mkdir(parents=True)
    (root / NOT_FOUND).write_bytes("<p>\ncafé".encode("latin-1"))
    with pytest.raises(Refused) as refused:
        site_of(inputs_of(root)).made("404.html")
    (told,) = refused.value.diagnostics
    assert (told.code, told.span.path, told.span.line) == ("template-broken", NOT_FOUND, 2)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ once.__func__ }}",
        "{{ pieces.__globals__ }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{{ self.__init__.__globals__.os }}",
        "{{ site.update({'name': 'mine'}) }}",
        "{{ t.clear() }}",
        "{{ range(1000000) | list }}",
        "{% include '../../content/community.yml' %}",
        "{% include '/etc/hostname' %}",
    ],
)
def test_a_template_reaches_nothing_but_what_its_page_is_filled_with(
    root: Path, attack: str
) -> None:
    write(root, NOT_FOUND, f"<p>\n{attack}")
    with pytest.raises(Refused) as refused:
        site_of(inputs_of(root)).made("404.html")
    (told,) = refused.value.diagnostics
    assert (told.code, told.span.path) == ("template-broken", NOT_FOUND)
    assert told.span.line == 2


@pytest.mark.parametrize(
    ("bidding", "line"),
    [
        ("{{ once(cycler, [1]) }}", 2),
        ("{% macro m(card, root) %}{% endmacro %}{{ pieces(m, [1], '') }}", 2),
        ("{{ 5 | in_clauses }}", 2),
        ("{{ {'text': 5} | long }}", 2),
        ("{{ cycler | tojson }}", 2),
        ("{{ 'abc' | wordwrap(0) }}", 2),
        ("{{ ('{}' | safe).format() }}", 2),
        ("{% for a in [1] %}" * 60 + "{% endfor %}" * 60, 1),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", 1),
        ("{{ '\\ud800' }}", 1),
    ],
    ids=["once", "pieces", "clauses", "long", "json", "wrap", "form", "blocks", "deep", "half"],
)
def test_whatever_a_template_bids_that_cannot_be_done_is_its_own_fault(
    root: Path, bidding: str, line: int
) -> None:
    write(root, NOT_FOUND, f"<p>\n{bidding}")
    with pytest.raises(Refused) as refused:
        site_of(inputs_of(root)).made("404.html")
    (told,) = refused.value.diagnostics
    assert (told.code, told.span.path, told.span.line) == ("template-broken", NOT_FOUND, line)
