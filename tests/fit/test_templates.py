"""What the templates answer is what they do when they print, in whatever theme."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.fit.answer import Fit
from civsite.fit.fits import InMemory, Question
from civsite.fit.legibility import might_fit, reading_distance_cm
from civsite.model.board import Board
from civsite.model.community import Community, MediaFile
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.quarter import Quarter
from civsite.render.panels.asked import fits_of
from civsite.render.panels.content import template_data
from civsite.render.panels.look import Look, print_theme
from civsite.render.panels.panel import TEMPLATE, PanelPlace, panel_request
from civsite.typeset.engine import Overflow, Typesetter
from tests.fit.pairs import Pair, pairs
from tests.plan.communities import community
from tests.plan.printed import fits
from tests.render.panels.inks import printed_photos
from tests.render.panels.subjects import PHOTOS, SUBJECTS, convention, details, look, place, typeset

pytestmark = pytest.mark.slow

_Q4 = Quarter(2026, 4)
# A prime, so that every kind comes at every size, length and distance in turn.
_EVERY = 97
_NOWHERE = community([], [])


def themed(folder: Path, file: str, *changes: tuple[str, str]) -> Look:
    """The packaged look with a file of a community's own in which words are replaced."""
    usual = look()
    text = usual.theme[file].location.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    own = folder / Path(file).name
    own.write_text(text, "utf-8")
    return dataclasses.replace(usual, theme={**usual.theme, file: FileInput.at(own)})


def larger_type(folder: Path) -> Look:
    """A theme whose smallest type is half as large again as legibility asks for."""
    return themed(folder, "theme/print/frame.typ", ("p.minimum * 1pt", "p.minimum * 1.5pt"))


def is_printed(pair: Pair, of: Community, chosen: Look) -> bool:
    where = PanelPlace(pair.board, pair.board.slots[0], pair.variant)
    request = panel_request(pair.item, where, of.details, chosen)
    data = {**template_data(request, {}), "panel": {**request["panel"], "slug": 0}}
    files = {name: f.location.read_bytes() for name, f in print_theme(chosen.theme).items()}
    try:
        with Typesetter(TEMPLATE, files) as typesetter:
            typesetter.png(data, request["panel"]["width"], 60)
    except Overflow:
        return False
    return True


def test_what_is_said_to_fit_is_printed_and_what_is_not_is_refused(tmp_path: Path) -> None:
    usual, larger = fits(_NOWHERE, _Q4), fits_of(_NOWHERE, larger_type(tmp_path))
    seen: Counter[tuple[bool, bool]] = Counter()
    for pair in list(pairs())[::_EVERY]:
        slot = pair.board.slots[0]
        for asked, chosen in ((usual, look()), (larger, larger_type(tmp_path))):
            fit = asked.of(pair.item, pair.board, slot)
            assert is_printed(pair, _NOWHERE, chosen) is not fit.is_nothing, pair.name
        distance = reading_distance_cm(pair.board)
        assert fit.is_nothing or might_fit(pair.item, slot.size, distance), pair.name
        seen[usual.of(pair.item, pair.board, slot).is_nothing, fit.is_nothing] += 1
    assert seen[True, True] > 0, "no pair is too long, so that nothing was put to the test"
    assert seen[False, True] > 0, "the other theme refuses nothing more"
    assert seen[True, False] == 0


def asked_about(name: str, width: int, height: int, **theme: Look) -> Fit:
    return asked(SUBJECTS[name], place(width, height).board, **theme)


def asked(item: Item, board: Board, chosen: Look | None = None) -> Fit:
    return fits_of(_NOWHERE, chosen or look()).of(item, board, board.slots[0])


@pytest.mark.parametrize(
    "name", ["news-usual", "notice-usual", "convention-usual", "honours-usual"]
)
def test_an_item_with_room_is_whole(name: str) -> None:
    assert asked_about(name, 1200, 1800) == Fit(1.0)


@pytest.mark.parametrize(
    ("name", "size"),
    [("news-much", (600, 900)), ("notice-much", (600, 900)), ("honours-much", (1200, 900))],
)
def test_an_item_without_is_shortened_by_how_much_is_told(name: str, size: tuple[int, int]) -> None:
    fit = asked_about(name, *size)
    assert 0 < fit.shown < 1
    assert not fit.is_whole
    assert not fit.is_nothing


