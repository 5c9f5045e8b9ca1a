"""The playlists of a quarter enter; what LED screens of words cannot show well leaves, as warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.check.case import texts_of
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.fonts.dots import ROWS, rows_of
from civsite.model.community import Community
from civsite.model.item import Item
from civsite.model.screen import Screen
from civsite.plan.screens.led import glyph_dots
from civsite.plan.screens.playlist import Playlist

# Control programs know the characters of two bytes; those of four came later, and few have them.
_KNOWN_BYTES = 2


def strip_limits(community: Community, playlists: Sequence[Playlist]) -> Iterator[Diagnostic]:
    """Strips too low for Chinese; characters that their programs or their dots lack, once an item."""
    lacking: dict[tuple[str, str], None] = {}
    for playlist in playlists:
        if not playlist.words_alone:
            continue
        dots = glyph_dots(playlist.size)
        if dots < ROWS:
            yield _too_low(community, community.screens[playlist.screen], dots)
        for slide in playlist.distinct_slides:
            for character in dict.fromkeys("".join(slide.content.lines)):
                if _is_lacking(character, dots):
                    lacking[slide.item, character] = None
    for item, character in lacking:
        yield from _named(community, community.items[item], character)


def _is_lacking(character: str, dots: int) -> bool:
    undrawn = dots == ROWS and rows_of(character) is None
    return undrawn or len(character.encode("gb18030")) > _KNOWN_BYTES


def _named(community: Community, item: Item, character: str) -> Iterator[Diagnostic]:
    """Where the character stands first; nothing if it is none of the editor's."""
    for place, text in texts_of(item):
        if character in text:
            yield located(
                community,
                key_of(item),
                place,
                "strip-character",
                Text(
                    f"字幕屏多半显示不了“{character}”（U+{ord(character):04X}）："
                    "它不在控制软件常用的 GB 18030 双字节字里",
                    f"most LED strips cannot show “{character}” (U+{ord(character):04X}): their "
                    "programs know the two-byte characters of GB 18030, and it is none of them",
                ),
                Text(
                    "换一个字；或者给字幕屏用 frames 里的点阵图，不用文字",
                    "use another character, or give the strip the pictures in `frames`, not the text",
                ),
                Severity.WARNING,
                at=character,
            )
            return


def _too_low(community: Community, screen: Screen, dots: int) -> Diagnostic:
    return located(
        community,
        ("screens", screen.id),
        ("size",),
        "strip-low",
        Text(
            f"“{screen.name}”上的字只有 {dots} 点，笔画多的字认不清",
            f"characters on “{screen.name}” have {dots} dots; dense ones cannot be read",
        ),
        Text(
            f"汉字至少要 {ROWS} 点高、{ROWS} 点宽", f"Chinese needs {ROWS} dots each way at least"
        ),
        Severity.WARNING,
    )
