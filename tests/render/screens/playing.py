"""Enters: a page of a real browser and a screen's address. Leaves: what the player there tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.plan.communities import poster
from tests.render.screens.studio import jobs, made, screen

NOON = "2026-11-02T12:00:00+08:00"
POLL_MS = 31_000
THREE = [poster(name, slogan=f"{name}，整栋楼都暖和") for name in ("p1", "p2", "p3")]

PAGE = "screens/lobby/index.html"
PLAYLIST = "screens/lobby/playlist.json"


def lobby(items: list[Any], **more: Any) -> dict[str, bytes]:
    """The products of a small screen called lobby."""
    return made(jobs(items, [screen("lobby", **{"dwell": "10", **more})]))


def slide_of(item: str, part: int = 1) -> str:
    return f"screens/lobby/slides/{item}-{part:02d}.png"


def without_stick(products: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in products.items() if "usb" not in path}


def timed(products: Mapping[str, bytes], **milliseconds: int) -> dict[str, bytes]:
    """The products with other times, such as `poll_ms=1000` or `dwell_ms=2000`."""
    renewed = dict(products)
    for path in (PAGE, PLAYLIST):
        text = products[path].decode()
        for name, value in milliseconds.items():
            text = re.sub(rf'("{name}": ?)\d+', rf"\g<1>{value}", text)
        renewed[path] = text.encode()
    return renewed


def start(page: Page, address: str, at: str = NOON) -> None:
    page.clock.install(time=at)
    page.goto(address)
    wait_for(page, loaded="true")


def state(page: Page, name: str) -> str | None:
    return page.locator("body").get_attribute(f"data-{name}")


def wait_for(page: Page, **told: str) -> None:
    for name, value in told.items():
        expect(page.locator("body")).to_have_attribute(f"data-{name}", value)


def advance(page: Page, milliseconds: int) -> None:
    """Lets timers run as if that time had passed."""
    page.clock.run_for(milliseconds)


def change_of(page: Page, name: str, step_ms: int) -> None:
    """Lets time pass until the player tells of one more turn or poll."""
    before = state(page, name) or ""
    for _ in range(60):
        advance(page, step_ms)
        try:
            expect(page.locator("body")).not_to_have_attribute(
                f"data-{name}", before, timeout=1_000
            )
        except AssertionError:
            continue
        return
    pytest.fail(f"no change of {name}")


def items_over(page: Page, slides: int) -> list[str | None]:
    """What the screen shows over so many slides, from the next one on."""
    seen = []
    for _ in range(slides):
        change_of(page, "turns", 10_100)
        seen.append(state(page, "item"))
    return seen


def comes(page: Page, item: str) -> bool:
    """Whether the screen shows `item` within a few rounds: to load it takes real time."""
    for _ in range(24):
        change_of(page, "turns", 10_100)
        if state(page, "item") == item:
            return True
        page.wait_for_timeout(100)
    return False


def poll(page: Page) -> None:
    """Lets the player ask for a new list twice: the first may have been on its way before."""
    for _ in range(2):
        change_of(page, "polls", POLL_MS)
    advance(page, 1_100)
