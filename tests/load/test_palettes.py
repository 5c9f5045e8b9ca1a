"""theme/palettes.yml: the palette that a community wishes for, and what is told of a table of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.diagnostics import Diagnostic, Refused
from civsite.load.palettes import palette_of, read_palettes
from civsite.load.theme import load_theme
from civsite.model.palette import Inks, Palette
from civsite.quarter import Quarter
from tests.load.communities import write

COLOURS = ("ground", "deep", "accent", "text")


def palette(name: str, **colours: str) -> str:
    """A palette as one writes it, with some colours of its own."""
    usual = "{hex: '#7A3B1D', cmyk: 35 80 95 35}"
    lines = [f"  {each}: {colours.get(each, usual)}" for each in COLOURS]
    return "\n".join([f"{name}:", "  motif: plum", *lines, ""])


def palettes_in(root: Path, text: str) -> dict[str, Palette]:
    write(root, {"theme/palettes.yml": text})
    return dict(read_palettes(load_theme(root)))


def refused(root: Path, text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as raised:
        palettes_in(root, text)
    return raised.value.diagnostics


@pytest.mark.parametrize(
    ("written", "inks"),
    [
        ("35 80 95 35", Inks(35, 80, 95, 35)),
        ("0 0 0 100", Inks(0, 0, 0, 100)),
        ("12.5   0 100.0 7", Inks(12.5, 0, 100, 7)),
        ("'0 0 0 0'", Inks(0, 0, 0, 0)),
    ],
)
def test_inks_are_four_percentages(tmp_path: Path, written: str, inks: Inks) -> None:
    colour = f"{{hex: '#000000', cmyk: {written}}}"
    assert palettes_in(tmp_path, palette("蓝", deep=colour))["蓝"].deep.cmyk == inks


@pytest.mark.parametrize(
    "written",
    ["35 80 95", "35 80 95 35 0", "35 80 95 101", "350 0 0 0", "100.5 0 0 0", "-1 0 0 0", "３５ 80 95 35",
     "35% 80% 95% 35%", "35/80/95/35", "C35 M80 Y95 K35", ".5 0 0 0", "''", "1e1 0 0 0"],
)  # fmt: skip
def test_inks_that_no_press_can_print_are_told_where_they_stand(
    tmp_path: Path, written: str
) -> None:
    """Over 100 % they were taken, and the template was called faulty when it was printed."""
    colour = f"{{hex: '#000000', cmyk: {written}}}"
    (said,) = refused(tmp_path, palette("蓝", text=colour))
    shown = written.strip("'")
    assert (said.code, said.span[:3]) == ("inks-form", ("theme/palettes.yml", 6, 32))
    assert said.message.zh == f"印刷色“{shown}”的写法不对"
    assert said.message.en == f"“{shown}” is not four percentages of ink"
    assert said.hint is not None
    assert said.hint.zh == "写成 35 80 95 35（青 品 黄 黑），每个 0 到 100"
    assert said.hint.en == "write it as 35 80 95 35: C M Y K, each 0 to 100"


def test_a_season_has_its_palette_and_another_is_named(tmp_path: Path) -> None:
    table = "".join(
        palette(f"q{n}", deep=f"{{hex: '#00000{n}', cmyk: 0 0 0 {n}}}") for n in range(1, 5)
    )
    write(tmp_path, {"theme/palettes.yml": table + palette("节日")})
    theme = load_theme(tmp_path)
    of_quarters = [palette_of(theme, "seasons", Quarter(2026, n)) for n in range(1, 5)]
    assert [each.id for each in of_quarters] == ["q1", "q2", "q3", "q4"]
    assert [each.deep.hex for each in of_quarters] == ["#000001", "#000002", "#000003", "#000004"]
    assert palette_of(theme, "节日", Quarter(2026, 1)).deep.cmyk == Inks(35, 80, 95, 35)
