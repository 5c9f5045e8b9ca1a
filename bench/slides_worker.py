"""Renders a share of the slides of a folder with one builder; prints how many seconds it took.

    python bench/slides_worker.py BUILDER FOLDER SHARE SHARES

The first slide is rendered before the clock runs, so that starting and reading fonts do not count.
Imports what its builder needs and nothing else: a peer may live in an environment of its own.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Draw = Callable[[int], bytes]
Request = Mapping[str, Any]


@contextmanager
def civsite(folder: Path) -> Iterator[Draw]:
    """The PNG alone, as the others make it."""
    from civsite.render.screens.slide import TEMPLATE, page_width_mm
    from civsite.typeset.engine import Typesetter

    def draw(request: Request, files: Mapping[str, bytes]) -> bytes:
        width = request["size"][0]
        with Typesetter(TEMPLATE, files) as typesetter:
            return typesetter.png(request, page_width_mm(width), width)

    yield _of_requests(folder, draw)


@contextmanager
def civsite_job(folder: Path) -> Iterator[Draw]:
    """The job of the build as it is: besides the PNG it makes a JPEG, a video frame, a thumbnail."""
    from civsite.render.screens.slide import render

    yield _of_requests(folder, lambda request, files: render(request, files)["png"])


def _of_requests(folder: Path, render: Callable[[Request, Mapping[str, bytes]], bytes]) -> Draw:
    told = json.loads((folder / "civsite.json").read_text("utf-8"))
    theme = {name: Path(place).read_bytes() for name, place in told["theme"].items()}

    def draw(number: int) -> bytes:
        slide = told["slides"][number]
        photos = {name: Path(place).read_bytes() for name, place in slide["files"].items()}
        return render(slide["request"], {**theme, **photos})

    return draw


@contextmanager
def chromium(folder: Path) -> Iterator[Draw]:
    from playwright.sync_api import sync_playwright

    width, height = json.loads((folder / "case.json").read_text("utf-8"))["size"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})

        def draw(number: int) -> bytes:
            page.goto((folder / f"pages/{number:03d}.html").as_uri())
            page.evaluate("document.fonts.ready")
            return page.screenshot()

        yield draw
        browser.close()


@contextmanager
def weasyprint(folder: Path) -> Iterator[Draw]:
    """A PDF by WeasyPrint, which makes no pictures itself; a picture of it by PDFium."""
    import pypdfium2
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    width, _ = json.loads((folder / "case.json").read_text("utf-8"))["size"]
    fonts = FontConfiguration()

    def draw(number: int) -> bytes:
        made = HTML(filename=folder / f"pages/{number:03d}.html").write_pdf(font_config=fonts)
        page = pypdfium2.PdfDocument(made)[0]
        return _png(page.render(scale=width / page.get_width()).to_pil())

    yield draw


@contextmanager
def pillow(folder: Path) -> Iterator[Draw]:
    from PIL import Image, ImageDraw, ImageFont

    case = json.loads((folder / "case.json").read_text("utf-8"))
    width, height = case["size"]
    regular, bold, great = case["faces"]
    palette = case["palette"]
    edge = width // 15

    def wrapped(text: str, font: Any, room: float) -> list[str]:
        lines, line = [], ""
        for character in text:
            if line and font.getlength(line + character) > room:
                lines.append(line)
                line = ""
            line += character
        return [*lines, line]

    def fitted(
        texts: list[str], face: str, most: int, room: tuple[int, int]
    ) -> tuple[Any, list[list[str]]]:
        """The largest type in which the texts fit, by halving, as a slide of ours is fitted."""
        low, high = 12, most
        while high - low > 1:
            middle = (low + high) // 2
            font = ImageFont.truetype(face, middle)
            lines = sum(len(wrapped(text, font, room[0])) for text in texts)
            low, high = (middle, high) if lines * middle * 1.6 <= room[1] else (low, middle)
        font = ImageFont.truetype(face, low)
        return font, [wrapped(text, font, room[0]) for text in texts]

    def draw(number: int) -> bytes:
        slide = case["slides"][number]
        ground, ink = ("deep", "ground") if slide["deep"] else ("ground", "text")
        canvas = Image.new("RGB", (width, height), palette[ground])
        pen = ImageDraw.Draw(canvas)
        x, y, room = edge, edge, width - 2 * edge
        if slide["photo"]:
            with Image.open(slide["photo"]) as photo:
                canvas.paste(photo, (0, 0))
            across, down = slide["frame"]
            x, y = (across + edge, edge) if width > height else (edge, down + edge)
            room = width - x - edge
        parts = [
            (great, [slide["title"]], width // 9, 0.45),
            (bold, [" ".join(line) for line in slide["lines"]], width // 16, 0.9),
        ]
        for face, texts, most, share in parts:
            font, paragraphs = fitted(
                texts, face, most, (room, int((height - y - 2 * edge) * share))
            )
            for line in (line for lines in paragraphs for line in lines):
                pen.text((x, y), line, font=font, fill=palette[ink])
                y += int(font.size * 1.6)
        pen.text(
            (edge, height - edge),
            "花园社区",
            font=ImageFont.truetype(regular, 40),
            fill=palette[ink],
        )
        return _png(canvas)

    yield draw


BUILDERS = {each.__name__: each for each in (civsite, civsite_job, weasyprint, chromium, pillow)}


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _browser() -> str | None:
    import shutil

    return shutil.which("chromium") or shutil.which("google-chrome")


def main(builder: str, folder: Path, share: int, shares: int) -> None:
    count = len(list((folder / "pages").iterdir()))
    with BUILDERS[builder](folder) as draw:
        draw(0)
        sample = folder / f"{builder}.png"
        begin = time.perf_counter()
        for number in range(1 + share, count, shares):
            made = draw(number)
            if number <= shares:
                sample.write_bytes(made)
        print(time.perf_counter() - begin)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
