"""Posters, conventions and free pages: all their words are there, in their order, in each language."""

from __future__ import annotations

import json
from collections.abc import Callable

from civsite.model.kinds.poster import Campaign
from tests.render.site.asked import AskedSite
from tests.render.site.little_park import made_elsewhere

SiteWith = Callable[..., AskedSite]


def test_posters_stand_by_campaign_in_a_fixed_order(garden: AskedSite) -> None:
    page = garden.page("posters/")
    assert page.texts("main section h2") == ["社会主义核心价值观", "讲文明树新风", "安全"]
    assert page.texts("span.poster-name") == ["富强 民主 文明 和谐", "让座", "灭火器怎么用"]
    assert page.attributes("main ul.chips a", "href") == ["#core-values", "#manners", "#safety"]


def test_every_campaign_has_a_name_in_every_language(site_with: SiteWith) -> None:
    campaigns = [each.value for each in Campaign if each is not Campaign.CORE_VALUES]
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en, zh-Hant]\n",
            **{
                f"content/posters/p-{each}.yml": f"title: 题\ncampaign: {each}\nslogan: 好\n"
                for each in campaigns
            },
        }
    )
    names = [site.page(f"{folder}posters/").texts("h2") for folder in ("", "en/", "zh-hant/")]
    assert names[0] == [
        "讲文明树新风", "图说我们的价值观", "公民道德", "关爱未成年人", "科普", "安全", "志愿服务",
        "政策", "问卷调查", "自办",
    ]  # fmt: skip
    assert names[1][:3] == ["Good manners", "Values in pictures", "Civic virtue"]
    assert names[2][:3] == ["講文明樹新風", "圖說我們的價值觀", "公民道德"]
    assert [len(set(each)) for each in names] == [10, 10, 10]


def test_core_values_stand_with_their_english_and_their_meaning(garden: AskedSite) -> None:
    page = garden.page("posters/nation/")
    assert page.texts("span.words b") == ["富强", "民主", "文明", "和谐"]
    assert page.texts("span.words i[lang='en']") == [
        "Prosperity", "Democracy", "Civility", "Harmony",
    ]  # fmt: skip
    assert page.texts("dl.meanings dt") == ["富强", "民主", "文明", "和谐"]
    assert page.texts("dl.meanings dd") == [
        "日子好起来",
        "大家的事商量",
        "说话做事有礼",
        "邻里和气",
    ]


def test_meanings_that_do_not_match_the_words_are_left_out(site_with: SiteWith) -> None:
    poster = "title: 题\ncampaign: own\nwords: [慢, 让]\nmeanings: [不抢]\n"
    page = site_with({"content/posters/p.yml": poster}).page("posters/p/")
    assert page.texts("span.words b") == ["慢", "让"]
    assert page.all("dl.meanings") == []


def test_a_posters_page_says_everything_that_is_written(garden: AskedSite) -> None:
    page = garden.page("posters/让座/")
    assert page.text("p.kicker") == "讲文明树新风"
    assert page.text("p.lead") == "让一个座，暖一车人"
    assert page.text("p.lines") == "老弱病残孕先坐。"
    assert page.texts("ol.steps li") == ["看见", "起身", "让座"]
    assert page.links("main ul.rows a") == [("东门橱窗 · A", "boards/gate/A/")]
    assert page.attribute("meta[name='description']", "content") == "让一个座，暖一车人"
    assert garden.page("posters/nation/").text("main p.quiet") == "本季没有上栏。"


def test_finished_artwork_is_shown_with_where_it_comes_from(garden: AskedSite) -> None:
    page = garden.page("posters/画/")
    assert page.attributes("main img", "alt") == ["灭火器怎么用"]
    assert page.texts("main p.meta") == ["来源 区消防大队 2026 年设计"]


