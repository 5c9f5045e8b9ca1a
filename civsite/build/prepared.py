"""Enters: a repository and a day. Leaves: all that is planned for it, ready to render, if it may be built."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from civsite.build.checked import found_in
from civsite.build.kept import Kept
from civsite.build.planned import Planned, plan_build
from civsite.check.quiet import Quiet
from civsite.diagnostics import Diagnostic, Refused, has_errors, in_order
from civsite.load.memory import Memory
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Prepared:
    """`found`: what is worth saying about the content, in order."""

    planned: Planned
    kept: Kept
    found: tuple[Diagnostic, ...]


def prepare_build(
    root: Path,
    quarter: Quarter,
    today: datetime.date,
    memory: Memory | None = None,
    use_cache: bool = True,
) -> Prepared:
    """Loads, checks and plans. Raises Refused, with every diagnostic, if the content has errors."""
    theme = load_theme(root)
    memory = memory or (Memory.of(root) if use_cache else Memory())
    community, loading = load_community(root, theme, memory)
    quiet = Quiet(root, theme) if use_cache else None
    found = found_in(community, loading, quarter, today, quiet)
    if has_errors(found):
        raise Refused(found)
    kept = Kept(root if use_cache else None)
    planned = plan_build(community, theme, quarter, today, kept)
    found = in_order((*found, *planned.diagnostics))
    if has_errors(found):
        raise Refused(found)
    return Prepared(planned, kept, found)
