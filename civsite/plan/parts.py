"""What an item says on a screen, cut into parts: an item and a screen enter, parts leave.

One part is one slide. Long things become several: a convention a few articles at a time, an honour
roll up to three people, the text of an LED strip as many pages as its dots need.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from civsite.model.convention import Convention
from civsite.model.honours import Deed, Honours
from civsite.model.item import Item
from civsite.model.notice import Level, Notice
from civsite.model.poster import Campaign, Poster
from civsite.model.scalars import Size
from civsite.model.screen import Screen, ScreenKind

# A wall with fewer dots than these shows words alone, as a strip does: 4 % of it is no character.
_LEAST_SIDE_PX = 320
_LEAST_DOTS = 300_000
# Characters of articles on one slide; more are read at a walk, not in a lift.
_ARTICLE_CHARACTERS = {"portrait": 84, "square": 84, "landscape": 120}
_ARTICLES_TOGETHER = {"portrait": 76, "square": 76, "landscape": 72}
# People on one slide, by the length of the longest deed among them; a longer deed stands alone.
_DEED_CHARACTERS = {"portrait": {2: 46}, "square": {1: 0}, "landscape": {3: 36, 2: 70}}
_CLAUSE = re.compile(r"[^。；！？;!?]*[。；！？;!?]+[”」』）]*|[^。；！？;!?]+$")
# An upright screen that is wider than this share of its height has no room for two people.
_SQUARE_FROM = 0.7
_COMMA = re.compile(r"[^，、,]*[，、,]+|[^，、,]+$")
_STEPS_AT_MOST = 4
_GLYPH_DOTS = (48, 32, 24, 16)
_STEP_CHARACTERS = {"portrait": 76, "square": 76, "landscape": 100}
# A clause with the stops or spaces it ends in; the colon of 8:30 is no stop, nor the comma of 5、6.
_BREAK = re.compile(
    r".+?(?:(?:[，。；：！？】]|、(?!(?<=\d、)\d))+[”」』）】]*\s*|[,;:!?]+(?=\s|$)\s*|\s+|$)"
)
_PAUSE = "　"
_STOPS = "，、。；：！？,;:!?”」』）】》 "
# Dots are dear: between digits and Chinese a strip has no space.
_THIN_SPACE = re.compile(r"(?<=[0-9]) (?=[一-鿿])|(?<=[一-鿿]) (?=[0-9])")
_OPENERS = "（“「『【《"
_CHARACTER = re.compile(f"[{_OPENERS}]*[^{_OPENERS}{_STOPS}][{_STOPS}]*|.")
# Days of a month, numbers with their unit, times and Latin words hold together; Chinese between
# them is cut into words.
_ATOMS = re.compile(
    r"\d+月\d+日|\d+(?:、\d+)*(?:号楼|小时|[年月日号点时分秒元岁楼栋户人层期届条块名份个只盒棵])"
    r"|[\w.:–—%+/'’-]+|[^\w.:–—%+/'’-]+",
    re.ASCII,
)
_WIDTHS_IN_EMS = (
    (" .,:;|'ijlI[](){}f-", 0.42),
    ("0123456789", 0.5),
    ("abcdeghknopqrstuvxyz/!?+=#$*<>~_", 0.67),
    ("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.82),
    ("…@", 1.05),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """An article of a convention, or a piece of one: `continued` says that it began before."""

    number: int
    text: str
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one slide takes from its item. All empty: the item says everything on one slide.

    `deeds` and `steps` are indices into the item's. `lines` are those of an LED frame, the first
    `heading` of them a notice's title.
    """

    passages: tuple[Passage, ...] = ()
    deeds: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    heading: int = 0


def shows_words_alone(screen: Screen) -> bool:
    """Whether the screen has too few dots for anything but words: strips and small walls."""
    if screen.kind is ScreenKind.LED_STRIP:
        return True
    width, height = screen.size.width, screen.size.height
    small = min(width, height) < _LEAST_SIDE_PX or width * height < _LEAST_DOTS
    return screen.kind is ScreenKind.LED_WALL and small


def glyph_dots(size: Size) -> int:
    """Dots of a character on an LED screen, px: 16, 24 or 32, and more on tall walls."""
    for dots in _GLYPH_DOTS:
        if size.height >= dots and (dots < 48 or size.height >= 144) and size.width >= 4 * dots:
            return dots
    side = min(size.height, size.width)
    return next((dots for dots in _GLYPH_DOTS if dots <= side), side)


def lines_together(size: Size, dots: int) -> int:
    """Lines of a page: as many as stand apart by an eighth, two if no more than two stand at all."""
    apart = (size.height - dots) // (dots + dots // 8) + 1
    return max(1, apart, 2 if size.height >= 2 * dots else 1)


