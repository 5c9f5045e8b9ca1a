"""Enters: a community checked before, some of it changed. Leaves: what is said of it, as if read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from civsite.check.quiet import Quiet
from civsite.load.memory import Memory

from civsite.check import glyphs, misprints
from civsite.check.case import Case
from civsite.check.rules import check_community
from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from tests.check.test_rules import FAULTY, QUARTER, TODAY
from tests.expectations import lay_out_sound_community

POSTER = "content/posters/mine.yml"


@pytest.fixture
def root(tmp_path: Path, settled_files: None) -> Path:
    lay_out_sound_community(tmp_path)
    return tmp_path


def said(root: Path) -> tuple[Diagnostic, ...]:
    """What is said with all that was remembered; the same as what is said with nothing."""
    community, faults = load_community(root, memory=Memory.of(root))
    found = (*faults, *check_community(community, TODAY, QUARTER, Quiet(root, load_theme(root))))
    community, faults = load_community(root)
    assert found == (*faults, *check_community(community, TODAY, QUARTER))
    return found


def write_poster(root: Path, title: str) -> None:
    (root / POSTER).write_text(f"title: {title}\ncampaign: own\n", "utf-8")


def test_texts_of_which_nothing_was_said_are_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(root) == ()
    community, _ = load_community(root)
    quiet = Quiet(root, load_theme(root)).among(community.sources)
    assert Case(community, TODAY, QUARTER, quiet).texts == ()
    write_poster(root, "新的")
    community, _ = load_community(root)
    quiet = Quiet(root, load_theme(root)).among(community.sources)
    unread = Case(community, TODAY, QUARTER, quiet).texts
    assert [texts.key for texts in unread] == [("posters", "mine")]


def test_what_was_said_is_said_again_until_it_is_mended(root: Path) -> None:
    write_poster(root, "宣传拦 😀")
    for _ in range(3):
        assert [each.code for each in said(root)] == ["misprint", "glyph-missing"]
    write_poster(root, "宣传栏")
    assert said(root) == ()
    write_poster(root, "宣传拦")
    assert [each.code for each in said(root)] == ["misprint"]


def test_other_fonts_have_texts_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(root) == ()
    monkeypatch.setattr("civsite.check.quiet.font_digest", lambda: "others")
    community, _ = load_community(root)
    assert Quiet(root, load_theme(root)).among(community.sources) == frozenset()


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda path: path.name)
def test_each_fault_is_said_after_a_sound_check_and_gone_after_it_is_mended(
    faulty: Path, root: Path
) -> None:
    said(root)
    sound = root.parent / f"{root.name}-sound"
    shutil.copytree(root / "content", sound)
    shutil.copytree(faulty, root, dirs_exist_ok=True)
    assert said(root) == said(root) != ()
    shutil.rmtree(root / "content")
    shutil.copytree(sound, root / "content")
    shutil.rmtree(root / "theme", ignore_errors=True)
    assert said(root) == ()


def test_rules_over_texts_judge_each_record_alone(root: Path) -> None:
    """Else a text could become wrong by a change of another, and stay unread."""
    write_poster(root, "宣传拦 😀")
    (root / "content/posters/other.yml").write_text("title: 居名公约 😀\ncampaign: own\n", "utf-8")
    community, _ = load_community(root)
    for rule in (misprints.check, glyphs.check):
        alone = [
            each
            for key in community.sources
            for each in rule(Case(community, TODAY, QUARTER, frozenset(community.sources) - {key}))
        ]
        assert sorted(alone, key=lambda each: each.sort_key) == sorted(
            rule(Case(community, TODAY, QUARTER)), key=lambda each: each.sort_key
        )
