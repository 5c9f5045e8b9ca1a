"""A story enters; what its panel says leaves; also what a list of stories says of it."""

from __future__ import annotations

from civsite.model.kinds.news import Figures, News
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, body_words, ever_shorter, photo_words, say
from civsite.text.phrases import phrases

# The figures worth a great number, most telling first, with their unit.
_FIGURES: tuple[tuple[str, str, str], ...] = (
    ("activities", "场活动", "activities"),
    ("participants", "人次参加", "taking part"),
    ("volunteer_hours", "小时服务", "hours of service"),
    ("households", "户走访", "households visited"),
    ("volunteers", "名志愿者", "volunteers"),
    ("money", "元善款", "yuan raised"),
    ("rubbish", "处垃圾清理", "heaps cleared"),
    ("scribbles", "处涂画清除", "scribbles cleaned"),
    ("adverts", "处小广告清洗", "adverts removed"),
    ("stairwells", "个楼道清扫", "stairwells cleaned"),
)
_FIGURES_SHOWN = 3
_PHOTOS_SHOWN = 3


def _words(story: News, _: str) -> Words:
    return {
        "kind": "story",
        **told_in_short(story),
        "figures": figures_words(story.figures, "zh"),
        "body": body_words(story.body),
    }


def told_in_short(story: News) -> Words:
    """All but figures and body."""
    body = body_words(story.body)
    lead = story.summary or (body[0][1] if body else "")
    return {
        "title": story.title,
        "phrases": list(phrases(story.title)),
        "tab": story.tags[0] if story.tags else "社区动态",
        "date": str(story.date),
        "place": story.place,
        "summaries": ever_shorter(lead) if lead else [],
        "photos": [photo_words(photo) for photo in story.photos],
        "figures": [],
    }


def figures_words(figures: Figures | None, language: str) -> list[Words]:
    """The most telling ones, as number and unit."""
    if figures is None:
        return []
    counted = ((getattr(figures, name), zh, en) for name, zh, en in _FIGURES)
    told = [{"number": n, "unit": say(language, zh, en)} for n, zh, en in counted if n]
    return told[:_FIGURES_SHOWN]


KIND = PanelKind(
    News, _words, photos=lambda story: [photo.file for photo in story.photos][:_PHOTOS_SHOWN]
)
