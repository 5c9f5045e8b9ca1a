"""Where texts tell names that are private. Enter: such names, names that are public, a text. Leave:
the names that the text tells, and the words that tell each.

A whole name counts wherever it stands. Half of a name with a dot, and a name that is a word of every
day (方向) or one character, count where a person is meant.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote

from civsite.text.common_words import COMMON_WORDS
from civsite.text.names import begins_like_a_name, folded, parts_of
from civsite.text.surnames import COMPOUND_SURNAMES, NO_SURNAME_AFTER

_DOTS = "·•・‧．.∙⋅"
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
# What may stand in the midst of a name and is not seen: emphasis, entities, the reading of a ruby.
_MARKUP = re.compile(
    r"<rt\b.{0,99}?</rt>|<rp\b.{0,99}?</rp>|<[^<>]{0,300}>|\\(?=[^\w\s])|(?P<open>\*{1,3}|_{1,3}|~~)(?=\S)"
    r"(?P<held>[^\n]{1,200}?)(?<=\S)(?P=open)|!?\[(?P<words>[^\]\n]{1,300})\]\([^)\n]{0,300}\)",
    re.DOTALL,
)
_IS_MARKED = re.compile(r"[*_~<&\\%]|\]\(")
# As many characters beside a name are looked at.
_NEAR = 12
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

# Characters that often end a given name and hardly ever begin what is said of somebody: 李明 in 李明娟.
_GOES_ON = frozenset(
    "芳娟娜菲婷霞萍玲琴莉倩颖琳媛娥婉姗妍涛斌杰俊浩峰鹏磊鑫辉凯宇轩豪翔彬淼炜煜瑞璐瑶莹雯蕾薇婕怡丰华祯珠"
)
# Others end one where nothing more is said: 张伟民、李明华和…
_ENDS_A_NAME = re.compile(
    r"[民国强军明文生光林荣兴建志东海英玉秀红春云龙新立永金德福贵良善义仁智勇刚毅超亮晨阳兰香珍]"
    r"(?:$|[、，。；：！？,;:!?)）】》”和与及]|同志|先生|女士|老师|师傅)"
)
_IS_A_ROAD = re.compile("路(?![过上人边旁])|街(?![上坊头])|[巷弄](?!子)|大道|故居|纪念")
_IS_A_BUSINESS = re.compile("餐|饭|超市|商店|小店|酒|公司|牌")
_NUMERALS = "一二三四五六七八九十"
_COUNTED = frozenset("号楼层单栋幢月日年点次天个位名岁十百千万元块斤户口人")

_TITLE = "同志|先生|女士|老师|师傅|阿姨|叔叔|大爷|大妈|奶奶|爷爷|同学|小朋友|医生|护士|大哥|大姐|夫妇|书记|主任|队长"
_SAYS_WHO_BEHIND = re.compile(
    rf"(?:{_TITLE})|说(?![明法服])|表示|告诉|笑着|家住|捡到|第一个|(?:今年)?[0-9]{{1,3}}岁"
)
_SAYS_WHO_BEFORE = re.compile(
    r"(?:名叫|叫做|名字叫|[\u4e00-\u9fff](?:人|长|员|者|师|名|讲|持)[:：])$"
)
_ENDS_A_SENTENCE = frozenset('。！？!?；;：:\n“”"‘’「」（）()…—,，')


class Strength(IntEnum):
    """How a form of a name is looked for."""

    IN_CONTEXT = 0
    HALF = 1
    WHOLE = 2


class Told(NamedTuple):
    """A private name that a text tells by `words`, "" where markup stands among them."""

    name: str
    words: str


class _Form(NamedTuple):
    name: str
    strength: Strength


class NameSearch:
    """Finds `private` names in texts; a longer `public` name that holds one does not tell it.

    Names are given as `names_in` has them.
    """

    def __init__(self, private: Iterable[str], public: Iterable[str] = ()) -> None:
        self._forms: dict[str, list[_Form]] = {}
        names = dict.fromkeys(private)
        for name in names:
            for form, strength in _forms_of(name):
                self._forms.setdefault(form, []).append(_Form(name, strength))
        self._public = {folded(name) for name in public}
        self._public_halves = {folded(part) for name in public for part in parts_of(name)}

    def __bool__(self) -> bool:
        return bool(self._forms)

    def told_in(
        self, text: str, own: Collection[str] = (), *, names_a_person: bool = False
    ) -> list[Told]:
        """The private names that `text` tells, each once by the same words.

        The text is about whoever bears a name of `own`; `names_a_person`: it is a field for a name.
        """
        found = dict.fromkeys(self._told(text, own, names_a_person))
        if _IS_MARKED.search(text):
            for bare in (unquote(html.unescape(_MARKUP.sub(_held, text))), unquote(text)):
                known = {each.name for each in found}
                for each in self._told(bare, own, names_a_person):
                    if each.name not in known:
                        found[Told(each.name, "")] = None
        return list(found)

    def _told(self, text: str, own: Collection[str], names_a_person: bool) -> Iterator[Told]:
        if not self._forms:
            return
        compared = folded(text)
        starts: list[int] | None = None
        for match in self._any.finditer(compared):
            forms = self._forms.get(match[0])
            if forms is None:
                continue
            if starts is None:
                ends = list(accumulate(len(folded(each)) for each in text))
                starts = [
                    at
                    for at, end in enumerate(ends)
                    for _ in range(end - (ends[at - 1] if at else 0))
                ]
            first, last = starts[match.start()], starts[match.end() - 1] + 1
            hit = _Hit(text, first, last, compared, match.start(), match.end())
            for name, strength in forms:
                is_own = name in own
                if strength is Strength.WHOLE:
                    tells = hit.is_a_name
                elif names_a_person and match[0] == compared:
                    tells = True
                elif strength is Strength.HALF:
                    is_others = match[0] in self._public_halves and not is_own
                    tells = not is_others and hit.is_half_of_a_name(is_own)
                else:
                    tells = hit.means_a_person(is_own)
                if tells:
                    yield Told(name, hit.words)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        longer = {each for each in self._public if any(form in each for form in self._forms)}
        forms = sorted({*self._forms, *longer}, key=lambda form: (-len(form), form))
        return re.compile("|".join(map(re.escape, forms)))


def _forms_of(name: str) -> Iterator[tuple[str, Strength]]:
    whole = folded(name)
    if not whole:
        return
    words = name.split()
    if whole.isascii():
        yield whole, Strength.WHOLE
        yield folded("".join([*words[1:], words[0]])), Strength.WHOLE
        yield folded("".join([words[-1], *words[:-1]])), Strength.WHOLE
        yield folded("".join([f"{words[-1]},", *words[:-1]])), Strength.WHOLE
        return
    is_everyday = whole in COMMON_WORDS or len(whole) == 1
    yield whole, Strength.IN_CONTEXT if is_everyday else Strength.WHOLE
    parts = parts_of(name)
    if len(parts) > 1:
        yield from ((folded(part), Strength.HALF) for part in parts if len(folded(part)) > 1)


class _Hit(NamedTuple):
    """Where a form stands: in the text as written, and in the text as compared."""

    text: str
    first: int
    last: int
    compared: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.first : self.last]

    @property
    def is_a_name(self) -> bool:
        """Whether the whole name stands there, and not by chance: 一|张伟|大的蓝图."""
        form, before, behind = self._around
        if _BLANK_LINE.search(self.words):
            return False
        if form.isascii():
            around = self.text[self.first - 1 : self.first] if self.first else ""
            around += self.text[self.last : self.last + 1]
            is_word = not any(each.isalnum() and not _is_han(each) for each in around)
            return is_word and (" " in self.words or len(form) > 6 or self.words[:1].isupper())
        if len(form) > 3 or any(dot in self.words for dot in _DOTS):
            return True
        if before + form[0] in COMPOUND_SURNAMES and form[:2] not in COMPOUND_SURNAMES:
            return False
        is_word_before = before != "" and before in NO_SURNAME_AFTER.get(form[0], "")
        if is_word_before and (len(form) == 2 or form[1:] in COMMON_WORDS):
            return False
        if _IS_A_ROAD.match(self.compared, self.end):
            return False
        if len(form) == 2 and (behind in _GOES_ON or _ENDS_A_NAME.match(self.compared, self.end)):
            return False
        is_number = form[-1] in _NUMERALS and before in tuple("小老阿姓")
        return not (is_number and (behind in _COUNTED or behind.isdigit()))

    def is_half_of_a_name(self, own: bool) -> bool:
        """Whether half of a name stands for the person, and is not half of another's."""
        before = self.text[max(0, self.first - _NEAR) : self.first].rstrip()
        behind = self.text[self.last : self.last + _NEAR].lstrip()
        is_others = (before[-1:] in tuple(_DOTS) and _is_han(before[-2:-1])) or (
            behind[:1] in tuple(_DOTS) and _is_han(behind[1:2])
        )
        if is_others or _IS_A_BUSINESS.match(self.compared, self.end):
            return False
        return own or self.end - self.start > 2 or self.means_a_person(own)

    def means_a_person(self, own: bool) -> bool:
        """Whether what stands around a word of every day shows that somebody is called so."""
        form, _, _ = self._around
        ahead, behind = self._context
        before = self.text[max(0, self.first - _NEAR) : self.first].rstrip(" \u3000\u00a0")[-1:]
        begins = before == "" or before in _ENDS_A_SENTENCE
        if len(form) == 1 and not begins:
            return False
        if _SAYS_WHO_BEHIND.match(behind) or _SAYS_WHO_BEFORE.search(ahead):
            return True
        if own and begins:
            return behind[:1] not in ("的", "和", "、", "是")
        return len(form) > 1 and self._is_listed()

    @property
    def _around(self) -> tuple[str, str, str]:
        before = self.compared[self.start - 1] if self.start else ""
        return self.compared[self.start : self.end], before, self.compared[self.end : self.end + 1]

    @property
    def _context(self) -> tuple[str, str]:
        """What stands next to it, as compared."""
        before = self.compared[max(0, self.start - _NEAR) : self.start]
        return before, self.compared[self.end : self.end + _NEAR]

    def _is_listed(self) -> bool:
        """Whether it stands in a list beside what looks like a name: 李娜、方向、王建国."""
        before, behind = self._context
        if _is_han(before[-1:]) or _is_han(behind[:1]):
            return False
        neighbours = (
            re.search(rf"(?:^|[^{_HAN}])([{_HAN}]{{2,3}})、$", before),
            re.match(rf"、([{_HAN}]{{2,3}})(?![{_HAN}])", behind),
        )
        beside = [match[1] for match in neighbours if match]
        return any(begins_like_a_name(each) and each not in COMMON_WORDS for each in beside)


def _is_han(character: str) -> bool:
    return re.fullmatch(f"[{_HAN}]", character) is not None


def _held(match: re.Match[str]) -> str:
    return match["held"] or match["words"] or ""
