"""A notice enters; what its panel says leaves."""

from __future__ import annotations

from civsite.model.kinds.notice import Level, Notice
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, body_words, say
from civsite.text.unbroken import unbroken


def _words(notice: Notice, language: str) -> Words:
    rows = (
        (say(language, "事项", "What"), notice.what),
        (say(language, "时间", "When"), notice.when),
        (say(language, "地点", "Where"), notice.where),
        (say(language, "对象", "For"), notice.who),
        (say(language, "联系", "Ask"), notice.contact),
    )
    return {
        "kind": "notice",
        "tab": say(language, "通知", "Notice"),
        "level": str(notice.level),
        "level_title": say(language, notice.level.chinese, str(notice.level).capitalize()),
        "rows": [[label, unbroken(value)] for label, value in rows if value],
        "body": body_words(notice.body),
        "date": str(notice.date or notice.from_ or "") or None,
    }


KIND = PanelKind(
    Notice,
    _words,
    may_be_deep=lambda notice: notice.level is Level.IMPORTANT,
    short_texts=frozenset({"rows"}),
)
