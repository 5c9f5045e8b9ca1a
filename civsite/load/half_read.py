"""Enters: a value of the tree, and the lines of its file. Leaves: what of it YAML has not read as meant.

YAML takes ` #` for the beginning of a comment and separates by ASCII commas alone. In Chinese texts
`3号楼 #2 单元` is no comment, and `[甲，乙、丙]` are three.

What is a comment and what is text, `text_behind` says; behind a value that cannot be text, a date or
a size, all is comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.schema import Field
from civsite.load.syntax import cut_off, text_behind
from civsite.load.tree import Scalar
from civsite.load.tree import Sequence as ListNode
from civsite.model.kinds.poster import CORE_VALUES

# The lists whose entries are short names, of which several are meant where commas stand; of steps,
# which are sentences, only if there is but one.
_OF_NAMES = frozenset({"tags", "on", "accepts", "words", "show", "languages", "send"})
# What core values lack, their own rule says better.
_CORE_VALUES = frozenset(word for group in CORE_VALUES for word in group)
_BETWEEN = re.compile(r"\s*[，、；;]\s*")
_LONGEST_NAME, _LONGEST_STEP = 12, 6


def text_cut(node: Scalar, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """What stands behind a value without quotes after a ` #`, if it is no comment."""
    if not node.plain or isinstance(node.where, Span):
        return
    path, event = node.where
    if isinstance(event, yaml.Event) and (end := event.end_mark) is not None:
        line = lines[end.line] if end.line < len(lines) else ""
        if "#" in line and (found := text_behind(line, end.column)):
            yield cut_off(path, end.line + 1, line, found, Severity.WARNING)


def half_read(node: ListNode, known: Field, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """The entries of a list of texts that are several, or of which a part is taken for a comment."""
    for item in node.items:
        if not isinstance(item, Scalar) or not item.plain:
            continue
        if known.is_text:
            yield from text_cut(item, lines)
        parts = _BETWEEN.split(item.text)
        longest = _LONGEST_NAME
        if known.key == "steps" and _is_flow_of_one(node):
            longest = _LONGEST_STEP
        elif known.key not in _OF_NAMES:
            continue
        told_elsewhere = known.key == "words" and not _CORE_VALUES.isdisjoint(parts)
        if len(parts) == 1 or told_elsewhere or not _are_names(parts, longest):
            continue
        span = item.span
        row = ", ".join(parts)
        yield Diagnostic(
            "list-comma",
            span,
            Text(
                f"“{item.text}”会当成一项，不是 {len(parts)} 项",
                f"“{item.text}” is one entry, not {len(parts)}",
            ),
            Text(
                f"用英文逗号隔开：{known.chinese}: [{row}]；确是一项就加引号",
                f"separate by ASCII commas, {known.key}: [{row}]; quote it if it is one",
            ),
            Severity.WARNING,
            lines[span.line - 1],
        )


def parts_of(text: str, key: str) -> list[str]:
    """The entries that a list written as one text is meant to have."""
    parts = re.split(r"\s*[，、；;,]\s*|\s+" if key in _OF_NAMES else r"\s*[，、；;]\s*", text)
    return parts if _are_names(parts, _LONGEST_NAME) else [text]


def _are_names(parts: Sequence[str], longest: int) -> bool:
    return all(0 < len(part) <= longest and not re.search("[。！？：:“”]", part) for part in parts)


def _is_flow_of_one(node: ListNode) -> bool:
    flow = not isinstance(node.where, Span) and getattr(node.where[1], "flow_style", False)
    return bool(flow) and len(node.items) == 1
