"""An edition enters; its gaps in place leave: boards that do not show what is required of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from civsite.check.located import DETAILS, located
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.candidates import rejections
from civsite.plan.coverage import lacks
from civsite.plan.mend import what_mends
from civsite.plan.placement import Edition
from civsite.plan.requirement import Demand

# A board, how often it shows what it should, and what would mend that.
_Lack = tuple[Board, int, Text]


def unmet_requirements(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    """One diagnostic for each requirement, with the boards that do not meet it and the mend."""
    refused = rejections(community, edition.quarter, today)
    unmet: dict[Demand, list[_Lack]] = {}
    for board, demand, shown in lacks(community, edition):
        mend = what_mends(community, edition, board, demand, refused)
        unmet.setdefault(demand, []).append((board, shown, mend))
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
    """What mends each board; named only where boards differ in it."""
    boards_by_mend: dict[Text, list[str]] = {}
    for board, _, mend in lacking:
        boards_by_mend.setdefault(mend, []).append(board.name)
    if len(boards_by_mend) == 1:
        return next(iter(boards_by_mend))
    return joined(_for_boards(boards_by_mend))


def _for_boards(boards_by_mend: Mapping[Text, Sequence[str]]) -> Iterator[Text]:
    for mend, names in boards_by_mend.items():
        quoted = [f"“{name}”" for name in names]
        yield Text(f"{'、'.join(quoted)}：{mend.zh}", f"{', '.join(quoted)}: {mend.en}")
