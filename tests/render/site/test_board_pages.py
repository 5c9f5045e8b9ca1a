"""Boards, slots, editions and screens: what hangs where now, what did before, and whom to tell."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from tests.render.site.asked import AskedPage, AskedSite

SiteWith = Callable[..., AskedSite]


def facts(page: AskedPage) -> dict[str, str]:
    return dict(zip(page.texts("table.facts th"), page.texts("table.facts td"), strict=True))


def test_a_board_shows_each_side_to_scale_with_its_slots_where_they_are(garden: AskedSite) -> None:
    page = garden.page("boards/gate/")
    assert page.attributes("svg[role='group']", "viewbox") == ["0 0 2400 1200"] * 2
    assert page.texts("figure figcaption") == ["正面", "背面"]
    panels = [
        tuple(rect.get(key) for key in ("x", "y", "width", "height", "class"))
        for rect in page.all("svg[role='group'] rect.panel")
    ]
    assert panels == [
        ("60", "150", "600", "900", "panel deep"),
        ("720", "150", "600", "900", "panel light"),
        ("60", "150", "600", "900", "panel empty"),
    ]
    assert page.links("svg[role='group'] a") == [
        ("让座 A · 让座", "boards/gate/A/"),
        ("居民公约 B · 居民公约", "boards/gate/B/"),
        ("C · 本季空着", "boards/gate/C/"),
    ]


def test_a_board_lists_what_hangs_in_its_slots(garden: AskedSite) -> None:
    page = garden.page("boards/gate/")
    assert page.texts("section[aria-labelledby='panels'] li") == [
        "A 让座 海报", "B 居民公约 公约 · 固定", "C 本季空着",
    ]  # fmt: skip
    assert facts(page) == {"地点": "东门内", "负责人": "王芳", "尺寸": "2400 × 1200 mm"}
    assert page.text("p.kicker") == "橱窗"
    assert page.text("main p.meta") == "2026年第四季度 · 点一块展板，看它的内容。"


def test_a_board_of_one_side_needs_no_word_for_it(garden: AskedSite) -> None:
    assert garden.page("boards/旧栏/").texts("figure figcaption") == []


def test_a_board_that_is_taken_down_says_since_when_and_is_not_on_the_first_page(
    garden: AskedSite,
) -> None:
    assert garden.page("boards/旧栏/").texts("main p.hint") == ["自 2026年10月8日 停用"]
    assert garden.page("en/boards/旧栏/").texts("main p.hint") == [
        "Out of service from 8 October 2026"
    ]
    assert garden.page().texts("span.board-name") == ["东门橱窗"]
    assert garden.page("boards/").texts("span.board-name") == ["东门橱窗", "旧栏"]


def test_a_board_keeps_what_hung_on_it_before(garden: AskedSite) -> None:
    page = garden.page("boards/gate/")
    assert page.texts("details summary") == ["2026年第三季度", "2026年第二季度"]
    assert page.links("details a") == [
        ("富强 民主 文明 和谐", "posters/nation/"),
        ("居民公约", "conventions/residents/"),
        ("灭火器怎么用", "posters/画/"),
        ("棋牌室规则", "conventions/棋牌室/"),
    ]
    assert garden.page("boards/旧栏/").all("details") == []


def test_a_slots_page_says_what_should_hang_there_and_what_did(garden: AskedSite) -> None:
    page = garden.page("boards/gate/B/")
    assert page.text("h1") == "东门橱窗 · B"
    assert page.text("title") == "东门橱窗 · B · 梨园社区"
    assert page.link("main p.lead a") == ("居民公约", "conventions/residents/")
    assert page.texts("main p.meta")[0] == "2026年第四季度版位 B600 × 900 mm"
    assert page.links("main ul.rows a") == [
        ("居民公约", "conventions/residents/"), ("棋牌室规则", "conventions/棋牌室/"),
    ]  # fmt: skip
    assert page.links("nav.crumbs a") == [("宣传栏", "boards/"), ("东门橱窗", "boards/gate/")]
    assert garden.page("boards/gate/C/").texts("main p.quiet") == ["本季空着"]


def test_a_scanned_panel_is_judged_by_edition_words_and_what_stayed(garden: AskedSite) -> None:
    stays, renewed, empty = (
        garden.page(f"boards/gate/{slot}/").all("#scanned")[0] for slot in "BAC"
    )
    assert stays.get("data-edition") == "2026Q4"
    assert stays.get("data-stays") == "2026Q3"
    assert renewed.get("data-stays") == empty.get("data-stays") == ""
    assert empty.get("data-digest") == ""
    assert len(stays.get("data-digest")) == len(renewed.get("data-digest")) == 8
    english = garden.page("en/boards/gate/B/").all("#scanned")[0]
    assert english.get("data-digest") == stays.get("data-digest")
    assert english.get("data-quarters").split("|")[3] == "October to December {year}"


def test_a_panel_that_stays_says_so_back_to_the_first_gap(site_with: SiteWith) -> None:
    board = "name: 栏\nkind: column\nsize: 700x1000\nslots: [{id: A, size: 600x900}]\n"
    files = {
        "content/boards/栏.yml": board,
        "content/posters/慢.yml": "title: 慢\ncampaign: own\nslogan: 慢一点\n",
    }
    for quarter in ("2025Q4", "2026Q2", "2026Q3", "2026Q4"):
        files[f"content/editions/{quarter}.yml"] = (
            f"quarter: {quarter}\nboards: {{栏: {{A: {{item: 慢, pinned: yes}}}}}}\n"
        )
    page = site_with(files).page("boards/栏/A/")
    assert page.attribute("#scanned", "data-stays") == "2026Q3 2026Q2"


def test_whoever_reports_need_not_say_where(garden: AskedSite) -> None:
    page = garden.page("boards/gate/A/")
    assert page.text("div.report b") == "展板破损、内容过时？请告诉我们"
    phone, mail, form = [unquote(each) for each in page.attributes("div.report a", "href")]
    assert phone == "tel:+8673188880000"
    assert mail == "mailto:pear@example.org?subject=东门橱窗 A 2026Q4"
    assert form == "https://pear.example/report?about=东门橱窗 A 2026Q4"
    assert [
        unquote(each)
        for each in garden.page("screens/lift/").attributes("div.report a", "href")[1:]
    ] == ["mailto:pear@example.org?subject=电梯屏", "https://pear.example/report?about=电梯屏"]


def test_an_edition_lists_every_board_also_those_that_are_gone(garden: AskedSite) -> None:
    page = garden.page("editions/2026Q2/")
    assert page.text("h1") == "2026年第二季度的宣传栏"
    assert page.text("main p.lead") == "2 块宣传栏，3 块展板"
    assert page.texts("main section h2") == ["东门橱窗", "gone"]
    assert page.texts("ul.slots li") == ["A 灭火器怎么用 海报", "B 棋牌室规则 公约", "A 无此件"]
    assert ("gone", "boards/gone/") not in page.links("main a")
    assert garden.page("en/editions/2026Q2/").texts("main section h2") == ["East gate", "gone"]


def test_the_archive_stands_newest_first_and_marks_the_current_edition(garden: AskedSite) -> None:
    page = garden.page("editions/")
    assert page.texts("ul.editions b") == [
        "冬", "2026年第四季度", "秋", "2026年第三季度", "夏", "2026年第二季度",
    ]  # fmt: skip
    assert page.texts("ul.editions span.level-tag") == ["本期"]
    assert page.links("ul.editions a")[0][1] == "editions/2026Q4/"
    assert garden.page("en/editions/").texts("ul.editions span.meta")[0] == "1 boards, 2 panels"


def test_a_screen_says_when_it_is_on_and_what_it_plays(garden: AskedSite) -> None:
    assert facts(garden.page("screens/lift/")) == {
        "地点": "3 号楼",
        "播放时段": "周一至周五 06:30–22:00",
        "尺寸": "1080 × 1920 像素",
        "播放内容": "海报 · 通知",
    }
    assert facts(garden.page("en/screens/lift/")) == {
        "Place": "3 号楼",
        "Hours": "Mon–Fri 06:30–22:00",
        "Size": "1080 × 1920 px",
        "Plays": "Poster · Notice",
    }
    assert facts(garden.page("zh-hant/screens/lift/"))["播放時段"] == "週一至週五 06:30–22:00"
    strip = facts(garden.page("screens/strip/"))
    assert strip["播放时段"] == "全天"
    assert strip["播放内容"] == "海报 · 公约 · 善行义举榜 · 动态 · 通知"


def test_all_boards_and_screens_are_listed_with_kind_and_place(garden: AskedSite) -> None:
    assert garden.page("boards/").texts("main p.meta") == ["橱窗东门内", "宣传栏"]
    assert garden.page("screens/").texts("main p.meta") == [
        "液晶屏周一至周五 06:30–22:003 号楼", "滚动字幕屏全天",
    ]  # fmt: skip
    assert garden.page("en/boards/").links("main li a")[0][1] == "en/boards/gate/"


def test_a_title_breaks_into_lines_that_stay_within_its_panel(site_with: SiteWith) -> None:
    titles = {
        "长": "爱护楼道环境不堆放杂物不停放电动车从我做起",
        "英": "Keep the stairwell clear of bicycles and boxes please",
        "巨": "字" * 120,
    }
    slots = ", ".join(
        f"{{id: {name}, at: {60 + place * 700}x60, size: 600x900}}"
        for place, name in enumerate(titles)
    )
    pins = ", ".join(f"{name}: {{item: {name}, pinned: yes}}" for name in titles)
    site = site_with(
        {
            "content/boards/栏.yml": f"name: 栏\nkind: wall\nsize: 2400x1000\nslots: [{slots}]\n",
            "content/editions/2026Q4.yml": f"quarter: 2026Q4\nboards: {{栏: {{{pins}}}}}\n",
            **{
                f"content/posters/{name}.yml": f"title: {title}\ncampaign: own\nslogan: 好\n"
                for name, title in titles.items()
            },
        }
    )
    page = site.page("boards/栏/")
    for link, (name, title) in zip(page.all("svg[role='group'] a"), titles.items(), strict=True):
        lines = [each.text for each in link.xpath("text")]
        (size,) = {float(each.get("font-size")) for each in link.xpath("text")}
        wide = [sum(0.55 if char < "\u2e80" else 1 for char in line) * size for line in lines]
        assert max(wide) <= 600, name
        assert 1 < len(lines) <= 4, name
        said = (" " if name == "英" else "").join(lines)
        assert said == title or (said.endswith("…") and title.startswith(said[:-1])), name
    assert page.texts("svg[role='group'] title")[0].endswith(titles["长"])
