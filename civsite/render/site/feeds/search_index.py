"""What can be found → one JSON of plain texts a year, and one of all that is no news.

`search/index.json` names the parts, the newest first. A part is a list of
[URL, title, date, kind, topics, text].
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Poster
from civsite.render.site.addresses import board_path, in_language
from civsite.render.site.bodies import plain_text
from civsite.render.site.feeds.site_file import Piece, SiteFile, in_pieces
from civsite.render.site.pages.cards import deed_cards
from civsite.render.site.view import View

_REST = "items"
Entry = list[str]


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
        pieces = []
        for month, group in groupby(stories, key=lambda story: story.date.month):
            told = list(group)
            traces = f"{month} {view.traces.of_all(told)}"
            pieces.append(Piece(traces, partial(_month, view, told)))
        yield in_pieces(f"{folder}{year}.json", pieces, _one_list, ("content",))


def _month(view: View, stories: list[News]) -> bytes:
    return _as_json([_story(view, story) for story in stories])


def _one_list(lists: Sequence[bytes]) -> bytes:
    """Lists of JSON, none of them empty, as one."""
    return b"[" + b",".join([each[1:-1] for each in lists]) + b"]"


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _story(view: View, story: News) -> Entry:
    translated = view.translated(story)
    captions = [photo.caption for photo in translated.photos]
    text = _joined([translated.place, translated.summary, plain_text(translated.body), *captions])
    kind = view.word("found_news")
    date = view.day(story.date)["text"]
    return [view.item_url(story), translated.title, date, kind, _joined(translated.tags), text]


def _rest(view: View) -> list[Entry]:
    others = [item for item in view.items if not isinstance(item, News)]
    entries = [entry for item in others for entry in _entries_of_item(view, item)]
    for board in view.community.boards.values():
        place = view.translated_record(board).place
        url = view.url(board_path(board.id))
        name = view.named(board)["text"]
        entries.append([url, name, "", view.word("found_board"), "", _joined([place, board.grid])])
    return entries


def _entries_of_item(view: View, item: object) -> Iterator[Entry]:
    if isinstance(item, Honours):
        yield from _deeds(view, item)
    elif isinstance(item, Poster | Convention | Notice | Page):
        other = view.translated(item)
        texts: list[str | None] = [other.summary]
        if isinstance(other, Poster):
            texts += [*other.words, other.slogan, other.text, *other.steps, *other.meanings]
        elif isinstance(other, Convention):
            texts += [other.preamble, *other.articles]
        elif isinstance(other, Notice):
            texts += [other.what, other.when, other.where, other.who, plain_text(other.body)]
        else:
            texts.append(plain_text(other.body))
        kind = view.word(f"found_{item.kind.value}")
        yield [view.item_url(item), other.title, "", kind, _joined(other.tags), _joined(texts)]


def _deeds(view: View, honours: Honours) -> Iterator[Entry]:
    """One entry a deed, so that a person is found; without a name where it may not be shown."""
    kind = view.word("found_honours")
    for card in deed_cards(view, honours):
        url = f"{view.item_url(honours)}#{card['anchor']}"
        honour = card["honour"]["text"] if card["honour"] else ""
        title = f"{card['name']['text']} · {honour}"
        date = card["date"]["text"] if card["date"] else str(honours.quarter)
        yield [url, title, date, kind, "", card["deed"]["text"] if card["deed"] else ""]


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(" ".join(text.split()) for text in texts if text)
