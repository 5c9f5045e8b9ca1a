"""Single values as an editor writes them, typed from their text: dates, sizes, hours, counts.

Every type here reads a string and nothing else, so that `no`, `0571` or `12:30` can only become
what the field says. A value that does not fit raises a `PydanticCustomError` whose context holds
the message and the fix in both languages (`zh`, `en`, `hint_zh`, `hint_en`).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from civsite.diagnostics import Text, suggest
from civsite.quarter import YEARS, Quarter
from civsite.text.lines import in_one_line


def refusal(code: str, message: Text, hint: Text) -> PydanticCustomError:
    """The error that a field's type raises; the loader turns it into a diagnostic at its place."""
    context = {"zh": message.zh, "en": message.en, "hint_zh": hint.zh, "hint_en": hint.en}
    return PydanticCustomError(code, "{en}", context)


@dataclass(frozen=True, slots=True, eq=False)
class FromText:
    """How a field reads its text, and what the JSON Schema says of it; goes into `Annotated`.

    Text of more than `longest` characters is refused before it is read, 0: however long. `is_text`:
    any words may be written. From JSON, in which the store keeps records, comes the value itself.
    """

    parse: Callable[[str], Any]
    json_schema: dict[str, Any]
    longest: int = 300
    is_text: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def read(value: Any) -> Any:
            if not isinstance(value, str):
                return value
            text = value.strip()
            if self.longest and len(text) > self.longest:
                raise _too_long(len(text), self.longest)
            return self.parse(text)

        value = handler(source)
        return core_schema.json_or_python_schema(
            json_schema=value,
            python_schema=core_schema.no_info_before_validator_function(read, value),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return deepcopy(self.json_schema)  # pydantic writes a field's default into it


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """Width × height; mm on boards, px on screens."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Distance from the left and from the top edge, mm."""

    x: int
    y: int

    def __str__(self) -> str:
        return f"{self.x}x{self.y}"


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A daily window; one whose end is not after its start runs past midnight."""

    start: datetime.time
    end: datetime.time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def choice(options: type[StrEnum], titles: Mapping[StrEnum, str]) -> FromText:
    """Reads one of `options`, by its English word or by its Chinese title."""
    by_word: dict[str, StrEnum] = {str(option): option for option in options}
    by_word |= {titles[option]: option for option in options}

    def parse(text: str) -> StrEnum:
        if text in by_word:
            return by_word[text]
        chinese = {str(option): titles[option] for option in options}
        words_en = ", ".join(map(str, options))
        words_zh = "、".join(f"{option}（{titles[option]}）" for option in options)
        raise refusal(
            "choice-unknown",
            Text(f"不认识“{text}”", f"“{text}” is not one of the known words"),
            suggest(text, by_word, Text(f"可以写：{words_zh}", f"known: {words_en}"), chinese),
        )

    return FromText(parse, {"enum": list(by_word)})


class Choice(StrEnum):
    """A fixed list of words, each with its Chinese one; a field of that type reads either."""

    chinese: str

    # The default is for type checkers, to which `Choice("word")` is this call.
    def __new__(cls, word: str, chinese: str = "") -> Self:
        option = str.__new__(cls, word)
        option._value_ = word
        option.chinese = chinese
        return option

    @classmethod
    def reader(cls) -> FromText:
        return choice(cls, {option: option.chinese for option in cls})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls.reader().__get_pydantic_core_schema__(source, handler)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return deepcopy(cls.reader().json_schema)


_LONGEST_NAME = 20


def _too_long(length: int, longest: int) -> PydanticCustomError:
    return refusal(
        "too-long",
        Text(
            f"这一项有 {length} 个字，最多 {longest} 个",
            f"this has {length} characters, at most {longest}",
        ),
        Text("缩短它，长文写在正文里", "shorten it; long text belongs in the body"),
    )


def _parse_line(text: str) -> str:
    if not text:
        raise refusal("empty", Text("这里不能空着", "this must not be empty"),
                      Text("写上内容，或者删去这一项", "write a value, or remove the key"))  # fmt: skip
    return " ".join(in_one_line(text).split())


def _parse_reference(text: str) -> str:
    """Names are composed, whatever system wrote their accents: so are those of files, as ids."""
    return unicodedata.normalize("NFC", _parse_line(text))


def _parse_name(text: str) -> str:
    """A short name that is a part of file names: `A`, `上左`, `B-2`."""
    name = _parse_reference(text)
    if len(name) > _LONGEST_NAME or not re.fullmatch(
        r"[\w+()（）-][\w+()（）. -]*(?<! )(?<!\.)", name
    ):
        raise refusal(
            "name-form",
            Text(f"编号“{text}”不能用作文件名", f"“{text}” cannot be a part of a file's name"),
            Text(
                f"用汉字、字母、数字和“-”，最多 {_LONGEST_NAME} 个字",
                f"use letters, digits, Chinese and “-”, at most {_LONGEST_NAME}",
            ),
        )
    return name


def _parse_prose(text: str) -> str:
    return text or _parse_line(text)


# Days as people write them; who does is told how the same day is written here.
_DATE = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?")


def _parse_date(text: str) -> datetime.date:
    match = _DATE.fullmatch(text)
    if match is None:
        raise _other_date(text, "2026-03-05")
    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise refusal(
            "date-unreal",
            Text(f"没有 {text} 这一天", f"there is no such day as {text}"),
            Text("查对年、月、日", "check year, month and day"),
        ) from None
    if text != (written := day.isoformat()):
        raise _other_date(text, written)
    return day


_ALWAYS = frozenset(
    "长期 长期有效 永久 永久有效 不限 一直 始终 常年 长年 无 无期限 always forever permanent never none".split()
)


def _other_date(text: str, example: str) -> PydanticCustomError:
    if text.casefold() in _ALWAYS:
        return refusal(
            "date-form",
            Text(f"“{text}”不是日期", f"“{text}” is not a date"),
            Text("长期有效的，删去这一行就是", "leave the line out: without a date it is always"),
        )
    return refusal(
        "date-form",
        Text(f"日期“{text}”的写法不对", f"“{text}” is not a date of the form YYYY-MM-DD"),
        Text(f"写成 {example} 这样的四位年、两位月、两位日", f"write it as {example}"),
    )


def _parse_moment(text: str) -> datetime.datetime:
    parts = text.replace("T", " ").split(maxsplit=1)
    if len(parts) < 2:
        raise refusal(
            "moment-form",
            Text(f"“{text}”缺少日期或时刻", f"“{text}” lacks the day or the time"),
            Text("写成 2026-03-05 09:00，日期、空格、时刻", "write it as 2026-03-05 09:00"),
        )
    return datetime.datetime.combine(_parse_date(parts[0]), _parse_time(parts[1]))


def _parse_time(text: str) -> datetime.time:
    match = re.fullmatch(r"(\d{1,2})[:：](\d{2})", text, re.ASCII)
    if match is not None and int(match[1]) < 24 and int(match[2]) < 60:
        return datetime.time(int(match[1]), int(match[2]))
    raise refusal(
        "time-form",
        Text(f"时刻“{text}”的写法不对", f"“{text}” is not a time of the form HH:MM"),
        Text("写成 09:00 这样的 24 小时制", "write it as 09:00, on the 24-hour clock"),
    )


def _parse_hours(text: str) -> Hours:
    parts = re.split(r"\s*[-–—−－~～至到]\s*", text)
    if len(parts) != 2:
        raise refusal(
            "hours-form",
            Text(f"时段“{text}”的写法不对", f"“{text}” is not a daily window"),
            Text("写成 06:30-22:00", "write it as 06:30-22:00"),
        )
    end = "00:00" if parts[1] in ("24:00", "24：00") else parts[1]
    return Hours(_parse_time(parts[0]), _parse_time(end))


def _pair(
    made: Callable[[int, int], Size | Point], zh: str, en: str, example: str, least: int, most: int
) -> FromText:
    """Reads two numbers such as `example`, each from `least` to `most`."""

    def parse(text: str) -> Size | Point:
        match = re.fullmatch(r"(\d{1,6})\s*[x×X*✕]\s*(\d{1,6})", text, re.ASCII)
        if match is None:
            raise refusal(
                "size-form",
                Text(f"{zh}“{text}”的写法不对", f"“{text}” is not a {en} of the form {example}"),
                Text(
                    f"写成 {example}，先横后竖，不带单位",
                    f"write it as {example}, horizontal first, without a unit",
                ),
            )
        numbers = int(match[1]), int(match[2])
        if min(numbers) < least or max(numbers) > most:
            raise refusal(
                "size-range",
                Text(
                    f"{zh} {text} 超出范围 {least}–{most}",
                    f"{en} {text} is outside {least} to {most}",
                ),
                Text("查对数字和单位（毫米，屏幕用像素）", "check the numbers; mm, on screens px"),
            )
        return made(*numbers)

    return FromText(parse, {"type": "string", "pattern": r"^\d+x\d+$"})


def _parse_quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise refusal(
            "quarter-form",
            Text(f"“{text}”不是可用的季度", f"“{text}” is not a quarter that can be used"),
            Text(
                f"写成 2026Q4（年、Q、1 到 4），年份在 {YEARS[0]} 到 {YEARS[-1]} 之间",
                f"write it as 2026Q4: the year ({YEARS[0]} to {YEARS[-1]}), Q, 1 to 4",
            ),
        ) from None


def _parse_count(text: str) -> int:
    digits = text.replace(",", "").replace("，", "")
    if not re.fullmatch(r"\d{1,12}", digits, re.ASCII):
        # 约1,200人, １２００, 40 名
        number = re.fullmatch(r"[^\d+-]{0,4}(\d{1,12})\D{0,4}", digits, re.ASCII)
        example = str(int(number[1])) if number else "40"
        raise refusal(
            "number-form",
            Text(f"“{text}”不是整数", f"“{text}” is not a whole number"),
            Text(f"只写数字，例如 {example}", f"write digits alone, such as {example}"),
        )
    return int(digits)


def whole_number(least: int, most: int) -> FromText:
    """Reads a whole number from `least` to `most`."""

    def parse(text: str) -> int:
        number = _parse_count(text)
        if not least <= number <= most:
            raise refusal(
                "number-range",
                Text(f"{number} 超出范围 {least} 到 {most}", f"{number} is not {least} to {most}"),
                Text(
                    f"写 {least} 到 {most} 之间的整数",
                    f"write a whole number from {least} to {most}",
                ),
            )
        return number

    return FromText(parse, {"type": "integer", "minimum": least, "maximum": most})


_FLAGS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


def _parse_flag(text: str) -> bool:
    try:
        return _FLAGS[text.lower()]
    except KeyError:
        raise refusal(
            "flag-form",
            Text(f"“{text}”既不是“是”也不是“否”", f"“{text}” is neither yes nor no"),
            Text("写 是 或 否（yes 或 no）", "write yes or no"),
        ) from None


def _parse_path(text: str) -> str:
    parts = text.split("/")
    leaves = text.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:", text)
    if leaves or "\\" in text:
        raise refusal(
            "path-leaves",
            Text(
                f"路径“{text}”不在本资料库的 content 之内",
                f"the path “{text}” is not inside the repository's content",
            ),
            Text(
                "把文件放进 content/media/，写成 media/文件名，用斜杠 /",
                "put the file into content/media/ and write media/NAME, with forward slashes",
            ),
        )
    path = "/".join(part for part in parts if part not in ("", "."))
    # The names in content/media/ are composed, whatever system wrote them.
    return unicodedata.normalize("NFC", path) if path else _parse_line(path)


@dataclass(frozen=True, slots=True)
class Focus:
    """What of a picture must stay in sight; 0 to 1 from its left and its top edge."""

    x: float
    y: float


# Faces are mostly a little above the middle; in an upright photo, a portrait, still higher.
USUAL_FOCUS = Focus(0.5, 0.4)
_UPRIGHT_FOCUS = Focus(0.5, 0.3)


def usual_focus(width: int, height: int) -> Focus:
    """The point to keep in view of a photo of that shape whose focus nobody wrote."""
    return _UPRIGHT_FOCUS if height > width else USUAL_FOCUS


def parse_focus(text: str | None) -> Focus:
    """`"30,40"` and `"30%,40%"` (percent) or `"0.3,0.4"`; None gives the usual focus.

    Raises a refusal (`focus-form`) for anything else.
    """
    if text is None:
        return USUAL_FOCUS
    numbers = re.fullmatch(r"\s*([\d.]+)\s*%?\s*[,，\s]\s*([\d.]+)\s*%?\s*", text, re.ASCII)
    x = y = -1.0
    if numbers is not None:
        with suppress(ValueError):
            x, y = float(numbers[1]), float(numbers[2])
    if "%" in text or max(x, y) > 1:
        x, y = x / 100, y / 100
    if 0 <= x <= 1 and 0 <= y <= 1:
        return Focus(x, y)
    raise refusal(
        "focus-form",
        Text(f"焦点“{text}”的写法不对", f"“{text}” is not a focus"),
        Text("写成 50,40：离左边、离上边的百分比", "write 50,40: percent from the left and top"),
    )


def _focus_as_written(text: str) -> str:
    parse_focus(text)
    return text


def _text(pattern: str | None = None, **more: Any) -> dict[str, Any]:
    return {"type": "string", **({"pattern": pattern} if pattern else {}), **more}


Line = Annotated[str, FromText(_parse_line, _text(maxLength=300), is_text=True)]
# Another record or definition by its name.
Reference = Annotated[str, FromText(_parse_reference, _text(maxLength=300))]
FocusText = Annotated[str, FromText(_focus_as_written, _text())]
Name = Annotated[str, FromText(_parse_name, _text(maxLength=_LONGEST_NAME))]
Prose = Annotated[str, FromText(_parse_prose, _text(), longest=0, is_text=True)]
Date = Annotated[datetime.date, FromText(_parse_date, _text(r"^\d{4}-\d{2}-\d{2}$"))]
Moment = Annotated[
    datetime.datetime, FromText(_parse_moment, _text(r"^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}$"))
]
DailyHours = Annotated[Hours, FromText(_parse_hours, _text(r"^\d{1,2}:\d{2}-\d{1,2}:\d{2}$"))]
SizeMm = Annotated[Size, _pair(Size, "尺寸", "size in mm", "600x900", 20, 60_000)]
SizePx = Annotated[Size, _pair(Size, "屏幕尺寸", "screen size in px", "1080x1920", 8, 16_384)]
PointMm = Annotated[Point, _pair(Point, "位置", "position in mm", "60x150", 0, 60_000)]
QuarterText = Annotated[Quarter, FromText(_parse_quarter, _text(r"^\d{4}Q[1-4]$"))]
Count = Annotated[int, FromText(_parse_count, {"type": "integer", "minimum": 0})]
Flag = Annotated[bool, FromText(_parse_flag, {"enum": ["yes", "no", "是", "否"]})]
MediaPath = Annotated[str, FromText(_parse_path, _text(), is_text=True)]
Weight = Annotated[int, whole_number(1, 5)]


def _some(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    if not entries:
        raise refusal("empty", Text("这里不能空着", "this must not be empty"),
                      Text("至少写一项", "write at least one entry"))  # fmt: skip
    return entries


# For a list that says nothing without an entry.
SOME = AfterValidator(_some)
