"""Leaves: what tests of every folder share: a real Chromium that can reach this machine alone, and time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
_OURS = (None, "", "localhost", "127.0.0.1")


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright itself; a run may start it but once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> str:
    """The path of Chromium; without one the test fails, as it could not prove its promise."""
    for name in (os.environ.get("CHROMIUM", ""), *_NAMES, driver.chromium.executable_path):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.fail(
        "没有 Chromium，请运行 make chromium · no Chromium: run `make chromium`", pytrace=False
    )


@pytest.fixture(scope="session")
def browser(driver: Playwright, chromium: str) -> Iterator[Browser]:
    """One headless browser a run; take a page of your own from it, or the fixture `page`."""
    browser = driver.chromium.launch(executable_path=chromium, args=list(_FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own context; the test fails if it asked any other host for anything."""
    context = browser.new_context()
    elsewhere: list[str] = []
    context.on("request", lambda request: _note(request.url, elsewhere))
    yield context.new_page()
    context.close()
    assert elsewhere == [], "the page asked other hosts"


@pytest.fixture
def settled_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been there for long: what was read of it may be remembered."""
    monkeypatch.setattr("civsite.load.mark._SETTLED_NS", -(10**18))


def _note(url: str, elsewhere: list[str]) -> None:
    if urlsplit(url).hostname not in _OURS:
        elsewhere.append(url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser by the fixtures that it asks for."""
    for item in items:
        if isinstance(item, pytest.Function) and "driver" in item.fixturenames:
            item.add_marker("browser")
