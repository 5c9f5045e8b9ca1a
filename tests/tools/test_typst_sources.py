"""Enters: Typst sources, well and badly set. Leaves: what the formatter does and says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.typst_sources import LONGEST_LINE, main


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "theme" / "print" / "mine.typ"
    path.parent.mkdir(parents=True)
    return path


def test_the_theme_is_formatted_and_no_line_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_a_badly_set_source_is_named_and_then_formatted(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text("#let wide=(a,b)=>a+b\n", encoding="utf-8")
    assert main(["--check"], source.parents[2]) == 1
    assert "theme/print/mine.typ: not formatted" in capsys.readouterr().out
    assert source.read_text(encoding="utf-8") == "#let wide=(a,b)=>a+b\n"
    assert main([], source.parents[2]) == 0
    assert source.read_text(encoding="utf-8") == "#let wide = (a, b) => a + b\n"
    assert main(["--check"], source.parents[2]) == 0


def test_a_syntax_error_is_named_and_the_source_kept(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text("#let open = (\n", encoding="utf-8")
    assert main([], source.parents[2]) == 1
    assert "theme/print/mine.typ: syntax error" in capsys.readouterr().out
    assert source.read_text(encoding="utf-8") == "#let open = (\n"


def test_a_line_that_no_formatter_can_break_is_named(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(f"// {'长' * LONGEST_LINE}\n", encoding="utf-8")
    assert main([], source.parents[2]) == 1
    assert "theme/print/mine.typ:1: 123 characters" in capsys.readouterr().out
