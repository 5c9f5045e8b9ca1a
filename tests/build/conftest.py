"""Leaves: a small community, built once a run, and copies of it to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.communities import SmallCommunity, lay_out_small_community


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallCommunity:
    """Built from nothing; never to be changed."""
    community = SmallCommunity(lay_out_small_community(tmp_path_factory.mktemp("built") / "small"))
    community.build()
    return community


@pytest.fixture
def community(built: SmallCommunity, tmp_path: Path) -> SmallCommunity:
    """A copy of one's own, with its cache and its last build."""
    root = tmp_path / "社区 资料库"
    shutil.copytree(built.root, root)
    return SmallCommunity(root)
