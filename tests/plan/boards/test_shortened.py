"""A panel that shows less than its item says how much less, at the item, before it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.cli import main
from tests.load.communities import write

pytestmark = pytest.mark.slow
BOARD = "name: 东门栏\nkind: showcase\nsize: 600x900\nslots: [{id: A, at: 0x0, size: 600x900}]\n"
PARAGRAPH = "请各位居民互相转告，提前做好准备，家里有老人的楼栋长上门说一声。" * 4


def notice(paragraphs: int) -> str:
    body = "\n\n".join(f"第 {number} 段。{PARAGRAPH}" for number in range(paragraphs))
    return f"---\ntitle: 检修\nfrom: 2026-10-01\nuntil: 2027-03-31\npinned: yes\non: [east]\n---\n\n{body}\n"


@pytest.mark.parametrize("address", ["url: https://example.org/\n", ""])
def test_of_a_long_notice_the_paragraphs_that_are_shown_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    path = "content/notices/n.md"
    files = {
        "content/community.yml": f"name: 示例社区\n{address}",
        "content/boards/east.yml": BOARD,
        path: notice(60),
    }
    write(tmp_path, files)
    command = ("-C", str(tmp_path), "--lang", "en", "check", "--date", "2026-11-22")
    assert main(command) == 0
    said = capsys.readouterr().out
    assert f"{path}:9:1 info [panel-shortened]" in said
    shown = int(said.split("all of “检修”: ")[1].split(" of 60 paragraphs on 600×900 mm")[0])
    assert 10 < shown < 60
    write(tmp_path, {**files, path: notice(3)})
    assert main(command) == 0
    assert "panel-shortened" not in capsys.readouterr().out


def test_a_story_without_a_summary_tells_as_many_paragraphs_as_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "content/news/2026/2026-10-05-long.md"
    body = "\n\n".join(f"第 {number} 段。{PARAGRAPH}" for number in range(40))
    story = f"---\ntitle: 巡院\ndate: 2026-10-05\npinned: yes\non: [east]\n---\n\n{body}\n"
    write(tmp_path, {"content/boards/east.yml": BOARD, path: story})
    assert main(("-C", str(tmp_path), "--lang", "en", "check", "--date", "2026-11-22")) == 0
    said = capsys.readouterr().out
    assert f"{path}:8:1 info [panel-shortened]" in said
    shown = int(said.split("all of “巡院”: ")[1].split(" of 40 paragraphs on 600×900 mm")[0])
    assert 10 < shown < 40
