"""Enters: folders that users name with `--out`. Leaves: a build in them, or words and all as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.build.manifest import NAME, Product, is_manifest, manifest_bytes
from tests.build.communities import SmallCommunity, assert_whole, lay_out_small_community, tree

pytestmark = pytest.mark.slow


@pytest.fixture
def community(tmp_path: Path) -> SmallCommunity:
    (tmp_path / "home/photos").mkdir(parents=True)
    (tmp_path / "home/photos/wedding.jpg").write_text("the only copy")
    (tmp_path / "home/letter.txt").write_text("x")
    (tmp_path / "home/manifest.json").write_text('{"name": "of another program"}')
    return SmallCommunity(lay_out_small_community(tmp_path / "home/社区"))


def build(community: SmallCommunity, out: str | Path) -> tuple[int, str]:
    status, _, errors = community.run(
        "build", "report", "--date", "2026-11-22", "--out", str(community.root / out)
    )
    return status, errors


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "the repository lies in it"),
        ("..", "the repository lies in it"),
        ("../photos", "holds files that civsite did not make"),
        ("../photos/../photos/.", "holds files that civsite did not make"),
        ("../letter.txt", "it is a file"),
        ("content/build", "it lies in content"),
        ("content", "it lies in content"),
        ("theme/new", "it lies in theme"),
        (".git", "it lies in .git"),
    ],
)
def test_a_build_replaces_nothing_that_no_build_made(
    community: SmallCommunity, out: str, why: str
) -> None:
    home = community.root.parent
    before = tree(home)
    status, errors = build(community, out)
    assert status == 2
    assert why in errors
    assert "--out" in errors
    assert "Traceback" not in errors
    assert tree(home) == before


def test_an_empty_folder_and_an_earlier_output_may_be_replaced(community: SmallCommunity) -> None:
    out = community.root.parent / "empty"
    out.mkdir()
    for _ in range(2):
        status, errors = build(community, out)
        assert status == 0, errors
        assert_whole(out)


def test_a_link_of_ones_own_to_another_disk_stays_a_link(community: SmallCommunity) -> None:
    disk, link = community.root.parent / "disk", community.root.parent / "link"
    disk.mkdir()
    link.symlink_to(disk / "build", target_is_directory=True)
    for _ in range(2):
        status, errors = build(community, link)
        assert status == 0, errors
        assert link.is_symlink()
        assert_whole(disk / "build")
    assert sorted(path.name for path in disk.iterdir()) == ["build"]


def test_a_link_in_the_repository_is_not_followed_out_of_it(community: SmallCommunity) -> None:
    """Whoever handed the repository over may have put it there."""
    disk = community.root.parent / "disk"
    disk.mkdir()
    community.out.symlink_to(disk, target_is_directory=True)
    status, errors = build(community, "build")
    assert (status, "a link that leaves the repository" in errors) == (2, True)
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        (manifest_bytes([Product("site/a.html", "0" * 64, 1)], {"civsite": "1"}).decode(), True),
        (manifest_bytes([], {"civsite": "1"}).decode(), True),
        ('{\n "civsite": "0",\n "products": [\n  {"path": "a"}\n ]\n}\n', True),  # an older one
        ('{"name": "civsite", "icons": [\n]}\n', False),
        ("[\n", False),
        ("", False),
        ("\x00\xff", False),
    ],
)
def test_a_manifest_of_any_version_is_known_and_no_other(
    tmp_path: Path, text: str, is_ours: bool
) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    assert is_manifest(tmp_path / NAME) == is_ours
