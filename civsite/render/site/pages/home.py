"""The first page: notices that matter, this quarter's boards, what comes, the news, the good people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from civsite.model.board import BoardKind
from civsite.model.kinds.notice import Level
from civsite.render.site.pages.boards import board_card
from civsite.render.site.pages.cards import deed_cards, notice_card, story_card
from civsite.render.site.pages.events import coming_events, event_card
from civsite.render.site.pages.kinds.honours import rolls_of
from civsite.render.site.pages.page import SitePage
from civsite.render.site.structured import organisation_data
from civsite.render.site.view import Values, View

_STORIES = 6
_FACES = 8
_EVENTS = 4
_NOTICES = 4
_BOARDS = 3


def pages(view: View) -> Iterator[SitePage]:
    notices = view.current_notices()
    urgent = [notice for notice in notices if notice.level is Level.IMPORTANT]
    usual = [notice for notice in notices if notice.level is Level.NORMAL]
    stories = view.stories[:_STORIES]
    carried = Counter(placement.board for placement in view.inputs.edition.placements)
    # Showcases first, then those that carry most.
    best_known_first = sorted(
        (board for board in view.community.boards.values() if board.serves_on(view.today)),
        key=lambda board: (board.kind is not BoardKind.SHOWCASE, -carried[board.id], board.id),
    )
    yield view.page(
        "index.md",
        view.details.name,
        "home.html",
        {
            "data": organisation_data(view),
            "urgent": [notice_card(view, notice) for notice in urgent],
            "notices": [notice_card(view, notice) for notice in usual[:_NOTICES]],
            "boards": [board_card(view, board) for board in best_known_first[:_BOARDS]],
            "holds": view.word("edition_holds", boards=len(carried), panels=carried.total()),
            "events": [event_card(view, *entry) for entry in coming_events(view)[:_EVENTS]],
            "stories": [story_card(view, story) for story in stories],
            "honours": _honours(view),
        },
        view.word("about_site", name=view.details.name),
        made_from=("content",),
        changed=stories[0].date if stories else None,
    )


def _honours(view: View) -> Values | None:
    """The newest roll: those with a photo first, each in the roll's order."""
    newest = next(iter(rolls_of(view)), None)
    if newest is None:
        return None
    cards = deed_cards(view, newest)
    faces = sorted(cards, key=lambda card: card["picture"] is None)
    return {
        **view.link(newest),
        "quarter": str(newest.quarter),
        "count": view.word("deeds", n=len(cards)),
        "faces": faces[:_FACES],
    }
