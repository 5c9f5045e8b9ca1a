"""What is said to people about their content: a place, a message, a fix, in Chinese and English.

A `Diagnostic` is a value; nothing here prints or exits. What an editor wrote wrongly is a
diagnostic; an exception is a fault of the program or of the machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from civsite.synonyms import are_apart, meant_by

Language = Literal["zh", "en"]

# The line breaks that YAML 1.1 and the libyaml parser count, so that our numbers agree with theirs.
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_EXCERPT_WIDTH = 100
_NONE: Mapping[str, str] = {}
_LONGEST_WORD = 60  # longer ones are no misspelt words, and comparing them would take for ever


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def joined(texts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
    """Sentences in a row, with what stands between them in each language."""
    each = tuple(texts)
    return Text(zh.join(one.zh for one in each), en.join(one.en for one in each))


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def words(self) -> Text:
        return {
            Severity.ERROR: Text("错误", "error"),
            Severity.WARNING: Text("提醒", "warning"),
            Severity.INFO: Text("说明", "info"),
        }[self]


class Span(NamedTuple):
    """A place in a file of the repository; `line` and `column` count from 1, in characters.

    `length` is how many characters the caret underlines, at least 1.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


class Repair(NamedTuple):
    """What mends a fault for certain: `text` instead of what stands at `span` (`length` may be 0).

    Or, with a `path`, that the file is called so.
    """

    span: Span
    text: str = ""
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell about one place: what is wrong there and how to fix it.

    `about` is the key of the record that is meant, of a diagnostic whose line is not known yet.
    `repair` is there only where nothing else can have been meant: `civsite check --fix` writes it.
    """

    code: str
    span: Span
    message: Text
    hint: Text | None = None
    severity: Severity = Severity.ERROR
    excerpt: str = field(default="", compare=False)
    about: str | None = field(default=None, compare=False)
    repair: Repair | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.span.path, self.span.line, self.span.column, self.code, self.message.en)

    def as_json(self, language: Language) -> dict[str, str | int]:
        """The object that `check --format json` prints."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "message": self.message.in_language(language),
            "hint": self.hint.in_language(language) if self.hint else "",
        }

    def as_text(self, language: Language) -> str:
        """A few lines for a terminal: place and message, the line with a caret below, the fix."""
        where = f"{self.span.path}:{self.span.line}:{self.span.column}"
        severity = self.severity.words.in_language(language)
        colon = "：" if language == "zh" else ": "
        lines = [f"{where} {severity} [{self.code}]{colon}{self.message.in_language(language)}"]
        lines += _excerpt_with_caret(self.excerpt, self.span)
        if self.hint is not None:
            label = "改法：" if language == "zh" else "fix: "
            lines.append(f"      {label}{self.hint.in_language(language)}")
        return "\n".join(printable(line) for line in lines)

    def as_github(self, language: Language) -> str:
        """A workflow command that GitHub shows beside the line."""
        command = {Severity.INFO: "notice"}.get(self.severity, self.severity.value)
        text = self.message.in_language(language)
        if self.hint is not None:
            text += "\n" + self.hint.in_language(language)
        properties = (
            f"file={_escape_property(self.span.path)},line={self.span.line},col={self.span.column},"
            f"title={_escape_property(self.code)}"
        )
        return f"::{command} {properties}::{_escape_data(text)}"


class Refused(Exception):
    """Content that cannot be used, as diagnostics; raised inside a stage, turned back into values."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.span.path}: {d.message.en}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Diagnostic, ...]]]:
        """Between processes the diagnostics travel, not the sentence made of them."""
        return Refused, (self.diagnostics,)


class Stopped(Exception):
    """What ends a command, other than content; `text` says it to people."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


