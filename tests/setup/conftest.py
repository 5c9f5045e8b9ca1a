"""What the tests of setup/ share: a clone in a folder whose path holds spaces and Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.clone import Clone


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "花园 社区" / "civsite 1")
