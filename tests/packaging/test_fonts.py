"""The faces that are installed with civsite."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from civsite.fonts import (
    KAI,
    SANS,
    SERIF,
    FontsMissing,
    covered_by,
    font_digest,
    font_directory,
    is_suspect,
    uncovered,
)
from civsite.fonts.faces import coverage_of, pinned_faces

RARE = "䶮㛃𠅤𬍛"


@pytest.fixture(autouse=True)
def _installed_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIVSITE_FONTS", raising=False)


def test_the_fonts_on_this_machine_are_the_pinned_ones() -> None:
    for face in pinned_faces():
        data = (font_directory() / face.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == face.sha256, face.file


def test_sans_serif_and_kai_are_there_in_their_weights() -> None:
    weights = {(face.family, face.weight) for face in pinned_faces()}
    assert weights == {
        (SANS, 400),
        (SANS, 700),
        (SERIF, 400),
        (SERIF, 700),
        (SERIF, 900),
        (KAI, 400),
    }


@pytest.mark.parametrize("family", [SANS, SERIF, KAI])
def test_rare_characters_of_names_can_be_printed_in_every_family(family: str) -> None:
    assert {ord(character) for character in RARE} <= covered_by(family)


def test_a_character_that_no_font_holds_is_named_once() -> None:
    assert uncovered("花园\U000e0100社区\u200d\ufe0f，\n\t好𪜀人\ue000和𪜀") == ("𪜀", "\ue000")


@pytest.mark.slow
def test_every_character_of_the_basic_plane_is_told_apart() -> None:
    families = coverage_of(font_directory())
    held = {
        p for spans in families.values() for first, last in spans for p in range(first, last + 1)
    }
    points = [p for p in range(0x10000) if not 0xD800 <= p < 0xE000]
    named = set(map(ord, uncovered("".join(map(chr, points)))))
    assert not named & held
    assert all(is_suspect(chr(point), font_directory()) for point in named)
    neither = set(points) - named - held
    unnamed = {unicodedata.category(chr(point)) for point in neither}
    assert unnamed <= {"Cc", "Cf", "Zl", "Zp", "Zs", "Mn"}, "they leave no mark"


@pytest.mark.slow
def test_the_stored_coverage_is_that_of_the_fonts() -> None:
    families = coverage_of(font_directory())
    for family in (SANS, SERIF, KAI):
        points = {p for first, last in families[family] for p in range(first, last + 1)}
        assert points == covered_by(family)


def test_missing_fonts_are_said_with_the_command_that_repairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(FontsMissing) as caught:
        font_directory()
    assert "make fonts" in caught.value.text.zh
    assert "make fonts" in caught.value.text.en


def test_other_fonts_give_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = font_digest()
    face = pinned_faces()[0]
    (tmp_path / face.file).write_bytes((font_directory() / face.file).read_bytes())
    monkeypatch.setenv("CIVSITE_FONTS", str(tmp_path))
    assert font_digest() != pinned
    assert uncovered(RARE) == ()