def parts_of(item: Item, screen: Screen) -> tuple[Part, ...]:
    """The parts of `item` on `screen`, in order; empty if it has nothing to say there."""
    if shows_words_alone(screen):
        return tuple(_led_parts(item, screen.size))
    if isinstance(item, Convention):
        return tuple(Part(passages=group) for group in _articles(item, screen.size))
    if isinstance(item, Honours):
        return tuple(Part(deeds=group) for group in _deeds(item, screen.size))
    if isinstance(item, Poster) and item.steps:
        return tuple(Part(steps=group) for group in _steps(item, screen.size))
    return (Part(),)


def may_be_shown(deed: Deed) -> bool:
    """Whether the deed may be shown: with the consent of its person, or without a name."""
    return deed.consent is not None or deed.anonymous


def words_of(item: Item) -> str:
    """The one line that an LED strip shows of an item."""
    if isinstance(item, Notice):
        details = [detail for detail in (item.when, item.where, item.what) if detail]
        mark = "【紧急】" if item.level is Level.EMERGENCY else ""
        return mark + _PAUSE.join([item.title, *details])
    if isinstance(item, Poster):
        if item.campaign is Campaign.CORE_VALUES and len(item.words) > 1:
            return " ".join(item.words)
        return item.slogan or " ".join(item.words) or item.title
    return item.title


def led_frame(words: str, size: Size) -> tuple[int, tuple[str, ...]]:
    """`words` on one page: the dots of a character and the lines, none if it takes more pages."""
    usual = glyph_dots(size)
    for dots in (usual, *(fewer for fewer in _GLYPH_DOTS if fewer < usual)):
        pages = led_pages(words, size, dots)
        if len(pages) == 1:
            return dots, pages[0]
    return usual, ()


@lru_cache(maxsize=4096)
def led_pages(words: str, size: Size, dots: int | None = None) -> tuple[tuple[str, ...], ...]:
    """`words` as pages of lines that fit a screen of `size` px: whole characters, cut after a stop.

    A page has as many lines as the height takes; a line never begins with a stop. `dots` of a
    character: the usual ones of the screen if absent.
    """
    dots = dots or glyph_dots(size)
    lines = _fill(_THIN_SPACE.sub("", words), size.width / dots)
    height = lines_together(size, dots)
    return tuple(tuple(lines[first : first + height]) for first in range(0, len(lines), height))


def _led_parts(item: Item, size: Size) -> Iterator[Part]:
    heading = _heading_lines(item, size)
    for lines in led_pages(words_of(item), size):
        yield Part(lines=lines, heading=min(heading, len(lines)))
        heading = max(0, heading - len(lines))


def _heading_lines(item: Item, size: Size) -> int:
    """How many lines the title of a notice takes, if more follows; an emergency is all alike."""
    words = words_of(item)
    if not isinstance(item, Notice) or item.level is Level.EMERGENCY or _PAUSE not in words:
        return 0
    return sum(len(page) for page in led_pages(words.partition(_PAUSE)[0], size))


def width_in_ems(words: str) -> float:
    """An upper bound of the width of `words` on an LED screen, in widths of a Chinese character."""
    return sum(_character_ems(character) for character in words)


def _character_ems(character: str) -> float:
    """Never less than the glyph at 16 to 48 dots; digits are half a character wide."""
    if unicodedata.combining(character):
        return 0.0
    return next((ems for characters, ems in _WIDTHS_IN_EMS if character in characters), 1.0)


def _fill(words: str, width_ems: float) -> list[str]:
    """Lines of at most `width_ems`; what stands between pauses begins a line of its own."""
    return [line for phrase in words.split(_PAUSE) for line in _balanced(phrase.strip(), width_ems)]


def _balanced(phrase: str, width_ems: float) -> list[str]:
    """As few lines as `width_ems` allows, the longest as short as can be."""
    lines = _wrapped(phrase, width_ems)
    widest = max((width_in_ems(clause.rstrip()) for clause in _BREAK.findall(phrase)), default=0)
    least = widest if widest <= width_ems else 2.0
    narrower = width_ems - 0.5
    while narrower >= least and len(lines) > 1:
        tighter = _wrapped(phrase, narrower)
        if len(tighter) > len(lines):
            break
        lines = tighter
        narrower -= 0.5
    return lines


