"""Promises about the sample community: as large as a real one, and fit to be shown to anyone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from civsite.load.repository import load_community
from civsite.model.board import BoardKind, Side
from civsite.model.community import Community
from civsite.model.item import Kind
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Deed, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import CORE_VALUES, Campaign, Poster
from civsite.model.screen import ScreenKind
from civsite.quarter import Quarter

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def community() -> Community:
    loaded, diagnostics = load_community(ROOT)
    assert [each.as_text("en") for each in diagnostics] == []
    return loaded


@pytest.fixture(scope="module")
def deeds(community: Community) -> list[Deed]:
    return [deed for roll in community.items_of(Honours) for deed in roll.deeds]


def test_posters_cover_every_campaign(community: Community) -> None:
    campaigns = Counter(poster.campaign for poster in community.items_of(Poster))
    assert set(campaigns) == set(Campaign)
    assert campaigns.total() >= 24


def test_the_core_values_hang_by_group_all_together_and_one_by_one(community: Community) -> None:
    shown = {p.words for p in community.items_of(Poster) if p.campaign is Campaign.CORE_VALUES}
    assert {*CORE_VALUES, sum(CORE_VALUES, ())} <= shown
    assert any(len(words) == 1 for words in shown)


def test_conventions_of_residents_and_citizens_have_their_history(community: Community) -> None:
    conventions = {each.id: each for each in community.items_of(Convention)}
    assert len(conventions["residents"].articles) == 15
    assert len(conventions["citizens"].articles) == 10
    assert conventions["residents"].history
    assert conventions["office-rules"].on == ("office",)


def test_four_quarters_of_honours_have_20_to_40_deeds_each(community: Community) -> None:
    rolls = {roll.quarter: len(roll.deeds) for roll in community.items_of(Honours)}
    assert sorted(rolls) == [Quarter(2025, 4).shifted(i) for i in range(4)]
    assert all(20 <= count <= 40 for count in rolls.values())


def test_honours_know_every_category_and_family_honours(deeds: list[Deed]) -> None:
    honours = {deed.honour for deed in deeds}
    assert set(HONOUR_CATEGORIES) <= honours
    assert {"文明家庭", "星级文明户", "好公婆", "好媳妇", "好妯娌"} & honours


def test_nobody_is_named_without_consent_and_no_child_in_full(deeds: list[Deed]) -> None:
    for deed in deeds:
        assert deed.anonymous or deed.consent is not None, deed.deed
        if deed.minor:
            assert re.fullmatch(r".某+", deed.name), deed.name


def test_deeds_are_told_once_and_short_enough_for_a_card(deeds: list[Deed]) -> None:
    assert len({deed.deed for deed in deeds}) == len(deeds)
    assert all(30 <= len(deed.deed) <= 90 for deed in deeds)


def test_rare_characters_stand_in_names(deeds: list[Deed]) -> None:
    assert set("䶮㛃𠅤𬍛") <= set("".join(deed.name for deed in deeds))


def test_about_half_the_deeds_have_a_portrait_and_none_is_used_twice(deeds: list[Deed]) -> None:
    photos = [deed.photo for deed in deeds if deed.photo]
    assert 0.4 < len(photos) / len(deeds) < 0.75
    assert len(set(photos)) == len(photos)


def test_120_stories_over_two_years_each_have_photos(community: Community) -> None:
    stories = list(community.items_of(News))
    assert len(stories) >= 120
    assert min(story.date for story in stories) <= date(2024, 12, 31)
    assert max(story.date for story in stories) >= date(2026, 11, 1)
    for story in stories:
        files = [photo.file for photo in story.photos]
        assert 1 <= len(files) <= 4, story.id
        assert len(set(files)) == len(files), story.id
        assert all(photo.caption for photo in story.photos), story.id


def test_no_story_repeats_another(community: Community) -> None:
    stories = list(community.items_of(News))
    paragraphs = [text for story in stories for text in story.body.split("\n\n")]
    assert [text for text, count in Counter(paragraphs).items() if count > 1] == []
    assert len({story.title for story in stories}) == len(stories)
    assert all(100 <= len(story.body) <= 600 for story in stories)


def test_a_quarter_adds_up_to_what_communities_report(community: Community) -> None:
    third = [s for s in community.items_of(News) if Quarter.of(s.date) == Quarter(2026, 3)]
    figures = [story.figures or Figures() for story in third]
    total = {name: sum(getattr(f, name) or 0 for f in figures) for name in Figures.model_fields}
    assert total["activities"] == len(third) == 16
    assert (total["households"], total["money"]) == (20, 9000)
    assert (total["scribbles"], total["rubbish"], total["adverts"]) == (1000, 89, 3000)
    assert total["stairwells"] == 155


def test_notices_have_three_levels_and_no_emergency_holds_now(community: Community) -> None:
    notices = list(community.items_of(Notice))
    assert len(notices) >= 12
    assert {notice.level for notice in notices} == set(Level)
    today = date(2026, 11, 22)
    assert sum(notice.is_valid_on(today) for notice in notices) >= 4
    assert not any(n.is_valid_on(today) for n in notices if n.level is Level.EMERGENCY)


def test_boards_are_of_every_kind_and_many_sizes(community: Community) -> None:
    boards = community.boards
    assert len(boards) >= 10
    assert {board.kind for board in boards.values()} == set(BoardKind)
    assert str(boards["east-gate"].size) == "2400x1200"
    assert {str(boards[lift].slots[0].size) for lift in ("lift-1", "lift-2")} == {"405x550"}
    assert {slot.side for slot in boards["science-column"].slots} == set(Side)
    assert all(board.owner and board.place and board.grid for board in boards.values())


def test_screens_are_a_tv_two_lifts_4k_and_two_strips(community: Community) -> None:
    sizes = {str(screen.size) for screen in community.screens.values()}
    assert {"1920x1080", "1080x1920", "768x1366", "3840x2160"} <= sizes
    kinds = Counter(screen.kind for screen in community.screens.values())
    assert kinds[ScreenKind.LED_STRIP] == 2


def test_past_editions_fill_every_slot_with_what_it_accepts(community: Community) -> None:
    assert sorted(map(str, community.editions)) == ["2026Q1", "2026Q2", "2026Q3"]
    for quarter, edition in community.editions.items():
        for board in community.boards.values():
            for slot in board.slots:
                placed = edition.boards[board.id][slot.id].item
                assert placed is not None, (quarter, board.id, slot.id)
                item = community.items[placed]
                assert slot.accepts_kind(item.kind), (quarter, board.id, slot.id)
                if item.kind is Kind.HONOURS:
                    assert item.id == str(quarter.shifted(-1))


def test_main_pages_and_recent_stories_are_translated(community: Community) -> None:
    translated = {id for language, id in community.translations if language == "en"}
    assert {"about", "contact", "services", "volunteer", "accessibility"} <= translated
    assert {"core-values-nation", "core-values-society", "core-values-person"} <= translated
    assert sum(1 for id in translated if isinstance(community.items[id], News)) >= 6
    assert len(list(community.items_of(Page))) >= 7


def test_no_placeholder_is_left_in_any_text() -> None:
    for path in sorted((ROOT / "content").rglob("*.*")):
        if path.suffix in (".md", ".yml"):
            text = path.read_text(encoding="utf-8")
            found = re.search(r"lorem|TODO|TBD|待补|此处填写|xxx|示例示例", text, re.IGNORECASE)
            assert found is None, path


def test_pictures_are_small_and_one_lies_on_its_side_as_phones_store_it(
    community: Community,
) -> None:
    assert sum(file.bytes for file in community.media.values()) <= 6_000_000
    webp = [file for file in community.media.values() if file.format == "WEBP"]
    assert max(file.bytes for file in webp) <= 40_000
    with Image.open(ROOT / "content/media/news/from-a-phone.jpg") as picture:
        assert picture.getexif()[0x0112] == 6
        assert picture.getexif().get_ifd(0x8825)
