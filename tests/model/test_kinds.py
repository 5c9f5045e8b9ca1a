"""What stages ask of an item: each kind answers for itself, and the rest as any item does."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from civsite.model.item import Item
from civsite.model.kinds import ITEM_TYPES, KINDS, shown_by
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Poster

CAMPAIGN = {"campaign": "safety"}
DATED = {"date": "2026-11-05"}


def made(model: type[Item], **said: Any) -> Item:
    return model.model_validate({"id": "a", "title": "标题", **said})


@pytest.mark.parametrize(
    ("model", "said", "address"),
    [
        (Poster, CAMPAIGN, ("posters", "a")),
        (News, DATED, ("news", "2026", "a")),
        (Honours, {"quarter": "2026Q3", "deeds": []}, ("honours", "2026Q3")),
        (
            Digest,
            {"quarter": "2026Q3", "stories": [], "figures": {}},
            ("news", "quarter", "2026Q3"),
        ),
    ],
)
def test_the_page_of_an_item_lies_where_links_have_always_led(
    model: type[Item], said: Mapping[str, Any], address: tuple[str, ...]
) -> None:
    assert made(model, **said).page_address == address


def test_a_story_begins_on_its_day_unless_it_says_otherwise() -> None:
    assert made(News, **DATED).begins == datetime.date(2026, 11, 5)
    later = made(News, **DATED, from_="2026-11-20")
    assert later.begins == datetime.date(2026, 11, 20)
    assert made(Notice, **DATED).begins is None


def test_nothing_but_a_notice_of_that_level_is_an_emergency() -> None:
    assert made(Notice, level="emergency").is_emergency
    assert not made(Notice, level="important").is_emergency
    assert not made(Poster, **CAMPAIGN, pinned="yes").is_emergency


def test_a_portrait_is_public_only_with_the_consent_of_its_person() -> None:
    deed = {"name": "张三", "honour": "助人为乐", "deed": "扶起老人", "photo": "media/a.jpg"}
    agreed = {**deed, "consent": "2026-08-10"}
    nameless = {**agreed, "anonymous": "yes"}
    roll = made(Honours, quarter="2026Q3", deeds=[deed, agreed, nameless])
    assert [each.is_public for each in roll.pictures] == [False, True, False]
    assert [each.place for each in roll.pictures] == [("deeds", i, "photo") for i in range(3)]


def test_artwork_may_be_a_drawing_and_photos_of_stories_may_not() -> None:
    (artwork,) = made(Poster, **CAMPAIGN, artwork="media/a.svg").pictures
    assert not artwork.is_photo
    story = made(News, **DATED, photos=[{"file": "media/a.jpg"}, {"file": "media/b.jpg"}])
    assert [(each.path, each.is_photo) for each in story.pictures] == [
        ("media/a.jpg", True),
        ("media/b.jpg", True),
    ]
    assert story.leading_photo is not None
    assert story.leading_photo.file == "media/a.jpg"


def test_a_digest_is_made_of_stories_and_written_by_nobody() -> None:
    story = made(News, **DATED)
    digest = made(Digest, quarter="2026Q4", stories=[story], figures={})
    assert digest.made_of == (story,)
    assert not digest.is_written
    assert story.made_of == (story,)


def test_a_poster_counts_as_its_campaign_too() -> None:
    assert list(shown_by(made(Poster, **CAMPAIGN))) == ["poster", "safety"]
    assert list(shown_by(made(Page, body="正文"))) == ["page"]


def test_a_body_is_read_off_any_item() -> None:
    assert made(Page, body="正文").markdown == "正文"
    assert made(Poster, **CAMPAIGN).markdown == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.kind)
def test_a_kind_is_named_in_every_language(kind: Any) -> None:
    names = (kind.title.zh, kind.title.en, kind.plural.zh, kind.plural.en, kind.traditional)
    assert all(name.strip() for name in names)
    assert kind.purpose.zh
    assert kind.purpose.en


def test_items_are_of_a_known_class() -> None:
    assert set(ITEM_TYPES) == set(Item.__subclasses__())
