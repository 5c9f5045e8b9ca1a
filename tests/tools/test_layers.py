"""The layers of the house: an arrow that points back is a fault that `make lint` names."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the civsite that lies in `folder`."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    command = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, ''); {command}", "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
    )


def test_an_import_that_points_back_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "civsite", tmp_path / "civsite")
    assert linted(tmp_path).returncode == 0
    with (tmp_path / "civsite/model/item.py").open("a") as file:
        file.write("import civsite.plan.coverage\n")
    done = linted(tmp_path)
    assert done.returncode == 1
    assert "civsite.model.item -> civsite.plan.coverage" in done.stdout


def test_a_module_without_a_place_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "civsite", tmp_path / "civsite")
    (tmp_path / "civsite/shed.py").touch()
    done = linted(tmp_path)
    assert done.returncode == 1
    assert "- civsite.shed" in done.stdout
