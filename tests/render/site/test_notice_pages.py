"""Notices: in force, to come and past; the gravest first, and an emergency on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]


def notice(title: str, more: str = "", body: str = "") -> str:
    return f"---\ntitle: {title}\n{more}\n---\n{body}"


def notices(**more: str) -> dict[str, str]:
    return {f"content/notices/{name}.md": notice(name, text) for name, text in more.items()}


def lists(site: AskedSite) -> dict[str, list[str]]:
    """The titles below each heading of the list of notices."""
    page = site.page("notices/")
    return {
        "".join(section.xpath("h2/text()")): section.xpath(".//h3/a/text()")
        for section in page.all("main section")
    }


def test_notices_are_in_force_to_come_or_past(garden: AskedSite) -> None:
    assert lists(garden) == {
        "正在生效": ["寒潮蓝色预警", "二次供水停水", "老年人体检", "防诈讲座"],
        "即将生效": ["换门禁卡"],
        "往期通知": ["修路", "灭鼠"],
    }


def test_a_notice_is_in_force_on_its_first_and_on_its_last_day(site_with: SiteWith) -> None:
    site = site_with(
        notices(
            甲="from: 2026-11-22",
            乙="until: 2026-11-22",
            丙="from: 2026-11-23",
            丁="until: 2026-11-21",
            戊="from: 2026-11-22\nuntil: 2026-11-22",
        )
    )
    assert lists(site) == {
        "正在生效": ["戊", "甲", "乙"], "即将生效": ["丙"], "往期通知": ["丁"],
    }  # fmt: skip


def test_the_gravest_stand_first_and_among_those_the_newest(site_with: SiteWith) -> None:
    site = site_with(
        notices(
            a="date: 2026-11-21",
            b="level: important\ndate: 2026-01-01",
            c="level: 紧急\nuntil: 2026-11-30",
            d="date: 2026-11-01",
            e="level: 重要\ndate: 2026-02-01",
            f="from: 2026-11-20",
        )
    )
    assert lists(site)["正在生效"] == ["c", "e", "b", "a", "f", "d"]


def test_past_notices_stand_by_their_last_day_whatever_their_level(site_with: SiteWith) -> None:
    site = site_with(
        notices(
            a="until: 2026-01-31",
            b="until: 2026-11-21\nlevel: important",
            c="until: 2025-12-31\nlevel: emergency",
        )
    )
    assert lists(site) == {"正在生效": [], "往期通知": ["b", "a", "c"]}
    assert site.page("notices/").text("main p.quiet") == "眼下没有通知。"


def test_a_past_notice_says_so_on_its_page_and_on_no_other(garden: AskedSite) -> None:
    assert garden.page("notices/旧/").text("main p.hint") == "这则通知已经过期。"
    assert garden.page("en/notices/旧/").text("main p.hint") == "This notice is no longer in force."
    # The last day counts.
    for url in ("notices/停水/", "notices/门禁/", "notices/讲座/", "notices/寒潮/"):
        assert garden.page(url).all("main p.hint") == []


def test_a_notice_says_what_when_where_for_whom_and_whom_to_ask(garden: AskedSite) -> None:
    page = garden.page("notices/停水/")
    rows = dict(zip(page.texts("table.facts th"), page.texts("table.facts td"), strict=True))
    assert rows == {
        "事项": "清洗水箱",
        "时间": "11月25日 8:00–12:00",
        "地点": "3、5 号楼",
        "对象": "全体住户",
        "联系": "物业 0731-8888 0001，夜里 13900001111",
    }
    assert page.text("p.level-tag") == "重要通知"
    assert page.text("div.text") == "请提前存水。"
    assert page.texts("article p.meta") == ["2026年11月19日有效期 2026年11月20日至2026年11月25日"]
    assert page.attribute("meta[name='description']", "content") == (
        "清洗水箱 · 11月25日 8:00–12:00 · 3、5 号楼"
    )


CALLS = {
    "物业 0731-8888 0001": ["tel:+8673188880001"],
    "0731-88880001、13900001111": ["tel:+8673188880001", "tel:+8613900001111"],
    "8888 0001 转 3": ["tel:+8673188880001;ext=3"],
    "供电 95598，报警 110": ["tel:95598", "tel:110"],
    "登录 www.yard.example 报名，或写信到 a_b@yard.example": [
        "https://www.yard.example", "mailto:a_b@yard.example",
    ],
    "身份证 430100199001011234 带上": [],
    "2026-11-25 前报名": [],
    "门牌 12345": [],
}  # fmt: skip


def test_whom_to_ask_is_a_link(site_with: SiteWith) -> None:
    ids = {f"n{number}": contact for number, contact in enumerate(CALLS)}
    community = {"content/community.yml": "name: 小院\nphone: 0731-8888 0000\n"}
    site = site_with(
        community | notices(**{name: f"contact: '{contact}'" for name, contact in ids.items()})
    )
    for name, contact in ids.items():
        page = site.page(f"notices/{name}/")
        assert page.attributes("table.facts a", "href") == CALLS[contact], contact
        assert page.text("table.facts td") == contact


def test_what_a_notice_tells_links_what_it_says_to_call(site_with: SiteWith) -> None:
    site = site_with(notices(a="what: 预约请打 12345 热线\nwhere: 3 号楼 12345 室\nwho: 120 户"))
    links = site.page("notices/a/").links("table.facts a")
    assert links == [("12345", "tel:12345")]


def test_how_long_a_notice_holds_is_said_in_each_language(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en]\n",
            **notices(
                a="from: 2026-11-01\nuntil: 2026-12-31",
                b="from: 2024-02-29",
                c="until: 2027-01-01",
                d="date: 2020-11-01",
            ),
        }
    )
    assert site.page("notices/").texts("main li p.meta") == [
        "2026年11月1日至2026年12月31日", "2024年2月29日起", "至2027年1月1日",
    ]  # fmt: skip
    assert site.page("en/notices/").texts("main li p.meta") == [
        "1 November 2026 to 31 December 2026", "from 29 February 2024", "until 1 January 2027",
    ]  # fmt: skip


def test_what_a_translation_lacks_is_said_as_it_is_written(garden: AskedSite) -> None:
    page = garden.page("en/notices/停水/")
    assert page.text("h1") == "No water on Wednesday"
    assert page.text("p.level-tag") == "Important"
    assert page.texts("table.facts td span[lang='zh-CN']") == [
        "11月25日 8:00–12:00", "3、5 号楼", "全体住户",
    ]  # fmt: skip
    assert page.texts("table.facts td")[0] == "Tank cleaning"
    assert page.text("div.text") == "Store water."


def test_an_emergency_stands_on_every_page_above_everything_else(garden: AskedSite) -> None:
    titles = {"": "紧急通知", "en/": "Emergency", "zh-hant/": "緊急通知"}
    for url in garden.pages:
        page = garden.page(url)
        folder = next((each for each in ("en/", "zh-hant/") if url.startswith(each)), "")
        assert page.text("aside p.emergency-level") == titles[folder], url
        assert page.link("aside a") == ("寒潮蓝色预警", f"{folder}notices/寒潮/"), url
        assert page.html.index('class="emergency"') < page.html.index("<header"), url


@pytest.mark.parametrize("more", ["from: 2026-11-23", "until: 2026-11-21"])
def test_an_emergency_that_is_over_or_to_come_is_on_no_other_page(
    site_with: SiteWith, more: str
) -> None:
    site = site_with(notices(a=f"level: emergency\n{more}"))
    assert [url for url in site.pages if site.page(url).all("aside.emergency")] == []
    assert site.page("notices/a/").text("p.level-tag") == "紧急通知"


def test_the_first_page_shows_what_is_important_above_and_four_of_the_rest(
    site_with: SiteWith,
) -> None:
    usual = {f"n{number}": f"date: 2026-11-1{number}" for number in range(6)}
    page = site_with(notices(停电="level: important", **usual)).page()
    assert page.texts("section.urgent h2") == ["停电"]
    assert page.texts("div.pair ul.notices h3") == ["n5", "n4", "n3", "n2"]


def test_notices_are_always_in_the_navigation(site_with: SiteWith) -> None:
    page = site_with({}).page()
    assert page.links("nav.sections a") == [("通知", "notices/")]
    assert page.texts("div.pair p.quiet") == ["眼下没有通知。"]
