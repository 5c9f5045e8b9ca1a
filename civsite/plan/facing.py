"""An edition enters; what hangs twice where people see both at once leaves."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Community
from civsite.plan.placement import Edition


def same_on_facing_boards(community: Community, edition: Edition) -> Iterator[Diagnostic]:
    """Every item on two boards of one `place`; a note, since it may be the only one of its kind."""
    places: dict[str, list[str]] = {}
    for _, board in sorted(community.boards.items()):
        if board.place:
            places.setdefault(board.place, []).append(board.id)
    for place, boards in places.items():
        first: dict[str, str] = {}
        for board_id in boards:
            for item in dict.fromkeys(each.item for each in edition.on_board(board_id)):
                other = first.setdefault(item, board_id)
                if other != board_id:
                    yield _repeated(community, edition, place, item, (other, board_id))


def _repeated(
    community: Community, edition: Edition, place: str, item: str, boards: tuple[str, str]
) -> Diagnostic:
    one, other = (community.boards[board].name for board in boards)
    title = community.items[item].title
    return located(
        community,
        ("boards", boards[1]),
        ("place",),
        "same-on-facing",
        Text(
            f"{edition.quarter} 期“{place}”的“{one}”和“{other}”都是《{title}》",
            f"“{one}” and “{other}”, both at “{place}”, carry “{title}” in {edition.quarter}",
        ),
        Text(
            "补充同类内容，或在其中一块栏对调；civsite plan 已尽量错开",
            "add items of its kind, or swap one; civsite plan avoids it where it can",
        ),
        Severity.INFO,
    )
