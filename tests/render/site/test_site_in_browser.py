"""The website in a real browser: keyboard, phone, large type, search; never another host."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.render.site.little_park import write
from tests.render.site.served import PAGES

Built = Callable[..., tuple[Path, object]]


def test_nothing_is_wider_than_a_phone_in_either_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for large in ("usual", "large"):
        page.goto(address)
        page.evaluate(f"localStorage.setItem('civsite-type', '{large}')")
        for path in PAGES:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, (large, path)


def test_the_keyboard_reaches_the_content_first(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_id("main")


def test_large_type_is_one_button_and_stays(page: Page, address: str) -> None:
    page.goto(address)
    usual = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_role("button", name="大字版").press("Enter")
    page.goto(address + "notices/water/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= usual * 1.4
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    assert usual >= 18


@pytest.mark.parametrize(
    ("edition", "digest", "said"),
    [
        ("2026Q4", "its own", "内容和计划一致"),
        ("2026Q4", "00000000", "印好以后内容改过"),
        ("2026Q3", "its own", "是2026年第三季度的，该换下了"),
        ("2027Q1", "its own", "是2027年第一季度的，比这个网站新"),
    ],
)
def test_a_scanned_panel_is_told_from_the_current_one(
    page: Page, address: str, edition: str, digest: str, said: str
) -> None:
    page.goto(f"{address}boards/east/A/")
    expect(page.locator("[data-verdict]:visible")).to_have_count(0)
    own = page.locator("#scanned").get_attribute("data-digest")
    assert own is not None
    assert len(own) == 8
    page.goto(f"{address}boards/east/A/?e={edition}&h={own if digest == 'its own' else digest}")
    expect(page.locator("[data-verdict]:visible")).to_have_count(1)
    expect(page.locator("[data-verdict]:visible")).to_contain_text(said)


@pytest.fixture
def convention_hung_in_summer(root: Path) -> None:
    """The keep slot has carried the convention since the quarter before."""
    hung = "quarter: 2026Q3\nboards:\n  east:\n    乙: {item: residents}\n"
    write(root, "content/editions/2026Q3.yml", hung)


@pytest.mark.usefixtures("convention_hung_in_summer")
def test_a_panel_that_stays_from_an_earlier_quarter_is_not_to_be_replaced(
    page: Page, address: str
) -> None:
    page.goto(f"{address}boards/east/乙/?e=2026Q3&h=00000000")
    expect(page.locator("[data-verdict]:visible")).to_contain_text("2026年第三季度挂上的，本季照挂")
    page.goto(f"{address}boards/east/乙/?e=2026Q1&h=00000000")
    expect(page.locator("[data-verdict]:visible")).to_contain_text("该换下了")


def test_nobody_can_put_words_into_the_verdict_on_a_panel(page: Page, address: str) -> None:
    page.goto(f"{address}boards/east/A/?e=<b>2026Q4&h=%3Cscript%3E")
    expect(page.locator("[data-verdict]:visible")).to_have_count(0)


_UNBROKEN = "https://example.org/" + "a" * 60


@pytest.fixture
def words_without_a_space(root: Path) -> None:
    """Names, titles and a story with a picture beside it, whose words no line can hold."""
    said = f"title: {_UNBROKEN}\n"
    for path, text in {
        "community.yml": f"name: {_UNBROKEN}\nphone: '0731888800{'0' * 40}'\nmail: {'a' * 50}@example.org\n",
        "news/2026/2026-10-09-long.md": f"---\n{said}date: 2026-10-09\nplace: {_UNBROKEN}\n"
        f"photos: [media/a.jpg]\ntags: [{'标' * 40}]\n---\n{_UNBROKEN}\n",
        "notices/long-notice.md": f"---\n{said}level: emergency\nwhen: {_UNBROKEN}\nwhere: {_UNBROKEN}\n---\n",
        "posters/long-poster.yml": f"{said}campaign: own\nsteps: [{_UNBROKEN}]\n",
        "conventions/long-convention.yml": f"{said}articles: [{_UNBROKEN}]\n",
        "honours/2026Q4.yml": f"quarter: 2026Q4\n{said}deeds:\n  - {{name: {_UNBROKEN}, honour: "
        f"{_UNBROKEN}, deed: {_UNBROKEN}, consent: 2026-10-01}}\n",
    }.items():
        write(root, f"content/{path}", text)


@pytest.mark.usefixtures("words_without_a_space")
@pytest.mark.parametrize("view", ["usual", "large"])
def test_words_without_a_space_break_on_a_phone(page: Page, address: str, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.evaluate(f"localStorage.setItem('civsite-type', '{view}')")
    for path in (
        "", "news/", "news/archive/2026-10/", "news/2026/2026-10-09-long/", "notices/long-notice/",
        "notices/", "posters/", "posters/long-poster/", "conventions/long-convention/", "conventions/", "honours/",
        "honours/2026Q4/", "tags/", "boards/east/A/",
    ):  # fmt: skip
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_every_target_outside_a_text_is_large_enough_for_a_finger(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PAGES:
        page.goto(address + path)
        small = page.evaluate(
            """[...document.querySelectorAll('a, button, input, summary')]
            .filter(each => { const box = each.getBoundingClientRect();
                              return !each.closest('.text, svg, .skip') && box.width && box.height < 43.5; })
            .map(each => each.outerHTML)"""
        )
        assert small == [], path


_COUNT_SHIFTS = """
window.moved = 0;
new PerformanceObserver(list => { for (const each of list.getEntries()) moved += each.value; })
  .observe({type: 'layout-shift', buffered: true});
