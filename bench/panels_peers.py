"""Enters: texts and photos of rolls of honour and conventions. Leaves: the same as HTML, and PDFs.

    python bench/panels_peers.py weasyprint A.html B.html …    # with a Python that has it
    python bench/panels_peers.py chromium A.html B.html …      # with Playwright and Chromium

The pages are 900 × 1200 and 600 × 900 mm, in civsite's fonts, with one size of type that was chosen
by hand: neither peer fits text to its panel. Each program starts once and makes all PDFs in turn.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Sequence
from pathlib import Path

_HEAD = """\
<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><style>
@font-face {{ font-family: sans; src: url("{fonts}/NotoSansSC-Regular.ttf"); }}
@font-face {{ font-family: sans; font-weight: bold; src: url("{fonts}/NotoSansSC-Bold.ttf"); }}
@font-face {{ font-family: serif; font-weight: bold; src: url("{fonts}/NotoSerifSC-Black.ttf"); }}
@font-face {{ font-family: kai; src: url("{fonts}/LXGWWenKai-Regular.ttf"); }}
@page {{ size: {width}mm {height}mm; margin: 0; }}
body {{ margin: 0; width: {width}mm; height: {height}mm; box-sizing: border-box; padding: 40mm;
  background: #F8F1E7; color: #2B1C12; font-family: sans; overflow: hidden; }}
h1 {{ font: bold 150pt/1.2 serif; margin: 0 0 20mm; color: #7A3B1D; }}
.cards {{ display: grid; grid-template-columns: repeat(4, 1fr); gap: 12mm; }}
.card img {{ width: 100%; height: 110mm; object-fit: cover; }}
.card b {{ font-size: 44pt; }} .card i {{ font: 26pt sans; color: #7A3B1D; }}
.card p {{ font: 26pt/1.5 kai; margin: 3mm 0 0; }}
ol {{ font: 40pt/1.6 sans; columns: 2; column-gap: 20mm; padding-left: 20mm; text-align: justify; }}
</style><h1>{title}</h1>
"""


def roll_page(title: str, deeds: Sequence[tuple[str, str, str, str]], fonts: Path) -> str:
    """`deeds`: name, honour, deed, and the address of the photo."""
    cards = "".join(
        f'<div class="card"><img src="{photo}"><b>{name}</b> <i>{honour}</i><p>{deed}</p></div>'
        for name, honour, deed, photo in (map(html.escape, each) for each in deeds)
    )
    head = _HEAD.format(title=html.escape(title), fonts=fonts.as_uri(), width=900, height=1200)
    return f'{head}<div class="cards">{cards}</div>'


def convention_page(title: str, articles: Sequence[str], fonts: Path) -> str:
    listed = "".join(f"<li>{html.escape(each)}</li>" for each in articles)
    head = _HEAD.format(title=html.escape(title), fonts=fonts.as_uri(), width=600, height=900)
    return f"{head}<ol>{listed}</ol>"


def _by_weasyprint(pages: Sequence[Path]) -> None:
    from weasyprint import HTML  # type: ignore[import-not-found,unused-ignore]

    for page in pages:
        HTML(str(page)).write_pdf(str(page.with_suffix(".weasyprint.pdf")))


def _by_chromium(pages: Sequence[Path]) -> None:
    import shutil

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        tab = browser.new_page()
        for page in pages:
            tab.goto(page.as_uri(), wait_until="networkidle")
            path = str(page.with_suffix(".chromium.pdf"))
            tab.pdf(path=path, prefer_css_page_size=True, print_background=True)
        browser.close()


if __name__ == "__main__":
    ways = {"weasyprint": _by_weasyprint, "chromium": _by_chromium}
    ways[sys.argv[1]]([Path(each).resolve() for each in sys.argv[2:]])
