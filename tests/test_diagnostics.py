"""Enters: what is said of a place in a file. Leaves: the lines that people and programs read."""

from __future__ import annotations

import pickle
import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.diagnostics import (
    Diagnostic,
    Language,
    Refused,
    Severity,
    Span,
    Text,
    has_errors,
    in_order,
    joined,
    nearest,
    printable,
    shortened,
    split_lines,
    suggest,
    suggest_or,
    width_of,
)

MESSAGE, HINT = Text("没有这一天", "there is no such day"), Text("查对日期", "check the date")


def said(
    path: str = "content/news/n.md",
    line: int = 1,
    column: int = 1,
    length: int = 1,
    *,
    code: str = "date-unreal",
    message: Text = MESSAGE,
    hint: Text | None = HINT,
    severity: Severity = Severity.ERROR,
    excerpt: str = "",
) -> Diagnostic:
    return Diagnostic(
        code, Span(path, line, column, length), message, hint, severity, excerpt=excerpt
    )


@pytest.mark.parametrize(
    ("language", "severity", "lines"),
    [
        ("zh", Severity.ERROR, ["content/news/n.md:3:7 错误 [date-unreal]：没有这一天",
                                "    3 | date: 2026-02-30", "      |       ^^^^^^^^^^",
                                "      改法：查对日期"]),
        ("en", Severity.ERROR, ["content/news/n.md:3:7 error [date-unreal]: there is no such day",
                                "    3 | date: 2026-02-30", "      |       ^^^^^^^^^^",
                                "      fix: check the date"]),
        ("zh", Severity.WARNING, ["content/news/n.md:3:7 提醒 [date-unreal]：没有这一天",
                                  "    3 | date: 2026-02-30", "      |       ^^^^^^^^^^",
                                  "      改法：查对日期"]),
        ("en", Severity.INFO, ["content/news/n.md:3:7 info [date-unreal]: there is no such day",
                               "    3 | date: 2026-02-30", "      |       ^^^^^^^^^^",
                               "      fix: check the date"]),
    ],
)  # fmt: skip
def test_a_terminal_shows_place_message_line_and_fix(
    language: Language, severity: Severity, lines: list[str]
) -> None:
    told = said(line=3, column=7, length=10, severity=severity, excerpt="date: 2026-02-30")
    assert told.as_text(language).split("\n") == lines


def test_without_a_line_or_a_fix_the_message_stands_alone() -> None:
    for excerpt in ("", "   ", "\t"):
        told = said("content", hint=None, excerpt=excerpt)
        assert told.as_text("en") == "content:1:1 error [date-unreal]: there is no such day"


# The line, column and length; what is shown, and what stands below it.
CARETS = [
    ("title: 张三", 8, 2, "title: 张三", "       ^^^^"),
    ("标题: 张三", 5, 1, "标题: 张三", "      ^^"),
    ("标题: ＡＢc", 7, 1, "标题: ＡＢc", "          ^"),
    ("姓名: 𠮷野家", 6, 1, "姓名: 𠮷野家", "        ^^"),
    ("a: 😀b", 5, 1, "a: 😀b", "     ^"),
    ("ﾊﾝ角", 3, 1, "ﾊﾝ角", "  ^^"),
    ("e\u0301e\u0301x", 5, 1, "e\u0301e\u0301x", "  ^"),
    ("a\tb: x", 5, 1, "a→b: x", "    ^"),
    ("name: x", 7, 500, "name: x", "      ^"),
    ("ab", 3, 1, "ab", "  ^"),  # the end of the line
    ("ab", 30, 1, "ab", "  ^"),
]


@pytest.mark.parametrize(("line", "column", "length", "shown", "under"), CARETS)
def test_the_caret_stands_below_the_words_however_wide_their_characters_are(
    line: str, column: int, length: int, shown: str, under: str
) -> None:
    told = said(line=12, column=column, length=length, excerpt=line, hint=None)
    assert told.as_text("zh").split("\n")[1:] == [f"   12 | {shown}", f"      | {under}"]