"""
_SHOWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_nothing_moves_when_pictures_arrive_after_the_text(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(_COUNT_SHIFTS)
    held: list[Route] = []
    page.route("**/*.webp", lambda route: held.append(route))
    moved = {}
    for path in PAGES:
        page.goto(address + path, wait_until="domcontentloaded")
        page.evaluate(_SHOWN)
        while held:
            held.pop().continue_()
        page.wait_for_load_state()
        page.evaluate(_SHOWN)
        if page.evaluate("moved"):
            moved[path] = page.evaluate("moved")
    assert moved == {}


def test_search_finds_a_name_a_word_and_half_a_title(page: Page, address: str) -> None:
    for query, found in (
        ("张䶮", "张䶮 · 助人为乐"),
        ("高空抛物", "居民公约"),
        ("一百只", "广场上的一百只灯笼"),
    ):
        page.goto(f"{address}search/?q={query}")
        expect(page.locator("#search-results a").first).to_have_text(found)
    page.locator("#q").fill("没有这样的词")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-status")).to_have_text("没有找到。换一个词试试。")


@pytest.fixture
def names_typed_in_many_ways(root: Path) -> None:
    for name, words in (
        ("dots", "帕提古丽•吐尔逊教大家打馕"),
        ("rare", "葛\U000e0100秋声 修好了水泵"),
        ("radical", "检修水表"),
    ):
        write(
            root,
            f"content/news/2026/2026-10-1{len(name)}-{name}.md",
            f"---\ntitle: {name}\ndate: 2026-10-10\n---\n{words}\n",
        )


@pytest.mark.usefixtures("names_typed_in_many_ways")
def test_a_name_is_found_however_its_dot_and_its_rare_signs_were_typed(
    page: Page, address: str
) -> None:
    for query, found in (
        ("帕提古丽·吐尔逊", "dots"),
        ("帕提古丽・吐尔逊", "dots"),
        ("葛秋声", "rare"),
        ("葛\U000e0101秋声", "rare"),
        ("水表", "radical"),
    ):
        page.goto(f"{address}search/?q={query}")
        expect(page.locator("#search-results a").first).to_have_text(found)


def test_the_words_sought_are_marked_also_after_a_sign_of_many_dots(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=喷灯")
    expect(page.locator("#search-results mark")).to_have_text("喷灯")


def test_words_written_together_are_found_apart(page: Page, address: str) -> None:
    for query in ("孩子灯笼", "广场上挂灯笼"):
        page.goto(f"{address}search/?q={query}")
        expect(page.locator("#search-results a").first).to_have_text("广场上的一百只灯笼")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("居民公約", "居民公约"),
        ("廣場上的一百隻", "广场上的一百只灯笼"),
        ("断水", "水箱清洗停水"),
        ("规约", "居民公约"),
        ("RULES", "Forty umbrellas mended"),
    ],
)
def test_search_understands_traditional_characters_and_other_words_for_a_thing(
    page: Page, address: str, query: str, found: str
) -> None:
    folder = "en/search/" if query.isascii() else "search/"
    page.goto(f"{address}{folder}?q={query}")
    expect(page.locator("#search-results a").first).to_have_text(found)


def test_what_was_written_stands_before_other_words_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=喷灯")
    expect(page.locator("#search-results a")).to_have_count(1)
    page.goto(f"{address}search/?q=约")
    expect(page.locator("#search-results a").first).to_have_text("居民公约")


def test_the_index_is_asked_for_only_when_a_search_begins(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.goto(address + "search/")
    assert not [each for each in asked if each.endswith((".json", ".txt")) or "synonyms" in each]
    page.locator("#q").fill("公约")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert [each for each in asked if each.endswith("search/index.json")]


def test_the_number_on_a_notice_can_be_called(page: Page, address: str) -> None:
    page.goto(address + "notices/water/")
    link = page.locator(".facts a")
    expect(link).to_have_text("0731-8888 0001")
    expect(link).to_have_attribute("href", "tel:+8673188880001")


@pytest.mark.parametrize("width", [360, 1200])
def test_each_of_many_numbers_has_a_place_of_its_own_to_be_touched(
    page: Page, root: Path, built: Built, width: int
) -> None:
    numbers = "0731-8888 0001 转 802、138 0013 8001，客服 400-880-1234，报警 110，8888 0002"
    write(
        root, "content/notices/water.md", f"---\ntitle: 停水\ncontact: {numbers}\n---\n请存水。\n"
    )
    out, _ = built()
    page.set_viewport_size({"width": width, "height": 740})
    page.goto((out / "notices/water/index.html").as_uri())
    links = page.locator(".facts a")
    expect(links).to_have_count(5)
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        # What lies at its upper and its lower edge is the link itself, and no neighbour.
        for edge in (3, box["height"] - 3):
            link.click(trial=True, position={"x": box["width"] / 2, "y": edge})


def test_the_board_can_be_tapped(page: Page, address: str) -> None:
    page.goto(address + "boards/east/")
    page.locator("svg.board a").first.click()
    expect(page).to_have_url(f"{address}boards/east/A/")


def test_a_screens_page_plays_what_the_screen_plays_until_it_is_told_to_pause(
    page: Page, address: str
) -> None:
    page.clock.install()
    page.goto(address + "screens/lift/")
    shown = page.locator(".slides li:visible")
    expect(shown).to_have_text("让座")
    page.clock.run_for(10_000)
    expect(shown).to_have_text("水箱清洗停水")
    page.get_by_role("button", name="暂停").press("Enter")
    page.clock.run_for(60_000)
    expect(shown).to_have_text("水箱清洗停水")
    page.get_by_role("button", name="下一幅").press("Enter")
    expect(shown).to_have_text("让座")
    expect(page.locator(".count")).to_have_text("1 / 2")


def test_without_scripts_everything_but_search_is_there(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + "screens/lift/")
    expect(page.locator(".slides li:visible")).to_have_text(["让座", "水箱清洗停水"])
    expect(page.get_by_role("button", name="暂停")).to_have_count(0)
    expect(page.get_by_role("button", name="大字版")).to_have_count(0)
    page.goto(address + "search/?q=water")
    expect(page.locator("noscript .hint")).to_be_visible()
    page.close()


def test_no_page_breaks_its_own_policy(page: Page, address: str) -> None:
    problems: list[str] = []
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path in PAGES:
        page.goto(address + path)
    # Derived photos lie beside the site, not in it.
    assert [each for each in problems if "404" not in each] == []


@pytest.fixture
def kept(page: Page, address: str) -> Page:
    """The phone has seen the first page and one notice, and the worker is at work."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.goto(address + "notices/water/")
    page.wait_for_function(
        """async () => (await (await caches.open("civsite-site-pages-1")).keys()).length >= 3"""
    )
    return page


