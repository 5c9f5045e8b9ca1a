"""An item enters; what its panel says leaves, as plain JSON values for the templates.

Only what may be seen is passed on: nobody without consent is named, a minor never in full.
"""

from __future__ import annotations

from typing import Any

from civsite.model.item import Item, Photo
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Deed, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import LEVEL_TITLES, Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import (
    CAMPAIGN_TITLES,
    CORE_VALUES,
    CORE_VALUES_ENGLISH,
    Campaign,
    Poster,
)
from civsite.model.scalars import parse_focus
from civsite.quarter import Quarter
from civsite.render.panels.phrases import phrases
from civsite.render.panels.prose import (
    joined_lines,
    paragraphs,
    plain_lines,
    shortenings,
    unbroken,
)

Words = dict[str, Any]

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
_BODY_LIMIT = 6000


def content_of(item: Item, language: str = "zh") -> Words:
    """What the panel of `item` says; `kind` names its template."""
    common = {"title": item.title, "phrases": list(phrases(item.title)), "summary": item.summary}
    return {**common, **_own(item, language)}


def photos_of(item: Item) -> tuple[str, ...]:
    """The pictures that the panel of `item` may show, most important first, each once."""
    if isinstance(item, Poster):
        found = [item.artwork] if item.artwork else []
    elif isinstance(item, Digest):
        found = [story.photos[0].file for story in item.stories if story.photos][:4]
    elif isinstance(item, News):
        found = [photo.file for photo in item.photos][:3]
    elif isinstance(item, Honours):
        found = [deed.photo for deed in item.deeds if deed.photo and deed.may_be_named]
    else:
        found = []
    return tuple(dict.fromkeys(found))


def _own(item: Item, language: str) -> Words:
    if isinstance(item, Poster):
        return _poster(item, language)
    if isinstance(item, Convention):
        return _convention(item, language)
    if isinstance(item, Honours):
        return _honours(item, language)
    if isinstance(item, Digest):
        return _digest(item, language)
    if isinstance(item, News):
        return {"kind": "story", **_story(item, whole=True)}
    if isinstance(item, Notice):
        return _notice(item, language)
    body = item.body if isinstance(item, Page) else ""
    summaries = list(shortenings(item.summary)) if item.summary else []
    return {"kind": "story", "photos": [], "date": None, "place": None, "summaries": summaries,
            "body": _body(body)}  # fmt: skip


def _poster(poster: Poster, language: str) -> Words:
    return {
        "kind": "poster",
        "composition": _composition(poster),
        "campaign": str(poster.campaign),
        "tab": _campaign_tab(poster, language),
        "words": list(poster.words),
        "english": [CORE_VALUES_ENGLISH.get(word) for word in poster.words],
        "meanings": list(poster.meanings),
        "slogan": list(phrases(poster.slogan or poster.title)),
        "says_title": poster.slogan not in (None, poster.title),
        "text": list(plain_lines(poster.text)),
        "steps": list(poster.steps),
        "drawing": poster.drawing,
        "artwork": poster.artwork,
        "provenance": poster.provenance,
    }


def _campaign_tab(poster: Poster, language: str) -> str:
    if poster.campaign is Campaign.OWN:
        return poster.title
    english = str(poster.campaign).replace("-", " ").capitalize()
    return _say(language, CAMPAIGN_TITLES[poster.campaign], english)


def _composition(poster: Poster) -> str:
    if poster.artwork:
        return "artwork"
    if poster.words == tuple(word for group in CORE_VALUES for word in group):
        return "table"
    if poster.words:
        return "words"
    if poster.campaign is Campaign.SURVEY:
        return "survey"
    return "steps" if poster.steps else "sentence"


def _convention(convention: Convention, language: str) -> Words:
    on_the_wall = "office" in convention.on
    return {
        "kind": "convention",
        "tab": _say(language, "制度上墙", "Rules") if on_the_wall else _say(language, "公约", "Convention"),
        "preamble": list(plain_lines(convention.preamble)),
        "articles": [joined_lines(article) for article in convention.articles],
        "adopted": str(convention.adopted) if convention.adopted else None,
        "adopted_by": convention.adopted_by,
    }  # fmt: skip


