"""Enters: media files with faults. Leaves: that an editor is told of them where they are used."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from civsite.build.pipeline import check_repository
from civsite.diagnostics import Span
from civsite.quarter import Quarter
from civsite.store import Store
from tests.check.communities import Files, picture, place_of_marks, write

TODAY = datetime.date(2026, 11, 22)
CUT = picture(600, 480, "JPEG")[:-40]
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 9">
  <foreignObject width="6" height="3"><p xmlns="http://www.w3.org/1999/xhtml">上门</p></foreignObject>
</svg>"""


def said_of(root: Path, files: Files) -> list[tuple[str, str, Span, str]]:
    """Severity, code, place and message of what `civsite check` says of pictures."""
    write(root, files)
    said = check_repository(root, Quarter(2026, 4), TODAY, Store(root / "store"))
    return [
        (each.severity.value, each.code, each.span, each.message.zh)
        for each in said
        if each.code.startswith(("picture", "document", "artwork"))
    ]


def story(head: str, body: str = "文。") -> str:
    return f"---\ntitle: 标题\ndate: 2026-11-01\n{head}---\n{body}\n"


@pytest.mark.parametrize(
    "text",
    [
        story("photos: [«media/一 张.jpg»]\n"),
        story("", "![扫雪](<«media/一 张.jpg»>)"),
        story("", "看[原图](«media/%E4%B8%80%20%E5%BC%A0.jpg»)。"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_where_it_is_used(tmp_path: Path, text: str) -> None:
    files: Files = {"news/n.md": text, "media/一 张.jpg": CUT}
    ((severity, code, place, message),) = said_of(tmp_path, files)
    assert (severity, code, place) == ("error", "picture-unreadable", place_of_marks(files))
    assert "media/一 张.jpg" in message


def test_one_that_is_used_often_is_told_once_with_how_often(tmp_path: Path) -> None:
    files: Files = {
        "news/a.md": story("photos: [media/a.jpg]\n"),
        "news/b.md": story("photos: [media/a.jpg]\n"),
        "media/a.jpg": CUT,
    }
    ((_, _, place, message),) = said_of(tmp_path, files)
    assert place[0] == "content/news/a.md"
    assert "另有 1 处" in message


@pytest.mark.parametrize("name", ["a.jpg", "a.gif", "a.bmp", "a.docx", "a.svg"])
def test_one_that_nothing_uses_is_a_warning(tmp_path: Path, name: str) -> None:
    ((severity, *_, place, _),) = said_of(tmp_path, {f"media/{name}": b"GIF89a" + bytes(40)})
    assert (severity, place[0]) == ("warning", f"content/media/{name}")


def test_a_document_that_cannot_be_read_is_told_at_its_link(tmp_path: Path) -> None:
    files: Files = {"news/n.md": story("", "[表](«media/表.docx»)"), "media/表.docx": b"PK"}
    ((severity, code, place, _),) = said_of(tmp_path, files)
    assert (severity, code, place) == ("error", "document-unreadable", place_of_marks(files))


def test_what_is_wrong_in_a_line_of_a_drawing_is_told_there_and_names_the_use(
    tmp_path: Path,
) -> None:
    poster = "title: 维修\ncampaign: own\nartwork: media/a.svg\nprovenance: 自绘\n"
    files: Files = {"posters/p.yml": poster, "media/a.svg": DRAWING}
    ((severity, code, place, message),) = said_of(tmp_path, files)
    assert (severity, code, place[:3]) == ("error", "picture-words", ("content/media/a.svg", 2, 3))
    assert "上门" in message
    assert "content/posters/p.yml 第 3 行" in message


@pytest.mark.parametrize("name", ["a.mp4", "a.zip", "a.doc"])
def test_what_is_no_picture_is_an_error_where_one_is_to_be_shown(tmp_path: Path, name: str) -> None:
    files: Files = {"news/n.md": story(f"photos: [«media/{name}»]\n"), f"media/{name}": b"x"}
    ((severity, code, place, _),) = said_of(tmp_path, files)
    assert (severity, code, place) == ("error", "picture-format", place_of_marks(files))
