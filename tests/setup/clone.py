"""Enters: the scripts of setup/. Leaves: a clone where they run with stubs instead of real programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUBS = Path(__file__).parent / "stubs"
_TOOLS = ("basename", "cat", "cksum", "cp", "grep", "id", "mkdir", "rm", "sh", "touch")
_FILES = {
    "requirements.lock": "pillow==13.0.0\n",
    "requirements-test.lock": "pillow==13.0.0\npytest==9.0.0\n",
    "pyproject.toml": "[project]\n",
    "hatch_build.py": "",
}


class Clone:
    """A clone at `root`; a program is on its PATH only once it has been `given`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        shutil.copytree(ROOT / "setup", root / "setup")
        for name, text in _FILES.items():
            (root / name).write_text(text, "utf-8")
        self.programs = root.parent / "programs"
        self.programs.mkdir()
        for tool in _TOOLS:
            found = shutil.which(tool)
            assert found
            (self.programs / tool).symlink_to(found)
        self._calls = root.parent / "calls"

    def give(self, stub: str, name: str | None = None) -> None:
        """Put a stub on PATH, as `name` where it differs from the stub's own."""
        shutil.copy(STUBS / stub, self.programs / (name or stub))

    def take(self, name: str) -> None:
        (self.programs / name).unlink()

    def run(self, script: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of setup/; what it called before is forgotten."""
        self._calls.write_text("")
        return subprocess.run(
            ["sh", f"setup/{script}", *words],
            cwd=self.root,
            env={
                "PATH": str(self.programs),
                "CALLS": str(self._calls),
                "STUBS": str(STUBS),
                "PYTHON": "no-such-python",
                "HOME": os.environ.get("HOME", "/"),
                **environment,
            },
            capture_output=True,
            encoding="utf-8",
        )

    @property
    def calls(self) -> list[str]:
        """What the last run asked of stubs, a line each."""
        return self._calls.read_text("utf-8").splitlines()

    def called(self, beginning: str) -> list[str]:
        return [call for call in self.calls if call.startswith(beginning)]
