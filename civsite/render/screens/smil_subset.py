"""SMIL text enters; what in it is none of the subset that civsite writes leaves, by line and column.

    python -m civsite.render.screens.smil_subset playlist.smil

The subset of SMIL 3.0: `smil` (version 3.0, baseProfile Language) holds `head` and `body`; the head
`meta` and one `layout` with `root-layout` and `region`; the body `par`, `seq` and `img`. An `img` has
`src`, `region` and `dur` in seconds; a `seq` repeats for ever; `begin` and `end` are `wallclock(…)`
with a moment, or with A-SMIL's `R/moment/P1D` or `P1W`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from civsite.diagnostics import Diagnostic, Span, Text

_NAMESPACE = "http://www.w3.org/ns/SMIL"
_XML_ID = "http://www.w3.org/XML/1998/namespace id"
_MOMENT = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(\+w[1-7])?T([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_TIME = rf"wallclock\(({_MOMENT}|R/{_MOMENT}/P1[DW])\)"
_PIXELS = r"[1-9]\d*"
_ID = r"[A-Za-z][\w-]*"
_SCREEN = {"width": _PIXELS, "height": _PIXELS, "backgroundColor": r"\w+"}
_REGION = {
    _XML_ID: _ID, "left": r"\d+", "top": r"\d+", "width": _PIXELS, "height": _PIXELS, "fit": "fill",
}  # fmt: skip
_IMAGE = {"src": r"[!-~]+", "region": _ID, "dur": r"[1-9]\d*(\.\d+)?s"}
_BETWEEN = {"begin?": _TIME, "end?": _TIME}
# Each element: where it may stand, and its attributes as patterns; those with «?» may be absent.
_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "smil": ("", {"version": r"3\.0", "baseProfile": "Language"}),
    "head": ("smil", {}),
    "meta": ("head", {"name": r"\S+", "content": r".*"}),
    "layout": ("head", {}),
    "root-layout": ("layout", _SCREEN),
    "region": ("layout", _REGION),
    "body": ("smil", {}),
    "par": ("body par", {"dur?": "indefinite", **_BETWEEN}),
    "seq": ("par", {"repeatCount": "indefinite", **_BETWEEN}),
    "img": ("seq", _IMAGE),
}


def faults_in(document: bytes, path: str = "playlist.smil") -> tuple[Diagnostic, ...]:
    """What is wrong with the document, from its beginning on; empty if it is of the subset."""
    return _Reading(path).of(document)


class _Reading:
    """One document as it is read: the open elements, the regions, and the faults so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: list[str] = [""]
        self.regions: set[str] = set()
        self.faults: list[Diagnostic] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def of(self, document: bytes) -> tuple[Diagnostic, ...]:
        try:
            self.parser.Parse(document, True)
        except expat.ExpatError as error:
            self._fault(f"不是合格的 XML：{error}", f"not well-formed XML: {error}")
        return tuple(self.faults)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        parent = self.open[-1]
        self.open.append(tag)
        parents, patterns = _ELEMENTS.get(tag, ("nowhere", {}))
        if namespace != _NAMESPACE or parent not in (parents.split() or [""]):
            self._fault(f"<{tag}> 不能放在这里", f"<{tag}> may not stand here")
            return
        self._check(tag, attributes, patterns)
        self.regions.update({attributes.get(_XML_ID, "")} if tag == "region" else ())
        if tag == "img" and attributes.get("region") not in self.regions:
            self._fault("没有这个区域", "there is no such region")

    def _check(self, tag: str, given: Mapping[str, str], patterns: Mapping[str, str]) -> None:
        known = {name.rstrip("?"): pattern for name, pattern in patterns.items()}
        for name in patterns:
            if not name.endswith("?") and name not in given:
                self._fault(f"<{tag}> 缺少 {name}", f"<{tag}> lacks {name}")
        for name, value in given.items():
            if name not in known:
                self._fault(f"<{tag}> 不该有 {name}", f"<{tag}> may not have {name}")
            elif not re.fullmatch(known[name], value):
                self._fault(f"{name} 不能是“{value}”", f"{name} may not be “{value}”")

    def _end(self, name: str) -> None:
        self.open.pop()

    def _doctype(self, *_: object) -> None:
        self._fault("不需要 DOCTYPE", "no document type is needed")

    def _fault(self, zh: str, en: str) -> None:
        span = Span(
            self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, 1
        )
        self.faults.append(Diagnostic("smil-subset", span, Text(zh, en)))


def main(names: list[str]) -> int:
    faults = [each for name in names for each in faults_in(Path(name).read_bytes(), name)]
    for each in faults:
        print(f"{each.span.path}:{each.span.line}:{each.span.column} {each.message.en}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
