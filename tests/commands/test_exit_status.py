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
        ("2000-01-01", True),
        ("2199-12-31", True),
        ("2026-02-29", False),
        ("2026-13-01", False),
        ("2026-11-00", False),
        ("1999-12-31", False),
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
    status, output, errors = typed("-C", empty, "--lang", "zh", command, "--date", day)
    if is_day or not day:  # an empty one, as a script's empty variable gives it, is today
        assert (status, output != "") == (0, True)
        return
    wrong = f"“{day}”不是可用的日期：写成 2026-11-22，年份在 2000 到 2199 之间\n"
    assert (status, output, errors) == (2, "", wrong)


@pytest.mark.parametrize(
    "quarter",
    [
        *("2026q4", "2026Q0", "2026Q5", "0000Q1", "26Q4", "2026-Q4", "2026Q4 ", "Q4", "2026"),
        *("２０２６Q4", "2026Ｑ4", "2026Q４", "2026年第四季度", "next", "-1"),
        *("0001Q1", "1999Q4", "2200Q1", "9999Q4"),
    ],
)
def test_a_quarter_is_written_as_the_message_shows(empty: Path, quarter: str) -> None:
    wrong = f"“{quarter}”不是可用的季度：写成 2026Q4，年份在 2000 到 2199 之间\n"
    for line in (("plan", *DATE, "--", quarter), ("build", *DATE, f"--quarter={quarter}")):
        assert typed("-C", empty, "--lang", "zh", *line) == Said(2, "", wrong)
    assert not (empty / "build").exists()


LISTED = "site, boards, screens, report"
CHINESE_LISTED = "网站（site）、展板（boards）、电子屏（screens）、报告（report）"


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "chek",
            "没有“chek”这个命令。是不是“check”？可以写：build、",
            "there is no command “chek”; did you mean “check”? known: build, ",
        ),
        ("check site", "多写了“site”", "“site” is too much"),
        (
            "check --format yaml",
            "“yaml”不能用作“--format”。可以写：text、json、github",
            "“yaml” cannot be --format; known: text, json, github",
        ),
        ("check --format", "--format 后面要写一个值", "--format needs a value"),
        (
            "check --formt json",
            "没有“--formt”这个选项。是不是“--format”？",
            "there is no option “--formt”; did you mean “--format”?",
        ),
        ("plan 2026Q4 2027Q1", "多写了“2027Q1”", "“2027Q1” is too much"),
        ("plan --explain", "--explain 后面要写一个值", "--explain needs a value"),
        ("plan --write=yes", "--write 后面不写值", "--write takes no value"),
        (
            "build sites",
            f"“sites”不能用作要生成的部分。可以写：{CHINESE_LISTED}",
            f"“sites” cannot be TARGETS; known: {LISTED}",
        ),
        ("build site BOARDS", "“BOARDS”不能用作要生成的部分", "“BOARDS” cannot be TARGETS"),
        (
            "build --jobs 0",
            "“0”不能用作“--jobs”。写 1 到 256 之间的整数",
            "“0” cannot be --jobs; write a whole number from 1 to 256",
        ),
        ("build --jobs 257", "写 1 到 256 之间的整数", "a whole number from 1 to 256"),
        ("build --jobs two", "“two”不能用作“--jobs”", "“two” cannot be --jobs"),
        ("build --jobs 1.5", "“1.5”不能用作“--jobs”", "“1.5” cannot be --jobs"),
        (
            "publish --only boards",
            "可以写：网站（site）、电子屏（screens）",
            "known: site, screens",
        ),
        ("publish web", "多写了“web”", "“web” is too much"),
        ("serve --port 65536", "写 0 到 65535 之间的整数", "from 0 to 65535"),
        ("serve --port -1", "写 0 到 65535 之间的整数", "from 0 to 65535"),
        ("serve --port http", "“http”不能用作“--port”", "“http” cannot be --port"),
        ("schema all", "多写了“all”", "“all” is too much"),
        ("store --emty", "是不是“--empty”？", "did you mean “--empty”?"),
        ("new", "还要写上类别", "KIND is missing"),
        ("new poster", "还要写上标题", "TITLE is missing"),
        (
            "new poster 重阳 慰问",
            "多写了“慰问”；名称里有空格的，用引号括起来",
            "“慰问” is too much; a name with spaces stands in quotes",
        ),
        (
            "new 社局 花园",
            "没有“社局”这一类。可以新建：海报（poster）、公约（convention）",
            "there is no kind “社局”. There are: poster (海报), convention (公约)",
        ),
        ("new 新闻 停水", "是不是“news”？可以新建：", "Did you mean “news”? There are:"),
        ("new 社区 花园", "civsite init", "civsite init"),
        ("init", "还要写上文件夹", "DIR is missing"),
        ("init a b", "多写了“b”", "“b” is too much"),
    ],
)
def test_wrong_usage_says_what_is_wrong_in_one_language_and_touches_nothing(
    empty: Path, store_folder: Path, line: str, zh: str, en: str
) -> None:
    before = tree(empty)
    for language, why in (("zh", zh), ("en", en)):
        status, output, errors = typed("-C", empty, "--lang", language, *line.split())
        assert (status, output) == (2, "")
        assert why in errors
        english = re.findall(r"[a-z]+ [a-z]+ [a-z]+", errors)  # three words in a row are a sentence
        assert bool(english) is (language == "en"), errors
    assert tree(empty) == before
    assert not store_folder.exists()


def test_without_a_command_the_commands_are_shown() -> None:
    status, output, errors = typed()
    assert (status, output) == (2, "")
    assert "Usage: civsite [OPTIONS] COMMAND" in errors


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


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        ("报告 网站", {"report", "site"}),
        ("季度报告", {"report"}),
        ("宣传栏", {"boards"}),
        ("展板", {"boards"}),
    ],
)
def test_parts_of_the_output_are_named_in_chinese_too(
    empty: Path, words: str, folder: set[str]
) -> None:
    assert typed("-C", empty, "build", *words.split(), *DATE).status == 0
    assert {each.name for each in (empty / "build").iterdir() if each.is_dir()} == folder
