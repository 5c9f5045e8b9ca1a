"""The community's logo on each page, drawn anew so that nothing of its file is published."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from civsite.load.repository import load_community
from civsite.load.theme import load_theme, palette_of
from civsite.quarter import Quarter
from civsite.render.panels.look import Look
from civsite.render.site.logo import PATH, SIDE_PX, logo_jobs
from tests.render.site.little_park import files_of, write
from tests.render.site.made_files import made_files
from tests.render.site.written_site import WrittenSite

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
    '<script>alert("li-si")</script><rect width="40" height="20" fill="#c00"/></svg>'
)


@pytest.fixture
def marked(root: Path) -> Path:
    details = root / "content/community.yml"
    details.write_text(details.read_text("utf-8") + "logo: media/logo.svg\n", "utf-8")
    write(root, "content/media/logo.svg", _SVG)
    return root


def test_a_drawn_logo_becomes_a_square_picture(marked: Path) -> None:
    community, diagnostics = load_community(marked)
    assert [each for each in diagnostics if each.severity == "error"] == []
    theme = load_theme(marked)
    quarter = Quarter(2026, 4)
    palette = palette_of(theme, community.details.palette, quarter)
    look = Look(quarter, palette.as_values(), theme.below("print"))
    files = dict(made_files(logo_jobs(community, look)))
    assert list(files) == [PATH]
    with Image.open(io.BytesIO(files[PATH])) as picture:
        assert picture.size == (SIDE_PX, SIDE_PX)
        drawn = picture.convert("RGBA")
    assert drawn.getpixel((SIDE_PX // 2, SIDE_PX // 2)) == (204, 0, 0, 255)
    assert drawn.getpixel((SIDE_PX // 2, 2))[3] == 0  # type: ignore[index]


@pytest.mark.usefixtures("marked")
def test_every_page_shows_it_and_nothing_of_its_file_is_published(
    built: Callable[..., tuple[Path, WrittenSite]],
) -> None:
    out, _ = built()
    for path in ("index.html", "404.html", "news/index.html", "en/index.html"):
        assert 'class="logo"' in (out / path).read_text("utf-8"), path
    files = files_of(out)
    assert [path for path in files if path.endswith(".svg")] == []
    assert [path for path, data in files.items() if b"li-si" in data] == []
