"""Enters: a repository, to `civsite build` and to MkDocs itself. Leaves: the same website from both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.communities import CHECKOUT, TODAY, SmallCommunity, tree

pytestmark = pytest.mark.slow

_CONFIGURATION = (
    f"site_name: x\ndocs_dir: content\ntheme: {{name: material}}\n"
    f"plugins: [{{civsite: {{date: {TODAY}}}}}]\n"
)


def mkdocs_build(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    (root / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
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
    shutil.rmtree(community.root / ".civsite/site")  # every page is rendered anew
    done = mkdocs_build(community.root, tmp_path / "alone")
    assert done.returncode == 0, done.stderr
    made = tree(tmp_path / "alone")
    assert made == tree(community.out / "site")
    assert any(path.startswith("panels/") for path in made)
    again = mkdocs_build(community.root, tmp_path / "again")
    assert again.returncode == 0, again.stderr
    assert tree(tmp_path / "again") == made


def test_mkdocs_says_what_is_wrong_in_words(community: SmallCommunity, tmp_path: Path) -> None:
    faulty = community.root / "content/posters/bad.yml"
    faulty.write_text("title: 坏\ncampaign: nonsense\n", "utf-8")
    done = mkdocs_build(community.root, tmp_path / "x")
    assert done.returncode == 1
    assert "content/posters/bad.yml:2" in done.stderr
    assert "Traceback" not in done.stderr
