"""`civsite check` tells every fault of every file, in the order of files and lines, in three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.typed import DATE, Said, typed

FAULTS = {
    "posters/b,乙.yml": "title: 诚信\ncampaign: own\nslogan: 慢\nweight: 9\nfrom: 2026-02-30\n",
    "posters/a.yml": "title: 慢行\ncampaign: own\nslogan: 慢一点\nfrom: 2029-01-01\n",
    "honours/2026Q3.yml": "quarter: 2026Q3\ndeeds: [{name: 张某, honour: 助人, deed: 扫雪。, date: 08:30}]\n",
}
PLACES = [
    ("content/honours/2026Q3.yml", 2, 49, "error", "date-form"),
    ("content/posters/a.yml", 4, 7, "warning", "date-ahead"),
    ("content/posters/b,乙.yml", 4, 9, "error", "number-range"),
    ("content/posters/b,乙.yml", 5, 7, "error", "date-unreal"),
]


@pytest.fixture
def faulty(empty: Path) -> Path:
    for path, text in FAULTS.items():
        (empty / "content" / path).parent.mkdir(exist_ok=True)
        (empty / "content" / path).write_text(text, "utf-8")
    return empty


def check(root: Path, language: str, form: str) -> Said:
    return typed("-C", root, "--lang", language, "check", "--format", form, *DATE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_json_is_a_list_in_order_with_message_and_hint_in_the_language(
    faulty: Path, language: str
) -> None:
    status, output, errors = check(faulty, language, "json")
    found = json.loads(output)
    assert (status, errors) == (1, "")
    keys = ("path", "line", "column", "severity", "code")
    assert [tuple(each[key] for key in keys) for each in found] == PLACES
    last = {
        "zh": {"message": "没有 2026-02-30 这一天", "hint": "查对年、月、日"},
        "en": {
            "message": "there is no such day as 2026-02-30",
            "hint": "check year, month and day",
        },
    }
    assert {key: found[-1][key] for key in ("message", "hint")} == last[language]
    assert list(found[-1]) == ["code", "severity", "path", "line", "column", "message", "hint"]
    assert "\\u" not in output, "people read it too"


def test_text_shows_the_line_with_a_caret_below_the_fault(faulty: Path) -> None:
    blocks = check(faulty, "zh", "text").output.split("\n\n")
    assert len(blocks) == len(PLACES) + 1
    assert blocks[0] == (
        "content/posters/a.yml:4:7 提醒 [date-ahead]：日期 2029-01-01 在一年以后\n"
        "    4 | from: 2029-01-01\n"
        "      |       ^^^^^^^^^^\n"
        "      改法：查对年份"
    )
    assert blocks[-1] == "3 个错误，1 条提醒，0 条说明\n"
    assert check(faulty, "en", "text").output.split("\n\n")[2:] == [
        "content/posters/b,乙.yml:4:9 error [number-range]: 9 is not 1 to 5\n"
        "    4 | weight: 9\n"
        "      |         ^\n"
        "      fix: write a whole number from 1 to 5",
        "content/posters/b,乙.yml:5:7 error [date-unreal]: there is no such day as 2026-02-30\n"
        "    5 | from: 2026-02-30\n"
        "      |       ^^^^^^^^^^\n"
        "      fix: check year, month and day",
        "errors: 3, warnings: 1, notes: 0\n",
    ]


def test_errors_stand_last_on_a_terminal_and_in_their_places_for_programs(faulty: Path) -> None:
    on_terminal = [
        block.partition("[")[2].partition("]")[0]
        for block in check(faulty, "en", "text").output.split("\n\n")[:-1]
    ]
    said = json.loads(check(faulty, "en", "json").output)
    assert on_terminal[0] == "date-ahead"
    assert on_terminal[1:] == [each["code"] for each in said if each["severity"] == "error"]
    assert [each["path"] for each in said] == sorted(each["path"] for each in said)


def test_the_caret_stands_below_chinese_characters_that_are_twice_as_wide(faulty: Path) -> None:
    block = check(faulty, "zh", "text").output.split("\n\n")[1].splitlines()
    _, excerpt, caret, _ = block
    before = "deeds: [{name: 张某, honour: 助人, deed: 扫雪。, date: "
    assert excerpt == f"    2 | {before}08:30}}]"
    wide = sum(character > "⺀" for character in before)
    assert caret == f"      | {' ' * (len(before) + wide)}^^^^^"


def test_github_gets_a_command_a_line_and_no_summary(faulty: Path) -> None:
    lines = check(faulty, "en", "github").output.splitlines()
    assert lines[1:] == [
        "::warning file=content/posters/a.yml,line=4,col=7,title=date-ahead"
        "::the date 2029-01-01 is more than a year ahead%0Acheck the year",
        "::error file=content/posters/b%2C乙.yml,line=4,col=9,title=number-range"
        "::9 is not 1 to 5%0Awrite a whole number from 1 to 5",
        "::error file=content/posters/b%2C乙.yml,line=5,col=7,title=date-unreal"
        "::there is no such day as 2026-02-30%0Acheck year, month and day",
    ]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_each_form_is_the_same_twice_and_after_the_store_was_filled(
    faulty: Path, store_folder: Path, form: str
) -> None:
    cold = check(faulty, "zh", form)
    assert store_folder.is_dir()
    assert check(faulty, "zh", form) == cold


def test_what_was_mended_is_no_longer_told(faulty: Path) -> None:
    path = faulty / "content/posters/b,乙.yml"
    path.write_text(path.read_text("utf-8").replace("9", "5").replace("02-30", "02-28"), "utf-8")
    (faulty / "content/honours/2026Q3.yml").unlink()
    said = check(faulty, "en", "json")
    assert said.status == 0
    assert [each["code"] for each in json.loads(said.output)] == ["date-ahead"]


def test_the_day_decides_what_is_far_ahead(faulty: Path) -> None:
    line = ("-C", faulty, "check", "--format", "json", "--date")
    told = {
        day: "date-ahead" in typed(*line, day).output
        for day in ("2027-12-30", "2028-12-31", "2029-06-01")
    }
    assert told == {"2027-12-30": True, "2028-12-31": False, "2029-06-01": False}
