"""The turn of a quarter: an edition in its last weeks enters; what hangs now and what comes next leaves.

Whoever looks at the plan of a quarter that is nearly over wants to know whether to change a slot for
the days that are left. And an edition that nobody wrote down is not known to the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Severity, Span, Text, joined
from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.model.edition import WrittenEdition, WrittenPlacement
from civsite.plan.boards.candidates import is_stopgap
from civsite.plan.boards.context import history_before
from civsite.plan.placement import Edition
from civsite.quarter import YEARS, Quarter

LAST_WEEKS = datetime.timedelta(weeks=3)


def is_ending(quarter: Quarter, today: datetime.date) -> bool:
    """Whether `today` lies in the last three weeks of `quarter`, and another can be planned after it."""
    is_late = Quarter.of(today) == quarter and quarter.last_day - today < LAST_WEEKS
    return is_late and quarter.shifted(1).year in YEARS


@dataclass(frozen=True)
class Turn:
    """What each slot carries `now`, by (board, slot), as far as a written edition tells; and `next`."""

    now: dict[tuple[str, str], str]
    next: Edition

    def at(self, community: Community, board: str, slot: str) -> Text:
        """One line for a slot: what hangs now, and from which day on what."""
        item = self.now.get((board, slot))
        now = _titled(community, item) if item else Text("没有记录", "not known")
        coming = self.next.in_slot(board, slot)
        then = _titled(community, coming.item) if coming else Text("（空）", "(empty)")
        first = self.next.quarter.first_day
        return Text(
            f"现在挂的：{now.zh}；{first} 起（{self.next.quarter} 期）：{then.zh}",
            f"now: {now.en}; from {first} on ({self.next.quarter}): {then.en}",
        )


def turn_of(community: Community, edition: Edition, today: datetime.date, fits: Fits) -> Turn:
    """The next edition is planned as if `edition` hung until then, unless it is written already."""
    from civsite.plan.boards.edition import plan_edition  # loads the solver

    quarter = edition.quarter
    if edition.written:
        now = {(each.board, each.slot): each.item for each in edition.placements}
    else:
        now = dict(history_before(quarter, community.editions).carried)
    boards: dict[str, dict[str, WrittenPlacement]] = {}
    for each in edition.placements:
        entry = WrittenPlacement(item=each.item, part=each.part if each.parts > 1 else None)
        boards.setdefault(each.board, {})[each.slot] = entry
    hanging = WrittenEdition(id=str(quarter), quarter=quarter, boards=boards)
    then = replace(community, editions={**community.editions, quarter: hanging})
    return Turn(now, plan_edition(then, quarter.shifted(1), today, fits))


def stopgaps_told(
    community: Community, edition: Edition, turn: Turn, today: datetime.date
) -> Iterator[Diagnostic]:
    """A note for each board with slots for which nothing lasts to the quarter's end."""
    quarter, days = edition.quarter, (edition.quarter.last_day - today).days + 1
    slots: dict[str, list[str]] = {}
    for each in edition.placements:
        if each.part == 1 and is_stopgap(community.items[each.item], quarter, today):
            slots.setdefault(each.board, []).append(each.slot)
    for empty in edition.unfilled:
        if not empty.intended:
            slots.setdefault(empty.board, []).append(empty.slot)
    for board, named in slots.items():
        told = joined(
            Text(f"{slot} {line.zh}", f"{slot} {line.en}")
            for slot in named
            for line in [turn.at(community, board, slot)]
        )
        yield located(
            community,
            ("boards", board),
            ("slots",),
            "slot-in-the-last-weeks",
            Text(
                f"{quarter} 期还剩 {days} 天，“{community.boards[board].name}”有版位没有能挂到季末的内容。"
                f"{told.zh}",
                f"days left of {quarter}: {days}; “{community.boards[board].name}” has slots for which "
                f"nothing lasts to its end. {told.en}",
            ),
            Text(
                f"可以让现在的内容留到季末；下一期：civsite plan {quarter.shifted(1)} --write",
                "what hangs may stay till then; the next edition: "
                f"civsite plan {quarter.shifted(1)} --write",
            ),
            Severity.INFO,
        )


def editions_to_write(
    community: Community, quarter: Quarter, today: datetime.date
) -> Iterator[Diagnostic]:
    """A note for the edition of `quarter`, and in its last weeks for the next, if it has no file."""
    wanted = [quarter, quarter.shifted(1)] if is_ending(quarter, today) else [quarter]
    for each in wanted if community.boards else ():
        if each in community.editions or str(each) in community.unreadable:
            continue
        message = Text(
            f"{each} 期还没有写成文件，以后的编排不知道它挂过什么",
            f"{each} is not written to a file, so later plans will not know what it hung",
        )
        hint = Text(
            f"看过编排、没有问题，就运行 civsite plan {each} --write",
            f"once the plan is as you want it, run civsite plan {each} --write",
        )
        if each.last_day < today:
            hint = Text(
                f"知道当时挂了什么，就照样写进 content/editions/{each}.yml",
                f"if you know what hung, write it to content/editions/{each}.yml",
            )
        place = Span(f"content/editions/{each}.yml")
        yield Diagnostic("edition-unwritten", place, message, hint, Severity.INFO)


def _titled(community: Community, item: str) -> Text:
    record = community.items.get(item)
    if record is None:
        return Text(item, item)
    return Text(f"《{record.title}》（{item}）", f"“{record.title}” ({item})")
