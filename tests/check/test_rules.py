"""Enters: the faulty files of tests/fixtures/faults. Leaves: what is expected beside each fault."""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from civsite.check.rules import RULES, check_community
from civsite.diagnostics import Diagnostic, split_lines
from civsite.load.repository import load_community
from tests.expectations import (
    SOUND,
    as_expected,
    assert_well_said,
    expected_in,
    lay_out_sound_community,
)
from tests.load.communities import theme_of

FAULTS = SOUND.parent
TODAY = datetime.date(2026, 11, 22)
FAULTY = sorted(path for path in FAULTS.iterdir() if path.is_dir() and path != SOUND)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The sound community, with its pictures."""
    lay_out_sound_community(tmp_path)
    return tmp_path


def check(root: Path) -> tuple[Diagnostic, ...]:
    community, faults = load_community(root, theme_of(root))
    assert not faults
    return check_community(community, TODAY)


def test_a_sound_community_is_told_nothing(repository: Path) -> None:
    assert [each.as_text("en") for each in check(repository)] == []


@pytest.mark.parametrize("count", [1, 1000])
def test_a_character_without_a_face_is_told_among_however_many_texts(
    repository: Path, count: int
) -> None:
    for number in range(count):
        name = "\ue000" if number == count // 2 else "小区"
        notice = repository / f"content/notices/notice-{number:04d}.md"
        notice.parent.mkdir(exist_ok=True)
        notice.write_text(
            f"---\ntitle: 通知 {number}\nsummary: 一事\nuntil: 2026-12-31\nfrom: 2026-11-01\n---\n{name}\n",
            "utf-8",
        )
    (said,) = check(repository)
    assert said.code == "glyph-missing"
    assert said.span.path == f"content/notices/notice-{count // 2:04d}.md"


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda path: path.name)
def test_each_fault_is_told_at_its_place_and_nothing_else(faulty: Path, repository: Path) -> None:
    shutil.copytree(faulty, repository, dirs_exist_ok=True)
    assert Counter(map(as_expected, check(repository))) == expected_in(repository)


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda path: path.name)
def test_each_diagnostic_shows_the_line_and_a_mend_in_both_languages(
    faulty: Path, repository: Path
) -> None:
    shutil.copytree(faulty, repository, dirs_exist_ok=True)
    for said in check(repository):
        lines = split_lines((repository / said.span.path).read_text("utf-8"))
        assert said.excerpt == lines[said.span.line - 1]
        assert_well_said(said)


def test_every_rule_opens_with_its_manual_and_examples() -> None:
    for rule in RULES:
        manual = rule.__globals__["__doc__"]
        assert re.search("^(Fails|Warns|Notes)", manual, re.MULTILINE), rule.__module__


def test_the_same_content_gives_the_same_diagnostics_in_the_same_order(repository: Path) -> None:
    shutil.copytree(FAULTS / "names", repository, dirs_exist_ok=True)
    assert check(repository) == check(repository)


def test_a_misspelt_word_is_named_with_its_right_form(repository: Path) -> None:
    shutil.copytree(FAULTS / "core-values", repository, dirs_exist_ok=True)
    said = next(each for each in check(repository) if "wrong-character" in each.span.path)
    assert "“文名”应为“文明”，“名”字不对" in said.message.zh
    assert said.hint is not None
    assert said.hint.zh == "写成 [富强, 民主, 文明, 和谐]"


def test_a_file_of_another_case_is_named_exactly(repository: Path) -> None:
    shutil.copytree(FAULTS / "media", repository, dirs_exist_ok=True)
    said = next(each for each in check(repository) if "Portrait" in each.message.en)
    assert said.hint is not None
    assert "media/portrait.jpg" in said.hint.en