def split_lines(text: str) -> list[str]:
    """The lines of a file as diagnostics count them."""
    return _LINE_BREAK.split(text)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By path, line and column; what is said twice about one place is said once."""
    return tuple(dict.fromkeys(sorted(diagnostics, key=lambda each: each.sort_key)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in diagnostics)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word of which `word` is a slip of the pen: the one that differs by the fewest letters.

    None where that is doubtful: two are as near, a third of the letters differs, or they mean
    opposites.
    """
    if len(word) > _LONGEST_WORD:
        return None
    folded = word.casefold()
    best: list[str] = []
    least = len(word) + 1
    for candidate in dict.fromkeys(known):
        other = candidate.casefold()
        distance = _edit_distance(folded, other)
        if distance <= min(least, _most_slips(folded, other)) and (
            not distance or not are_apart(folded, other)
        ):
            best = [*best, candidate] if distance == least else [candidate]
            least = distance
    return best[0] if len(best) == 1 else None


def guesses(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words that `word` is another word or a slip for; none where that is doubtful."""
    near = nearest(word, known)
    return meant_by(word, known) or ((near,) if near else ())


def suggest(
    word: str,
    known: Collection[str],
    hint: Text | None = None,
    chinese: Mapping[str, str] = _NONE,
) -> Text:
    """What `word` is probably meant to be, then `hint`, or else all words that are known.

    `chinese` are the known words' Chinese ones, to be named beside them.
    """
    if hint is None:
        hint = Text(f"可以写：{'、'.join(known)}", f"known: {', '.join(known)}")
    guess = _guess(word, known, chinese)
    return Text(f"{guess.zh}{hint.zh}", f"{guess.en} {hint.en}") if guess else hint


def suggest_or(word: str, known: Collection[str], otherwise: Text) -> Text:
    """What `word` is probably meant to be, or `otherwise` if that is doubtful."""
    return _guess(word, known) or otherwise


def _guess(word: str, known: Collection[str], chinese: Mapping[str, str] = _NONE) -> Text | None:
    meant = meant_by(word, known)
    if not meant:
        near = nearest(word, known)
        return Text(f"是不是“{near}”？", f"did you mean “{near}”?") if near else None
    titles = [f"“{each}”（{chinese[each]}）" if each in chinese else f"“{each}”" for each in meant]
    quoted = [f"“{each}”" for each in meant]
    return Text(f"是不是{'或'.join(titles)}？", f"did you mean {' or '.join(quoted)}?")


def shortened(text: str) -> str:
    """`text` as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= _LONGEST_WORD else f"{text[: _LONGEST_WORD - 1]}…"


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal: Chinese characters take two, combining marks none."""
    return sum(_cells(character) for character in text)


def printable(text: str) -> str:
    """`text` without control and direction characters, which could rewrite a terminal's lines."""
    return "".join(
        character if character == "\n" or not _is_hidden(character) else "�" for character in text
    )


def is_noncharacter(character: str) -> bool:
    """Whether Unicode keeps this code point from ever being a character."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _is_hidden(character: str) -> bool:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return hidden or is_noncharacter(character)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _excerpt_with_caret(line: str, span: Span) -> list[str]:
    if not line.strip():
        return []
    start = span.column - 1
    first = max(0, start - _EXCERPT_WIDTH // 2)
    shown = line[first : first + _EXCERPT_WIDTH].replace("\t", "→")
    before = shown[: start - first]
    under = shown[start - first : start - first + span.length] or " "
    number = f"{span.line:>5}"
    carets = "^" * max(1, width_of(under))
    return [f"{number} | {shown}", f"      | {' ' * width_of(before)}{carets}"]


def _most_slips(left: str, right: str) -> int:
    """A word of two letters lacks one or has one too many: with another one it is another word."""
    shorter, longer = sorted((len(left), len(right)))
    return int(0 < shorter < longer) if shorter < 3 else shorter // 3


def _edit_distance(left: str, right: str) -> int:
    """How many letters are missing, too many, wrong or swapped with their neighbours."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            least = min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                least = min(least, before[j - 2] + 1)
            current.append(least)
        before, previous = previous, current
    return previous[-1]


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
