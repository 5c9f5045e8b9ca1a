"""Enters: names of places, kinds and looks. Leaves: those that nothing has, with what is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.communities import Files, Told, assert_told_and_mended, check_whatever, told

PLACES: dict[str, str] = {
    "boards/east.yml": "name: 东门\nkind: showcase\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n",
    "boards/三号楼.yml": "name: 三号楼\nkind: lift\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n",
    "screens/hall.yml": "name: 大厅\nkind: lcd\nsize: 1920x1080\n",
}
BROKEN: dict[str, str] = {
    "boards/north.yml": "name: 北门\nkind: wal\nsize: 600x900\n",
    "posters/torn.yml": "titel: 坏了\ncampaign: own\n",
}


def guess(near: str | None, zh: str, en: str) -> tuple[str, str]:
    return (f"是不是“{near}”？", f"did you mean “{near}”?") if near else (zh, en)


@pytest.mark.parametrize(
    "name",
    [
        *("east", "三号楼", "hall", "screen", "screens", "电子屏"),
        *("showcase", "column", "wall", "lift", "corridor", "office", "hoarding"),
        *("橱窗", "宣传栏", "文化墙", "电梯框", "文化长廊", "办公室墙面", "围挡"),
        *("lcd", "led-strip", "led-wall", "液晶屏", "滚动字幕屏", "LED大屏"),
    ],
)
def test_an_item_may_be_meant_for_every_board_screen_and_kind(tmp_path: Path, name: str) -> None:
    files = {**PLACES, "posters/p.yml": f"title: 标题\ncampaign: own\non: [{name}, lift]\n"}
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("offcie", "office"),
        ("esat", "east"),
        ("HALL", "hall"),
        ("三号搂", "三号楼"),
        ("液晶", "液晶屏"),
        ("西门", None),
        ("no", None),
        ("08:30", None),
    ],
)
def test_a_place_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, name: str, near: str | None
) -> None:
    message = (
        f"没有叫“{name}”的宣传栏、电子屏或类型",
        f"no board, screen or kind “{name}”",
    )
    hint = guess(near, "写宣传栏、电子屏的编号，或类型，如 lift", "write an id, or a kind such as lift")  # fmt: skip
    files = {
        **PLACES,
        "news/n.md": f"---\n标题: 雪\n日期: 2026-11-01\n用于: [lift, «{name}»]\n---\n",
    }
    assert_told_and_mended(
        tmp_path, Told(files, "error", "on-unknown", message, hint, near or "lift")
    )


CAMPAIGNS = (
    "core-values manners picture-values virtue minors science safety volunteering policy survey own"
).split()
CAMPAIGNS_ZH = (
    "社会主义核心价值观 讲文明树新风 图说我们的价值观 公民道德 关爱未成年人 科普 安全 志愿服务 政策 "
    "问卷调查 自办"
).split()
KINDS = "poster convention honours news notice page".split()
KINDS_ZH = "海报 公约 善行义举榜 动态 通知 页面".split()
SHOWS = [*KINDS, *KINDS_ZH, *CAMPAIGNS, *CAMPAIGNS_ZH]


def test_every_kind_and_campaign_may_be_required_shared_and_scheduled(tmp_path: Path) -> None:
    requires = "".join(f"  - {{show: {show}, on: [lift]}}\n" for show in SHOWS)
    shares = "".join(f"  - {{show: [{show}], at_least: 1/99}}\n" for show in SHOWS)
    programme = "".join(
        f"  - {{show: [{show}]}}\n" for show in SHOWS if show not in ("page", "页面")
    )
    files = {
        "community.yml": f"name: 社区\nrequires:\n{requires}shares:\n{shares}",
        "screens/s.yml": f"name: 屏\nkind: lcd\nsize: 1920x1080\nprogramme:\n{programme}",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("show", "near"),
    [
        ("core-value", "core-values"),
        ("Poster", "poster"),
        ("问卷调察", "问卷调查"),
        ("善行义举", "善行义举榜"),
        ("hall", None),
        ("防火", None),
    ],
)
def test_a_requirement_of_what_nobody_knows_is_told(
    tmp_path: Path, show: str, near: str | None
) -> None:
    known = ", ".join([*KINDS, *CAMPAIGNS])
    message = (
        f"不认识要展示的“{show}”",
        f"“{show}” is neither a kind nor a campaign",
    )
    hint = guess(near, f"可以写：{known}", f"known: {known}")
    text = f"name: 社区\n要求:\n  - {{展示: 海报, 用于: [橱窗]}}\n  - {{展示: «{show}», 用于: [橱窗]}}\n"
    files = {**PLACES, "community.yml": text}
    assert_told_and_mended(
        tmp_path, Told(files, "error", "show-unknown", message, hint, near or "poster")
    )


@pytest.mark.parametrize(
    ("share", "what", "near", "mend"),
    [
        ("show: [«posters»], at_least: 1/3", 0, "poster", "poster"),
        ("show: [poster, «问卷调察»], at_least: 33%", 0, "问卷调查", "问卷调查"),
        ("show: [«hall»], at_least: 1/3", 0, None, "news"),
        ("show: [poster], at_least: 1/3, on: [«lift-99»]", 1, None, "lcd"),
        ("show: [poster], at_least: 1/3, on: [lcd, «hal»]", 1, "hall", "hall"),
        ("show: [poster], at_least: 1/3, on: [«液晶瓶»]", 1, "液晶屏", "液晶屏"),
        ("show: [poster], at_least: 1/3, on: [«lift»]", 1, None, "screens"),
    ],
)
def test_a_share_of_or_on_what_nobody_knows_is_told(
    tmp_path: Path, share: str, what: int, near: str | None, mend: str
) -> None:
    """A share is of screens: a board or a kind of board is none."""
    zh, en = [
        ("内容类型或主题", "kind or campaign"),
        ("电子屏或电子屏类型", "screen or kind of screen"),
    ][what]
    name = share.partition("«")[2].partition("»")[0]
    message = (f"没有叫“{name}”的{zh}", f"no {en} “{name}”")
    hint = guess(near, f"写一个有的{zh}", f"write a {en} that there is")
    files = {**PLACES, "community.yml": f"name: 社区\nshares:\n  - {{{share}}}\n"}
    assert_told_and_mended(tmp_path, Told(files, "error", "share-unknown", message, hint, mend))


@pytest.mark.parametrize(
    ("show", "near"),
    [("new", "news"), ("wter", "water"), ("core_values", "core-values"), ("元旦", None)],
)
def test_a_programme_of_what_nobody_knows_is_told(
    tmp_path: Path, show: str, near: str | None
) -> None:
    message = (
        f"没有叫“{show}”的内容、类型或主题",
        f"no item, kind or campaign “{show}”",
    )
    hint = guess(near, "写内容的编号、类型或海报主题，如 news", "write an id, a kind or a campaign")
    files = {
        "notices/water.md": "---\ntitle: 停水\nsummary: 明天\nuntil: 2026-12-31\n---\n",
        "screens/s.yml": "名称: 屏\n类型: 液晶屏\n尺寸: 1920x1080\n播放安排:\n"
        f"  - {{展示: [water, 动态]}}\n  - {{展示: [通知, «{show}»], 权重: 5}}\n",
    }
    assert_told_and_mended(
        tmp_path, Told(files, "error", "programme-unknown", message, hint, near or "news")
    )


@pytest.mark.parametrize(
    ("accepts", "show"),
    [
        ("[poster]", "news"),
        ("[poster]", "动态"),
        ("[海报, 通知]", "snow"),
        ("[news]", "core-values"),
        ("[news]", "科普"),
        ("[]", "page"),
        ("[]", "about"),
    ],
)
def test_a_programme_of_what_the_screen_does_not_play_is_a_warning(
    tmp_path: Path, accepts: str, show: str
) -> None:
    message = (
        f"这块屏不播“{show}”，这样写不起作用",
        f"the screen does not play “{show}”: this is idle",
    )
    hint = ("在“接受”里加上这一类，或删去它", "add its kind to `accepts`, or take it out")
    files = {
        "news/snow.md": "---\ntitle: 雪\ndate: 2026-11-01\n---\n",
        "pages/about.md": "---\ntitle: 关于\n---\n",
        "screens/s.yml": f"name: 屏\nkind: lcd\nsize: 1920x1080\naccepts: {accepts}\n"
        f"programme:\n  - {{show: [«{show}»]}}\n",
    }
    every_kind = (f"accepts: {accepts}", f"accepts: [{', '.join(KINDS)}]")
    without = (f"programme:\n  - {{show: [{show}]}}\n", "")
    for mend in (every_kind, without):
        case = Told(files, "warning", "programme-idle", message, hint, mend)
        assert_told_and_mended(tmp_path, case)


def test_an_emergency_plays_on_every_screen(tmp_path: Path) -> None:
    files = {
        "notices/smoke.md": "---\ntitle: 浓烟\nlevel: emergency\nuntil: 2026-11-30\n---\n",
        "screens/s.yml": "name: 屏\nkind: lcd\nsize: 1920x1080\naccepts: [poster]\n"
        "programme: [{show: [smoke], dwell: 20}]\n",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Urumqi", "UTC", "PRC", "Etc/GMT-8"])
def test_a_zone_of_the_table_passes(tmp_path: Path, zone: str) -> None:
    assert told(tmp_path, {"community.yml": f"name: 社区\ntimezone: {zone}\n"}) == []


@pytest.mark.parametrize(
    ("zone", "near"),
    [
        ("Asia/Shangai", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("america/new_york", "America/New_York"),
        ("Europe/Lodnon", "Europe/London"),
        # A city that merely sounds alike would set the clocks wrong.
        ("Asia/Beijing", "Asia/Shanghai"),
        ("Asia/Peking", "Asia/Shanghai"),
        ("Asia/Guangzhou", "Asia/Shanghai"),
        ("GMT+8", "Asia/Shanghai"),
        ("CST", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("UTC+8", "Asia/Shanghai"),
        ("../../../etc/passwd", "Asia/Shanghai"),
        ("Asia", "Asia/Shanghai"),
        # Beside the table on some machines, and on others not.
        ("localtime", "Asia/Shanghai"),
        ("posixrules", "Asia/Shanghai"),
        ("right/Asia/Shanghai", "Asia/Shanghai"),
        ("a" * 250, "Asia/Shanghai"),
    ],
)
def test_a_zone_that_is_none_is_told_with_one_that_is(tmp_path: Path, zone: str, near: str) -> None:
    message = (f"没有时区“{zone}”", f"there is no time zone “{zone}”")
    hint = (
        f"写成 {near}；全国通用 Asia/Shanghai",
        f"write {near}; all of China uses Asia/Shanghai",
    )
    files = {"community.yml": f"name: 社区\n时区: «{zone}»\n"}
    assert_told_and_mended(tmp_path, Told(files, "error", "timezone-unknown", message, hint, near))


@pytest.mark.parametrize(
    ("name", "near"), [("season", "seasons"), ("Blue", "blue"), ("yellow", None), ("四季", None)]
)
def test_a_palette_that_the_theme_lacks_is_told_with_those_it_has(
    tmp_path: Path, name: str, near: str | None
) -> None:
    for palette in ("seasons", "red", "blue", "green"):
        assert told(tmp_path, {"community.yml": f"name: 社区\npalette: {palette}\n"}) == []
    message = (f"没有叫“{name}”的配色", f"there is no palette “{name}”")
    zh = f"是不是“{near}”？" if near else ""
    en = f"did you mean “{near}”? " if near else ""
    known = ["seasons", "red", "blue", "green"]
    hint = (f"{zh}可以写：{'、'.join(known)}", f"{en}known: {', '.join(known)}")
    files = {"community.yml": f"name: 社区\n配色: «{name}»\n"}
    assert_told_and_mended(
        tmp_path, Told(files, "error", "palette-unknown", message, hint, near or "green")
    )


def own_theme(root: Path, path: str, text: str) -> None:
    (root / "theme" / path).parent.mkdir(parents=True)
    (root / "theme" / path).write_text(text, "utf-8")


ONE_PALETTE = (
    'brick:\n  motif: plum\n  ground: {hex: "#FBF3E6", cmyk: 1 4 10 0}\n'
    '  deep: {hex: "#A8201A", cmyk: 22 98 98 12}\n  accent: {hex: "#E0A030", cmyk: 10 38 90 0}\n'
    '  text: {hex: "#2A1A14", cmyk: 0 0 0 100}\n'
)


def test_a_communitys_own_palettes_are_the_ones_that_count(tmp_path: Path) -> None:
    own_theme(tmp_path, "palettes.yml", ONE_PALETTE)
    assert told(tmp_path, {"community.yml": "name: 社区\npalette: brick\n"}) == []
    assert told(tmp_path, {"community.yml": "name: 社区\npalette: blue\n"}) == [
        "error palette-unknown blue"
    ]
    _, (said,) = check_whatever(tmp_path, {"community.yml": "name: 社区\n"})
    assert (said.code, said.span.path) == ("palette-seasons", "theme/palettes.yml")
    assert said.message.en == "the seasons' palettes q1, q2, q3, q4 are missing"


def test_a_drawing_that_the_theme_lacks_is_a_warning_with_those_it_has(tmp_path: Path) -> None:
    drawings = "#let drawings = (\n  bridge: none,\n  bicycle: (size) => none,\n)\n"
    own_theme(tmp_path, "print/drawings.typ", drawings)
    poster = "title: 标题\ncampaign: own\ndrawing: {}\n"
    assert told(tmp_path, {"posters/p.yml": poster.format("bridge")}) == []
    for name, zh, en in (
        ("bycicle", "是不是“bicycle”？", "did you mean “bicycle”? "),
        ("Bicycle", "是不是“bicycle”？", "did you mean “bicycle”? "),
        ("自行车", "", ""),
    ):
        message = (f"没有叫“{name}”的图画", f"there is no drawing “{name}”")
        hint = (f"{zh}可以写：bridge、bicycle", f"{en}known: bridge, bicycle")
        files: Files = {"posters/p.yml": poster.format(f"«{name}»")}
        case = Told(files, "warning", "drawing-unknown", message, hint, "bicycle")
        assert_told_and_mended(tmp_path, case)


def test_where_a_theme_keeps_no_table_of_drawings_any_name_may_be_right(tmp_path: Path) -> None:
    own_theme(tmp_path, "print/drawings.typ", "#let drawing(name) = image(name)\n")
    files: Files = {"posters/p.yml": "title: 标题\ncampaign: own\ndrawing: 自行车\n"}
    assert told(tmp_path, files) == []


def test_what_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    files = {
        **PLACES,
        **BROKEN,
        "posters/p.yml": "title: 标题\ncampaign: own\non: [north]\n",
        "screens/s.yml": "name: 屏\nkind: lcd\nsize: 1920x1080\nprogramme: [{show: [torn]}]\n",
    }
    faults, said = check_whatever(tmp_path, files)
    assert {each.span.path.removeprefix("content/") for each in faults} == set(BROKEN)
    assert said == ()
