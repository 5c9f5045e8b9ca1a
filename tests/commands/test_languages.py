"""Each command speaks the language that `--lang` names, or else that of the environment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.typed import DATE, Said, typed

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
SOUND = {"zh": "没有发现问题\n", "en": "nothing to complain about\n"}
UNWRITTEN = {
    "zh": "content/editions/2026Q4.yml:1:1 错误 [edition-unwritten]：2026Q4 期还没有写成文件，无从修补\n"
    "      改法：先运行 civsite plan 2026Q4 --write\n\n1 个错误，0 条提醒，0 条说明\n",
    "en": "content/editions/2026Q4.yml:1:1 error [edition-unwritten]: 2026Q4 is not written yet\n"
    "      fix: run civsite plan 2026Q4 --write first\n\nerrors: 1, warnings: 0, notes: 0\n",
}


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        (("zh_CN.UTF-8", None, "en_US.UTF-8"), "zh"),
        (("en_GB.UTF-8", "zh_CN", "zh_CN"), "en"),
        (("", "zh_TW.UTF-8", "en_US"), "zh"),
        (("", "", "zh"), "zh"),
        ((None, "de_DE", "zh_CN"), "en"),
        ((None, None, "zh-Hans"), "zh"),
        ((None, None, "ZH_CN.GB18030"), "zh"),
        ((None, None, "fr_FR.UTF-8"), "en"),
        ((None, None, "C.UTF-8"), "en"),
        (("POSIX", None, "zh_CN"), "en"),
    ],
)
def test_the_first_variable_that_says_something_decides(
    empty: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: tuple[str | None, ...],
    language: str,
) -> None:
    for name, value in zip(VARIABLES, variables, strict=True):
        if value is not None:
            monkeypatch.setenv(name, value)
    assert typed("-C", empty, "check", *DATE) == Said(0, SOUND[language], "")
    refused = typed("-C", empty, "plan", "--repair", *DATE)
    assert refused == Said(1, "", UNWRITTEN[language])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "order", ["{lang} {c} check", "{c} check {lang}", "--lang={} {c} check", "check --lang={} {c}"]
)
def test_the_option_wins_over_the_environment_wherever_it_stands(
    empty: Path, monkeypatch: pytest.MonkeyPatch, language: str, order: str
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US" if language == "zh" else "zh_CN")
    words = order.format(language, lang=f"--lang {language}", c="-C HERE").split()
    line = [str(empty) if word == "HERE" else word for word in words]
    assert typed(*line, *DATE).output == SOUND[language]
    repair = ["plan" if word == "check" else word for word in line]
    assert typed(*repair, "--repair", *DATE).errors == UNWRITTEN[language]


@pytest.mark.parametrize(("first", "last"), [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("between", [("plan", "--repair"), ()])
def test_of_two_languages_the_last_is_spoken_also_where_the_command_fails(
    empty: Path, first: str, last: str, between: tuple[str, ...]
) -> None:
    before, after = ("--lang", first, *between), ("--lang", last)
    rest = () if between else ("plan", "--repair")
    said = typed(*before, *after, *rest, "-C", empty, *DATE)
    assert said == Said(1, "", UNWRITTEN[last])


@pytest.mark.parametrize(
    "command", ["check", "plan", "build", "publish", "serve", "schema", "store"]
)
@pytest.mark.parametrize("language", ["fr", "ZH", "zh_CN", "", "中文"])
def test_there_is_no_third_language(empty: Path, command: str, language: str) -> None:
    status, output, errors = typed(command, "-C", empty, "--lang", language)
    assert (status, output) == (2, "")
    assert f"“{language}” cannot be --lang; known: zh, en" in errors


def test_help_is_in_both_languages_at_once() -> None:
    """Whoever needs it may not know yet how to choose one."""
    overview = typed("-h").output
    commands = re.findall(
        r"^  ([a-z]+)  +(\S.*)$", overview.partition("Commands:")[2], re.MULTILINE
    )
    assert len(commands) == 9
    for command, summary in commands:
        zh, _, en = summary.partition(" · ")
        assert re.search("[一-鿿]", zh), command
        assert re.match("[a-zA-Z]", en), command
        assert typed(command, "-h").output == typed(command, "--help").output
        assert "--lang [zh|en]" in typed(command, "-h").output
