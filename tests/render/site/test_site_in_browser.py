"""The website in a real browser: keyboard, phone, large type, search; never another host."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from civsite.render.site.build import SiteResult
from tests.render.site.little_park import write

PAGES = (
    "", "en/", "news/", "news/2026/2026-03-05-雷锋日/", "notices/water/", "boards/east/",
    "boards/east/A/", "posters/", "honours/2026Q3/", "conventions/residents/", "editions/2026Q4/",
    "events/", "search/",
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: a test's own requests are no news."""


@pytest.fixture
def address(built: Callable[..., tuple[Path, SiteResult]]) -> Iterator[str]:
    out, _ = built()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_nothing_is_wider_than_a_phone_in_either_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for large in ("usual", "large"):
        page.goto(address)
        page.evaluate(f"localStorage.setItem('civsite-type', '{large}')")
        for path in PAGES:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, (large, path)


def test_the_keyboard_reaches_the_content_first(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("main")


def test_large_type_is_one_button_and_stays(page: Page, address: str) -> None:
    page.goto(address)
    usual = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_role("button", name="大字版").press("Enter")
    page.goto(address + "notices/water/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= usual * 1.4
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    assert usual >= 18


@pytest.mark.parametrize(
    ("edition", "digest", "said"),
    [
        ("2026Q4", "its own", "内容和计划一致"),
        ("2026Q4", "00000000", "印好以后内容改过"),
        ("2026Q3", "its own", "是 2026Q3 的，该换下了"),
        ("2027Q1", "its own", "是 2027Q1 的，比这个网站新"),
    ],
)
def test_a_scanned_panel_is_told_from_the_current_one(
    page: Page, address: str, edition: str, digest: str, said: str
) -> None:
    page.goto(f"{address}boards/east/A/")
    expect(page.locator("[data-verdict]:visible")).to_have_count(0)
    own = page.locator("#scanned").get_attribute("data-digest")
    assert own is not None
    assert len(own) == 8
    page.goto(f"{address}boards/east/A/?e={edition}&h={own if digest == 'its own' else digest}")
    expect(page.locator("[data-verdict]:visible")).to_have_count(1)
    expect(page.locator("[data-verdict]:visible")).to_contain_text(said)


def test_nobody_can_put_words_into_the_verdict_on_a_panel(page: Page, address: str) -> None:
    page.goto(f"{address}boards/east/A/?e=<b>2026Q4&h=%3Cscript%3E")
    expect(page.locator("[data-verdict]:visible")).to_have_count(0)


@pytest.fixture
def story_without_a_space(root: Path) -> None:
    """A story with a picture beside it, whose words no line can hold."""
    words = "https://example.org/" + "a" * 60
    write(
        root,
        "content/news/2026/2026-10-09-long.md",
        f"---\ntitle: {words}\ndate: 2026-10-09\nplace: {words}\nphotos: [media/a.jpg]\n---\n",
    )


@pytest.mark.usefixtures("story_without_a_space")
def test_words_without_a_space_break_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "news/", "news/archive/2026-10/", "news/2026/2026-10-09-long/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_targets_of_the_frame_are_large_enough_for_a_finger(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PAGES:
        page.goto(address + path)
        small = page.evaluate(
            """[...document.querySelectorAll('header a, header button, header input, footer a, h2 a, h3 a')]
            .filter(each => { const box = each.getBoundingClientRect();
                              return box.width && box.height < 44; }).map(each => each.outerHTML)"""
        )
        assert small == [], path


def test_search_finds_a_name_a_word_and_half_a_title(page: Page, address: str) -> None:
    for query, found in (
        ("张䶮", "张䶮 · 助人为乐"),
        ("高空抛物", "居民公约"),
        ("一百只", "广场上的一百只灯笼"),
    ):
        page.goto(f"{address}search/?q={query}")
        expect(page.locator("#search-results a").first).to_have_text(found)
    page.locator("#q").fill("没有这样的词")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-status")).to_have_text("没有找到。换一个词试试。")


def test_the_words_sought_are_marked_also_after_a_sign_of_many_dots(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=喷灯")
    expect(page.locator("#search-results mark")).to_have_text("喷灯")


def test_words_written_together_are_found_apart(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=孩子灯笼")
    expect(page.locator("#search-results a").first).to_have_text("广场上的一百只灯笼")


def test_the_number_on_a_notice_can_be_called(page: Page, address: str) -> None:
    page.goto(address + "notices/water/")
    link = page.locator(".facts a")
    expect(link).to_have_text("0731-8888 0001")
    expect(link).to_have_attribute("href", "tel:073188880001")


def test_the_board_can_be_tapped(page: Page, address: str) -> None:
    page.goto(address + "boards/east/")
    page.locator("svg.board a").first.click()
    expect(page).to_have_url(f"{address}boards/east/A/")


def test_no_page_breaks_its_own_policy(page: Page, address: str) -> None:
    problems: list[str] = []
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path in PAGES:
        page.goto(address + path)
    # Derived photos lie beside the site, not in it.
    assert [each for each in problems if "404" not in each] == []