def _honours(honours: Honours, language: str) -> Words:
    shown = [deed for deed in honours.deeds if deed.anonymous or deed.consent]
    order = {category: place for place, category in enumerate(HONOUR_CATEGORIES)}
    shown.sort(key=lambda deed: order.get(deed.honour, len(order)))
    categories = list(dict.fromkeys(deed.honour for deed in shown))
    return {
        "kind": "honours",
        "tab": _say(language, "善行义举榜", "Roll of honour"),
        "categories": categories,
        "deeds": [_deed(deed, language) for deed in shown],
        "nominate": list(plain_lines(honours.nominate)),
        "quarter": str(honours.quarter),
    }


def _deed(deed: Deed, language: str) -> Words:
    named = deed.may_be_named
    return {
        "name": _shown_name(deed) if named else _say(language, "热心居民", "A kind resident"),
        "seal": deed.name[0] if named else _say(language, "善", "♥"),
        "honour": deed.honour,
        "level": deed.level,
        "deed": list(shortenings(deed.deed)),
        "photo": deed.photo if named and not deed.minor else None,
        "focus": _focus(deed.focus),
    }


def _shown_name(deed: Deed) -> str:
    masked = any(mark in deed.name for mark in "某*＊○×同学")
    return deed.name if not deed.minor or masked else f"{deed.name[0]}某某"


def _digest(digest: Digest, language: str) -> Words:
    return {
        "kind": "digest",
        "tab": _quarter_title(digest.quarter, language),
        "stories": [_story(story, whole=False) for story in digest.stories],
        "figures": _figures(digest.figures, language),
        "quarter": str(digest.quarter),
    }


def _story(story: News, whole: bool) -> Words:
    body = _body(story.body)
    lead = story.summary or (body[0][1] if body else "")
    return {
        "title": story.title,
        "phrases": list(phrases(story.title)),
        "tab": story.tags[0] if story.tags else "社区动态",
        "date": str(story.date),
        "place": story.place,
        "summaries": list(shortenings(lead)) if lead else [],
        "photos": [_photo(photo) for photo in story.photos],
        "figures": _figures(story.figures, "zh") if whole else [],
        **({"body": body} if whole else {}),
    }


def _notice(notice: Notice, language: str) -> Words:
    rows = (
        (_say(language, "事项", "What"), notice.what),
        (_say(language, "时间", "When"), notice.when),
        (_say(language, "地点", "Where"), notice.where),
        (_say(language, "对象", "For"), notice.who),
        (_say(language, "联系", "Ask"), notice.contact),
    )
    level = LEVEL_TITLES[notice.level] if language != "en" else str(notice.level).capitalize()
    return {
        "kind": "notice",
        "tab": _say(language, "通知", "Notice"),
        "level": str(notice.level),
        "level_title": level,
        "rows": [[label, unbroken(value)] for label, value in rows if value],
        "body": _body(notice.body),
        "date": str(notice.date or notice.from_ or "") or None,
    }


def _figures(figures: Figures | None, language: str) -> list[Words]:
    if figures is None:
        return []
    counted = ((getattr(figures, name), zh, en) for name, zh, en in _FIGURES)
    told = [{"number": n, "unit": _say(language, zh, en)} for n, zh, en in counted if n]
    return told[:_FIGURES_SHOWN]


def _quarter_title(quarter: Quarter, language: str) -> str:
    word = "一二三四"[quarter.number - 1]
    return _say(language, f"{quarter.year} 年第{word}季度", str(quarter))


def _photo(photo: Photo) -> Words:
    return {"file": photo.file, "caption": photo.caption, "focus": _focus(photo.focus)}


def _focus(text: str | None) -> list[float] | None:
    """The point as it was written; where none was, the photo's shape decides."""
    if text is None:
        return None
    focus = parse_focus(text)
    return [focus.x, focus.y]


def _body(markdown: str) -> list[list[str]]:
    return [[kind, text] for kind, text in paragraphs(markdown[:_BODY_LIMIT])]


def _say(language: str, zh: str, en: str) -> str:
    return en if language == "en" else zh
