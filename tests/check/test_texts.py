"""Enters: texts of every kind of record. Leaves: each misprint and unprintable character, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.communities import Files, Told, assert_told_and_mended, check, told

DEED = "honour: 助人为乐, consent: 2026-06-01"
BOARD = "name: 东门\nkind: wall\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n"
SCREEN = "name: 大厅\nkind: lcd\nsize: 1920x1080\n"


def story(body: str, more: str = "") -> dict[str, str]:
    return {"news/n.md": f"---\ntitle: 标题\ndate: 2026-11-01\n{more}---\n{body}"}


# A sentence as it stands on boards, and what the marked words must be.
MISPRINTS = [
    ("社区开展«社会主意»教育", "社会主义"),
    ("弘扬«核心价植观»", "核心价值观"),
    ("«富强、民主、和谐、文明»", "富强、民主、文明、和谐"),
    ("«自由 平等 公正 法制»", "自由 平等 公正 法治"),
    ("«爱国、敬业、诚信、友爱»", "爱国、敬业、诚信、友善"),
    ("全体居民遵守«居名公约»", "居民公约"),
    ("请看楼下«宣传拦»", "宣传栏"),
    ("名单见«公示拦»", "公示栏"),
    ("第三季度«善行义举傍»", "善行义举榜"),
    ("他«见意勇为»的事迹", "见义勇为"),
    ("«讲文明数新风»", "讲文明树新风"),
    ("招募«志原者»", "志愿者"),
    ("«未成年人包护»法", "未成年人保护"),
    ("«既使»下雨也照常举行", "即使"),
    ("电梯«按装»完毕", "安装"),
    ("全面«布署»冬季防火", "部署"),
    ("«防患于未燃»", "防患于未然"),
    ("请«随手关们»", "随手关门"),
    ("«高空抛务»害人害己", "高空抛物"),
    ("不占用«消防通到»", "消防通道"),
    ("«元霄节»猜灯谜", "元宵节"),
    ("«截止目前»已有四十户报名", "截至目前"),
    ("«寻物启示»：黑色手套一只", "寻物启事"),
    ("旧«家俱»请勿堆放楼道", "家具"),
    # The most telling form is named where one stands within another.
    ("«善行义举傍»", "善行义举榜"),
    ("树立正确的«价值关»", "价值观"),
    ("争创«文名城»市", "文明城"),
    ("«富强、名主»、文明、和谐", "富强、民主"),
    ("«名主议事»会", "民主议事"),
    ("培育«社会主义核心价值关»", "社会主义核心价值观"),
]


@pytest.mark.parametrize(("sentence", "right"), MISPRINTS)
def test_a_known_misprint_is_told_with_its_right_form(
    tmp_path: Path, sentence: str, right: str
) -> None:
    wrong = sentence.partition("«")[2].partition("»")[0]
    message = (f"“{wrong}”像是“{right}”之误", f"“{wrong}” looks like a slip for “{right}”")
    hint = (f"改成“{right}”", f"write “{right}”")
    files = story(f"第一段没有错。\n\n{sentence}。\n")
    assert_told_and_mended(tmp_path, Told(files, "warning", "misprint", message, hint, right))


@pytest.mark.parametrize(
    "sentence",
    [
        "健康讲座落下帷幕，讲座落实到楼组",
        "请按装修管理规定施工，垃圾按装袋要求投放",
        "既使居民满意，又使商户放心",
        "向社会公布署名文章",
        "清明结束后、端午结束前、重阳结对帮扶、清明结伴踏青",
        "身边好人傍晚巡逻",
        "反诈宣传拦截诈骗电话十二个",
        "党员之家俱乐部、退休人员大家俱欢颜",
        "接种后出现不良反应问题解答",
        "居民喜欢渡口公园",
        "两者的价值关系，中文名城，姓名主要用于登记，一名主治医师，三名主管理员",
        "发放蚊帐单人用四十顶",
        "新时代文明实践占地二百平方米",
    ],
)
def test_a_right_sentence_is_never_taken_for_a_misprint(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, story(f"{sentence}。\n")) == []


def test_a_misprint_is_told_though_a_right_word_like_it_stands_before(tmp_path: Path) -> None:
    assert told(tmp_path, story("讲座落幕。活动室座落在三号楼。\n")) == ["warning misprint 座落"]
    assert told(tmp_path, story("既使下雨也来，\n又好看。\n")) == ["warning misprint 既使"]


def test_a_misprint_is_told_once_for_each_value_that_it_stands_in(tmp_path: Path) -> None:
    files = {
        "posters/p.yml": "标题: 宣传拦\n主题: 自办\n正文: |\n  看宣传拦，\n  常看宣传拦。\n"
        "步骤: [找宣传拦, 换新]\n标签: [宣传拦]\n"
    }
    said = [(each.span.line, each.span.column) for each in check(tmp_path, files)]
    assert said == [(1, 5), (4, 4), (6, 7), (7, 6)]


# Where words can stand, each with a misprint; it is told there and nowhere else.
EVERYWHERE: list[Files] = [
    {"community.yml": "name: 花园社区\nopening: 见«宣传拦»\n"},
    {"community.yml": "name: 花园\nrequires: [{show: poster, on: [wall], source: «宣传拦»要求}]\n"},
    {"posters/p.yml": "title: 标题\ncampaign: own\nsummary: 看«宣传拦»\n"},
    {"posters/p.yml": "title: 标题\ncampaign: own\nwords: [和]\nmeanings: [«宣传拦»]\n"},
    {"conventions/c.yml": "title: 公约\narticles:\n  - 第一条\n  - 不撕«宣传拦»\n"},
    {
        "conventions/c.yml": "标题: 公约\n条款: [一]\n沿革:\n"
        "  - {日期: 2020-01-01, 备注: 增写«宣传拦»一条}\n"
    },
    {"honours/2026Q3.yml": f"quarter: 2026Q3\ndeeds: [{{name: 张三, {DEED}, deed: 修«宣传拦»}}]\n"},
    {"news/n.md": "---\ntitle: 标题\ndate: 2026-11-01\nevent:\n"
     "  start: 2026-11-01 09:00\n  place: «宣传拦»前\n---\n"},
    {"notices/n.md": "---\ntitle: 通知\nsummary: 一事\nuntil: 2026-12-31\nwhat: 换«宣传拦»\n---\n"},
    {"pages/about.md": "---\ntitle: 关于\n---\n\n见«宣传拦»\n"},
    {"boards/b.yml": BOARD.replace("东门", "东门«宣传拦»")},
    {"screens/s.yml": SCREEN.replace("大厅", "«宣传拦»屏")},
    {
        "boards/b.yml": BOARD,
        "inspections/2026Q4/i.yml": "board: b\ndate: 2026-11-02\nstate: failed\n"
        "findings: [{problem: damage, note: «宣传拦»破了}]\n",
    },
    {"posters/p.yml": "title: 标题\ncampaign: own\n", "posters/p.zh-Hant.yml": "slogan: «宣传拦»\n"},
    {"community.zh-Hant.yml": "address: «宣传拦»旁\n"},
    {"boards/b.yml": BOARD, "boards/b.en.yml": "name: «宣传拦»\n"},
    {"screens/s.yml": SCREEN, "screens/s.en.yml": "name: «宣传拦»\n"},
]  # fmt: skip


@pytest.mark.parametrize("files", EVERYWHERE, ids=lambda files: list(files)[-1])
def test_words_are_read_wherever_somebody_reads_them(tmp_path: Path, files: Files) -> None:
    message = ("“宣传拦”像是“宣传栏”之误", "“宣传拦” looks like a slip for “宣传栏”")
    hint = ("改成“宣传栏”", "write “宣传栏”")
    assert_told_and_mended(tmp_path, Told(files, "warning", "misprint", message, hint, "宣传栏"))


def test_names_of_files_are_not_read_for_misprints(tmp_path: Path) -> None:
    files = {
        "media/宣传拦.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        "posters/宣传拦.yml": "title: 标题\ncampaign: own\nartwork: media/宣传拦.svg\n"
        "provenance: 自绘\n",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("«宣传拦»", "宣传拦"),
        ("'看«宣传拦»'", "宣传拦"),
        ('"看«宣传拦»"', "宣传拦"),
        ("𠮷家𠮷看«宣传拦»  # 宣传拦", "宣传拦"),  # columns are characters, however rare
        (">-\n  第一行\n  看«宣传拦»", "宣传拦"),
        # What the value does not write out is told of the whole value, not of a later one.
        (r'«"\u5BA3\u4F20\u62E6"»', "宣传拦"),
        ("«富强  民主  和谐  文明»", "富强 民主 和谐 文明"),
    ],
)
def test_a_misprint_is_found_in_every_way_to_write_a_text(
    tmp_path: Path, written: str, words: str
) -> None:
    head, tail = "title: 标题\ncampaign: own\nslogan: ", f"\ntags: [{words}]\n"
    files = {"posters/p.yml": head + written + tail}
    said = check(tmp_path, files)
    assert [each.code for each in said] == ["misprint", "misprint"]
    before, _, rest = (head + written).partition("«")
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert (said[0].span.line, said[0].span.column) == place
    assert said[0].span.length == rest.index("»")
    assert said[1].excerpt == tail.strip()


def test_line_breaks_of_other_systems_count_as_lines(tmp_path: Path) -> None:
    text = "title: 标题\r\ncampaign: own\r\nslogan: 看宣传拦\r\n"
    (said,) = check(tmp_path, {"posters/p.yml": text.encode()})
    assert (said.span.line, said.span.column, said.excerpt) == (3, 10, "slogan: 看宣传拦")


# What no face has: character, its number.
WITHOUT_FACE = [("😀", "1F600"), ("👍", "1F44D"), ("❤", "2764"), ("\ue000", "E000"), ("𒀀", "12000")]


@pytest.mark.parametrize(("character", "number"), WITHOUT_FACE)
@pytest.mark.parametrize(
    ("path", "severity"),
    [
        ("posters/p.yml", "error"),
        ("notices/n.md", "error"),
        ("pages/p.md", "warning"),
        ("inspections/2026Q4/i.yml", "warning"),
    ],
)
def test_a_character_that_no_face_has_is_refused_where_it_would_be_printed(
    tmp_path: Path, path: str, severity: str, character: str, number: str
) -> None:
    marked = f"你好«{character}»吗"
    texts = {
        "posters/p.yml": f"title: {marked}\ncampaign: own\n",
        "notices/n.md": f"---\ntitle: 通知\nsummary: 一事\nuntil: 2026-12-31\nwho: {marked}\n---\n",
        "pages/p.md": f"---\ntitle: 关于\n---\n# {marked}\n",
        "inspections/2026Q4/i.yml": f"board: b\ndate: 2026-11-02\nstate: passed\nnote: {marked}\n",
    }
    message = (
        f"字体里没有“{character}”（U+{number}），印不出来",
        f"no face has “{character}” (U+{number}); it cannot be printed",
    )
    hint = (
        "换一个字；生僻人名可写通用字并注明，表情符号请删去",
        "use another character; leave out emoji",
    )
    if character == "\ue000":
        message = (
            "“\ue000”（U+E000）不是通用的字，只在原来的字体里看得见，印不出来",
            "“\ue000” (U+E000) is no character of everybody: it shows in its own font alone, and cannot be printed",
        )
        hint = (
            "删去它，或重新输入这个字；常是从 Word、PDF 粘贴来的项目符号",
            "delete it, or type the character anew; often it is a bullet out of Word or a PDF",
        )
    files = {"boards/b.yml": BOARD, path: texts[path]}
    assert_told_and_mended(tmp_path, Told(files, severity, "glyph-missing", message, hint, ""))


@pytest.mark.parametrize(
    "text",
    [
        "䶮文博、𠮷野、㛃、𬭎、犇骉",
        "①②③ ㈠ ℃ ㎡ № ½ × ÷ ± ≥ √ → ★ ● ■ ☎",
        "「直角」『引号』〔〕【】《》……——～",
        "cafe\u0301 naïve Ω я",
        "全角ＡＢＣ１２３，半角abc123",
        "全角\u3000空格，软\u00ad连字符",
        "㐂变体\U000e0100与\ufe0e选择符",
    ],
)
def test_rare_names_signs_and_what_leaves_no_mark_can_be_printed(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, story(f"{text}\n")) == []


def test_each_character_of_a_joined_emoji_is_told_once(tmp_path: Path) -> None:
    said = told(tmp_path, story("全家👨\u200d👩\u200d👧福，👩👩\n"))
    assert said == [f"error glyph-missing {each}" for each in "👨👩👧"]


def test_what_a_translation_has_from_its_original_is_told_there_alone(tmp_path: Path) -> None:
    files = {
        "news/n.md": "---\ntitle: 看宣传拦\ndate: 2026-11-01\nplace: 😀\n---\n"
        "![雪](media/none.jpg)志原者\n",
        "news/n.en.md": "---\nsummary: 😀 A talk\n---\n",
        "conventions/c.yml": "title: 公约\npreamble: 居名公约\narticles: [一😀, 二]\n",
        "conventions/c.zh-Hant.yml": "articles: [一, 二😀]\n",
        "community.yml": "name: 社区😀\n",
        "community.en.yml": "address: Gate\n",
    }
    places = [(each.span.path[8:], *each.span[1:3]) for each in check(tmp_path, files)]
    assert places == [
        ("community.yml", 1, 9),
        ("conventions/c.yml", 2, 11),
        ("conventions/c.yml", 3, 13),
        ("conventions/c.zh-Hant.yml", 1, 16),
        ("news/n.en.md", 2, 10),
        ("news/n.md", 2, 9),
        ("news/n.md", 4, 8),
        ("news/n.md", 6, 6),
        ("news/n.md", 6, 21),
    ]
