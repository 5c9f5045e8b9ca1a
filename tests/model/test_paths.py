"""Paths of pictures and documents: inside content/, written in whatever way leads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.communities import POSTER, STORY
from tests.model.values import Key, Told, accepted, of_item, refused

ARTWORK = Key(
    POSTER,
    "title: 海报\ncampaign: own\nprovenance: 本社区\n{key}: {value}\n",
    ("artwork", "成品稿"),
    of_item("p", "artwork"),
)
FILE = Key(
    STORY,
    "---\ntitle: 扫雪\ndate: 2026-03-01\n照片:\n  - {{key}: {value}, caption: 雪}\n---\n",
    ("file", "文件"),
    lambda community: of_item("n", "photos")(community)[0].file,
)
EMPTY = Told(
    "empty",
    "这里不能空着",
    "this must not be empty",
    "写上内容，或者删去这一项",
    "write a value, or remove the key",
)


@pytest.mark.parametrize("key", [ARTWORK, FILE])
@pytest.mark.parametrize("written", ["''", '""', "' '", ".", "./", ".//."])
def test_a_path_that_names_no_file_is_empty(tmp_path: Path, key: Key, written: str) -> None:
    assert refused(tmp_path, key, written) == EMPTY


def test_a_name_that_a_mac_decomposed_is_the_file_that_lies_there(tmp_path: Path) -> None:
    assert accepted(tmp_path, FILE, "media/cafe\u0301.jpg") == "media/caf\u00e9.jpg"
    assert accepted(tmp_path / "2", FILE, "media/か\u3099ん.jpg") == "media/が\u3093.jpg"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("media/a.jpg", "media/a.jpg"),
        ("./media/a.jpg", "media/a.jpg"),
        ("media//a.jpg", "media/a.jpg"),
        ("media/./2026/照片 一.jpg", "media/2026/照片 一.jpg"),
        ("media/two  spaces.jpg", "media/two  spaces.jpg"),
        ("media/..a.jpg", "media/..a.jpg"),
        ("media/𠅤.jpg", "media/𠅤.jpg"),
        ("'media/no.jpg'", "media/no.jpg"),
    ],
)
def test_a_path_is_read_without_steps_that_lead_nowhere(
    tmp_path: Path, written: str, path: str
) -> None:
    assert accepted(tmp_path, FILE, written) == path


@pytest.mark.parametrize(
    "written",
    [
        "/media/a.jpg",
        "~/a.jpg",
        "~",
        "../a.jpg",
        "media/../../a.jpg",
        "media/..",
        "C:/照片/a.jpg",
        "d:a.jpg",
        "media\\a.jpg",
        "\\\\server\\照片\\a.jpg",
    ],
)
def test_a_path_that_leaves_content_is_refused_with_the_place_to_put_the_file(
    tmp_path: Path, written: str
) -> None:
    assert refused(tmp_path / "as written", FILE, written) == Told(
        "path-leaves",
        f"路径“{written}”不在本资料库的 content 之内",
        f"the path “{written}” is not inside the repository's content",
        "把文件放进 content/media/，写成 media/文件名，用斜杠 /",
        "put the file into content/media/ and write media/NAME, with forward slashes",
    )
    assert accepted(tmp_path / "as told", FILE, "media/a.jpg") == "media/a.jpg"


def test_a_path_of_hundreds_of_letters_is_refused(tmp_path: Path) -> None:
    longest = f"media/{'长' * 290}.jpg"
    assert accepted(tmp_path / "longest", FILE, longest) == longest
    assert refused(tmp_path / "longer", FILE, f"media/{'长' * 291}.jpg") == Told(
        "too-long",
        "这一项有 301 个字，最多 300 个",
        "this has 301 characters, at most 300",
        "缩短它，长文写在正文里",
        "shorten it; long text belongs in the body",
    )
