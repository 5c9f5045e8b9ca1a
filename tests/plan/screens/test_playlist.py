"""What a screen's playlist promises."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.page import Page
from civsite.model.scalars import Size
from civsite.model.screen import Screen
from civsite.plan.screens.led import led_pages, width_in_ems
from civsite.plan.screens.playlist import Playlist
from civsite.quarter import Quarter
from tests.plan.communities import community, convention, notice, poster, roll
from tests.plan.screens.playing import plan_playlist

Q4 = Quarter(2026, 4)
TODAY = datetime.date(2026, 11, 2)


def screen(**more: Any) -> Screen:
    written = {"id": "lobby", "name": "大厅屏", "kind": "lcd", "size": "1920x1080", **more}
    return Screen.model_validate(written)


def story(day: str, **more: Any) -> News:
    return News.model_validate({"id": f"story-{day}", "title": day, "date": day, **more})


def deeds(count: int, text: str = "扫雪。") -> Honours:
    deed = {"name": "示例", "honour": "助人为乐", "deed": text, "consent": "2026-09-01"}
    return Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "title": "榜", "deeds": [deed] * count})  # fmt: skip


def play(items: Iterable[Item], today: datetime.date = TODAY, **more: Any) -> Playlist:
    return plan_playlist(_with_items(items), screen(**more), Q4, today)


def _with_items(items: Iterable[Item]) -> Community:
    return community([], items)


def order(playlist: Playlist) -> list[str]:
    return [slide.item for slide in playlist.slides]


def test_a_screen_plays_only_kinds_that_it_accepts_and_never_pages() -> None:
    items = [poster("a"), notice("b"), Page(id="c", title="c"), convention("d")]
    assert set(order(play(items, accepts=["poster", "notice"]))) == {"a", "b"}
    assert set(order(play(items))) == {"a", "b", "d"}


def test_an_item_kept_for_other_places_stays_off_the_screen() -> None:
    items = [
        poster("boards-only", on=["showcase"]),
        poster("this-screen", on=["lobby"]),
        poster("this-kind", on=["液晶屏"]),
        poster("other-screen", on=["lift-1"]),
    ]
    assert set(order(play(items))) == {"this-screen", "this-kind"}


def test_what_has_expired_is_left_out_and_what_comes_later_waits_for_its_day() -> None:
    items = [
        poster("always"),
        notice("over", until="2026-11-01"),
        notice("last-day", until="2026-11-02"),
        notice("later", from_="2026-12-01", until="2026-12-24"),
        notice("next-year", from_="2027-01-01"),
    ]
    slides = {slide.item: slide for slide in play(items).slides}
    assert set(slides) == {"always", "last-day", "later"}
    assert slides["later"].from_ == datetime.date(2026, 12, 1)
    assert slides["later"].until == datetime.date(2026, 12, 24)
    assert not slides["later"].is_valid_on(datetime.date(2026, 11, 30))
    assert slides["always"].from_ is None


def test_news_are_the_twelve_latest_of_this_and_the_last_quarter() -> None:
    days = [f"2026-{month:02d}-{day:02d}" for month in (3, 7, 8, 10) for day in range(1, 6)]
    played = set(order(play([story(day) for day in days])))
    assert len(played) == 12
    assert "story-2026-03-05" not in played
    assert "story-2026-10-05" in played
    assert "story-2026-07-01" not in played


def test_only_the_newest_honour_roll_plays() -> None:
    assert set(order(play([roll("2026Q1"), roll("2026Q3"), roll("2027Q1")]))) == {"2026Q3"}


def test_only_the_digest_of_the_last_whole_quarter_plays() -> None:
    digests = [
        Digest.model_validate(
            {"id": f"news-{q}", "title": q, "quarter": q, "stories": [], "figures": Figures()}
        )
        for q in ("2026Q2", "2026Q3", "2026Q4")
    ]
    assert set(order(play(digests))) == {"news-2026Q3"}
    assert order(play(digests[:1])) == []


def test_no_item_follows_itself_and_heavier_items_come_more_often() -> None:
    items = [poster(f"p{n}", weight=str(n % 5 + 1)) for n in range(20)]
    played = order(play(items))
    turns = Counter(played)
    assert all(first != second for first, second in pairwise([*played, played[0]]))
    assert turns["p4"] == 5 * turns["p0"]
    assert turns["p2"] == 3 * turns["p0"]


def test_a_heavy_item_is_spread_over_the_loop() -> None:
    played = order(play([poster("heavy", weight="5"), *(poster(f"p{n}") for n in range(15))]))
    places = [place for place, item in enumerate(played) if item == "heavy"]
    gaps = [after - before for before, after in pairwise([*places, places[0] + len(played)])]
    assert len(places) == 5
    assert max(gaps) <= 2 * min(gaps)


def test_pinned_items_come_first_and_kinds_are_mixed() -> None:
    items = [*(poster(f"p{n}") for n in range(8)), *(notice(f"n{n}") for n in range(8))]
    played = order(play([*items, poster("pin", pinned="yes")]))
    assert played[0] == "pin"
    assert {item[0] for item in played[1:5]} == {"p", "n"}


def test_an_emergency_takes_the_screen_over_whatever_it_accepts() -> None:
    items = [poster("a"), notice("storm", level="emergency", until="2026-11-03")]
    playlist = play(items, accepts=["poster"])
    assert order(playlist)[0] == "storm"
    assert [slide.item for slide in playlist.slides if slide.takeover] == ["storm"]
    elsewhere = [poster("a"), notice("storm", level="emergency", on=["gate"])]
    assert order(play(elsewhere)) == ["a"]


def test_a_long_roll_is_cut_into_slides_that_take_turns_with_others() -> None:
    playlist = play([deeds(40), *(poster(f"p{n}") for n in range(10))])
    roll_slides = [slide for slide in playlist.distinct_slides if slide.kind is Kind.HONOURS]
    shown = [index for slide in roll_slides for index in slide.content.entries]
    assert shown == list(range(40))
    assert {len(slide.content.entries) for slide in roll_slides} <= {1, 2, 3}
    longest = max(len(run.split()) for run in _runs(playlist))
    assert longest <= 6


def _runs(playlist: Playlist) -> list[str]:
    marks = "".join("x " if slide.kind is Kind.HONOURS else "| " for slide in playlist.slides)
    return marks.split("|")


def test_a_roll_alone_on_its_screen_shows_everybody() -> None:
    playlist = play([deeds(40)])
    assert [slide.part for slide in playlist.slides] == list(range(1, playlist.slides[0].parts + 1))


def test_a_deed_without_consent_is_on_no_slide() -> None:
    written = {"name": "示例", "honour": "助人为乐", "deed": "扫雪。"}
    allowed = {**written, "anonymous": "yes"}
    record = {"id": "2026Q3", "quarter": "2026Q3", "title": "榜", "deeds": [written, allowed]}
    playlist = play([Honours.model_validate(record)])
    assert [slide.content.entries for slide in playlist.slides] == [(1,)]


def test_no_word_of_a_convention_is_lost_between_slides() -> None:
    articles = ["短。", "第一句说楼道。" * 40, "中等长短的一条，说一件事。", "没有停顿" * 80]
    playlist = play([convention("c", articles=articles)])
    passages = [passage for slide in playlist.slides for passage in slide.content.passages]
    for number, article in enumerate(articles, 1):
        assert "".join(each.text for each in passages if each.number == number) == article
    assert passages[0].continued is False
    assert [each.continued for each in passages if each.number == 2][:2] == [False, True]


def test_an_english_article_is_as_long_as_it_looks_and_cut_between_words() -> None:
    short = (
        "Keep stairwells clear and tidy, and do not charge electric bicycles indoors or in lifts."
    )
    endless = "neighbours greet each other and " * 20
    playlist = play([convention("c", articles=[short, endless])])
    passages = [passage for slide in playlist.slides for passage in slide.content.passages]
    assert [each.text for each in passages if each.number == 1] == [short]
    pieces = [each.text for each in passages if each.number == 2]
    assert len(pieces) > 1
    assert " ".join(pieces).split() == endless.split()
    assert all(piece == piece.strip() for piece in pieces)


def test_a_strip_shows_words_alone() -> None:
    items = [
        poster("a", slogan="多等三秒，整栋楼都暖和"),
        convention("c"),
        deeds(3),
        notice("n", when="今天 9:00"),
    ]
    playlist = play(items, kind="led-strip", size="192x16")
    assert set(order(playlist)) == {"a", "n"}
    assert playlist.words_alone
    said = [slide.content.lines for slide in playlist.slides if slide.item == "n"]
    assert said == [("n",), ("今天9:00",)]


def test_lines_of_a_strip_fit_it_and_break_after_stops() -> None:
    words = "旧衣服换新芽：以物易物集市在小广场办到第六回，8:30—17:00 摊位排到了东门口。"
    for size in (Size(320, 32), Size(192, 16), Size(64, 16), Size(384, 192)):
        pages = led_pages(words, size)
        lines = [line for page in pages for line in page]
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert not any(line[0] in "，。：—" for line in lines)
        assert "第六回，" in "".join(lines)
    assert all(width_in_ems(page[0]) <= 10 for page in led_pages(words, Size(320, 32)))


@pytest.mark.parametrize("width", [320, 192])
def test_a_strip_keeps_days_and_numbers_with_their_units_on_a_line(width: int) -> None:
    words = "2026 年 11 月 15 日至 2027 年 3 月 15 日，全小区 12 栋楼，服务中心（二楼大厅窗口）"
    lines = [page[0] for page in led_pages(words, Size(width, 32 if width == 320 else 16))]
    for whole in ("11月15日", "3月15日", "12栋楼"):
        assert any(whole in line for line in lines), lines
    assert not any(line.endswith("（") for line in lines)


def test_a_strip_tells_a_notice_in_one_go() -> None:
    long = notice(
        "n",
        when="12 月 1 日至 12 月 10 日，每晚 22:00 至次日 6:00",
        where="花园路北段，北门机动车出口，" * 3,
    )
    playlist = play([long, *(poster(f"p{n}") for n in range(9))], kind="led-strip", size="320x32")
    parts = [slide.part for slide in playlist.slides if slide.item == "n"]
    assert parts == list(range(1, parts[-1] + 1))
    first = order(playlist).index("n")
    assert set(order(playlist)[first : first + len(parts)]) == {"n"}
    assert len(parts) > 6


def test_the_plan_does_not_depend_on_the_order_of_files() -> None:
    items = [poster(f"p{n}", weight=str(n % 4 + 1)) for n in range(9)] + [deeds(9), notice("n")]
    assert play(items).slides == play(list(reversed(items))).slides


def test_the_slides_of_a_past_quarter_can_still_be_planned() -> None:
    playlist = plan_playlist(
        _with_items([poster("a"), notice("old", until="2026-11-20")]),
        screen(),
        Q4,
        datetime.date(2027, 3, 1),
    )
    assert set(order(playlist)) == {"a", "old"}
    assert playlist.first_day == Q4.first_day


@pytest.mark.parametrize("size", ["64x32", "64x64", "100x400", "16x128", "320x160"])
def test_a_small_wall_breaks_words_that_are_wider_than_it(size: str) -> None:
    words = "5、6号楼停水通知　11月25日（星期三）8:30—16:30　Mr. Featherstonehaugh’s"
    width, height = (int(side) for side in size.split("x"))
    pages = led_pages(words, Size(width, height))
    lines = [line for page in pages for line in page]
    dots = {64: 16, 100: 24, 16: 16, 320: 48}[width]
    assert "".join(lines).replace(" ", "") == re.sub(r"\s", "", words)
    assert all(width_in_ems(line) * dots <= width for line in lines)
    assert all(line[0] not in "，、。）" for line in lines) or width == 16
    assert any("5、6号楼" in line for line in lines) or width == 16


def test_what_is_invisible_has_no_place_on_a_strip() -> None:
    pasted = "多等\u200b三秒\ufeff，a\u00a0b\u2009c e\u0301\ufe0f"
    assert led_pages(pasted, Size(1024, 16)) == (("多等三秒，a b c é",),)


def test_short_articles_share_a_slide_and_long_ones_do_not_crowd_it() -> None:
    short, long = "不在楼道里堆放杂物。", "文明养犬，出门牵绳，及时清理粪便，夜里不让犬只吠叫。"
    slides = play([convention("c", articles=[short] * 5 + [long] * 3)]).slides
    assert [len(slide.content.passages) for slide in slides] == [4, 2, 2]


@pytest.mark.parametrize(
    ("title", "said"), [("台风", "【紧急】台风"), ("Storm", "EMERGENCY: Storm")]
)
def test_an_emergency_says_so_on_a_strip_in_its_own_language(title: str, said: str) -> None:
    playlist = play([notice("s", level="emergency", title=title)], kind="led-strip", size="320x32")
    assert " ".join(line for slide in playlist.slides for line in slide.content.lines) == said


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("周二至周日9:00—18:00；周二、周四至21:30", ("周二至周日", "9:00—18:00；", "周二、", "周四至21:30")),
        ("两天没见亮灯，就敲敲门，或告诉楼栋长", ("两天没", "见亮灯，", "就敲敲门，", "或告诉楼栋长")),
        ("征集要在会上谈的事，一户一条也行", ("征集要在", "会上谈的事，", "一户一条也行")),
    ],
)  # fmt: skip
def test_lines_of_a_wall_end_where_one_would_pause(words: str, lines: tuple[str, ...]) -> None:
    """As few as can be without tearing clauses, and of like length."""
    pages = led_pages(words, Size(320, 160))
    assert tuple(line for page in pages for line in page) == lines
