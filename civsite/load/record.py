"""Enters: a tree of strings and a model. Leaves: the record, the span of each value, diagnostics.

Two steps. `outline` goes through the tree along the model's fields: it knows keys in both
languages, refuses unknown and doubled ones, and checks that lists are lists; what is left is
plain data by field name. `build` then lets pydantic type each value from its text.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from civsite.diagnostics import Diagnostic, Span, Text, nearest, shortened, split_lines
from civsite.load.schema import Field, fields_by_word, fields_of
from civsite.load.tree import Mapping, Node, Scalar, Sequence, colon_fault
from civsite.model.community import Place, Places, Source
from civsite.model.keys import chinese_key
from civsite.model.record import Record

RecordType = TypeVar("RecordType", bound=Record)


class Spans(abc.Mapping[Place, Span]):
    """The span of each key and value, by place: told from what is written there, once it is asked for."""

    def __init__(self) -> None:
        self.written: dict[Place, Node | Span] = {}

    def __getitem__(self, place: Place) -> Span:
        written = self.written[place]
        return written if isinstance(written, Span) else written.span

    def __contains__(self, place: object) -> bool:
        return place in self.written

    def __iter__(self) -> Iterator[Place]:
        return iter(self.written)

    def __len__(self) -> int:
        return len(self.written)


@dataclass(slots=True)
class Outline:
    """What a tree says, by field name, before it is typed.

    `refused` are the places whose values were refused already: they are not missing as well.
    """

    path: str
    text: str
    data: dict[str, Any] = field(default_factory=dict)
    spans: Spans = field(default_factory=Spans)
    faults: list[Diagnostic] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)
    _lines: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        return Source(self.path, lambda: self.places)

    @property
    def lines(self) -> tuple[str, ...]:
        """Only asked for where something is told."""
        if not self._lines:
            self._lines = tuple(split_lines(self.text))
        return self._lines

    @property
    def places(self) -> Places:
        return Places(self.spans, self.lines)

    def say(self, code: str, span: Span, message: Text, hint: Text) -> None:
        line = self.source.line(span.line)
        self.faults.append(Diagnostic(code, span, message, hint, excerpt=line))


@dataclass(frozen=True, slots=True)
class Built(Generic[RecordType]):
    """A record, or None where its file has errors."""

    record: RecordType | None
    diagnostics: tuple[Diagnostic, ...]


def outline(tree: Mapping, model: type[Record], path: str, text: str) -> Outline:
    """The data of a file, of which `text` is the whole, that holds one record of `model`."""
    out = Outline(path, text)
    out.data = _record(tree, model, (), out, is_file=True)
    return out


def build(out: Outline, model: type[RecordType], **given: Any) -> Built[RecordType]:
    """The typed record; `given` are the fields that the file's place says, not its text."""
    faults = list(out.faults)
    record: RecordType | None = None
    try:
        record = model.model_validate({**out.data, **given})
    except ValidationError as error:
        faults += _typing_faults(error.errors(), out, model)
    return Built(None if faults else record, tuple(faults))


def _record(
    tree: Mapping, model: type[Record], place: Place, out: Outline, *, is_file: bool = False
) -> dict[str, Any]:
    words = fields_by_word(model, is_file=is_file)
    written = out.spans.written
    written[place] = tree
    data: dict[str, Any] = {}
    seen: dict[str, str] = {}
    for entry in tree.entries:
        known = words.get(entry.key.text)
        if known is None:
            meant = _unknown_key(entry.key, words, out)
            if meant is not None:
                out.refused.add((*place, meant.key))
            continue
        if known.name in seen:
            _doubled_key(entry.key, seen[known.name], out)
            continue
        seen[known.name] = entry.key.text
        here = (*place, known.key)
        written[(*here, "<key>")] = entry.key
        written[here] = entry.value
        value = _value(entry.value, known, here, out)
        if value is not None:
            data[known.name] = value
    return data


def _value(node: Node, known: Field, place: Place, out: Outline) -> Any:
    """Plain data of the shape that the field takes; None where nothing usable was written."""
    if isinstance(node, Scalar) and node.plain and not node.text:
        return "" if known.required and known.shape == "scalar" else None
    if known.shape == "scalar":
        return _scalar(node, place, out)
    if known.shape == "record" and known.record is not None:
        return _one_record(node, known.record, place, out)
    if known.shape == "table" and known.record is not None:
        return _table(node, known.record, known.depth, place, out)
    if not isinstance(node, Sequence):
        return _no_list(node, known, place, out)
    # A refused entry keeps its number, so that what is said of the others finds its place.
    return tuple(
        _scalar(item, (*place, index), out)
        if known.record is None
        else _one_record(item, known.record, (*place, index), out)
        for index, item in enumerate(node.items)
    )


def _scalar(node: Node, place: Place, out: Outline) -> str | None:
    out.spans.written[place] = node
    if isinstance(node, Scalar):
        return node.text
    out.refused.add(place)
    out.say(
        "type-text",
        node.span,
        Text("这里应是一句文字，不是列表或分项", "text is expected here, not a list or a mapping"),
        Text("写在一行里；文字以 [ 或 { 开头时加引号",
             "write it in one line; quote text that begins with [ or {"),
    )  # fmt: skip
    return None


