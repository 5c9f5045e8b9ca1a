"""Enters: the packaged theme and a community's own folder. Leaves: the files of both, its own first."""

from __future__ import annotations

from pathlib import Path

from civsite.load.theme import load_theme


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