def test_pages_that_were_seen_open_without_a_network(kept: Page, address: str) -> None:
    kept.context.set_offline(True)
    kept.goto(address + "notices/water/?from=somewhere")
    expect(kept.get_by_role("heading", level=1)).to_contain_text("水箱清洗停水")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert kept.evaluate(ground) not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_a_page_that_was_not_seen_says_so_and_names_those_that_were(
    kept: Page, address: str
) -> None:
    kept.context.set_offline(True)
    kept.goto(address + "posters/")
    expect(kept.get_by_role("heading", level=1)).to_have_text("没有网络")
    kept.get_by_role("link", name="水箱清洗停水").click()
    expect(kept.get_by_role("heading", level=1)).to_contain_text("水箱清洗停水")


@pytest.mark.usefixtures("root")
def test_a_changed_page_is_shown_as_soon_as_there_is_a_network(
    kept: Page, address: str, tmp_path: Path
) -> None:
    served = tmp_path / "site-1/notices/water/index.html"
    assert "水箱清洗停水" in served.read_text("utf-8")
    # What a server has not changed for long browsers take for lasting, unless they are told better.
    made = served.stat().st_mtime
    os.utime(served, (made - 1e7, made - 1e7))
    kept.goto(address + "notices/water/?from=panel")
    served.write_text(
        "<!doctype html><meta charset=utf-8><title>新</title><h1>改过了</h1>", "utf-8"
    )
    os.utime(served, (made + 10, made + 10))  # a server's dates count whole seconds
    kept.goto(address + "notices/water/?from=panel")
    expect(kept.get_by_role("heading", level=1)).to_have_text("改过了")


def test_the_site_can_be_installed(page: Page, address: str) -> None:
    page.goto(address)
    answer = page.request.get(page.locator("link[rel=manifest]").evaluate("link => link.href"))
    manifest = answer.json()
    assert manifest["name"]
    for icon in manifest["icons"]:
        picture = page.request.get(address + icon["src"])
        side = int(icon["sizes"].split("x")[0])
        with Image.open(io.BytesIO(picture.body())) as opened:
            assert opened.size == (side, side)
            assert len(opened.convert("RGB").getcolors(maxcolors=99999) or []) > 2