@pytest.mark.parametrize("column", [1, 50, 51, 52, 400, 499, 500])
def test_of_a_long_line_what_stands_around_the_place_is_shown(column: int) -> None:
    line = ["字"] * 500
    line[column - 1] = "错"
    told = said(line=12345, column=column, excerpt="".join(line), hint=None)
    _, shown, under = told.as_text("en").split("\n")
    assert shown.startswith("12345 | ")
    excerpt = shown[8:]
    assert len(excerpt) == min(100, 500 - max(0, column - 51))
    assert width_of(excerpt[: excerpt.index("错")]) == under.index("^") - 8
    assert under.count("^") == 2


HIDDEN = "\x1b\x00\x07\r\x7f\x9b\u200b\u200d\u202e\u2066\ufeff\u2028\ud800\uffff\ufdd0"


@pytest.mark.parametrize("character", HIDDEN, ids=lambda each: f"U+{ord(each):04X}")
def test_nothing_that_is_said_can_rewrite_the_terminal(character: str) -> None:
    assert printable(f"甲{character}乙") == "甲�乙"
    told = said(
        f"content/{character}.yml",
        message=Text(f"“{character}”", f"“{character}”"),
        hint=Text(f"“{character}”", f"“{character}”"),
        excerpt=f"title: {character}",
    )
    for language in ("zh", "en"):
        assert character not in told.as_text(language)
        assert told.as_text(language).count("\n") == 3


@pytest.mark.parametrize("text", ["全角　空格", "é e\u0301", "「」……——", "👍🏽", "a\nb", "\ue000"])
def test_what_can_be_seen_is_printed_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(("language", "zh"), [("zh", True), ("en", False)])
def test_programs_get_an_object_of_seven_members(language: Language, zh: bool) -> None:
    told = said(line=3, column=7, length=10, severity=Severity.WARNING, excerpt="x")
    assert told.as_json(language) == {
        "code": "date-unreal",
        "severity": "warning",
        "path": "content/news/n.md",
        "line": 3,
        "column": 7,
        "message": "没有这一天" if zh else "there is no such day",
        "hint": "查对日期" if zh else "check the date",
    }
    assert said(hint=None).as_json(language)["hint"] == ""


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_github_gets_a_command_of_one_line_whatever_names_and_words_hold(
    severity: Severity, command: str
) -> None:
    plain = said("content/posters/p.yml", 3, 7, severity=severity)
    assert plain.as_github("zh") == (
        f"::{command} file=content/posters/p.yml,line=3,col=7,title=date-unreal::"
        "没有这一天%0A查对日期"
    )
    odd = said(
        "content/100%,a:b\r\n.yml",
        message=Text("甲", "50%, a: b\r\nc"),
        hint=None,
        severity=severity,
    )
    assert odd.as_github("en") == (
        f"::{command} file=content/100%25%2Ca%3Ab%0D%0A.yml,line=1,col=1,title=date-unreal::"
        "50%25, a: b%0D%0Ac"
    )


def test_what_is_said_comes_by_file_line_column_and_code_each_once() -> None:
    ordered = [
        said("content/a.yml", 2, 1),
        said("content/a.yml", 2, 9, code="a-code"),
        said("content/a.yml", 2, 9),
        said("content/a.yml", 2, 9, message=Text("甲", "z")),
        said("content/a.yml", 10, 1),
        said("content/b.yml", 1, 1),
        said("content/社区.yml", 1, 1, severity=Severity.INFO),
    ]
    for seed in range(5):
        shuffled = random.Random(seed).sample(ordered * 2, len(ordered) * 2)
        assert in_order(shuffled) == tuple(ordered)
    assert in_order([]) == ()


def test_the_same_said_of_a_line_and_of_the_line_as_it_was_is_one_thing() -> None:
    assert in_order([said(excerpt="a"), said(excerpt="b")]) == (said(),)


def test_only_errors_stop_a_build() -> None:
    warnings = [said(severity=Severity.WARNING), said(severity=Severity.INFO)]
    assert not has_errors([])
    assert not has_errors(warnings)
    assert has_errors([*warnings, said()])


def test_sentences_are_joined_as_each_language_does() -> None:
    sentences = [Text("甲", "a"), Text("乙", "b"), Text("丙", "c")]
    assert joined(sentences) == Text("甲；乙；丙", "a; b; c")
    assert joined(iter(sentences[:2]), "、", ", ") == Text("甲、乙", "a, b")
    assert joined([]) == Text("", "")


