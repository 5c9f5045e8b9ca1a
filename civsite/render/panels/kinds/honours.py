"""An honour roll enters; what its panel says leaves.

Nobody without consent is named, a minor never in full.
"""

from __future__ import annotations

from civsite.model.kinds.honours import Deed, Honours
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, ever_shorter, focus_words, plain_lines, say
from civsite.text.names import names_in, seal_of, surname_of


def _words(honours: Honours, language: str) -> Words:
    shown = [deed for deed in honours.deeds_by_category if deed.may_be_shown]
    return {
        "kind": "honours",
        "tab": say(language, "善行义举榜", "Roll of honour"),
        "categories": list(dict.fromkeys(deed.honour for deed in shown)),
        "deeds": [_deed(deed, language) for deed in shown],
        "nominate": list(plain_lines(honours.nominate)),
        "quarter": str(honours.quarter),
    }


def _deed(deed: Deed, language: str) -> Words:
    named = deed.may_be_named
    return {
        "name": _shown_name(deed) if named else say(language, "热心居民", "A kind resident"),
        "seal": seal_of(deed.name) if named else say(language, "善", "♥"),
        "honour": deed.honour,
        "level": deed.level,
        "deed": ever_shorter(deed.deed),
        "photo": deed.shown_photo,
        "focus": focus_words(deed.focus),
    }


def _shown_name(deed: Deed) -> str:
    return f"{surname_of(deed.name)}某某" if deed.minor and names_in(deed.name) else deed.name


def _photos(honours: Honours) -> list[str]:
    return [deed.shown_photo for deed in honours.deeds if deed.shown_photo]


def _of_whole(whole: Words) -> Words:
    """A portion counts the deeds, and colours the categories, as the whole roll does."""
    return {"deeds_in_all": len(whole["deeds"]), "all_categories": whole["categories"]}


KIND = PanelKind(Honours, _words, photos=_photos, may_be_deep=lambda _: True, of_whole=_of_whole)
