"""What `civsite new` writes as an example is an error at each line of it, until it is replaced."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from civsite.blanks.kinds import NAMES
from civsite.check.rules import check_community
from civsite.commands.new import new_file
from civsite.load.repository import load_community
from tests.load.communities import theme_of, write

TODAY = datetime.date(2026, 11, 22)


def told(root: Path) -> list[tuple[str, int]]:
    community, faults = load_community(root, theme_of(root))
    said = (*faults, *check_community(community, TODAY))
    return [(each.span.path, each.span.line) for each in said if each.code == "template-text"]


@pytest.mark.parametrize("kind", NAMES)
def test_each_line_that_is_still_the_templates_is_an_error(tmp_path: Path, kind: str) -> None:
    write(tmp_path, {})
    path = new_file(tmp_path, kind, "冬至", TODAY)
    location = tmp_path / path
    text = location.read_text("utf-8")
    # What stands behind a # as a proposal is used as well.
    used = re.sub(r"(?m)^( *)# ?( *(?:- \{)?\w+:\s)", r"\1\2", text)
    used = used.replace("findings: []\n", "").replace("问题: []\n", "")
    location.write_text(
        re.sub(r"(?m)^(\s*- )\{(?:file|文件): .*, ", r"\1{file: media/a.jpg, ", used), "utf-8"
    )
    lines = location.read_text("utf-8").splitlines()
    examples = sorted(NAMES[kind].examples, key=len, reverse=True)
    wanted = {
        number
        for number, line in enumerate(lines, 1)
        if any(example in line for example in examples) and not line.startswith("#")
    }
    assert {line for _, line in told(tmp_path)} == wanted
    for number, example in enumerate(examples):
        lines = [line.replace(example, f"实际的内容{number}") for line in lines]
    location.write_text("\n".join(lines), "utf-8")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("deed", "is_told"),
    [
        ("做了什么，帮了谁，结果怎样", True),
        ("做了什么 帮了谁 结果怎样？", True),
        ("张叔叔：做了什么，帮了谁，结果怎样。", True),
        ("他说不清做了什么，只记得帮了谁", False),
        ("姓名", True),
        ("捡到写有姓名的钱包，送回失主家", False),
    ],
)
def test_an_example_is_known_again_by_its_words(tmp_path: Path, deed: str, is_told: bool) -> None:
    roll = f"quarter: 2026Q3\ndeeds:\n  - name: 周海\n    honour: 助人为乐\n    deed: {deed}\n    consent: 2026-08-01\n"
    write(tmp_path, {"content/honours/2026Q3.yml": roll})
    assert told(tmp_path) == ([("content/honours/2026Q3.yml", 5)] if is_told else [])


def test_one_kinds_example_is_another_kinds_text(tmp_path: Path) -> None:
    write(tmp_path, {"content/posters/p.yml": "title: 一问\ncampaign: own\nslogan: 什么时间\n"})
    assert told(tmp_path) == []
