"""The page on diagnostics is what the program says, and every code that is said stands in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from civsite.diagnostics import Language
from tests.expectations import SOUND
from tests.typed import typed
from tools.diagnostics import page

REPOSITORY = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SECTION = re.compile(r"^## (\S+)$", re.MULTILINE)


def committed(language: Language) -> str:
    return (REPOSITORY / "docs" / f"diagnostics.{language}.md").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_what_the_program_says(language: Language) -> None:
    assert committed(language) == page(language), "run python -m tools.reference"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_expected_of_a_faulty_file_has_its_section(language: Language) -> None:
    codes = {
        code
        for path in SOUND.parent.rglob("*.*")
        if path.suffix in (".yml", ".md")
        for code in re.findall(r"\b(?:error|warning|info) ([a-z-]+) \d", path.read_text("utf-8"))
    }
    codes |= {"photo-resolution", "panel-overflow", "screen-gap", "slot-empty", "link-broken"}
    assert codes - set(SECTION.findall(committed(language))) == set()


def test_the_page_has_meaning_fix_and_an_example_without_the_tests_marks() -> None:
    text = committed("zh")
    section = text[text.index("## key-unknown\n") : text.index("## language-unknown\n")]
    assert "意思：" in section
    assert "改法：" in section
    assert "```text\ncontent/" in section
    assert "#!" not in text


@pytest.mark.parametrize("code", ["date-unreal", "[date-unreal]", " date-unreal "])
def test_check_explains_a_code_in_the_terminal(code: str) -> None:
    status, output, errors = typed("--lang", "zh", "check", "--explain", code)
    assert (status, errors) == (0, "")
    assert output.startswith("[date-unreal]\n\n意思：\n")
    assert "查对年、月、日" in output
    assert "## " not in output
    assert "```" not in output


def test_a_code_that_there_is_not_is_told_with_the_nearest() -> None:
    status, output, errors = typed("--lang", "zh", "check", "--explain", "date-unrael")
    assert (status, output) == (2, "")
    assert "是不是 date-unreal？" in errors


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="looks at a terminal of Unix")
def test_after_errors_a_terminal_says_how_to_learn_more(tmp_path: Path) -> None:
    import pty

    (tmp_path / "content").mkdir()
    (tmp_path / "content/community.yml").write_text("name: 小院\nurll: x\n", "utf-8")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "civsite", "--lang", "zh", "-C", str(tmp_path), "check"],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    assert done.returncode == 1
    assert "详细说明：civsite check --explain key-unknown" in os.read(ours, 4096).decode()
    os.close(ours)
