"""Sitemap and search index: every page is there once, and everything that a reader may look for."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import unquote

from lxml import etree

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
BASE = "https://pear.example/home/"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(site: AskedSite) -> dict[str, str | None]:
    """The last change of each address."""
    urls = etree.fromstring(site.bytes("sitemap.xml"))
    return {each.findtext(f"{_MAP}loc"): each.findtext(f"{_MAP}lastmod") for each in urls}


def index(site: AskedSite, folder: str = "") -> dict[str, list[str]]:
    """Every entry, by its address."""
    parts = json.loads(site.text(f"{folder}search/index.json"))
    found = [
        entry for part in parts for entry in json.loads(site.text(f"{folder}search/{part}.json"))
    ]
    assert len({entry[0] for entry in found}) == len(found)
    return {entry[0]: entry for entry in found}


def test_every_page_is_in_the_sitemap_but_the_one_without_a_network(garden: AskedSite) -> None:
    listed = sitemap(garden)
    assert all(url.isascii() for url in listed)
    assert {unquote(url) for url in listed} == {
        BASE + url for url in garden.pages if url != "offline/"
    }


def test_the_sitemap_and_each_page_agree_on_its_address(garden: AskedSite) -> None:
    listed = sitemap(garden)
    for url in garden.pages:
        if url != "offline/":
            assert garden.page(url).attribute("link[rel='canonical']", "href") in listed


def test_a_list_changed_when_its_newest_story_was_told(garden: AskedSite) -> None:
    changed = {unquote(url).removeprefix(BASE): day for url, day in sitemap(garden).items()}
    assert changed[""] == changed["news/"] == changed["news/archive/2026-11/"] == "2026-11-20"
    assert changed["news/archive/2024-02/"] == "2024-02-29"
    assert changed["news/quarter/2026Q3/"] == "2026-09-30"
    assert changed["tags/环境/"] == "2026-11-20"
    assert changed["conventions/residents/"] == "2026-04-18"
    assert changed["notices/停水/"] == "2026-11-19"
    assert changed["boards/gate/"] is None


def test_what_is_announced_has_not_changed_before_today(garden: AskedSite) -> None:
    changed = {unquote(url).removeprefix(BASE): day for url, day in sitemap(garden).items()}
    assert changed["notices/门禁/"] == "2026-11-22"


def test_an_address_with_signs_of_xml_is_written_as_xml_has_them(site_with: SiteWith) -> None:
    site = site_with({"content/community.yml": "name: 小院\nurl: https://yard.example/a&b\n"})
    assert "https://yard.example/a&b/notices/" in sitemap(site)


def test_the_index_holds_each_year_of_news_apart(garden: AskedSite) -> None:
    assert json.loads(garden.text("search/index.json")) == ["items", "2026", "2024"]
    assert [entry[0] for entry in json.loads(garden.text("search/2024.json"))] == [
        "news/2024/2024-02-29-闰日/"
    ]


def test_everything_that_has_a_page_of_its_own_is_found(garden: AskedSite) -> None:
    for folder in ("", "en/", "zh-hant/"):
        found = {url.partition("#")[0] for url in index(garden, folder)}
        kinds = ("posters/", "conventions/", "notices/", "pages/", "news/20", "honours/20")
        pages = {
            url
            for url in garden.pages
            for kind in kinds
            if url.startswith(folder + kind) and url != folder + kind
        }
        assert pages <= found
        assert found - pages == {f"{folder}boards/gate/", f"{folder}boards/旧栏/"}


def test_an_entry_leads_to_a_page_of_the_site(garden: AskedSite) -> None:
    for folder in ("", "en/"):
        for url in index(garden, folder):
            page, _, anchor = url.partition("#")
            assert page in garden.pages
            assert not anchor or garden.page(page).all(f"#{anchor}")


def test_all_words_of_an_item_are_found_also_those_of_lists_and_captions(
    garden: AskedSite,
) -> None:
    entries = index(garden)
    assert entries["posters/让座/"][3:] == [
        "海报", "", "让一个座，暖一车人 老弱病残孕先坐。 看见 起身 让座",
    ]  # fmt: skip
    assert entries["posters/nation/"][5] == (
        "富强 民主 文明 和谐 日子好起来 大家的事商量 说话做事有礼 邻里和气"
    )
    assert entries["conventions/residents/"][5] == (
        "邻里之间的三句话。 为了共同的家。 爱护公物 不高空抛物 礼让老幼"
    )
    assert entries["news/2026/2026-11-20-集市/"][1:] == [
        "家门口的集市开张", "2026年11月20日", "动态", "便民 志愿服务",
        "梨园广场 四十个摊位，六点就排上了队。 摊位 见公约，带上布袋。 头一个摊位",
    ]  # fmt: skip
    assert entries["boards/gate/"] == ["boards/gate/", "东门橱窗", "", "宣传栏", "", "东门内"]


def test_marks_of_markdown_are_not_looked_for(site_with: SiteWith) -> None:
    body = (
        "# 大题\n\n- **粗** *斜* `码`\n1. [字](https://elsewhere.example/)\n\n> 引\n\n"
        "| 甲 | 乙 |\n|---|:-:|\n| 丙 | 丁 |\n\n![图](media/a.jpg) &amp; <u>线</u>\n"
    )
    site = site_with({"content/pages/a.md": f"---\ntitle: 题\n---\n{body}"})
    assert index(site)["pages/a/"][5] == "大题 粗 斜 码 字 引 甲 乙 丙 丁 图 & 线"


def test_a_community_without_anything_has_an_empty_index(site_with: SiteWith) -> None:
    site = site_with({})
    assert json.loads(site.text("search/index.json")) == ["items"]
    assert json.loads(site.text("search/items.json")) == []


def test_the_page_of_search_says_its_words_in_each_language(garden: AskedSite) -> None:
    words = {"": "找到 {n} 条", "en/": "{n} found", "zh-hant/": "找到 {n} 條"}
    for folder, found in words.items():
        page = garden.page(f"{folder}search/")
        assert page.attribute("#search", "data-found") == found
        assert page.target(page.attribute("#search", "data-root")) == ""
        # One field is enough.
        assert len(page.all("form[role='search']")) == 1
        assert garden.page(f"{folder}news/").target(
            garden.page(f"{folder}news/").attribute("form[role='search']", "action")
        ) == (f"{folder}search/")


def test_whoever_has_no_scripts_is_led_to_the_sections(garden: AskedSite) -> None:
    page = garden.page("search/")
    assert page.texts("noscript p") == ["搜索需要浏览器允许脚本。也可以从下面的栏目里找。"]
    assert page.links("main ul.chips a")[:2] == [("通知", "notices/"), ("动态", "news/")]
