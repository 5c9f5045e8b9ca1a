"""Poster 海报: a public-interest message of a campaign, typeset by us or placed as finished artwork."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from civsite.model.item import Item, Kind
from civsite.model.scalars import Line, MediaPath, Prose, choice


class Campaign(StrEnum):
    CORE_VALUES = "core-values"
    MANNERS = "manners"
    PICTURE_VALUES = "picture-values"
    VIRTUE = "virtue"
    MINORS = "minors"
    SCIENCE = "science"
    SAFETY = "safety"
    VOLUNTEERING = "volunteering"
    POLICY = "policy"
    SURVEY = "survey"
    OWN = "own"


CAMPAIGN_TITLES: Mapping[StrEnum, str] = {
    Campaign.CORE_VALUES: "社会主义核心价值观",
    Campaign.MANNERS: "讲文明树新风",
    Campaign.PICTURE_VALUES: "图说我们的价值观",
    Campaign.VIRTUE: "公民道德",
    Campaign.MINORS: "关爱未成年人",
    Campaign.SCIENCE: "科普",
    Campaign.SAFETY: "安全",
    Campaign.VOLUNTEERING: "志愿服务",
    Campaign.POLICY: "政策",
    Campaign.SURVEY: "问卷调查",
    Campaign.OWN: "自办",
}

# The twelve words as promulgated in 2012, in their order: nation, society, person.
CORE_VALUES: tuple[tuple[str, ...], ...] = (
    ("富强", "民主", "文明", "和谐"),
    ("自由", "平等", "公正", "法治"),
    ("爱国", "敬业", "诚信", "友善"),
)
CORE_VALUES_ENGLISH: dict[str, str] = {
    "富强": "Prosperity", "民主": "Democracy", "文明": "Civility", "和谐": "Harmony",
    "自由": "Freedom", "平等": "Equality", "公正": "Justice", "法治": "Rule of law",
    "爱国": "Patriotism", "敬业": "Dedication", "诚信": "Integrity", "友善": "Friendship",
}  # fmt: skip


class Poster(Item):
    """`words` are set as great characters, `slogan` as the one sentence, `steps` as numbered steps.

    `drawing` names one of the theme's drawings. `artwork` is a finished PDF, SVG, PNG or JPG,
    placed whole and unaltered; it must say its `provenance`.
    """

    campaign: Annotated[Campaign, choice(Campaign, CAMPAIGN_TITLES)]
    words: tuple[Line, ...] = ()
    meanings: tuple[Line, ...] = ()
    slogan: Line | None = None
    text: Prose | None = None
    steps: tuple[Line, ...] = ()
    drawing: Line | None = None
    artwork: MediaPath | None = None
    provenance: Line | None = None

    @property
    def kind(self) -> Kind:
        return Kind.POSTER
