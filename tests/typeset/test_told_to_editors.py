"""What cannot be printed is told by every command alike, at its place, and gone once it is mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.build.communities import leftovers
from tests.expectations import lay_out_sound_community
from tests.typed import DATE, typed

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
COMMANDS = ("check", "plan", "build boards")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out_sound_community(tmp_path / "社区 one")
    return tmp_path / "社区 one"


def told(root: Path, language: str, command: str) -> list[str]:
    """The blocks that a command says of faults, and the count behind them."""
    status, output, errors = typed("-C", root, "--lang", language, *command.split(), *DATE)
    assert status == 1
    return (output + errors).removesuffix("\n").split("\n\n")


@LANGUAGES
def test_a_broken_template_of_ones_own_is_told_by_each_command(root: Path, language: str) -> None:
    own = root / "theme/print/convention.typ"
    own.parent.mkdir(parents=True)
    own.write_text("// 自己的版式\n#let tone(d) = (\n", "utf-8")
    wanted = {
        "zh": [
            "theme/print/convention.typ:2:16 错误 [template-broken]：版式模板有误：unclosed delimiter\n"
            "      改法：改正模板，或从 theme 删去它，改用自带的",
            "1 个错误，0 条提醒，0 条说明",
        ],
        "en": [
            "theme/print/convention.typ:2:16 error [template-broken]: "
            "the template is faulty: unclosed delimiter\n"
            "      fix: fix the template, or delete it from theme to use the packaged one",
            "errors: 1, warnings: 0, notes: 0",
        ],
    }
    for command in COMMANDS:
        assert told(root, language, command) == wanted[language], command
    own.unlink()
    assert typed("-C", root, "check", *DATE).status == 0
    assert leftovers(root) == []


@LANGUAGES
def test_a_character_without_a_face_is_told_at_its_column(root: Path, language: str) -> None:
    poster = root / "content/posters/nation.yml"
    sound = poster.read_text("utf-8")
    poster.write_text(sound.replace("富强 民主", "富强 🎉 民主𪜀"), "utf-8")
    first, second, _ = told(root, language, "check")
    where = "content/posters/nation.yml:1"
    assert (
        first.splitlines()
        == {
            "zh": [
                f"{where}:11 错误 [glyph-missing]：字体里没有“🎉”（U+1F389），印不出来",
                "    1 | title: 富强 🎉 民主𪜀 文明 和谐",
                "      |             ^^",
                "      改法：换一个字；生僻人名可写通用字并注明，表情符号请删去",
            ],
            "en": [
                f"{where}:11 error [glyph-missing]: no face has “🎉” (U+1F389); it cannot be printed",
                "    1 | title: 富强 🎉 民主𪜀 文明 和谐",
                "      |             ^^",
                "      fix: use another character; leave out emoji",
            ],
        }[language]
    )
    assert second.startswith(f"{where}:15 ")
    assert "（U+2A700）" in second if language == "zh" else "(U+2A700)" in second
    poster.write_text(sound, "utf-8")
    assert typed("-C", root, "check", *DATE).status == 0


@LANGUAGES
def test_a_text_too_long_is_told_with_how_much_and_fits_once_it_is_shortened(
    root: Path, language: str
) -> None:
    rules = root / "content/conventions/residents.yml"
    sound = rules.read_text("utf-8")

    def write(characters: int) -> None:
        rules.write_text(sound.replace("爱护公物", "爱护公物" * (characters // 4)), "utf-8")

    write(4800)
    said = {
        "zh": r"content/conventions/residents\.yml:3:11 错误 \[panel-overflow\]：“居民公约”的条款在 "
        r"600×900 mm 的展板上用最小可读字号（24 点）仍多出约 \d+%",
        "en": r"content/conventions/residents\.yml:3:11 error \[panel-overflow\]: the articles of "
        r"“居民公约” is about \d+ % too long for a panel of 600×900 mm at the smallest legible type "
        r"\(24 pt\)",
    }
    hint = {
        "zh": r"      改法：把条款缩短约 (\d+)%，",
        "en": r"      fix: shorten the articles by about (\d+) %, ",
    }
    percents = set()
    for command in ("check", "build boards"):
        first, *_, last = told(root, language, command)[0].splitlines()
        assert re.fullmatch(said[language], first), first
        advice = re.match(hint[language], last)
        assert advice is not None, last
        percents.add(int(advice[1]))
    (percent,) = percents
    write(4800 * (100 - percent) // 100)
    assert typed("-C", root, "check", *DATE).status == 0
