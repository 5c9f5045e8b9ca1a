"""An edition enters; what its file places although no plan would any more leaves."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.model.community import Community
from civsite.plan.boards.candidates import rejections
from civsite.plan.boards.rejection import Rejection
from civsite.plan.placement import Edition, Placement


def no_longer_valid(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    """One diagnostic for each board that carries what should come down, at the first such slot."""
    refused = rejections(community, edition.quarter, today)
    outdated: dict[str, list[tuple[Placement, Rejection]]] = {}
    for placement in edition.placements:
        reason = refused[placement.item]
        if reason is not None:
            outdated.setdefault(placement.board, []).append((placement, reason))
    for board, found in outdated.items():
        yield _outdated(community, edition, board, found)


def _outdated(
    community: Community,
    edition: Edition,
    board: str,
    found: Sequence[tuple[Placement, Rejection]],
) -> Diagnostic:
    name = community.boards[board].name
    what = joined(
        Text(f"{each.slot}《{title}》{why.text.zh}", f"{each.slot} “{title}” {why.text.en}")
        for each, why in found
        for title in [community.items[each.item].title]
    )
    return located(
        community,
        ("editions", community.editions[edition.quarter].id),
        ("boards", board, found[0][0].slot),
        "placement-outdated",
        Text(
            f"“{name}”有不宜再展出的内容：{what.zh}", f"“{name}” should no longer carry: {what.en}"
        ),
        Text(
            f"换上有效的内容，或运行 civsite plan {edition.quarter} --repair",
            f"swap it, or run civsite plan {edition.quarter} --repair",
        ),
        Severity.WARNING,
    )
