"""Enters: a tree of strings and a model. Leaves: the record, the span of each value, diagnostics.

Two steps. `outline` goes through the tree along the model's fields: it knows keys in both
languages, refuses unknown and doubled ones, and checks that lists are lists; what is left is
plain data by field name, over which `translated` lays that of a translation. `build` then lets
pydantic type each value from its text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from civsite.diagnostics import (
    Diagnostic,
    Span,
    Text,
    guesses,
    has_errors,
    shortened,
    split_lines,
    suggest,
)
from civsite.load.expected import missing, record_expected
from civsite.load.half_read import half_read, parts_of, text_cut
from civsite.load.schema import Field, fields_by_word, fields_of
from civsite.load.syntax import colon_fault
from civsite.load.tree import Mapping, Node, Scalar, Sequence
from civsite.model.community import Place, Places, Source
from civsite.model.keys import chinese_key
from civsite.model.record import Record

RecordType = TypeVar("RecordType", bound=Record)
_LONGEST_SHOWN = 40


@dataclass
class Outline:
    """What a tree says, by field name, before it is typed; `written` is where it says it.

    `refused` are the places whose values were refused already: they are not missing as well.
    """

    path: str
    text: str
    data: dict[str, Any] = field(default_factory=dict)
    written: dict[Place, Node | Span] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Only asked for where something is told."""
        return tuple(split_lines(self.text))

    @property
    def places(self) -> Places:
        spans = {
            place: each if isinstance(each, Span) else each.span
            for place, each in self.written.items()
        }
        return Places(spans, self.lines)

    def line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def say(self, code: str, span: Span, message: Text, hint: Text) -> None:
        line = self.line(span.line)
        self.faults.append(Diagnostic(code, span, message, hint, excerpt=line))

    def refuse(self, code: str, place: Place, node: Node, message: Text, hint: Text) -> None:
        self.refused.add(place)
        self.say(code, node.span, message, hint)

    def say_colon(self, line: int, column: int, *, full_width: bool) -> None:
        span = Span(self.path, line, column)
        self.faults.append(colon_fault(span, self.line(line), full_width=full_width))


@dataclass(frozen=True, slots=True)
class Built(Generic[RecordType]):
    """A record, or None where its file has errors."""

    record: RecordType | None
    diagnostics: tuple[Diagnostic, ...]


def outline(tree: Mapping, model: type[Record], path: str, text: str) -> Outline:
    """The data of a file, of which `text` is the whole, that holds one record of `model`."""
    out = Outline(path, text)
    out.written[()] = tree
    out.data = _record(tree, fields_by_word(model, is_file=True), (), out)
    return out


def build(out: Outline, model: type[RecordType], **given: Any) -> Built[RecordType]:
    """The typed record; `given` are the fields that the file's place says, not its text."""
    record: RecordType | None = None
    try:
        record = model.model_validate({**out.data, **given})
    except ValidationError as error:
        _say_typing_faults(error, out, model)
    return Built(None if has_errors(out.faults) else record, tuple(out.faults))


def translated(original: Outline, translation: Outline) -> Outline:
    """`original` with the fields that `translation` names; its places are the translation's."""
    whole = replace(translation, faults=list(translation.faults))
    whole.data = _overlay(original.data, translation.data, (), whole)
    return whole


def _record(tree: Mapping, words: dict[str, Field], place: Place, out: Outline) -> dict[str, Any]:
    data: dict[str, Any] = {}
    seen: dict[str, str] = {}
    for entry in tree.entries:
        key = entry.key
        known = words.get(key.text)
        if known is None:
            if (meant := _unknown_key(key, words, out)) is not None:
                out.refused.add((*place, meant.key))
            continue
        if known.name in seen:
            one, two = seen[known.name], key.text
            same = Text(f"“{two}”与“{one}”是同一项", f"“{two}” and “{one}” are one key")
            out.say("key-duplicate", key.span, same, Text("只留一个", "keep one of the two"))
            continue
        seen[known.name] = key.text
        here = (*place, known.key)
        out.written[(*here, "<key>")] = key
        out.written[here] = entry.value
        value = _value(entry.value, known, here, out)
        if value is not None:
            data[known.name] = value
    return data


