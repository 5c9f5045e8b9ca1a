"""What the papers of an edition say to the people at their desks: order, overviews, report, instructions.

Panels, slides and pages speak the languages of the community; papers speak one language, and name
boards and items in it where they are translated.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from civsite.diagnostics import Language, Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.item import Kind
from civsite.model.kinds import KINDS
from civsite.model.screen import Screen

_KIND_TITLES = {kind.model.kind: kind.title for kind in KINDS}


class Papers(NamedTuple):
    """The language that papers speak, and the day on which what is ordered is due, if one is named."""

    language: Language = "zh"
    due: datetime.date | None = None

    def say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self.language)

    def typeset_language(self, community_speaks: str) -> str:
        """For what is typeset: the community's own kind of Chinese, where papers speak Chinese."""
        same = community_speaks.partition("-")[0] == self.language
        return community_speaks if same else self.language

    def board(self, community: Community, board: str) -> Board:
        return community.translated_boards.get((self.language, board), community.boards[board])

    def screen(self, community: Community, screen: str) -> Screen:
        return community.translated_screens.get((self.language, screen), community.screens[screen])

    def community(self, community: Community) -> str:
        return community.details_in(self.language).name

    def title(self, community: Community, item: str) -> str:
        """The title of an item; its id if it is no longer there."""
        if item not in community.items:
            return item
        return community.in_language(community.items[item], self.language).title

    def kind(self, kind: Kind) -> str:
        return _KIND_TITLES[kind].in_language(self.language)


USUAL_PAPERS = Papers()


def papers_of(community_speaks: str, asked: Language | None, due: datetime.date | None) -> Papers:
    """In the language that is asked for, or else the community's own: the same on every machine."""
    return Papers(asked or ("en" if community_speaks == "en" else "zh"), due)
