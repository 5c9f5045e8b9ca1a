"""Times the plan of an invented community, and a plain model of the same in the same run.

    python -m bench.plan                                      # 200 slots × 500 items × 12 editions
    python -m bench.plan --slots 2000 --items 5000 --no-peer  # what a plain model cannot carry

The plan is made twice: with nothing remembered, so that the templates are asked about all that it
means to use, and with their answers remembered. The peer is `tests/plan/boards/plain_model.py`: HiGHS
with one variable for each slot and item, no pruning; it is told what the templates refused.
Prints one line of JSON: seconds, CPU seconds, how many questions were asked, whether the plan is
proven, the peer's seconds, whether both agree.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from typing import Any

from bench.plan_case import QUARTER, community_of
from civsite.fit.answer import WHOLE, Fit
from civsite.fit.fits import Fits, InMemory, Question
from civsite.load.theme import load_theme, palette_of
from civsite.model.community import Community
from civsite.plan.boards.context import plan_context
from civsite.plan.boards.edition import plan_edition
from civsite.plan.placement import Edition
from civsite.program import packaged_theme
from civsite.render.panels.asked import fits_of
from civsite.render.panels.look import Look
from tests.plan.boards.plain_model import plain_plan
from tests.plan.boards.scoring import chosen_singly, score

TODAY = QUARTER.first_day


class Asked:
    """What the templates answer, kept by question."""

    def __init__(self, of: Community, memory: InMemory) -> None:
        theme = load_theme(packaged_theme().parent)
        palette = palette_of(theme, "seasons", QUARTER).as_values()
        self._templates = fits_of(of, Look(QUARTER, palette, theme.below("print")), memory)
        self.answers: dict[Question, Fit] = {}
        self.fits = Fits(self._ask, memory, self._templates.about)

    def _ask(self, questions: Sequence[Question]) -> list[Fit]:
        found = self._templates.answers(questions)
        self.answers |= zip(questions, found, strict=True)
        return found

    def told(self) -> Fits:
        """The same answers without templates; what was never asked fits."""
        return Fits(lambda questions: [self.answers.get(each, WHOLE) for each in questions])


def main() -> None:
    options = _options()
    of, memory = (
        community_of(options.slots, options.items, options.editions, options.seed),
        InMemory(),
    )
    asked = Asked(of, memory)
    first, planned = _timed_plan(of, asked.fits)
    again, _ = _timed_plan(of, Asked(of, memory).fits)
    result: dict[str, Any] = {
        "slots": options.slots,
        "items": options.items,
        "editions": options.editions,
        "nothing_remembered": first,
        "remembered": again,
        "questions": len(asked.answers),
        "refused": sum(each.is_nothing for each in asked.answers.values()),
        "optimal": planned.is_optimal,
        "placed": len(planned.placements),
        "aims": {str(each.aim): each.value for each in planned.aims},
    }
    if options.peer:
        result |= _compared(of, planned, asked.told())
    print(json.dumps(result, ensure_ascii=False))


def _timed_plan(of: Community, fits: Fits) -> tuple[dict[str, float], Edition]:
    """Seconds by the clock and of all processors, and the plan."""
    begin, begin_cpu = time.perf_counter(), time.process_time()
    planned = plan_edition(of, QUARTER, TODAY, fits)
    clock, cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
    return {"seconds": round(clock, 2), "cpu_seconds": round(cpu, 2)}, planned


def _compared(of: Community, planned: Edition, fits: Fits) -> dict[str, Any]:
    context = plan_context(of, QUARTER, TODAY, fits)
    begin = time.perf_counter()
    plain = plain_plan(of, context)
    peer_seconds = time.perf_counter() - begin
    ours = chosen_singly(of, context, planned)
    return {
        "plain_seconds": round(peer_seconds, 2),
        "agree": score(of, context, ours) == score(of, context, plain),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--slots", type=int, default=200)
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--editions", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peer", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
