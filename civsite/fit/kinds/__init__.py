"""The kinds of item that fitting knows: a file a kind, all of one shape (`kind.py`)."""

from __future__ import annotations

from civsite.fit.kinds import convention, digest, honours, news, notice, page, poster
from civsite.fit.kinds.kind import FitKind
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Poster

KINDS: dict[type[Item], FitKind] = {
    Poster: poster.KIND,
    Convention: convention.KIND,
    Honours: honours.KIND,
    Digest: digest.KIND,
    News: news.KIND,
    Notice: notice.KIND,
    Page: page.KIND,
}


def fit_kind(item: Item) -> FitKind:
    """What fitting knows of the item's kind."""
    return KINDS[type(item)]
