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
_REGION = {
    _XML_ID: _ID, "left": r"\d+", "top": r"\d+", "width": _PIXELS, "height": _PIXELS, "fit": "fill",
}  # fmt: skip
_BETWEEN = {"begin?": _TIME, "end?": _TIME}
# Each element: where it may stand, and its attributes as patterns; those with «?» may be absent.
_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "smil": ("", {"version": r"3\.0", "baseProfile": "Language"}),
    "head": ("smil", {}),
    "meta": ("head", {"name": r"\S+", "content": r".*"}),
    "layout": ("head", {}),
    "root-layout": ("layout", {"width": _PIXELS, "height": _PIXELS, "backgroundColor": r"\w+"}),
    "region": ("layout", _REGION),
    "body": ("smil", {}),
    "par": ("body par", {"dur?": "indefinite", **_BETWEEN}),
    "seq": ("par", {"repeatCount": "indefinite", **_BETWEEN}),
    "img": ("seq", {"src": r"[!-~]+", "region": _ID, "dur": r"[1-9]\d*(\.\d+)?s"}),
}


def faults_in(document: bytes, path: str = "playlist.smil") -> tuple[Diagnostic, ...]:
    """What is wrong with the document, from its beginning on; empty if it is of the subset."""
    faults: list[Diagnostic] = []
    regions: set[str] = set()
    opened = [""]
    parser = expat.ParserCreate(namespace_separator=" ")

    def fault(zh: str, en: str) -> None:
        span = Span(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, 1)
        faults.append(Diagnostic("smil-subset", span, Text(zh, en)))

    def start(name: str, given: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        parent = opened[-1]
        opened.append(tag)
        parents, patterns = _ELEMENTS.get(tag, ("nowhere", {}))
        if namespace != _NAMESPACE or parent not in (parents.split() or [""]):
            fault(f"<{tag}> 不能放在这里", f"<{tag}> may not stand here")
            return
        for key in patterns:
            if not key.endswith("?") and key not in given:
                fault(f"<{tag}> 缺少 {key}", f"<{tag}> lacks {key}")
        for key, value in given.items():
            pattern = patterns.get(key, patterns.get(f"{key}?"))
            if pattern is None:
                fault(f"<{tag}> 不该有 {key}", f"<{tag}> may not have {key}")
            elif not re.fullmatch(pattern, value):
                fault(f"{key} 不能是“{value}”", f"{key} may not be “{value}”")
        if tag == "region":
            regions.add(given.get(_XML_ID, ""))
        if tag == "img" and given.get("region") not in regions:
            fault("没有这个区域", "there is no such region")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.StartDoctypeDeclHandler = lambda *_: fault(
        "不需要 DOCTYPE", "no document type is needed"
    )
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        fault(f"不是合格的 XML：{error}", f"not well-formed XML: {error}")
    return tuple(faults)


def main(names: list[str]) -> int:
    faults = [each for name in names for each in faults_in(Path(name).read_bytes(), name)]
    for each in faults:
        print(f"{each.span.path}:{each.span.line}:{each.span.column} {each.message.en}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
