"""Languages: every page has its counterpart, says what is translated, and marks what is not."""

from __future__ import annotations

import json
from collections.abc import Callable

import feedparser
import pytest

from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
HOME = "https://pear.example/home/"
FOLDERS = {"zh-CN": "", "en": "en/", "zh-Hant": "zh-hant/"}


def bare(url: str) -> str:
    return url.removeprefix("en/").removeprefix("zh-hant/")


def test_every_page_is_there_in_every_language(garden: AskedSite) -> None:
    own = {url for url in garden.pages if url == bare(url)} - {"offline/"}
    for folder in ("en/", "zh-hant/"):
        assert {bare(url) for url in garden.pages if url.startswith(folder)} == own


def test_every_page_names_itself_and_its_counterparts(garden: AskedSite) -> None:
    for url in garden.pages:
        if url == "offline/":
            continue
        page = garden.page(url)
        named = dict(
            zip(
                page.attributes("link[hreflang]", "hreflang"),
                page.attributes("link[hreflang]", "href"),
                strict=True,
            )
        )
        assert named == {tag: HOME + folder + bare(url) for tag, folder in FOLDERS.items()}, url
        (language,) = page.attributes("html", "lang")
        assert url.startswith(FOLDERS[language]), url


def test_readers_switch_to_the_same_page_in_another_language(garden: AskedSite) -> None:
    page = garden.page("en/news/archive/2026-11/")
    assert page.links("nav.languages a") == [
        ("中文", "news/archive/2026-11/"), ("繁體", "zh-hant/news/archive/2026-11/"),
    ]  # fmt: skip
    assert page.attributes("nav.languages a", "lang") == ["zh-CN", "zh-Hant"]
    slot = garden.page("zh-hant/boards/gate/A/")
    assert [target for _, target in slot.links("nav.languages a")] == [
        "boards/gate/A/", "en/boards/gate/A/",
    ]  # fmt: skip


def test_a_page_of_one_language_leads_to_the_others_first_pages(garden: AskedSite) -> None:
    assert garden.page("offline/").links("nav.languages a") == [
        ("English", "en/"), ("繁體", "zh-hant/"),
    ]  # fmt: skip


def test_a_community_of_one_language_has_no_switch(site_with: SiteWith) -> None:
    page = site_with({"content/community.yml": "name: 小院\nurl: https://yard.example\n"}).page()
    assert page.all("nav.languages") == []
    assert page.all("link[hreflang]") == []


@pytest.mark.parametrize(
    ("languages", "html", "folders"),
    [
        ("[en, zh]", "en", {"", "zh/"}),
        ("[zh-Hant]", "zh-Hant", {""}),
        ("[zh-Hant, en, zh]", "zh-Hant", {"", "en/", "zh/"}),
    ],
)
def test_the_main_language_is_the_first_and_has_no_folder(
    site_with: SiteWith, languages: str, html: str, folders: set[str]
) -> None:
    site = site_with({"content/community.yml": f"name: 小院\nlanguages: {languages}\n"})
    assert site.page().attributes("html", "lang") == [html]
    assert {url.removesuffix("notices/") for url in site.pages if url.endswith("notices/")} == (
        folders
    )


def test_each_language_is_read_at_its_own_links(garden: AskedSite) -> None:
    for folder in ("en/", "zh-hant/"):
        for url in (folder, f"{folder}news/", f"{folder}honours/2026Q3/", f"{folder}boards/gate/"):
            page = garden.page(url)
            own = [target for _, target in [*page.links("main a"), *page.links("header a")]]
            inside = [each for each in own if ":" not in each and not each.startswith("#")]
            switches = [target for _, target in page.links("nav.languages a")]
            assert {each for each in inside if not each.startswith(folder)} <= set(switches), url


def test_the_communitys_own_words_are_translated_everywhere(garden: AskedSite) -> None:
    page = garden.page("en/boards/gate/")
    assert page.text("footer p.name") == "Pear Garden"
    assert page.texts("footer dd")[0] == "3 Pear Road"
    assert page.text("head title") == "East gate · Pear Garden"
    assert page.attribute("meta[property='og:site_name']", "content") == "Pear Garden"
    # Nobody translated it: it stands as it is written, marked.
    assert garden.page("zh-hant/").text("footer p.name[lang='zh-CN']") == "梨园社区"


def test_boards_and_screens_are_called_as_their_translations_say(garden: AskedSite) -> None:
    assert garden.page("en/boards/gate/").text("h1") == "East gate"
    assert garden.page("en/boards/gate/A/").text("h1") == "East gate · A"
    assert garden.page("en/posters/让座/").texts("main ul.rows a") == ["East gate · A"]
    assert garden.page("en/screens/lift/").text("h1") == "Lift screen"
    assert garden.page("en/screens/strip/").text("h1[lang='zh-CN']") == "门头屏"


