"""A whole community is built: website, boards, screens and report."""

from __future__ import annotations

from pathlib import Path

from civsite.build.targets import Target
from tests.build.communities import SmallCommunity, assert_whole, lay_out_small_community


def test_a_small_community_is_built_whole(tmp_path: Path) -> None:
    """Quick enough for each change; with other versions of libraries it tells whether all works."""
    community = SmallCommunity(lay_out_small_community(tmp_path / "社区 one"))
    assert community.build().rendered > 0
    assert_whole(community.out)
    assert {path.name for path in community.out.iterdir() if path.is_dir()} == set(Target)
