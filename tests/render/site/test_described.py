"""What a page tells those who never see it: title, description, address, card and data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
BASE = "https://pear.example/home/"
STORY = "news/2026/2026-11-20-集市/"


def data_of(site: AskedSite, url: str) -> Any:
    found = site.page(url).texts("script[type='application/ld+json']")
    return json.loads(found[0]) if found else None


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("", "梨园社区"),
        ("en/", "Pear Garden"),
        ("news/", "动态 · 梨园社区"),
        (STORY, "家门口的集市开张 · 梨园社区"),
        (f"en/{STORY}", "A market at our door · Pear Garden"),
        ("news/archive/2024-02/", "2024年2月 · 梨园社区"),
        ("en/news/archive/2024-02/", "February 2024 · Pear Garden"),
        ("news/quarter/2026Q3/", "2026年第三季度 · 梨园社区"),
        ("en/news/quarter/2026Q3/", "July to September 2026 · Pear Garden"),
        ("tags/环境/", "环境 · 梨园社区"),
        ("honours/category/助人为乐/", "助人为乐 · 梨园社区"),
        ("boards/gate/A/", "东门橱窗 · A · 梨园社区"),
        ("editions/", "历期存档 · 梨园社区"),
        ("editions/2026Q3/", "2026年第三季度的宣传栏 · 梨园社区"),
        ("en/editions/2026Q3/", "On the boards, July to September 2026 · Pear Garden"),
        ("404.html", "没有这个页面 · 梨园社区"),
    ],
)
def test_the_windows_title_says_page_and_community(garden: AskedSite, url: str, title: str) -> None:
    assert garden.page(url).text("head title") == title


def test_no_two_pages_of_a_language_have_the_same_title(garden: AskedSite) -> None:
    pages = [url for url in garden.pages if not url.startswith(("en/", "zh-hant/"))]
    titles = [garden.page(url).text("head title") for url in pages]
    assert sorted(set(titles)) == sorted(titles)


def test_every_page_has_one_heading_that_says_what_it_is(garden: AskedSite) -> None:
    for url in garden.pages:
        (heading,) = garden.page(url).texts("h1")
        assert heading, url


@pytest.mark.parametrize(
    ("url", "description"),
    [
        (STORY, "四十个摊位，六点就排上了队。"),
        ("notices/停水/", "清洗水箱 · 11月25日 8:00–12:00 · 3、5 号楼"),
        ("posters/让座/", "让一个座，暖一车人"),
        ("en/posters/让座/", "One seat, a warm bus"),
        ("conventions/residents/", "邻里之间的三句话。"),
        ("honours/2026Q3/", "三位邻居，三件小事。"),
    ],
)
def test_a_page_is_described_in_its_own_words(
    garden: AskedSite, url: str, description: str
) -> None:
    page = garden.page(url)
    assert page.attribute("meta[name='description']", "content") == description
    assert page.attribute("meta[property='og:description']", "content") == description


@pytest.mark.parametrize(
    ("url", "description"),
    [
        ("boards/", "宣传栏 · 梨园社区：东门橱窗、旧栏"),
        ("boards/gate/", "东门橱窗 · 东门内 · 2026年第四季度：让座、居民公约、本季空着"),
        ("en/boards/gate/A/", "East gate · A · October to December 2026: Give up your seat"),
        ("editions/2026Q2/", "2026年第二季度的宣传栏 · 2 块宣传栏，3 块展板：东门橱窗、gone"),
        ("events/", "活动 · 梨园社区：家门口的集市开张、夜里清渠"),
        ("honours/category/助人为乐/", "助人为乐 · 3 件善行：2026年第三季度、2026年第二季度"),
        ("en/news/archive/2024-02/", "February 2024 · News: 闰日读书会"),
        ("tags/环境/", "环境 · 话题：补种了六棵梨树、闰日读书会"),
        ("en/screens/lift/", "Lift screen · 3 号楼 · Mon–Fri 06:30–22:00: Poster, Notice"),
    ],
)
def test_a_page_that_lists_is_described_by_what_it_lists(
    garden: AskedSite, url: str, description: str
) -> None:
    assert garden.page(url).attribute("meta[name='description']", "content") == description


@pytest.mark.parametrize(
    ("url", "description"),
    [
        ("pages/关于/", "一个小社区。"),
        ("conventions/棋牌室/", "晚九点散场"),
        ("posters/nation/", "富强 民主 文明 和谐"),
        ("", "梨园社区的通知、动态、活动、公约和善行榜"),
        ("notices/旧/", "修路 · 梨园社区的通知、动态、活动、公约和善行榜"),
    ],
)
def test_a_page_without_a_summary_is_described_by_its_text_or_by_its_title(
    garden: AskedSite, url: str, description: str
) -> None:
    assert garden.page(url).attribute("meta[name='description']", "content") == description


def test_a_description_that_is_not_translated_says_its_language(garden: AskedSite) -> None:
    page = garden.page(f"en/{STORY}")
    described = page.attribute("meta[name='description']", "content")
    assert described == "中文 · 四十个摊位，六点就排上了队。"


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_page_has_a_description_of_its_own(garden: AskedSite, language: str) -> None:
    others = tuple({"en/", "zh-hant/"} - {language})
    pages = [url for url in garden.pages if url.startswith(language) and not url.startswith(others)]
    told = [garden.page(url).attribute("meta[name='description']", "content") for url in pages]
    assert sorted(set(told)) == sorted(told)


def test_a_long_list_is_described_by_its_first_entries(site_with: SiteWith) -> None:
    stories = {
        f"content/news/{day}.md": f"---\ntitle: 第{day}天的路口执勤和楼道清扫\ndate: 2026-11-{day}\n---\n"
        for day in range(10, 20)
    }
    page = site_with({"content/community.yml": "name: 小院\n", **stories}).page(
        "news/archive/2026-11/"
    )
    told = page.attribute("meta[name='description']", "content")
    assert told.startswith("2026年11月 · 动态：第19天的路口执勤和楼道清扫、第18天")
    assert told.endswith("天的路口执勤和楼道清扫…")
    assert len(told) < 80


def test_every_page_knows_its_whole_address(garden: AskedSite) -> None:
    for url in garden.pages:
        if url == "offline/":
            continue
        page = garden.page(url)
        canonical = page.attribute("link[rel='canonical']", "href")
        assert canonical.isascii(), url
        assert unquote(canonical) == BASE + url
        assert page.attribute("meta[property='og:url']", "content") == canonical
        assert page.text("footer p.on-paper") == BASE + url


@pytest.mark.parametrize("url", ["404.html", "offline/"])
def test_what_is_shown_in_place_of_a_page_has_no_address_and_is_not_to_be_listed(
    garden: AskedSite, url: str
) -> None:
    page = garden.page(url)
    assert page.all("link[rel='canonical']") == page.all("link[hreflang]") == []
    assert page.all("p.on-paper") == page.all("meta[property='og:url']") == []
    assert page.attribute("meta[name='robots']", "content") == "noindex"


def test_every_search_form_leads_to_a_page_that_helps_without_script_too(
    garden: AskedSite,
) -> None:
    for url in ("", STORY, "404.html", "search/", "en/search/"):
        page = garden.page(url)
        (action,) = page.attributes("form[role='search']", "action")
        assert action, url
        found = page.target(action).removeprefix("home/")
        assert found == ("en/search/" if url.startswith("en/") else "search/")
    assert "栏目" in garden.page("search/").text("noscript")
    assert garden.page("search/").links("ul.chips a")


@pytest.mark.parametrize("url", ["https://pear.example/home", "https://pear.example/home/"])
def test_an_address_is_the_same_with_or_without_a_slash_at_its_end(
    site_with: SiteWith, url: str
) -> None:
    page = site_with({"content/community.yml": f"name: 小院\nurl: {url}\n"}).page("notices/")
    assert page.attribute("link[rel='canonical']", "href") == f"{BASE}notices/"


def test_a_chinese_domain_is_ascii_for_programs_and_chinese_on_paper(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": "name: 小院\nurl: https://梨园.中国/小院/\n",
            "content/news/a.md": "---\ntitle: 事\ndate: 2026-03-05\n---\n正文。\n",
        }
    )
    base = "https://xn--fcs952b.xn--fiqs8s/%E5%B0%8F%E9%99%A2/"
    page = site.page("news/2026/a/")
    assert page.attribute("link[rel='canonical']", "href") == f"{base}news/2026/a/"
    assert page.text("footer p.on-paper") == "https://梨园.中国/小院/news/2026/a/"
    assert f"<loc>{base}news/2026/a/</loc>" in site.text("sitemap.xml")
    assert f'href="{base}news/2026/a/"' in site.text("feed.xml")
    assert f'"url":"{base}news/2026/a/"' in site.text("feed.json")
    for path in ("sitemap.xml", "feed.xml", "feed.json", "calendar.ics"):
        assert "梨园" not in site.text(path), path


def test_a_community_without_an_address_promises_none(site_with: SiteWith) -> None:
    story = "---\ntitle: 事\ndate: 2026-03-05\nevent: {start: 2026-12-05 09:00}\n---\n"
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en]\n",
            "content/news/a.md": story,
        }
    )
    page = site.page("news/2026/a/")
    assert page.all("link[rel='canonical']") == []
    assert page.all("p.on-paper") == []
    assert not [name for name in page.attributes("meta", "property") if name.startswith("og:")]
    assert page.attributes("link[hreflang]", "href") == [
        "../../../news/2026/a/",
        "../../../en/news/2026/a/",
    ]
    assert "sitemap.xml" not in site.paths
    article, event = data_of(site, "news/2026/a/")["@graph"]
    assert not {"url", "image"} & (article.keys() | event.keys())


def test_a_story_is_an_article_of_the_community(garden: AskedSite) -> None:
    article, _ = data_of(garden, STORY)["@graph"]
    community = {"@type": "Organization", "name": "梨园社区", "url": BASE}
    assert {**article, "url": unquote(article["url"])} == {
        "@type": "NewsArticle",
        "headline": "家门口的集市开张",
        "description": "四十个摊位，六点就排上了队。",
        "inLanguage": "zh-CN",
        "datePublished": "2026-11-20T00:00:00+08:00",
        "author": community,
        "publisher": community,
        "url": BASE + STORY,
        "image": article["image"],
    }
    assert article["image"] == [
        garden.page(STORY).attribute("meta[property='og:image']", "content")
    ]


def test_an_article_says_the_language_that_it_is_written_in(garden: AskedSite) -> None:
    translated = data_of(garden, f"en/{STORY}")["@graph"][0]
    assert (translated["headline"], translated["inLanguage"]) == ("A market at our door", "en")
    untold = data_of(garden, "en/news/2026/2026-11-20-补种/")["@graph"][0]
    assert (untold["headline"], untold["inLanguage"]) == ("补种了六棵梨树", "zh-CN")
    assert untold["publisher"]["name"] == "Pear Garden"


def test_the_events_page_tells_of_coming_events_alone(garden: AskedSite) -> None:
    assert [each["name"] for each in data_of(garden, "events/")["@graph"]] == ["家门口的集市开张"]


def test_only_pages_that_have_something_to_tell_carry_data(garden: AskedSite) -> None:
    told = [url for url in garden.pages if data_of(garden, url) is not None]
    kinds = {url.removeprefix("en/").removeprefix("zh-hant/").split("/")[0] for url in told}
    assert kinds == {"", "events", "news"}
    assert "news/" not in told


def test_a_card_keeps_the_focus_that_the_editor_gave(garden: AskedSite) -> None:
    image = garden.page(STORY).attribute("meta[property='og:image']", "content")
    assert image.endswith("-card-10-90.jpg")
    assert image.startswith(f"{BASE}media/")


@pytest.mark.parametrize(
    ("url", "card"),
    [
        ("conventions/residents/", "share/conventions/residents.png"),
        ("honours/2026Q3/", "share/honours/2026Q3.png"),
        ("notices/停水/", "share/notices/停水.png"),
        ("notices/旧/", "share/community.png"),
        ("pages/关于/", "share/community.png"),
        ("boards/gate/", "share/community.png"),
    ],
)
def test_a_link_is_shown_with_the_pages_own_card_or_the_communitys(
    garden: AskedSite, url: str, card: str
) -> None:
    image = garden.page(url).attribute("meta[property='og:image']", "content")
    assert unquote(image) == BASE + card


@pytest.mark.parametrize(
    "name", ["“引号”和 & 号", "<b>粗体</b>", "a'b\"c", "</title><script>", "🎈 é"]
)
def test_no_name_of_a_community_breaks_out_of_its_place(site_with: SiteWith, name: str) -> None:
    quoted = name.replace("'", "''")
    page = site_with(
        {"content/community.yml": f"name: '{quoted}'\nurl: https://yard.example\n"}
    ).page()
    assert page.text("head title") == page.text("h1") == page.text("footer p.name") == name
    assert page.attribute("meta[property='og:site_name']", "content") == name
    assert json.loads(page.text("script[type='application/ld+json']"))["name"] == name
