"""theme/palettes.yml: the palette that a community wishes for, and what is told of a table of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.diagnostics import Diagnostic, Refused
from civsite.load.theme import load_theme, palette_of, read_palettes
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


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("'#7A3B1'", "#7A3B1"),
        ("'#7A3B1D0'", "#7A3B1D0"),
        ("'7A3B1D'", "7A3B1D"),
        ("'#7A3B1G'", "#7A3B1G"),
        ("'#７A3B1D'", "#７A3B1D"),
        ("rgb(1 2 3)", "rgb(1 2 3)"),
        ("红", "红"),
    ],
)
def test_a_colour_that_no_screen_knows_is_told_as_it_is_to_be_written(
    tmp_path: Path, written: str, shown: str
) -> None:
    (said,) = refused(tmp_path, palette("蓝", ground=f"{{hex: {written}, cmyk: 0 0 0 0}}"))
    assert (said.code, said.span[:3]) == ("colour-form", ("theme/palettes.yml", 3, 17))
    assert said.message.zh == f"颜色“{shown}”的写法不对"
    assert said.message.en == f"“{shown}” is not a colour of the form #rrggbb"
    assert said.hint is not None
    assert said.hint.zh == '写成 "#7A3B1D"，加引号'
    assert said.hint.en == 'write it as "#7A3B1D", in quotes'


def test_a_colour_without_quotes_is_a_comment_to_yaml_and_told_to_be_quoted(
    tmp_path: Path,
) -> None:
    as_written = palette("蓝", ground="\n    cmyk: 0 0 0 0\n    hex: #7A3B1D")
    (said,) = refused(tmp_path / "as written", as_written)
    assert (said.code, said.span.line) == ("colour-form", 5)
    assert said.hint is not None
    assert said.hint.en == 'write it as "#7A3B1D", in quotes'
    as_told = as_written.replace("#7A3B1D\n  deep", '"#7A3B1D"\n  deep')
    assert palettes_in(tmp_path / "as told", as_told)["蓝"].ground.hex == "#7A3B1D"


@pytest.mark.parametrize("written", ["5", "[a, b]", "蓝色", "''"])
def test_a_palette_that_is_no_record_is_told(tmp_path: Path, written: str) -> None:
    """It was left out, and then there was no palette of its name."""
    (said,) = refused(tmp_path, palette("q1") + f"节日: {written}\n")
    assert (said.code, said.span[:3]) == ("type-record", ("theme/palettes.yml", 7, 5))
    assert (said.message.zh, said.message.en) == (
        "这里应是分项写的一条记录",
        "a record with keys is expected here",
    )
    assert said.hint is not None
    assert said.hint.en == "write {motif: …, season: …, ground: …}"
    assert said.excerpt == f"节日: {written}"


def test_all_faults_of_a_table_are_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    table = palette("q1", deep="{hex: '#123', cmyk: 0 0 0 0}") + "q2:\n  motif: plum\n  grund: x\n"
    said = refused(tmp_path, table)
    assert [(each.span.line, each.code) for each in said] == [
        (4, "colour-form"),
        (9, "key-unknown"),
        *[(8, "key-missing")] * 3,
    ]
    assert {each.message.en for each in said[2:]} == {
        "“deep” is missing",
        "“accent” is missing",
        "“text” is missing",
    }


def test_without_a_table_of_ones_own_each_season_has_a_palette_and_blue_is_there(
    tmp_path: Path,
) -> None:
    palettes = read_palettes(load_theme(tmp_path))
    assert {"q1", "q2", "q3", "q4", "blue"} <= palettes.keys()
    assert [palettes[f"q{number}"].season for number in range(1, 5)] == ["春", "夏", "秋", "冬"]


@pytest.mark.parametrize(
    ("wish", "near"),
    [("season", "seasons"), ("seasns", "seasons"), ("节曰", ""), ("红色", ""), ("", "")],
)
def test_a_wish_that_no_palette_has_is_told_the_names_there_are(
    tmp_path: Path, wish: str, near: str
) -> None:
    write(tmp_path, {"theme/palettes.yml": "".join(map(palette, ("q1", "q2", "q3", "q4", "节日")))})
    with pytest.raises(Refused) as raised:
        palette_of(load_theme(tmp_path), wish, Quarter(2026, 4))
    (said,) = raised.value.diagnostics
    assert (said.code, said.span.path) == ("palette-unknown", "content/community.yml")
    assert said.message.zh == f"没有叫“{wish}”的配色"
    assert said.message.en == f"there is no palette “{wish}”"
    assert said.hint is not None
    assert said.hint.zh == (f"是不是“{near}”？" if near else "") + "可以写：seasons、节日"
    assert said.hint.en == (f"did you mean “{near}”? " if near else "") + "known: seasons, 节日"


def test_a_table_that_lacks_a_season_is_told_which(tmp_path: Path) -> None:
    write(tmp_path, {"theme/palettes.yml": palette("q1") + palette("q3") + palette("蓝")})
    theme = load_theme(tmp_path)
    with pytest.raises(Refused) as raised:
        palette_of(theme, "seasons", Quarter(2026, 1))
    (said,) = raised.value.diagnostics
    assert (said.code, said.span.path) == ("palette-seasons", "theme/palettes.yml")
    assert said.message.zh == "缺少四季的配色 q2, q4"
    assert said.message.en == "the seasons' palettes q2, q4 are missing"
    # As the hint says: one palette, by its name, needs no seasons.
    assert palette_of(theme, "蓝", Quarter(2026, 2)).id == "蓝"
