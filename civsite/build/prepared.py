"""Enters: a repository and a day. Leaves: all that is planned for it, ready to render, if it may be built."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civsite.build.checked import found_in
from civsite.build.kept import Kept
from civsite.build.planned import Planned, Planning
from civsite.build.targets import Target, jobs_of
from civsite.check.quiet import Quiet
from civsite.diagnostics import Diagnostic, Refused, has_errors, in_order
from civsite.load.memory import Memory
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter
from civsite.render.job import Job


class Prepared(NamedTuple):
    """`jobs` make what is asked for. `found`: what is worth saying about the content, in order."""

    planned: Planned
    jobs: Sequence[Job]
    found: tuple[Diagnostic, ...]


def prepare_build(
    root: Path,
    quarter: Quarter,
    today: datetime.date,
    targets: Sequence[Target],
    memory: Memory | None = None,
    use_cache: bool = True,
) -> Prepared:
    """Loads, checks and plans. Raises Refused, with every diagnostic, if the content has errors."""
    theme = load_theme(root)
    memory = memory or (Memory.of(root) if use_cache else Memory())
    community, loading = load_community(root, theme, memory, is_kept=False)
    quiet = Quiet(root, theme) if use_cache else None
    planning = Planning.of(community, theme, quarter, today, Kept(root if use_cache else None))
    found = found_in(community, loading, quarter, today, quiet)
    memory.keep()  # now, since the plan takes longer
    if has_errors(found):
        raise Refused(found)
    planned = planning.planned()
    found = in_order((*found, *planned.diagnostics))
    if has_errors(found):
        raise Refused(found)
    return Prepared(planned, jobs_of(planned, targets, planning.kept), found)
