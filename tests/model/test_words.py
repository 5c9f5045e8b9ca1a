"""Lines, prose, ids of slots, words of a list, addresses: kept as they are, or told what they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.model.kinds.poster import Poster
from tests.load.communities import POSTER, load
from tests.model.values import Key, Told, accepted, of_item, refused

TITLE = Key(POSTER, "campaign: own\n{key}: {value}\n", ("title", "标题"), of_item("p", "title"))
TEXT = Key(
    POSTER, "title: 海报\ncampaign: own\n{key}: {value}\n", ("text", "正文"), of_item("p", "text")
)
STEPS = Key(
    POSTER, "title: 海报\ncampaign: own\n{key}: {value}\n", ("steps", "步骤"), of_item("p", "steps")
)
EMPTY = Told(
    "empty",
    "这里不能空着",
    "this must not be empty",
    "写上内容，或者删去这一项",
    "write a value, or remove the key",
)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("冬至·数九", "冬至·数九"),
        ("０５７１－８８８８", "０５７１－８８８８"),
        ("'  两头有空格  '", "两头有空格"),
        ("张　三", "张 三"),
        ("第一行\n  第二行", "第一行第二行"),
        (">-\n  第一行\n  第二行", "第一行第二行"),
        (">-\n  第 1\n  line", "第 1 line"),
        ('"一\\n二"', "一二"),
        ("'It''s'", "It's"),
        ('"引号“里”面"', "引号“里”面"),
        ("《条例》第 3 条（二）", "《条例》第 3 条（二）"),
        ("𠅤䶮 的家", "𠅤䶮 的家"),
        ("e\u0301", "e\u0301"),
        ("👨\u200d👩\u200d👧 一家", "👨\u200d👩\u200d👧 一家"),
        ("50% - 60%", "50% - 60%"),
        ("a://b", "a://b"),
        ("3 楼", "3 楼"),
        ("3#楼 # 注", "3#楼"),
        ("<b>粗</b> & {{ x }}", "<b>粗</b> & {{ x }}"),
        ("08:30", "08:30"),
        ("1_000", "1_000"),
        ("0o17", "0o17"),
    ],
)
def test_a_line_is_kept_but_for_spaces_that_nobody_sees(
    tmp_path: Path, written: str, line: str
) -> None:
    assert accepted(tmp_path, TITLE, written) == line


@pytest.mark.parametrize("written", ["", "''", '""', "'　'", "|\n  \n", "# 待定"])
def test_a_line_that_must_be_there_is_not_empty(tmp_path: Path, written: str) -> None:
    for name in TITLE.names:
        text = TITLE.text.replace("{key}", name).replace("{value}", written)
        (said,) = load(tmp_path / name, {POSTER: text})[1]
        assert (said.code, said.span.line) == ("empty", 2)
        assert (said.message.zh, said.message.en) == (EMPTY.zh, EMPTY.en)
        assert said.hint is not None
        assert (said.hint.zh, said.hint.en) == (EMPTY.hint_zh, EMPTY.hint_en)


@pytest.mark.parametrize("character", ["字", "a", "𠅤", "👍"])
def test_a_line_has_three_hundred_characters_at_most(tmp_path: Path, character: str) -> None:
    longest = character * 300
    assert accepted(tmp_path / "longest", TITLE, longest) == longest
    assert refused(tmp_path / "longer", TITLE, longest + character) == Told(
        "too-long",
        "这一项有 301 个字，最多 300 个",
        "this has 301 characters, at most 300",
        "缩短它，长文写在正文里",
        "shorten it; long text belongs in the body",
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("一句话。", "一句话。"),
        ("|\n  第一行。\n  第二行。\n", "第一行。\n第二行。"),
        ("|\n  第一行。\n\n    缩进\n", "第一行。\n\n  缩进"),
        (">\n  折成\n  一行\n\n  另一段\n", "折成一行\n\n另一段"),
        ("两  个空格", "两  个空格"),
        ("长" * 5000, "长" * 5000),
        ("", None),
    ],
)
def test_prose_keeps_its_lines_and_has_no_limit(
    tmp_path: Path, written: str, text: str | None
) -> None:
    assert accepted(tmp_path, TEXT, written) == text


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("[关火, 开窗, 离开]", ("关火", "开窗", "离开")),
        ("\n  - 关火\n  - 开窗", ("关火", "开窗")),
        ("\n- 关火", ("关火",)),
        ("\n  - 先关火，\n    再开窗", ("先关火，再开窗",)),
        ("['关火, 开窗', \"离开\"]", ("关火, 开窗", "离开")),
        ("[先关火，再打开所有的窗户和房门]", ("先关火，再打开所有的窗户和房门",)),
        ("['关火，开窗']", ("关火，开窗",)),
        ("[]", ()),
        ("", ()),
        ("[一, 一]", ("一", "一")),
        ("[2026-03-05, 08:30, no, ~]", ("2026-03-05", "08:30", "no", "~")),
    ],
)
def test_a_list_is_read_in_brackets_or_line_by_line(
    tmp_path: Path, written: str, steps: tuple[str, ...]
) -> None:
    assert accepted(tmp_path, STEPS, written) == steps


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("关火", "关火"),
        ("关火、开窗", "关火, 开窗"),
        ("关火，开窗；离开", "关火, 开窗, 离开"),
        ("'关火, 开窗'", "关火, 开窗"),
        ("先断电，再报警，最后等物业师傅来开门", "先断电, 再报警, 最后等物业师傅来开门"),
    ],
)
def test_a_list_without_brackets_is_told_where_they_go(
    tmp_path: Path, written: str, shown: str
) -> None:
    for name in STEPS.names:
        _, said = STEPS.read(tmp_path / name, name, written)
        assert said is not None
        assert (said.code, said.message.zh, said.message.en) == (
            "type-list",
            "“步骤”应是一个列表",
            "“steps” takes a list",
        )
        assert said.hint is not None
        assert said.hint.zh == f"写成 步骤: [{shown}]，或每项一行、以“- ”开头"
        assert said.hint.en == f"write steps: [{shown}], or one “- ” line for each"
    entries = tuple(each.strip() for each in shown.split(","))
    assert accepted(tmp_path / "as told", STEPS, f"[{shown}]") == entries


def test_an_empty_entry_of_a_list_is_told_at_its_own_place(tmp_path: Path) -> None:
    text = "title: 海报\ncampaign: own\nsteps:\n  - 关火\n  - ''\n  -\n  - 离开\n"
    said = load(tmp_path, {POSTER: text})[1]
    assert [(each.code, each.span.line, each.span.column) for each in said] == [
        ("empty", 5, 5),
        ("empty", 6, 4),
    ]


SLOT = Key(
    "content/boards/b.yml",
    "name: 东门\nkind: wall\nsize: 2400x1200\n版位:\n  - {尺寸: 600x900, {key}: {value}}\n",
    ("id", "编号"),
    lambda community: community.boards["b"].slots[0].id,
)


@pytest.mark.parametrize(
    "written",
    ["A", "1", "上左", "B-2", "A（大）", "A(2)", "左 上", "v1.2", "+", "_", "䶮", "x" * 20, "no"],
)
def test_the_id_of_a_slot_is_a_short_name(tmp_path: Path, written: str) -> None:
    assert accepted(tmp_path, SLOT, written) == written


@pytest.mark.parametrize(
    "written",
    [
        "a/b",
        "..",
        ".a",
        "a.",
        "A:B",
        "x" * 21,
        "A#1",
        "A、B",
        "👍",
        "a\\b",
        "$A",
        "甲?",
    ],
)
def test_an_id_that_no_file_could_have_is_told_what_one_is(tmp_path: Path, written: str) -> None:
    assert refused(
        tmp_path / "as written", SLOT, f'"{written}"' if "\\" not in written else written
    ) == Told(
        "name-form",
        f"编号“{written}”不能用作文件名",
        f"“{written}” cannot be a part of a file's name",
        "用汉字、字母、数字和“-”，最多 20 个字",
        "use letters, digits, Chinese and “-”, at most 20",
    )


KIND = Key(
    "content/boards/b.yml",
    "name: 东门\nsize: 2400x1200\n{key}: {value}\n",
    ("kind", "类型"),
    lambda community: str(community.boards["b"].kind),
)
KINDS = {
    "showcase": "橱窗",
    "column": "宣传栏",
    "wall": "文化墙",
    "lift": "电梯框",
    "corridor": "文化长廊",
    "office": "办公室墙面",
    "hoarding": "围挡",
}


@pytest.mark.parametrize(("english", "chinese"), KINDS.items())
def test_a_word_of_a_list_is_read_in_either_language(
    tmp_path: Path, english: str, chinese: str
) -> None:
    assert accepted(tmp_path / "en", KIND, english) == english
    assert accepted(tmp_path / "zh", KIND, chinese) == english


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Showcase", "showcase"),
        ("showcas", "showcase"),
        ("橱窗子", "橱窗"),
        ("宣传拦", "宣传栏"),
        ("lifts", "lift"),
        ("LIFT", "lift"),
        ("黑板", ""),
        ("~", ""),
        ("", ""),
        ("l" * 90, ""),
    ],
)
def test_a_word_that_is_not_in_the_list_is_told_the_list_and_the_nearest(
    tmp_path: Path, written: str, near: str
) -> None:
    words_zh = "、".join(f"{english}（{chinese}）" for english, chinese in KINDS.items())
    assert refused(tmp_path / "as written", KIND, f"'{written}'") == Told(
        "choice-unknown",
        f"不认识“{written}”",
        f"“{written}” is not one of the known words",
        (f"是不是“{near}”？" if near else "") + f"可以写：{words_zh}",
        (f"did you mean “{near}”? " if near else "") + f"known: {', '.join(KINDS)}",
    )
    if near:
        assert accepted(tmp_path / "as told", KIND, near) in KINDS


TO = Key(
    "content/community.yml",
    "name: 示例社区\n发布:\n  - {key}: {value}\n    send: [screens]\n",
    ("to", "到"),
    lambda community: community.details.publish[0].to,
)


@pytest.mark.parametrize(
    "written", ["ftp://host/www", "host:/srv;reboot", "s3://", "-e/bin/sh", "''"]
)
def test_an_address_that_nothing_can_be_copied_to_is_told_the_three_that_can(
    tmp_path: Path, written: str
) -> None:
    shown = written.strip("'")
    assert refused(tmp_path / "as written", TO, written) == Told(
        "address-form",
        f"“{shown}”不是能拷贝过去的地方",
        f"nothing can be copied to “{shown}”",
        "写文件夹 /srv/www、rsync 地址 user@host:/srv/www，或 s3://桶/前缀",
        "write a folder /srv/www, an rsync address user@host:/srv/www, or s3://bucket/prefix",
    )
    for number, told in enumerate(("/srv/www", "user@host:/srv/www", "s3://bucket/prefix")):
        assert accepted(tmp_path / str(number), TO, told) == told


SHORT = Key(
    "content/community.yml",
    "name: 示例社区\n{key}:\n  - {value}\n",
    ("publish", "发布"),
    lambda community: community.details.publish[0],
)


def test_a_bare_text_stands_for_the_whole_record(tmp_path: Path) -> None:
    short = accepted(tmp_path / "short", SHORT, "/srv/www")
    whole = accepted(tmp_path / "whole", SHORT, "{到: /srv/www}")
    assert short == whole
    assert (short.to, short.send, short.endpoint) == ("/srv/www", ("site", "screens"), None)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.text(max_size=40))
def test_a_title_that_was_read_is_read_again_as_the_same(text: str) -> None:
    if not text.strip():
        return
    once = Poster.model_validate({"id": "p", "title": text, "campaign": "own"}).title
    assert once == " ".join(text.split())
    assert Poster.model_validate({"id": "p", "title": once, "campaign": "own"}).title == once
