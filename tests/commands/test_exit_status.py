"""The exit status tells a script what it may do next, and wrong usage is told with what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civsite import __version__
from tests.build.communities import CHECKOUT, tree
from tests.typed import DATE, Said, typed


@pytest.mark.parametrize(
    ("day", "is_day"),
    [
        ("2026-11-22", True),
        ("2028-02-29", True),
        ("1950-01-01", True),
        ("2199-12-31", True),
        ("2026-02-29", False),
        ("2026-13-01", False),
        ("2026-11-00", False),
        ("1949-12-31", False),
        ("2200-01-01", False),
        ("2026/11/22", False),
        ("22.11.2026", False),
        ("2026-11-22T08:30", False),
        ("２０２６-11-22", False),
        ("2026年11月22日", False),
        ("今天", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("command", ["check", "plan"])
def test_a_date_is_a_day_of_the_calendar_written_as_the_message_shows(
    empty: Path, command: str, day: str, is_day: bool
) -> None:
    status, output, errors = typed("-C", empty, command, "--date", day)
    if is_day or not day:  # an empty one, as a script's empty variable gives it, is today
        assert (status, output != "") == (0, True)
        return
    assert (status, output) == (2, "")
    assert errors.endswith(
        f"Error: “{day}” 不是日期，写成 2026-11-22 · not a date, write 2026-11-22\n"
    )


@pytest.mark.parametrize(
    "quarter",
    [
        *("2026q4", "2026Q0", "2026Q5", "0000Q1", "26Q4", "2026-Q4", "2026Q4 ", "Q4", "2026"),
        *("２０２６Q4", "2026Ｑ4", "2026Q４", "2026年第四季度", "next", "-1"),
    ],
)
def test_a_quarter_is_written_as_the_message_shows(empty: Path, quarter: str) -> None:
    wrong = f"Error: “{quarter}” 不是季度，写成 2026Q4 · not a quarter, write 2026Q4\n"
    for line in (("plan", *DATE, "--", quarter), ("build", *DATE, f"--quarter={quarter}")):
        status, output, errors = typed("-C", empty, *line)
        assert (status, output) == (2, "")
        assert errors.endswith(wrong)
    assert not (empty / "build").exists()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("new 社区 花园", "a whole new community is made by civsite init FOLDER"),
        ("new 新闻 扫雪", "unknown kind “新闻”（news？）"),
        ("", "Usage: civsite [OPTIONS] COMMAND"),
        ("chek", "No such command 'chek'. (Did you mean one of: 'check'"),
        ("check site", "unexpected extra argument (site)"),
        ("check --format yaml", "'yaml' is not one of 'text', 'json', 'github'"),
        ("check --format", "Option '--format' requires an argument"),
        ("check --formt json", "No such option"),
        ("plan 2026Q4 2027Q1", "unexpected extra argument (2027Q1)"),
        ("plan --explain", "Option '--explain' requires an argument"),
        ("plan --write=yes", "Option '--write' does not take a value"),
        ("build sites", "'sites' is not one of 'site', 'boards', 'screens', 'report'"),
        ("build site BOARDS", "'BOARDS' is not one of"),
        ("build --jobs 0", "0 is not in the range 1<=x<=256"),
        ("build --jobs 257", "257 is not in the range 1<=x<=256"),
        ("build --jobs two", "'two' is not a valid integer range"),
        ("build --jobs 1.5", "'1.5' is not a valid integer range"),
        ("publish --only boards", "'boards' is not one of 'site', 'screens'"),
        ("publish web", "unexpected extra argument (web)"),
        ("serve --port 65536", "65536 is not in the range 0<=x<=65535"),
        ("serve --port -1", "-1 is not in the range 0<=x<=65535"),
        ("serve --port http", "'http' is not a valid integer range"),
        ("schema all", "unexpected extra argument (all)"),
        ("store --emty", "No such option"),
        ("new", "Missing argument 'KIND'"),
        ("new poster", "Missing argument 'TITLE'"),
        ("new poster 重阳 慰问", "unexpected extra argument (慰问)"),
        ("init", "Missing argument 'DIR'"),
        ("init a b", "unexpected extra argument (b)"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_touches_nothing(
    empty: Path, store_folder: Path, line: str, why: str
) -> None:
    before = tree(empty)
    status, output, errors = typed("-C", empty, *line.split())
    assert (status, output) == (2, "")
    assert why in errors
    assert tree(empty) == before
    assert not store_folder.exists()


def test_a_fault_of_the_machine_is_3_and_says_which(empty: Path) -> None:
    target = empty / "content/community.yml/new"
    status, output, errors = typed("--lang", "en", "init", target)
    assert (status, output) == (3, "")
    assert re.fullmatch(r"a fault of the machine: \[Errno \d+\] .*community\.yml/new'\n", errors)
    status, _, errors = typed("--lang", "zh", "init", target)
    assert (status, errors.startswith("机器的问题：")) == (3, True)


def test_without_fonts_a_build_is_3_and_says_how_to_get_them(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = empty / "字体"
    fonts.mkdir()
    monkeypatch.setenv("CIVSITE_FONTS", str(fonts))
    status, output, errors = typed("-C", empty, "--lang", "en", "build", *DATE)
    assert (status, output) == (3, "")
    assert errors == (
        f"the fonts are missing or incomplete: {fonts}\n"
        "in a clone, run `make fonts`; if installed with pip, "
        "run `pip install --force-reinstall --no-deps civsite`\n"
    )
    assert not (empty / "build").exists()
    assert typed("-C", empty, "--lang", "zh", "check", *DATE).errors.startswith(
        f"字体不在或不完整：{fonts}\n在克隆的仓库里运行 make fonts"
    )


@pytest.mark.parametrize("severity", ["warning", "error"])
def test_warnings_alone_are_0_and_an_error_is_1(empty: Path, severity: str) -> None:
    (empty / "content/posters").mkdir()
    text = "title: 慢行\ncampaign: own\nslogan: 慢一点，都平安\n"
    text += "from: 2026-11-22\nuntil: 2026-11-20\n" if severity == "error" else "from: 2029-01-01\n"
    (empty / "content/posters/a.yml").write_text(text, "utf-8")
    status, output, _ = typed("-C", empty, "--lang", "en", "check", *DATE)
    counts = {name: int(number) for name, number in re.findall(r"(\w+): (\d+)(?=,|\n)", output)}
    assert counts[f"{severity}s"] == 1, output
    assert status == (1 if severity == "error" else 0)


def test_the_version_is_the_packages() -> None:
    assert typed("--version") == Said(0, f"civsite, version {__version__}\n", "")


def test_each_option_and_each_command_is_in_the_manual() -> None:
    manual = (CHECKOUT / "docs/commands.md").read_text("utf-8")
    overview = typed("-h").output.partition("Commands:")[2]
    for command in re.findall(r"^  ([a-z]+)  ", overview, re.MULTILINE):
        assert f"`civsite {command}" in manual
        options = re.findall(r"^  (--?[a-zA-Z][\w-]*)", typed(command, "-h").output, re.MULTILINE)
        for option in options:
            assert option in manual, f"{command} {option}"


@pytest.mark.parametrize(
    "command", ["check", "plan", "build", "publish", "schema", "new poster 慢行"]
)
def test_a_folder_without_content_is_told_with_the_way_to_one(tmp_path: Path, command: str) -> None:
    mistyped = tmp_path / "小区"
    status, output, errors = typed("-C", mistyped, "--lang", "en", *command.split())
    assert status == 1
    assert output + errors == (
        "content:1:1 error [no-content]: there is no folder content here\n"
        "      fix: name the repository with -C, or make one with civsite init\n\n"
        "errors: 1, warnings: 0, notes: 0\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("word", "folder"), [("报告", "report"), ("展板", "boards")])
def test_targets_are_taken_in_chinese(empty: Path, word: str, folder: str) -> None:
    assert typed("-C", empty, "build", word, *DATE).status == 0
    assert (empty / "build" / folder).is_dir()
