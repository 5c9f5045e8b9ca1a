"""Enter: records and their translations. Leaves: that rules hold for what a translation says itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.check.virtue_words import VIRTUE_PHRASES
from tests.check.communities import Files, check, told
from tests.check.test_people import AGREED, roll

BOARD = "name: 东门\nkind: wall\nsize: 600x900\nslots: [{id: A, size: 600x600}]\n"


@pytest.mark.parametrize(
    ("original", "translation", "said"),
    [
        (
            {"posters/p.yml": "title: 诚信\ncampaign: core-values\nwords: [诚信]\n"},
            {"posters/p.en.yml": "words: [Honesty]\n"},
            "error core-values Honesty",
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: core-values\nwords: [诚信]\n"},
            {"posters/p.zh-Hant.yml": "words: [誠心]\n"},
            "error core-values 誠心",
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: own\nuntil: 2026-12-01\n"},
            {"posters/p.en.yml": "from: 2026-12-05\nuntil: 2026-12-02\n"},
            "error until-before-from 2026-12-02",
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: own\n"},
            {"posters/p.en.yml": "on: [nowhere]\n"},
            "error on-unknown nowhere",
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: own\n"},
            {"posters/p.en.yml": "artwork: media/there.svg\n", "media/there.svg": "<svg/>"},
            "error provenance-missing media/there.svg",
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: own\n"},
            {"posters/p.en.yml": "artwork: media/away.svg\nprovenance: own\n"},
            "error media-missing media/away.svg",
        ),
        (
            {"conventions/c.yml": "title: 公约\narticles: [爱护公物]\nadopted: 2026-01-01\n"},
            {"conventions/c.en.yml": "adopted: 2027-01-01\n"},
            "warning date-ahead 2027-01-01",
        ),
        (
            {"boards/b.yml": BOARD},
            {"boards/b.en.yml": "slots: [{size: 700x300}]\n"},
            "error slot-outside 700x300",
        ),
        (
            {},
            {"community.en.yml": "requires: [{show: nothing, on: [wall]}]\n"},
            "error show-unknown nothing",
        ),
        (
            {"conventions/c.yml": "title: 公约\narticles: [爱护公物]\n"},
            {"conventions/c.en.yml": "articles: [3. Look after things]\n"},
            "warning article-number 3. Look after things",
        ),
        ({}, {"community.en.yml": "phone: 12 34\n"}, "warning phone-form 12 34"),
        ({}, {"community.en.yml": "timezone: Asia/Beijing\n"}, "error timezone-unknown Asia/Beijing"),
        (
            roll(f"name: 周亚东, deed: 扶, {AGREED}"),
            {"honours/2026Q3.en.yml": "deeds: [{consent: 2027-08-01}]\n"},
            "warning consent-to-come 2027-08-01",
        ),
    ],
)  # fmt: skip
def test_a_rule_holds_for_a_translation_at_its_own_place(
    tmp_path: Path, original: Files, translation: Files, said: str
) -> None:
    assert told(tmp_path, original) == []
    assert told(tmp_path, {**original, **translation}) == [said]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        (
            {"boards/b.yml": "name: 东门\nkind: wall\nsize: 600x900\nlayout: lift-single\n"},
            {"boards/b.en.yml": "name: East gate\n"},
        ),
        (
            {"posters/p.yml": "title: 诚信\ncampaign: core-values\nwords: [诚信]\n"},
            {
                "posters/p.en.yml": "words: [Integrity]\n",
                "posters/p.zh-Hant.yml": "words: [誠信]\n",
            },
        ),
        (
            {"posters/p.yml": f"title: 德\ncampaign: virtue\nwords: [{', '.join(VIRTUE_PHRASES)}]\n"},
            {"posters/p.zh-Hant.yml": "words: [愛國守法, 明禮誠信, 團結友善, 勤儉自強, 敬業奉獻]\n"},
        ),
        (
            roll(f"name: 周亚东, deed: 扶, {AGREED}"),
            {
                "honours/2026Q3.zh-Hant.yml": "deeds: [{honour: 助人為樂}]\n",
                "honours/2026Q3.en.yml": "deeds: [{name: Zhou Yadong, honour: Helping others}]\n",
            },
        ),
    ],
)  # fmt: skip
def test_an_honest_translation_is_told_nothing(
    tmp_path: Path, original: Files, translation: Files
) -> None:
    assert told(tmp_path, {**original, **translation}) == []


def test_what_a_translation_leaves_as_it_is_is_told_at_the_original_alone(tmp_path: Path) -> None:
    files = {
        "boards/b.yml": BOARD.replace("600x600", "700x300"),
        "boards/b.en.yml": "name: East gate\n",
        **roll("name: 周亚东, deed: 扶"),
        "honours/2026Q3.en.yml": "deeds: [{name: Zhou Yadong}]\n",
    }
    said = [(each.code, each.span.path) for each in check(tmp_path, files)]
    assert said == [
        ("slot-outside", "content/boards/b.yml"),
        ("consent-missing", "content/honours/2026Q3.yml"),
    ]