def test_a_topic_is_called_what_a_translation_calls_it_anywhere(garden: AskedSite) -> None:
    page = garden.page("en/tags/")
    assert page.texts("main ul.chips a") == ["Volunteering2", "环境2", "Services1"]
    assert page.texts("main ul.chips span[lang='zh-CN']") == ["环境"]
    assert garden.page("en/tags/志愿服务/").text("h1") == "Volunteering"
    # This story is not translated, and its topics are called as everywhere.
    told = garden.page("en/news/2026/2026-11-20-补种/").texts("a[rel='tag']")
    assert told[0] == "环境"


def test_a_translation_of_more_or_fewer_topics_renames_none(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en]\n",
            "content/news/a.md": "---\ntitle: 事\ndate: 2026-03-05\ntags: [文化, 环境]\n---\n",
            "content/news/a.en.md": "---\ntitle: Thing\ntags: [Culture]\n---\n",
        }
    )
    assert site.page("en/tags/").texts("main ul.chips a") == ["文化1", "环境1"]
    assert site.page("en/news/2026/a/").texts("a[rel='tag']") == ["文化", "环境"]


def test_traditional_readers_get_traditional_words_and_dates(garden: AskedSite) -> None:
    page = garden.page("zh-hant/events/")
    assert page.texts("main h2") == ["近期活動", "辦過的活動"]
    assert page.texts("time.big-day")[0] == "12月5週六"
    assert garden.page("zh-hant/").texts("nav.sections a") == [
        "通知", "動態", "活動", "善行榜", "公約", "海報", "宣傳欄", "電子屏",
    ]  # fmt: skip


def test_feeds_tell_each_story_in_its_language(garden: AskedSite) -> None:
    feed = feedparser.parse(garden.bytes("en/feed.xml"))
    assert feed.feed.title == "Pear Garden"
    assert [entry.title for entry in feed.entries[:2]] == ["A market at our door", "补种了六棵梨树"]
    assert [entry.content[0].language for entry in feed.entries[:2]] == ["en", "zh-CN"]
    items = json.loads(garden.text("en/feed.json"))["items"]
    assert [item["language"] for item in items[:2]] == ["en", "zh-CN"]
    assert items[0]["tags"] == ["Services", "Volunteering"]
    assert items[0]["url"].startswith(f"{HOME}en/news/2026/2026-11-20-")


def test_a_story_has_one_identity_in_all_languages_of_the_feed(garden: AskedSite) -> None:
    own, english = (
        [item["id"] for item in json.loads(garden.text(path))["items"]]
        for path in ("feed.json", "en/feed.json")
    )
    assert own == english


def test_search_finds_translated_words_and_what_nobody_translated(garden: AskedSite) -> None:
    entries = {entry[0]: entry for entry in json.loads(garden.text("en/search/items.json"))}
    assert entries["en/notices/停水/"][1] == "No water on Wednesday"
    assert "Store water." in entries["en/notices/停水/"][5]
    assert entries["en/notices/讲座/"][1] == "防诈讲座"
    assert entries["en/boards/gate/"] == [
        "en/boards/gate/", "East gate", "", "Boards", "", "inside the gate",
    ]  # fmt: skip


def test_a_translation_in_a_language_the_site_does_not_have_makes_no_page(
    site_with: SiteWith,
) -> None:
    site = site_with(
        {
            "content/pages/关于.md": "---\ntitle: 关于\n---\n",
            "content/pages/关于.en.md": "---\ntitle: About\n---\n",
        }
    )
    assert [path for path in site.paths if path.startswith("en/")] == []
    assert "About" not in site.text("pages/关于/index.html")


def test_the_app_on_a_phone_is_called_as_its_language_calls_the_community(
    garden: AskedSite,
) -> None:
    manifests = {
        folder: json.loads(garden.text(f"{folder}manifest.webmanifest"))
        for folder in FOLDERS.values()
    }
    assert {folder: each["name"] for folder, each in manifests.items()} == {
        "": "梨园社区", "en/": "Pear Garden", "zh-hant/": "梨园社区",
    }  # fmt: skip
    assert {each["lang"] for each in manifests.values()} == set(FOLDERS)
    # All of them are one app.
    assert [each["scope"] for each in manifests.values()] == ["./", "../", "../"]
    for folder, each in manifests.items():
        for icon in each["icons"]:
            assert garden.page(folder).target(icon["src"]) in garden.paths
