"""Enters: the code of a diagnostic. Leaves: what it means, how to fix it, an example, for a terminal."""

from __future__ import annotations

import re

from civsite.diagnostics import Language, Stopped, nearest
from civsite.program import explanations

_SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def explained(code: str, language: Language) -> str:
    """What the manual says of the code. Raises Stopped for one that there is not."""
    text = explanations(language).read_text("utf-8")
    sections = {found[1]: found[2].strip() for found in _SECTION.finditer(text)}
    wanted = code.strip().strip("[]")
    if wanted not in sections:
        near = nearest(wanted, sections)
        raise Stopped(
            f"没有代码“{wanted}”{f'，是不是 {near}？' if near else ''}",
            f"there is no code “{wanted}”{f', did you mean {near}?' if near else ''}",
        )
    plain = re.sub(r"^```.*\n?", "", sections[wanted], flags=re.MULTILINE)
    return f"[{wanted}]\n\n{plain.strip()}"
