"""A repository, a quarter and a day enter; in four calls they become jobs: load, check, plan, jobs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civsite.build.planned import Planned, plan_for
from civsite.build.targets import Target, jobs_of
from civsite.check.rules import check_community
from civsite.check.silent_texts import SilentTexts
from civsite.diagnostics import Diagnostic, Refused, has_errors, in_order
from civsite.load.repository import load_community
from civsite.load.theme import Theme, load_theme
from civsite.model.community import Community
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.store import Store


class Prepared(NamedTuple):
    """`jobs` make what is asked for. `said`: what is worth saying about the content, in order."""

    planned: Planned
    jobs: Sequence[Job]
    said: tuple[Diagnostic, ...]


def prepare_build(
    root: Path,
    quarter: Quarter,
    today: datetime.date,
    targets: Sequence[Target],
    store: Store,
) -> Prepared:
    """All that has to be rendered. Raises Refused, with every diagnostic, for content with errors."""
    community, theme, loading = _load(root, store)
    said = _check(community, theme, loading, quarter, today, store)
    _refuse_errors(said)
    planned = plan_for(community, theme, quarter, today, store)
    said = in_order((*said, *planned.plan.diagnostics))
    _refuse_errors(said)
    return Prepared(planned, jobs_of(planned, targets, store), said)


def check_repository(
    root: Path, quarter: Quarter, today: datetime.date, store: Store
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the repository, in order. Content with errors is not planned."""
    community, theme, loading = _load(root, store)
    said = _check(community, theme, loading, quarter, today, store)
    if has_errors(said):
        return said
    try:
        planned = plan_for(community, theme, quarter, today, store)
    except Refused as refused:
        return in_order((*said, *refused.diagnostics))
    return in_order((*said, *planned.plan.diagnostics))


def _load(root: Path, store: Store) -> tuple[Community, Theme, tuple[Diagnostic, ...]]:
    theme = load_theme(root)
    community, said = load_community(root, theme, store)
    return community, theme, said


def _check(
    community: Community,
    theme: Theme,
    loading: Sequence[Diagnostic],
    quarter: Quarter,
    today: datetime.date,
    store: Store,
) -> tuple[Diagnostic, ...]:
    silent = SilentTexts(store, theme.files["layouts.yml"].sha256)
    return in_order((*loading, *check_community(community, today, quarter, silent)))


def _refuse_errors(said: tuple[Diagnostic, ...]) -> None:
    if has_errors(said):
        raise Refused(said)
