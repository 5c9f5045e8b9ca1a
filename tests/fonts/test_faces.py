"""What can be printed is known before anything is typeset: by whole text, by family, by dots."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.fonts import KAI, SANS, SERIF, FontsMissing, covered_by, is_suspect, uncovered
from civsite.fonts.dots import ROWS, rows_of
from civsite.fonts.faces import font_directory, only_in, pinned_faces

quickly = settings(derandomize=True, max_examples=60, deadline=None)


@quickly
@given(st.text(max_size=40))
def test_whatever_cannot_be_printed_is_named_once_and_in_its_order(text: str) -> None:
    named = uncovered(text)
    assert list(named) == [each for each in dict.fromkeys(text) if each in named]
    for character in named:
        assert uncovered(character) == (character,)
        assert all(ord(character) not in covered_by(family) for family in (SANS, SERIF, KAI))
    if named:
        assert is_suspect(text, font_directory())


@pytest.mark.parametrize(
    "text",
    [
        *("", "停水通知：8月5日 08:30—17:00，请提前储水。", "“公约”《条例》……——", "①②③ ㎡ ℃ ‰ №"),
        *("䶮 㛃 𠅤 𬍛 𠮷", "été naïve", "Ａ１％￥", "ǖǘǚǜ", "が ぎ", "→←↑↓√×÷"),
        *("零\u200b宽", "左\u202e右", "软\u00ad连", "不\u00a0断", "全　角", "制\t表", "变体\U000e0100\ufe0f"),
    ],
)  # fmt: skip
def test_what_clerks_write_can_be_printed(text: str) -> None:
    assert uncovered(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("欢迎🎉来🎉玩😀", ("🎉", "😀")),
        ("私用\ue000区\U000f0000", ("\ue000", "\U000f0000")),
        ("👩\u200d👧", ("👩", "👧")),
        ("𪜀甲𪜀", ("𪜀",)),
        ("สวัสดี", tuple(dict.fromkeys("สวัสดี"))),
    ],
)
def test_what_no_face_holds_is_named(text: str, named: tuple[str, ...]) -> None:
    assert uncovered(text) == named


def test_what_one_family_alone_holds_is_told_of_it_alone() -> None:
    alone = {family: covered_by(family) for family in (SANS, SERIF, KAI)}
    for family, points in alone.items():
        others = frozenset[int]().union(*(each for name, each in alone.items() if name != family))
        own = sorted(points - others)[:50]
        text = "".join(map(chr, own)) + "停水"
        assert only_in(family, text) == "".join(map(chr, own))
    assert covered_by("Comic Sans") == frozenset()
    assert only_in("Comic Sans", "停水") == ""


def test_a_folder_of_ones_own_fonts_is_asked_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.ttf").write_bytes(b"not read")
    (tmp_path / "coverage.json").write_text(json.dumps({SANS: [[0x20, 0x7E], [0x505C, 0x505C]]}))
    monkeypatch.setenv("CIVSITE_FONTS", str(tmp_path))
    assert font_directory() == tmp_path
    assert uncovered("停水 A") == ("水",)
    assert covered_by(SANS) >= {0x20, 0x7E, 0x505C}
    assert (0x6C34 in covered_by(SANS), covered_by(KAI)) == (False, frozenset())
    assert is_suspect("水", tmp_path)
    assert not is_suspect("停 A", tmp_path)


@pytest.mark.parametrize("there", [[], ["readme.txt"], ["font.otf"]])
def test_a_folder_without_fonts_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: list[str]
) -> None:
    for name in there:
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setenv("CIVSITE_FONTS", str(tmp_path))
    with pytest.raises(FontsMissing) as missing:
        font_directory()
    assert missing.value.text.zh.startswith(f"字体不在或不完整：{tmp_path}\n")
    assert missing.value.text.en.startswith(f"the fonts are missing or incomplete: {tmp_path}\n")


def test_a_font_that_was_cut_off_while_it_was_fetched_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from civsite.fonts.faces import is_whole

    for face in pinned_faces():
        with (tmp_path / face.file).open("wb") as stream:
            stream.truncate(face.bytes)
    assert is_whole(tmp_path)
    with (tmp_path / pinned_faces()[-1].file).open("r+b") as stream:
        stream.truncate(pinned_faces()[-1].bytes - 1)
    assert not is_whole(tmp_path)
    assert not is_whole(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("character", "width"), [("A", 8), ("8", 8), (" ", 8), ("停", 16), ("，", 16), ("𠮷", None)]
)
def test_a_character_of_dots_is_half_or_whole_width(character: str, width: int | None) -> None:
    drawn = rows_of(character)
    assert (drawn[0] if drawn else None) == width
    if drawn is not None:
        assert len(drawn[1]) == ROWS * drawn[0] // 8


def test_the_dots_of_a_character_are_its_own() -> None:
    assert rows_of(" ") == (8, bytes(ROWS))
    assert rows_of("一") == (16, bytes.fromhex("0000" * 7 + "FFFE" + "0000" * 8))
    assert rows_of("土") != rows_of("士")
