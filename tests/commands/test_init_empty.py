"""`civsite init --empty` makes a community's own repository: commented, in Chinese, and clean."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.communities import CHECKOUT, tree
from tests.typed import DATE, typed

CLEAN = "没有发现问题\n"


def checked(root: Path) -> str:
    status, output, _ = typed("--lang", "zh", "-C", root, "check", *DATE)
    assert status == 0, output
    return output


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "桂花"
    options = (
        "--name", "桂花社区", "--board", "东门橱窗 2400x1200", "--board", "1号楼电梯框",
        "--board", "长廊 #2 6000×1500", "--screen", "门厅电视 1920*1080", "--screen", "东门字幕屏",
    )  # fmt: skip
    status, output, errors = typed("--lang", "zh", "init", folder, "--empty", *options)
    assert (status, output) == (0, "")
    assert errors.startswith("已建好 ")
    return folder


@pytest.mark.slow
def test_what_it_makes_has_nothing_to_complain_about(made: Path) -> None:
    assert checked(made) == CLEAN


def test_it_holds_what_was_asked_for_and_nobody_invented(made: Path) -> None:
    content = made / "content"
    files = {path.relative_to(content).as_posix() for path in content.rglob("*.*")}
    assert {path for path in files if not path.startswith("posters/")} == {
        "community.yml", "boards/东门橱窗.yml", "boards/1号楼电梯框.yml", "boards/长廊-2.yml",
        "screens/门厅电视.yml", "screens/东门字幕屏.yml",
    }  # fmt: skip
    assert "名称: 桂花社区\n" in (made / "content/community.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("boards/东门橱窗.yml", ["名称: 东门橱窗", "类型: 橱窗", "尺寸: 2400x1200"]),
        ("boards/1号楼电梯框.yml", ["类型: 电梯框", "尺寸: 435x580"]),
        ("boards/长廊-2.yml", ['名称: "长廊 #2"', "类型: 宣传栏", "尺寸: 6000x1500"]),
        ("screens/门厅电视.yml", ["类型: 液晶屏", "尺寸: 1920x1080"]),
        ("screens/东门字幕屏.yml", ["类型: 滚动字幕屏"]),
    ],
)
def test_each_board_and_screen_is_a_commented_file_in_chinese(
    made: Path, path: str, said: list[str]
) -> None:
    lines = (made / "content" / path).read_text("utf-8").splitlines()
    assert set(said) <= set(lines)
    assert lines[0].startswith("# ")
    assert not [line for line in lines if re.match(r"[a-z]", line)]


@pytest.mark.slow
def test_every_line_that_waits_as_a_comment_may_be_put_to_use(made: Path, tmp_path: Path) -> None:
    for path in sorted((made / "content").rglob("*.yml")):
        text = path.read_text("utf-8")
        # A key, or an entry of a list below one; not a sentence that only explains, nor the logo's file.
        used = re.sub(r"^# (?=\w+:(?! \[海报, 公约\])|  - )(?!标志)", "", text, flags=re.MULTILINE)
        copy = tmp_path / path.relative_to(made)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(used, "utf-8")
    assert "\n网址: https" in (tmp_path / "content/community.yml").read_text("utf-8")
    assert "错误 [" not in checked(tmp_path)


@pytest.mark.slow
def test_without_a_terminal_nothing_is_asked_and_the_folder_gives_the_name(tmp_path: Path) -> None:
    assert typed("init", tmp_path / "桂花社区", "--empty").status == 0
    details = (tmp_path / "桂花社区/content/community.yml").read_text("utf-8")
    assert "名称: 桂花社区\n" in details
    assert checked(tmp_path / "桂花社区") == CLEAN


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--board", "西门 240x120"], "240 厘米写 2400"),
        (["--screen", "屏 9x9"], "单位是像素"),
        (["--board", "西门", "--board", "西门 900x600"], "“西门”写了两次"),
        (["--name", "  "], "1 到 100 个字"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(
    tmp_path: Path, options: list[str], said: str
) -> None:
    status, _, errors = typed("--lang", "zh", "init", tmp_path / "新", "--empty", *options)
    assert (status, said in errors) == (2, True), errors
    assert not (tmp_path / "新").exists()


def test_names_and_places_are_asked_for_without_the_sample_alone(tmp_path: Path) -> None:
    status, _, errors = typed("init", tmp_path / "新", "--board", "西门")
    assert (status, "--empty" in errors, (tmp_path / "新").exists()) == (2, True, False)


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("mine", "utf-8")
    before = tree(tmp_path)
    assert typed("init", tmp_path, "--empty", "--name", "桂花").status == 2
    assert tree(tmp_path) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="asks at a terminal of Unix")
def test_at_a_terminal_it_asks_until_nothing_is_answered(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    answers = "桂花社区\n东门宣传栏 240x120\n东门宣传栏 2400x1200\n\n门厅电子屏\n\n"
    process = subprocess.Popen(
        [sys.executable, "-m", "civsite", "init", "新", "--empty"],
        cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, answers.encode())
    assert process.wait(60) == 0
    os.close(ours)
    content = tmp_path / "新/content"
    assert "名称: 桂花社区\n" in (content / "community.yml").read_text("utf-8")
    assert [path.name for path in (content / "boards").iterdir()] == ["东门宣传栏.yml"]
    assert [path.name for path in (content / "screens").iterdir()] == ["门厅电子屏.yml"]