def test_what_was_refused_in_another_process_is_told_here_in_full() -> None:
    refused = Refused(each for each in (said(), said("content/b.yml", line=2)))
    assert str(refused) == (
        "content/news/n.md: there is no such day; content/b.yml: there is no such day"
    )
    assert pickle.loads(pickle.dumps(refused)).diagnostics == refused.diagnostics


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\n", ["a", ""]),
        ("a\x85b\u2028c\u2029d", ["a", "b", "c", "d"]),
        ("a\x0bb\x0cc", ["a\x0bb\x0cc"]),
    ],
)
def test_lines_are_counted_as_yaml_counts_them(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("offcie", ["office", "lift"], "office"),
        ("NEWS", ["new", "news"], "news"),
        ("海抱", ["海报", "公约"], None),  # half of the letters are others
        ("宣传拦", ["宣传栏", "海报"], "宣传栏"),
        ("officer", ["office", "officers"], None),  # two are as near
        ("反面", ["正面", "背面"], None),
        ("不合格", ["合格"], None),
        ("west-gate", ["east-gate"], None),
        ("1号楼电梯", ["2号楼电梯", "3号楼东"], None),
        ("lift-1", ["lift-2", "lifts-1"], "lifts-1"),
        ("wset-gate", ["east-gate", "west-gate"], "west-gate"),
        ("海", ["海报"], "海报"),
        ("core-value", ["core-values", "core"], "core-values"),
        ("ab", ["ac", "aa"], None),
        ("abcd", ["abxy"], None),
        ("abcdef", ["abxyef"], "abxyef"),
        ("ab", ["ba"], None),
        ("a", ["b"], None),
        ("小区", ["社团"], None),
        ("", ["a"], None),
        ("x", [], None),
        ("字" * 61, ["字" * 61], None),  # no misspelt word is so long
    ],
)
def test_a_misspelt_word_means_the_nearest_that_is_near_enough(
    word: str, known: list[str], near: str | None
) -> None:
    assert nearest(word, known) == near
    assert nearest(word, reversed(known)) == near
    otherwise = Text("写一个有的", "write one that there is")
    guess = Text(f"是不是“{near}”？", f"did you mean “{near}”?")
    assert suggest_or(word, known, otherwise) == (guess if near else otherwise)
    both = Text(f"{guess.zh}{otherwise.zh}", f"{guess.en} {otherwise.en}")
    assert suggest(word, known, otherwise) == (both if near else otherwise)


def test_without_anything_better_all_known_words_are_named() -> None:
    assert suggest("xyz", ["red", "blue"]) == Text("可以写：red、blue", "known: red, blue")
    assert suggest("bleu", ["red", "blue"]) == Text(
        "是不是“blue”？可以写：red、blue", "did you mean “blue”? known: red, blue"
    )


WORDS = st.text("ab海报-Z", min_size=3, max_size=12)


@given(WORDS, st.data())
@settings(derandomize=True, max_examples=40, deadline=None)
def test_one_slip_of_the_pen_is_always_found_out(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slips: list[Callable[[str], str]] = [
        lambda text: text[:place] + text[place + 1 :],
        lambda text: f"{text[:place]}q{text[place:]}",
        lambda text: f"{text[:place]}q{text[place + 1 :]}",
        str.swapcase,
    ]
    for slip in slips:
        assert nearest(slip(word), ["nothing alike", word]) == word


@given(st.text(max_size=30))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_width_is_that_of_the_characters_one_by_one(text: str) -> None:
    assert width_of(text) == sum(map(width_of, text))
    assert all(width_of(each) == 0 for each in text if unicodedata.combining(each))


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("社区", 4), ("，。", 4), ("ﾊ", 1), ("Ａ", 2), ("😀", 2)],
)
def test_chinese_takes_two_columns_a_character(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(("length", "is_cut"), [(0, False), (59, False), (60, False), (61, True)])
def test_a_long_word_is_quoted_by_its_beginning(length: int, is_cut: bool) -> None:
    text = "社" * length
    assert shortened(text) == ("社" * 59 + "…" if is_cut else text)
