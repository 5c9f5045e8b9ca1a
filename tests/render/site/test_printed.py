"""Pages on paper: the words that matter, on as few sheets as they need, without ink on the ground."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

PLACES = ("conventions/residents/", "notices/water/", "posters/让座/", "boards/east/A/")


def test_a_convention_and_a_notice_have_a_button_that_prints_them(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => document.title = '印出来了'")
    for path in PLACES[:2]:
        page.goto(address + path)
        page.get_by_role("button", name="打印这一页").press("Enter")
        expect(page).to_have_title("印出来了")


@pytest.mark.parametrize("view", ["usual", "large"])
def test_a_page_prints_on_one_clean_sheet_also_from_a_dark_screen(
    browser: Browser, address: str, view: str
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address)
    page.evaluate(f"localStorage.setItem('civsite-type', '{view}')")
    for path in PLACES:
        page.goto(address + path)
        title = page.get_by_role("heading", level=1).inner_text()
        document = pypdfium2.PdfDocument(page.pdf(format="A4"))
        words = document[0].get_textpage().get_text_range()
        assert len(document) == 1, path
        assert title.split()[0] in words
        assert "example.org/park/" in words
        assert not [each for each in ("大字版", "搜索", "English", "订阅") if each in words], path
        corner = document[0].render(scale=0.5).to_pil().convert("L").crop((0, 0, 298, 20))
        assert corner.getextrema() == (255, 255), path
    page.close()
