"""The plan measures what it means to use, and nothing that it places is refused when it is printed."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.plan_case import QUARTER, community_of
from civsite.diagnostics import Severity
from civsite.fit.answer import NOTHING, WHOLE, Fit
from civsite.fit.fits import Fits, InMemory, Question
from civsite.load.repository import load_community
from civsite.model.community import Community
from civsite.plan.boards.edition import plan_edition
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from tests.plan import printed
from tests.plan.boards import refusals
from tests.plan.communities import board, community, convention, edition, poster

pytestmark = pytest.mark.slow

TODAY = QUARTER.first_day
SOUND = Path(__file__).parents[2] / "fixtures" / "faults" / "sound"


class Counting:
    """Asks as another does, and keeps what was asked."""

    def __init__(self, fits: Fits, memory: InMemory | None = None) -> None:
        self._fits = fits
        self.asked: list[Question] = []
        self.fits = Fits(self._ask, memory)

    def _ask(self, questions: Sequence[Question]) -> list[Fit]:
        self.asked += questions
        return self._fits.answers(questions)


def plan(of: Community, fits: Fits) -> Edition:
    return plan_edition(of, QUARTER, TODAY, fits)


@pytest.mark.parametrize("seed", range(3))
def test_all_that_is_placed_was_asked_about_and_fits(seed: int) -> None:
    of = community_of(slots=40, items=120, editions=4, seed=seed)
    counting = Counting(refusals.fits())
    planned = plan(of, counting.fits)
    assert planned.is_optimal
    for each in planned.placements:
        where = of.boards[each.board]
        slot = where.slot(each.slot)
        assert slot is not None
        if each.parts == 1:
            question = Question.of_item(of.items[each.item], where, slot)
            assert question in counting.asked
            assert not counting.fits.answers([question])[0].is_nothing


def test_few_of_all_pairs_are_asked_about() -> None:
    of = community_of(slots=100, items=400, editions=6)
    sizes = {(slot.size, each.kind) for each in of.boards.values() for slot in each.slots}
    counting = Counting(Fits(lambda questions: [WHOLE] * len(questions)))
    plan(of, counting.fits)
    assert len(counting.asked) < 200
    assert len(sizes) * len(of.items) > 5000


def test_of_equal_plans_everybody_gets_the_same_whatever_is_remembered() -> None:
    of = community_of(slots=60, items=90, editions=4, seed=2)
    memory = InMemory()
    first = plan(of, Counting(refusals.fits(), memory).fits)
    again = Counting(refusals.fits(), memory)
    known = refusals.fits()
    plan(of, known)
    assert plan(of, again.fits) == first
    assert plan(of, known) == first
    assert plan(of, refusals.fits()) == first


def test_what_was_shut_out_hangs_once_its_text_is_shorter() -> None:
    """The remembered choice is that of another item, though it has the same name."""
    memory = InMemory()

    def ask(questions: Sequence[Question]) -> list[Fit]:
        return [NOTHING if "长" in each.portion.item.title else WHOLE for each in questions]

    def hung(title: str) -> list[str]:
        of = community([board("w", {"A": ["poster"]})], [poster("a", title=title)])
        return [each.item for each in plan(of, Fits(ask, memory)).placements]

    assert hung("很长") == []
    assert hung("很长") == []
    assert hung("短") == ["a"]


def test_a_runner_up_could_really_hang_there() -> None:
    """Of two conventions one would be next, but is too long for the slot."""
    items = [
        convention("a"),
        convention("b", articles=["住户装修前三天到物业登记，不占用消防通道。" * 3] * 40),
        convention("c"),
    ]
    past = [edition("2026Q3", {"w": {"A": "c"}})]
    of = community([board("w", {"A": ["convention"]})], items, past)
    (placed,) = printed.plan_edition(of, QUARTER, TODAY).placements
    assert (placed.item, placed.runner_up) == ("a", "c")


def test_what_an_editor_placed_where_it_cannot_be_printed_is_an_error_at_its_text(
    tmp_path: Path,
) -> None:
    shutil.copytree(SOUND / "content", tmp_path / "content")
    article = "住户装修前三天到物业登记，不占用消防通道。" * 3
    (tmp_path / "content/conventions/residents.yml").write_text(
        "标题: 居民公约\n条款:\n" + f"  - {article}\n" * 40, "utf-8"
    )
    (tmp_path / "content/boards/hall.yml").write_text(
        "name: 大厅\nkind: wall\nsize: 600x900\nslots:\n  - {id: 甲, size: 600x900}\n", "utf-8"
    )
    file = "content/editions/2027Q1.yml"
    (tmp_path / file).write_text("quarter: 2027Q1\nboards:\n  hall:\n    甲: residents\n", "utf-8")
    of, loading = load_community(tmp_path)
    assert loading == ()
    planned = printed.plan_edition(of, Quarter(2027, 1), datetime.date(2026, 11, 22))
    (said,) = (each for each in planned.diagnostics if each.code == "panel-overflow")
    assert said.severity is Severity.ERROR
    assert (said.span.path, said.span.line) == ("content/conventions/residents.yml", 3)
    assert "条款" in said.message.zh
    assert said.hint is not None
    assert "{item: residents, part: 2}" in said.hint.en
