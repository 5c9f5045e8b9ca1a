"""Enters: the faulty files of tests/fixtures/unreadable. Leaves: what is expected beside each fault."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from civsite.diagnostics import Diagnostic, in_order, split_lines
from civsite.load.repository import load_community
from tests.expectations import FIXTURES, as_expected, assert_well_said, expected_in

UNREADABLE = sorted(path for path in (FIXTURES / "unreadable").iterdir() if path.is_dir())


@pytest.fixture(params=UNREADABLE, ids=lambda path: path.name)
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One of the faulty folders, with a community of its own."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "community.yml").write_text("name: 示例社区\n", "utf-8")
    shutil.copytree(request.param, tmp_path, dirs_exist_ok=True)
    return tmp_path


def said_of(root: Path) -> tuple[Diagnostic, ...]:
    return load_community(root)[1]


def test_each_fault_is_told_at_its_place_and_nothing_else(repository: Path) -> None:
    assert Counter(map(as_expected, said_of(repository))) == expected_in(repository)


def test_all_faults_of_all_files_come_at_once_in_order(repository: Path) -> None:
    said = said_of(repository)
    assert said == in_order(said)
    assert {each.span.path for each in said} == {path for path, *_ in expected_in(repository)}


def test_each_is_told_with_its_line_and_a_mend_in_both_languages(repository: Path) -> None:
    for said in said_of(repository):
        assert_well_said(said)
        lines = split_lines((repository / said.span.path).read_text("utf-8"))
        assert said.excerpt in ("", lines[said.span.line - 1])
        assert said.span.column <= len(lines[said.span.line - 1]) + 1
