"""Honour rolls: who agreed is named, everybody else is not; and each deed is found where it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.render.site.asked import AskedPage, AskedSite

SiteWith = Callable[..., AskedSite]
ROLL = "honours/2026Q3/"


def roll(*deeds: str, quarter: str = "2026Q3", more: str = "") -> str:
    listed = "".join(f"  - {{{deed}}}\n" for deed in deeds)
    return f"quarter: {quarter}\ntitle: 榜\n{more}deeds:\n{listed}"


def published(site: AskedSite) -> str:
    """Everything that a reader or a program can get of the site, and every address."""
    texts = (".html", ".xml", ".json", ".ics", ".webmanifest")
    return "\n".join(
        [*site.paths, *(site.text(path) for path in site.paths if path.endswith(texts))]
    )


def faces(page: AskedPage) -> list[tuple[str, str, str]]:
    """Name, honour and deed of each card."""
    columns = (page.texts(f"p.{kind}") for kind in ("face-name", "face-honour", "deed"))
    return list(zip(*columns, strict=True))


def test_a_roll_shows_its_deeds_by_category_the_usual_ones_first(garden: AskedSite) -> None:
    page = garden.page(ROLL)
    assert page.text("h1") == "三季度善行榜"
    assert page.text("main p.lead") == "2026年第三季度4 件善行"
    assert page.texts("div.roll h2") == ["助人为乐", "孝老爱亲", "拾金不昧"]
    assert faces(page) == [
        ("热心居民", "助人为乐", "匿名捐了五百元"),
        ("张䶮", "助人为乐", "扶起摔倒的老人"),
        ("欧阳静", "孝老爱亲 · 市级", "照料邻家老人八年"),
        ("李某某", "拾金不昧", "捡到钱包送到岗亭"),
    ]
    assert page.texts("li.face time") == ["2026年8月30日"]


def test_whoever_neither_agreed_nor_asked_to_stay_unnamed_is_left_out(garden: AskedSite) -> None:
    everything = published(garden)
    assert "孙未答" not in everything
    assert "修好了楼道的灯" not in everything


def test_a_translation_names_nobody_who_wishes_to_stay_unnamed(garden: AskedSite) -> None:
    everything = published(garden)
    assert "钱不愿" not in everything
    assert "Qian" not in everything
    assert ("A kind resident", "Helping others", "Gave five hundred yuan") in faces(
        garden.page(f"en/{ROLL}")
    )
    assert ("熱心居民", "助人為樂", "匿名捐了五百元") in faces(garden.page(f"zh-hant/{ROLL}"))


def test_a_translation_cannot_agree_for_somebody(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/community.yml": "name: 小院\nlanguages: [zh, en]\n",
            "content/honours/2026Q3.yml": roll(
                "name: 钱不愿, honour: 助人为乐, deed: 捐书, anonymous: yes",
                "name: 孙未答, honour: 助人为乐, deed: 修灯",
            ),
            "content/honours/2026Q3.en.yml": "deeds:\n"
            "  - {name: Qian, anonymous: no, consent: 2026-08-01}\n"
            "  - {name: Sun, anonymous: yes, consent: 2026-08-01}\n",
        }
    )
    everything = published(site)
    assert not any(name in everything for name in ("钱不愿", "Qian", "孙未答", "Sun", "修灯"))
    assert faces(site.page(f"en/{ROLL}")) == [("A kind resident", "Helping others", "捐书")]


def test_only_who_is_named_is_pictured(site_with: SiteWith, tmp_path: Path) -> None:
    media = tmp_path / "小院/content/media"
    media.mkdir(parents=True)
    for number, name in enumerate(("named", "hidden", "silent", "minor")):
        Image.new("RGB", (600, 800), (60 * number, 9, 9)).save(media / f"{name}.jpg")
    site = site_with(
        {
            "content/honours/2026Q3.yml": roll(
                "name: 张三, honour: 助人为乐, deed: 扶人, consent: 2026-08-01, photo: media/named.jpg",
                "name: 李四, honour: 助人为乐, deed: 捐书, anonymous: yes, photo: media/hidden.jpg",
                "name: 王五, honour: 助人为乐, deed: 修灯, photo: media/silent.jpg",
                "name: 赵六, honour: 助人为乐, deed: 送饭, anonymous: yes, consent: 2026-08-01,"
                " photo: media/hidden.jpg",
                "name: 孙同学, honour: 助人为乐, deed: 让座, minor: yes, consent: 2026-08-01,"
                " photo: media/minor.jpg",
            )
        }
    )
    page = site.page(ROLL)
    assert page.attributes("img", "alt") == ["张三"]
    assert [name for name, _, _ in faces(page)] == ["张三", "热心居民", "热心居民", "孙同学"]
    assert page.texts("div.portrait span") == ["善", "善", "孙"]


def test_without_a_photo_the_surname_is_the_seal(site_with: SiteWith) -> None:
    names = {
        "欧阳静": "欧阳",
        "欧文": "欧",
        "司马光明": "司马",
        "司空同学": "司空",
        "李某某": "李",
        "䶮": "䶮",
        "Ann": "A",
    }
    deeds = [f"name: {name}, honour: 助人为乐, deed: 好, consent: 2026-08-01" for name in names]
    page = site_with({"content/honours/2026Q3.yml": roll(*deeds)}).page(ROLL)
    assert page.texts("div.portrait span") == list(names.values())


def test_the_dot_of_a_name_is_the_same_whatever_was_typed(site_with: SiteWith) -> None:
    deeds = [
        f"name: 古丽娜尔{dot}艾合买提, honour: 助人为乐, deed: 好, consent: 2026-08-01"
        for dot in ("·", "・", " • ", "．")
    ]
    page = site_with({"content/honours/2026Q3.yml": roll(*deeds)}).page(ROLL)
    assert {name for name, _, _ in faces(page)} == {"古丽娜尔·艾合买提"}


def test_categories_and_levels_are_said_in_the_readers_language(garden: AskedSite) -> None:
    page = garden.page(f"en/{ROLL}")
    assert page.texts("div.roll h2") == [
        "Helping others", "Care for parents and family", "Honest finder",
    ]  # fmt: skip
    assert faces(page)[2] == (
        "Ouyang Jing", "Care for parents and family · city", "Cared for a neighbour for eight years",
    )  # fmt: skip
    # What no translation says is marked as what it is.
    assert page.attributes("p.face-name", "lang") == ["zh-CN", "zh-CN"]


def test_a_category_nobody_translated_is_called_as_it_is_written(garden: AskedSite) -> None:
    assert garden.page("zh-hant/honours/category/拾金不昧/").text("h1[lang='zh-CN']") == "拾金不昧"
    assert garden.page("en/honours/category/拾金不昧/").text("h1") == "Honest finder"


def test_the_overview_shows_the_newest_roll_and_leads_to_the_others(garden: AskedSite) -> None:
    page = garden.page("honours/")
    assert page.text("main p.lead") == "三季度善行榜"
    assert page.link("main a.action") == ("看整张榜 · 4 件善行", ROLL)
    assert page.links("main ul.rows a") == [("2026年第二季度", "honours/2026Q2/")]
    assert page.links("main ul.chips a") == [
        ("助人为乐3", "honours/category/助人为乐/"),
        ("孝老爱亲1", "honours/category/孝老爱亲/"),
        ("拾金不昧1", "honours/category/拾金不昧/"),
    ]
    # As they are written, each with the way to where it stands.
    assert page.links("p.face-name a") == [
        ("欧阳静", f"{ROLL}#d1"), ("李某某", f"{ROLL}#d2"), ("热心居民", f"{ROLL}#d3"),
        ("张䶮", f"{ROLL}#d5"),
    ]  # fmt: skip


def test_a_deed_is_found_at_the_address_that_leads_to_it(garden: AskedSite) -> None:
    page = garden.page(ROLL)
    for name, target in garden.page("honours/").links("p.face-name a"):
        (card,) = page.all(f"li#{target.rpartition('#')[2]}")
        assert name in "".join(card.itertext())


def test_deeds_keep_their_addresses_when_somebody_withdraws(site_with: SiteWith) -> None:
    first = "name: 张三, honour: 助人为乐, deed: 扶人, consent: 2026-08-01"
    second = "name: 李四, honour: 助人为乐, deed: 捐书, consent: 2026-08-01"
    path = "content/honours/2026Q3.yml"
    for before in (first, first.replace(", consent: 2026-08-01", "")):
        links = site_with({path: roll(before, second)}).page("honours/").links("p.face-name a")
        assert links[-1] == ("李四", f"{ROLL}#d2")


def test_the_first_page_shows_those_with_a_photo_first(garden: AskedSite) -> None:
    names = garden.page().texts("p.face-name")
    assert names == ["张䶮", "欧阳静", "李某某", "热心居民"]


def test_a_roll_says_its_own_way_to_nominate(garden: AskedSite) -> None:
    section = garden.page(ROLL).texts("section.contact p")
    assert section == ["到居委会填一张推荐表。"]
    usual = garden.page("honours/2026Q2/").texts("section.contact p")
    assert usual == ["把做了什么、在什么时候、怎样找到当事人告诉社区。"]
    assert garden.page(f"en/{ROLL}").attribute("section.contact p", "lang") == "zh-CN"


def test_a_long_category_goes_on_over_pages_with_a_heading_for_each_quarter(
    site_with: SiteWith,
) -> None:
    deeds = [
        f"name: 甲{number}, honour: 敬业奉献, deed: 好, consent: 2026-01-01" for number in range(60)
    ]
    site = site_with(
        {
            f"content/honours/{quarter}.yml": roll(*deeds, quarter=quarter)
            for quarter in ("2026Q1", "2026Q2")
        }
    )
    newest = site.page("honours/category/敬业奉献/")
    older = site.page("honours/category/敬业奉献/1/")
    assert newest.texts("main section h2") == ["2026年第二季度", "2026年第一季度"]
    assert older.texts("main section h2") == ["2026年第一季度"]
    assert len(newest.all("li.face")) + len(older.all("li.face")) == 120
    assert newest.texts("main p.meta")[0] == older.texts("main p.meta")[0] == "120 件善行"


def test_search_finds_a_person_by_name_and_an_unnamed_deed_by_its_words(garden: AskedSite) -> None:
    entries = {entry[0]: entry for entry in json.loads(garden.text("search/items.json"))}
    assert entries[f"{ROLL}#d1"][1:] == [
        "欧阳静 · 孝老爱亲", "2026Q3", "善行义举榜", "", "照料邻家老人八年",
    ]  # fmt: skip
    assert entries[f"{ROLL}#d2"][2] == "2026年8月30日"
    assert entries[f"{ROLL}#d3"][1] == "热心居民 · 助人为乐"
    assert f"{ROLL}#d4" not in entries


def test_a_roll_of_which_nothing_may_be_shown_is_an_empty_page(site_with: SiteWith) -> None:
    site = site_with(
        {"content/honours/2026Q3.yml": roll("name: 孙未答, honour: 助人为乐, deed: 修灯")}
    )
    page = site.page(ROLL)
    assert page.text("main p.lead") == "2026年第三季度0 件善行"
    assert page.all("li.face") == []
    assert not [url for url in site.pages if url.startswith("honours/category/")]
