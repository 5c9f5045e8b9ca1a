"""Leaves: a community with nothing but a name, in a folder with a space and Chinese in its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typed import lay_out_empty_community


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return lay_out_empty_community(tmp_path / "小 区")