def _value(node: Node, known: Field, place: Place, out: Outline) -> Any:
    """Plain data of the shape that the field takes; None where nothing usable was written."""
    if known.is_text and isinstance(node, Scalar):
        out.faults += text_cut(node, out.lines)
    if isinstance(node, Scalar) and node.plain and not node.text:
        return "" if known.required and known.shape == "scalar" else None
    if known.shape == "scalar":
        return _scalar(node, place, out)
    if known.shape in ("record", "table") and known.record is not None:
        return _table(node, known.record, known.depth, place, out)
    if not isinstance(node, Sequence):
        shown = "…"
        if isinstance(node, Scalar) and len(node.text) <= _LONGEST_SHOWN and not known.record:
            shown = ", ".join(parts_of(node.text, known.key))
        out.refuse(
            "type-list",
            place,
            node,
            Text(f"“{known.chinese}”应是一个列表", f"“{known.key}” takes a list"),
            Text(f"写成 {known.chinese}: [{shown}]，或每项一行、以“- ”开头",
                 f"write {known.key}: [{shown}], or one “- ” line for each"),
        )  # fmt: skip
        return None
    if known.record is None:
        out.faults += half_read(node, known, out.lines)
    # A refused entry keeps its number, so that what is said of the others finds its place.
    items = []
    for index, item in enumerate(node.items):
        here = (*place, index)
        out.written[here] = item
        items.append(
            _one_record(item, known.record, here, out) if known.record else _scalar(item, here, out)
        )
    return tuple(items)


def _scalar(node: Node, place: Place, out: Outline) -> str | None:
    if isinstance(node, Scalar):
        return node.text
    out.refuse(
        "type-text",
        place,
        node,
        Text("这里应是一句文字，不是列表或分项", "text is expected here, not a list or a mapping"),
        Text("写在一行里；文字以 [ 或 { 开头时加引号",
             "write it in one line; quote text that begins with [ or {"),
    )  # fmt: skip
    return None


def _one_record(node: Node, model: type[Record], place: Place, out: Outline) -> Any:
    if isinstance(node, Mapping):
        return _record(node, fields_by_word(model, is_file=False), place, out)
    if isinstance(node, Scalar) and model.short_form is not None:
        key = model.short_form
        out.written[(*place, key)] = node
        return {key: node.text} if node.text else {}
    if isinstance(node, Scalar) and "：" in node.text:
        out.refused.add(place)
        span = node.span
        column = out.line(span.line).find("：", span.column - 1) + 1
        out.say_colon(span.line, max(1, column), full_width=True)
        return None
    out.refuse("type-record", place, node, *record_expected(model))
    return None


def _table(node: Node, model: type[Record], depth: int, place: Place, out: Outline) -> Any:
    """A mapping whose keys are free, `depth` levels of them above records of `model`."""
    if depth == 0:
        return _one_record(node, model, place, out)
    if not isinstance(node, Mapping):
        out.refuse(
            "type-table",
            place,
            node,
            Text("这里应是“编号: 内容”的分项", "a mapping by id is expected here"),
            Text("每行写“编号: 内容”，左边对齐", "write “id: value” lines, aligned"),
        )
        return None
    data: dict[str, Any] = {}
    for key, value in node.entries:
        name = unicodedata.normalize("NFC", key.text)
        here = (*place, name)
        out.written[(*here, "<key>")] = key
        out.written[here] = value
        read = _table(value, model, depth - 1, here, out)
        if read is not None:
            data[name] = read
    return data


