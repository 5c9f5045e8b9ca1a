"""What holds for any items on any screen: random programmes, hours, dates, weights and shares."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from civsite.model.item import Item
from civsite.plan.screens.diagnosis import screen_diagnostics
from civsite.plan.screens.turns import share_of
from civsite.quarter import Quarter
from tests.plan.communities import convention, news, notice, poster
from tests.plan.screens.playing import is_valid_at, plan_playlist, turns_at
from tests.plan.screens.test_screen_days import screen, whole

Q1 = Quarter(2027, 1)  # clocks change within it
HOURS = ["06:00-09:00", "08:00-20:00", "21:30-02:15", "01:30-02:45", "00:00-00:00", None]
DAYS = ["mon-fri", "sat, sun", "sun-tue", None, None]


def some_items(dice: random.Random) -> list[Item]:
    items: list[Item] = []
    for number in range(dice.randint(1, 24)):
        more: dict[str, Any] = {"weight": str(dice.randint(1, 5))}
        if dice.random() < 0.4:
            more |= {"hours": dice.choice(HOURS), "days": dice.choice(DAYS)}
        if dice.random() < 0.3:
            first = Q1.first_day + datetime.timedelta(days=dice.randint(-20, 80))
            more |= {
                "from_": str(first),
                "until": str(first + datetime.timedelta(days=dice.randint(0, 40))),
            }
        kind = dice.choice(["poster", "poster", "notice", "news", "convention", "storm"])
        if kind == "storm" and dice.random() < 0.2:
            items.append(notice(f"x{number}", level="emergency", until="2027-01-12"))
        elif kind == "convention":
            articles = ["爱护楼道卫生，不堆放杂物，不占用消防通道。" * 2] * dice.randint(1, 25)
            items.append(convention(f"c{number}", articles=articles, **more))
        elif kind == "news":
            items.append(news(f"s{number}", f"2027-01-{number + 1:02d}", **more))
        else:
            items.append((notice if kind == "notice" else poster)(f"p{number}", **more))
    return items


def some_screen(dice: random.Random) -> dict[str, Any]:
    programme = [
        {
            "show": [dice.choice(["poster", "通知", "news", "p1", "own", "公约"])],
            "hours": dice.choice(HOURS),
            "days": dice.choice(DAYS),
            "weight": dice.choice(["1", "5", None]),
            "dwell": dice.choice(["5", "40", None]),
        }
        for _ in range(dice.randint(0, 3))
    ]
    sizes = [("lcd", "1080x1920"), ("lcd", "1920x1080"), ("led-strip", "192x16")]
    kind, size = dice.choice(sizes)
    return {
        "kind": kind, "size": size, "programme": programme,
        "hours": dice.choice(HOURS), "days": dice.choice(DAYS),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_any_screen_keeps_its_promises(seed: int) -> None:
    dice = random.Random(seed)
    share = {"show": ["poster"], "at_least": dice.choice(["10%", "1/3", "60%"])}
    of = whole(
        some_items(dice), screen(**some_screen(dice)), shares=[share], timezone="Europe/Berlin"
    )
    playlist = plan_playlist(of, of.screens["lobby"], Q1, Q1.first_day)
    told = list(screen_diagnostics(of, [playlist]))
    assert all(each.message.zh and each.message.en and each.hint for each in told)
    for _ in range(12):
        moment = datetime.datetime.combine(
            Q1.first_day + datetime.timedelta(days=dice.randint(0, 89)),
            datetime.time(dice.randint(0, 23), dice.randint(0, 59)),
        )
        turns = turns_at(playlist.slides, moment)
        valid = {(each.item, each.part) for each in playlist.slides if is_valid_at(each, moment)}
        alarms = {(each.item, each.part) for each in playlist.slides if each.takeover and is_valid_at(each, moment)}  # fmt: skip
        assert {(each.item, each.part) for each in turns} == (alarms or valid)
        if len({each.item for each in turns}) > 1:
            for before, after in pairwise([*turns, turns[0]]):
                assert (before.item, before.part) != (after.item, after.part)
                assert before.item != after.item or before.parts > 1
    posters = [item for item in playlist.items if of.items[item].kind == "poster"]
    had = [share_of(playlist.rounds, day, posters) for day in playlist.day_kinds]
    lacking = any(
        part is not None and part < Fraction(of.details.shares[0].at_least) for part in had
    )
    assert lacking == ("screen-share" in {each.code for each in told})
