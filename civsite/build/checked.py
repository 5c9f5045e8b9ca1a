"""Enters: a repository. Leaves: everything there is to say about it, from loading to the plan."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from civsite.build.kept import Kept
from civsite.build.planned import Planning
from civsite.check.quiet import Quiet
from civsite.check.rules import check_community
from civsite.diagnostics import Diagnostic, Refused, has_errors, in_order
from civsite.load.memory import Memory
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.model.community import Community
from civsite.quarter import Quarter


def check_repository(root: Path, quarter: Quarter, today: datetime.date) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the repository, in order. Content with errors is not planned."""
    theme = load_theme(root)
    community, loading = load_community(root, theme, Memory.of(root))
    found = found_in(community, loading, quarter, today, Quiet(root, theme))
    if has_errors(found):
        return found
    planning = Planning.of(community, theme, quarter, today, Kept(root))
    try:
        return in_order((*found, *planning.planned().diagnostics))
    except Refused as refused:
        return in_order((*found, *refused.diagnostics))


def found_in(
    community: Community,
    loading: Sequence[Diagnostic],
    quarter: Quarter,
    today: datetime.date,
    quiet: Quiet | None,
) -> tuple[Diagnostic, ...]:
    """What loading and the rules have to say, in order."""
    return in_order((*loading, *check_community(community, today, quarter, quiet)))
