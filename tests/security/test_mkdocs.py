"""SECURITY.md: nothing that a stranger's `mkdocs.yml` names is run by civsite, and it says what it left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.strangers import Stranger, stranger_in

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-11-22")
HOOK = "from pathlib import Path\nPath(__file__).with_name('ran').write_text('x')\n"
PLUGINS = "plugins: [civsite]\n"


@pytest.fixture
def stranger(tmp_path: Path) -> Stranger:
    return stranger_in(tmp_path)


# «Nothing that `mkdocs.yml` names is run: no hooks, no foreign plugins, no Python tags, …»
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("hooks: [hook.py]\n", "mkdocs.yml:3:9"),
        ("plugins: [civsite, tags]\n", "mkdocs.yml:3:20"),
        ("plugins: [civsite, {group: {plugins: [tags]}}]\n", "mkdocs.yml:3:20"),
        ("markdown_extensions: ['hook']\n", "mkdocs.yml:3:23"),
        ("markdown_extensions: [{'subprocess:Popen': {args: [touch, ran]}}]\n", "mkdocs.yml:3:23"),
        ("markdown_extensions: [{pymdownx.snippets: {base_path: [/]}}]\n", "mkdocs.yml:3:23"),
        ("extra: !!python/object/apply:os.system ['touch ran']\n", "mkdocs.yml:3:8"),
        ("extra: !ENV [CIVSITE_SECRET]\n", "mkdocs.yml:3:8"),
    ],
)
def test_what_mkdocs_yml_names_is_left_to_mkdocs(
    stranger: Stranger, written: str, told: str
) -> None:
    usual = "" if written.startswith("plugins") else PLUGINS
    stranger.plant("hook.py", HOOK)
    stranger.plant("mkdocs.yml", f"site_name: x\ntheme: {{name: material}}\n{written}{usual}")
    status, _, errors = stranger.run("build", "site", *DATE)
    assert status == 0, errors
    assert f"{told} warning [mkdocs-alone]" in errors
    assert list(stranger.root.parent.rglob("ran")) == []
    stranger.assert_no_harm_done()


def test_a_theme_of_mkdocs_that_lies_in_the_repository_has_no_say(stranger: Stranger) -> None:
    stranger.plant("overrides/main.html", "{{ 'overridden' }}")
    stranger.plant("overrides/404.html", "overridden")
    stranger.plant(
        "mkdocs.yml", f"site_name: x\ntheme: {{name: material, custom_dir: overrides}}\n{PLUGINS}"
    )
    assert stranger.run("build", "site", *DATE)[0] == 0
    pages = [path.read_text("utf-8") for path in (stranger.out / "site").rglob("*.html")]
    assert pages
    assert not any("overridden" in page for page in pages)


def test_python_markdowns_own_extensions_are_used_without_their_settings(
    stranger: Stranger,
) -> None:
    stranger.plant("content/pages/notes.md", "---\ntitle: 注\n---\n一句话。[^1]\n\n[^1]: 出处。\n")
    stranger.plant("mkdocs.yml", f"site_name: x\n{PLUGINS}markdown_extensions: [footnotes]\n")
    status, _, errors = stranger.run("build", "site", *DATE)
    assert (status, "mkdocs-alone" in errors) == (0, False), errors
    page = (stranger.out / "site/pages/notes/index.html").read_text("utf-8")
    assert "[^1]" not in page
    assert page.count("出处。") == 1


def test_a_broken_mkdocs_yml_is_told_at_its_line(stranger: Stranger) -> None:
    stranger.plant("mkdocs.yml", "site_name: x\nplugins: [civsite\nnav: x\n")
    status, output, _ = stranger.run("check", *DATE)
    assert status == 1
    assert "mkdocs.yml:2:" in output
    assert "error [yaml-syntax]" in output
