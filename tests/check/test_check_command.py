"""Enters: `civsite check` on a community with faults. Leaves: all that it prints, and its status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civsite import cli
from tests.check.communities import Files, write

Capsys = pytest.CaptureFixture[str]

FAULTY: Files = {
    "honours/2026Q3.yml": "quarter: 2026Q3\ndeeds:\n"
    "  - {name: 张三, honour: 助人为了, deed: 扶老人过街。, consent: 2026-06-01}\n",
    "news/n.md": "---\n标题: 扫雪\n日期: 2026-11-01\n---\n\n请看楼下宣传拦。\n",
    "posters/p.yml": "title: 标题\ncampaign: core-values\nwords: [富强, 民主, 文名, 和谐]\n",
}
TOLD = {
    "zh": """\
content/honours/2026Q3.yml:3:24 说明 [honour-unusual]：“助人为了”不是常用的荣誉类别
    3 |   - {name: 张三, honour: 助人为了, deed: 扶老人过街。, consent: 2026-06-01}
      |                          ^^^^^^^^
      改法：是不是“助人为乐”？

content/news/n.md:6:5 提醒 [misprint]：“宣传拦”像是“宣传栏”之误
    6 | 请看楼下宣传拦。
      |         ^^^^^^
      改法：改成“宣传栏”

content/posters/p.yml:3:17 错误 [core-values]：第 3 个词“文名”应为“文明”，“名”字不对
    3 | words: [富强, 民主, 文名, 和谐]
      |                     ^^^^
      改法：写成 [富强, 民主, 文明, 和谐]

1 个错误，1 条提醒，1 条说明
""",
    "en": """\
content/honours/2026Q3.yml:3:24 info [honour-unusual]: “助人为了” is no usual honour
    3 |   - {name: 张三, honour: 助人为了, deed: 扶老人过街。, consent: 2026-06-01}
      |                          ^^^^^^^^
      fix: did you mean “助人为乐”?

content/news/n.md:6:5 warning [misprint]: “宣传拦” looks like a slip for “宣传栏”
    6 | 请看楼下宣传拦。
      |         ^^^^^^
      fix: write “宣传栏”

content/posters/p.yml:3:17 error [core-values]: word 3 is “文名” and must be “文明”
    3 | words: [富强, 民主, 文名, 和谐]
      |                     ^^^^
      fix: write [富强, 民主, 文明, 和谐]

errors: 1, warnings: 1, notes: 1
""",
}


def check(root: Path, capsys: Capsys, *options: str) -> tuple[int, str]:
    """Exit status and standard output."""
    capsys.readouterr()
    status = cli.main(["-C", str(root), "check", "--date", "2026-11-22", *options])
    return status, capsys.readouterr().out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_told_at_once_by_file_in_either_language(
    tmp_path: Path, capsys: Capsys, language: str
) -> None:
    write(tmp_path, FAULTY)
    assert check(tmp_path, capsys, "--lang", language) == (1, TOLD[language])
    # What is remembered of texts without a fault changes nothing that is said.
    assert check(tmp_path, capsys, "--lang", language) == (1, TOLD[language])


def test_programs_are_told_the_same(tmp_path: Path, capsys: Capsys) -> None:
    write(tmp_path, FAULTY)
    status, output = check(tmp_path, capsys, "--lang", "zh", "--format", "json")
    found = json.loads(output)
    assert status == 1
    assert [(each["severity"], each["line"], each["column"]) for each in found] == [
        ("info", 3, 24),
        ("warning", 6, 5),
        ("error", 3, 17),
    ]
    for each in found:
        assert f"[{each['code']}]：{each['message']}\n" in TOLD["zh"]
        assert f"改法：{each['hint']}\n" in TOLD["zh"]


def test_warnings_and_notes_alone_let_a_build_go_on(tmp_path: Path, capsys: Capsys) -> None:
    write(tmp_path, {path: text for path, text in FAULTY.items() if "posters" not in path})
    status, output = check(tmp_path, capsys, "--lang", "en")
    assert (status, output.splitlines()[-1]) == (0, "errors: 0, warnings: 1, notes: 1")


def test_following_every_hint_leaves_nothing_to_complain_about(
    tmp_path: Path, capsys: Capsys
) -> None:
    mended = {
        path: str(text).replace("助人为了", "助人为乐").replace("宣传拦", "宣传栏").replace("文名", "文明")
        for path, text in FAULTY.items()
    }  # fmt: skip
    write(tmp_path, mended)
    assert check(tmp_path, capsys, "--lang", "zh") == (0, "没有发现问题\n")
    assert check(tmp_path, capsys, "--lang", "en") == (0, "nothing to complain about\n")


def test_what_can_be_read_is_checked_beside_what_cannot(tmp_path: Path, capsys: Capsys) -> None:
    write(tmp_path, {**FAULTY, "posters/a.yml": "titel: 标题\ncampaign: own\n"})
    status, output = check(tmp_path, capsys, "--lang", "en", "--format", "json")
    codes = [each["code"] for each in json.loads(output)]
    assert (status, codes) == (1, ["honour-unusual", "misprint", "key-unknown", "core-values"])


def test_an_empty_slot_beside_a_layout_is_told_where_it_was_written(
    tmp_path: Path, capsys: Capsys
) -> None:
    slots = "slots:\n  - {id: Y, at: 60x10, size: 600x90, accepts: [notice]}\n"
    board = f"name: 东门\nkind: wall\nsize: 1800x1200\nlayout: two-columns\n{slots}"
    items = {
        "posters/p.yml": "title: 冬季防火\ncampaign: safety\nslogan: 随手关火\n",
        "conventions/c.yml": "title: 居民公约\narticles: [爱护公物。]\n",
        "news/n.md": "---\ntitle: 扫雪\ndate: 2026-11-01\n---\n大家一起扫雪。\n",
    }
    write(tmp_path, {"boards/b.yml": board, **items})
    output = check(tmp_path, capsys, "--lang", "en", "--format", "json")[1]
    (said,) = [each for each in json.loads(output) if each["code"] == "slot-empty"]
    assert (said["path"], said["line"], said["column"]) == ("content/boards/b.yml", 6, 10)
