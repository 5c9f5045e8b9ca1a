"""Ways through the site: first page, navigation, crumbs, footer, and the pages for what is not there."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from PIL import Image

from tests.render.site.asked import AskedSite

pytestmark = pytest.mark.slow

SiteWith = Callable[..., AskedSite]
SECTIONS = {
    "notices/": "通知", "news/": "动态", "events/": "活动", "honours/": "善行榜", "conventions/": "公约",
    "posters/": "海报", "boards/": "宣传栏", "screens/": "电子屏",
}  # fmt: skip


def test_the_navigation_leads_to_every_section_and_marks_the_one_that_is_open(
    garden: AskedSite,
) -> None:
    for url in garden.pages:
        if url.startswith(("en/", "zh-hant/")):
            continue
        page = garden.page(url)
        links = page.links("nav.sections a")
        assert links == [(title, target) for target, title in SECTIONS.items()], url
        marked = [
            (page.target(each.get("href")), each.get("aria-current"))
            for each in page.all("nav.sections a[aria-current]")
        ]
        section = next((each for each in SECTIONS if url.startswith(each)), None)
        expected = [(section, "page" if url == section else "true")] if section else []
        assert marked == expected, url


def test_crumbs_lead_from_every_page_back_to_what_it_belongs_to(garden: AskedSite) -> None:
    for url in garden.pages:
        page = garden.page(url)
        crumbs = [target for _, target in page.links("nav.crumbs a")]
        assert set(crumbs) <= set(garden.pages), url
        assert url not in crumbs, url
        if crumbs:
            (mark,) = page.attributes("nav.crumbs", "aria-label")
            assert mark in ("当前位置", "You are here", "當前位置")
    deep = garden.page("en/boards/gate/B/").links("nav.crumbs a")
    assert deep == [("Boards", "en/boards/"), ("East gate", "en/boards/gate/")]


def test_every_link_of_every_page_leads_to_a_page_or_file_of_the_site(garden: AskedSite) -> None:
    made_by_jobs = ("media/", "share/")
    for url in garden.pages:
        page = garden.page(url)
        for target in {target.partition("#")[0] for _, target in page.links("a[href]")}:
            if not target.startswith(("tel:", "mailto:", "https:")):
                assert target in garden.pages or target in garden.paths, f"{url}: {target}"
        files = [*page.attributes("img", "src"), *page.attributes("script", "src")]
        for file in map(page.target, files):
            assert file.startswith(made_by_jobs) or file.partition("?")[0] in garden.paths, url


def test_every_anchor_within_a_page_is_there_once(garden: AskedSite) -> None:
    for url in garden.pages:
        page = garden.page(url)
        ids = page.attributes("[id]", "id")
        assert len(set(ids)) == len(ids), url
        anchors = [each for each in page.attributes("a[href]", "href") if each.startswith("#")]
        assert {each[1:] for each in anchors} <= set(ids), url
        assert set(page.attributes("section", "aria-labelledby")) <= set(ids), url


def test_the_first_page_shows_a_little_of_everything(garden: AskedSite) -> None:
    page = garden.page()
    assert page.text("h1") == "梨园社区"
    assert page.texts("main h2")[1:] == [
        "本季宣传栏", "近期活动", "通知", "最新动态", "善行义举榜",
    ]  # fmt: skip
    assert page.link("p.hero-edition a") == ("2026年第四季度", "editions/2026Q4/")
    assert page.links("a.more") == [
        ("看全部宣传栏", "boards/"), ("更多", "events/"), ("更多", "notices/"), ("全部动态", "news/"),
        ("看整张榜4 件善行", "honours/2026Q3/"),
    ]  # fmt: skip
    assert page.texts("ul.events h3") == ["家门口的集市开张"]


def test_the_first_page_of_a_new_community_is_short_and_whole(site_with: SiteWith) -> None:
    page = site_with({}).page()
    assert page.texts("main h2") == ["通知"]
    assert page.links("footer ul.links a") == [("搜索", "search/")]
    assert page.all("footer dt") == []
    assert page.all("footer p.licence") == []


def test_showcases_stand_first_on_the_first_page_and_then_what_carries_most(
    site_with: SiteWith,
) -> None:
    def board(kind: str, slots: int) -> str:
        listed = ", ".join(f"{{id: S{n}, at: {n * 650}x0, size: 600x900}}" for n in range(slots))
        return f"name: {kind}{slots}\nkind: {kind}\nsize: 2600x1000\nslots: [{listed}]\n"

    site = site_with(
        {
            "content/boards/a.yml": board("wall", 1),
            "content/boards/b.yml": board("wall", 2),
            "content/boards/c.yml": board("showcase", 1),
            "content/boards/d.yml": board("wall", 3),
            **{
                f"content/posters/p{n}.yml": f"title: 题{n}\ncampaign: own\nslogan: 第{n}句\n"
                for n in range(9)
            },
        }
    )
    assert site.page().texts("span.board-name") == ["showcase1", "wall3", "wall2"]


def test_the_footer_says_how_to_reach_the_community(garden: AskedSite) -> None:
    for url in ("", "news/", "boards/gate/A/", "404.html"):
        page = garden.page(url)
        facts = dict(zip(page.texts("footer dt"), page.texts("footer dd"), strict=True))
        assert facts == {
            "地址": "梨园路 3 号",
            "电话": "0731-8888 0000",
            "邮箱": "pear@example.org",
            "办公时间": "周一至周五 9:00–17:00",
        }
        assert page.attributes("footer dd a", "href") == [
            "tel:+8673188880000", "mailto:pear@example.org",
        ]  # fmt: skip
        assert page.text("footer p.licence") == "文字和图片许可： CC BY 4.0"
    assert garden.page("en/").text("footer p.licence") == "Texts and pictures: CC BY 4.0"


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+86 731 8888-0000", "tel:+8673188880000"),
        ("0731-8888 0000 转 802", "tel:+8673188880000;ext=802"),
        ("400-880-1234", "tel:4008801234"),
        ("(0731) 8888 0000", "tel:+8673188880000"),
        ("12345", "tel:12345"),
    ],
)
def test_a_telephone_is_called_by_its_number(site_with: SiteWith, phone: str, link: str) -> None:
    page = site_with({"content/community.yml": f"name: 小院\nphone: '{phone}'\n"}).page()
    assert page.text("footer dd") == phone
    assert page.attribute("footer dd a", "href") == link


def test_each_number_of_the_footer_dials_just_itself(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": (
                "name: 小院\nphone: 0731-8888 0000、138 0013 8001\n"
                "opening: 周末有事打 8888 0002，或看 www.yard.example\n"
                "mail: xiao_yuan@小院.中国\nlanguages: [zh, en]\n"
            ),
            "content/boards/栏.yml": "name: 栏\nkind: column\nsize: 700x1000\n",
            "content/honours/2026Q3.yml": "quarter: 2026Q3\ntitle: 榜\nnominate: 打 8888 0003 推荐\ndeeds: []\n",
        }
    )
    numbers = ["tel:+8673188880000", "tel:+8613800138001"]
    mail = "mailto:xiao_yuan@xn--yet407k.xn--fiqs8s"
    for url in ("", "en/"):
        footer = site.page(url).links("footer dd a")
        assert footer == [
            ("0731-8888 0000", numbers[0]),
            ("138 0013 8001", numbers[1]),
            ("xiao_yuan@小院.中国", mail),
            ("8888 0002", "tel:+8673188880002"),
            ("www.yard.example", "https://www.yard.example"),
        ]
    assert site.page("boards/栏/").attributes("div.report a", "href")[:2] == numbers
    nominate = site.page("honours/").attributes("section.contact a", "href")
    assert nominate[:3] == ["tel:+8673188880003", *numbers]


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://yard.example", "/"),
        ("https://yard.example/", "/"),
        ("https://yard.example/a/b", "/a/b/"),
        ("https://yard.example/小院/", "/小院/"),
        (None, "/"),
    ],
)
def test_the_page_of_what_is_missing_works_at_any_depth(
    site_with: SiteWith, url: str | None, root: str
) -> None:
    address = f"url: {url}\n" if url else ""
    page = site_with({"content/community.yml": f"name: 小院\n{address}"}).page("404.html")
    assert page.text("h1") == "没有这个页面"
    assert page.attributes("main ul.chips a", "href") == [
        root, f"{root}notices/", f"{root}search/",
    ]  # fmt: skip
    files = [*page.attributes("link[rel='stylesheet']", "href"), *page.attributes("script", "src")]
    assert all(each.startswith(f"{root}assets/") for each in files)


def test_a_page_without_a_network_leads_on_to_those_that_were_seen(garden: AskedSite) -> None:
    page = garden.page("offline/")
    assert page.text("h1") == "没有网络"
    assert page.text("#kept h2") == "看过的页面"
    assert page.attribute("#kept", "hidden") is not None
    assert "offline/" in garden.text("service-worker.js")


def test_readers_know_each_picture_and_each_button_without_seeing_them(garden: AskedSite) -> None:
    for url in garden.pages:
        page = garden.page(url)
        assert len(page.attributes("img", "alt")) == len(page.all("img")), url
        assert len(page.attributes("img", "width")) == len(page.all("img")), url
        for button in page.all("button"):
            assert "".join(button.itertext()).strip() or button.get("aria-label"), url
        assert page.links("a.skip")[0][1] == f"{url}#main", url


def test_an_icon_carries_the_first_character_in_every_size_a_phone_asks_for(
    garden: AskedSite,
) -> None:
    for side in (48, 180, 192, 512):
        with Image.open(io.BytesIO(garden.bytes(f"assets/icon-{side}.png"))) as icon:
            assert (icon.format, icon.size) == ("PNG", (side, side))
            assert len(icon.convert("RGB").getcolors(65536) or []) > 2
    manifest = json.loads(garden.text("manifest.webmanifest"))
    assert {each["sizes"] for each in manifest["icons"]} == {"192x192", "512x512"}


def test_a_long_name_is_cut_for_the_icon_of_a_phone(site_with: SiteWith) -> None:
    name = "长沙市岳麓区望月湖街道湖东社区居民委员会"
    manifest = json.loads(
        site_with({"content/community.yml": f"name: {name}\n"}).text("manifest.webmanifest")
    )
    assert (manifest["name"], manifest["short_name"]) == (name, name[:12])
