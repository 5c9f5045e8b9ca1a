"""A repository, a quarter and a day enter; in four calls they become jobs: load, check, plan, jobs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civsite.build.planned import Planned, plan_for
from civsite.build.targets import Target, jobs_of
from civsite.check.media_uses import at_their_uses
from civsite.check.rules import SilentTexts, check_community
from civsite.diagnostics import Diagnostic, Language, Refused, has_errors, in_order
from civsite.load.mkdocs_file import read_mkdocs_file
from civsite.load.repository import load_community
from civsite.load.theme import Theme, load_theme
from civsite.model.community import Community
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.render.papers import papers_of
from civsite.store import Store


class Loaded(NamedTuple):
    """What a repository says; `said` is what is wrong in it. `extensions`: of Markdown."""

    community: Community
    theme: Theme
    extensions: tuple[str, ...]
    said: tuple[Diagnostic, ...]


class Prepared(NamedTuple):
    """`jobs` make what is asked for. `said`: what is worth saying about the content, in order."""

    planned: Planned
    jobs: Sequence[Job]
    extensions: tuple[str, ...]
    said: tuple[Diagnostic, ...]


def prepare_build(
    root: Path,
    quarter: Quarter,
    today: datetime.date,
    targets: Sequence[Target],
    store: Store,
    *,
    language: Language | None = None,
    due: datetime.date | None = None,
) -> Prepared:
    """All that has to be rendered. Raises Refused, with every diagnostic, for content with errors.

    `language` is that of orders, overviews and reports, None: the community's; `due` is when the
    print shop is to deliver.
    """
    loaded = _load_and_check(root, today, store)
    _refuse_errors(loaded.said)
    planned = plan_for(loaded.community, loaded.theme, quarter, today, store)
    said = in_order((*loaded.said, *planned.plan.diagnostics))
    _refuse_errors(said)
    if Target.BOARDS in targets:
        from civsite.plan.boards.turn import editions_to_write

        said = in_order((*said, *editions_to_write(loaded.community, quarter, today)))
    papers = papers_of(loaded.community.details.main_language, language, due)
    return Prepared(planned, jobs_of(planned, targets, store, papers), loaded.extensions, said)


def check_repository(
    root: Path, quarter: Quarter, today: datetime.date, store: Store
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the repository, in order. Content with errors is not planned."""
    loaded = _load_and_check(root, today, store)
    if has_errors(loaded.said):
        return loaded.said
    try:
        plan = plan_for(loaded.community, loaded.theme, quarter, today, store).plan
    except Refused as refused:
        return in_order((*loaded.said, *refused.diagnostics))
    return in_order((*loaded.said, *plan.diagnostics))


def _load_and_check(root: Path, today: datetime.date, store: Store) -> Loaded:
    theme = load_theme(root)
    community, said = load_community(root, theme, store)
    mkdocs = read_mkdocs_file(root)
    silent = SilentTexts(store, theme.files["layouts.yml"].sha256)
    rules = check_community(community, today, silent)
    return Loaded(
        community,
        theme,
        mkdocs.extensions,
        in_order((*at_their_uses(community, said), *mkdocs.diagnostics, *rules)),
    )


def _refuse_errors(said: tuple[Diagnostic, ...]) -> None:
    if has_errors(said):
        raise Refused(said)
