"""Enters: a community checked before, some of it changed. Leaves: what is said of it, as if read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civsite.check import glyphs, misprints
from civsite.check.case import Case
from civsite.check.located import Key
from civsite.check.people import People
from civsite.check.rules import SilentTexts, check_community
from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.store import Store
from tests.check.test_rules import FAULTY, TODAY
from tests.expectations import lay_out_sound_community

POSTER = "content/posters/mine.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out_sound_community(tmp_path)
    return tmp_path


def texts_in(root: Path, store: Store) -> SilentTexts:
    return SilentTexts(store, load_theme(root).files["layouts.yml"].sha256)


def said(root: Path, store: Store) -> tuple[Diagnostic, ...]:
    """What is said with all that was remembered; the same as what is said with nothing."""
    community, faults = load_community(root, store=store)
    found = (*faults, *check_community(community, TODAY, texts_in(root, store)))
    community, faults = load_community(root)
    assert found == (*faults, *check_community(community, TODAY))
    return found


def to_be_read(root: Path, store: Store) -> list[Key]:
    """The records whose texts the next check reads."""
    community, _ = load_community(root, store=store)
    silent = texts_in(root, store).among(community.sources, People(community).digest)
    return [texts.key for texts in Case(community, TODAY, silent).texts]


def write_poster(root: Path, title: str) -> None:
    (root / POSTER).write_text(f"title: {title}\ncampaign: own\n", "utf-8")


def test_texts_of_which_nothing_was_said_are_not_read_again(root: Path, store: Store) -> None:
    assert said(root, store) == ()
    assert to_be_read(root, store) == []
    write_poster(root, "新的")
    assert to_be_read(root, store) == [("posters", "mine")]


def test_what_was_said_is_said_again_until_it_is_mended(root: Path, store: Store) -> None:
    write_poster(root, "宣传拦 😀")
    for _ in range(3):
        assert [each.code for each in said(root, store)] == ["misprint", "glyph-missing"]
    write_poster(root, "宣传栏")
    assert said(root, store) == ()
    write_poster(root, "宣传拦")
    assert [each.code for each in said(root, store)] == ["misprint"]


def test_what_a_translation_repeats_is_told_of_it_once_the_original_is_mended(
    root: Path, store: Store
) -> None:
    """While it is told at the original alone, nothing is said of the translation."""
    (root / "content/posters/mine.en.yml").write_text("title: 宣传拦\n", "utf-8")
    write_poster(root, "宣传拦")
    for _ in range(2):
        assert [each.span.path for each in said(root, store)] == [POSTER]
    write_poster(root, "宣传栏")
    assert [each.span.path for each in said(root, store)] == ["content/posters/mine.en.yml"]


def test_other_fonts_have_texts_read_again(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(root, store) == ()
    monkeypatch.setattr("civsite.check.rules.font_digest", lambda: "others")
    assert to_be_read(root, store) != []


def test_other_layouts_have_texts_read_again(root: Path, store: Store) -> None:
    """Boards take the words of their slots from there."""
    assert said(root, store) == ()
    layouts = load_theme(root).read("layouts.yml")
    (root / "theme").mkdir()
    (root / "theme/layouts.yml").write_bytes(layouts + "# 另一份\n".encode())
    assert to_be_read(root, store) != []


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda path: path.name)
def test_each_fault_is_said_after_a_sound_check_and_gone_after_it_is_mended(
    faulty: Path, root: Path, store: Store
) -> None:
    said(root, store)
    sound = root.parent / f"{root.name}-sound"
    shutil.copytree(root / "content", sound)
    shutil.copytree(faulty, root, dirs_exist_ok=True)
    assert said(root, store) == said(root, store) != ()
    shutil.rmtree(root / "content")
    shutil.copytree(sound, root / "content")
    shutil.rmtree(root / "theme", ignore_errors=True)
    assert said(root, store) == ()


def test_rules_over_texts_judge_each_record_alone(root: Path) -> None:
    """Else a text could become wrong by a change of another, and stay unread."""
    write_poster(root, "宣传拦 😀")
    (root / "content/posters/other.yml").write_text("title: 居名公约 😀\ncampaign: own\n", "utf-8")
    community, _ = load_community(root)
    for rule in (misprints.check, glyphs.check):
        alone = [
            each
            for key in community.sources
            for each in rule(Case(community, TODAY, frozenset(community.sources) - {key}))
        ]
        assert sorted(alone, key=lambda each: each.sort_key) == sorted(
            rule(Case(community, TODAY)), key=lambda each: each.sort_key
        )
