"""Enters: files that are no text of ours: encodings, controls, sizes. Leaves: located refusals."""

from __future__ import annotations

import codecs
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.load.repository import load_community
from civsite.load.text import MOST_BYTES, read_text
from civsite.load.theme import load_theme
from tests.expectations import assert_well_said
from tests.load.communities import POSTER, STORY, load, said_of, write

SOUND = "title: 海报\ncampaign: own\n"
SIMPLIFIED = "标题: 垃圾分类从我做起，美丽社区靠大家\n主题: own\n"
TRADITIONAL = "標題: 垃圾分類從我做起，美麗社區靠大家\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode("gb18030"), "GB18030"),
        (TRADITIONAL.encode("big5"), "BIG5"),
        (SIMPLIFIED.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "UTF-16"),
        (SIMPLIFIED.encode("utf-16-le"), "UTF-16LE"),
        (SIMPLIFIED.encode("utf-16-be"), "UTF-16BE"),
        (codecs.BOM_UTF32_LE + SIMPLIFIED.encode("utf-32-le"), "UTF-32"),
    ],
)
def test_text_of_another_encoding_is_named_with_the_command_that_converts_it(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    (said,) = load(tmp_path, {POSTER: data})[1]
    assert said.code == "not-utf8"
    assert said.span.path == POSTER
    assert encoding in said.message.en
    assert said.hint is not None
    assert f"iconv -f {encoding} -t UTF-8 '{POSTER}'" in said.hint.zh
    assert_well_said(said)


def test_the_place_of_the_first_wrong_byte_is_told(tmp_path: Path) -> None:
    data = "title: 海报\ncampaign: own\nslogan: ".encode() + "垃圾分类人人有责".encode("gb18030")
    assert said_of(tmp_path, {POSTER: data}) == [(POSTER, 3, 9, "not-utf8")]


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04\xff", b"\xff\xd8\xff\xe0"])
def test_a_picture_or_a_word_file_under_the_name_of_a_text_is_refused(
    tmp_path: Path, start: bytes
) -> None:
    (said,) = load(tmp_path, {POSTER: start + random.Random(1).randbytes(3000)})[1]
    assert said.code == "not-utf8"
    assert_well_said(said)


@pytest.mark.parametrize("data", [b"", b"\n", b"  \n\n", b"\xef\xbb\xbf", b"---\n", b"# x\n"])
def test_an_empty_list_is_refused(tmp_path: Path, data: bytes) -> None:
    assert said_of(tmp_path, {POSTER: data}) == [(POSTER, 1, 1, "file-empty")]


@pytest.mark.parametrize("text", ["", "正文\n", "----\ntitle: x\n----\n", "\n---\ntitle: x\n---\n"])
def test_prose_without_front_matter_is_refused(tmp_path: Path, text: str) -> None:
    assert said_of(tmp_path, {STORY: text}) == [(STORY, 1, 1, "front-matter-missing")]


@pytest.mark.parametrize("text", ["---", "---\ntitle: x\n", "---\ntitle: x\n== \n正文\n"])
def test_front_matter_that_is_not_closed_is_refused(tmp_path: Path, text: str) -> None:
    assert said_of(tmp_path, {STORY: text}) == [(STORY, 1, 1, "front-matter-open")]


@pytest.mark.parametrize("dashes", ["———", "——", "－－－", "----", "--", " ---", "___"])
def test_dashes_that_are_no_three_hyphens_are_told_where_they_stand(
    tmp_path: Path, dashes: str
) -> None:
    for number, (text, line, code) in enumerate((
        (f"{dashes}\ntitle: x\n---\n正文\n", 1, "front-matter-missing"),
        (f"---\ntitle: x\ndate: 2026-03-01\n{dashes}\n正文\n", 4, "front-matter-open"),
    )):  # fmt: skip
        (said,) = load(tmp_path / str(number), {STORY: text})[1]
        assert (said.code, said.span.line) == (code, line)
        assert said.message.zh == "这一行不是三个英文减号“---”"


def test_front_matter_that_says_nothing_lacks_what_must_be_there(tmp_path: Path) -> None:
    missing = (STORY, 1, 1, "key-missing")
    assert said_of(tmp_path, {STORY: "---\n---\n正文\n"}) == [missing, missing]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_any_line_end_and_a_byte_order_mark_are_read_and_lines_counted_right(
    tmp_path: Path, start: str, end: str
) -> None:
    poster = start + SOUND.replace("own", "x").replace("\n", end)
    story = start + f"---\ntitle: 扫雪\ndate: 2026-02-30\n---\n\n正文\n".replace("\n", end)  # noqa: F541
    assert said_of(tmp_path, {POSTER: poster, STORY: story}) == [
        (STORY, 3, 7, "date-unreal"),
        (POSTER, 2, 11, "choice-unknown"),
    ]


@pytest.mark.parametrize(
    ("character", "place"),
    [
        ("\0", 9),
        ("\x1b", 9),
        ("\x7f", 9),
        ("\uffff", 9),
        ("\x85", 9),
        ("\u2028", 9),
        ("\u2029", 9),
        ("\u202a", 9),
        ("\u202e", 9),
        ("\u2066", 9),
        ("\u2069", 9),
    ],
)
def test_invisible_control_characters_are_refused_at_their_place(
    tmp_path: Path, character: str, place: int
) -> None:
    text = f"campaign: own\ntitle: 海{character}报\n"
    assert said_of(tmp_path, {POSTER: text}) == [(POSTER, 2, place, "control-character")]
    (said,) = load_community(tmp_path)[1]
    assert_well_said(said)
    assert character not in said.as_text("zh") + said.as_text("en")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\u200f", "\ufeff"])
def test_no_message_passes_direction_and_zero_width_characters_on_to_a_terminal(
    tmp_path: Path, character: str
) -> None:
    said = load(tmp_path, {POSTER: f"title: x\ncam{character}paign: o{character}wn\n"})[1]
    assert said
    assert character not in "".join(each.as_text("zh") + each.as_text("en") for each in said)


def test_tabs_are_refused_at_their_place(tmp_path: Path) -> None:
    text = "title:\t海报\ncampaign: own\n\tslogan: x\n"
    assert said_of(tmp_path, {POSTER: text}) == [(POSTER, 1, 7, "tab"), (POSTER, 3, 1, "tab")]


def test_tabs_in_prose_are_left_alone(tmp_path: Path) -> None:
    text = "---\ntitle: 扫雪\ndate: 2026-03-01\n---\n正文\t正文\n"
    assert said_of(tmp_path, {STORY: text}) == []


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_100_kilobytes_of_openings_are_refused_as_too_deep(tmp_path: Path, opening: str) -> None:
    text = opening * (100_000 // len(opening))
    ((path, line, column, code),) = said_of(tmp_path, {POSTER: text})
    assert (path, line, code) == (POSTER, 1, "too-deep")
    assert 50 < column <= 50 * len(opening) + 1


def test_an_unclosed_quote_is_told_where_it_opens(tmp_path: Path) -> None:
    text = "title: 海报\nslogan: '一句话\ncampaign: own\n"
    assert said_of(tmp_path, {POSTER: text}) == [(POSTER, 2, 9, "yaml-syntax")]


def test_a_file_over_five_megabytes_is_not_read(tmp_path: Path) -> None:
    text = SOUND + "text: " + "字" * 1_700_000
    assert said_of(tmp_path, {POSTER: text}) == [(POSTER, 1, 1, "file-too-large")]


def test_five_megabytes_are_read_whole(tmp_path: Path) -> None:
    (tmp_path / "whole").write_bytes(b"a" * MOST_BYTES)
    assert len(read_text(tmp_path / "whole", "whole")) == MOST_BYTES
    (tmp_path / "more").write_bytes(b"a" * (MOST_BYTES + 1))
    with pytest.raises(Refused):
        read_text(tmp_path / "more", "more")


def test_megabytes_in_one_value_or_key_are_refused_at_once_and_in_few_words(
    tmp_path: Path,
) -> None:
    text = f"title: x\ncampaign: {'o' * 2_000_000}\n? {'k' * 2_000_000}\n: x\n"
    said = load(tmp_path, {POSTER: text})[1]
    assert [each.code for each in said] == ["too-long", "key-unknown"]
    for each in said:
        assert len(each.as_text("zh")) < 1500
        assert len(each.message.zh) < 200


def test_a_long_line_is_shown_around_the_fault(tmp_path: Path) -> None:
    text = f"title: 海报\ncampaign: own\nwords: [{', '.join(['诚信'] * 3000)}, [错], 友善]\n"
    (said,) = load(tmp_path, {POSTER: text})[1]
    shown, under = said.as_text("zh").splitlines()[1:3]
    assert len(shown) < 120
    assert "[错]" in shown
    assert under.endswith("^")


def test_a_key_of_thousands_of_letters_is_refused(tmp_path: Path) -> None:
    ((path, line, _, code),) = said_of(tmp_path, {POSTER: f"{SOUND}{'k' * 2000}: x\n"})
    assert (path, line, code) == (POSTER, 3, "yaml-syntax")


@contextmanager
def ordinary_user(folder: Path) -> Iterator[None]:
    """Permissions count inside, for root too; the way to `folder` stays open."""
    if os.geteuid() != 0:
        yield
        return
    for above in folder.parents[:-2]:
        if above != Path("/tmp"):
            above.chmod(above.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_files_and_folders_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    root = tmp_path / "community"
    write(root, {POSTER: SOUND, "content/media/a.jpg": b"x", "content/media/b.pdf": b"x"})
    write(root, {"content/pages/a.md": "x", "content/boards/b.yml": "x"})
    theme = load_theme(root)
    for path in (POSTER, "content/media/a.jpg", "content/media/b.pdf", "content/pages"):
        (root / path).chmod(0)
    try:
        with ordinary_user(root):
            said = {each.span.path: each.code for each in load_community(root, theme)[1]}
    finally:
        (root / "content/pages").chmod(0o755)
    assert said == {
        POSTER: "file-unreadable",
        "content/media/a.jpg": "file-unreadable",
        "content/media/b.pdf": "file-unreadable",
        "content/pages": "file-unreadable",
        "content/boards/b.yml": "not-a-mapping",
    }
