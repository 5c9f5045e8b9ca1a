"""A page's versions tell whether its values are those of before, whatever was edited."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from bench.site_case import lay_out
from bench.site_edits import Editor
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.compose import Site, compose_site
from civsite.render.site.inputs import SiteInputs
from tests.plan.printed import plan_edition

pytestmark = pytest.mark.slow

_EDITS = 40


def composed(editor: Editor) -> Site:
    theme = load_theme(editor.root)
    community, _ = load_community(editor.root, theme)
    edition = plan_edition(community, Quarter.of(editor.today), editor.today)
    return compose_site(SiteInputs(community, edition, editor.today), theme, BodyRenderer())


def said(site: Site) -> dict[str, str | bytes]:
    """What each page and file of the site is made of, by its key."""
    found: dict[str, str | bytes] = {}
    for page in site.pages.values():
        values, shared = page.fill(), site.shared[page.language]
        own = [page.path, values.title, values.description, values.context]
        whole = [own, shared, site.alternates_of(page)]
        found[site.key_of_page(page)] = json.dumps(whole, sort_keys=True)
    for file in site.files:
        key = site.key_of_file(file)
        if key is not None and not file.path.endswith(".png"):
            found[key] = file.make()
    return found


def test_what_has_the_key_of_an_earlier_build_is_the_same_as_then(tmp_path: Path) -> None:
    lay_out(tmp_path, 16, "zh, en")
    editor = Editor(tmp_path, random.Random(3))
    known = said(composed(editor))
    renewed = 0
    for _ in range(_EDITS):
        name = editor.edit()
        for key, values in said(composed(editor)).items():
            assert known.setdefault(key, values) == values, name
            renewed += known[key] is not values
    assert renewed > 10 * _EDITS, "most pages outlive an edit"
