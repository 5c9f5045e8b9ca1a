"""An edition enters; what hangs twice where people see both at once leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.community import Community
from civsite.plan.placement import Edition


def same_on_facing_boards(community: Community, edition: Edition) -> Iterator[Diagnostic]:
    """One note for each pair of boards of one `place` that carry the same: it may be the only one.

    An item that hangs on three boards is told of the first with each of the others.
    """
    places: dict[str, list[str]] = {}
    for _, board in sorted(community.boards.items()):
        if board.place:
            places.setdefault(board.place, []).append(board.id)
    for place, boards in places.items():
        for pair, items in _shared(edition, boards).items():
            yield _repeated(community, edition, place, pair, items)


def _shared(edition: Edition, boards: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """What pairs of boards have in common."""
    first: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for board in boards:
        for item in dict.fromkeys(each.item for each in edition.on_board(board)):
            other = first.setdefault(item, board)
            if other != board:
                shared.setdefault((other, board), []).append(item)
    return shared


def _repeated(
    community: Community, edition: Edition, place: str, boards: tuple[str, str], items: list[str]
) -> Diagnostic:
    one, other = (community.boards[board].name for board in boards)
    titles = [community.items[item].title for item in items]
    zh, en = "".join(f"《{title}》" for title in titles), ", ".join(f"“{t}”" for t in titles)
    return located(
        community,
        ("boards", boards[1]),
        ("place",),
        "same-on-facing",
        Text(
            f"{edition.quarter} 期“{place}”的“{one}”和“{other}”都是{zh}",
            f"“{one}” and “{other}”, both at “{place}”, carry {en} in {edition.quarter}",
        ),
        Text(
            "补充同类内容，或在其中一块栏对调；civsite plan 已尽量错开",
            "add items of its kind, or swap one; civsite plan avoids it where it can",
        ),
        Severity.INFO,
    )