def _wrapped(phrase: str, width_ems: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for clause in _BREAK.findall(phrase):
        if width_in_ems((line + clause).rstrip()) <= width_ems:
            line += clause
            continue
        if line.strip():
            lines.append(line.strip())
        *whole, line = _cut(clause, width_ems)
        lines += whole
    return [*lines, line.strip()] if line.strip() else lines


def _cut(clause: str, width_ems: float) -> list[str]:
    """A clause as lines of whole words; one that is wider than a line is cut between characters."""
    lines = [""]
    for piece in _pieces(clause, width_ems):
        if lines[-1] and width_in_ems((lines[-1] + piece).rstrip()) > width_ems:
            lines[-1] = lines[-1].strip()
            lines.append("")
        lines[-1] += piece
    return lines


def _pieces(clause: str, width_ems: float) -> list[str]:
    """Words with the stops and spaces after them; characters of words wider than a line."""
    import rjieba

    pieces: list[str] = []
    for atom in _ATOMS.findall(clause):
        words = [atom] if atom[0].isascii() else rjieba.cut(atom)
        for word in words:
            opened = pieces and pieces[-1][-1] in _OPENERS
            if opened or (pieces and all(character in _STOPS for character in word)):
                pieces[-1] += word
            else:
                pieces += _whole_or_apart(word, width_ems)
    return [part for piece in pieces for part in _whole_or_apart(piece, width_ems)]


def _whole_or_apart(piece: str, width_ems: float) -> list[str]:
    """A piece wider than a line by characters, which keep their stops as long as that fits."""
    if width_in_ems(piece.rstrip()) <= width_ems:
        return [piece]
    with_stops = _CHARACTER.findall(piece)
    fits = all(width_in_ems(each.rstrip()) <= width_ems for each in with_stops)
    return with_stops if fits else list(piece)


def _articles(convention: Convention, size: Size) -> Iterator[tuple[Passage, ...]]:
    most = _ARTICLE_CHARACTERS[_orientation(size)]
    most_together = _ARTICLES_TOGETHER[_orientation(size)]
    group: list[Passage] = []
    for number, article in enumerate(convention.articles, 1):
        for passage in _passages(number, " ".join(article.split()), most):
            together = sum(_length(each.text) for each in group) + _length(passage.text)
            if group and (len(group) == 2 or together > most_together):
                yield tuple(group)
                group = []
            group.append(passage)
    if group:
        yield tuple(group)


def _length(text: str) -> float:
    """How much there is to read, in Chinese characters; a Latin letter is about half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _passages(number: int, text: str, most: int) -> Iterator[Passage]:
    """An article whole, or cut after its sentences into pieces of about equal length."""
    length = _length(text)
    count = math.ceil(length / most)
    wanted, piece, continued = length / count if count else 0, "", False
    for clause in _clauses(text, most):
        if piece and _length(piece) + _length(clause) / 2 > wanted:
            yield Passage(number, piece.strip(), continued)
            piece, continued = "", True
        piece += clause
    if piece.strip():
        yield Passage(number, piece.strip(), continued)


def _clauses(text: str, most: int) -> Iterator[str]:
    """Sentences; of a sentence over `most` characters its clauses, of such a clause equal pieces."""
    for sentence in _CLAUSE.findall(text):
        for clause in [sentence] if _length(sentence) <= most else _COMMA.findall(sentence):
            yield from [clause] if _length(clause) <= most else _runs(clause, most)


def _runs(clause: str, most: int) -> Iterator[str]:
    """A clause without a stop, cut between words, or anywhere within one that is too long."""
    run = ""
    for word in re.findall(r"[!-~]{1,60} ?|.", clause):
        if _length(run + word) > most:
            yield run
            run = ""
        run += word
    yield run


def _deeds(honours: Honours, size: Size) -> Iterator[tuple[int, ...]]:
    """Up to three deeds at a time: fewer, the longer they are."""
    lengths = _DEED_CHARACTERS[_orientation(size)]
    most = max(lengths)
    group: list[int] = []
    room = most
    for index, deed in enumerate(honours.deeds):
        if not may_be_shown(deed):
            continue
        fits = next((count for count, most in lengths.items() if len(deed.deed) <= most), 1)
        if group and len(group) >= min(room, fits):
            yield tuple(group)
            group, room = [], most
        group.append(index)
        room = min(room, fits)
    if group:
        yield tuple(group)


def _steps(poster: Poster, size: Size) -> Iterator[tuple[int, ...]]:
    """Steps in even groups of a few that can be read at a glance."""
    most = _STEP_CHARACTERS[_orientation(size)]
    total = sum(len(step) for step in poster.steps)
    count = max(-(-total // most), -(-len(poster.steps) // _STEPS_AT_MOST))
    edges = [len(poster.steps) * number // count for number in range(count + 1)]
    for first, after in pairwise(edges):
        if first < after:
            yield tuple(range(first, after))


def _orientation(size: Size) -> str:
    if size.width > size.height:
        return "landscape"
    return "square" if size.width > _SQUARE_FROM * size.height else "portrait"