def test_a_poster_is_shown_as_its_sheet_and_offered_for_anyones_printer(
    site_with: SiteWith,
) -> None:
    poster = "title: 让座\ncampaign: manners\nslogan: 让一个座，暖一车人\n"
    page = site_with({"content/posters/让座.yml": poster}, **made_elsewhere()).page("posters/让座/")
    assert page.links("main p.actions a") == [
        ("A4 · PDF", "posters/让座-A4.pdf"), ("A3 · PDF", "posters/让座-A3.pdf"),
    ]  # fmt: skip
    (sheet,) = page.all("div.posters img")
    assert (sheet.get("width"), sheet.get("height")) == ("850", "1200")


def test_a_convention_numbers_its_articles_and_each_can_be_linked(garden: AskedSite) -> None:
    page = garden.page("conventions/residents/")
    assert page.texts("ol.articles li") == ["1爱护公物", "2不高空抛物", "3礼让老幼"]
    assert page.attributes("ol.articles li", "id") == ["a1", "a2", "a3"]
    assert page.attributes("a.number", "aria-label") == ["第1条", "第2条", "第3条"]
    assert page.text("p.preamble") == "为了共同的家。"
    assert page.text("p.adopted") == "居民代表会议2025年3月1日通过"
    assert page.texts("dl.history div") == ["2026年4月18日添第三条"]


def test_a_convention_nobody_dated_says_nothing_of_it(garden: AskedSite) -> None:
    page = garden.page("conventions/棋牌室/")
    assert (page.all("p.adopted"), page.all("dl.history"), page.all("p.preamble")) == ([], [], [])
    assert garden.page("conventions/").texts("main p.meta") == ["3 条2025年3月1日通过", "1 条"]


def test_a_translated_convention_says_its_articles_and_marks_the_rest(garden: AskedSite) -> None:
    page = garden.page("en/conventions/residents/")
    assert page.texts("ol.articles p") == [
        "Care for what is common", "Throw nothing down", "Give way to old and young",
    ]  # fmt: skip
    assert page.attributes("ol.articles p", "lang") == []
    assert page.attribute("p.preamble", "lang") == "zh-CN"
    assert page.text("p.adopted") == "居民代表会议Adopted 1 March 2025"
    untranslated = garden.page("en/conventions/棋牌室/")
    assert untranslated.text("ol.articles p[lang='zh-CN']") == "晚九点散场"


def test_articles_of_several_lines_and_odd_signs_come_whole(site_with: SiteWith) -> None:
    articles = ["第一行\n第二行", "<script>alert(1)</script>", "“引号”与 & 和 <尖括号>", "🎈 é 䶮"]
    site = site_with(
        {
            "content/conventions/c.yml": "title: 约\narticles:\n"
            + "".join(
                f"  - {json.dumps(each, ensure_ascii=False)}\n".replace("\\/", "/")
                for each in articles
            )
        }
    )
    paragraphs = site.page("conventions/c/").all("ol.articles p")
    assert ["".join(each.itertext()) for each in paragraphs] == articles
    (entry,) = json.loads(site.text("search/items.json"))
    assert entry[5] == " ".join(" ".join(articles).split())


def test_free_pages_stand_in_the_footer_in_their_order(site_with: SiteWith) -> None:
    orders = {"甲": "order: 30", "乙": "order: 2", "丙": "", "丁": "order: 100", "戊": "order: 2"}
    site = site_with(
        {
            f"content/pages/{name}.md": f"---\ntitle: {name}\n{order}\n---\n"
            for name, order in orders.items()
        }
    )
    for url in ("", "pages/丙/"):
        links = site.page(url).links("footer ul.links a")
        assert [words for words, _ in links] == [*"乙戊甲丁丙", "搜索"]
        assert links[0] == ("乙", "pages/乙/")


def test_a_free_page_says_its_summary_and_its_text(garden: AskedSite) -> None:
    page = garden.page("pages/关于/")
    assert (page.text("h1"), page.text("p.lead")) == ("关于我们", "一个小社区。")
    assert page.text("div.text") == "正文。"
    english = garden.page("en/pages/关于/")
    assert english.text("h1") == "About us"
    assert english.attribute("div.text", "lang") == "zh-CN"