def _unknown_key(key: Scalar, words: dict[str, Field], out: Outline) -> Field | None:
    """Says so, and returns the field that was probably meant: it is not missing as well."""
    for colon in "：:":
        word, found, _ = key.text.partition(colon)
        if found and word.strip() in words:
            span = key.span
            out.say_colon(span.line, span.column + len(word), full_width=colon == "：")
            return words[word.strip()]
    line = out.line(key.span.line)
    column = key.span.column - 1
    for number in re.finditer(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)", line):
        if number.start() < column < number.end():
            digits = number[0].replace(",", "")
            out.say(
                "number-form",
                Span(out.path, key.span.line, number.start() + 1, len(number[0])),
                Text("数字里不能有逗号", "a number holds no comma"),
                Text(f"写 {digits}", f"write {digits}"),
            )
            return None
    shown = shortened(key.text)
    keys = dict.fromkeys(words.values())
    known_zh = "、".join(each.chinese for each in keys)
    known_en = ", ".join(each.key for each in keys)
    out.say(
        "key-unknown",
        key.span,
        Text(f"不认识的项目“{shown}”", f"unknown key “{shown}”"),
        suggest(
            key.text,
            words,
            Text(f"可以写：{known_zh}", f"known: {known_en}"),
            {each.key: each.chinese for each in keys},
        ),
    )
    return words.get(next(iter(guesses(key.text, words)), ""))


def _say_typing_faults(error: ValidationError, out: Outline, model: type[Record]) -> None:
    source = Source(out.path, lambda: out.places)
    for fault in error.errors():
        place = tuple(part.rstrip("_") if isinstance(part, str) else part for part in fault["loc"])
        if place in out.refused:
            continue
        span = source.span_of(*place)
        context = fault.get("ctx", {})
        if fault["type"] == "missing":
            key = str(place[-1])
            chinese = chinese_key(_record_at(model, place[:-1]).__name__, key)
            written = source.places.spans.get((*place, "<key>"), span)
            out.say(
                "key-missing",
                Span(written.path, written.line, written.column),
                *missing(_record_at(model, place[:-1]), key, chinese, place in out.written),
            )
        elif "hint_zh" in context:
            message = Text(str(context["zh"]), str(context["en"]))
            hint = Text(str(context["hint_zh"]), str(context["hint_en"]))
            out.say(fault["type"], span, message, hint)
        else:
            problem = fault["msg"]
            message = Text(f"这一项的内容不对（{problem}）", f"this value is wrong: {problem}")
            out.say(
                fault["type"], span, message, Text("对照内容说明改正", "see the content reference")
            )


def _record_at(model: type[Record], place: Place) -> type[Record]:
    """The model of the record at `place` inside a record of `model`."""
    for part in place:
        for each in fields_of(model, is_file=False):
            if each.key == part and each.record is not None:
                model = each.record
    return model


def _overlay(base: dict[str, Any], over: dict[str, Any], place: Place, out: Outline) -> Any:
    merged = dict(base)
    for name, value in over.items():
        here = (*place, name.rstrip("_"))
        below = merged.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[name] = _overlay(below, value, here, out)
        elif below is not None and _are_records(value) and _are_records(below):
            merged[name] = _overlay_records(below, value, here, out)
        else:
            merged[name] = value
    return merged


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(v, dict) for v in value)


def _overlay_records(
    base: tuple[Any, ...], over: tuple[Any, ...], place: Place, out: Outline
) -> tuple[Any, ...]:
    if len(base) != len(over):
        out.say(
            "translation-length",
            Source(out.path, lambda: out.places).span_of(*place),
            Text(
                f"译文有 {len(over)} 项，原文有 {len(base)} 项",
                f"the translation has {len(over)} entries, the original {len(base)}",
            ),
            Text("按原文的次序逐项翻译，不翻译的写 {}", "translate in order; {} leaves one as it is"),
        )  # fmt: skip
        return base
    return tuple(
        _overlay(below, above, (*place, index), out)
        for index, (below, above) in enumerate(zip(base, over, strict=True))
    )
