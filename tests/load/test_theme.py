"""Enters: the packaged theme and a community's own folder. Leaves: the files of both, its own first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civsite.load.repository import load_community
from civsite.load.theme import load_theme, load_theme_file
from tests.expectations import assert_well_said
from tests.load.communities import write


def test_a_communitys_own_file_wins_and_what_is_hidden_or_behind_a_link_is_none(
    tmp_path: Path,
) -> None:
    packaged = load_theme(tmp_path)
    own = tmp_path / "theme"
    (own / "site/.git").mkdir(parents=True)
    (own / "site/.git/x.html").write_text("hidden")
    (own / "site/main.html").write_text("ours")
    (own / "site/more.html").write_text("new")
    (own / "again").symlink_to(own, target_is_directory=True)
    theme = load_theme(tmp_path)
    assert theme.files.keys() - packaged.files.keys() == {"site/more.html"}
    assert theme.read("site/main.html") == b"ours"
    assert list(theme.files) == sorted(theme.files)
    assert theme.diagnostics == ()


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    """What lies beside the repository `tmp_path/own`."""
    write(tmp_path / "own", {"theme/palettes.yml": "紫色: {ink: '#000'}\n"})
    (tmp_path / "secrets/site").mkdir(parents=True)
    (tmp_path / "secrets/site/main.html").write_text("password")
    (tmp_path / "secrets/palettes.yml").write_text("password")
    return tmp_path / "secrets"


@pytest.mark.parametrize(
    "target", ["secrets/site/main.html", "own/content/community.yml", "nowhere"]
)
def test_a_file_that_links_out_of_the_theme_is_told_and_not_read(
    tmp_path: Path, secrets: Path, target: str
) -> None:
    (tmp_path / "own/theme/site").mkdir()
    (tmp_path / "own/theme/site/main.html").symlink_to(tmp_path / target)
    theme = load_theme(tmp_path / "own")
    assert theme.read("site/main.html") == load_theme(tmp_path / "none").read("site/main.html")
    (said,) = theme.diagnostics
    assert_well_said(said)
    assert (said.code, said.span.path) == ("link", "theme/site/main.html")
    assert theme.diagnostics == load_community(tmp_path / "own")[1]


@pytest.mark.parametrize("depth", ["site", "site/ornaments"])
def test_a_folder_that_links_out_of_the_theme_is_told_and_not_read(
    tmp_path: Path, secrets: Path, depth: str
) -> None:
    folder = tmp_path / "own/theme" / depth
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(secrets / "site")
    theme = load_theme(tmp_path / "own")
    assert [(each.code, each.span.path) for each in theme.diagnostics] == [
        ("link", f"theme/{depth}")
    ]
    assert theme.files.keys() == load_theme(tmp_path / "none").files.keys()


def test_a_theme_that_is_a_link_is_told_and_not_read(tmp_path: Path, secrets: Path) -> None:
    (tmp_path / "own/theme/palettes.yml").unlink()
    (tmp_path / "own/theme").rmdir()
    (tmp_path / "own/theme").symlink_to(secrets)
    theme = load_theme(tmp_path / "own")
    assert [(each.code, each.span.path) for each in theme.diagnostics] == [("link", "theme")]
    assert theme.files == load_theme(tmp_path / "none").files
    assert load_theme_file(tmp_path / "own", "palettes.yml").read("palettes.yml") != b"password"


def test_a_single_file_that_links_out_of_the_theme_is_not_read(
    tmp_path: Path, secrets: Path
) -> None:
    (tmp_path / "own/theme/palettes.yml").unlink()
    (tmp_path / "own/theme/palettes.yml").symlink_to(secrets / "palettes.yml")
    assert load_theme_file(tmp_path / "own", "palettes.yml").read("palettes.yml") != b"password"


def test_a_link_from_one_theme_file_to_another_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"theme/site/main.html": "ours"})
    (tmp_path / "theme/site/page.html").symlink_to("main.html")
    theme = load_theme(tmp_path)
    assert (theme.read("site/page.html"), theme.diagnostics) == (b"ours", ())


def test_a_circle_of_links_in_a_theme_is_told_or_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"theme/site/main.html": "ours"})
    (tmp_path / "theme/site/a.html").symlink_to("b.html")
    (tmp_path / "theme/site/b.html").symlink_to("a.html")
    assert load_theme(tmp_path).read("site/main.html") == b"ours"


def test_a_file_whose_name_is_no_text_is_told_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"theme/site/main.html": "ours"})
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/theme/site/\xe9.html")).write_text("x")
    except OSError:
        pytest.skip("this file system has no such names")
    (said,) = load_theme(tmp_path).diagnostics
    assert_well_said(said)
    assert (said.code, said.span.path) == ("name-encoding", "theme/site/?.html")
