"""Enters: pages to render, and processes to share them. Leaves: the same site, whoever rendered what."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.render.site import plugin
from civsite.render.site.build import SiteResult, make_site
from civsite.render.site.cache import Cache
from civsite.render.site.pages.page import SitePage
from civsite.render.site.rendering import PageRenderer
from tests.render.site.little_park import inputs_of, write


@pytest.fixture(autouse=True)
def _few_pages_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin, "_WORTH_A_COPY", 5)
    monkeypatch.setattr(plugin, "_PAGES_OF_A_TASK", 3)
    monkeypatch.setattr("civsite.beside._may_copy", lambda: sys.platform == "linux")


def made(root: Path, folder: Path, processes: int) -> tuple[SiteResult, dict[str, bytes]]:
    result = make_site(inputs_of(root), folder / "pages", folder / "cache", processes=processes)
    return result, {path: product.read() for path, product in result.products.items()}


@pytest.fixture
def rendered_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that this process renders."""
    here: list[str] = []
    original = PageRenderer.html_of

    def noting(renderer: PageRenderer, page: SitePage) -> str:
        here.append(page.path)
        return original(renderer, page)

    monkeypatch.setattr(PageRenderer, "html_of", noting)
    return here


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process renders all")
def test_pages_that_others_rendered_are_the_same(
    root: Path, tmp_path: Path, rendered_here: list[str]
) -> None:
    alone, files = made(root, tmp_path / "alone", 1)
    assert len(rendered_here) == alone.rendered
    rendered_here.clear()
    shared, same = made(root, tmp_path / "shared", 2)
    assert len(rendered_here) < shared.rendered, (
        "the other rendered some, or all while search was made here"
    )
    assert same == files
    assert shared.rendered == alone.rendered
    warm, again = made(root, tmp_path / "shared", 2)
    assert (warm.rendered, again) == (0, files)


def test_what_others_rendered_is_not_taken_for_old(root: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    for number in range(2000):
        cache.put(f"of an earlier build {number}", b"old")
    cache.flush()
    result, files = made(root, tmp_path, 2)
    assert files.keys() == result.products.keys()
    assert Cache(tmp_path / "cache").find("of an earlier build 7") is None


def test_a_faulty_template_is_told_whoever_came_upon_it(root: Path, tmp_path: Path) -> None:
    write(root, "theme/site/main.html", "<p>\n{{ nothing.of_the_kind }}")
    with pytest.raises(Refused) as refused:
        made(root, tmp_path, 2)
    assert [each.span.path for each in refused.value.diagnostics] == ["theme/site/main.html"]
