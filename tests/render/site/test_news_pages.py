"""News: lists by month, quarter and topic, and what a story's page says around its text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
MARKET = "news/2026/2026-11-20-集市/"
TITLES = "h2.story-title"


def story(title: str, date: str, more: str = "", body: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}\n---\n{body}"


def stories(count: int, more: str = "") -> dict[str, str]:
    """One a day, from the first of January on."""
    first = datetime.date(2026, 1, 1)
    days = [first + datetime.timedelta(number) for number in range(count)]
    return {
        f"content/news/s{number}.md": story(f"第{number}件", str(day), more)
        for number, day in enumerate(days)
    }


def test_the_overview_shows_the_newest_stories_and_counts_each_month(garden: AskedSite) -> None:
    page = garden.page("news/")
    assert page.links("h2.story-title a") == [
        ("家门口的集市开张", MARKET),
        ("补种了六棵梨树", "news/2026/2026-11-20-补种/"),
        ("国庆升旗", "news/2026/2026-10-01-升旗/"),
        ("夜里清渠", "news/2026/2026-09-30-清渠/"),
        ("闰日读书会", "news/2024/2024-02-29-闰日/"),
    ]
    assert page.texts("section.archive h3") == ["2026", "2024"]
    assert page.links("section.archive a") == [
        ("11月2 条", "news/archive/2026-11/"),
        ("10月1 条", "news/archive/2026-10/"),
        ("9月1 条", "news/archive/2026-09/"),
        ("2月1 条", "news/archive/2024-02/"),
    ]


def test_a_quarter_holds_the_stories_from_its_first_day_to_its_last(garden: AskedSite) -> None:
    assert garden.page("news/quarter/2026Q4/").texts(TITLES)[-1] == "国庆升旗"
    assert garden.page("news/quarter/2026Q3/").texts(TITLES) == ["夜里清渠"]
    assert garden.page("news/quarter/2024Q1/").texts(TITLES) == ["闰日读书会"]
    assert [url for url in garden.pages if url.startswith("news/quarter/")] == [
        "news/quarter/2024Q1/", "news/quarter/2026Q3/", "news/quarter/2026Q4/",
    ]  # fmt: skip


def test_a_quarters_figures_are_the_sum_of_its_stories(garden: AskedSite) -> None:
    figures = garden.page("news/quarter/2026Q4/").texts("ul.figures li")
    assert figures == ["1 场活动", "1,320 人次参加", "2,600 元善款"]
    assert garden.page("news/quarter/2026Q3/").all("ul.figures") == []


def test_a_storys_figures_leave_out_what_is_none(garden: AskedSite) -> None:
    assert garden.page(MARKET).texts("ul.figures li") == ["1 场活动", "1,280 人次参加"]
    english = garden.page(f"en/{MARKET}").texts("ul.figures li")
    assert english == ["1 activities", "1,280 participants"]


def test_what_is_to_be_shown_later_is_nowhere_yet(garden: AskedSite) -> None:
    everything = [
        path for path in garden.paths if path.endswith((".html", ".json", ".xml", ".ics"))
    ]
    assert [path for path in everything if "来年的事" in garden.text(path)] == []
    assert [path for path in garden.paths if "来年" in path] == []


def test_a_story_leads_to_its_month_its_topics_and_its_neighbours(garden: AskedSite) -> None:
    page = garden.page("news/2026/2026-11-20-补种/")
    assert page.links("nav.crumbs a") == [
        ("动态", "news/"),
        ("2026年11月", "news/archive/2026-11/"),
    ]
    assert page.links("a[rel='tag']") == [("环境", "tags/环境/"), ("志愿服务", "tags/志愿服务/")]
    assert page.link("a[rel='next']") == ("较新家门口的集市开张", MARKET)
    assert page.link("a[rel='prev']") == ("较早国庆升旗", "news/2026/2026-10-01-升旗/")


def test_the_newest_story_has_none_newer_and_the_oldest_none_older(garden: AskedSite) -> None:
    newest, oldest = garden.page(MARKET), garden.page("news/2024/2024-02-29-闰日/")
    assert newest.links("a[rel='next']") == []
    assert oldest.links("a[rel='prev']") == []
    assert oldest.link("a[rel='next']")[1] == "news/2026/2026-09-30-清渠/"


def test_neighbours_go_through_all_stories_across_months_and_years(garden: AskedSite) -> None:
    met = [MARKET]
    while older := garden.page(met[-1]).links("a[rel='prev']"):
        met.append(older[0][1])
    assert met == [target for _, target in garden.page("news/").links("h2.story-title a")]


def test_the_first_photo_stands_above_the_text_and_the_others_below(garden: AskedSite) -> None:
    page = garden.page(MARKET)
    first, second = page.attributes("article figure img", "alt")
    assert (first, second) == ("头一个摊位", "")
    assert page.texts("article figcaption") == ["头一个摊位"]
    assert page.html.index("头一个摊位</figcaption>") < page.html.index('class="text"')
    assert page.html.index('class="text"') < page.html.index('class="gallery"')
    assert page.attributes("article figure img", "class") == ["focus-04", "focus-22"]


def test_a_story_without_photo_place_or_text_is_a_whole_page(site_with: SiteWith) -> None:
    page = site_with({"content/news/a.md": story("升旗", "2026-10-01")}).page("news/2026/a/")
    assert page.text("h1") == "升旗"
    assert page.texts("main p") == ["2026年10月1日"]
    assert page.all("main img") == []


BEGINNINGS = [
    ("summary: 一句话。", "正文。", "一句话。"),
    ("", "第一段，\n两行。\n\n第二段。", "第一段，两行。"),
    ("", "# 题目\n\n## 小题\n\n开头。", "开头。"),
    ("", "![图](media/a.jpg)\n\n> 引文\n\n- 表\n\n说起来话长。", "说起来话长。"),
    ("", "**八点**，见[通知](x.md) &amp; 别的。", "八点，见通知 & 别的。"),
    ("", "*各位邻居*：\n\n来吧。", "各位邻居："),
    ("", "***\n\n- - -\n\n* 表\n* 表\n\n-5 度也开门。", "-5 度也开门。"),
    ("", "长" * 200, "长" * 90 + "…"),
    ("", "长" * 89 + "，" + "短" * 9, "长" * 89 + "…"),
    ("", "长" * 90, "长" * 90),
]


def test_lists_say_the_summary_or_else_how_the_text_begins(site_with: SiteWith) -> None:
    site = site_with(
        {
            f"content/news/s{number}.md": story("事", "2026-10-01", more, body)
            for number, (more, body, _) in enumerate(BEGINNINGS)
        }
    )
    summaries = [summary for _, _, summary in BEGINNINGS]
    assert site.page("news/").texts("p.summary") == summaries[::-1]
    for number, summary in enumerate(summaries):
        page = site.page(f"news/2026/s{number}/")
        assert page.attribute("meta[name='description']", "content") == summary


def test_the_overview_shows_a_dozen_and_the_first_page_six(site_with: SiteWith) -> None:
    site = site_with(stories(14))
    assert site.page("news/").texts(TITLES) == [f"第{number}件" for number in range(13, 1, -1)]
    assert len(site.page().texts("h3.story-title")) == 6


def test_a_long_month_goes_on_over_several_pages(site_with: SiteWith) -> None:
    site = site_with(
        {
            f"content/news/s{number:02}.md": story(f"第{number}件", "2026-03-05")
            for number in range(61)
        }
    )
    newest, older = site.page("news/archive/2026-03/"), site.page("news/archive/2026-03/1/")
    assert newest.texts("main p.meta")[0] == "61 条"
    assert newest.texts(TITLES) == [f"第{number}件" for number in range(60, 29, -1)]
    assert older.texts(TITLES) == [f"第{number}件" for number in range(29, -1, -1)]
    pages = [("1", "news/archive/2026-03/"), ("2", "news/archive/2026-03/1/")]
    for page, current in ((newest, "1"), (older, "2")):
        assert page.links("nav.numbered a") == pages
        assert page.texts("nav.numbered a[aria-current='page']") == [current]
    assert "news/archive/2026-03/2/" not in site.pages


def test_a_month_of_less_than_two_pages_stays_on_one(site_with: SiteWith) -> None:
    site = site_with(
        {f"content/news/s{number}.md": story("事", "2026-03-05") for number in range(59)}
    )
    page = site.page("news/archive/2026-03/")
    assert len(page.texts(TITLES)) == 59
    assert page.all("nav.numbered") == []


def test_topics_stand_by_how_much_they_hold_and_then_by_name(garden: AskedSite) -> None:
    assert garden.page("tags/").links("main ul.chips a") == [
        ("志愿服务2", "tags/志愿服务/"), ("环境2", "tags/环境/"), ("便民1", "tags/便民/"),
    ]  # fmt: skip
    page = garden.page("tags/环境/")
    assert page.texts("h1") == ["环境"]
    assert page.texts(TITLES) == ["补种了六棵梨树", "闰日读书会"]
    assert page.links("nav.crumbs a") == [("话题", "tags/")]
    assert page.links("main p.meta a") == [("订阅这个话题", "tags/环境/feed.xml")]


def test_a_topic_written_twice_lists_its_story_once(site_with: SiteWith) -> None:
    site = site_with({"content/news/a.md": story("事", "2026-03-05", "tags: [文化, 文化]")})
    assert site.page("tags/").texts("main ul.chips a") == ["文化1"]
    assert site.page("tags/文化/").texts(TITLES) == ["事"]


def test_every_topic_has_a_page_of_its_own_whatever_it_is_called(site_with: SiteWith) -> None:
    tags = [
        "PET", "pet", "a b", "a-b", "a/b", "index", "文化 🎈", "#", "...", "<b>粗</b>", "&amp;",
        "cafe\u0301", "caf\u00e9", "2026", "no", "长" * 200,
    ]  # fmt: skip
    more = f"tags: {json.dumps(tags, ensure_ascii=False)}"
    site = site_with({"content/news/a.md": story("事", "2026-03-05", more)})
    targets = [target for _, target in site.page("tags/").links("main ul.chips a")]
    # Some disks know no case.
    assert len({target.casefold() for target in targets}) == len(targets) == len(tags)
    assert {site.page(target).text("h1") for target in targets} == set(tags)
    tagged = [target for _, target in site.page("news/2026/a/").links("a[rel='tag']")]
    assert sorted(tagged) == sorted(targets)


def test_without_news_the_pages_say_so(site_with: SiteWith) -> None:
    site = site_with({})
    for url in ("news/", "tags/"):
        assert site.page(url).text("main p.quiet") == "这里还没有内容。"
    assert "动态" not in site.page().texts("nav.sections a")