def _one_record(node: Node, model: type[Record], place: Place, out: Outline) -> Any:
    out.spans.written[place] = node
    if isinstance(node, Mapping):
        return _record(node, model, place, out)
    if isinstance(node, Scalar) and model.short_form is not None:
        key = model.short_form
        out.spans.written[(*place, key)] = node
        return {key: node.text} if node.text else {}
    out.refused.add(place)
    keys = fields_of(model, is_file=False)[:3]
    example_en = ", ".join(f"{each.key}: …" for each in keys)
    example_zh = ", ".join(f"{each.chinese}: …" for each in keys)
    if isinstance(node, Scalar) and "：" in node.text:
        line = out.source.line(node.span.line)
        column = line.find("：", node.span.column - 1) + 1
        span = Span(out.path, node.span.line, max(1, column))
        out.faults.append(colon_fault(span, line, full_width=True))
        return None
    out.say(
        "type-record",
        node.span,
        Text("这里应是分项写的一条记录", "a record with keys is expected here"),
        Text(f"写成 {{{example_zh}}}", f"write {{{example_en}}}"),
    )
    return None


def _table(node: Node, model: type[Record], depth: int, place: Place, out: Outline) -> Any:
    """A mapping whose keys are free, `depth` levels of them above records of `model`."""
    if not isinstance(node, Mapping):
        out.refused.add(place)
        out.say(
            "type-table",
            node.span,
            Text("这里应是“编号: 内容”的分项", "a mapping by id is expected here"),
            Text("每行写“编号: 内容”，左边对齐", "write “id: value” lines, aligned"),
        )
        return None
    data: dict[str, Any] = {}
    for entry in node.entries:
        here = (*place, entry.key.text)
        out.spans.written[(*here, "<key>")] = entry.key
        out.spans.written[here] = entry.value
        value = (
            _table(entry.value, model, depth - 1, here, out)
            if depth > 1
            else _one_record(entry.value, model, here, out)
        )
        if value is not None:
            data[entry.key.text] = value
    return data


def _no_list(node: Node, known: Field, place: Place, out: Outline) -> None:
    out.refused.add(place)
    written = node.text if isinstance(node, Scalar) else "…"
    shown = written if len(written) <= 20 else "…"
    out.say(
        "type-list",
        node.span,
        Text(f"“{known.chinese}”应是一个列表", f"“{known.key}” takes a list"),
        Text(f"写成 {known.chinese}: [{shown}]，或每项一行、以“- ”开头",
             f"write {known.key}: [{shown}], or one “- ” line for each"),
    )  # fmt: skip


def _unknown_key(key: Scalar, words: dict[str, Field], out: Outline) -> Field | None:
    """Says so, and returns the field that was probably meant: it is not missing as well."""
    for colon in "：:":
        word, found, _ = key.text.partition(colon)
        if found and word.strip() in words:
            span = Span(out.path, key.span.line, key.span.column + len(word))
            line = out.source.line(span.line)
            out.faults.append(colon_fault(span, line, full_width=colon == "："))
            return words[word.strip()]
    near, shown = nearest(key.text, words), shortened(key.text)
    keys = dict.fromkeys(words.values())
    known_zh = "、".join(each.chinese for each in keys)
    known_en = ", ".join(each.key for each in keys)
    guess_zh = f"是不是“{near}”？" if near else ""
    guess_en = f"did you mean “{near}”? " if near else ""
    out.say(
        "key-unknown",
        key.span,
        Text(f"不认识的项目“{shown}”", f"unknown key “{shown}”"),
        Text(f"{guess_zh}可以写：{known_zh}", f"{guess_en}known: {known_en}"),
    )
    return words[near] if near else None


def _doubled_key(key: Scalar, earlier: str, out: Outline) -> None:
    out.say(
        "key-duplicate",
        key.span,
        Text(f"“{key.text}”与“{earlier}”是同一项", f"“{key.text}” and “{earlier}” are one key"),
        Text("只留一个", "keep one of the two"),
    )


def _typing_faults(
    errors: Iterable[ErrorDetails], out: Outline, model: type[Record]
) -> list[Diagnostic]:
    found = []
    for error in errors:
        place = tuple(part.rstrip("_") if isinstance(part, str) else part for part in error["loc"])
        if place in out.refused:
            continue
        span = out.source.span_of(*place)
        if error["type"] == "missing":
            key_span = out.spans.get((*place, "<key>"), span)
            chinese = chinese_key(_record_at(model, place[:-1]).__name__, str(place[-1]))
            found.append(_missing(str(place[-1]), chinese, key_span, out))
            continue
        found.append(_typing_fault(error, span, out))
    return found


def _record_at(model: type[Record], place: Place) -> type[Record]:
    """The model of the record at `place` inside a record of `model`."""
    for part in place:
        for each in fields_of(model, is_file=False):
            if each.key == part and each.record is not None:
                model = each.record
    return model


def _missing(key: str, chinese: str, span: Span, out: Outline) -> Diagnostic:
    at = Span(span.path, span.line, span.column)
    return Diagnostic(
        "key-missing",
        at,
        Text(f"缺少“{chinese}”", f"“{key}” is missing"),
        Text(f"加一行 {chinese}: …", f"add a line {key}: …"),
        excerpt=out.source.line(at.line),
    )


def _typing_fault(error: ErrorDetails, span: Span, out: Outline) -> Diagnostic:
    context = error.get("ctx", {})
    if "hint_zh" in context:
        message = Text(str(context["zh"]), str(context["en"]))
        hint = Text(str(context["hint_zh"]), str(context["hint_en"]))
    else:
        message = Text(
            f"这一项的内容不对（{error['msg']}）", f"this value is wrong: {error['msg']}"
        )
        hint = Text("对照内容说明改正", "see the content reference")
    return Diagnostic(error["type"], span, message, hint, excerpt=out.source.line(span.line))
