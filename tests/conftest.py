"""Leaves: what tests of every folder share: a store of their own, time, and a real Chromium.

The Chromium can reach this machine alone.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from civsite.store import Store, open_store

_STORE = "CIVSITE_STORE"
_HOUR_NS = 3600 * 10**9
_numbers = itertools.count()
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


@pytest.fixture(scope="session", autouse=True)
def _store_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What fixtures build for many tests is remembered here, and never in the user's own store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(_STORE, str(tmp_path_factory.mktemp("store-of-the-run")))
        yield


@pytest.fixture(autouse=True)
def store_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Where this test's store lies, also for the processes that it starts; nothing is there yet."""
    folder = tmp_path_factory.getbasetemp() / f"store-{next(_numbers)}"
    monkeypatch.setenv(_STORE, str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def store(store_folder: Path) -> Iterator[Store]:
    """This test's store, open."""
    with open_store() as store:
        yield store


@pytest.fixture
def settled_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been there for an hour: its stamp may be remembered with its hash."""
    now_ns = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now_ns() + _HOUR_NS)


def _note(url: str, elsewhere: list[str]) -> None:
    if urlsplit(url).hostname not in _OURS:
        elsewhere.append(url)


def pytest_collection_finish() -> None:
    """Thousands of tests that only wait for their turn are no garbage; collecting asks them all."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser by the fixtures that it asks for."""
    for item in items:
        if isinstance(item, pytest.Function) and "driver" in item.fixturenames:
            item.add_marker("browser")
