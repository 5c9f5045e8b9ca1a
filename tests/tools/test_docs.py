"""What the READMEs and docs name is there: linked files, commands, drawings, palettes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civsite.cli import cli
from civsite.load.theme import load_theme, palette_names, read_palettes

REPOSITORY = Path(__file__).parents[2]
PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_no_link_of_the_docs_leads_nowhere(page: Path) -> None:
    prose = re.sub(
        r"```.*?```|`[^`\n]*`|^ {4}.*?$",
        "",
        page.read_text("utf-8"),
        flags=re.DOTALL | re.MULTILINE,
    )
    links = LINK.findall(prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "name", ["docs/commands.md", "docs/commands.zh.md", "README.md", "README.zh.md"]
)
def test_the_tables_of_commands_are_whole(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    assert set(re.findall(r"^\| `civsite (\w+)", text, re.MULTILINE)) == set(cli.commands)


@pytest.mark.parametrize("name", ["docs/theme.md", "docs/theme.zh.md"])
def test_the_palettes_that_designers_are_told_of_are_there(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    known = palette_names(read_palettes(load_theme(REPOSITORY)))
    assert [palette for palette in known if f"`{palette}`" not in text] == ["seasons"]
