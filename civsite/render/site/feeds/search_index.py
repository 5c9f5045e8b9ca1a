"""What can be found → one JSON of plain texts a year, and one of all that is no news.

`search/index.json` names the parts, the newest first. A part is a list of
[URL, title, date, kind, topics, text].
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from civsite.model.item import Kind
from civsite.model.kinds.news import News
from civsite.render.site.addresses import board_path, in_language
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.pages.kinds import KINDS
from civsite.render.site.pages.kinds.kind import Entry, joined
from civsite.render.site.view import View

_REST = "items"


def search_index(view: View) -> Iterator[SiteFile]:
    """The files of the view's language."""
    folder = in_language("search/", view.language, view.main_language)
    years = {
        f"{year:04d}": list(stories)
        for year, stories in groupby(view.stories, key=lambda story: story.date.year)
    }
    names = [_REST, *years]
    yield SiteFile(f"{folder}index.json", lambda: _as_json(names), ("content",))
    yield SiteFile(f"{folder}{_REST}.json", lambda: _as_json(_rest(view)), ("content",))
    for year, stories in years.items():
        make = partial(_year, view, stories)
        yield SiteFile(f"{folder}{year}.json", make, ("content",), view.versions.of_all(stories))


def _year(view: View, stories: Sequence[News]) -> bytes:
    return _as_json([each for story in stories for each in KINDS[News].entries(view, story)])


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _rest(view: View) -> list[Entry]:
    others = [item for item in view.items if item.kind is not Kind.NEWS]
    entries = [entry for item in others for entry in KINDS[type(item)].entries(view, item)]
    for board in view.community.boards.values():
        place = view.translated_record(board).place
        url = view.url(board_path(board.id))
        name = view.named(board)["text"]
        entries.append([url, name, "", view.word("found_board"), "", joined([place, board.grid])])
    return entries
