"""Commands that write into a repository write nothing through a link in it: they name it and stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.cli import main
from tests.build.communities import lay_out_small_community, tree

Capsys = pytest.CaptureFixture[str]
DATE = ("--date", "2026-11-22")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_small_community(tmp_path / "社区")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/settings.json").write_text("{}")
    return tmp_path / "elsewhere"


@pytest.mark.parametrize(
    ("linked", "arguments"),
    [
        ("content/pages", ("new", "page", "关于", *DATE)),
        ("content/news/2026", ("new", "动态", "重阳", *DATE)),
        (".civsite", ("schema",)),
        (".civsite/schema", ("schema",)),
        (".vscode", ("schema",)),
        ("content/editions", ("plan", "2026Q4", "--write", *DATE)),
    ],
)
def test_nothing_is_written_behind_a_linked_folder(
    root: Path, elsewhere: Path, capsys: Capsys, linked: str, arguments: tuple[str, ...]
) -> None:
    if (root / linked).exists():
        (root / linked).rename(root / "moved")
    (root / linked).parent.mkdir(parents=True, exist_ok=True)
    (root / linked).symlink_to(elsewhere)
    before = tree(elsewhere)
    status = main(["-C", str(root), "--lang", "en", *arguments])
    said = capsys.readouterr().err
    if linked != ".vscode":  # settings that are there already are left alone
        assert (status, f"{linked}:1:1 error [link]" in said) == (1, True)
    assert tree(elsewhere) == before


@pytest.mark.parametrize(
    ("linked", "arguments"),
    [
        ("content/pages/关于.md", ("new", "page", "关于", *DATE)),
        (".civsite/schema/news.json", ("schema",)),
        (".vscode/settings.json", ("schema",)),
        ("content/editions/2026Q4.yml", ("plan", "2026Q4", "--write", *DATE)),
    ],
)
@pytest.mark.parametrize("target", ["letter.txt", "new.txt"])
def test_nothing_is_written_through_a_linked_file(
    root: Path,
    elsewhere: Path,
    capsys: Capsys,
    linked: str,
    arguments: tuple[str, ...],
    target: str,
) -> None:
    (elsewhere / "letter.txt").write_text("dear")
    (root / linked).parent.mkdir(parents=True, exist_ok=True)
    (root / linked).unlink(missing_ok=True)
    (root / linked).symlink_to(elsewhere / target)
    before = tree(elsewhere)
    main(["-C", str(root), "--lang", "en", *arguments])
    assert tree(elsewhere) == before
    assert (root / linked).is_symlink()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["link", "link/new", "gone"])
def test_a_new_repository_is_not_made_behind_a_link(
    tmp_path: Path,
    elsewhere: Path,
    capsys: Capsys,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
) -> None:
    (elsewhere / "settings.json").unlink()
    (tmp_path / "link").symlink_to(elsewhere)
    (tmp_path / "gone").symlink_to(elsewhere / "not there")
    monkeypatch.chdir(tmp_path)
    status = main(["init", folder])
    assert (
        status,
        f"name the folder that it leads to: {elsewhere}" in capsys.readouterr().err,
    ) == (
        2,
        True,
    )
    assert list(elsewhere.iterdir()) == []
