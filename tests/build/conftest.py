"""Leaves: a small community, built once a run, and copies of it to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.communities import SmallCommunity, lay_out_small_community


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallCommunity:
    """Built from nothing, with a store beside it; never to be changed."""
    folder = tmp_path_factory.mktemp("built")
    community = SmallCommunity(lay_out_small_community(folder / "small"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVSITE_STORE", str(folder / "store"))
        community.build()
    return community


@pytest.fixture
def community(built: SmallCommunity, tmp_path: Path, store_folder: Path) -> SmallCommunity:
    """A copy of one's own, with its store and its last build, of which that store knows nothing."""
    root = tmp_path / "社区 资料库"
    shutil.copytree(built.root, root)
    shutil.copytree(built.root.parent / "store", store_folder)
    return SmallCommunity(root)


@pytest.fixture
def known(community: SmallCommunity) -> SmallCommunity:
    """The same, built once where it lies: the store knows its output."""
    community.build()
    return community
