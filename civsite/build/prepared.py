"""Enters: a repository and a day. Leaves: all that is planned for it, ready to render, if it may be built."""

from __future__ import annotations

import datetime
import importlib
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from civsite.beside import Beside, Lost, copies_for, cores
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

_SITE_BUILDER = "civsite.render.site.build"
# They have threads of their own, which a copy of the process would wait for in vain.
_NOT_TO_BE_COPIED = ("highspy", "typst")


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
    with ExitStack() as stack:
        ahead = None
        if not has_errors(loading) and _worth_a_copy(planning):
            ahead = stack.enter_context(Beside(lambda: _plan_ahead(planning, targets)))
        found = found_in(community, loading, quarter, today, quiet)
        memory.keep()  # now, since the plan takes longer
        if has_errors(found):
            raise Refused(found)
        if ahead is not None:
            if Target.SITE in targets:  # it is long in coming, and so is the plan
                importlib.import_module(_SITE_BUILDER)
            with suppress(Lost):  # it is planned here
                ahead.result()
    planned = planning.planned()
    found = in_order((*found, *planned.diagnostics))
    if has_errors(found):
        raise Refused(found)
    return Prepared(planned, jobs_of(planned, targets, planning.kept), found)


def _worth_a_copy(planning: Planning) -> bool:
    """The solver and the dictionary of words are large: they come and go with the copy."""
    if not copies_for(2, 1, cores()) or any(name in sys.modules for name in _NOT_TO_BE_COPIED):
        return False
    return planning.will_be_kept


def _plan_ahead(planning: Planning, targets: Sequence[Target]) -> None:
    """Leaves the plan and its jobs where they are kept."""
    with suppress(Exception):  # it comes again where it is told
        planned = planning.planned()
        if not has_errors(planned.diagnostics):
            jobs_of(planned, targets, planning.kept)
