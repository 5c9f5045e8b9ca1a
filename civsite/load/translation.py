"""Enters: what a record says and what its translation says. Leaves: the whole record in that language."""

from __future__ import annotations

from typing import Any

from civsite.diagnostics import Text
from civsite.load.record import Outline
from civsite.model.community import Place


def translated(original: Outline, translation: Outline) -> Outline:
    """`original` with the fields that `translation` names; its places are the translation's."""
    faults = list(translation.faults)
    refused = set(translation.refused)
    whole = Outline(translation.path, translation.text, {}, translation.spans, faults, refused)
    whole.data = _overlay(original.data, translation.data, (), whole)
    return whole


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
            out.source.span_of(*place),
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
