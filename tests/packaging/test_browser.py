"""The browser that tests drive."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error, Page


def test_a_page_of_this_machine_opens(page: Page) -> None:
    page.set_content("<h1>花园社区</h1>")
    assert page.inner_text("h1") == "花园社区"


def test_no_other_host_can_be_reached(browser: Browser) -> None:
    page = browser.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
    page.close()
