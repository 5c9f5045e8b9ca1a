"""Enters: a repository, to `civsite build` and to MkDocs itself. Leaves: the same website from both."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.communities import CHECKOUT, TODAY, SmallCommunity, lay_out_small_community, tree

pytestmark = pytest.mark.slow

_CONFIGURATION = (
    f"site_name: x\ndocs_dir: content\ntheme: {{name: material}}\n"
    f"plugins: [{{civsite: {{date: {TODAY}}}}}]\n"
)
_HOOK = """\
def on_post_page(output, page, config):
    return output + page.title
"""


@pytest.fixture
def community(tmp_path: Path) -> SmallCommunity:
    return SmallCommunity(lay_out_small_community(tmp_path / "社区 one"))


def mkdocs_build(root: Path, out: Path, more: str = "") -> subprocess.CompletedProcess[str]:
    (root / "mkdocs.yml").write_text(_CONFIGURATION + more, "utf-8")
    # The plugin is found by its entry point, its code where this test has it from.
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", str(out)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )


def test_mkdocs_alone_makes_the_same_site_byte_for_byte(
    community: SmallCommunity, tmp_path: Path
) -> None:
    community.build()
    for out in (tmp_path / "alone", tmp_path / "again"):
        done = mkdocs_build(community.root, out)
        assert done.returncode == 0, done.stderr
        made = tree(out)
        assert made == tree(community.out / "site")
    assert any(path.startswith("panels/") for path in made)


def test_mkdocs_says_what_is_wrong_in_words(community: SmallCommunity, tmp_path: Path) -> None:
    faulty = community.root / "content/posters/bad.yml"
    faulty.write_text("title: 坏\ncampaign: nonsense\n", "utf-8")
    done = mkdocs_build(community.root, tmp_path / "x")
    assert done.returncode == 1
    assert "content/posters/bad.yml:2" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_runs_a_repositorys_hooks_and_civsite_does_not(
    community: SmallCommunity, tmp_path: Path
) -> None:
    community.build()
    before = tree(community.out)
    (community.root / "hook.py").write_text(_HOOK, "utf-8")
    done = mkdocs_build(community.root, tmp_path / "alone", "hooks: [hook.py]\n")
    assert done.returncode == 0, done.stderr
    page = next((tmp_path / "alone/posters").glob("*/index.html"))
    assert page.read_text("utf-8").split("</html>")[1].strip()
    community.build(anew=True)
    assert tree(community.out) == before
