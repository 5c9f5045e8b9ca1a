"""Enters: templates of the theme. Leaves: how they are filled, a page at a time."""

from __future__ import annotations

import gc
from pathlib import Path

import jinja2
import pytest
from civsite.render.site.build import make_site

from civsite.load.theme import load_theme
from civsite.render.site.environment import PageEnvironment, escaped
from civsite.render.site.pages.page import SitePage
from civsite.render.site.rendering import PageRenderer
from tests.render.site.little_park import inputs_of, write

pytestmark = pytest.mark.slow


def test_a_story_leaves_no_cycles_behind(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of pages would: to look for them takes a twentieth of the time."""
    for number in range(3):
        write(
            root,
            f"content/news/2026-0{number + 1}-01-day.md",
            f"---\ntitle: 第{number}天\ndate: 2026-0{number + 1}-01\ntags: [环境]\n---\n\n一段话。\n",
        )
    left: list[int] = []
    original = PageRenderer.html_of

    def counting(renderer: PageRenderer, page: SitePage) -> str:
        gc.collect()
        html = original(renderer, page)
        if page.template == "story.html":
            left.append(gc.collect())
        return html

    monkeypatch.setattr(PageRenderer, "html_of", counting)
    make_site(inputs_of(root), tmp_path / "pages", tmp_path / "cache")
    assert len(left) > 2
    assert left[1:] == [0] * len(left[1:]), "the first may load templates"


def test_a_macro_is_filled_once_with_the_values_of_a_page(root: Path, tmp_path: Path) -> None:
    write(
        root,
        "theme/site/mine.html",
        "{% macro sign(page, root, word) %}<{{ page.site.name.text }}|{{ root }}|{{ word }}>{% endmacro %}",
    )
    write(
        root,
        "theme/site/not-found.html",
        '{% import "mine.html" as mine %}{{ once(mine.sign, "../", "&") }}{{ once(mine.sign, "", "b") }}',
    )
    result = make_site(inputs_of(root), tmp_path / "pages", tmp_path / "cache")
    name = inputs_of(root).community.details.name
    assert result.products["404.html"].read().decode() == f"<{name}|../|&amp;><{name}||b>"


def test_templates_print_by_the_quicker_way(root: Path) -> None:
    """Where Jinja calls it otherwise, pages are escaped still, but take a sixth longer."""
    environment = PageEnvironment(jinja2.Environment(), load_theme(root), [])
    fill = environment.get_template("story.html").root_render_func
    assert fill.__globals__["escape"] is escaped
    heading = environment.get_template("main.html").blocks["heading"]
    assert "escape" in heading.__code__.co_names
