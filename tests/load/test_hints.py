"""What is told of a line that nobody could read goes away when the hint is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.communities import POSTER, STORY, load
from tests.model.values import Told

COLON = Told(
    "colon-without-space",
    "冒号后面缺一个空格",
    "the colon lacks a space behind it",
    "写成“项目: 内容”",
    "write “key: value”",
)


def told(root: Path, path: str, text: str) -> tuple[Told, int, int]:
    """The one thing that is said, and where."""
    (said,) = load(root, {path: text})[1]
    assert said.hint is not None
    texts = (said.message.zh, said.message.en, said.hint.zh, said.hint.en)
    return Told(said.code, *texts), said.span.line, said.span.column


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title:{}海报\ncampaign: own\n", 1, 6),
        ("campaign: own\n标题:{}海报\n", 2, 3),
        ("标题: 海报\n主题:{}自办\n口号: 慢行\n", 2, 3),
    ],
)
def test_a_wide_space_behind_a_colon_is_told_as_the_space_that_lacks(
    tmp_path: Path, text: str, line: int, column: int, space: str
) -> None:
    assert told(tmp_path / "as written", POSTER, text.format(space)) == (COLON, line, column)
    assert load(tmp_path / "as told", {POSTER: text.format(" ")})[1] == ()


SOUND = "title: 海报\ncampaign: own\n"
SYNTAX = "yaml-syntax"
TWO_COLONS = Told(
    SYNTAX,
    "一行里有两个“: ”，或缩进不对",
    "two “: ” in one line, or a wrong indent",
    "内容里有冒号时给整句加引号；同级的项目左边对齐",
    "quote a value that holds a colon; align keys of one level",
)
FULL_WIDTH = Told(
    "colon-full-width",
    "项目名后面是中文冒号“：”",
    "the key is followed by a full-width colon “：”",
    "改成英文冒号加一个空格“: ”",
    "write an ASCII colon and a space, “: ”",
)
OPEN_BRACKET = Told(
    SYNTAX,
    "括号里缺逗号，或括号没有合上",
    "a comma is missing in the brackets, or they are not closed",
    "用英文逗号隔开，合上 ] 或 }；内容里有逗号时加引号",
    "separate by ASCII commas, close ] or }; quote a value that holds a comma",
)
OPEN_QUOTE = Told(
    SYNTAX, "引号没有合上", "a quote is not closed", "补上后一半引号", "add the closing quote"
)
QUOTE_FIRST = Told(
    SYNTAX,
    "内容不能以这个符号开头",
    "a value cannot begin with this character",
    "给整句加引号",
    "put the value in quotes",
)
TAB = Told(
    "tab",
    "这里有制表符（Tab）",
    "there is a tab character here",
    "改成空格，每层两个",
    "replace it by spaces, two a level",
)
ANCHOR = Told(
    "yaml-anchor",
    "不支持 YAML 的 & 锚点和 * 引用",
    "YAML anchors (&) and aliases (*) are not read",
    "以 & 或 * 开头的文字要加引号；重复的内容请照写一遍",
    "quote a text that begins with & or *; write repeated content out",
)
NO_TEXT = Told(
    "type-text",
    "这里应是一句文字，不是列表或分项",
    "text is expected here, not a list or a mapping",
    "写在一行里；文字以 [ 或 { 开头时加引号",
    "write it in one line; quote text that begins with [ or {",
)

# As clerks write it, what is said, where, and the line as it is once the hint is followed.
LINES = [
    ("title：海报\ncampaign: own\n", FULL_WIDTH, 1, 6, "title: 海报\ncampaign: own\n"),
    ("标题 ：海报\n主题: own\n", FULL_WIDTH, 1, 4, "标题: 海报\n主题: own\n"),
    ("title:海报\ncampaign: own\n", COLON, 1, 6, "title: 海报\ncampaign: own\n"),
    ("title: 通知: 停水\ncampaign: own\n", TWO_COLONS, 1, 10, "title: '通知: 停水'\ncampaign: own\n"),
    ("title: 海报\n  campaign: own\n", TWO_COLONS, 2, 11, SOUND),
    (f"{SOUND}steps: [一, 二\n", OPEN_BRACKET, 3, 8, f"{SOUND}steps: [一, 二]\n"),
    (f"{SOUND}steps: [一 {{二]\n", OPEN_BRACKET, 3, 8, f"{SOUND}steps: ['一 {{二']\n"),
    (f"{SOUND}slogan: '慢行\n", OPEN_QUOTE, 3, 9, f"{SOUND}slogan: '慢行'\n"),
    (f'{SOUND}slogan: "慢行\n', OPEN_QUOTE, 3, 9, f'{SOUND}slogan: "慢行"\n'),
    (f"{SOUND}slogan: @社区\n", QUOTE_FIRST, 3, 9, f"{SOUND}slogan: '@社区'\n"),
    (f"{SOUND}slogan: `慢行\n", QUOTE_FIRST, 3, 9, f"{SOUND}slogan: '`慢行'\n"),
    (f"{SOUND}slogan: &slow 慢行\n", ANCHOR, 3, 9, f"{SOUND}slogan: '&slow 慢行'\n"),
    (f"{SOUND}slogan:\t慢行\n", TAB, 3, 8, f"{SOUND}slogan: 慢行\n"),
    (f"{SOUND}slogan: [慢行]\n", NO_TEXT, 3, 9, f"{SOUND}slogan: '[慢行]'\n"),
    (f"{SOUND}slogan:\n  慢行: 好\n", NO_TEXT, 4, 3, f"{SOUND}slogan: 慢行，好\n"),
    (
        f"{SOUND}slogan: | 慢行\n",
        Told(SYNTAX, "内容不能以“|”或“>”开头", "a value cannot begin with “|” or “>”", "给整句加引号",
             "put the value in quotes"),
        3, 11, f"{SOUND}slogan: '| 慢行'\n",
    ),
    (
        f"{SOUND}slogan: * 慢行\n",
        Told(SYNTAX, "内容不能以 * 或 & 开头", "a value cannot begin with * or &", "给整句加引号",
             "put the value in quotes"),
        3, 10, f"{SOUND}slogan: '* 慢行'\n",
    ),
    (
        f"{SOUND}slogan: ! 慢行\n",
        Told("yaml-tag", "不支持 YAML 标记“!”", "YAML tags such as “!” are not read",
             "以“!”开头的文字要加引号", "quote a text that begins with “!”"),
        3, 9, f"{SOUND}slogan: '! 慢行'\n",
    ),
    (
        f'{SOUND}slogan: "\\慢行"\n',
        Told(SYNTAX, "双引号里有不认识的“\\”", "an unknown “\\” inside double quotes",
             "改用单引号，或把“\\”写成“\\\\”", "use single quotes, or write “\\\\”"),
        3, 10, f"{SOUND}slogan: '\\慢行'\n",
    ),
    (
        f"{SOUND}steps: - 一\n",
        Told(SYNTAX, "“- ”不能和项目名写在同一行", "“- ” cannot stand in the line of its key",
             "另起一行写列表", "begin the list in a line of its own"),
        3, 8, f"{SOUND}steps:\n  - 一\n",
    ),
    (
        f"{SOUND}slogan: ] 慢行\n",
        Told(SYNTAX, "括号或逗号多余，或不成对", "a stray bracket or comma",
             "括号要成对；文字以 [ ] { } , 开头时给整句加引号",
             "pair the brackets; quote text that begins with [ ] { } or ,"),
        3, 9, f"{SOUND}slogan: '] 慢行'\n",
    ),
    (
        f'{SOUND}slogan: "慢行" 平安\n',
        Told(SYNTAX, "缩进或引号不对", "a wrong indent or a stray quote",
             "同级的项目左边对齐；引号后面不能再有文字",
             "align keys of one level; nothing may follow a closing quote"),
        3, 14, f"{SOUND}slogan: '\"慢行\" 平安'\n",
    ),
    (
        f"{SOUND}---\ntitle: 另一张\n",
        Told("several-documents", "一个文件里只能有一份内容", "a file holds one document only",
             "删去这一行“---”及其后的内容，或分成两个文件",
             "remove this “---” and what follows, or make two files"),
        3, 1, SOUND,
    ),
    (
        f"{SOUND}<<: {{weight: 1}}\n",
        Told("yaml-merge", "不支持 YAML 的 << 合并", "YAML merge keys (<<) are not read",
             "重复的内容请照写一遍", "write repeated content out"),
        3, 1, f"{SOUND}weight: 1\n",
    ),
    (
        f"{SOUND}title: 又一个\n",
        Told("key-duplicate", "“title”在第 1 行已经写过", "“title” was written already in line 1",
             "只留一个", "keep one of the two"),
        3, 1, SOUND,
    ),
    (
        f"{SOUND}标题: 又一个\n",
        Told("key-duplicate", "“标题”与“title”是同一项", "“标题” and “title” are one key",
             "只留一个", "keep one of the two"),
        3, 1, SOUND,
    ),
    (
        f"{SOUND}{{a: b}}: c\n",
        Told("key-form", "项目名必须是一个词", "a key must be a single word",
             "写成“项目: 内容”；文字里有 { } [ ] 时给整句加引号",
             "write “key: value”; quote a text that holds { } [ ]"),
        3, 1, f"{SOUND}slogan: c\n",
    ),
    (
        "campaign: own\n",
        Told("key-missing", "缺少“标题”", "“title” is missing", "加一行 标题: …", "add a line title: …"),
        1, 1, "campaign: own\ntitle: …\n",
    ),
    (
        "海报\n",
        Told("not-a-mapping", "文件应由“项目: 内容”的行组成", "the file must consist of “key: value” lines",
             "例如：标题: 花园社区居民公约", "for example: title: Convention"),
        1, 1, SOUND,
    ),
    (
        "# 以后再写\n",
        Told("file-empty", "文件是空的", "the file is empty", "写上内容，或删去这个文件",
             "write something, or delete the file"),
        1, 1, SOUND,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "line", "column", "mended"), LINES, ids=lambda each: "")
def test_a_line_that_yaml_cannot_read_is_told_in_words_that_mend_it(
    tmp_path: Path, text: str, said: Told, line: int, column: int, mended: str
) -> None:
    assert told(tmp_path / "as written", POSTER, text) == (said, line, column)
    community, none = load(tmp_path / "as told", {POSTER: mended})
    assert none == ()
    assert list(community.items) == ["p"]


DEED = "quarter: 2026Q3\ndeeds:\n"
RECORDS = [
    (
        f"{DEED}  - 张三\n",
        Told("type-record", "这里应是分项写的一条记录", "a record with keys is expected here",
             "写成 {姓名: …, 荣誉: …, 事迹: …}", "write {name: …, honour: …, deed: …}"),
        3, 5, f"{DEED}  - {{姓名: 张三, 荣誉: 助人为乐, 事迹: 扫雪}}\n",
    ),
    (
        f"{DEED}  - 姓名：张三\n", FULL_WIDTH, 3, 7,
        f"{DEED}  - 姓名: 张三\n    荣誉: 助人为乐\n    事迹: 扫雪\n",
    ),
    (
        f"{DEED}  - {{name: 张三, deed: 扫雪}}\n",
        Told("key-missing", "缺少“荣誉”", "“honour” is missing", "加一行 荣誉: …", "add a line honour: …"),
        3, 5, f"{DEED}  - {{name: 张三, deed: 扫雪, honour: …}}\n",
    ),
    (
        "quarter: 2026Q3\ndeeds: {name: 张三}\n",
        Told("type-list", "“善行”应是一个列表", "“deeds” takes a list",
             "写成 善行: […]，或每项一行、以“- ”开头", "write deeds: […], or one “- ” line for each"),
        2, 8, "quarter: 2026Q3\ndeeds: [{name: 张三, honour: 助人为乐, deed: 扫雪}]\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "line", "column", "mended"), RECORDS, ids=lambda each: "")
def test_an_entry_that_is_no_record_is_told_the_keys_of_one(
    tmp_path: Path, text: str, said: Told, line: int, column: int, mended: str
) -> None:
    path = "content/honours/2026Q3.yml"
    assert told(tmp_path / "as written", path, text) == (said, line, column)
    assert load(tmp_path / "as told", {path: mended})[1] == ()


def test_what_hangs_in_a_slot_is_told_to_be_written_by_id(tmp_path: Path) -> None:
    path = "content/editions/2026Q4.yml"
    said = Told(
        "type-table",
        "这里应是“编号: 内容”的分项",
        "a mapping by id is expected here",
        "每行写“编号: 内容”，左边对齐",
        "write “id: value” lines, aligned",
    )
    for number, text in enumerate(("[east]", "east")):
        written = told(tmp_path / str(number), path, f"quarter: 2026Q4\nboards: {text}\n")
        assert written == (said, 2, 9)
    mended = "quarter: 2026Q4\nboards:\n  east:\n    A: fire\n"
    assert load(tmp_path / "as told", {path: mended})[1] == ()


FRONT = [
    (
        "扫雪\n",
        Told("front-matter-missing", "文件的第一行应是“---”", "the first line must be “---”",
             "在最前面写：---，下一行 title: 标题，再一行 ---",
             "begin with a line ---, then title: …, then a line ---"),
        1, 1,
    ),
    (
        "---\ntitle: 扫雪\ndate: 2026-03-01\n正文\n",
        Told("front-matter-open", "开头的“---”没有配对的结束行", "the opening “---” has no closing “---”",
             "在正文前单独写一行“---”", "write a line “---” before the body"),
        1, 1,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "line", "column"), FRONT, ids=["missing", "open"])
def test_prose_without_its_two_lines_is_told_where_they_go(
    tmp_path: Path, text: str, said: Told, line: int, column: int
) -> None:
    assert told(tmp_path / "as written", STORY, text) == (said, line, column)
    mended = "---\ntitle: 扫雪\ndate: 2026-03-01\n---\n正文\n"
    assert load(tmp_path / "as told", {STORY: mended})[1] == ()


def first_of(root: Path, path: str, text: str) -> tuple[str, str, str]:
    said = load(root, {path: text})[1][0]
    assert said.hint is not None
    return said.code, said.message.zh, said.hint.zh


def test_a_list_with_nothing_below_its_key_is_told_its_first_entry(tmp_path: Path) -> None:
    told = first_of(tmp_path, "content/honours/2026Q3.yml", "季度: 2026Q3\n善行:\n")
    assert told == (
        "key-missing", "“善行”下面还没有内容", "下一行写第一项：  - {姓名: …, 荣誉: …, 事迹: …}"
    )  # fmt: skip
    told = first_of(tmp_path, "content/conventions/c.yml", "标题: 公约\n条款:\n")
    assert told == ("key-missing", "“条款”下面还没有内容", "下一行写第一项：  - …")


@pytest.mark.parametrize("word", ["长期", "永久有效", "不限", "always"])
def test_a_date_that_never_comes_is_told_to_be_left_out(tmp_path: Path, word: str) -> None:
    told = first_of(tmp_path, POSTER, f"{SOUND}until: {word}\n")
    assert told == ("date-form", f"“{word}”不是日期", "长期有效的，删去这一行就是")


@pytest.mark.parametrize(
    ("written", "right"),
    [("1,200", "1200"), ("12,345,678", "12345678"), ("约60人", "60"), ("80 名", "80")],
)
def test_a_figure_is_told_in_digits_alone(tmp_path: Path, written: str, right: str) -> None:
    text = "---\ntitle: 雪\ndate: 2026-03-01\nfigures: {{households: 3, participants: {}}}\n---\n"
    code, _, hint = first_of(tmp_path / "as written", STORY, text.format(written))
    assert (code, hint.removeprefix("只写数字，例如 ").removeprefix("写 ")) == (
        "number-form",
        right,
    )
    assert load(tmp_path / "as told", {STORY: text.format(right)})[1] == ()
