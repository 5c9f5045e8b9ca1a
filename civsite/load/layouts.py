"""Enters: `theme/layouts.yml`. Leaves: presets of slots, and boards whose presets are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Text, nearest
from civsite.load.record import build, outline
from civsite.load.tree import Mapping as TreeMapping
from civsite.load.tree import read_tree
from civsite.model.board import Board, Slot
from civsite.model.community import Source
from civsite.model.record import Record
from civsite.model.scalars import Point, Size, SizeMm


class LayoutPreset(Record):
    """Slots of a board of the reference `size`, mm; scaled to the board that names the preset."""

    id: str
    size: SizeMm
    slots: tuple[Slot, ...]


class LayoutPresets(NamedTuple):
    by_name: Mapping[str, LayoutPreset]
    diagnostics: tuple[Diagnostic, ...]


def read_layouts(text: str, path: str) -> LayoutPresets:
    """The presets of a theme, by name. Raises Refused where the file is not YAML."""
    tree = read_tree(text, path)
    assert isinstance(tree, TreeMapping)
    by_name: dict[str, LayoutPreset] = {}
    diagnostics: list[Diagnostic] = []
    for entry in tree.entries:
        if not isinstance(entry.value, TreeMapping):
            continue
        built = build(
            outline(entry.value, LayoutPreset, path, text), LayoutPreset, id=entry.key.text
        )
        diagnostics += built.diagnostics
        if built.record is not None:
            by_name[entry.key.text] = built.record
    return LayoutPresets(by_name, tuple(diagnostics))


def with_slots(
    board: Board, source: Source, layouts: Mapping[str, LayoutPreset]
) -> tuple[Board, Diagnostic | None]:
    """`board` with the slots of its preset, scaled to its size; slots of its own follow them."""
    if board.layout is None:
        return board, None
    layout = layouts.get(board.layout)
    if layout is None:
        return board, _unknown_layout(board.layout, source, layouts)
    slots = tuple(_scaled(slot, layout.size, board.size) for slot in layout.slots)
    return board.model_copy(update={"slots": (*slots, *board.slots)}), None


def _scaled(slot: Slot, reference: Size, size: Size) -> Slot:
    """Edges are rounded, not sizes, so that slots that touch still touch and none leaves the board."""
    across, down = size.width / reference.width, size.height / reference.height
    left, top = round(slot.at.x * across), round(slot.at.y * down)
    right = round((slot.at.x + slot.size.width) * across)
    bottom = round((slot.at.y + slot.size.height) * down)
    return slot.model_copy(
        update={"at": Point(left, top), "size": Size(right - left, bottom - top)}
    )


def _unknown_layout(name: str, source: Source, layouts: Mapping[str, LayoutPreset]) -> Diagnostic:
    near = nearest(name, layouts)
    span = source.span_of("layout")
    return Diagnostic(
        "layout-unknown",
        span,
        Text(f"没有名为“{name}”的布局", f"there is no layout named “{name}”"),
        Text(
            f"{f'是不是“{near}”？' if near else ''}可以写：{'、'.join(layouts)}",
            f"{f'did you mean “{near}”? ' if near else ''}known: {', '.join(layouts)}",
        ),
        excerpt=source.line(span.line),
    )
