"""A convention enters; what its panel says leaves."""

from __future__ import annotations

from civsite.model.kinds.convention import Convention
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, plain_lines, say
from civsite.text.lines import in_one_line
from civsite.text.unbroken import unbroken

# The template (`tone` in theme/print/convention.typ) sets longer ones on light ground only.
_ARTICLES_ON_DEEP = 12


def _words(convention: Convention, language: str) -> Words:
    on_the_wall = "office" in convention.on
    return {
        "kind": "convention",
        "tab": say(language, "制度上墙", "Rules") if on_the_wall else say(language, "公约", "Convention"),
        "preamble": list(plain_lines(convention.preamble)),
        "articles": [unbroken(in_one_line(article)) for article in convention.articles],
        "adopted": str(convention.adopted) if convention.adopted else None,
        "adopted_by": convention.adopted_by,
    }  # fmt: skip


KIND = PanelKind(
    Convention,
    _words,
    may_be_deep=lambda convention: len(convention.articles) <= _ARTICLES_ON_DEEP,
    short_texts=frozenset({"articles"}),
)