def test_a_convention_without_its_preamble_is_shortened() -> None:
    wordy = convention(12).model_copy(update={"preamble": "住进一个院子，就是一家人的亲戚。" * 60})
    assert 0 < asked(wordy, place(600, 900).board).shown < 0.5


def test_what_is_too_long_is_told_by_name_and_by_how_much() -> None:
    fit = asked_about("convention-much", 600, 900)
    assert fit.is_nothing
    assert fit.too_long is not None
    assert fit.too_long.text == "articles"
    assert fit.too_long.percent > 100


@pytest.mark.parametrize("size", [(600, 900), (1200, 600), (2400, 300)])
@pytest.mark.parametrize("name", ["news-usual", "digest-usual", "honours-usual"])
def test_each_photo_is_printed_in_the_frame_that_was_told(name: str, size: tuple[int, int]) -> None:
    sizes = {path: (900, 600) if n % 2 else (600, 750) for n, path in enumerate(sorted(PHOTOS))}
    media = {
        path: MediaFile(path, Path(path), "0" * 64, 1000, "JPEG", *px) for path, px in sizes.items()
    }
    of = Community(Path(), details(), media=media)
    board = place(*size).board
    frames = fits_of(of, look()).of(SUBJECTS[name], board, board.slots[0]).frames
    expected = []
    for frame in frames:
        width, height = sizes[frame.photo]
        whole_mm = max(frame.width_mm, frame.height_mm * width / height)
        expected.append(width / whole_mm * 25.4)
    printed = [photo.dpi for photo in printed_photos(typeset(SUBJECTS[name], *size)["pdf"])]
    assert frames
    assert sorted(expected) == pytest.approx(sorted(printed), rel=0.01)


def test_a_template_that_marks_nothing_shows_what_it_does_not_refuse(tmp_path: Path) -> None:
    silent = themed(
        tmp_path,
        "theme/print/lib/answer.typ",
        ("#let answer(value) = [#metadata(value) <fit>]", "#let answer(value) = none"),
    )
    assert asked_about("news-usual", 600, 900, chosen=silent) == Fit(1.0)
    assert asked_about("convention-much", 600, 900, chosen=silent).is_nothing


def test_marks_of_other_shapes_are_passed_over(tmp_path: Path) -> None:
    odd = themed(
        tmp_path,
        "theme/print/lib/answer.typ",
        ("[#metadata(value) <fit>]", '[#metadata("odd") <fit>#metadata((shown: "all")) <fit>]'),
    )
    assert asked_about("news-usual", 600, 900, chosen=odd) == Fit(1.0)


def test_a_theme_that_does_not_compile_is_told_as_such(tmp_path: Path) -> None:
    broken = themed(tmp_path, "theme/print/frame.typ", ("#let area-of(k)", "#let area-off(k)"))
    with pytest.raises(Refused) as refused:
        asked_about("news-usual", 600, 900, chosen=broken)
    (said,) = refused.value.diagnostics
    assert said.code == "template-broken"
    assert (said.span.path, said.span.line > 1) == ("theme/print/frame.typ", True)
    assert "area-of" in said.message.en


def test_an_answer_is_remembered_until_item_size_or_theme_change(tmp_path: Path) -> None:
    made: list[str] = []
    memory = InMemory()

    def recall(key: str, make: object) -> str:
        def counted() -> str:
            made.append(key)
            return str(make())  # type: ignore[operator]

        return memory(key, counted)

    board, other = place(600, 900).board, place(600, 600).board
    item = SUBJECTS["notice-usual"]

    def ask(of: Item, where: Board, chosen: Look) -> int:
        """How many answers had to be made by then."""
        fits_of(_NOWHERE, chosen, recall).of(of, where, where.slots[0])
        return len(made)

    assert ask(item, board, look()) == ask(item, board, look()) == 1
    assert ask(item.model_copy(update={"title": "另一个标题"}), board, look()) == 2
    assert ask(item, other, look()) == 3
    assert ask(item, board, larger_type(tmp_path)) == 4
    assert ask(item, board, look()) == 4


def test_many_are_answered_as_one_by_one() -> None:
    questions = [
        Question.of_item(pair.item, pair.board, pair.board.slots[0])
        for pair in list(pairs())[::401]
    ]
    together = fits_of(_NOWHERE, look(), InMemory()).answers(questions)
    singly = fits_of(_NOWHERE, look(), InMemory())
    assert together == [singly.answers([each])[0] for each in questions]
    assert len({each.shown for each in together}) > 1
