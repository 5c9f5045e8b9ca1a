"""Times the plan of an invented community, and a plain model of the same in the same run.

    python -m bench.plan                                      # 200 slots × 500 items × 12 editions
    python -m bench.plan --slots 2000 --items 5000 --no-peer  # what a plain model cannot carry

The peer is `tests/plan/boards/plain_model.py`: HiGHS with one variable for each slot and item, no pruning.
Prints one line of JSON: seconds, their ratio, whether the plan is proven, whether both agree.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from bench.plan_case import QUARTER, community_of
from civsite.model.community import Community
from civsite.plan.placement import Edition
from tests.plan.boards.plain_model import plain_plan
from tests.plan.boards.scoring import chosen_singly, score
from tests.plan.printed import plan_edition, planning_for

TODAY = QUARTER.first_day


def main() -> None:
    options = _options()
    of = community_of(options.slots, options.items, options.editions, options.seed)
    seconds, planned = _timed_plan(of)
    result: dict[str, Any] = {
        "slots": options.slots,
        "items": options.items,
        "editions": options.editions,
        "seconds": round(seconds, 2),
        "optimal": planned.is_optimal,
        "placed": len(planned.placements),
        "aims": {str(each.aim): each.value for each in planned.aims},
    }
    if options.peer:
        result |= _compared(of, planned, seconds)
    print(json.dumps(result, ensure_ascii=False))


def _timed_plan(of: Community) -> tuple[float, Edition]:
    begin = time.perf_counter()
    planned = plan_edition(of, QUARTER, TODAY)
    return time.perf_counter() - begin, planned


def _compared(of: Community, planned: Edition, seconds: float) -> dict[str, Any]:
    planning = planning_for(of, QUARTER, TODAY)
    begin = time.perf_counter()
    plain = plain_plan(of, planning)
    peer_seconds = time.perf_counter() - begin
    ours = chosen_singly(of, planning, planned)
    return {
        "plain_seconds": round(peer_seconds, 2),
        "times_as_fast": round(peer_seconds / seconds, 1),
        "agree": score(of, planning, ours) == score(of, planning, plain),
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
