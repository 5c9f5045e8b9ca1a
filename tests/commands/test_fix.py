"""`civsite check --fix` repairs what can have been meant in one way only, and nothing else."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from civsite.commands.fix import fixes_of, write_fixes
from civsite.diagnostics import Stopped
from tests.build.communities import tree
from tests.typed import DATE, Said, typed

NOTICE = "content/notices/停水.md"


def written(root: Path, path: str, text: str) -> Path:
    location = root / path
    location.parent.mkdir(parents=True, exist_ok=True)
    location.write_bytes(text.encode())
    return location


@pytest.fixture
def root(tmp_path: Path) -> Path:
    written(tmp_path, "content/community.yml", "名称: 小院\n")
    return tmp_path


def fix(root: Path, *more: str) -> Said:
    return typed("--lang", "zh", "-C", root, "check", "--fix", *more, *DATE)


def notice(head: str, body: str = "请存水。\n") -> str:
    return f"---\n{head}\n---\n{body}"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("标题：停水", "标题: 停水"),
        ("标题:停水", "标题: 停水"),
        ("标题 ： 停水", "标题: 停水"),
        ("标题:\t停水", "标题: 停水"),
        ("标题：停水\n起:2026-11-20\n止：2026-12-31", "标题: 停水\n起: 2026-11-20\n止: 2026-12-31"),
        ("标题: 停\u00a0水", "标题: 停 水"),
        ("标题: 停\u200b水\ufeff通\u2060知", "标题: 停水通知"),
        ("标题: 停⽔通知", "标题: 停水通知"),
        ("\u00a0标题: 停水", " 标题: 停水"),
    ],
)
def test_what_is_certain_is_repaired_in_place(root: Path, wrong: str, right: str) -> None:
    location = written(root, NOTICE, notice(wrong))
    status, output, errors = fix(root)
    assert location.read_text("utf-8") == notice(right)
    assert (status, errors.startswith(f"已改 {NOTICE}：")) == (0, True), output


def test_characters_of_the_body_are_repaired_and_its_colons_left_alone(root: Path) -> None:
    location = written(root, NOTICE, notice("标题: 停水", "地点：东门\u00a0口\n标题:不动\n⽔表\n"))
    assert fix(root).status == 0
    assert location.read_text("utf-8") == notice("标题: 停水", "地点：东门 口\n标题:不动\n水表\n")


@pytest.mark.parametrize(
    "text",
    [
        notice("标题: 你好：世界", "一\t二　三\n"),  # colons and blanks within texts
        notice("标题: 👨\u200d👩\u200d👧 和 نمی\u200cخواهم"),  # joiners that join
        notice("标题: 停水\r\n止: 2026-12-01\r"),
        "\ufeff" + notice("标题: 停水"),
    ],
)
def test_what_does_no_harm_stays_as_it_is(root: Path, text: str) -> None:
    location = written(root, NOTICE, text)
    fix(root)
    assert location.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (NOTICE, notice("标题: 停水\n止: 2026-02-30")),
        (NOTICE, notice("标提: 停水")),
        (NOTICE, notice("停水时间：八点")),  # no key
        ("content/posters/a.yml", "标题: 防火\n主题: 安全\n步骤:\n  - 一\n\t- 二\n"),
        ("content/notices/a.docx", "x"),
        ("content/notices/a.txt", "x"),
    ],
)
def test_what_is_not_certain_is_told_and_not_touched(root: Path, path: str, text: str) -> None:
    location = written(root, path, text)
    status, output, errors = fix(root)
    assert (status, errors) == (1, "没有可以自动改的\n"), output
    assert location.read_bytes() == text.encode()


def test_tabs_that_alone_indent_a_file_become_spaces(root: Path) -> None:
    location = written(
        root, "content/community.yml", "名称: 小院\n印刷:\n\t出血: 5\n\t颜色: 印刷色\n"
    )
    assert fix(root).status == 0
    assert location.read_text("utf-8") == "名称: 小院\n印刷:\n  出血: 5\n  颜色: 印刷色\n"


def test_an_ending_that_windows_hides_is_taken_off(root: Path) -> None:
    written(root, f"{NOTICE}.txt", notice("标题：停水\n止: 2026-12-31"))
    assert fix(root) == Said(0, "没有发现问题\n", f"已改 {NOTICE}.txt：2 处，改名为 {NOTICE}\n")
    assert (root / NOTICE).read_text("utf-8") == notice("标题: 停水\n止: 2026-12-31")
    assert not (root / f"{NOTICE}.txt").exists()


def test_no_file_is_renamed_over_another(root: Path) -> None:
    written(root, f"{NOTICE}.txt", notice("标题: 新"))
    (root / NOTICE).write_bytes(notice("标题: 旧").encode("gb18030"))
    before = tree(root)
    assert fix(root).status == 1
    assert tree(root) == before


def test_marks_and_line_ends_that_do_no_harm_survive_a_repair(root: Path) -> None:
    location = written(root, NOTICE, "\ufeff---\r\n标题：停水\r\n---\r\n请存水。\r\n")
    fix(root)
    assert location.read_bytes() == "\ufeff---\r\n标题: 停水\r\n---\r\n请存水。\r\n".encode()


def test_a_second_run_finds_nothing(root: Path) -> None:
    written(
        root,
        NOTICE,
        notice("标题：停\u200b水 \n起:2026-11-20\n止：\t2026-12-31", "a\u00a0b\u00a0c\n"),
    )
    assert fix(root).status == 0
    before = tree(root)
    assert fix(root) == Said(0, "没有发现问题\n", "没有可以自动改的\n")
    assert tree(root) == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(root: Path) -> None:
    written(root, NOTICE, notice("标题：停水"))
    before = tree(root)
    status, output, errors = fix(root, "--dry-run")
    assert (status, errors) == (0, f"可改 {NOTICE}：1 处\n")
    assert output.splitlines() == [
        f"--- a/{NOTICE}",
        f"+++ b/{NOTICE}",
        "@@ -1,4 +1,4 @@",
        " ---",
        "-标题：停水",
        "+标题: 停水",
        " ---",
        " 请存水。",
    ]
    assert tree(root) == before


def test_a_dry_run_is_one_of_repairs(root: Path) -> None:
    status, _, errors = typed("-C", root, "check", "--dry-run")
    assert (status, "--fix" in errors) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_link_is_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    outside = written(away, "信.md", notice("标题：停水"))
    (root / "content/notices").mkdir()
    (root / "content/notices/停水.md").symlink_to(outside)
    (root / "content/news").symlink_to(away)
    assert fix(root).status == 1
    assert outside.read_text("utf-8") == notice("标题：停水")


def test_after_repairs_what_is_left_is_told(root: Path) -> None:
    written(root, NOTICE, notice("标题：停水\n止：2026-02-30"))
    status, output, errors = fix(root)
    assert (status, errors) == (1, f"已改 {NOTICE}：2 处\n")
    assert "date-unreal" in output
    assert "colon-full-width" not in output


def test_a_file_that_somebody_changes_meanwhile_stays_as_they_left_it(root: Path) -> None:
    location = written(root, NOTICE, notice("标题：停水"))
    fixes = fixes_of(root, datetime.date(2026, 11, 22))
    location.write_text(notice("标题：来水"), "utf-8")
    with pytest.raises(Stopped) as stopped:
        write_fixes(root, fixes)
    assert "再运行一次" in stopped.value.text.zh
    assert location.read_text("utf-8") == notice("标题：来水")
