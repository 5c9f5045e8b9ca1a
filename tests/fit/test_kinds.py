"""Every kind of item that a board may carry is known to fitting, cut or not cut."""

from __future__ import annotations

import pytest

from civsite.fit.answer import Fit, Frame, TooLong
from civsite.fit.fits import Fits
from civsite.fit.kinds import KINDS
from civsite.fit.portions import portions
from civsite.model.item import Item
from civsite.model.kinds.poster import Poster
from civsite.quarter import Quarter
from tests.plan.boards.refusals import fits as refusals
from tests.plan.communities import board, community, convention, poster
from tests.plan.printed import fits
from tests.render.panels.subjects import SUBJECTS

_LONG = [name for name, item in SUBJECTS.items() if portions(item, (1, 1, 1))]


@pytest.mark.parametrize("name", SUBJECTS)
def test_what_a_panel_must_show_is_part_of_what_the_item_says(name: str) -> None:
    item = SUBJECTS[name]
    said = item.model_dump_json()
    assert all(character in said for character in KINDS[type(item)].least(item))


@pytest.mark.parametrize("name", _LONG)
def test_portions_say_together_what_the_whole_says(name: str) -> None:
    item = SUBJECTS[name]
    shared = portions(item, (1, 2, 1))
    assert shared is not None
    assert [each.number for each in shared] == [1, 2, 3]
    assert all(type(each.item) is type(item) for each in shared)
    whole, parts = (
        "".join(passage_texts(each)) for each in ([item], [portion.item for portion in shared])
    )
    assert whole == parts


def passage_texts(items: list[Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        passages = KINDS[type(item)].passages(item)
        for passage in passages:
            said = passage.said
            found.append(said if isinstance(said, str) else getattr(said, "title", str(said)))
    return found


def test_a_poster_of_one_idea_is_not_cut() -> None:
    assert portions(poster("a"), (1, 1)) is None
    artwork = Poster.model_validate(
        {
            "id": "a",
            "title": "画",
            "campaign": "own",
            "artwork": "media/a.png",
            "steps": ["一", "二"],
        }
    )
    assert portions(artwork, (1, 1)) is None


def test_a_fit_is_kept_as_json_and_comes_back_as_it_was() -> None:
    for fit in (
        Fit(1.0),
        Fit(0.25, 3, (Frame("media/a.jpg", 12.5, 8.0),)),
        Fit(0.0, too_long=TooLong("rows", 40)),
    ):
        assert Fit.from_json(fit.as_json()) == fit


def test_a_run_shows_as_much_as_its_worst_part_and_counts_its_parts() -> None:
    long = convention("公约", articles=["住户装修前三天到物业登记，不占用消防通道。" * 3] * 40)
    hall = board("w", {"A": ["convention"], "B": ["convention"]})
    asked = fits(community([hall], [long]), Quarter(2026, 4))
    alone, together = (asked.over(long, hall, hall.slots[:count]) for count in (1, 2))
    assert alone.is_nothing
    assert alone.too_long is not None
    assert (together.shown, together.parts) == (1.0, 2)
    assert asked.can_carry(long, hall, hall.slots)


def test_an_item_of_too_few_pieces_fits_no_run() -> None:
    hall = board("w", {"A": [], "B": []})
    asked: Fits = refusals()
    assert asked.over(poster("a"), hall, hall.slots).is_nothing
    assert not asked.can_carry(poster("a"), hall, hall.slots)
