"""Which folders and servers may be published to: none that holds, or is held by, what one writes oneself."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.model.destination import Destination
from civsite.publish.backend import NowhereToPublish, backend_of
from civsite.publish.folder import FolderBackend


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "home/社区"
    (root / "content").mkdir(parents=True)
    (root / "build").mkdir()
    (tmp_path / "link").symlink_to(root / "content")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "home/letter.txt").write_text("dear")
    return root


@pytest.mark.parametrize(
    ("to", "why"),
    [
        *(
            (to, "it overlaps the repository")
            for to in (
                *(".", "./", "../社区", "build", "content", "content/media", "new/folder", ".git"),
                *("..", "../..", "/", "../../link", "../../link/media", "build/../content"),
            )
        ),
        ("../letter.txt", "it is a file"),
        ("../../circle", "it cannot be found"),
        ("~nobody-of-this-name/www", "it cannot be found"),
        ("../out", "it overlaps the output folder"),
        ("../out/site", "it overlaps the output folder"),
    ],
)
def test_a_folder_that_overlaps_the_repository_or_the_output_is_refused(
    root: Path, to: str, why: str
) -> None:
    with pytest.raises(NowhereToPublish, match=why):
        backend_of(Destination(to=to), root, root.parent / "out")


def test_a_folder_of_a_repository_that_is_reached_by_a_link_is_refused_too(root: Path) -> None:
    (root.parent / "another name").symlink_to(root)
    with pytest.raises(NowhereToPublish, match="it overlaps the repository"):
        backend_of(Destination(to=str(root / "www")), root.parent / "another name", root / "build")


def test_a_folder_beside_the_repository_is_taken(root: Path) -> None:
    assert isinstance(backend_of(Destination(to="../www"), root, root / "build"), FolderBackend)
