"""Enters: a dozen edits in a row, such as editors make. Leaves: after each, what a build from nothing makes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.site_case import lay_out
from bench.site_edits import Editor, differences

pytestmark = pytest.mark.slow


def test_after_each_of_a_dozen_edits_the_output_is_that_of_a_build_from_nothing(
    tmp_path: Path,
) -> None:
    root = tmp_path / "root"
    lay_out(root, 12, "zh, en")
    editor = Editor(root, random.Random(3))
    made = []
    for _ in range(12):
        made.append(editor.edit())
        assert differences(root, tmp_path / "fresh", editor.today) == [], made
    assert len(set(made)) > 6
