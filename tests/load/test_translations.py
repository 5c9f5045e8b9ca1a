"""A translation beside its original: what it names is changed, all else stays, and faults are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.model.community import Community
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.poster import Poster
from tests.load.communities import POSTER, STORY, load, said_of

POSTER_EN = "content/posters/p.en.yml"
STORY_EN = "content/news/2026/n.en.md"
ORIGINAL = (
    "title: 慢行\ncampaign: own\nslogan: 慢一点\nsteps: [看, 停, 走]\nweight: 4\npinned: yes\n"
)
STORY_ZH = """\
---
title: 扫雪
date: 2026-03-01
place: 东门
photos:
  - {file: media/a.jpg, caption: 雪, focus: "30,40"}
  - media/b.jpg
event: {start: 2026-03-01 09:00, place: 东门}
figures: {participants: 40}
---
中文正文
"""


def poster(community: Community, language: str = "en") -> Poster:
    translated = community.translations[language, "p"]
    assert isinstance(translated, Poster)
    return translated


def story(community: Community) -> News:
    translated = community.translations["en", "n"]
    assert isinstance(translated, News)
    return translated


@pytest.mark.parametrize(
    ("text", "title", "slogan", "steps"),
    [
        ("title: Slow\n", "Slow", "慢一点", ("看", "停", "走")),
        ("标题: Slow\n口号: Take it slow\n", "Slow", "Take it slow", ("看", "停", "走")),
        ("steps: [Look, Stop, Go]\n", "慢行", "慢一点", ("Look", "Stop", "Go")),
        ("steps: [Look]\n", "慢行", "慢一点", ("Look",)),
        ("steps: []\n", "慢行", "慢一点", ()),
        ("slogan:\n", "慢行", "慢一点", ("看", "停", "走")),
        ("{}\n", "慢行", "慢一点", ("看", "停", "走")),
    ],
)
def test_a_translation_changes_what_it_names_and_lists_of_texts_as_a_whole(
    tmp_path: Path, text: str, title: str, slogan: str, steps: tuple[str, ...]
) -> None:
    community, said = load(tmp_path, {POSTER: ORIGINAL, POSTER_EN: text})
    assert said == ()
    translated = poster(community)
    assert (translated.title, translated.slogan, translated.steps) == (title, slogan, steps)
    assert (translated.id, translated.weight, translated.pinned) == ("p", 4, True)
    assert community.items["p"].title == "慢行"


def test_each_language_has_its_own_and_without_one_the_original_is_shown(tmp_path: Path) -> None:
    files = {
        POSTER: ORIGINAL,
        POSTER_EN: "title: Slow\n",
        "content/posters/p.zh-Hant.yml": "标题: 慢行走\n",
        "content/posters/q.yml": "title: 看灯\ncampaign: own\n",
    }
    community, said = load(tmp_path, files)
    assert said == ()
    first, second = community.items["p"], community.items["q"]
    assert community.in_language(first, "en").title == "Slow"
    assert community.in_language(first, "zh-Hant").title == "慢行走"
    assert community.in_language(first, "zh").title == "慢行"
    assert community.in_language(second, "en") is second


def test_entries_of_records_are_matched_one_by_one(tmp_path: Path) -> None:
    english = "---\nphotos: [{caption: snow}, {}]\nevent: {place: East Gate}\n---\n"
    community, said = load(tmp_path, {STORY: STORY_ZH, STORY_EN: english})
    assert said == ()
    first, second = story(community).photos
    assert (first.file, first.caption, first.focus) == ("media/a.jpg", "snow", "30,40")
    assert (second.file, second.caption) == ("media/b.jpg", None)
    event = story(community).event
    assert event is not None
    assert (event.place, event.start.hour) == ("East Gate", 9)
    assert story(community).title == "扫雪"


@pytest.mark.parametrize(
    ("english", "body"),
    [
        ("---\ntitle: Snow\n---\nEnglish body\n", "English body\n"),
        ("---\ntitle: Snow\n---\n", "中文正文\n"),
        ("---\ntitle: Snow\n---\n\n  \n", "中文正文\n"),
        ("---\n---\nEnglish body\n", "English body\n"),
    ],
)
def test_a_body_is_translated_where_there_is_one(tmp_path: Path, english: str, body: str) -> None:
    community, said = load(tmp_path, {STORY: STORY_ZH, STORY_EN: english})
    assert said == ()
    assert story(community).body == body


@pytest.mark.parametrize(
    ("entries", "count"), [("[{caption: snow}]", 1), ("[{}, {}, {}]", 3), ("[media/c.jpg]", 1)]
)
def test_a_translation_of_more_or_fewer_entries_is_told_the_numbers(
    tmp_path: Path, entries: str, count: int
) -> None:
    files = {STORY: STORY_ZH, STORY_EN: f"---\n照片: {entries}\n---\n"}
    (said,) = load(tmp_path / "as written", files)[1]
    assert (said.code, said.span[:3]) == ("translation-length", (STORY_EN, 2, 5))
    assert said.message.zh == f"译文有 {count} 项，原文有 2 项"
    assert said.message.en == f"the translation has {count} entries, the original 2"
    assert said.hint is not None
    assert said.hint.zh == "按原文的次序逐项翻译，不翻译的写 {}"
    assert said.hint.en == "translate in order; {} leaves one as it is"
    files = {STORY: STORY_ZH, STORY_EN: "---\n照片: [{说明: snow}, {}]\n---\n"}
    assert load(tmp_path / "as told", files)[1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: Slow\n", [(1, 1, "key-unknown")]),
        ("title: Slow\n标题: Slower\n", [(2, 1, "key-duplicate")]),
        ("title: ''\n", [(1, 8, "empty")]),
        ("weight: 9\n", [(1, 9, "number-range")]),
        ("steps: Look\n", [(1, 8, "type-list")]),
        ("title: [Slow]\n", [(1, 8, "type-text")]),
        ("campaign: owned\n", [(1, 11, "choice-unknown")]),
        ("", [(1, 1, "file-empty")]),
        ("- Slow\n", [(1, 1, "not-a-mapping")]),
        ("title: a: b\n", [(1, 9, "yaml-syntax")]),
    ],
)
def test_a_fault_of_a_translation_is_told_in_its_own_file_and_the_original_stands(
    tmp_path: Path, text: str, expected: list[tuple[int, int, str]]
) -> None:
    community, said = load(tmp_path, {POSTER: ORIGINAL, POSTER_EN: text})
    where = [(each.span.path, each.span.line, each.span.column, each.code) for each in said]
    assert where == [(POSTER_EN, *each) for each in expected]
    assert community.items["p"].title == "慢行"
    assert community.translations == {}


def test_a_fault_of_the_original_is_told_once_and_not_at_its_translation(tmp_path: Path) -> None:
    files = {POSTER: ORIGINAL.replace("weight: 4", "weight: 9"), POSTER_EN: "title: Slow\n"}
    assert said_of(tmp_path, files) == [(POSTER, 5, 9, "number-range")]


def test_an_original_that_cannot_be_read_hides_no_fault_of_its_translation(tmp_path: Path) -> None:
    files = {POSTER: ORIGINAL.replace("weight: 4", "weight: 9"), POSTER_EN: "titel: Slow\n"}
    assert said_of(tmp_path, files) == [
        (POSTER_EN, 1, 1, "key-unknown"),
        (POSTER, 5, 9, "number-range"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/posters/q.en.yml", "title: Slow\n"),
        ("content/pages/q.en.md", "---\ntitle: Slow\n---\n"),
    ],
)
def test_a_translation_of_nothing_is_told_how_its_file_is_named(
    tmp_path: Path, path: str, text: str
) -> None:
    (said,) = load(tmp_path, {POSTER: ORIGINAL, path: text})[1]
    assert (said.code, said.span[:3]) == ("translation-of-nothing", (path, 1, 1))
    assert said.message.zh == "没有与这份译文对应的“q”"
    assert said.message.en == "there is no “q” for this translation"
    assert said.hint is not None
    assert said.hint.zh == "译文与原文放在一处，只多一段语言代号"
    assert said.hint.en == "name it as the original, plus the language"


def test_a_translation_may_lie_in_another_folder_of_its_kind(tmp_path: Path) -> None:
    files = {POSTER: ORIGINAL, "content/posters/english/p.en.yml": "title: Slow\n"}
    community, said = load(tmp_path, files)
    assert (said, poster(community).title) == ((), "Slow")


def test_stories_of_a_quarter_are_told_in_the_language_of_those_that_are_translated(
    tmp_path: Path,
) -> None:
    second = "content/news/2026/m.md"
    files = {
        STORY: STORY_ZH,
        second: STORY_ZH.replace("扫雪", "植树").replace("03-01", "03-12"),
        STORY_EN: "---\ntitle: Snow\n---\n",
    }
    community, said = load(tmp_path, files)
    assert said == ()
    digest = community.translations["en", "news-2026Q1"]
    assert digest.title == "Community news"
    assert [each.title for each in digest.made_of] == ["植树", "Snow"]
    assert community.items["news-2026Q1"].title == "社区动态"
    assert [each.title for each in community.items["news-2026Q1"].made_of] == ["植树", "扫雪"]


def test_details_boards_and_screens_are_translated_too(tmp_path: Path) -> None:
    files = {
        "content/community.yml": "name: 花园社区\nphone: 0571-1\nprinting: {bleed: 5, marks: no}\n",
        "content/community.en.yml": "name: Garden\nprinting: {bleed: 4}\n",
        "content/boards/b.yml": "name: 东门\nkind: wall\nsize: 600x900\nplace: 东门内\n",
        "content/boards/b.en.yml": "place: inside the East Gate\n",
        "content/screens/s.yml": "name: 大厅\nkind: lcd\nsize: 600x900\n",
        "content/screens/s.en.yml": "名称: Hall\n",
    }
    community, said = load(tmp_path, files)
    assert said == ()
    details = community.details_in("en")
    assert (details.name, details.phone) == ("Garden", "0571-1")
    assert (details.printing.bleed, details.printing.marks) == (4, False)
    assert community.details_in("zh-Hant") is community.details
    assert community.translated_boards["en", "b"].place == "inside the East Gate"
    assert community.translated_boards["en", "b"].name == "东门"
    assert community.translated_screens["en", "s"].name == "Hall"


def test_deeds_and_articles_are_translated_each_in_its_way(tmp_path: Path) -> None:
    files = {
        "content/honours/2026Q3.yml": "quarter: 2026Q3\ndeeds:\n"
        "  - {name: 甲, honour: 助人为乐, deed: 扫雪, consent: 2026-09-01}\n"
        "  - {name: 乙, honour: 助人为乐, deed: 做饭, minor: yes}\n",
        "content/honours/2026Q3.en.yml": "善行:\n  - {}\n  - 事迹: cooked\n    姓名: Yi\n",
        "content/conventions/c.yml": "title: 公约\narticles: [一, 二, 三]\n",
        "content/conventions/c.en.yml": "articles: [one, two and three]\n",
    }
    community, said = load(tmp_path, files)
    assert said == ()
    roll, convention = community.translations["en", "2026Q3"], community.translations["en", "c"]
    assert isinstance(roll, Honours)
    assert isinstance(convention, Convention)
    assert [(deed.name, deed.deed, deed.minor) for deed in roll.deeds] == [
        ("甲", "扫雪", False),
        ("Yi", "cooked", True),
    ]
    assert roll.deeds[0].consent is not None
    assert convention.articles == ("one", "two and three")
