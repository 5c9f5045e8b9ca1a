"""SECURITY.md: links bring nothing from outside into what is built, and nothing is written through one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.strangers import stranger_in

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-11-22")


# «A link in `content/` or `theme/` brings nothing from outside into what is built.»
@pytest.mark.parametrize(
    "path",
    [
        *("content/pages/about.md", "content/media/event.jpg", "content/news/2026/letter.md"),
        *("theme/report/report.html", "theme/site/static/letter.txt", "theme/palettes.yml"),
    ],
)
def test_a_link_brings_nothing_from_outside(tmp_path: Path, path: str) -> None:
    stranger = stranger_in(tmp_path)
    stranger.plant_link(path, stranger.letter)
    for command in (("check",), ("build", "site", "report")):
        status, output, errors = stranger.run(*command, *DATE)
        assert (status, f"{path}:1:1 error [link]" in output + errors) == (1, True)
        assert "城门失火" not in output + errors
    stranger.assert_no_harm_done()


@pytest.mark.parametrize("path", ["content", "content/pages", "theme", "theme/report"])
def test_a_linked_folder_brings_nothing_from_outside(tmp_path: Path, path: str) -> None:
    stranger = stranger_in(tmp_path)
    if (stranger.root / path).is_dir():
        (stranger.root / path).rename(stranger.root / "moved")
    stranger.plant_link(path, tmp_path)
    status, output, _ = stranger.run("check", *DATE)
    assert (status, f"{path}:1:1 error [link]" in output) == (1, True)
    stranger.assert_no_harm_done()


# «`new`, `schema`, `plan --write` and `init` write nothing through a link.»
@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("content/pages", ("new", "page", "letter")),
        (".civsite", ("schema",)),
        (".vscode", ("schema",)),
        ("content/posters", ("plan", "2026Q4", "--write", *DATE)),
        ("elsewhere", ("init", "elsewhere/新")),
        ("elsewhere", ("init", "elsewhere")),
    ],
)
def test_nothing_is_written_through_a_link(
    tmp_path: Path, path: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = stranger_in(tmp_path)
    monkeypatch.chdir(stranger.root)
    if (stranger.root / path).is_dir():
        (stranger.root / path).rename(stranger.root / "moved")
    stranger.plant_link(path, tmp_path)
    status, _, errors = stranger.run(*command)
    assert status in (1, 2)
    assert "link" in errors
    stranger.assert_no_harm_done()
