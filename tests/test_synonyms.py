"""People write other words for those of civsite: they are told the right one, never its opposite."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.blanks.kinds import NAMES
from civsite.build.targets import Target
from civsite.commands.new import records_in
from civsite.diagnostics import Text, nearest, suggest
from civsite.load.schema import FOLDERS, fields_of
from civsite.model.board import BoardKind, Side
from civsite.model.details import ColourSpace, Details
from civsite.model.inspection import InspectionState
from civsite.model.kinds.notice import Level
from civsite.model.kinds.poster import Campaign
from civsite.model.record import Record
from civsite.model.scalars import Choice
from civsite.model.screen import LedColour, ScreenKind
from civsite.synonyms import MEANT
from tests.load.communities import POSTER, STORY, load

BOARD = "content/boards/b.yml"
SCREEN = "content/screens/s.yml"
NOTICE = "content/notices/n.md"
ROLL = "content/honours/2026Q3.yml"

ASKED = [
    (SCREEN, "name: 屏\nkind: «LED»\nsize: 96x32\n", "“led-strip”（滚动字幕屏）或“led-wall”（LED大屏）"),
    (SCREEN, "name: 屏\nkind: «LED字幕屏»\nsize: 96x32\n", "“led-strip”（滚动字幕屏）"),
    (SCREEN, "name: 屏\nkind: «电视机»\nsize: 96x32\n", "“lcd”（液晶屏）"),
    (SCREEN, "name: 屏\nkind: lcd\nsize: 96x32\n«播放时间»: 08:00-20:00\n", "“hours”（时段）"),
    (BOARD, "name: 栏\nkind: «公告栏»\nsize: 2400x1200\n", "“column”（宣传栏）"),
    (BOARD, "name: 栏\nkind: wall\nsize: 2400x1200\nslots: [{id: A, side: «反面», size: 600x900}]\n",
     "“back”（背面）"),
    (POSTER, "title: 海报\ncampaign: «核心价值观»\n", "“core-values”（社会主义核心价值观）"),
    (POSTER, "title: 海报\ncampaign: own\n«有效期»: 2026-12-01\n", "“from”（起）或“until”（止）"),
    (STORY, "---\ntitle: 雪\ndate: 2026-11-01\n«时间»: 上午\n---\n", "“date”（日期）或“event”（活动）"),
    (STORY, "---\ntitle: 雪\ndate: 2026-11-01\nfigures: {«人数»: 40}\n---\n", "“participants”（人次）"),
    (NOTICE, "---\ntitle: 停水\nlevel: «urgent»\n---\n", "“emergency”（紧急）"),
    (ROLL, "quarter: 2026Q3\ndeeds:\n  - {name: 周某, «称号»: 助人为乐, deed: 修灯}\n", "“honour”（荣誉）"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "right"), ASKED, ids=[each[2] for each in ASKED])
def test_another_word_for_one_that_is_allowed_is_told_that_one(
    tmp_path: Path, path: str, text: str, right: str
) -> None:
    said = load(tmp_path, {path: text.replace("«", "").replace("»", "")})[1][0]
    assert said.code in ("choice-unknown", "key-unknown")
    assert said.hint is not None
    assert said.hint.zh.startswith(f"是不是{right}？")


def test_a_folder_by_the_name_of_its_kind_is_told_how_it_is_called(tmp_path: Path) -> None:
    for folder, right in (
        ("动态", "“news”（动态）"),
        ("公告", "“notices”（通知）"),
        ("图片", "“media”"),
    ):
        (said,) = load(tmp_path / folder, {f"content/{folder}/a.md": "---\ntitle: 雪\n---\n"})[1]
        assert said.hint is not None
        assert said.hint.zh.startswith(f"是不是{right}？")


def test_what_is_offered_can_be_written(tmp_path: Path) -> None:
    """Each word of the table leads to words that somewhere are allowed."""
    choices: tuple[type[Choice], ...] = (
        BoardKind, Side, ColourSpace, InspectionState, Level, Campaign, LedColour, ScreenKind
    )  # fmt: skip
    words = {str(each) for kind in choices for each in kind}
    models: list[type[Record]] = [Details, *(folder.model for folder in FOLDERS.values())]
    for model in models:
        for record in (model, *(inner for _, inner in records_in(model))):
            words |= {field.key for field in fields_of(record, is_file=False)}
    words |= {*FOLDERS, "media", *NAMES, *map(str, Target)}
    assert {each for groups in MEANT.values() for group in groups for each in group} <= words


def test_opposites_are_never_offered_for_each_other() -> None:
    for left, right in (
        ("正面", "反面"), ("左上角", "右上角"), ("东门宣传栏", "西门宣传栏"), ("一号楼道", "二号楼道"),
        ("upper-left", "upper-right"), ("合格内容", "不合格内容"), ("front-wall", "back-wall"),
        ("lift-1", "lift-2"), ("男宿舍楼", "女宿舍楼"), ("north-hall", "south-hall"),
    ):  # fmt: skip
        assert nearest(left, [right]) is None
        assert nearest(right, [left]) is None


def test_where_nothing_is_near_all_that_is_allowed_is_named() -> None:
    assert suggest("侧面", ["front", "正面", "back", "背面"]) == Text(
        "可以写：front、正面、back、背面", "known: front, 正面, back, 背面"
    )
