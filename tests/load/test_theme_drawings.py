"""Enters: the packaged theme, and drawings of a community's own. Leaves: the names posters may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.load.theme import drawing_names, load_theme


def names_in(root: Path, drawings: str) -> tuple[str, ...]:
    path = root / "theme/print/drawings.typ"
    path.parent.mkdir(parents=True)
    path.write_text(drawings, encoding="utf-8")
    return drawing_names(load_theme(root))


def test_the_packaged_drawings_have_names(tmp_path: Path) -> None:
    names = drawing_names(load_theme(tmp_path))
    assert {"bicycle", "hands", "lifebuoy", "flu"} <= set(names)
    assert "core-values" not in names


@pytest.mark.parametrize(
    "table",
    [
        "#let drawings = (\n  kite: kite,\n  tea-pot: pot,\n)\n",
        "#let drawings = (kite: kite, tea-pot: pot)\n",
        "#let drawings = (\n  kite: kite, // not: this\n  /* nor: this */ tea-pot: pot)\n",
        "#let drawings = (\n  kite: (c, s) => rect(fill: c.main, width: s),\n"
        '  tea-pot: (c, s) => text(size: s)[#link("https://tea(:")[Tee] #{ let x = (y: 1) }],\n)\n',
    ],
)
def test_a_communitys_own_drawings_may_be_set_in_any_way(tmp_path: Path, table: str) -> None:
    after = '#let default-drawings = (own: "kite")\n'
    assert names_in(tmp_path, f"#let kite(c, s) = none\n{table}{after}") == ("kite", "tea-pot")


def test_a_theme_without_the_table_names_none(tmp_path: Path) -> None:
    assert names_in(tmp_path, "#let drawing(k, name, size) = none\n") == ()
