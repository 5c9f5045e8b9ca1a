"""WCAG 2.2 AA as axe-core reads it: every kind of page, both views, light and dark, on a phone.

Colours are those of the usual view, whose smaller type asks for more contrast.
"""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser

from tests.render.site.served import PAGES

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "rules => axe.run({runOnly: rules}).then(found => found.violations)"


@pytest.mark.parametrize(
    ("scheme", "view"), [("light", "usual"), ("dark", "usual"), ("light", "large")]
)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, address: str, scheme: str, view: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 390, "height": 844},
        service_workers="block",
    )
    page = context.new_page()
    page.goto(address)
    page.evaluate(f"localStorage.setItem('civsite-type', '{view}')")
    found = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(_AXE)
        for violation in page.evaluate(_RUN, _RULES):
            where = [node["target"] for node in violation["nodes"]][:3]
            found.append(f"{path}: {violation['id']} {where}")
    context.close()
    assert found == []


def test_axe_is_at_work(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate(_AXE)
    found = [violation["id"] for violation in page.evaluate(_RUN, _RULES)]
    page.close()
    assert "html-has-lang" in found
