"""An edition enters; its gaps in place leave: boards that do not show what is required of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.fit.fits import Fits
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.boards.candidates import rejections
from civsite.plan.boards.remedy import remedy_of
from civsite.plan.boards.requirement import Demand
from civsite.plan.coverage import lacks
from civsite.plan.placement import Edition

# A board, how often it shows what it should, and what would remedy that.
_Lack = tuple[Board, int, Text]


def unmet_requirements(
    community: Community, edition: Edition, today: datetime.date, fits: Fits
) -> Iterator[Diagnostic]:
    """One diagnostic for each requirement, with the boards that do not meet it and the remedy."""
    refused = rejections(community, edition.quarter, today)
    unmet: dict[Demand, list[_Lack]] = {}
    for board, demand, shown in lacks(community, edition):
        remedy = remedy_of(community, edition, board, demand, refused, fits)
        unmet.setdefault(demand, []).append((board, shown, remedy))
    for demand, lacking in unmet.items():
        yield _unmet(community, edition, demand, lacking)


def _unmet(
    community: Community, edition: Edition, demand: Demand, lacking: Sequence[_Lack]
) -> Diagnostic:
    title = demand.title
    boards = joined(
        (Text(f"“{board.name}”只有 {shown} 件", f"“{board.name}” shows {shown}")
         for board, shown, _ in lacking), "、", ", ",
    )  # fmt: skip
    return located(
        community,
        DETAILS,
        ("requires", demand.index, "show"),
        "requirement-unmet",
        Text(
            f"{edition.quarter} 期应展示“{title.zh}”至少 {demand.at_least} 件，{boards.zh}",
            f"{title.en} is required at least {demand.at_least} × in {edition.quarter}: {boards.en}",
        ),
        _mends(lacking),
        Severity.WARNING,
    )


def _mends(lacking: Sequence[_Lack]) -> Text:
    """What fixes each board; named only where boards differ in it."""
    boards_by_remedy: dict[Text, list[str]] = {}
    for board, _, remedy in lacking:
        boards_by_remedy.setdefault(remedy, []).append(board.name)
    if len(boards_by_remedy) == 1:
        return next(iter(boards_by_remedy))
    return joined(_for_boards(boards_by_remedy))


def _for_boards(boards_by_remedy: Mapping[Text, Sequence[str]]) -> Iterator[Text]:
    for remedy, names in boards_by_remedy.items():
        quoted = [f"“{name}”" for name in names]
        yield Text(f"{'、'.join(quoted)}：{remedy.zh}", f"{', '.join(quoted)}: {remedy.en}")
